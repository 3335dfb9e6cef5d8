"""What an attribution says was said: the words before, after or around a cue, and their form.

Given where speaker and cue stand in a sentence, the functions here find where reported content begins and where the writer
speaks again. Which verb is a cue and who its subject is, is `newsdiff.reading.attributions`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from newsdiff.language.lexicon import Lexicon, ReportingVerb
from newsdiff.model import Form, Span
from newsdiff.reading.clauses import AUXILIARIES, DETERMINERS, PRONOUNS, Token, is_adverb, is_fragment, is_name, is_spaced_hyphen, phrase_after, skip_time

__all__ = ["Line", "clause_end", "clause_start", "complement", "content_of", "is_tail"]

_CUTS = frozenset(
    "which who compared despite but adding saying noting citing according although though referring whereas while arguing calling telling "
    "insisting claiming explaining suggesting warning stressing pointing describing accusing".split()
)
_ADVERBIAL = frozenset(
    "in on at during after before when while as if although though with for from by since under amid despite according to following soon "
    "earlier later meanwhile instead rather however still also then so thus speaking asked because until like without among last".split()
)
_WHETHER = frozenset("whether if why how what when where who".split())
_Part: TypeAlias = Callable[[], tuple[tuple[Span, ...], Form, bool]]
_From: TypeAlias = Callable[[int], tuple[tuple[Span, ...], Form, bool]]

@dataclass(frozen=True, slots=True)
class Line:
    """A sentence (quotations masked) and what is known of words."""

    text: str
    tokens: Sequence[Token]
    words: Lexicon
    span: Span

    def breaks(self, token: Token) -> bool:
        """Whether the token is a reporting verb, which no noun phrase runs over."""
        verb = self.words.reporting.get(token.lower)
        return verb is not None and not is_name(token) and (not verb.weak or verb.form == "past") and verb.form != "base"

    def between(self, first: int, last: int) -> Span:
        """The span of tokens `first` to `last`, exclusive, without outer punctuation."""
        while last > first and self.tokens[last - 1].text in (",", ".", ";", ":", "—", "–", "-", "?", "!"):
            last -= 1
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end) if last > first else Span(0, 0)


def content_of(line: Line, first: int, last: int) -> tuple[tuple[Span, ...], Form]:
    """The content in tokens `first` to `last`, exclusive, and its form."""
    tokens = line.tokens
    while first < last and tokens[first].text in (",", ":", "—", "–", "-", "."):
        first += 1
    while last > first and tokens[last - 1].text in (",", ".", ";", ":", "—", "–", "-"):
        last -= 1
    chosen = tokens[first:last]
    if not any(token.is_word or token.quote for token in chosen):
        return (), Form.INDIRECT
    quoted = tuple(token.quote.inner for token in chosen if token.quote)
    if not any(token.is_word for token in chosen):
        return quoted, Form.DIRECT
    return (Span(chosen[0].span.start, chosen[-1].span.end),), Form.MIXED if quoted else Form.INDIRECT


def complement(line: Line, verb: ReportingVerb, left: int, follows: int, *, inverted: bool) -> tuple[tuple[Span, ...], Form, bool]:
    """What was said, its form, and whether it stands before the cue."""
    tokens = line.tokens
    nothing: tuple[Span, ...] = ()
    precedes = left > 0 and (tokens[left - 1].quote is not None or (tokens[left - 1].text in (",", "—", "–") and left > 1))
    quoted = precedes and (tokens[left - 1].quote or tokens[left - 2].quote) is not None
    here = follows
    if verb.addressee or (here < len(tokens) and tokens[here].lower in ("me", "us", "him", "them", "reporters")):
        listener = phrase_after(tokens, here)
        here = listener[1] if listener else here
    instructs = verb.stance in ("commitment", "directive") and not verb.weak and here < len(tokens) and _to(tokens, here)
    here = here if instructs else skip_time(tokens, here)
    after = tokens[here] if here < len(tokens) else None

    def before_it() -> tuple[tuple[Span, ...], Form, bool]:
        return (*content_of(line, _quoted_from(line, left) if quoted else clause_start(line, left), left), True)

    enclosed = _is_enclosed(line, left)

    def from_here(first: int) -> tuple[tuple[Span, ...], Form, bool]:
        content, form = content_of(line, first, clause_end(line, first, enclosed=enclosed))
        return content, form, False

    if after is None or after.text in (".", "?", "!", ")", ";"):
        stated = precedes and not verb.weak and _is_statement(line, left)
        return before_it() if quoted or stated else (nothing, Form.INDIRECT, False)
    if after.lower == "that" and not (quoted and inverted):
        content, form, _ = from_here(here + 1)
        return content, Form.MIXED if form is Form.DIRECT else form, False
    if after.text == ":":
        return from_here(here + 1)
    if after.text in (",", "—", "–"):
        if quoted or (precedes and _is_statement(line, left)):
            return _around(line, here + 1, before_it, from_here, inverted=inverted)
        return from_here(here + 1) if precedes or _opens_as(line, left) else _past_comma(line, here, from_here)
    if after.quote and not precedes:
        return from_here(here)
    if precedes and (quoted or inverted or (not verb.weak and is_tail(tokens, here) and _is_statement(line, left))):
        return before_it()
    if after.lower in _WHETHER and (not verb.weak or after.lower in ("whether", "if")):
        return from_here(here)
    if verb.lemma == "say" or _is_clause(line, here, weak=verb.weak) or instructs:
        return from_here(here)
    return _narrated(line, verb, here)


def _around(line: Line, right: int, before_it: _Part, from_here: _From, *, inverted: bool) -> tuple[tuple[Span, ...], Form, bool]:
    """A cue with content before it and a comma after it: either it interrupts, or it is final and a tail follows."""
    tokens = line.tokens
    content, form, _ = before_it()
    after = tokens[right] if right < len(tokens) else None
    interrupts = after is not None and (after.quote is not None if form is Form.DIRECT else not (inverted or is_tail(tokens, right)))
    if after is not None and after.quote is not None and form is not Form.INDIRECT and is_fragment(tokens, right):
        interrupts = False
    if interrupts:
        rest, other, _ = from_here(right)
        return (*content, *rest), form if form is other else Form.MIXED, True
    return content, form, True


def _past_comma(line: Line, comma: int, from_here: _From) -> tuple[tuple[Span, ...], Form, bool]:
    """A comma right after the cue: a quotation follows, or a parenthesis and then the content."""
    tokens = line.tokens
    if comma + 1 < len(tokens) and tokens[comma + 1].quote:
        return from_here(comma + 1)
    for k in range(comma + 1, min(comma + 24, len(tokens) - 1)):
        if tokens[k].text in (",", "—", ":") and (tokens[k + 1].quote or tokens[k + 1].lower == "that"):
            return from_here(k + 1 + (tokens[k + 1].lower == "that"))
        if tokens[k].quote or (tokens[k].text == "," and tokens[k + 1].lower not in DETERMINERS | PRONOUNS):
            break
    return (), Form.INDIRECT, False


def _narrated(line: Line, verb: ReportingVerb, first: int) -> tuple[tuple[Span, ...], Form, bool]:
    """Speech told as a deed ("dismissed the report as “a smear”"): reported only where words of it are quoted, or by rule."""
    end = clause_end(line, first)
    quote = next((k for k in range(first, end) if line.tokens[k].quote), None)
    if quote is not None or (verb.narrating and not verb.weak):
        content, form = content_of(line, first if quote is None else quote, end)
        return content, Form.MIXED if form is Form.DIRECT else form, False
    return (), Form.INDIRECT, False


def _to(tokens: Sequence[Token], place: int) -> bool:
    """Whether an infinitive begins at `place`: "to leave", "not to leave"."""
    return tokens[place].lower == "to" or (tokens[place].lower == "not" and place + 1 < len(tokens) and tokens[place + 1].lower == "to")


def _is_enclosed(line: Line, left: int) -> bool:
    """Whether the attribution stands in a relative or subordinate clause, which the next comma ends."""
    tokens = line.tokens
    here = tokens[left].lower if left < len(tokens) else ""
    return here in ("who", "which") or (left > 0 and tokens[left - 1].lower in ("while", "although", "though", "when", "whom", "which"))


def _opens_as(line: Line, left: int) -> bool:
    """Whether the attribution is "As X said, …"."""
    return left > 0 and line.tokens[left - 1].lower == "as"


def _is_clause(line: Line, first: int, *, weak: bool) -> bool:
    """Whether a clause of its own begins at token `first`: a finite verb follows a subject."""
    tokens = line.tokens
    if first >= len(tokens) or tokens[first].lower in ("to", "of", "for", "in", "on", "by", "with", "at", "as", "from", "against", "into"):
        return False
    if tokens[first].lower.partition("'")[0] in PRONOUNS - {"who", "which"}:
        return "'" in tokens[first].lower or (first + 1 < len(tokens) and tokens[first + 1].is_word)
    if weak and tokens[first].lower not in DETERMINERS and not is_name(tokens[first]):
        return False
    for token in tokens[first + 1 : first + (5 if weak else 14)]:
        if token.text in (",", ";", "—", ":") or token.lower in ("to", "who", "which"):
            return False
        if token.lower in AUXILIARIES - {"being", "having", "been", "be"} or "'" in token.lower[:-1]:
            return True
    return False


def _is_statement(line: Line, left: int) -> bool:
    """Whether what precedes token `left` can be what was said: more than an adverbial before the main clause."""
    tokens = line.tokens
    first = clause_start(line, left)
    while first < left and (tokens[first].lower in _ADVERBIAL or tokens[first].lower.endswith("ing") or is_adverb(tokens[first])):
        comma = next((k for k in range(first, left - 1) if tokens[k].text == ","), None)
        if comma is None:
            return False
        first = comma + 1
    return left - 1 - first >= 2


def is_tail(tokens: Sequence[Token], first: int) -> bool:
    """Whether what begins at token `first` only adds to an attribution: an adverbial, a participle, another clause."""
    if first >= len(tokens):
        return True
    word = tokens[first].lower
    return (
        (word.endswith("ing") and tokens[first].text[0].islower())
        or word in _CUTS
        or word in ("and", "but", "as", "in", "on", "at", "during", "after", "before", "when", "who", "which", "while", "with", "to", "of", "from")
        or word in ("citing", "though", "through", "about", "where", "outside", "following", "a", "an", "one", "ahead", "via", "by")
    )


def _quoted_from(line: Line, left: int) -> int:
    """Where the content begins that ends with the quotation before token `left`: with its clause, if it belongs to one."""
    tokens = line.tokens
    quote = left - 1 if tokens[left - 1].quote else left - 2
    while quote > 1 and tokens[quote - 1].text in (",", ".", "…") and tokens[quote - 2].quote:
        quote -= 2
    continues = tokens[quote].quote and tokens[quote].text[1:2].islower() and tokens[quote - 1].text == ","
    if quote == 0 or quote == 1 or not (is_fragment(tokens, quote) or continues):
        return quote
    return clause_start(line, left)


def clause_start(line: Line, left: int) -> int:
    """Where the clause before token `left` begins: the sentence, or after a colon, semicolon or an earlier cue's end."""
    tokens = line.tokens
    for k in range(left - 2, -1, -1):
        if tokens[k].text in (";", ":") and not tokens[k].quote:
            return k + 1
    first = 0
    while first < left and tokens[first].lower in ("but", "and", "meanwhile", "still"):
        first += 1
    return first


