"""The dialog for a label: wrong, another, or right after all. What may be said is decided in `hand`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from newsdiff.tui.hand import Action
from newsdiff.tui.keys import Where
from newsdiff.tui.lines import key_line
from newsdiff.tui.screens.overlay import Overlay
from newsdiff.tui.themes import palette_of

__all__ = ["LabelScreen"]


class LabelScreen(Overlay):
    """A list to choose from; what is chosen is handed on."""

    AUTO_FOCUS = "OptionList"

    def __init__(self, actions: Sequence[Action], chosen: Callable[[Action], None]) -> None:
        super().__init__()
        self._actions = actions
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The question, the answers, the keys."""
        with Vertical(id="label", classes="dialog"):
            yield Static("What is this label? enter chooses", markup=False)
            yield OptionList(*(Option(action.name) for action in self._actions), markup=False, compact=True)
            yield Static(key_line(palette_of(self.app), Where.OVERLAY), classes="keys")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand on what was chosen."""
        self.dismiss()
        self._chosen(self._actions[event.option_index])
