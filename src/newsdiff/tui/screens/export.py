"""The export dialog: where to write the pair as Markdown. What is written is the writing wing's business."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from newsdiff.errors import ExportError
from newsdiff.model import Comparison
from newsdiff.tui.phrases import export_name
from newsdiff.tui.screens.overlay import Overlay
from newsdiff.tui.wings import Wings

__all__ = ["ExportScreen"]


class ExportScreen(Overlay):
    """A file name; a file that exists is asked about before it is overwritten."""

    AUTO_FOCUS = "Input"

    def __init__(self, comparison: Comparison, wings: Wings) -> None:
        super().__init__()
        self._comparison = comparison
        self._wings = wings
        self._confirmed: Path | None = None

    def compose(self) -> ComposeResult:
        """A question, the name, and what went wrong."""
        with Vertical(id="export", classes="dialog"):
            yield Static("Export this pair to Markdown. File:", markup=False)
            yield Input(export_name((self._comparison.left, self._comparison.right)), select_on_focus=False)
            yield Static("enter writes it, esc goes back", id="answer", markup=False)

    def on_input_changed(self) -> None:
        """Another name is another question."""
        self._confirmed = None

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the file, unless it exists and that was not said to be fine."""
        path = Path(event.value.strip()).expanduser()
        if not event.value.strip():
            self._answer("a file needs a name")
        elif path.exists() and path != self._confirmed:
            self._confirmed = path
            self._answer(f"{path} exists: enter again overwrites it, esc goes back")
        else:
            self._write(path)

    def _write(self, path: Path) -> None:
        text = self._wings.markdown([self._comparison], [self._comparison.left, self._comparison.right])
        try:
            self._wings.write(path, text, force=path == self._confirmed)
        except ExportError as error:
            self._answer(error.line)
        else:
            self.app.notify(f"written: {path}", markup=False)
            self.dismiss()

    def _answer(self, line: str) -> None:
        self.query_one("#answer", Static).update(line)
