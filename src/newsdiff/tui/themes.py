"""The reader's themes by name: what the toolkit draws around the text, and the palette for what the columns draw.

The first is what a reader gets; the last leaves every colour to the terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual.app import App
from textual.theme import BUILTIN_THEMES, Theme

from newsdiff.tui import palettes
from newsdiff.tui.palette import Palette

__all__ = ["BY_NAME", "CONTRAST", "DARK", "LIGHT", "MONO", "PALETTES", "RED_GREEN", "TERMINAL", "palette_of"]

DARK = Theme(
    "newsdiff-dark",
    primary="#6cb2ff",
    secondary="#b79cff",
    accent="#ff7ab8",
    warning="#ff9d45",
    error="#ff8a80",
    success="#4fd1ab",
    foreground="#d9dde4",
    background="#14161b",
    surface="#1b1e25",
    panel="#242933",
    dark=True,
)

LIGHT = Theme(
    "newsdiff-light",
    primary="#0b58a8",
    secondary="#5f3db3",
    accent="#a3105f",
    warning="#9a4a00",
    error="#a31515",
    success="#00664e",
    foreground="#1c1e22",
    background="#fbfaf7",
    surface="#f2f1ec",
    panel="#e5e4de",
    dark=False,
)

CONTRAST = replace(
    DARK, name="newsdiff-contrast", foreground="#ffffff", background="#000000", surface="#101010", panel="#262626"
)

RED_GREEN = replace(DARK, name="newsdiff-red-green")

MONO = replace(
    DARK,
    name="newsdiff-mono",
    primary="#cfcfcf",
    secondary="#bdbdbd",
    accent="#ffffff",
    warning="#dedede",
    error="#ffffff",
    success="#cfcfcf",
    foreground="#dcdcdc",
    background="#121212",
    surface="#1a1a1a",
    panel="#2a2a2a",
)

TERMINAL = BUILTIN_THEMES["ansi-dark"]
"""The toolkit's theme of the terminal's own sixteen colours; where NO_COLOR is set it comes out without any."""

BY_NAME: Mapping[str, Theme] = {
    "dark": DARK,
    "light": LIGHT,
    "contrast": CONTRAST,
    "red-green": RED_GREEN,
    "mono": MONO,
    "terminal": TERMINAL,
}
"""The themes by what a user calls them, in the order they are offered."""

PALETTES: Mapping[str, Palette] = {
    DARK.name: palettes.DARK,
    LIGHT.name: palettes.LIGHT,
    CONTRAST.name: palettes.CONTRAST,
    RED_GREEN.name: palettes.RED_GREEN,
    MONO.name: palettes.MONO,
    TERMINAL.name: palettes.TERMINAL,
}


def palette_of(app: App[object]) -> Palette:
    """The palette of the theme in use, or none where the user wants no colours.

    A theme that is not ours takes the one of its brightness.
    """
    if app.no_color:
        return palettes.PLAIN
    return PALETTES.get(app.theme) or PALETTES[(DARK if app.current_theme.dark else LIGHT).name]
