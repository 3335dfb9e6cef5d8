"""Who speaks in a pair: every quoted stretch of both articles, with the number its speaker goes by on both sides.

A speaker has one number and one tint in the whole pair, whatever label an article gives: the first to speak is 1. Pure;
tints are in `themes`, and which labels are one person is taken from what the comparison says of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from newsdiff.model import Article, Comparison, Kind, Quotation
from newsdiff.reading.speakers import same_name
from newsdiff.tui.table import Row, Side, Tone

__all__ = ["NOBODY", "SILENT", "Run", "Voices", "tag", "voices_of"]

NOBODY = 0
"""The number of quotations that are credited to nobody."""

SILENT = (Tone.NOTE, Tone.FURNITURE, Tone.DATELINE)
"""Tones of pieces in which nobody speaks: of a note not even the offset means anything."""

_TAGS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ONE_SOURCE = (Kind.NAMED, Kind.ANONYMISED)


class Run(NamedTuple):
    """A quoted stretch of one article, and the number of its speaker."""

    start: int
    end: int
    voice: int


@dataclass(frozen=True)
class Voices:
    """`names[number]` is who speaks; `runs` are the quoted stretches of each side, in reading order and disjoint."""

    names: tuple[str, ...]
    runs: tuple[tuple[Run, ...], tuple[Run, ...]]

    @cached_property
    def _ends(self) -> tuple[list[int], ...]:
        return tuple([run.end for run in runs] for runs in self.runs)

    def within(self, side: Side, start: int, end: int) -> Iterator[Run]:
        """The quoted stretches that overlap these offsets."""
        runs = self.runs[side]
        for at in range(bisect_right(self._ends[side], start), len(runs)):
            if runs[at].start >= end:
                return
            yield runs[at]

    def in_row(self, row: Row) -> list[int]:
        """Whose words stand in a row, in the order they are drawn."""
        pieces = [piece for cell in row.cells for passage in cell.passages for piece in passage.pieces]
        words = (piece for piece in pieces if piece.tone not in SILENT)
        return list(dict.fromkeys(run.voice for piece in words for run in self.within(piece.side, piece.start, piece.end)))


def tag(voice: int) -> str:
    """The one cell a speaker goes by beside the text.

    >>> tag(1), tag(10)
    ('1', 'a')
    """
    return _TAGS[voice] if voice < len(_TAGS) else "+"


def voices_of(comparison: Comparison) -> Voices:
    """The speakers of both articles, numbered as they come in the left one, then in the right one."""
    labels = _Labels()
    quoted = [(side, quotation) for side in Side for quotation in side.article(comparison).quotations]
    for _, quotation in quoted:
        labels.add(_label(quotation))
    for one, other in _one_source(comparison):
        labels.join(one, other)
    numbers = labels.numbers()
    left, right = (
        _disjoint(
            Run(*span, numbers.get(labels.of(_label(quotation)), NOBODY))
            for whose, quotation in quoted
            if whose is side
            for span in quotation.content
        )
        for side in Side
    )
    return Voices(("nobody named", *numbers), (left, right))


class _Labels:
    """Speakers by what they are called; labels of one speaker lead to the first of them."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def add(self, label: str) -> None:
        """A speaker may go by this; by a name that is spelt nearly like another one it is the other."""
        if label and label not in self._first:
            near = (known for known in self._first if label[0].isupper() and known[0].isupper() and same_name(label, known))
            self._first[label] = self.of(next(near, "")) or label

    def of(self, label: str) -> str:
        """What the speaker with this label is called; "" for nobody."""
        while self._first.get(label, label) != label:
            label = self._first[label]
        return label

    def join(self, one: str, other: str) -> None:
        """Both are one speaker: the one with a name gives it."""
        first, second = self.of(one), self.of(other)
        if first and second and first != second:
            kept, gone = (second, first) if second[0].isupper() and not first[0].isupper() else (first, second)
            self._first[gone] = kept

    def numbers(self) -> dict[str, int]:
        """The number of each speaker, from 1, in the order they were added."""
        return {name: number for number, name in enumerate(dict.fromkeys(map(self.of, self._first)), 1)}


def _label(quotation: Quotation) -> str:
    """The full name, else the label without what changes at the start of a sentence; of several together, the label."""
    if not quotation.speaker:
        return ""
    written = " ".join(quotation.speaker.text.split())
    label = written if " and " in written else quotation.speaker.name or written
    first, _, rest = label.partition(" ")
    return f"{first.lower()} {rest}" if first in ("The", "A", "An") and rest else label


def _one_source(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Labels that a change says stand for one source."""
    for change in comparison.all_changes():
        if change.kind in _ONE_SOURCE or (change.kind is Kind.SPEAKER and change.slight):
            left, right = _first(comparison.left, change.left_quotations), _first(comparison.right, change.right_quotations)
            if left and right:
                yield _label(left), _label(right)


def _first(article: Article, quotations: tuple[int, ...]) -> Quotation | None:
    return article.quotations[quotations[0]] if quotations else None


def _disjoint(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs in order; of two that overlap, the later one begins where the earlier ends."""
    kept: list[Run] = []
    for run in sorted(runs):
        start = max(run.start, kept[-1].end) if kept else run.start
        if start < run.end:
            kept.append(run._replace(start=start))
    return tuple(kept)
