"""The advisory line of a pair: what the right article adds to the left one, in the form wire services use, to edit and copy."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.lines import key_line
from newsdiff.tui.messages import AdvisoryDrafted
from newsdiff.tui.phrases import letters
from newsdiff.tui.screens.overlay import Overlay
from newsdiff.tui.session import Pair, Session
from newsdiff.tui.themes import palette_of
from newsdiff.tui.wings import Wings
from newsdiff.tui.work import draft_advisory
from newsdiff.writing.labels import one_line

__all__ = ["AdvisoryScreen"]


class AdvisoryScreen(Overlay):
    """The line in a field, and below it whole. It is drafted in a thread."""

    BINDINGS = bindings(Where.ADVISORY)
    AUTO_FOCUS = "Input"

    def __init__(self, session: Session, pair: Pair, wings: Wings) -> None:
        super().__init__()
        self._session = session
        self._pair = pair
        self._wings = wings

    def compose(self) -> ComposeResult:
        """What it is, the field, the line as it is now, the keys."""
        old, new = (f"{letters(place)} {one_line(self._session.articles[place].name)}" for place in self._pair)
        with Vertical(id="advisory", classes="dialog"):
            yield Static(f"What {new} changes as a new version of {old}, as a line for an editor:", markup=False)
            yield Input(placeholder="drafting …", select_on_focus=False)
            yield Static(id="whole", markup=False)
            yield Static(key_line(palette_of(self.app), Where.ADVISORY), markup=False)

    def on_mount(self) -> None:
        """Draft it; the frame does not wait for that."""
        task, made = self._session.task(self._pair), self._session.made(self._pair)
        self.run_worker(partial(draft_advisory, self._wings, task, made, self.post_message), thread=True)

    def on_advisory_drafted(self, message: AdvisoryDrafted) -> None:
        """Put it in the field."""
        field = self.query_one(Input)
        field.value = message.line
        field.placeholder = "" if message.line else "nothing of substance changed"

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the whole of it."""
        self.query_one("#whole", Static).update(event.value)

    def on_input_submitted(self) -> None:
        """By enter, as by the key of the table."""
        self.action_copy()

    def action_copy(self) -> None:
        """Copy the line as it is now, and close."""
        self.app.copy_to_clipboard(self.query_one(Input).value)
        self.app.notify("copied; if nothing arrives, your terminal does not let programs copy", timeout=3, markup=False)
        self.dismiss()
