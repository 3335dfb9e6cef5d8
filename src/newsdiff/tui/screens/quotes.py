"""The quotes screen: every quotation across the articles. A row opens to the full texts, word under word."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from newsdiff.gathering.story import Story
from newsdiff.tui.abreast import quote_card
from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.palette import Palette
from newsdiff.tui.quoteboard import QuoteLedger, ShownQuotes, quote_choices, quote_row
from newsdiff.tui.screens.filter import FilterScreen
from newsdiff.tui.screens.ledger import LedgerScreen
from newsdiff.tui.screens.rowcard import RowCard

__all__ = ["QuotesScreen"]


class QuotesScreen(LedgerScreen):
    """Quotations by articles."""

    BINDINGS = bindings(Where.QUOTES)
    view, part, own = "quotes", "quotations", (Where.QUOTES,)
    _ledger: QuoteLedger | None = None

    def make(self, story: Story, palette: Palette) -> QuoteLedger:
        """All quotations."""
        self._ledger = QuoteLedger(story, palette, self._glyphs)
        return self._ledger

    def told(self, palette: Palette, width: int) -> Iterable[Text]:  # noqa: ARG002 - a screen is asked so
        """The words of every article that carries it."""
        return quote_row(self._ledger, self._grid.row, palette) if self._ledger else ()

    def emptiness(self) -> str:
        """What is said where no quotation is shown."""
        none = not self._ledger or not self._ledger.story.quotations
        return "nobody is quoted in these articles" if none else "no quotation is left by the filter (f changes it)"

    def open_row(self) -> None:
        """The full texts."""
        if self._ledger:
            row, articles = self._ledger.quotations[self._grid.row], self._ledger.story.articles
            self.app.push_screen(RowCard(lambda palette, width: quote_card(row, articles, width, palette)))

    def action_filter(self) -> None:
        """Choose whose words are shown."""
        if self._ledger:
            choices = quote_choices(self._ledger.story.quotations)
            self.app.push_screen(FilterScreen(choices, self._ledger.shown, self._apply, ShownQuotes()))

    def _apply(self, shown: ShownQuotes) -> None:
        """Show others; the quotation at hand stays so where it is among them."""
        if self._ledger:
            at = self._ledger.quotations[self._grid.row] if self._ledger.rows else None
            self._ledger.show(shown)
            self.refill(next((k for k, row in enumerate(self._ledger.quotations) if row is at), 0))
