"""What the reader's colours stand for, and how a mark is drawn in them. Which colours there are is in `palettes`.

One hue means one class of change everywhere: orange for what only the left has, blue for what only the right has, purple
for moved, magenta for attribution, green for facts, yellow for stance, grey for house style. Blue and orange stay apart for
every kind of colour vision. No colour carries meaning alone: every mark is also bold, underlined or struck, and the gutter
names it. Quoted words have a pale tint of their speaker and an underline, never a ground: a ground is always a change. What the
marks stand on is decided in `paint`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rich.style import Style

from newsdiff.model import ChangeClass, Relation
from newsdiff.tui.table import Row, Side, Tone

__all__ = ["HUES_OF_RELATIONS", "Hue", "Palette", "hue_of_class", "hue_of_row"]


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
