"""The search of the pair screen: over all articles, and from the matches of one pair to those of another.

What is found is decided in `search`; how a match is gone to within a pair is the view's business.
"""

from __future__ import annotations

from abc import abstractmethod

from textual.screen import Screen

from newsdiff.tui.messages import HitsPassed, SearchAsked, SearchLeft
from newsdiff.tui.search import Search, find
from newsdiff.tui.session import Session
from newsdiff.tui.widgets.column import Column
from newsdiff.tui.widgets.pair_view import PairView
from newsdiff.tui.widgets.search_line import SearchLine

__all__ = ["Searching"]


class Searching(Screen[None]):
    """A screen with a view of a pair, in which something may be looked for. `_coming` is from which end a pair is entered."""

    _session: Session
    _search: Search | None = None
    _coming = 1

    @property
    @abstractmethod
    def _view(self) -> PairView: ...

    @property
    @abstractmethod
    def _column(self) -> Column: ...

    @abstractmethod
    def open_pair(self) -> None:
        """Show the session's pair."""

    @abstractmethod
    def _show_status(self) -> None: ...

    def on_search_asked(self, message: SearchAsked) -> None:
        """Look for other words in all articles."""
        message.stop()
        self._search = find(message.words, self._session.articles)
        self._view.search(self._search.of(*self._session.pair))
        self._show_status()

    def on_search_left(self, message: SearchLeft) -> None:
        """Back to the text, with the search or without."""
        message.stop()
        self._column.focus(scroll_visible=False)
        if message.kept:
            self._show_status()
        else:
            self.action_unsearch()

    def on_hits_passed(self, message: HitsPassed) -> None:
        """Go on in the next pair that has matches in an article not on the screen."""
        if not self._search:
            return
        ahead = self._session.ahead(message.step)
        counts = [len(places) for places in self._search.places]
        there = next((pair for pair in ahead if any(counts[k] for k in pair if k not in self._session.pair)), None)
        if there is None:
            self.notify(f"no match {'after' if message.step > 0 else 'before'} this, in any article", timeout=2)
            return
        self._session.pair, self._coming = there, message.step
        self.open_pair()

    def action_search(self) -> None:
        """Ask what to look for."""
        self.query_one(SearchLine).open()

    def action_unsearch(self) -> None:
        """No search any more; the reader stays where the last match was."""
        if self._search:
            self._search = None
            self._view.search(None)
            self._show_status()
