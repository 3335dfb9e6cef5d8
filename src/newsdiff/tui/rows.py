"""From a comparison to the one table of rows that every view of a pair is drawn from.

Corresponding text cannot drift apart, because both columns read the same rows: a group is one row, a moved group is two
(one where each article has it), and the furniture of the page is one row that says how much was folded. Pure: what a cell
says is in `cells`, widths are the business of `layout`, colours that of `paint`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from newsdiff.model import Article, Block, Change, Comparison, Group, Role
from newsdiff.tui.cells import Page, aside_cells, group_cells, moved_cells, note_cell, page_of
from newsdiff.tui.filters import Filter, filter_of
from newsdiff.tui.table import Cell, Options, Row, RowKind, Side

__all__ = ["build_rows", "groups_with_changes", "twin_of"]

_IN_ITS_PLACE = (Role.BODY, Role.DATELINE, Role.STANDFIRST)


class _Item(NamedTuple):
    """What stands at an offset of one article: a group (by its index in the comparison) or a block outside the groups."""

    start: int
    side: Side
    group: int = -1
    block: Block | None = None
    anchored: bool = False


def build_rows(comparison: Comparison, options: Options) -> tuple[Row, ...]:
    """The table of a comparison: what was noted and what was folded as a row each, then everything in reading order."""
    pages = (page_of(comparison, Side.LEFT), page_of(comparison, Side.RIGHT))
    homes = _changes_by_group(comparison)
    items = _merged(_items(comparison, pages[0], options), _items(comparison, pages[1], options))
    chosen = filter_of(comparison, options)
    rows = [_muted(_row(comparison, pages, homes, chosen, item), chosen) for item in items]
    if options.only_changes:
        rows = list(_without_skipped(rows, options.context))
    return (*_note_rows(comparison), *_fold_rows(comparison, options), *rows)


def groups_with_changes(comparison: Comparison) -> Iterator[tuple[Group, Sequence[Change]]]:
    """Every group with all changes that are met in its row, those that span groups among them."""
    return zip(comparison.groups, _changes_by_group(comparison), strict=True)


def twin_of(rows: Sequence[Row], index: int) -> int | None:
    """Where the other row of a moved group stands, by index; None for any other row."""
    row = rows[index]
    if not row.moved:
        return None
    return next((n for n, other in enumerate(rows) if other.moved and other.number == row.number and n != index), None)


def _changes_by_group(comparison: Comparison) -> list[list[Change]]:
    homes = [list(group.changes) for group in comparison.groups]
    for change in comparison.changes:
        home = _home(comparison, change)
        if home is not None:
            homes[home].append(change)
    return homes


def _home(comparison: Comparison, change: Change) -> int | None:
    """The group in which the first span of a change that spans groups stands."""
    side = Side.LEFT if change.left else Side.RIGHT
    span, sentences = side.span(change), side.article(comparison).sentences
    for index, group in enumerate(comparison.groups):
        if span and any(sentences[member].span.overlaps(span) for member in side.members(group)):
            return index
    return None


def _items(comparison: Comparison, page: Page, options: Options) -> list[_Item]:
    items = [
        _Item(page.article.sentences[members[0]].span.start, page.side, index, anchored=_anchors(group))
        for index, group in enumerate(comparison.groups)
        if (members := page.side.members(group))
    ]
    items += [_Item(b.span.start, page.side, block=b) for b in page.article.blocks if _stands_aside(b, options)]
    return sorted(items, key=lambda item: item.start)


def _anchors(group: Group) -> bool:
    return bool(group.left and group.right) and not group.moved


def _stands_aside(block: Block, options: Options) -> bool:
    return block.role is Role.STANDFIRST or (options.furniture and block.role not in _IN_ITS_PLACE)


def _merged(left: Sequence[_Item], right: Sequence[_Item]) -> Iterator[_Item]:
    """Both articles as one sequence: groups in order on both sides anchor it, everything else stands between, left first."""
    places = {item.group: place for place, item in enumerate(right) if item.anchored}
    taken = 0
    for item in left:
        if item.anchored:
            place = places[item.group]
            yield from (other for other in right[taken:place] if not other.anchored)
            taken = max(taken, place)
        yield item
    yield from (other for other in right[taken:] if not other.anchored)


def _row(
    comparison: Comparison, pages: tuple[Page, Page], homes: Sequence[Sequence[Change]], chosen: Filter, item: _Item
) -> Row:
    if item.block:
        opens = item.block.role is Role.STANDFIRST
        return Row(RowKind.ASIDE, 2 * item.start + item.side, aside_cells(pages[item.side], item.block), opens=opens)
    group = comparison.groups[item.group]
    cells = moved_cells(pages, group, item.side) if group.moved else group_cells(pages, group)
    shown, hidden = _parted(_in_order(comparison, group, homes[item.group]), chosen)
    opens = any(cell.passages and cell.passages[0].label for cell in cells)
    return Row(_kind(group, item.side), item.group, cells, group, shown, hidden, opens)


def _kind(group: Group, side: Side) -> RowKind:
    if not group.moved:
        return RowKind.GROUP
    return RowKind.MOVED_OUT if side is Side.LEFT else RowKind.MOVED_IN


def _in_order(comparison: Comparison, group: Group, changes: Iterable[Change]) -> list[Change]:
    """By how far into the group each change stands, on the left where it has words there."""
    changes = list(changes)
    if len(changes) < 2:
        return changes
    starts = [_start(side.article(comparison), side.members(group)) for side in Side]

    def depth(change: Change) -> int:
        return min((span.start - starts[side] for side in Side if (span := side.span(change))), default=0)

    return sorted(changes, key=depth)


def _start(article: Article, members: Sequence[int]) -> int:
    return article.sentences[members[0]].span.start if members else 0


def _muted(row: Row, chosen: Filter) -> Row:
    return replace(row, muted=True) if chosen.mutes(row) else row


def _parted(changes: Iterable[Change], chosen: Filter) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    shown: list[Change] = []
    hidden: list[Change] = []
    for change in changes:
        (shown if chosen.shows(change) else hidden).append(change)
    return tuple(shown), tuple(hidden)


def _note_rows(comparison: Comparison) -> Iterator[Row]:
    """What was noted when the articles were read: where they come from, what had to be guessed, what may be missing."""
    left, right = (
        note_cell(f"As read: {'; '.join(notes)}", side) if (notes := side.article(comparison).notes) else Cell()
        for side in Side
    )
    if left.passages or right.passages:
        yield Row(RowKind.FOLD, -2, (left, right))


def _fold_rows(comparison: Comparison, options: Options) -> Iterator[Row]:
    counts = [_folded_lines(side.article(comparison)) for side in Side]
    if any(counts):
        left, right = (_fold_cell(n, side, shown=options.furniture) for n, side in zip(counts, Side, strict=True))
        yield Row(RowKind.FOLD, -1, (left, right))


def _folded_lines(article: Article) -> int:
    return sum(block.span.of(article.text).count("\n") + 1 for block in article.blocks if block.folded)


def _fold_cell(lines: int, side: Side, *, shown: bool) -> Cell:
    what = "1 line" if lines == 1 else f"{lines} lines"
    what_with_it = "shown in place" if shown else "folded"
    return note_cell(f"{what} of page furniture and captions {what_with_it} (.)", side) if lines else Cell()


def _without_skipped(rows: Sequence[Row], context: int) -> Iterator[Row]:
    """The rows with a change and so many on either side of them; one row stands for each run of others."""
    kept = {near for n, row in enumerate(rows) if not row.skipped for near in range(n - context, n + context + 1)}
    for shown, run in groupby(range(len(rows)), key=kept.__contains__):
        if shown:
            yield from (rows[n] for n in run)
        else:
            yield _skip_row([rows[n] for n in run])


def _skip_row(rows: Sequence[Row]) -> Row:
    what = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    why = "the same on both sides" if all(row.quiet for row in rows) else "without a change that is shown"
    left, right = (note_cell(f"{what} {why}", side) for side in Side)
    hidden = tuple(change for row in rows for change in row.hidden)
    return Row(RowKind.FOLD, rows[0].number, (left, right), hidden=hidden, opens=True)
