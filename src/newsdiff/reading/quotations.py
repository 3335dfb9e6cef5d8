"""Who is quoted saying what: quotations with their speakers, cues and forms, out of running text.

The method is a set of rules over reporting verbs, marks and noun phrases, after the recipe measured in
docs/benchmarks.md: no parser, no model. Where the marks are is `newsdiff.reading.marks`; what a noun phrase is,
`newsdiff.reading.clauses`; which person a label means, `newsdiff.reading.speakers`. Nothing here compares articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from newsdiff.language.lexicon import Lexicon, ReportingVerb, lexicon
from newsdiff.model import Cue, Form, Quotation, QuoteMarks, Span, Speaker
from newsdiff.reading.clauses import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    PRONOUNS,
    Token,
    is_adverb,
    is_fragment,
    is_name,
    is_time,
    phrase_after,
    phrase_before,
    skip_time,
    tokens_of,
)
from newsdiff.reading.marks import Marked, marked, quote_marks
from newsdiff.reading.segment import sentences
from newsdiff.reading.speakers import Names, names_of

__all__ = ["quotations"]

_CUTS = frozenset(
    "which despite but adding saying noting citing according although though referring whereas while arguing calling telling "
    "insisting claiming explaining suggesting warning stressing pointing describing accusing".split()
)
_FIRST_PERSON = frozenset("i we our us my me i'm we're i've we've i'll we'll ours mine you your you're myself ourselves".split())
_ADVERBIAL = frozenset(
    "in on at during after before when while as if although though with for from by since under amid despite according to following soon "
    "earlier later meanwhile instead rather however still also then so thus speaking asked because until like without among last".split()
)
_LABELS = frozenset("update correction note photo photos video watch read more related source sources editor editors paid".split())
_WHETHER = frozenset("whether if why how what when where who".split())


@dataclass(frozen=True, slots=True)
class _Act:
    """One attribution as it is found. `closing` says that the cue comes after what was said."""

    content: tuple[Span, ...]
    speaker: Span | None = None
    cue: Span | None = None
    verb: str = ""
    stance: str = ""
    form: Form = Form.INDIRECT
    closing: bool = False


_Part: TypeAlias = Callable[[], tuple[tuple[Span, ...], Form, bool]]
_From: TypeAlias = Callable[[int], tuple[tuple[Span, ...], Form, bool]]


@dataclass(frozen=True, slots=True)
class _Line:
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


def quotations(text: str, paragraphs: Sequence[Span] | None = None, *, language: str = "en") -> tuple[Quotation, ...]:
    """Every quotation of a text in reading order; spans are offsets in code points, contents without outer quote marks.

    `paragraphs` are the stretches to look at (by default every non-empty line); a speaker is carried over their borders.
    A language without reporting verbs yields marked quotations only, without speakers.
    """
    stretches = _lines(text) if paragraphs is None else paragraphs
    words = lexicon(language)
    marks = marked(text, stretches)
    lost = quote_marks(text) is QuoteMarks.LOST
    found: list[_Act] = []
    for paragraph in stretches:
        inside = [mark for mark in marks if paragraph.covers(mark.outer)]
        _read_paragraph(found, text, paragraph, inside, words, lost=lost)
    names = names_of(text, words)
    return tuple(sorted((_finished(text, act, names) for act in found), key=lambda quotation: quotation.content))


def _lines(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def _finished(text: str, act: _Act, names: Names) -> Quotation:
    speaker = cue = None
    if act.speaker:
        words = act.speaker.of(text)
        speaker = Speaker(words, *act.speaker, name=names.resolve(words, act.speaker.start))
    if act.cue:
        cue = Cue(act.cue.of(text), *act.cue, stance=act.stance)
    return Quotation(act.form, act.content, speaker, cue)


def _read_paragraph(
    found: list[_Act], text: str, paragraph: Span, marks: Sequence[Marked], words: Lexicon, *, lost: bool
) -> None:
    """Add the acts of one paragraph to those found before it."""
    first = len(found)
    bare: list[_Line] = []
    for span in _masked_sentences(text, paragraph, marks):
        inside = [mark for mark in marks if span.covers(mark.outer)]
        line = _Line(text, tokens_of(text, span, inside), words, span)
        acts = _acts(line, found[-1] if len(found) > first else None)
        if lost:
            acts = [_unmarked(line, act, bare) for act in acts]
            if not acts and not _continue_unmarked(line, found, first):
                bare.append(line)
            elif acts:
                bare.clear()
        acts.extend(_without_cue(line, acts, found, first))
        for act in sorted(acts, key=lambda act: act.content):
            _take(found, act, line)


def _masked_sentences(text: str, paragraph: Span, marks: Sequence[Marked]) -> list[Span]:
    """The paragraph's sentences, none of which ends inside quote marks."""
    pieces, start = [], paragraph.start
    for mark in marks:
        inner = mark.inner.of(text)
        last = inner[-1:] if mark.closed else ""
        pieces += [text[start : mark.inner.start], "x" * (len(inner) - len(last)), last]
        start = mark.inner.end
    masked = "".join([*pieces, text[start : paragraph.end]])
    return [Span(a + paragraph.start, b + paragraph.start) for a, b in sentences(masked)]


