"""A comparison as it is being read: its rows under the present options, and the reader's place in them.

Pure: it moves the place, it does not scroll or draw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsdiff.model import Change, Comparison, Span
from newsdiff.tui.phrases import attributed
from newsdiff.tui.rows import build_rows, twin_of
from newsdiff.tui.stops import Stop, by_weight, first_in_row, stops_in, stops_of, stops_without_filter, walk
from newsdiff.tui.table import Cell, Options, Row, RowKind, Side, Tone
from newsdiff.tui.voices import Voices, voices_of
from newsdiff.writing.order import telling

__all__ = ["Sheet"]

_WHO = "who said:"
_NOTE = 120
"""Code points of a note below a sentence."""


@dataclass(slots=True)
class Sheet:
    """`cursor` is the row at hand; `stop` is the index of the change at hand, None when there is none.

    With `telling`, walking goes from the most telling change to the least, else in reading order. `mended` are the groups with
    a label or a link by hand.
    """

    comparison: Comparison
    options: Options = field(default_factory=Options)
    rows: tuple[Row, ...] = ()
    stops: tuple[Stop, ...] = ()
    cursor: int = 0
    stop: int | None = None
    telling: bool = False
    mended: frozenset[int] = frozenset()
    _voices: Voices | None = None
    _total: int = -1
    _merged: list[Cell] | None = None

    def __post_init__(self) -> None:
        self._build()
        self.cursor = next((index for index, row in enumerate(self.rows) if row.group), 0)

    @property
    def row(self) -> Row | None:
        """The row at hand; None if there are no rows."""
        return self.rows[self.cursor] if self.rows else None

    @property
    def change(self) -> Change | None:
        """The change at hand; None also where the row as a whole is what differs."""
        return None if self.stop is None else self.stops[self.stop].change

    @property
    def voices(self) -> Voices | None:
        """Who speaks where; None if the reader does not want to see it, or nobody speaks."""
        if self._voices is None:
            self._voices = voices_of(self.comparison)
        return self._voices if self.options.voices and any(self._voices.runs) else None

    @property
    def hidden(self) -> int:
        """How many stops the filter hides."""
        if self._total < 0:
            self._total = sum(stops_without_filter(self.comparison))
        return self._total - len(self.stops)

    @property
    def sentences(self) -> int:
        """How many sentences are themselves the difference, shown or hidden."""
        return stops_without_filter(self.comparison)[0]

    @property
    def rank(self) -> int | None:
        """Which change is at hand, from 1, in the order they are walked in; None when there is none."""
        if self.stop is None:
            return None
        return (by_weight(self.stops).index(self.stop) if self.telling else self.stop) + 1

    def columns(self, *, unified: bool, right_letter: str) -> list[list[Cell]]:
        """The cells of each column, one for each row: two columns, or both articles unified in one."""
        if not unified:
            return [[row.cells[side] for row in self.rows] for side in Side]
        if self._merged is None:
            from newsdiff.language.lexicon import lexicon
            from newsdiff.tui.unified import unified_cell

            words = lexicon(self.comparison.left.language)
            self._merged = [unified_cell(row, right_letter, words, self._notes(n, row)) for n, row in enumerate(self.rows)]
        return [self._merged]

    def apply(self, options: Options) -> None:
        """See more or less; the row and the change at hand stay at hand if they are still there."""
        row, change = self.row, self.change
        same_rows = replace(options, voices=self.options.voices) == self.options
        self.options = options
        if same_rows:
            return
        self._build()
        self.cursor = _find(self.rows, row)
        self.stop = next((n for n, stop in enumerate(self.stops) if stop == Stop(self.cursor, change)), None)

    @property
    def reviewed(self) -> int:
        """How many of the stops a reader has marked as reviewed."""
        marked = (self.rows[stop.row].group if stop.change is None else stop.change for stop in self.stops)
        return sum(one is not None and one.reviewed for one in marked)

    def amend(self, comparison: Comparison, mended: frozenset[int] = frozenset()) -> None:
        """See the same articles corrected; what is at hand stays so, or for a change that is gone the next in its row."""
        row, change = self.row, self.change
        self.comparison, self.mended, self._voices, self._total = comparison, mended, None, -1
        self._build()
        self.cursor = _nearest(self.rows, row)
        here = [n for n, stop in enumerate(self.stops) if stop.row == self.cursor]
        near = self.stop if self.stop in here else max(here, default=None)
        same = (n for n in here if _same(self.stops[n].change, change))
        self.stop = next(same, None if self.stop is None else near)

    def go(self, row: int) -> None:
        """To this row, or the nearest there is; its first change is at hand."""
        self.cursor = max(min(row, len(self.rows) - 1), 0)
        self.stop = first_in_row(self.stops, self.cursor)

    def take(self, side: Side, span: Span) -> bool:
        """To the row with these words, and to the change that is about them if there is one; False if no row shows them."""
        row = next((n for n, row in enumerate(self.rows) if _shows(row, side, span.start)), None)
        if row is not None:
            self.go(row)
            about = (n for n, stop in enumerate(self.stops) if stop.change and side.span(stop.change) == span)
            self.stop = next((n for n in about if self.stops[n].row == row), self.stop)
        return row is not None

    def place_of(self, row: Row | None) -> int:
        """Where this row of an earlier table stands now, or the row that took it in."""
        return _find(self.rows, row)

    def walk(self, step: int, *, attribution: bool = False) -> bool:
        """To the next or the previous change; False if there is none that way."""
        if self.telling:
            stop = self._walk_by_weight(step, attribution=attribution)
        else:
            stop = walk(self.stops, self.cursor, self.stop, step, attribution=attribution)
        if stop is not None:
            self.cursor, self.stop = self.stops[stop].row, stop
        return stop is not None

    def cross(self) -> bool:
        """From one row of a moved group to the other; False on any other row."""
        twin = twin_of(self.rows, self.cursor) if self.rows else None
        if twin is not None:
            self.go(twin)
        return twin is not None

    def _walk_by_weight(self, step: int, *, attribution: bool) -> int | None:
        """The next less telling stop, or more telling one; the most telling where none is at hand."""
        order = [stop for stop in by_weight(self.stops) if stop == self.stop or self.stops[stop].attributes or not attribution]
        if self.stop is None:
            return order[0] if order and step > 0 else None
        at = order.index(self.stop) + step
        return order[at] if 0 <= at < len(order) else None

    def _notes(self, index: int, row: Row) -> Sequence[str]:
        """What changed in who said what in a row, the most telling first, on a line each."""
        changes = telling(stop.change for stop in stops_in(index, row) if stop.change and stop.attributes)
        return [f"{_WHO} {attributed(self.comparison, change, _NOTE)}" for change in changes]

    def _build(self) -> None:
        self.rows = build_rows(self.comparison, self.options)
        self.stops = stops_of(self.rows)
        self._merged = None


def _same(one: Change | None, other: Change | None) -> bool:
    """Whether both are one change, whatever was done to it by hand."""
    if one is None or other is None:
        return one is other
    return (one.left, one.right, one.ruled or one.kind) == (other.left, other.right, other.ruled or other.kind)


def _nearest(rows: Sequence[Row], wanted: Row | None) -> int:
    """The row that begins where this one did, else the one before that place in the same article, else the first."""
    start = _start(wanted) if wanted else None
    if not wanted or not start:
        return _find(rows, wanted)
    begun = [(place, n) for n, row in enumerate(rows) for place in _places(row) if place[0] == start[0] and place <= start]
    exact = (n for place, n in begun if place == start and rows[n].kind is wanted.kind)
    return next(exact, max(begun)[1] if begun else 0)


def _start(row: Row) -> tuple[Side, int] | None:
    return next(iter(_places(row)), None)


def _places(row: Row) -> list[tuple[Side, int]]:
    """Where a row begins in each article whose words it shows."""
    if row.kind is RowKind.FOLD:
        return []
    firsts = (
        (piece.side, piece.start, piece.tone) for cell in row.cells for passage in cell.passages for piece in passage.pieces
    )
    return [(side, start) for side, start, tone in firsts if tone is not Tone.NOTE]


def _shows(row: Row, side: Side, offset: int) -> bool:
    pieces = (piece for cell in row.cells for passage in cell.passages for piece in passage.pieces)
    return any(p.side is side and p.tone is not Tone.NOTE and p.start <= offset < p.end for p in pieces)


def _find(rows: Sequence[Row], wanted: Row | None) -> int:
    """The same row in another table, else the row that took it in, else the first."""
    if wanted is None:
        return 0
    same = (n for n, row in enumerate(rows) if (row.kind, row.number) == (wanted.kind, wanted.number))
    within = (n for n, row in enumerate(rows) if row.kind is not RowKind.ASIDE and row.number <= wanted.number)
    return next(same, max(within, default=0))
