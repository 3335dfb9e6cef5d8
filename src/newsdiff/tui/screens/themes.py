"""The choice of colours. The theme at hand is seen on the text behind; escape gives the one before back."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.lines import key_line
from newsdiff.tui.screens.overlay import Overlay
from newsdiff.tui.themes import BY_NAME, palette_of

__all__ = ["ThemeScreen"]

_SAYS = {
    "dark": "blue and orange on dark",
    "light": "blue and orange on light",
    "contrast": "bright marks on black",
    "red-green": "red for left out, green for put in",
    "mono": "greys only",
    "terminal": "the sixteen colours of your terminal",
}


class ThemeScreen(Overlay):
    """A line a theme."""

    BINDINGS = bindings(Where.THEMES)
    AUTO_FOCUS = "OptionList"

    def __init__(self, theme: str) -> None:
        super().__init__()
        self._before = theme
        self._names = list(BY_NAME)

    def compose(self) -> ComposeResult:
        """The themes, and the keys."""
        with Vertical(id="themes", classes="card"):
            yield OptionList(*(f"{name:10} {_SAYS[name]}" for name in self._names), compact=True, markup=False)
            yield Static(id="theme-keys", markup=False)

    def on_mount(self) -> None:
        """Begin at the one in use."""
        themes = [theme.name for theme in BY_NAME.values()]
        self.query_one(OptionList).highlighted = themes.index(self._before) if self._before in themes else 0

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """See the text in it."""
        self.app.theme = BY_NAME[self._names[event.option_index]].name
        self.query_one("#theme-keys", Static).update(key_line(palette_of(self.app), Where.THEMES, Where.OVERLAY))

    def on_option_list_option_selected(self) -> None:
        """By enter or the mouse."""
        self.action_keep()

    def action_keep(self) -> None:
        """Stay with the one at hand."""
        self.dismiss()

    def action_close(self) -> None:
        """As before."""
        self.app.theme = self._before
        self.dismiss()

    def action_next(self, step: int) -> None:
        """To the next or the previous one."""
        themes = self.query_one(OptionList)
        if step > 0:
            themes.action_cursor_down()
        else:
            themes.action_cursor_up()