def _take(found: list[_Act], act: _Act, line: _Line) -> None:
    """Add an act; a stretch that re-opens the one before it joins that quotation."""
    again = next((t.quote for t in line.tokens if t.quote and t.quote.inner == act.content[0]), None)
    if again and again.continued and found and found[-1].form is Form.DIRECT and act.cue in (None, found[-1].cue):
        found[-1] = replace(found[-1], content=(*found[-1].content, *act.content))
    else:
        found.append(act)


def _acts(line: _Line, before: _Act | None) -> list[_Act]:
    """The acts whose cue stands in this sentence. A later cue that claims all that precedes it wins over earlier ones."""
    acts: list[_Act] = []
    for place, token in enumerate(line.tokens):
        if token.quote:
            continue
        act = _according(line, place) or _by_name_and_colon(line, place) or _by_verb(line, place, acts[-1] if acts else before)
        if act is None or not act.content or any(_inside(act, other) for other in acts):
            continue
        acts = [_cut(other, act) for other in acts if not _swallows(act, other)]
        acts.append(act)
    return [act for act in acts if act.content]


def _inside(act: _Act, other: _Act) -> bool:
    """Whether an act's cue stands in what another says: it is reported by that speaker."""
    return act.cue is not None and any(span.covers(act.cue) for span in other.content) and not act.closing


def _swallows(act: _Act, other: _Act) -> bool:
    return other.cue is not None and any(span.covers(other.cue) for span in act.content)


def _cut(other: _Act, act: _Act) -> _Act:
    """An earlier act's content, ended where a later act begins."""
    start = min(span.start for span in (act.speaker, act.cue, *act.content) if span)
    kept = tuple(Span(a, min(b, start)) for a, b in other.content if a < start)
    return replace(other, content=kept)


def _content(line: _Line, first: int, last: int) -> tuple[tuple[Span, ...], Form]:
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


def _according(line: _Line, place: int) -> _Act | None:
    """ "according to X": what precedes it, or, at the sentence's head, what follows it."""
    tokens = line.tokens
    if tokens[place].lower != "according" or place + 2 >= len(tokens) or tokens[place + 1].lower != "to":
        return None
    end = place + 2
    while end < len(tokens) and tokens[end].text not in (",", ".", ";", "—", "–", ":") and not tokens[end].quote:
        end += 1
    cue, speaker = line.between(place, place + 2), line.between(place + 2, end)
    if place <= 1:
        content, form = _content(line, end + 1, _clause_end(line, end + 1))
    else:
        first = _clause_start(line, place)
        content, form = _content(line, first, place)
        if end < len(tokens) and tokens[end].text == "," and not _tail(tokens, end + 1):
            content += _content(line, end + 1, _clause_end(line, end + 1))[0]
    return _Act(content, speaker, cue, "according to", "evidential", form, closing=place > 1)


def _by_name_and_colon(line: _Line, place: int) -> _Act | None:
    """ "NAME: what was said", at the head of a line."""
    tokens = line.tokens
    if not 1 <= place <= 4 or tokens[place].text != ":" or place + 1 >= len(tokens):
        return None
    if not all(is_name(token) or token.text == "." for token in tokens[:place]) or line.breaks(tokens[place - 1]):
        return None
    if tokens[0].lower in _LABELS or (tokens[place + 1].quote is None and place > 3):
        return None
    content, form = _content(line, place + 1, len(tokens))
    return _Act(content, line.between(0, place), tokens[place].span, ":", "neutral", form)


