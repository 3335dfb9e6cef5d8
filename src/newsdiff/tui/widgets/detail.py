"""The bar below the text that explains the change at hand. It says what `phrases` words; it decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from newsdiff.model import Change, ChangeClass
from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.palette import Hue, Palette, hue_of_class, hue_of_row
from newsdiff.tui.phrases import also_here, attributed, change_texts, counted, row_name, why_paired
from newsdiff.tui.sheet import Sheet
from newsdiff.tui.table import Row, Side
from newsdiff.tui.themes import palette_of
from newsdiff.writing.labels import change_name, moved_note, remarked
from newsdiff.writing.order import telling

__all__ = ["Detail"]

_NUMBER_WIDTH = 12


class Detail(Widget, can_focus=False):
    """What is at hand, where in the count, and why; who else said what in the group; why the sentences are paired."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._sheet: Sheet | None = None
        self._names = ("", "")

    def show(self, sheet: Sheet | None, names: tuple[str, str]) -> None:
        """Explain what is at hand in this sheet; the names are those of the two articles."""
        self._sheet, self._names = sheet, names
        self.refresh()

    def render(self) -> Text:
        """The three lines, each cut to the width."""
        if not self._sheet or not self._sheet.row:
            return Text()
        lines = self._lines(self._sheet, self._sheet.row, palette_of(self.app))
        for line in lines:
            line.truncate(self.size.width, overflow="ellipsis")
        return Text("\n", no_wrap=True, end="").join(lines)

    def _lines(self, sheet: Sheet, row: Row, palette: Palette) -> list[Text]:
        change = sheet.change
        count = (_count(sheet), palette.quiet)
        paired, told = why_paired(row.group) if row.group else "", self._who_said_what(sheet, row)
        also = also_here(row, [*told, *([change] if change else [])])
        lines = [self._of_change(change, count, palette), Text(f"   {_noted(change)}")] if change else []
        lines = lines or [self._of_row(sheet, row, count, palette)]
        rest = Text(f"   {' · '.join(filter(None, (also, paired)))}", palette.quiet)
        return [*lines, *self._attributions(sheet, told, self.size.height - len(lines) - 1, palette), rest]

    def _who_said_what(self, sheet: Sheet, row: Row) -> list[Change]:
        """The attribution changes of the group but for the one at hand, the most telling first."""
        attributions = (change for change in row.changes if change.change_class is ChangeClass.ATTRIBUTION)
        return telling(change for change in attributions if change is not sheet.change)

    def _attributions(self, sheet: Sheet, changes: Sequence[Change], room: int, palette: Palette) -> Iterator[Text]:
        """A line a change; where there is less room, the last line has all that remain. At least one line."""
        sign = self._glyphs.classes[ChangeClass.ATTRIBUTION]
        lines = max(room, 1)
        alone = changes[:lines] if len(changes) <= lines else changes[: lines - 1]
        rest = changes[len(alone) :]
        shares = [*((change,) for change in alone), *([rest] if rest else [])]
        for share in shares:
            words = "  ·  ".join(attributed(sheet.comparison, change, self.size.width // len(share) - 8) for change in share)
            yield Text.assemble((f" {sign} ", palette.signs[Hue.ATTRIBUTION]), words)

    def _of_change(self, change: Change, count: tuple[str, Style], palette: Palette) -> Text:
        side = Side.LEFT if change.left else Side.RIGHT
        style = palette.signs[hue_of_class(change.change_class, side)] + Style(bold=True)
        head = Text.assemble((f" {self._glyphs.classes[change.change_class]} ", style), count)
        head.append(f"{change_name(change)}  ", style)
        if change.reviewed:
            head.append("reviewed  ", palette.quiet)
        return head.append(change_texts(change, self.size.width - head.cell_len))

    def _of_row(self, sheet: Sheet, row: Row, count: tuple[str, Style], palette: Palette) -> Text:
        style = palette.signs[hue_of_row(row)] + Style(bold=True)
        moved = f"  {moved_note(sheet.comparison, row.group)}" if row.group and row.moved else ""
        by_hand = f"  {remarked(row.group)}" if row.group else ""
        return Text.assemble(
            (f" {self._glyphs.of_row(row)} ", style), count, (row_name(row, *self._names), style), moved, by_hand
        )


def _noted(change: Change) -> str:
    """The reader's note before the rule's."""
    return " · ".join(filter(None, (f"your note: {change.remark}" if change.remark else "", change.note)))


def _count(sheet: Sheet) -> str:
    """Which change it is of how many, or how many there are."""
    total = len(sheet.stops)
    at = f"{sheet.rank} of {total}" if sheet.rank else counted(total, "change")
    return f"{at.ljust(_NUMBER_WIDTH)} "
