"""What stands on the terminal while the articles are read: the first frame waits for nothing."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

__all__ = ["LoadingScreen"]


class LoadingScreen(Screen[None]):
    """One line; the keys that quit work already."""

    def compose(self) -> ComposeResult:
        """Say what is going on."""
        yield Static("newsdiff   reading the articles …", id="loading", markup=False)