def _by_verb(line: _Line, place: int, before: _Act | None) -> _Act | None:
    """The act whose cue is the reporting verb at `place`, if it is one."""
    tokens = line.tokens
    verb = line.words.reporting.get(tokens[place].lower)
    if verb is None or (is_name(tokens[place]) and place > 0) or _is_noun(line, place, verb):
        return None
    group, end = _verb_group(line, place)
    if group and tokens[group - 1].lower == "to":
        return None
    if verb.form == "past" and any(token.lower in BE for token in tokens[group:place]):
        if verb.lemma != "quote" or tokens[place + 1].lower != "as" or place + 2 >= len(tokens):
            return None
        end = place + 3
    subject = _subject(line, group, place, verb, before)
    follows, inverted = end, False
    if subject is None or (group == place and tokens[place - 1].text == "," and not verb.addressee and verb.form != "ing"):
        behind = phrase_after(tokens, end) if _may_invert(line, group, verb) else None
        if behind and (subject is None or behind[1] >= len(tokens) or not tokens[behind[1]].is_word):
            subject, follows, inverted = line.between(*behind), behind[1], True
            follows = _after_apposition(tokens, follows)
    if subject is None:
        return None
    left = _left_border(line, group, subject, inverted=inverted)
    content, form, closing = _complement(line, verb, left, follows, inverted=inverted)
    if closing and subject.of(line.text).lower() in ("who", "which", "that"):
        return None
    cue = line.between(place, end)
    return _Act(content, subject, cue, verb.lemma, verb.stance, form, closing=closing)


def _verb_group(line: _Line, place: int) -> tuple[int, int]:
    """From the first auxiliary or adverb before the verb to after its particle."""
    tokens, start = line.tokens, place
    while start > 0 and (tokens[start - 1].lower in AUXILIARIES or is_adverb(tokens[start - 1]) or _is_bare_time(tokens, start - 1)):
        start -= 1
    if start > 1 and start < place and is_time(tokens[start]) and tokens[start - 1].lower in ("on", "in", "late", "early"):
        start -= 1
    if start > 1 and tokens[start - 1].lower == "to" and tokens[start - 2].lower in ("on", "continued", "declined", "refused", "seemed"):
        start -= 3 if tokens[start - 2].lower == "on" and start > 2 else 2
    end = place + 1
    if end < len(tokens) and (tokens[place].lower[:5], tokens[end].lower) in (("point", "out"), ("poin", "out")):
        end += 1
    return start, end


def _is_bare_time(tokens: Sequence[Token], place: int) -> bool:
    return is_time(tokens[place]) and place > 0 and tokens[place - 1].is_word and tokens[place - 1].lower not in DETERMINERS


def _is_noun(line: _Line, place: int, verb: ReportingVerb) -> bool:
    """Whether the form at `place` is a noun or an adjective there: "the claim", "his stated aim", "to report"."""
    if place == 0:
        return verb.form != "ing"
    before = line.tokens[place - 1]
    if line.tokens[place].lower == "states":
        return True
    if before.lower in DETERMINERS or before.lower.endswith(("'s", "s'")) or before.text in ("'", "’"):
        return not (before.lower in ("that", "this") and verb.form == "past")
    if verb.form in ("base", "s") and before.lower in ("of", "no", "new", "other", "recent", "such", "and", "any", "for", "in", "by", "with"):
        return not (before.lower == "and" and verb.form == "s")
    if verb.form == "base":
        return not (before.lower in PRONOUNS | AUXILIARIES or _plural(before) or is_adverb(before) or is_time(before))
    if verb.form == "ing":
        return before.lower in ("of", "by", "for", "from", "in", "without", "before", "after", "about", "than")
    return False


def _plural(token: Token) -> bool:
    return token.lower.endswith("s") or token.lower in ("people", "police", "who", "many", "some", "others", "few", "both", "most", "half") or token.text in ("),—–")


def _subject(line: _Line, group: int, place: int, verb: ReportingVerb, before: _Act | None) -> Span | None:
    """Who says it, to the left of the verb; for "and added" and ", adding", who spoke before in the sentence."""
    tokens = line.tokens
    previous = tokens[group - 1] if group else None
    finite = verb.form != "ing" or any(token.lower in BE for token in tokens[group:place])
    if previous is not None and finite and previous.lower not in ("and", "but"):
        phrase = phrase_before(tokens, group, line.breaks)
        if phrase or previous.quote or previous.text != "," or tokens[group].lower != "then":
            return line.between(*phrase) if phrase else None
    if before is not None and before.speaker is not None and line.span.covers(before.speaker):
        return before.speaker
    return _first_phrase(line, group)


