"""The colours of every theme, as data: for marked words, for the ground of a group, for marks on the page, for speakers.

Each palette is checked by tests: text on every mark at seven to one, added and omitted apart for every kind of colour
vision (but for the red and green one, which is there for those who want what they know).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rich.style import Style

from newsdiff.tui.palette import Hue, Palette

__all__ = ["CONTRAST", "DARK", "LIGHT", "MONO", "PLAIN", "RED_GREEN", "TERMINAL"]

_NONE = Style()


class _Rest(NamedTuple):
    """The colours of a palette that stand for no change."""

    ink: str
    quiet: str
    hatch: str
    window: str
    found: str


def _palette(
    words: Mapping[Hue, str], grounds: Mapping[Hue, str], signs: Mapping[Hue, str], voices: Sequence[str], rest: _Rest
) -> Palette:
    return Palette(
        words={hue: Style(color=rest.ink, bgcolor=colour) for hue, colour in words.items()},
        grounds={hue: Style(bgcolor=colour) for hue, colour in grounds.items()},
        signs={hue: Style(color=colour) for hue, colour in signs.items()},
        quiet=Style(color=rest.quiet),
        hatch=Style(color=rest.hatch),
        cursor=Style(color=signs[Hue.REWRITTEN], bold=True),
        selected=Style(reverse=True, bold=True),
        window=Style(bgcolor=rest.window),
        found=Style(color=rest.found, reverse=True),
        voices=tuple(Style(color=colour) for colour in voices),
    )


DARK = _palette(
    words={
        Hue.OMITTED: "#7a3d00",
        Hue.ADDED: "#0a4a8f",
        Hue.MOVED: "#4b2f86",
        Hue.ATTRIBUTION: "#8a1857",
        Hue.FACT: "#0b5745",
        Hue.STANCE: "#5a4f00",
        Hue.STYLE: "#3d434d",
    },
    grounds={
        Hue.OMITTED: "#2c2018",
        Hue.ADDED: "#17232f",
        Hue.MOVED: "#241f33",
        Hue.EDITED: "#1f2229",
        Hue.STYLE: "#1a1d22",
    },
    signs={
        Hue.OMITTED: "#ff9d45",
        Hue.ADDED: "#6cb2ff",
        Hue.MOVED: "#b79cff",
        Hue.ATTRIBUTION: "#ff7ab8",
        Hue.FACT: "#4fd1ab",
        Hue.STANCE: "#e0cc4f",
        Hue.STYLE: "#7b828e",
        Hue.EDITED: "#aab0ba",
        Hue.REWRITTEN: "#dfe3ea",
        Hue.SAME: "#5c636e",
    },
    voices=("#9fdcf5", "#f2c9a0", "#b9e6a8", "#e3bdf2", "#ece28c", "#f5b3b3"),
    rest=_Rest(ink="#ffffff", quiet="#8b929d", hatch="#343a44", window="#3a4150", found="#7fe0e8"),
)

LIGHT = _palette(
    words={
        Hue.OMITTED: "#ffc78f",
        Hue.ADDED: "#a9d3ff",
        Hue.MOVED: "#d6c6ff",
        Hue.ATTRIBUTION: "#ffbcdb",
        Hue.FACT: "#a5e8d2",
        Hue.STANCE: "#f2e48b",
        Hue.STYLE: "#d9dce1",
    },
    grounds={
        Hue.OMITTED: "#fdf0e2",
        Hue.ADDED: "#e9f2fc",
        Hue.MOVED: "#f1ecfc",
        Hue.EDITED: "#f1f1ee",
        Hue.STYLE: "#f6f6f3",
    },
    signs={
        Hue.OMITTED: "#9a4a00",
        Hue.ADDED: "#0b58a8",
        Hue.MOVED: "#5f3db3",
        Hue.ATTRIBUTION: "#a3105f",
        Hue.FACT: "#00664e",
        Hue.STANCE: "#6b5c00",
        Hue.STYLE: "#7d838c",
        Hue.EDITED: "#6a7079",
        Hue.REWRITTEN: "#24272c",
        Hue.SAME: "#9aa0a8",
    },
    voices=("#004a63", "#6b3300", "#1d5200", "#5c1b78", "#4d4600", "#7a1212"),
    rest=_Rest(ink="#000000", quiet="#646a73", hatch="#d8d8d2", window="#cfd4dc", found="#005560"),
)

PLAIN = Palette(
    words=dict.fromkeys(Hue, _NONE),
    grounds={},
    signs=dict.fromkeys(Hue, _NONE),
    quiet=Style(dim=True),
    hatch=Style(dim=True),
    cursor=Style(bold=True),
    selected=Style(reverse=True),
    window=Style(reverse=True),
    found=Style(reverse=True, dim=True),
    voices=(_NONE,),
    coloured=False,
)
"""No colour at all, for those who asked for none."""

MONO = replace(
    PLAIN,
    words=dict.fromkeys(DARK.words, Style(color="#ffffff", bgcolor="#454545")),
    grounds=dict.fromkeys(DARK.grounds, Style(bgcolor="#1e1e1e")),
    quiet=Style(color="#9a9a9a"),
    hatch=Style(color="#4a4a4a"),
    window=Style(bgcolor="#4a4a4a"),
    found=Style(color="#000000", bgcolor="#c8c8c8"),
)

CONTRAST = _palette(
    words={
        Hue.OMITTED: "#ffa000",
        Hue.ADDED: "#52b0ff",
        Hue.MOVED: "#c9a7ff",
        Hue.ATTRIBUTION: "#ff8ad0",
        Hue.FACT: "#3fe0a8",
        Hue.STANCE: "#ffe94d",
        Hue.STYLE: "#c8c8c8",
    },
    grounds={Hue.OMITTED: "#241600", Hue.ADDED: "#001a30", Hue.MOVED: "#1b1030", Hue.EDITED: "#161616", Hue.STYLE: "#0c0c0c"},
    signs={
        Hue.OMITTED: "#ffb13d",
        Hue.ADDED: "#7cc4ff",
        Hue.MOVED: "#d3b8ff",
        Hue.ATTRIBUTION: "#ff9ad6",
        Hue.FACT: "#5ce8b8",
        Hue.STANCE: "#fff07a",
        Hue.STYLE: "#bdbdbd",
        Hue.EDITED: "#e0e0e0",
        Hue.REWRITTEN: "#ffffff",
        Hue.SAME: "#a8a8a8",
    },
    voices=("#a8e8ff", "#ffd7ad", "#c2f5ae", "#efc9ff", "#f7ee9a", "#ffc4c4"),
    rest=_Rest(ink="#000000", quiet="#c4c4c4", hatch="#6a6a6a", window="#5a5a5a", found="#00ffff"),
)

RED_GREEN = replace(
    DARK,
    words={
        **DARK.words,
        Hue.OMITTED: Style(color="#ffffff", bgcolor="#8a1f1f"),
        Hue.ADDED: Style(color="#ffffff", bgcolor="#14571f"),
        Hue.FACT: Style(color="#ffffff", bgcolor="#0b5566"),
    },
    grounds={**DARK.grounds, Hue.OMITTED: Style(bgcolor="#2e1a1a"), Hue.ADDED: Style(bgcolor="#17281b")},
    signs={
        **DARK.signs,
        Hue.OMITTED: Style(color="#ff8a80"),
        Hue.ADDED: Style(color="#6fdc8c"),
        Hue.FACT: Style(color="#57c7de"),
    },
)

TERMINAL = replace(
    PLAIN,
    words={
        Hue.OMITTED: Style(color="yellow", reverse=True),
        Hue.ADDED: Style(color="bright_blue", reverse=True),
        Hue.MOVED: Style(color="cyan", reverse=True),
        Hue.ATTRIBUTION: Style(color="bright_magenta", reverse=True),
        Hue.FACT: Style(color="green", reverse=True),
        Hue.STANCE: Style(color="bright_yellow", reverse=True),
        Hue.STYLE: Style(color="white", reverse=True),
    },
    signs={
        **PLAIN.signs,
        Hue.OMITTED: Style(color="yellow"),
        Hue.ADDED: Style(color="bright_blue"),
        Hue.MOVED: Style(color="cyan"),
        Hue.ATTRIBUTION: Style(color="bright_magenta"),
        Hue.FACT: Style(color="green"),
        Hue.STANCE: Style(color="bright_yellow"),
    },
    coloured=True,
)
"""The sixteen colours of the terminal. The ink on a mark is that of the page, so it reads as well as the colour does there."""
