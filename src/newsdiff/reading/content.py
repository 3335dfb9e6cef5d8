"""What an attribution says was said: the words before, after or around a cue, and their form.

Given where speaker and cue stand in a sentence, the functions here find on which side of them the content stands. Where it
ends is `newsdiff.reading.borders`; which verb is a cue and who its subject is, `newsdiff.reading.attributions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from newsdiff.language.lexicon import ReportingVerb, lexicon
from newsdiff.model import Form, Span
from newsdiff.reading.borders import OPENING, clause_end, clause_start, is_tail
from newsdiff.reading.clauses import (
    AUXILIARIES,
    DETERMINERS,
    PRONOUNS,
    Line,
    Token,
    is_adverb,
    is_fragment,
    is_name,
    phrase_after,
    skip_time,
)

__all__ = ["Content", "complement", "content_of"]

_WORDS = lexicon("en").grammar
_ADVERBIAL = _WORDS["adverbials"]
_WHETHER = _WORDS["questions"]
_PASTS = _WORDS["pasts"]
_PLACING = frozenset("at by during for from in on under within".split())
_AFTER_LISTENER = _WHETHER | {"that", "to", ":", ","}


_SEQUELS = frozenset("after before since until".split())
_LINKS = frozenset("of for from with by at in to and on".split())
_PAUSES = (",", "—")
_ENDS = (".", "?", "!", ")", ";")
_SPOKEN = frozenset({"doubt", "concession"})
"""Stances whose verbs tell of speech even with a bare noun phrase: "claimed a victory", "conceded the point"."""

_RECALLS = frozenset("describe recall remember report".split())
"""Verbs that tell what was lived through in a gerund: "reported **hearing** a bang"."""

_CONTRACTED = ("n't", "'ll", "'re", "'ve", "'d")


BRIEF = 9
"""Tokens of an attribution short enough ("union lawyer Ann Roe claimed") for a weak verb to close a statement."""


class Content(NamedTuple):
    """What was said, its form, and whether it stands before its cue."""

    spans: tuple[Span, ...]
    form: Form
    closing: bool = False


_NOTHING = Content((), Form.INDIRECT)


def content_of(line: Line, first: int, last: int) -> tuple[tuple[Span, ...], Form]:
    """The content in tokens `first` to `last`, exclusive, and its form."""
    tokens = line.tokens
    while first < last and tokens[first].text in (",", ":", "—", "-", "."):
        first += 1
    while last > first and tokens[last - 1].text in (",", ".", ";", ":", "—", "-"):
        last -= 1
    chosen = tokens[first:last]
    if not any(token.is_word or token.quote for token in chosen):
        return (), Form.INDIRECT
    quoted = tuple(token.quote.inner for token in chosen if token.quote)
    if not any(token.is_word for token in chosen):
        return quoted, Form.DIRECT
    return (Span(chosen[0].span.start, chosen[-1].span.end),), Form.MIXED if quoted else Form.INDIRECT


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a cue stands: how many tokens precede its attribution, and whether its subject follows it."""

    line: Line
    verb: ReportingVerb
    left: int
    inverted: bool

    @property
    def follows_words(self) -> bool:
        """Whether a quotation or a comma stands right before the attribution."""
        tokens, left = self.line.tokens, self.left
        return left > 0 and (tokens[left - 1].quote is not None or (tokens[left - 1].text in _PAUSES and left > 1))

    @property
    def follows_quote(self) -> bool:
        """Whether a quotation stands right before the attribution, a comma between them or not."""
        tokens, left = self.line.tokens, self.left
        return self.follows_words and (tokens[left - 1].quote or tokens[left - 2].quote) is not None

    @property
    def follows_statement(self) -> bool:
        """Whether what stands before can be what was said."""
        return self.follows_words and _is_statement(self.line, self.left)

    def before(self) -> Content:
        """What stands before the attribution."""
        first = _quoted_from(self.line, self.left) if self.follows_quote else clause_start(self.line, self.left)
        return Content(*content_of(self.line, first, self.left), closing=True)

    def after(self, first: int) -> Content:
        """What begins at token `first`."""
        end = clause_end(self.line, first, enclosed=_is_enclosed(self.line, self.left))
        return Content(*content_of(self.line, first, end))


