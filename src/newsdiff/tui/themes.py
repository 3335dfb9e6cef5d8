"""The reader's colours: its themes for the toolkit, and for each a palette for what the columns draw.

One hue means one class of change everywhere: orange for what only the left has, blue for what only the right has, purple
for moved, magenta for attribution, green for facts, yellow for stance, grey for house style. Blue and orange stay apart for
every kind of colour vision. No colour carries meaning alone: every mark is also bold, underlined or struck, and the gutter
names it. Quoted words have a pale tint of their speaker and an underline, never a ground: a ground is always a change. What the
marks stand on is decided in `paint`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from rich.style import Style
from textual.app import App
from textual.theme import Theme

from newsdiff.model import ChangeClass, Relation
from newsdiff.tui.table import Row, Side, Tone

__all__ = [
    "DARK",
    "HUES_OF_RELATIONS",
    "LIGHT",
    "PALETTES",
    "PLAIN",
    "THEMES",
    "Hue",
    "Palette",
    "hue_of_class",
    "hue_of_row",
    "palette_of",
]


class Hue(StrEnum):
    """What a colour stands for, the weightiest first: where there is room for one only, it wins."""

    ATTRIBUTION = "attribution"
    FACT = "fact"
    STANCE = "stance"
    MOVED = "moved"
    OMITTED = "omitted"
    ADDED = "added"
    REWRITTEN = "rewritten"
    EDITED = "edited"
    STYLE = "style"
    SAME = "same"


HUES_OF_RELATIONS: Mapping[Relation, Hue] = {
    Relation.SAME: Hue.SAME,
    Relation.RESTYLED: Hue.STYLE,
    Relation.EDITED: Hue.EDITED,
    Relation.REWRITTEN: Hue.REWRITTEN,
    Relation.LEFT_ONLY: Hue.OMITTED,
    Relation.RIGHT_ONLY: Hue.ADDED,
}


def hue_of_class(change_class: ChangeClass, side: Side) -> Hue:
    """The hue of a change on this side; wording takes that of the side."""
    if change_class is ChangeClass.WORDING:
        return Hue.OMITTED if side is Side.LEFT else Hue.ADDED
    return Hue(change_class.value)


def hue_of_row(row: Row) -> Hue:
    """The weightiest hue of a row, for where a row has one cell only."""
    hues = {Hue(change.change_class.value) for change in row.changes if change.change_class is not ChangeClass.WORDING}
    if row.group:
        hues.add(Hue.MOVED if row.moved else HUES_OF_RELATIONS[row.group.relation])
    return min(hues, key=_WEIGHTS.__getitem__, default=Hue.SAME)


_WEIGHTS = {hue: weight for weight, hue in enumerate(Hue)}


_NONE = Style()
_TONES = {Tone.OMITTED: Style(strike=True), Tone.ADDED: Style(underline=True)}
_EMPHASES = {
    Hue.OMITTED: Style(bold=True),
    Hue.ADDED: Style(bold=True),
    Hue.MOVED: Style(bold=True),
    Hue.ATTRIBUTION: Style(bold=True, underline=True),
    Hue.FACT: Style(bold=True, underline2=True),
    Hue.STANCE: Style(bold=True, italic=True),
    Hue.STYLE: Style(italic=True),
}


@dataclass(frozen=True, slots=True)
class Palette:
    """The styles the columns, the minimap and the detail bar are drawn with.

    `words` are for changed words, `grounds` for the group they stand in, `signs` for marks and names on the bare page.
    """

    words: Mapping[Hue, Style]
    grounds: Mapping[Hue, Style]
    signs: Mapping[Hue, Style]
    quiet: Style
    hatch: Style
    cursor: Style
    selected: Style
    window: Style
    found: Style
    voices: tuple[Style, ...]
    coloured: bool = True

    def word(self, hue: Hue, tone: Tone) -> Style:
        """The style of a changed word: omitted ones are struck and added ones underlined where both stand in one text."""
        return self.words[hue] + _EMPHASES[hue] + _TONES.get(tone, _NONE)

    def at_hand(self, tone: Tone) -> Style:
        """The style of the change at hand."""
        return self.selected + _TONES.get(tone, _NONE)

    def around(self) -> Style:
        """The style of a quotation that changed as a whole, while its words survived."""
        return self.signs[Hue.ATTRIBUTION] + Style(italic=True)

    def voice(self, number: int) -> Style:
        """The style of quoted words of the speaker with this number; 0 is nobody."""
        return self.tag(number) + Style(underline=True)

    def tag(self, number: int) -> Style:
        """The style of the number itself."""
        return self.voices[(number - 1) % len(self.voices)] if number else _NONE


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


_DARK_PALETTE = _palette(
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

_LIGHT_PALETTE = _palette(
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
    rest=_Rest(ink="#000000", quiet="#646a73", hatch="#d8d8d2", window="#cfd4dc", found="#00606b"),
)

_PLAIN_PALETTE = Palette(
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

PLAIN = "ansi-dark"
"""The toolkit's theme of the terminal's own colours: with NO_COLOR it comes out as no colours at all."""

THEMES = (DARK, LIGHT)

PALETTES: Mapping[str, Palette] = {DARK.name: _DARK_PALETTE, LIGHT.name: _LIGHT_PALETTE, PLAIN: _PLAIN_PALETTE}


def palette_of(app: App[object]) -> Palette:
    """The palette of the theme in use; a theme that is not ours takes the one of its brightness."""
    return PALETTES.get(app.theme) or PALETTES[(DARK if app.current_theme.dark else LIGHT).name]