def _first_phrase(line: _Line, end: int) -> Span | None:
    """The sentence's own subject, for a participle or a second verb: the noun phrase before its first finite verb."""
    tokens = line.tokens
    for place in range(1, end):
        token = tokens[place]
        if token.lower in AUXILIARIES or line.breaks(token) or (token.is_word and token.lower.endswith("ed") and not is_name(token)):
            phrase = phrase_before(tokens, place, line.breaks)
            return line.between(*phrase) if phrase else None
    return None


def _may_invert(line: _Line, group: int, verb: ReportingVerb) -> bool:
    """ "…,” said X": right after a quotation or a comma; verbs that need an addressee do not invert."""
    before = line.tokens[group - 1] if group else None
    after = line.tokens[group + 1] if group + 1 < len(line.tokens) else None
    return (
        before is not None
        and after is not None
        and (before.quote is not None or before.text in (",", "—", "–", "?", "!"))
        and verb.form in ("past", "s")
        and not verb.narrating
        and after.lower not in ("his", "her", "their", "its", "our", "my")
    )


def _after_apposition(tokens: Sequence[Token], place: int) -> int:
    """After ", a senator from X," when `place` is its first comma; else `place`."""
    if place + 1 < len(tokens) and tokens[place].text == ",":
        first = tokens[place + 1]
        if first.lower in DETERMINERS | {"who", "whose", "speaking", "now"} or first.text[0].isdigit():
            for end in range(place + 2, min(place + 32, len(tokens))):
                if tokens[end].quote:
                    return end - 1
                if tokens[end].text in (",", "."):
                    return end
    return place


def _left_border(line: _Line, group: int, subject: Span, *, inverted: bool) -> int:
    """How many tokens precede the attribution."""
    if inverted:
        return group
    return next((k for k, token in enumerate(line.tokens) if token.span.start >= subject.start), group)


def _complement(line: _Line, verb: ReportingVerb, left: int, follows: int, *, inverted: bool) -> tuple[tuple[Span, ...], Form, bool]:
    """What was said, its form, and whether it stands before the cue."""
    tokens = line.tokens
    nothing: tuple[Span, ...] = ()
    precedes = left > 0 and (tokens[left - 1].quote is not None or (tokens[left - 1].text in (",", "—", "–") and left > 1))
    quoted = precedes and (tokens[left - 1].quote or tokens[left - 2].quote) is not None
    here = follows
    if verb.addressee or (here < len(tokens) and tokens[here].lower in ("me", "us", "him", "them", "reporters")):
        listener = phrase_after(tokens, here)
        here = listener[1] if listener else here
    here = skip_time(tokens, here)
    after = tokens[here] if here < len(tokens) else None

    def before_it() -> tuple[tuple[Span, ...], Form, bool]:
        return (*_content(line, _quoted_from(line, left) if quoted else _clause_start(line, left), left), True)

    enclosed = _is_enclosed(line, left)

    def from_here(first: int) -> tuple[tuple[Span, ...], Form, bool]:
        content, form = _content(line, first, _clause_end(line, first, enclosed=enclosed))
        return content, form, False

    if after is None or after.text in (".", "?", "!", ")", ";"):
        return before_it() if quoted or (precedes and _is_statement(line, left)) else (nothing, Form.INDIRECT, False)
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
    if precedes and (quoted or inverted or (not verb.weak and _tail(tokens, here) and _is_statement(line, left))):
        return before_it()
    if after.lower in _WHETHER and (not verb.weak or after.lower in ("whether", "if")):
        return from_here(here)
    if verb.lemma == "say" or _is_clause(line, here, weak=verb.weak) or (verb.stance in ("commitment", "directive") and _to(tokens, here)):
        return from_here(here)
    return _narrated(line, verb, here)