def clause_end(line: Line, first: int, *, enclosed: bool = False) -> int:
    """Where reported content that begins at token `first` ends: at the sentence's end, or where the writer speaks again."""
    tokens = line.tokens
    opening = tokens[first] if 0 < first < len(tokens) else None
    if opening and opening.quote and (tokens[first - 1].text in (",", ":") or opening.closes_clause):
        return first + 1
    for k in range(first + 1, len(tokens)):
        token, after = tokens[k], tokens[k + 1] if k + 1 < len(tokens) else None
        if after is None:
            break
        if token.text == ";" or (enclosed and token.text == ","):
            return k
        cuts = after.lower in _CUTS or (after.lower == "even" and k + 2 < len(tokens) and tokens[k + 2].lower in ("though", "as", "if"))
        if cuts and (token.text in (",", "—", "–", "--") or is_spaced_hyphen(tokens, k)):
            return k
        if token.text == "," and k - 1 == first and tokens[first].quote:
            return k
        if token.lower in ("and", "but") and _second_cue(line, k + 1):
            return k - 1 if tokens[k - 1].text == "," else k
    return len(tokens)


def _second_cue(line: Line, place: int) -> bool:
    """Whether a cue with the same subject, or a new subject and its cue, begins at `place`: "and added that"."""
    tokens = line.tokens
    while place < len(tokens) and is_adverb(tokens[place]):
        place += 1
    if place >= len(tokens):
        return False
    for here in range(place, min(place + 6, len(tokens))):
        if _speaks(line, here):
            return True
        if not tokens[here].is_word or tokens[here].lower in ("that", "who", "which", "to"):
            return False
    return False


def _speaks(line: Line, place: int) -> bool:
    verb = line.words.reporting.get(line.tokens[place].lower)
    return verb is not None and (not verb.weak or verb.lemma == "add") and verb.form in ("past", "s") and verb.stance not in ("cognition", "commitment")
