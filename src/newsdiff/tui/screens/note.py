"""The dialog for a note on a change or a sentence."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from newsdiff.clean import clean_line
from newsdiff.tui.screens.overlay import Overlay

__all__ = ["NoteScreen"]


class NoteScreen(Overlay):
    """A line to write on; what was written is handed on."""

    AUTO_FOCUS = "Input"

    def __init__(self, about: str, note: str, written: Callable[[str], None]) -> None:
        super().__init__()
        self._about = about
        self._note = note
        self._written = written

    def compose(self) -> ComposeResult:
        """What the note is on, and the line."""
        with Vertical(id="note", classes="dialog"):
            yield Static(f"Note on {self._about}", markup=False)
            yield Input(self._note, select_on_focus=False)
            yield Static("enter keeps it, an empty line takes it away, esc goes back", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand it on."""
        self.dismiss()
        self._written(clean_line(event.value).strip())
