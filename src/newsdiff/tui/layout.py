"""The table of rows set to a width: which words of which row stand on which line of the screen.

Every column of the view is set from the same rows, and a row is as high as its highest cell, so corresponding text starts
on the same line whatever the widths. Pure and fast enough to be redone at every resize; colours are the business of `paint`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from newsdiff.tui.table import Cell, Passage, Row, Side, Tone
from newsdiff.tui.wrap import wrap

__all__ = ["GUTTER", "INNER_GUTTER", "Geometry", "Layout", "Place", "Slice", "fit", "set_rows"]

GUTTER = 5
"""Cells left of the first column: cursor, relation, attribution, split, what was done by hand."""

INNER_GUTTER = 4
"""Cells left of the second column: a blank, the rule, the mark of what stands on the right only, a blank."""

_wrapped = lru_cache(maxsize=1 << 15)(wrap)
"""The same passages are set to the same width whenever a filter changes; breaking them is most of the work."""

_LEAST_TEXT = 8
_VOICES = 2


class Geometry(NamedTuple):
    """Widths in cells: of each column's text, of the margin beside it, and how many columns there are.

    The margin holds paragraph numbers and, in its last `voices` cells, who speaks.
    """

    text: int
    margin: int
    columns: int
    voices: int = 0


class Slice(NamedTuple):
    """One line of a cell: the code points `start` to `end` of the passage's text."""

    passage: Passage
    start: int
    end: int


class Place(NamedTuple):
    """Where a line of the view is: its row and how far down in it, -1 in the gap above."""

    row: int
    line: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows set to a width: `cells[column][row]` in `lines[column][row]`, the first line of which is line `starts[row]`."""

    rows: tuple[Row, ...]
    geometry: Geometry
    cells: tuple[tuple[Cell, ...], ...]
    lines: tuple[tuple[tuple[Slice, ...], ...], ...]
    starts: tuple[int, ...]
    height: int

    def place(self, y: int) -> Place:
        """What stands on line y of the whole view."""
        row = bisect_right(self.starts, y) - 1
        if row + 1 < len(self.rows) and y == self.starts[row + 1] - 1 and self.rows[row + 1].opens:
            return Place(row + 1, -1)
        return Place(row, y - self.starts[row]) if row >= 0 else Place(0, -1)

    def row_height(self, row: int) -> int:
        """Lines of the row, the gap above it not counted."""
        return max(1, *(len(column[row]) for column in self.lines))

    def slice_at(self, column: int, place: Place) -> Slice | None:
        """The line of the cell at this place; None where the cell has none."""
        cell = self.lines[column][place.row]
        return cell[place.line] if 0 <= place.line < len(cell) else None

    def words(self, side: Side, y: int, start: int, end: int) -> str:
        """The words between two characters of a drawn line, gutter and margin left out; `end` -1 is the line's end.

        What follows the line follows it too: a blank within a passage, a line break at its end.
        """
        line = self.slice_at(side, self.place(y))
        if line is None:
            return ""
        edge = (GUTTER if side is Side.LEFT else INNER_GUTTER) + self.geometry.margin
        text = line.passage.text
        last = line.end if end < 0 else min(line.start + max(end - edge, 0), line.end)
        rest = text[line.end :]
        after = "\n" if not rest.strip() else " " if rest[0] == " " else ""
        return text[line.start + max(start - edge, 0) : last] + after

    def line_of(self, row: int, side: Side, offset: int) -> int:
        """The line of the view on which this offset of the article is drawn; the row's first line if it is not in it."""
        for column in self.lines:
            for number, piece in enumerate(column[row]):
                if _holds(piece, side, offset):
                    return self.starts[row] + number
        return self.starts[row]


def fit(width: int, cells: Iterable[Cell], *, columns: int, voices: bool = False) -> Geometry:
    """Divide the width of a view among equal columns, with room for who speaks or without.

    An odd cell of the terminal is left to the edge.
    """
    labels = (len(passage.label) for cell in cells for passage in cell.passages)
    beside = _VOICES if voices else 0
    margin = max(labels, default=0) + 1 + beside
    gutters = GUTTER if columns == 1 else GUTTER + INNER_GUTTER
    return Geometry(max((width - gutters) // columns - margin, _LEAST_TEXT), margin, columns, beside)


def set_rows(rows: Sequence[Row], columns: Sequence[Sequence[Cell]], geometry: Geometry) -> Layout:
    """Set the cells of each column (one cell a row) to the geometry's text width."""
    lines = tuple(tuple(_cell_lines(cell, geometry.text) for cell in cells) for cells in columns)
    starts, height = _starts(rows, lines)
    return Layout(tuple(rows), geometry, tuple(map(tuple, columns)), lines, starts, height)


def _cell_lines(cell: Cell, width: int) -> tuple[Slice, ...]:
    return tuple(Slice(passage, start, end) for passage in cell.passages for start, end in _wrapped(passage.text, width))


def _starts(rows: Sequence[Row], lines: Sequence[Sequence[Sequence[Slice]]]) -> tuple[tuple[int, ...], int]:
    heights = [max(1, *map(len, cells)) for cells in zip(*lines, strict=True)]
    gaps = [int(row.opens and index > 0) for index, row in enumerate(rows)]
    ends = list(accumulate(height + gap for height, gap in zip(heights, gaps, strict=True)))
    return tuple(end - height for end, height in zip(ends, heights, strict=True)), ends[-1] if ends else 0


def _holds(line: Slice, side: Side, offset: int) -> bool:
    at = 0
    for piece in line.passage.pieces:
        here = at + offset - piece.start
        if piece.side is side and piece.tone is not Tone.NOTE and at <= here < at + len(piece.text):
            return line.start <= here <= line.end
        at += len(piece.text)
    return False
