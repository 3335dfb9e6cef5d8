"""How the reader is to look, before it is opened: what the command line asks for and what the terminal can do.

Imports no toolkit, so that a wrong name is told before anything is drawn.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from newsdiff.config import Config, nearest
from newsdiff.errors import UsageError

__all__ = ["NAMES", "Look", "fitting_theme", "look_of"]

NAMES = ("dark", "light", "contrast", "red-green", "mono", "terminal")
"""The themes there are."""


@dataclass(frozen=True, slots=True)
class Look:
    """A theme by name, whether our own marks are ASCII whatever the terminal could draw, and the keys a user has chosen.

    `recent` says whether the start screen may remember what was read.
    """

    theme: str = "dark"
    ascii_only: bool = False
    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)
    where: str = ""
    recent: bool = True


def look_of(theme: str, *, ascii_only: bool, config: Config) -> Look:
    """The look asked for on the command line, else in the settings, else the one that fits the terminal.

    Raises UsageError for a theme there is not.
    """
    name = theme or config.theme or fitting_theme(os.environ.get("TERM", ""), os.environ.get("COLORTERM", ""))
    where = "" if theme else config.where
    if name not in NAMES:
        raise UsageError(f"there is no theme {name!r}", where=where, mend=nearest(name, NAMES))
    return Look(name, ascii_only or config.ascii_only, config.keys, config.where, config.recent)


def fitting_theme(term: str, colorterm: str) -> str:
    """The theme for a terminal: its own colours where it has no more than sixteen.

    >>> fitting_theme("xterm-256color", ""), fitting_theme("linux", "")
    ('dark', 'terminal')
    """
    many = colorterm.lower() in ("truecolor", "24bit") or any(word in term for word in ("256", "direct", "kitty", "true"))
    return "dark" if many or not term else "terminal"
