"""The filter panel: which changes are shown, with how many there are of each. Every choice is seen at once beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from newsdiff.tui.choices import Choice
from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.lines import key_line
from newsdiff.tui.palette import hue_of_class
from newsdiff.tui.screens.overlay import Overlay
from newsdiff.tui.table import Side
from newsdiff.tui.themes import palette_of

__all__ = ["FilterScreen"]

T = TypeVar("T")

_BOLD = Style(bold=True)


class FilterScreen(Overlay, Generic[T]):
    """A line a choice; `apply` is told of the options after each, `start` are those at the start."""

    BINDINGS = bindings(Where.FILTER)
    AUTO_FOCUS = "OptionList"

    def __init__(self, choices: Sequence[Choice[T]], options: T, apply: Callable[[T], None], start: T) -> None:
        super().__init__()
        self._choices = choices
        self._options = options
        self._apply = apply
        self._start = start

    def compose(self) -> ComposeResult:
        """The choices, and the keys."""
        with Vertical(id="filter", classes="card"):
            yield OptionList(*(self._text(choice) for choice in self._choices), compact=True, markup=False)
            yield Static(key_line(palette_of(self.app), Where.FILTER, Where.OVERLAY), markup=False)

    def on_option_list_option_selected(self) -> None:
        """By enter or the mouse, as by the key that changes the choice at hand."""
        self.action_turn(1)

    def on_option_list_option_highlighted(self) -> None:
        """Mark the choice at hand by more than a ground."""
        self._draw()

    def action_turn(self, step: int) -> None:
        """Another setting of the choice at hand."""
        self._show(self._at_hand.turn(self._options, step))

    def action_alone(self) -> None:
        """Nothing but the choice at hand."""
        if self._at_hand.alone:
            self._show(self._at_hand.alone(self._options))

    def action_reset(self) -> None:
        """As at the start."""
        self._show(self._start)

    def action_cursor(self, step: int) -> None:
        """To the next or the previous choice."""
        offered = self.query_one(OptionList)
        if step > 0:
            offered.action_cursor_down()
        else:
            offered.action_cursor_up()

    @property
    def _at_hand(self) -> Choice[T]:
        return self._choices[self.query_one(OptionList).highlighted or 0]

    def _show(self, options: T) -> None:
        self._options = options
        self._apply(options)
        self._draw()

    def _draw(self) -> None:
        offered = self.query_one(OptionList)
        for index, choice in enumerate(self._choices):
            offered.replace_option_prompt_at_index(index, self._text(choice, at_hand=index == offered.highlighted))

    def _text(self, choice: Choice[T], *, at_hand: bool = False) -> Text:
        sign = palette_of(self.app).signs[hue_of_class(choice.heads, Side.LEFT)] + _BOLD if choice.heads else Style()
        return Text(f"{'>' if at_hand else ' '} {choice.says(self._options)}", sign)
