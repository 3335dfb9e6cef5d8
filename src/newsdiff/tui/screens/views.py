"""The views of all articles by name. A new one is a file and a line here, and a key in the table of keys."""

from __future__ import annotations

from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.screens.ledger import LedgerScreen
from newsdiff.tui.screens.names import NamesScreen
from newsdiff.tui.screens.numbers import NumbersScreen
from newsdiff.tui.screens.overview import OverviewScreen
from newsdiff.tui.screens.quotes import QuotesScreen
from newsdiff.tui.screens.story import StoryScreen
from newsdiff.tui.session import Session
from newsdiff.tui.wings import Wings

__all__ = ["view"]

_VIEWS: dict[str, type[LedgerScreen]] = {
    screen.view: screen for screen in (OverviewScreen, StoryScreen, QuotesScreen, NumbersScreen, NamesScreen)
}


def view(name: str, session: Session, wings: Wings, glyphs: Glyphs) -> LedgerScreen:
    """The screen of this name."""
    return _VIEWS[name](session, wings, glyphs)
