"""The dialog for an article that stands nowhere but in the clipboard: its outlet, its title, its text."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static, TextArea

from newsdiff.errors import NewsdiffError
from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.lines import key_line
from newsdiff.tui.screens.overlay import Overlay
from newsdiff.tui.themes import palette_of
from newsdiff.tui.wings import Wings

__all__ = ["PasteScreen"]


class PasteScreen(Overlay):
    """Three fields. The text is kept as a file, and the name of that is handed on."""

    BINDINGS = bindings(Where.PASTE)
    AUTO_FOCUS = "TextArea"

    def __init__(self, wings: Wings, kept: Callable[[str], None]) -> None:
        super().__init__()
        self._wings = wings
        self._kept = kept

    def compose(self) -> ComposeResult:
        """The fields, what went wrong, the keys."""
        with Vertical(id="paste", classes="dialog"):
            yield Input(placeholder="outlet", id="outlet", compact=True)
            yield Input(placeholder="title, if the text does not begin with it", id="title", compact=True)
            yield TextArea(placeholder="paste the article here, with the key of your terminal", tab_behavior="focus")
            yield Static(id="answer", markup=False)
            yield Static(key_line(palette_of(self.app), Where.PASTE), markup=False)

    def action_read(self) -> None:
        """Keep the text and hand it on."""
        outlet, title = (self.query_one(f"#{name}", Input).value for name in ("outlet", "title"))
        try:
            path = self._wings.paste(title, outlet, self.query_one(TextArea).text)
        except NewsdiffError as error:
            self.query_one("#answer", Static).update(error.line)
            return
        self.dismiss()
        self._kept(str(path))
