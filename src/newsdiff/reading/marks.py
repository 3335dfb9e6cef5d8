"""Where quote marks open and close, and whether a text has lost them.

Newspapers mark speech in many ways: curly, straight and doubled-up marks, British single marks, quotations that run over
paragraphs and re-open in each, marks that are never closed. This module finds the marked stretches; who is speaking in
them is decided in `newsdiff.reading.quotations`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsdiff.model import QuoteMarks, Span

__all__ = ["Marked", "marked", "quote_marks"]

MOST_PLURALS = 40
"""Apostrophes as in "ministers’ plan" that are passed over where the end of a quotation in single marks is looked for."""

_DOUBLE = re.compile("[“”„‟«»\"]|``|''")
_SINGLE = re.compile("[‘’‚‛'`]")
_OPENS_ONLY = frozenset("“„‟«") | {"``"}
_CLOSES_ONLY = frozenset("”»")
_LOW = frozenset("„‟")
"""German and Polish marks open low: what opens elsewhere closes behind them."""
_END_MARKS = ",.?!…;:—–-"

_ELISION = re.compile(r"(?:tis|twas|til|em|cause|n|\d0s|\d\d)\b", re.IGNORECASE)
_ORPHAN = re.compile(r"\b(?:[A-Za-z]{2,} (?:s|re|ll|ve)|(?:[Ii]t|[Tt]hat|[Hh]e|[Ss]he|[Ll]et) s|[Ww]e re|I m|[a-z]+n t) [a-z]")
_BARE_SPEECH = re.compile(r"^(?:We|I|Our|My|You|It s|This is)\b[^.\n]*[,.?!] (?:\w+ ){1,3}said\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quote marks. `outer` holds the marks, `inner` does not.

    `closed` is False where the paragraph ends first; `continued` says that the stretch re-opens the one before it.
    """

    outer: Span
    inner: Span
    closed: bool
    continued: bool = False


def marked(text: str, paragraphs: Sequence[Span]) -> list[Marked]:
    """The outermost marked stretches of each paragraph, in reading order. A mark inside another's stretch is nested."""
    single = _speaks_in_single(text, paragraphs)
    found: list[Marked] = []
    for paragraph in paragraphs:
        for stretch in _in_paragraph(text, paragraph, single=single):
            if not stretch.inner.of(text).strip():
                continue
            before = found[-1] if found else None
            again = before and not before.closed and stretch.outer.start == paragraph.start
            found.append(Marked(stretch.outer, stretch.inner, stretch.closed, continued=bool(again)))
    return found


def quote_marks(text: str) -> QuoteMarks:
    """Whether the text still has its quote marks.

    They count as lost where none is left and either orphaned endings ("Japan s", "don t") or first-person speech
    credited without marks ("We are ready, she said") show that there were some.
    """
    if _DOUBLE.search(text) or next(_singles(text, Span(0, len(text))), None):
        return QuoteMarks.KEPT
    orphaned = len(_ORPHAN.findall(text)) >= (2 if _SINGLE.search(text) else 1)
    return QuoteMarks.LOST if orphaned or len(_BARE_SPEECH.findall(text)) >= 2 else QuoteMarks.KEPT


def _speaks_in_single(text: str, paragraphs: Sequence[Span]) -> bool:
    """Whether single marks carry the speech: doubles are rarer than single ones that open and close."""
    doubles = sum(1 for _ in _DOUBLE.finditer(text)) / 2
    if doubles > 12:
        return False
    return sum(1 for paragraph in paragraphs for _ in _singles(text, paragraph)) > doubles


def _in_paragraph(text: str, paragraph: Span, *, single: bool) -> Iterator[Marked]:
    """Stretches of the paragraph in its main kind of mark, and those of the other kind outside or around them."""
    main, other = (_singles, _doubles) if single else (_doubles, _singles)
    stretches, others = list(main(text, paragraph)), list(other(text, paragraph))
    outer = [s for s in others if _ends_speech(text, s) and _holds_one(s, stretches)]
    kept = [s for s in stretches if not _overlapped(s, outer)]
    stretches = sorted([*kept, *outer], key=lambda stretch: stretch.outer)
    spare = [s for s in others if not _overlapped(s, stretches)]
    yield from sorted([*stretches, *spare], key=lambda stretch: stretch.outer)


def _ends_speech(text: str, stretch: Marked) -> bool:
    """Whether a stretch closes behind a mark that ends what is said, as a pair of apostrophes would not."""
    return stretch.closed and text[stretch.inner.end - 1] in ",.?!…"


def _holds_one(stretch: Marked, others: Sequence[Marked]) -> bool:
    """Whether one of these, which are in reading order, lies inside it, and none over its border."""
    first = bisect_left(others, stretch.inner.start, key=lambda other: other.outer.start)
    inside = first < len(others) and stretch.inner.covers(others[first].outer)
    return inside and not (first and others[first - 1].outer.overlaps(stretch.outer))