def complement(line: Line, verb: ReportingVerb, left: int, follows: int, *, inverted: bool) -> Content:
    """What was said with the cue whose attribution `left` tokens precede and that the token `follows` follows."""
    tokens, place = line.tokens, _Place(line, verb, left, inverted)
    here = _past_listener(line, verb, follows)
    after = tokens[here] if here < len(tokens) else None
    if after is None or after.text in _ENDS:
        plain = not verb.weak or (follows - left <= BRIEF and not _is_measure(tokens[left:follows]))
        closing = place.follows_quote or (place.follows_statement and plain and not verb.clauseless)
        return place.before() if closing else _fragment(place, follows, here)
    if after.text == ":":
        return place.after(here + 1)
    if not place.follows_words and (after.lower in ("and", "but") or _refers_back(tokens, here)):
        return _NOTHING  # "apologised and promised that …", "rejected that, saying …": what was said is the next verb's
    if after.text in _PAUSES:
        opens = here + 1 < len(tokens) and tokens[here + 1].quote is not None and tokens[here + 1].text[1:2].isupper()
        if place.follows_quote or (place.follows_statement and not opens):
            return _around(place, here + 1)
        return place.after(here + 1) if place.follows_words or _opens_as(line, left) else _past_comma(place, here)
    if after.lower == "that" and not (place.follows_words and inverted) and not _points_at(place, here):
        pronoun = here + 1 < len(tokens) and tokens[here + 1].lower in AUXILIARIES  # "said **that was** untrue"
        found = place.after(here + (not pronoun))
        return found._replace(form=Form.MIXED) if found.form is Form.DIRECT else found
    if after.quote and not place.follows_words:
        return place.after(here)
    told = verb.addressee and here > follows and not verb.narrating and _is_told(line, here, len(tokens))
    return place.after(here) if told and _opens_clause(tokens, here) else _before_or_after(place, here)


def _opens_clause(tokens: Sequence[Token], place: int) -> bool:
    """Whether a subject begins behind somebody addressed: "told reporters **the dam** leaked"."""
    word = tokens[place].lower
    return word in DETERMINERS or word in PRONOUNS - {"who", "which"} or is_name(tokens[place])


def _is_measure(attribution: Sequence[Token]) -> bool:
    """Whether a noun phrase holds a clause of its own: "half the distance **the survey allowed**"."""
    return any(
        token.lower in ("the", "a", "an") and not before.text[0].isupper() and before.lower not in _LINKS
        for before, token in pairwise(attribution)
    )


def _fragment(place: _Place, first: int, last: int) -> Content:
    """The quoted words among those an adverbial or a listener takes up: "spoke of “a slow decline”"."""
    quotes = tuple(token.quote.inner for token in place.line.tokens[first:last] if token.quote)
    return Content(quotes[:1], Form.MIXED) if quotes else _NOTHING


def _points_at(place: _Place, here: int) -> bool:
    """Whether "that" at `here` points at something that is then called names: "dismissed that account as “a story”"."""
    following = place.line.tokens[here + 1 : here + 5]
    return place.verb.narrating and any(token.lower == "as" or token.quote for token in following)


def _refers_back(tokens: Sequence[Token], here: int) -> bool:
    """Whether "that" at `here` stands for something told before: "rejected **that**, saying …"; not "said that, if …"."""
    following, then, *_ = [*(token.text.lower() for token in tokens[here + 1 : here + 3]), ".", "."]
    before_comma = following == "," and (then.endswith("ing") or then in (".", "too"))
    return tokens[here].lower == "that" and (before_comma or following in (".", ";", "and", "but"))


def _past_listener(line: Line, verb: ReportingVerb, follows: int) -> int:
    """The token after those addressed ("told voters and reporters …") and after adverbs of time and place.

    Where nothing more follows, what looked like somebody addressed is what was said: "promised a cap".
    """
    tokens, here = line.tokens, follows
    if verb.addressee or (here < len(tokens) and tokens[here].lower in ("me", "us", "him", "them", "reporters")):
        listener = _listener(tokens, here)
        if listener and listener[1] < len(tokens) and tokens[listener[1]].lower in AUXILIARIES:
            return here
        here = listener[1] if listener else here
        more = phrase_after(tokens, here + 1) if listener and here < len(tokens) and tokens[here].lower == "and" else None
        if more and more[1] < len(tokens) and (tokens[more[1]].quote or tokens[more[1]].lower in _AFTER_LISTENER):
            here = more[1]
    charged = verb.stance == "accusation" and here < len(tokens) and tokens[here].lower in ("of", "for")
    if charged or _instructs(line, verb, here):
        return here
    behind = skip_time(tokens, here)
    alone = here > follows and verb.narrating and (behind >= len(tokens) or tokens[behind].text in _ENDS)
    return follows if alone and verb.addressee else behind


