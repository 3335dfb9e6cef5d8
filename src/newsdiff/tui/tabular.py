"""A table whose columns are articles, set to the room there is: which columns stand in the window, and what each line shows.

One table serves the story, the quotes, the numbers, the names and the overview; what stands in a cell is a ledger's to say.
Pure: lines come out as segments, and nothing is worked out for rows that are not in the window.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.palette import Palette
from newsdiff.tui.wrap import wrap

__all__ = ["HEAD", "Drawing", "Frame", "Ledger", "Line", "Measures", "Place", "fit", "kept_in", "wrapped"]

Line = Sequence[tuple[str, Style]]
"""Words on one line, each stretch with its style; safe text without line breaks."""

HEAD = 3
"""Lines above the rows: the names of the columns, what is said of each, a rule."""

_NONE, _BOLD = Style(), Style(bold=True)
_GUTTER = 2
"""Cells before a label: the mark of the row at hand and a blank."""


class Measures(NamedTuple):
    """Lines of a row, blank lines between rows, the least cells of a label, the least and the most useful of a column."""

    height: int
    gap: int
    label: int
    least: int
    most: int


class Ledger(Protocol):
    """What a table shows. A label, a head or a cell has as many lines as it has something to say, of any length."""

    palette: Palette

    @property
    def measures(self) -> Measures:
        """The room it wants."""
        ...

    @property
    def rows(self) -> int:
        """How many rows there are now."""
        ...

    @property
    def columns(self) -> int:
        """How many columns there are: one for each article, and for the whole where that has one."""
        ...

    def head(self, column: int, width: int) -> Sequence[Line]:
        """The name of a column, and what there is to say of it; two lines."""
        ...

    def corner(self, width: int) -> Sequence[Line]:
        """What stands above the labels; two lines."""
        ...

    def label(self, row: int, width: int) -> Sequence[Line]:
        """What a row is about."""
        ...

    def cell(self, row: int, column: int, width: int) -> Sequence[Line]:
        """What the article of the column has of it."""
        ...


class Frame(NamedTuple):
    """A table set to a width and a height, all in cells; `shown` is how many columns and `rows` how many rows fit."""

    width: int
    label: int
    column: int
    shown: int
    rows: int
    pitch: int


class Place(NamedTuple):
    """The row and the column at hand, and the first of either in the window."""

    row: int = 0
    column: int = 0
    top: int = 0
    left: int = 0


def fit(measures: Measures, columns: int, width: int, height: int) -> Frame:
    """As many columns as have their least width beside the label, but one at least; what is over goes to them, then the label.

    >>> fit(Measures(1, 0, 20, 8, 8), 5, 61, 20)
    Frame(width=61, label=23, column=8, shown=4, rows=17, pitch=1)
    """
    room = max(width - _GUTTER - 1, 2)
    shown = max(min((room - measures.label) // (measures.least + 1), columns), 1)
    column = max(min((room - measures.label) // shown - 1, measures.most), min(measures.least, room // 2))
    pitch = measures.height + measures.gap
    return Frame(
        width, max(room - shown * (column + 1), 1), column, shown, max((height - HEAD + measures.gap) // pitch, 1), pitch
    )


def kept_in(place: Place, frame: Frame, rows: int, columns: int) -> Place:
    """The place with its row and column inside the table, and the window moved no more than it takes to have both in it."""
    row, column = (max(min(at, size - 1), 0) for at, size in ((place.row, rows), (place.column, columns)))
    top = min(max(place.top, row - frame.rows + 1), row, max(rows - frame.rows, 0))
    left = min(max(place.left, column - frame.shown + 1), column, max(columns - frame.shown, 0))
    return Place(row, column, top, left)


def wrapped(text: str, width: int, lines: int, style: Style = _NONE) -> list[Line]:
    """The first lines of a text broken by words, an ellipsis at the end of the last one if more follows."""
    text = " ".join(text.split())
    broken = wrap(text, width)
    shown = [text[start:end] for start, end in broken[:lines]]
    if len(broken) > lines:
        shown[-1] = _cut(f"{shown[-1]} …", width)
    return [[(line, style)] for line in shown]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything a line of the table depends on."""

    ledger: Ledger
    frame: Frame
    place: Place
    palette: Palette
    glyphs: Glyphs

    def line(self, y: int) -> list[Segment]:
        """Line y of the window, from the top of the head."""
        if y < HEAD:
            return list(self._head(y))
        row, part = divmod(y - HEAD, self.frame.pitch)
        row += self.place.top
        if row >= self.ledger.rows or part >= self.ledger.measures.height:
            return [Segment(" " * (self.frame.width - 1)), self._thumb(y)]
        return [*self._row(row, part), self._thumb(y)]

    def column_at(self, x: int) -> int | None:
        """The column that stands at a cell of a line; None for the label."""
        at = x - _GUTTER - self.frame.label
        return None if at < 0 else min(at // (self.frame.column + 1) + self.place.left, self._end - 1)

    def row_at(self, y: int) -> int | None:
        """The row that stands on a line; None for the head and below the last row."""
        row = (y - HEAD) // self.frame.pitch + self.place.top
        return row if y >= HEAD and row < self.ledger.rows else None

    def line_of(self, row: int) -> int:
        """The first line of a row of the window."""
        return HEAD + (row - self.place.top) * self.frame.pitch

    @property
    def _end(self) -> int:
        return min(self.place.left + self.frame.shown, self.ledger.columns)

    def _head(self, y: int) -> Iterator[Segment]:
        if y == HEAD - 1:
            yield Segment(self.glyphs.dash * self.frame.width, self.palette.hatch)
            return
        yield from self._fitted(_line(self.ledger.corner(self.frame.label), y), self.frame.label + _GUTTER)
        for column in range(self.place.left, self._end):
            name = _line(self.ledger.head(column, self.frame.column), y)
            at_hand = self.palette.selected if column == self.place.column and y == 0 else _NONE
            before = y == 0 and column == self.place.left and column > 0
            yield Segment("<" if before else " ", self.palette.quiet)
            yield from self._fitted(name, self.frame.column, at_hand)
        yield from self._fitted((), self._over)
        yield Segment(">" if y == 0 and self._end < self.ledger.columns else " ", self.palette.quiet)

    def _row(self, row: int, part: int) -> Iterator[Segment]:
        at_hand = row == self.place.row
        yield Segment(f"{self.glyphs.cursor if at_hand else ' '} ", self.palette.cursor)
        label = _line(self.ledger.label(row, self.frame.label), part)
        yield from self._fitted(label, self.frame.label, _BOLD if at_hand else _NONE)
        for column in range(self.place.left, self._end):
            here = at_hand and column == self.place.column
            cell = _line(self.ledger.cell(row, column, self.frame.column), part)
            yield Segment(" ")
            yield from self._fitted(cell, self.frame.column, self.palette.selected if here else _NONE)
        yield from self._fitted((), self._over)

    @property
    def _over(self) -> int:
        """Cells right of the last column, but for the one of the bar."""
        columns = (self._end - self.place.left) * (self.frame.column + 1)
        return max(self.frame.width - 1 - _GUTTER - self.frame.label - columns, 0)

    def _thumb(self, y: int) -> Segment:
        """The bar at the right: where the window is among all rows; blank where it holds all of them."""
        rows, lines = self.ledger.rows, self.frame.rows * self.frame.pitch
        if rows <= self.frame.rows:
            return Segment(" ")
        start = self.place.top * lines // rows
        end = max((self.place.top + self.frame.rows) * lines // rows, start + 1)
        return Segment(self.glyphs.rule, self.palette.cursor if start <= y - HEAD < end else self.palette.hatch)

    def _fitted(self, line: Line, width: int, over: Style = _NONE) -> Iterator[Segment]:
        """The line at exactly this width, an ellipsis where it is cut; what is at hand has no colours but its own."""
        left = width
        for number, (text, style) in enumerate(line):
            cells = cell_len(text)
            rest = any(more for more, _ in line[number + 1 :])
            drawn = over if over.reverse else style + over
            if cells > left or (cells == left and rest):
                yield Segment(_cut(f"{text} ", left), drawn)
                return
            yield Segment(text, drawn)
            left -= cells
        if left > 0:
            yield Segment(" " * left, over)


def _line(lines: Sequence[Line], number: int) -> Line:
    return lines[number] if number < len(lines) else ()


def _cut(text: str, width: int) -> str:
    """The beginning of a text that is too long, an ellipsis in the last cell."""
    if cell_len(text) <= width:
        return text
    return f"{set_cell_size(text, width - 1)}…" if width > 1 else set_cell_size(text, max(width, 0))
