"""A card of lines, laid over a screen. What is in it is given; it is set anew to the room there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.lines import key_line
from newsdiff.tui.palette import Palette
from newsdiff.tui.screens.overlay import Overlay
from newsdiff.tui.themes import palette_of

__all__ = ["RowCard"]

_FRAME = 8
"""Cells of a card that hold no text: border, padding and the bar at the right."""


class RowCard(Overlay):
    """`lines` gives its lines in a palette for a width in cells; it is no broader than `broadest` cells."""

    BINDINGS = bindings(Where.CARD)
    broadest = 140
    shape = "card broad"

    def __init__(self, lines: Callable[[Palette, int], Iterable[Text]]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The card, and its keys."""
        with VerticalScroll(id="card", classes=self.shape):
            yield Static(id="said", markup=False)
        yield Static(key_line(palette_of(self.app), Where.CARD, Where.OVERLAY), classes="keys", markup=False)

    def on_resize(self) -> None:
        """Set it to the room there is now."""
        self.query_one("#said", Static).update(self._text())

    def action_copy(self) -> None:
        """Copy the card as plain text."""
        self.app.copy_to_clipboard("\n".join(line.rstrip() for line in self._text().plain.splitlines()))
        self.notify("copied", timeout=2)

    def _text(self) -> Text:
        width = min(self.app.size.width * 9 // 10, self.broadest) - _FRAME
        return Text("\n").join(self._lines(palette_of(self.app), width))
