"""The bar below the text that explains the change at hand. It says what `phrases` words; it decides nothing."""

from __future__ import annotations

from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from newsdiff.model import Change
from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.phrases import also_here, change_texts, counted, row_name, why_paired
from newsdiff.tui.sheet import Sheet
from newsdiff.tui.table import Row, Side
from newsdiff.tui.themes import Palette, hue_of_class, hue_of_row, palette_of
from newsdiff.writing.labels import change_name, moved_note

__all__ = ["Detail"]

_NUMBER_WIDTH = 12


class Detail(Widget, can_focus=False):
    """Three lines: what and where in the count; why it is called that; why the sentences are paired and what else is there."""

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
        paired, also = why_paired(row.group) if row.group else "", also_here(row, change)
        if change:
            why_and_what_else = " · ".join(filter(None, (also, paired)))
            head = self._of_change(change, count, palette)
            return [head, Text(f"   {change.note}"), Text(f"   {why_and_what_else}", palette.quiet)]
        return [self._of_row(sheet, row, count, palette), Text(f"   {paired}"), Text(f"   {also}", palette.quiet)]

    def _of_change(self, change: Change, count: tuple[str, Style], palette: Palette) -> Text:
        side = Side.LEFT if change.left else Side.RIGHT
        style = palette.signs[hue_of_class(change.change_class, side)] + Style(bold=True)
        head = Text.assemble((f" {self._glyphs.classes[change.change_class]} ", style), count)
        head.append(f"{change_name(change)}  ", style)
        return head.append(change_texts(change, self.size.width - head.cell_len))

    def _of_row(self, sheet: Sheet, row: Row, count: tuple[str, Style], palette: Palette) -> Text:
        style = palette.signs[hue_of_row(row)] + Style(bold=True)
        moved = f"  {moved_note(sheet.comparison, row.group)}" if row.group and row.moved else ""
        return Text.assemble((f" {self._glyphs.of_row(row)} ", style), count, (row_name(row, *self._names), style), moved)


def _count(sheet: Sheet) -> str:
    """Which change it is of how many, or how many there are."""
    total = len(sheet.stops)
    at = f"{sheet.stop + 1} of {total}" if sheet.stop is not None else counted(total, "change")
    return f"{at.ljust(_NUMBER_WIDTH)} "
