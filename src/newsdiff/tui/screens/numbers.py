"""The numbers screen: every figure across the articles, and who gives it. Disagreements come first."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from newsdiff.gathering.story import Story
from newsdiff.tui.numberboard import NumberLedger, number_row
from newsdiff.tui.palette import Palette
from newsdiff.tui.screens.ledger import LedgerScreen
from newsdiff.tui.screens.rowcard import RowCard

__all__ = ["NumbersScreen"]


class NumbersScreen(LedgerScreen):
    """Numbers by articles."""

    view, part = "numbers", "figures"
    _ledger: NumberLedger | None = None

    def make(self, story: Story, palette: Palette) -> NumberLedger:
        """All of them."""
        self._ledger = NumberLedger(story, palette, self._glyphs)
        return self._ledger

    def told(self, palette: Palette, width: int) -> Iterable[Text]:  # noqa: ARG002 - a screen is asked so
        """The sentences of every article that has it."""
        return number_row(self._ledger, self._grid.row, palette) if self._ledger else ()

    def emptiness(self) -> str:
        """What is said where there is none."""
        return "no article gives a figure"

    def open_row(self) -> None:
        """The same, with more room."""
        if self._ledger:
            ledger, row = self._ledger, self._grid.row
            self.app.push_screen(RowCard(lambda palette, _width: number_row(ledger, row, palette)))