def _listener(tokens: Sequence[Token], here: int) -> tuple[int, int] | None:
    """Who is spoken to: a noun phrase, or "her" where it opens none: "told **her** that", "told **her** the rain"."""
    if here + 1 < len(tokens) and tokens[here].lower == "her":
        after = tokens[here + 1]
        if after.quote is not None or after.lower in _AFTER_LISTENER | DETERMINERS | PRONOUNS:
            return here, here + 1
    return phrase_after(tokens, here)


def _instructs(line: Line, verb: ReportingVerb, here: int) -> bool:
    """Whether what was said is an infinitive: "vowed to leave", "urged them to stay"."""
    told = (verb.addressee or verb.stance in ("commitment", "directive")) and not verb.weak
    return told and here < len(line.tokens) and _to(line.tokens, here)


def _before_or_after(place: _Place, here: int) -> Content:
    """Content on the side of the cue that can be it, where a plain word follows the cue."""
    line, verb, after = place.line, place.verb, place.line.tokens[here]
    closing = not verb.weak and is_tail(line.tokens, here) and place.follows_statement
    if place.follows_quote or (place.follows_words and place.inverted) or closing:
        return place.before()
    asks = after.lower in _WHETHER and (not verb.weak or after.lower in ("whether", "if"))
    recalls = verb.lemma in _RECALLS and after.lower.endswith("ing") and after.text.islower()
    if asks or recalls or verb.lemma == "say" or _is_clause(line, here, weak=verb.weak) or _instructs(line, verb, here):
        return place.after(here)
    return _narrated(place, here)


def _around(place: _Place, right: int) -> Content:
    """A cue with content before it and a comma after it: either it interrupts, or it is final and a tail follows."""
    tokens, found = place.line.tokens, place.before()
    after = tokens[right] if right < len(tokens) else None
    if after is None:
        return found
    if after.quote:
        interrupts = found.form is Form.INDIRECT or not is_fragment(tokens, right)
    else:
        interrupts = found.form is not Form.DIRECT and not place.inverted and not is_tail(tokens, right)
    if not interrupts:
        return found
    rest = place.after(right)
    return Content((*found.spans, *rest.spans), found.form if found.form is rest.form else Form.MIXED, closing=True)


def _past_comma(place: _Place, comma: int) -> Content:
    """A comma right after the cue: a quotation follows, or a parenthesis and then the content."""
    tokens = place.line.tokens
    if comma + 1 < len(tokens) and tokens[comma + 1].quote:
        return place.after(comma + 1)
    for k in range(comma + 1, min(comma + 24, len(tokens) - 1)):
        after = tokens[k + 1]
        if tokens[k].text in (",", "—", ":") and (after.quote or after.lower == "that"):
            return place.after(k + 1 + (after.lower == "that"))
        if tokens[k].quote or (tokens[k].text == "," and after.lower not in DETERMINERS | PRONOUNS):
            break
    return _NOTHING


def _narrated(place: _Place, first: int) -> Content:
    """Speech told as a deed ("dismissed the report as “a smear”"): its quoted words, or what it is about."""
    first += place.verb.stance == "accusation" and place.line.tokens[first].lower in ("of", "for")
    end = clause_end(place.line, first, enclosed=_is_enclosed(place.line, place.left))
    end = _narrated_end(place.line, first, end)
    quote = next((k for k in range(first, end) if place.line.tokens[k].quote), None)
    spoken = not place.verb.weak or place.verb.stance in _SPOKEN
    if not place.verb.narrating or (quote is None and not spoken):
        return _NOTHING
    spans, form = content_of(place.line, first if quote is None else quote, end)
    return Content(spans, Form.MIXED if form is Form.DIRECT else form)


