"""The card: everything known about the group at hand, laid over the pair. Shows; changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from rich.style import Style
from rich.text import Text

from newsdiff.model import Article, Change, Comparison
from newsdiff.tui.palette import Palette, hue_of_class, hue_of_row
from newsdiff.tui.phrases import change_texts, row_name, why_paired
from newsdiff.tui.quotecard import QuoteCard
from newsdiff.tui.screens.rowcard import RowCard
from newsdiff.tui.table import Row, Side
from newsdiff.writing.labels import change_name, group_labels, moved_note, remarked
from newsdiff.writing.order import telling
from newsdiff.writing.said import Said, said_in

__all__ = ["CardScreen"]

_BOLD = Style(bold=True)
_WHOLE = 2_000


class CardScreen(RowCard):
    """What is at hand first, with its quotations word under word; then why the sentences are paired, and all the rest."""

    broadest = 110
    shape = "card"

    def __init__(self, comparison: Comparison, row: Row, change: Change | None, letters: tuple[str, str]) -> None:
        super().__init__(self._told)
        self._comparison = comparison
        self._row = row
        self._change = change
        self._letters = letters

    def _told(self, palette: Palette, width: int) -> Iterator[Text]:
        comparison, row, group = self._comparison, self._row, self._row.group
        if group is None:
            return
        names = (comparison.left.name, comparison.right.name)
        yield Text(row_name(row, *names), palette.signs[hue_of_row(row)] + _BOLD)
        yield Text(" ".join((group_labels(comparison, group, *names), moved_note(comparison, group))), palette.quiet)
        if by_hand := remarked(group):
            yield Text(by_hand)
        if self._change:
            yield from _change_lines(self._change, palette)
        yield from self._quotations(palette, width)
        yield from _headed("Both texts", palette)
        yield Text(why_paired(group))
        for side in Side:
            yield from _sentences(side.article(comparison), side.members(group), palette)
        others = [change for change in (*row.changes, *row.hidden) if change is not self._change]
        if others:
            yield from _headed("What else differs, most telling first" if self._change else "What differs", palette)
        for change in telling(others):
            yield from _change_lines(change, palette)

    def _quotations(self, palette: Palette, width: int) -> Iterator[Text]:
        """Those of the group; the one of the change at hand comes first."""
        group = self._row.group
        rows = said_in(self._comparison, group.left, group.right) if group else []
        if rows:
            yield from _headed("Who said what", palette)
        for row in sorted(rows, key=self._is_elsewhere):
            yield Text()
            yield from QuoteCard(self._comparison, row, self._letters, width, palette).lines()

    def _is_elsewhere(self, row: Said) -> bool:
        return self._change not in row.changes


def _headed(title: str, palette: Palette) -> Iterator[Text]:
    yield Text()
    yield Text(f"── {title} ", palette.quiet + _BOLD)


def _sentences(article: Article, members: tuple[int, ...], palette: Palette) -> Iterator[Text]:
    if members:
        yield Text()
        yield Text(article.name, palette.quiet)
        yield Text(" ".join(article.words_of(index) for index in members))


def _change_lines(change: Change, palette: Palette) -> Iterator[Text]:
    hue = hue_of_class(change.change_class, Side.LEFT if change.left else Side.RIGHT)
    yield Text()
    yield Text.assemble(
        (change_name(change), palette.signs[hue] + _BOLD), (f"  confidence {change.confidence:.2f}", palette.quiet)
    )
    yield Text(change_texts(change, _WHOLE))
    yield Text(change.note)
    if by_hand := remarked(change):
        yield Text(by_hand)
