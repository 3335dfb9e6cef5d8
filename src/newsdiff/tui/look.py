"""How the reader is to look, before it is opened: what the command line asks for and what the terminal can do.

Imports no toolkit, so that a wrong name is told before anything is drawn.
"""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass

from newsdiff.errors import UsageError

__all__ = ["NAMES", "Look", "fitting_theme", "look_of"]

NAMES = ("dark", "light", "contrast", "red-green", "mono", "terminal")
"""The themes there are."""


@dataclass(frozen=True, slots=True)
class Look:
    """A theme by name, and whether our own marks are ASCII whatever the terminal could draw."""

    theme: str = "dark"
    ascii_only: bool = False


def look_of(theme: str, *, ascii_only: bool) -> Look:
    """The look asked for; without a theme the one that fits the terminal. Raises UsageError for a theme there is not."""
    name = theme or fitting_theme(os.environ.get("TERM", ""), os.environ.get("COLORTERM", ""))
    if name not in NAMES:
        near = difflib.get_close_matches(name, NAMES, 1, 0.4)
        raise UsageError(
            f"there is no theme {name!r}", mend=f"did you mean {near[0]}?" if near else f"choose {', '.join(NAMES)}"
        )
    return Look(name, ascii_only)


def fitting_theme(term: str, colorterm: str) -> str:
    """The theme for a terminal: its own colours where it has no more than sixteen.

    >>> fitting_theme("xterm-256color", ""), fitting_theme("linux", "")
    ('dark', 'terminal')
    """
    many = colorterm.lower() in ("truecolor", "24bit") or any(word in term for word in ("256", "direct", "kitty", "true"))
    return "dark" if many or not term else "terminal"