def _narrated_end(line: Line, first: int, end: int) -> int:
    """Where a deed told with a noun phrase ends: before the next deed ("denounced it **and rejected** …") or what dates it.

    "Welcomed the deal **after** a “long winter”" quotes nobody.
    """
    for k in range(first + 1, end - 1):
        if line.tokens[k].lower in _SEQUELS:
            return k
        after = line.words.reporting.get(line.tokens[k + 1].lower)
        deed = (after and after.form in ("past", "s")) or line.tokens[k + 1].lower in _PASTS
        if line.tokens[k].lower in ("and", "but") and deed:
            return k
        if line.tokens[k].lower in AUXILIARIES:
            break
    return end


def _to(tokens: Sequence[Token], place: int) -> bool:
    """Whether an infinitive begins at `place`: "to leave", "not to leave"."""
    return tokens[place].lower == "to" or (
        tokens[place].lower == "not" and place + 1 < len(tokens) and tokens[place + 1].lower == "to"
    )


def _is_enclosed(line: Line, left: int) -> bool:
    """Whether the attribution stands in a relative or subordinate clause, which the next comma ends."""
    tokens = line.tokens
    here = tokens[left].lower if left < len(tokens) else ""
    return here in ("who", "which") or (
        left > 0 and tokens[left - 1].lower in ("while", "although", "though", "when", "whom", "which")
    )


def _opens_as(line: Line, left: int) -> bool:
    """Whether the attribution is "As X said, …"."""
    return left > 0 and line.tokens[left - 1].lower == "as"


def _is_clause(line: Line, first: int, *, weak: bool) -> bool:
    """Whether a clause of its own begins at token `first`: a finite verb follows a subject."""
    tokens = line.tokens
    if first >= len(tokens) or tokens[first].lower in (
        "to",
        "of",
        "for",
        "in",
        "on",
        "by",
        "with",
        "at",
        "as",
        "from",
        "against",
        "into",
    ):
        return False
    if tokens[first].lower.partition("'")[0] in PRONOUNS - {"who", "which"}:
        return "'" in tokens[first].lower or (first + 1 < len(tokens) and tokens[first + 1].is_word)
    helped = first + 1 < len(tokens) and tokens[first + 1].lower in AUXILIARIES
    if weak and not helped and tokens[first].lower not in DETERMINERS and not is_name(tokens[first]):
        return False
    for token in tokens[first + 1 : first + (5 if weak else 14)]:
        if token.text in (",", ";", "—", ":") or token.lower in ("to", "who", "which"):
            return False
        finite = token.lower in AUXILIARIES - {"being", "having", "been", "be"} and not is_name(token)
        if finite or token.lower.endswith(_CONTRACTED):
            return True
    return False


def _is_statement(line: Line, left: int) -> bool:
    """Whether what precedes token `left` can be what was said: more than an adverbial before the main clause."""
    tokens = line.tokens
    first = clause_start(line, left)
    while first < left:
        word, adverb = tokens[first].lower, is_adverb(tokens[first])
        gerund = word.endswith("ing")
        if not (word in _ADVERBIAL or gerund or adverb):
            break
        comma = next((k for k in range(first, left - 1) if tokens[k].text == ","), None)
        if comma is None and not adverb:
            return (word in _PLACING or gerund) and _is_told(line, first, left - 1)
        first = first + 1 if comma is None else comma + 1
    return left - 1 - first >= 2


def _is_told(line: Line, first: int, last: int) -> bool:
    """Whether something happens in the words: "in three districts the army **printed** the posters"."""
    return any(
        token.lower in _PASTS or token.lower in AUXILIARIES or (token.lower.endswith("ed") and token.text.islower())
        for token in line.tokens[first + 2 : last]
    )


def _quoted_from(line: Line, left: int) -> int:
    """Where the content begins that ends with the quotation before token `left`: with its clause, if it belongs to one."""
    tokens = line.tokens
    quote = left - 1 if tokens[left - 1].quote else left - 2
    while quote > 1 and tokens[quote - 1].text in (",", ".", "…") and tokens[quote - 2].quote:
        quote -= 2
    continues = tokens[quote].quote and tokens[quote].text[1:2].islower() and tokens[quote - 1].text == ","
    opens = quote == 1 and (tokens[0].lower in OPENING or not tokens[0].is_word)
    if quote == 0 or opens or not (is_fragment(tokens, quote) or continues):
        return quote
    return clause_start(line, left)
