"""Who is quoted saying what: quotations with their speakers, cues and forms, out of running text.

The method is a set of rules over reporting verbs, marks and noun phrases (docs/how-it-works.md): no parser, no model.
Where the marks are is `newsdiff.reading.marks`; who speaks in a sentence, `newsdiff.reading.attributions`; which person a
label means, `newsdiff.reading.speakers`. Nothing here compares articles.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from newsdiff.language.lexicon import Lexicon, lexicon
from newsdiff.model import Cue, Form, Quotation, QuoteMarks, Span, Speaker
from newsdiff.reading.attributions import Attribution, attributions
from newsdiff.reading.clauses import Line, Token, is_fragment, tokens_of
from newsdiff.reading.marks import Marked, marked, quote_marks
from newsdiff.reading.segment import sentences
from newsdiff.reading.speakers import Names, names_of
from newsdiff.reading.subjects import first_phrase

__all__ = ["quotations"]

LONGEST = 3000
"""Code points of the longest sentence that is read for who says what; no newspaper prints a longer one."""

HEADLINE = 140
"""Code points of the longest headline."""

NEAR = 12
"""Quotations looked back over for somebody to credit."""

_CONTRACTED = frozenset((word, "s") for word in ("it", "that", "there", "he", "she", "what", "who"))

_WORDS = lexicon("en").grammar
_FIRST_PERSON = _WORDS["spoken"]


def quotations(text: str, paragraphs: Sequence[Span] | None = None, *, language: str = "en") -> tuple[Quotation, ...]:
    """Every quotation of a text in reading order; spans are offsets in code points, contents without outer quote marks.

    `paragraphs` are the stretches to look at (by default every non-empty line); a speaker is carried over their borders.
    A language without reporting verbs yields marked quotations only, without speakers.
    """
    stretches = _lines(text) if paragraphs is None else paragraphs
    words = lexicon(language)
    marks = marked(text, stretches)
    lost = quote_marks(text) is QuoteMarks.LOST
    found: list[Attribution] = []
    above: list[Attribution] = []
    for paragraph in stretches:
        acts = above if _is_headline(text, paragraph) else found
        _read_paragraph(acts, text, paragraph, _within(marks, paragraph), words, lost=lost)
    return tuple(_resolved(text, sorted((*above, *found), key=lambda act: act.content), names_of(text, words)))


def _lines(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def _within(marks: Sequence[Marked], span: Span) -> Sequence[Marked]:
    """Those of the marks, which are in reading order, that lie in the span."""
    first = bisect_left(marks, span.start, key=lambda mark: mark.outer.start)
    return marks[first : bisect_right(marks, span.end, lo=first, key=lambda mark: mark.outer.end)]


def _resolved(text: str, acts: Sequence[Attribution], names: Names) -> Iterator[Quotation]:
    """The quotations, each speaker with the full name its label stands for; a pronoun means who spoke last."""
    last = ""
    for act in acts:
        speaker = cue = None
        if act.speaker:
            label = act.speaker.of(text)
            speaker = Speaker(label, *act.speaker, name=names.resolve(label, act.speaker.start, last))
            last = speaker.name or ("" if label.lower() not in names.words.pronouns else last)
        if act.cue:
            cue = Cue(act.cue.of(text), *act.cue, stance=act.stance, lemma=act.verb)
        yield Quotation(act.form, act.content, speaker, cue)


def _read_paragraph(
    found: list[Attribution], text: str, paragraph: Span, marks: Sequence[Marked], words: Lexicon, *, lost: bool
) -> None:
    """Add the acts of one paragraph to those found before it."""
    first = len(found)
    bare: list[Line] = []
    headline = _is_headline(text, paragraph)
    for span in _masked_sentences(text, paragraph, marks):
        inside = _within(marks, span)
        if span.end - span.start > LONGEST:
            found.extend(Attribution((mark.inner,), form=Form.DIRECT) for mark in inside)
            continue
        line = Line(text, tokens_of(text, span, inside), words, span, headline=headline)
        acts = attributions(line, found[-1] if len(found) > first else None)
        if lost:
            acts = [_unmarked(line, act, bare) for act in acts]
            if not acts and not _continue_unmarked(line, found, first):
                bare.append(line)
            elif acts:
                bare.clear()
        acts.extend([*_without_cue(line, acts, found, first)])
        reopened = {token.quote.inner for token in line.tokens if token.quote and token.quote.continued}
        for act in sorted(acts, key=lambda act: act.content):
            _take(found, act, paragraph, again=act.content[0] in reopened)


def _is_headline(text: str, paragraph: Span) -> bool:
    """Whether a paragraph is set like a headline: a short line without an end mark outside quote marks."""
    line = paragraph.of(text).rstrip()
    return len(line) <= HEADLINE and (line[-1:].isalnum() or (line[-1:] in "”’\"'" and line[-2:-1].isalnum()))


def _masked_sentences(text: str, paragraph: Span, marks: Sequence[Marked]) -> list[Span]:
    """The paragraph's sentences, none of which ends inside quote marks."""
    pieces, start = [], paragraph.start
    for mark in marks:
        inner = mark.inner.of(text)
        first = "X" if inner[:1].isupper() or inner[:1].isdigit() else "x"
        last = inner[-1:] if mark.closed and len(inner) > 1 else ""
        pieces += [text[start : mark.inner.start], (first + "x" * len(inner))[: len(inner) - len(last)], last]
        start = mark.inner.end
    masked = "".join([*pieces, text[start : paragraph.end]])
    return [Span(a + paragraph.start, b + paragraph.start) for a, b in sentences(masked)]


