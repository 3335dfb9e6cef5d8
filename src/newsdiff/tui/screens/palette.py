"""The palette: everything that can be done on the screen beneath, found by its name. What there is is decided in `offers`."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.widgets import Input, OptionList, Static

from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.lines import key_line
from newsdiff.tui.offers import Offer
from newsdiff.tui.screens.overlay import Overlay
from newsdiff.tui.themes import palette_of

__all__ = ["PaletteScreen"]

_BROADEST = 84
_FRAME = 10


class PaletteScreen(Overlay):
    """A line to type in and what answers to it, the nearest first. Colours are seen while they are only at hand."""

    BINDINGS = bindings(Where.PALETTE)
    AUTO_FOCUS = "Input"

    def __init__(self, offers: Sequence[Offer], theme: str) -> None:
        super().__init__()
        self._offers = offers
        self._found = list(offers)
        self._before = theme

    def compose(self) -> ComposeResult:
        """The line, the offers, the keys."""
        with Vertical(id="palette", classes="card"):
            yield Input(placeholder="what to do: a word of it is enough", compact=True)
            yield OptionList(compact=True, markup=False)
            yield Static(id="palette-keys", markup=False)

    def on_mount(self) -> None:
        """Everything, before a letter is typed."""
        self.query_one(OptionList).can_focus = False
        self._list()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What answers to it, the nearest first; alike ones in the order of the table."""
        self._found = _answering(event.value.strip(), self._offers)
        self._list()

    def on_input_submitted(self) -> None:
        """By enter, as by the key of the table."""
        self.action_run()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """See the colours at hand, else those there were."""
        look = self._found[event.option_index].look
        if look:
            look()
        else:
            self.app.theme = self._before
        self.query_one("#palette-keys", Static).update(key_line(palette_of(self.app), Where.PALETTE))

    def on_option_list_option_selected(self) -> None:
        """By the mouse."""
        self.action_run()

    def action_cursor(self, step: int) -> None:
        """To the next or the previous offer."""
        offered = self.query_one(OptionList)
        if step > 0:
            offered.action_cursor_down()
        else:
            offered.action_cursor_up()

    def action_run(self) -> None:
        """Do what is at hand, on the screen beneath."""
        at = self.query_one(OptionList).highlighted
        if at is None:
            return
        offer = self._found[at]
        if not offer.look:
            self.app.theme = self._before
        self.dismiss()
        self.app.call_later(offer.do)

    def action_close(self) -> None:
        """As before."""
        self.app.theme = self._before
        self.dismiss()

    def _list(self) -> None:
        offered = self.query_one(OptionList)
        room = min(self.app.size.width * 9 // 10, _BROADEST) - _FRAME
        offered.clear_options()
        offered.add_options(_line(offer, room) for offer in self._found)
        offered.highlighted = 0 if self._found else None


def _answering(words: str, offers: Sequence[Offer]) -> list[Offer]:
    """What begins with these words or has a word that does, then what has their letters."""
    if not words:
        return list(offers)
    matcher, low = Matcher(words), words.lower()

    def nearness(offer: Offer) -> tuple[bool, bool, float]:
        name = offer.says.lower()
        return name.startswith(low), f" {low}" in name, matcher.match(offer.says)

    scored = ((nearness(offer), offer) for offer in offers)
    return [offer for near, offer in sorted(scored, key=lambda pair: pair[0], reverse=True) if near[2] > 0]


def _line(offer: Offer, room: int) -> Content:
    """The name, and at the right the keys."""
    name = Text(offer.says, no_wrap=True)
    name.truncate(room - cell_len(offer.keys) - 2, overflow="ellipsis")
    return Content(f"{name.plain}{' ' * (room - name.cell_len - cell_len(offer.keys))}{offer.keys}")