def _around(line: _Line, right: int, before_it: _Part, from_here: _From, *, inverted: bool) -> tuple[tuple[Span, ...], Form, bool]:
    """A cue with content before it and a comma after it: either it interrupts, or it is final and a tail follows."""
    tokens = line.tokens
    content, form, _ = before_it()
    after = tokens[right] if right < len(tokens) else None
    interrupts = after is not None and (after.quote is not None if form is Form.DIRECT else not (inverted or _tail(tokens, right)))
    if after is not None and after.quote is not None and form is not Form.INDIRECT and is_fragment(tokens, right):
        interrupts = False
    if interrupts:
        rest, other, _ = from_here(right)
        return (*content, *rest), form if form is other else Form.MIXED, True
    return content, form, True


def _past_comma(line: _Line, comma: int, from_here: _From) -> tuple[tuple[Span, ...], Form, bool]:
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


def _narrated(line: _Line, verb: ReportingVerb, first: int) -> tuple[tuple[Span, ...], Form, bool]:
    """Speech told as a deed ("dismissed the report as “a smear”"): reported only where words of it are quoted, or by rule."""
    end = _clause_end(line, first)
    if verb.narrating or any(token.quote for token in line.tokens[first:end]):
        content, form = _content(line, first, end)
        return content, Form.MIXED if form is Form.DIRECT else form, False
    return (), Form.INDIRECT, False


def _to(tokens: Sequence[Token], place: int) -> bool:
    """Whether an infinitive begins at `place`: "to leave", "not to leave"."""
    return tokens[place].lower == "to" or (tokens[place].lower == "not" and place + 1 < len(tokens) and tokens[place + 1].lower == "to")


def _is_enclosed(line: _Line, left: int) -> bool:
    """Whether the attribution stands in a relative or subordinate clause, which the next comma ends."""
    tokens = line.tokens
    here = tokens[left].lower if left < len(tokens) else ""
    return here in ("who", "which") or (left > 0 and tokens[left - 1].lower in ("while", "although", "though", "when", "whom"))


def _opens_as(line: _Line, left: int) -> bool:
    """Whether the attribution is "As X said, …"."""
    return left > 0 and line.tokens[left - 1].lower == "as"


def _is_clause(line: _Line, first: int, *, weak: bool) -> bool:
    """Whether a clause of its own begins at token `first`: a finite verb follows a subject."""
    tokens = line.tokens
    if first >= len(tokens) or tokens[first].lower in ("to", "of", "for", "in", "on", "by", "with", "at", "as", "from", "against", "into"):
        return False
    if tokens[first].lower.partition("'")[0] in PRONOUNS - {"who", "which"}:
        return "'" in tokens[first].lower or (first + 1 < len(tokens) and tokens[first + 1].is_word)
    if weak:
        return False
    for token in tokens[first + 1 : first + 14]:
        if token.text in (",", ";", "—", ":") or token.lower in ("to", "who", "which"):
            return False
        if token.lower in AUXILIARIES - {"being", "having", "been", "be"} or "'" in token.lower[:-1]:
            return True
    return False


def _is_statement(line: _Line, left: int) -> bool:
    """Whether what precedes token `left` can be what was said: more than an adverbial before the main clause."""
    tokens = line.tokens
    first = _clause_start(line, left)
    opening = tokens[first].lower if first < left else ""
    if opening in _ADVERBIAL:
        comma = next((k for k in range(first, left - 1) if tokens[k].text == ","), None)
        if comma is None:
            return False
        first = comma + 1
    elif opening.endswith("ing"):
        return False
    return left - 1 - first >= 2


def _tail(tokens: Sequence[Token], first: int) -> bool:
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


def _quoted_from(line: _Line, left: int) -> int:
    """Where the content begins that ends with the quotation before token `left`: with its clause, if it belongs to one."""
    tokens = line.tokens
    quote = left - 1 if tokens[left - 1].quote else left - 2
    while quote > 1 and tokens[quote - 1].text in (",", ".", "…") and tokens[quote - 2].quote:
        quote -= 2
    if quote == 0 or not is_fragment(tokens, quote) or quote == 1:
        return quote
    return _clause_start(line, left)


def _clause_start(line: _Line, left: int) -> int:
    """Where the clause before token `left` begins: the sentence, or after a colon, semicolon or an earlier cue's end."""
    tokens = line.tokens
    for k in range(left - 2, -1, -1):
        if tokens[k].text in (";", ":") and not tokens[k].quote:
            return k + 1
    first = 0
    while first < left and tokens[first].lower in ("but", "and", "meanwhile", "still"):
        first += 1
    return first