def _overlapped(stretch: Marked, others: Sequence[Marked]) -> bool:
    """Whether it overlaps one of these, which are in reading order and apart."""
    before = bisect_left(others, stretch.outer.end, key=lambda other: other.outer.start)
    return before > 0 and stretch.outer.overlaps(others[before - 1].outer)


def _doubles(text: str, paragraph: Span) -> Iterator[Marked]:
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        if opened is None:
            if mark[0] not in _CLOSES_ONLY and _may_open(text, mark.start(), mark.end(), paragraph):
                opened = mark
        elif _closes(text, mark, paragraph) or (opened[0] in _LOW and mark[0] == "“"):
            yield _stretch(text, opened, Span(mark.start(), mark.end()))
            opened = None
        elif mark[0] in _OPENS_ONLY or mark[0] == '"':
            yield _unclosed(text, opened, mark.start())
            opened = mark
    if opened is not None:
        yield _unclosed(text, opened, paragraph.end)


def _may_open(text: str, start: int, end: int, paragraph: Span) -> bool:
    """A mark opens where something follows it at once and nothing that it could close stands before it."""
    if text[start] == "«" and text[end : end + 1] in (" ", "\xa0", "\u202f"):  # French marks stand apart from the words
        return end + 1 < paragraph.end and not text[end + 1].isspace()
    follows = text[end] if end < paragraph.end else " "
    before = text[start - 1] if start > paragraph.start else " "
    return not follows.isspace() and (not before.isalnum() or text[start] in "“„«`")


def _closes(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    if mark[0] in _CLOSES_ONLY:
        return True
    if mark[0] in _OPENS_ONLY:
        return False
    before = text[mark.start() - 1]
    follows = text[mark.end()] if mark.end() < paragraph.end else " "
    return not before.isspace() or follows.isspace() or not follows.isalnum()


def _singles(text: str, paragraph: Span) -> Iterator[Marked]:
    """Stretches in single marks. An apostrophe is not a mark: a closing one needs a better reason than a letter after it."""
    marks = list(_SINGLE.finditer(text, paragraph.start, paragraph.end))
    opening = [mark for mark in marks if _opens_single(text, mark, paragraph)]
    ends = [mark for mark in marks if _may_end(text, mark, paragraph)]
    done = paragraph.start
    for mark in opening:
        if mark.start() < done:
            continue
        first = bisect_left(ends, mark.end(), key=lambda end: end.start())
        close = _closing_single(text, ends[first : first + MOST_PLURALS], paragraph)
        if close is not None:
            yield _stretch(text, mark, close)
            done = close.end
        elif mark[0] == "‘" and mark.start() == paragraph.start:
            yield _unclosed(text, mark, paragraph.end)
            done = paragraph.end


def _may_end(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Whether the mark may close a stretch, or shows by opening another that there is none to close."""
    if mark[0] == "‘":
        return _opens_single(text, mark, paragraph)
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    follows = text[mark.end()] if mark.end() < paragraph.end else " "
    return not (before.isspace() or follows.isalnum() or mark[0] in "`‚‛")


def _opens_single(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    follows = text[mark.end()] if mark.end() < paragraph.end else " "
    if before.isalnum() or follows.isspace() or (mark[0] == "’" and not before.isspace()):
        return False
    if text[mark.start() : mark.end() + 1] in ("''", "``") or before in "'`":
        return False
    return mark[0] == "‘" or not _ELISION.match(text, mark.end())


def _closing_single(text: str, ends: Sequence[re.Match[str]], paragraph: Span) -> Span | None:
    """The mark that closes: one after punctuation or before it, rather than the plural's apostrophe in "ministers’ plan"."""
    fallback: Span | None = None
    for mark in ends:
        if mark[0] == "‘":
            break
        before = text[mark.start() - 1]
        follows = text[mark.end()] if mark.end() < paragraph.end else " "
        here = Span(mark.start(), mark.end())
        if before in _END_MARKS or before in ")]" or follows in ",.?!;:)—–" or mark.end() == paragraph.end:
            return here
        plural = before == "s" and text[mark.end() : mark.end() + 2].strip().islower()
        if not plural:
            return here
        fallback = fallback or here
    return fallback


def _stretch(text: str, opened: re.Match[str], close: Span) -> Marked:
    inner = text[opened.end() : close.start]
    start = opened.end() + len(inner) - len(inner.lstrip())
    return Marked(Span(opened.start(), close.end), Span(start, max(start, start + len(inner.strip()))), closed=True)


def _unclosed(text: str, opened: re.Match[str], end: int) -> Marked:
    end = opened.end() + len(text[opened.end() : end].rstrip())
    return Marked(Span(opened.start(), end), Span(opened.end(), end), closed=False)
