"""Where the keys for "next change" stop: every change that is shown, and every row that is itself a difference.

An omitted, an added, a moved and a rewritten sentence are stops of their own; the single words of a rewritten one are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsdiff.model import Change, ChangeClass, Comparison, Relation
from newsdiff.tui.filters import OWN_STOP, WEIGHT_OF_A_ROW
from newsdiff.tui.rows import groups_with_changes
from newsdiff.tui.table import Row, RowKind

__all__ = ["Stop", "by_weight", "first_in_row", "stops_in", "stops_of", "stops_without_filter", "walk"]

_WORDS = (ChangeClass.STYLE, ChangeClass.WORDING)


@dataclass(frozen=True, slots=True)
class Stop:
    """A row (by index), and the change in it; None when the row itself is the difference."""

    row: int
    change: Change | None = None

    @property
    def attributes(self) -> bool:
        """Whether it is a change of attribution."""
        return self.change is not None and self.change.change_class is ChangeClass.ATTRIBUTION

    @property
    def weight(self) -> float:
        """How telling it is, as changes are weighed."""
        return self.change.weight if self.change else WEIGHT_OF_A_ROW


def stops_of(rows: Sequence[Row]) -> tuple[Stop, ...]:
    """All stops, in the order of the rows."""
    return tuple(stop for index, row in enumerate(rows) for stop in stops_in(index, row))


def stops_without_filter(comparison: Comparison) -> tuple[int, int]:
    """How many stops there would be with nothing hidden: sentences that are themselves the difference, and changes."""
    sentences = changes = 0
    for group, its in groups_with_changes(comparison):
        sentences += group.moved or group.relation in OWN_STOP
        rewritten = group.relation is Relation.REWRITTEN
        changes += sum(not (rewritten and change.change_class in _WORDS) for change in its)
    return sentences, changes


def walk(stops: Sequence[Stop], row: int, stop: int | None, step: int, *, attribution: bool = False) -> int | None:
    """The next stop in the direction of `step` (1 or -1); None at the end.

    From the stop at hand, if there is one; else from the row, whose own first stop is then the next one.
    """
    wanted = [index for index, candidate in enumerate(stops) if candidate.attributes or not attribution]
    ordered = wanted if step > 0 else reversed(wanted)
    if stop is not None:
        return next((index for index in ordered if (index - stop) * step > 0), None)
    edge = row if step > 0 else row - 1
    return next((index for index in ordered if (stops[index].row - edge) * step >= 0), None)


def by_weight(stops: Sequence[Stop]) -> list[int]:
    """All stops, the most telling first; equally telling ones in reading order."""
    return sorted(range(len(stops)), key=lambda index: -stops[index].weight)


def first_in_row(stops: Sequence[Stop], row: int) -> int | None:
    """The first stop of a row."""
    return next((index for index, stop in enumerate(stops) if stop.row == row), None)


def stops_in(index: int, row: Row) -> Iterator[Stop]:
    """The stops of one row, which has this index."""
    own = row.group is not None and (row.moved or row.group.relation in OWN_STOP)
    if own and row.kind is not RowKind.MOVED_IN and not row.muted:
        yield Stop(index)
    for change in row.changes:
        if _stands_here(row, change) and not (row.rewritten and change.change_class in _WORDS):
            yield Stop(index, change)


def _stands_here(row: Row, change: Change) -> bool:
    """A change of a moved group is met once: where its left words are, else where its right words are."""
    return not row.moved or (row.kind is RowKind.MOVED_OUT) == (change.left is not None)