def _clause_end(line: _Line, first: int, *, enclosed: bool = False) -> int:
    """Where reported content that begins at token `first` ends: at the sentence's end, or where the writer speaks again."""
    tokens = line.tokens
    if 0 < first < len(tokens) and tokens[first].quote and tokens[first - 1].text in (",", ":"):
        return first + 1
    for k in range(first + 1, len(tokens)):
        token, after = tokens[k], tokens[k + 1] if k + 1 < len(tokens) else None
        if after is None:
            break
        if token.text == ";" or (enclosed and token.text == ",") or (token.text in (",", "—", "–") and after.lower in _CUTS):
            return k
        if token.text == "," and k - 1 == first and tokens[first].quote:
            return k
        if token.lower in ("and", "but") and _second_cue(line, k + 1):
            return k - 1 if tokens[k - 1].text == "," else k
    return len(tokens)


def _second_cue(line: _Line, place: int) -> bool:
    """Whether a cue with the same subject, or a new subject and its cue, begins at `place`: "and added that"."""
    tokens = line.tokens
    while place < len(tokens) and is_adverb(tokens[place]):
        place += 1
    if place >= len(tokens):
        return False
    if _speaks(line, place):
        return True
    return (tokens[place].lower in PRONOUNS or is_name(tokens[place])) and place + 1 < len(tokens) and _speaks(line, place + 1)


def _speaks(line: _Line, place: int) -> bool:
    verb = line.words.reporting.get(line.tokens[place].lower)
    return verb is not None and (not verb.weak or verb.lemma == "add") and verb.form in ("past", "s") and verb.stance not in ("cognition", "commitment")


def _without_cue(line: _Line, acts: Sequence[_Act], found: Sequence[_Act], first: int) -> Iterator[_Act]:
    """Quotations nobody is credited with in this sentence take the speaker of the last attribution."""
    for place, token in enumerate(line.tokens):
        if token.quote is None or any(span.overlaps(token.quote.inner) for act in acts for span in act.content):
            continue
        if not _is_speech(line, place):
            continue
        earlier = next((act for act in reversed([*found, *acts]) if act.speaker), None)
        near = earlier is not None and (len(found) > first or bool(acts) or place == 0)
        own = _first_phrase(line, place) if place and not (acts or is_fragment(line.tokens, place)) else None
        if near and earlier and own is None:
            yield replace(earlier, content=(token.quote.inner,), form=Form.DIRECT)
        else:
            yield _Act((token.quote.inner,), own, form=Form.DIRECT)


def _is_speech(line: _Line, place: int) -> bool:
    """Whether a quotation without a cue is somebody's words and not a title, a term or a doubt."""
    token = line.tokens[place]
    words = len(token.text.split())
    if place == 0 or not is_fragment(line.tokens, place):
        return token.ends_sentence and words >= 2 or token.quote is not None and not token.quote.closed or words >= 6
    return words >= 8


def _unmarked(line: _Line, act: _Act, bare: Sequence[_Line]) -> _Act:
    """In a text without marks, speech that talks of "us" and "you" was a direct quotation, as far as one can tell.

    `bare` are the sentences before it in the paragraph that nobody is credited with: those that speak so too belong to
    the words a closing cue credits.
    """
    if act.form is not Form.INDIRECT or act.verb == "according to":
        return act
    spoken = _is_spoken(token for token in line.tokens if any(span.covers(token.span) for span in act.content))
    before = [other for other in bare if _is_spoken(other.tokens)] if act.closing else []
    if not (spoken or before or act.cue and act.cue.of(line.text) == ":"):
        return act
    content = act.content
    if before:
        content = (Span(before[0].span.start, content[0].end), *content[1:])
    return replace(act, content=content, form=Form.UNMARKED)


def _is_spoken(words: Iterable[Token]) -> bool:
    """Whether the words are somebody's own: first or second person, or an ending that lost its apostrophe."""
    return not _FIRST_PERSON.isdisjoint(token.lower for token in words)


def _continue_unmarked(line: _Line, found: list[_Act], first: int) -> bool:
    """Let a spoken sentence after unmarked speech of the same paragraph belong to it."""
    if len(found) == first or found[-1].form is not Form.UNMARKED or not _is_spoken(line.tokens):
        return False
    found[-1] = replace(found[-1], content=(*found[-1].content, line.between(0, len(line.tokens))))
    return True
