"""The names screen: who and what is named, where, under which labels, and how often quoted."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from newsdiff.gathering.story import Story
from newsdiff.tui.nameboard import NameLedger, name_row
from newsdiff.tui.palette import Palette
from newsdiff.tui.screens.ledger import LedgerScreen
from newsdiff.tui.screens.rowcard import RowCard

__all__ = ["NamesScreen"]


class NamesScreen(LedgerScreen):
    """Names by articles."""

    view, part = "names", "names"
    _ledger: NameLedger | None = None

    def make(self, story: Story, palette: Palette) -> NameLedger:
        """All of them."""
        self._ledger = NameLedger(story, palette, self._glyphs)
        return self._ledger

    def told(self, palette: Palette, width: int) -> Iterable[Text]:  # noqa: ARG002 - a screen is asked so
        """The sentences of every article that has it."""
        return name_row(self._ledger, self._grid.row, palette) if self._ledger else ()

    def emptiness(self) -> str:
        """What is said where there is none."""
        return "nobody is named in these articles"

    def open_row(self) -> None:
        """The same, with more room."""
        if self._ledger:
            ledger, row = self._ledger, self._grid.row
            self.app.push_screen(RowCard(lambda palette, _width: name_row(ledger, row, palette)))