def _take(found: list[Attribution], act: Attribution, paragraph: Span, *, again: bool) -> None:
    """Add an act; one that goes on with the last one's words ("A," she said. "B."), or opens its marks `again`, joins it."""
    last = found[-1] if found else None
    shared = last is not None and act.cue is not None and act.cue == last.cue and paragraph.covers(last.content[-1])
    goes_on = again and last is not None and (last.cue is None or act.cue in (None, last.cue))
    if last and last.form is act.form is Form.DIRECT and (shared or goes_on):
        found[-1] = replace(last if last.cue else act, content=(*last.content, *act.content))
    else:
        found.append(act)


def _without_cue(line: Line, acts: Sequence[Attribution], found: Sequence[Attribution], first: int) -> Iterator[Attribution]:
    """Quotations nobody is credited with in this sentence take the speaker of the last attribution."""
    taken = [span for act in acts for span in act.content]
    earlier = next((act for act in (*reversed(acts), *reversed(found[-NEAR:])) if act.speaker), None)
    for place, token in enumerate(line.tokens):
        if token.quote is None or any(span.overlaps(token.quote.inner) for span in taken):
            continue
        if line.headline and is_fragment(line.tokens, place) and " " in token.text:
            yield Attribution((token.quote.inner,), form=Form.MIXED)
            continue
        if not _is_speech(line, place):
            continue
        near = earlier is not None and (len(found) > first or bool(acts) or place == 0)
        own = first_phrase(line, place) if place and not (acts or is_fragment(line.tokens, place)) else None
        if near and earlier and own is None:
            yield replace(earlier, content=(token.quote.inner,), form=Form.DIRECT)
        else:
            yield Attribution((token.quote.inner,), own, form=Form.DIRECT)


def _is_speech(line: Line, place: int) -> bool:
    """Whether a quotation without a cue is somebody's words and not a title, a term or a doubt."""
    token = line.tokens[place]
    words = len(token.text.split())
    if place == 0 or not is_fragment(line.tokens, place):
        return (token.ends_sentence and words >= 2) or (token.quote is not None and not token.quote.closed) or words >= 6
    return words >= 8


def _unmarked(line: Line, act: Attribution, bare: Sequence[Line]) -> Attribution:
    """In a text without marks, speech that talks of "us" and "you" was a direct quotation, as far as one can tell.

    `bare` are the sentences before it in the paragraph that nobody is credited with: those that speak so too belong to
    the words a closing cue credits.
    """
    if act.form is not Form.INDIRECT or act.verb == "according to":
        return act
    spoken = _is_spoken(token for token in line.tokens if any(span.covers(token.span) for span in act.content))
    before = [other for other in bare if _is_spoken(other.tokens)] if act.closing else []
    if not (spoken or before or (act.cue and act.cue.of(line.text) == ":")):
        return act
    content = act.content
    if before:
        content = (Span(before[0].span.start, content[0].end), *content[1:])
    return replace(act, content=content, form=Form.UNMARKED)


def _is_spoken(words: Iterable[Token]) -> bool:
    """Whether the words are somebody's own: first or second person, or a contraction that lost its apostrophe."""
    lower = [token.lower for token in words]
    contracted = any(pair in _CONTRACTED or pair[1] == "t" for pair in pairwise(lower))
    return contracted or not _FIRST_PERSON.isdisjoint(lower)


def _is_next_paragraph(last: Attribution, line: Line) -> bool:
    between = line.text[last.content[-1].end : line.span.start]
    return len(between.split()) < 8 and between.count("\n") <= 2


def _continue_unmarked(line: Line, found: list[Attribution], first: int) -> bool:
    """Let a sentence nobody is credited with, in a text without marks, belong to the speech before it.

    A cue after the words it credits ("A, she said. B.") stands in the middle of a quotation: what follows in the paragraph
    goes on with it, for reported speech is closed by its cue and left. After a cue before the words only a sentence that is
    somebody's own goes on; in the next paragraph, one that begins so.
    """
    last = found[-1] if found else None
    if last is None or last.cue is None or last.verb == "according to" or last.form not in (Form.UNMARKED, Form.INDIRECT):
        return False
    spoken = _is_spoken(line.tokens)
    if len(found) > first:
        goes_on = last.closing or (spoken and (last.form is Form.UNMARKED or last.verb == "say"))
    else:
        goes_on = last.form is Form.UNMARKED and _is_next_paragraph(last, line) and _is_spoken(line.tokens[:2])
    if goes_on:
        content = _joined(line.text, (*last.content, line.between(0, len(line.tokens))))
        found[-1] = replace(last, content=content, form=Form.UNMARKED)
    return goes_on


def _joined(text: str, content: Sequence[Span]) -> tuple[Span, ...]:
    """Content spans, those with no word between them made one."""
    joined = [content[0]]
    for span in content[1:]:
        if any(char.isalnum() for char in text[joined[-1].end : span.start]) or "\n" in text[joined[-1].end : span.start]:
            joined.append(span)
        else:
            joined[-1] = Span(joined[-1].start, span.end)
    return tuple(joined)
