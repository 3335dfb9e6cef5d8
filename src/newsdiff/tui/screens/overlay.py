"""What every card and dialog has in common: it lies over a screen and goes away again."""

from __future__ import annotations

from textual.screen import ModalScreen

from newsdiff.tui.keys import Where, bindings

__all__ = ["Overlay"]


class Overlay(ModalScreen[None]):
    """A screen over another."""

    BINDINGS = bindings(Where.OVERLAY)

    def action_close(self) -> None:
        """Go away."""
        self.dismiss()
