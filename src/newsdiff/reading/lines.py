"""Lines of a text: the paragraphs a page was pasted as, before anybody asks what role they play.

Here a text is only cut: at line breaks, except where a paragraph was wrapped by hand and its lines belong together. What a
line *is* (a title, a caption, page furniture) is decided by the modules that import this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from newsdiff.model import Role, Span

__all__ = ["Line", "Verdict", "fold", "lines_of"]

NARROWEST, WIDEST = 40, 132
"""Columns between which text is wrapped by hand."""

FULL_LINES = 0.7
"""Share of the lines stopping inside a sentence that must be full before a text counts as wrapped by hand."""

OPEN_LINES = 0.4
"""Share of the longer lines that must stop inside a sentence, likewise."""

PROSE_WORDS = 6
LONG_WORDS = 41

_CLOSED = re.compile(r"(?:[.!?…。！？؟۔।:]|[.!?…,][\"'”’»)\]]{1,3})\Z")
_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,}\Z")
_WORD = re.compile(r"[^\W_]+")
_LINE = re.compile(r"[^\n]+")


class Verdict(NamedTuple):
    """The role found for a line, and why. `heads_links`: the short lines below it are links to other stories."""

    role: Role
    reason: str
    heads_links: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line or one paragraph of a text, without the space around it.

    `closed` says that it ends like a sentence; `gap` that an empty line, or the end of the text, follows it.
    """

    span: Span
    text: str
    words: int
    closed: bool
    gap: bool = False

    @classmethod
    def of(cls, text: str, span: Span, *, gap: bool = False) -> Line | None:
        """The line within these offsets, or None where there is only space."""
        raw = span.of(text)
        inner = raw.strip()
        if not inner:
            return None
        start = span.start + len(raw) - len(raw.lstrip())
        words = len(inner.split())
        return cls(Span(start, start + len(inner)), inner, words, _is_closed(inner), gap)

    @property
    def prose(self) -> bool:
        """Whether it reads like a sentence or more of running text."""
        return self.words >= (PROSE_WORDS if self.closed else LONG_WORDS)


def fold(text: str) -> tuple[str, ...]:
    """The words of a phrase in the form phrases are compared in: lower case, no punctuation.

    >>> fold("Don't miss: the U.S. vote")
    ('don', 't', 'miss', 'the', 'u', 's', 'vote')
    """
    return tuple(_WORD.findall(text.casefold()))


def lines_of(text: str, start: int = 0) -> list[Line]:
    """The lines of a clean text from this offset on, in order, hand-wrapped paragraphs joined.

    Together they hold every non-space character.
    """
    lines = [line for line in _cut(text, start) if line]
    width = _wrap_width(lines)
    return _joined(text, lines, width) if width else lines


def _cut(text: str, start: int) -> Iterator[Line | None]:
    for match in _LINE.finditer(text, start):
        after = text[match.end() + 1 : match.end() + 400].partition("\n")[0]
        yield Line.of(text, Span(*match.span()), gap=not after.strip())


def _is_closed(text: str) -> bool:
    return bool(_CLOSED.search(text, len(text) - 4 if len(text) > 4 else 0)) and not _INITIALS.search(text[-12:])


def _wrap_width(lines: Sequence[Line]) -> int:
    """The width, in code points, at which the text was wrapped by hand; 0 if it was not."""
    inner = [(one, two) for one, two in pairwise(lines) if not one.gap and one.words > 1]
    width = max((len(one.text) for one, _ in inner), default=0)
    inner = [(one, two) for one, two in inner if 2 * len(one.text) >= width]
    unfinished = [(one, two) for one, two in inner if not one.closed]
    full = sum(_is_full(one, two, width) for one, two in unfinished)
    least = 1 if any(two.text[0].islower() for _, two in unfinished) else 2
    wrapped = len(unfinished) >= max(least, OPEN_LINES * len(inner)) and full >= FULL_LINES * len(unfinished)
    return width if wrapped and NARROWEST <= width <= WIDEST else 0


def _is_full(line: Line, below: Line, width: int) -> bool:
    """Whether the first word of the line below would not have fitted."""
    return len(line.text) + 1 + len(below.text.split(maxsplit=1)[0]) > width


def _joined(text: str, lines: Sequence[Line], width: int) -> list[Line]:
    paragraphs: list[Line] = []
    start = lines[0].span.start
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if below and not line.gap and _is_full(line, below, width):
            continue
        paragraph = Line.of(text, Span(start, line.span.end), gap=line.gap)
        paragraphs += [paragraph] if paragraph else []
        start = below.span.start if below else line.span.end
    return paragraphs
