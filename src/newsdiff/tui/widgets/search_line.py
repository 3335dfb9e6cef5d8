"""The line in which one types what to look for. It takes the place of the status line while it is used."""

from __future__ import annotations

from textual.widgets import Input

from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.messages import SearchAsked, SearchLeft
from newsdiff.tui.search import EXPRESSION

__all__ = ["SearchLine"]


class SearchLine(Input):
    """Every letter looks anew; enter goes back to the text and leaves the search on, escape leaves it."""

    BINDINGS = bindings(Where.SEARCH)

    def __init__(self) -> None:
        hint = f"words in any article, or {EXPRESSION} and a regular expression"
        super().__init__(placeholder=hint, id="search", compact=True, select_on_focus=False)
        self.display = False

    def open(self) -> None:
        """Begin, with the words of the search before where there was one."""
        self.display = True
        self.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is looked for now."""
        event.stop()
        self.post_message(SearchAsked(self.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back to the text; nothing to look for is no search."""
        event.stop()
        self._close(kept=bool(self.value.strip()))

    def action_leave(self) -> None:
        """No search any more."""
        self._close(kept=False)

    def _close(self, *, kept: bool) -> None:
        if not kept:
            with self.prevent(Input.Changed):
                self.clear()
        self.display = False
        self.post_message(SearchLeft(kept=kept))
