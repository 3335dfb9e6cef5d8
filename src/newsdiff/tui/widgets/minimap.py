"""The whole comparison in one column of cells: where the differences are, of which class, and where the window is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from newsdiff.model import ChangeClass, Relation
from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.layout import Layout
from newsdiff.tui.messages import MapClicked
from newsdiff.tui.palette import HUES_OF_RELATIONS, Hue, Palette, hue_of_row

__all__ = ["Minimap", "hues_of_slots"]


def hues_of_slots(layout: Layout, slots: int) -> list[Hue]:
    """The weightiest hue in each of so many equal stretches of the layout; no more stretches than lines."""
    hues = [hue_of_row(row) for row in layout.rows]
    slots = min(slots, layout.height)
    bounds = [layout.height * slot // slots for slot in range(slots + 1)] if slots else []
    return [_weightiest(hues, layout, start, end) for start, end in pairwise(bounds)]


def _weightiest(hues: Sequence[Hue], layout: Layout, start: int, end: int) -> Hue:
    first, last = layout.place(start).row, layout.place(end - 1).row
    return min(hues[first : last + 1], key=_WEIGHTS.__getitem__)


_WEIGHTS = {hue: weight for weight, hue in enumerate(Hue)}


class Minimap(Widget, can_focus=False):
    """One cell wide. Two stretches a cell as half blocks, or one stretch a cell as a mark where there are no colours."""

    def __init__(self) -> None:
        super().__init__(id="minimap")
        self._layout: Layout | None = None
        self._hues: list[Hue] = []
        self._window = (0, 0)
        self._page = Style()
        self._look: tuple[Palette, Glyphs] | None = None

    def show(self, layout: Layout, palette: Palette, glyphs: Glyphs) -> None:
        """Map this layout, unless it is mapped already."""
        if layout is not self._layout or self._look != (palette, glyphs):
            self._layout, self._look = layout, (palette, glyphs)
            self._map()

    def mark(self, top: int, height: int) -> None:
        """Mark the window: `height` lines from line `top` of the layout."""
        if self._window != (top, top + height):
            self._window = (top, top + height)
            self.refresh()

    def on_resize(self) -> None:
        """Map anew to the new height."""
        self._map()

    def on_click(self, event: Click) -> None:
        """Ask for the place clicked."""
        self.post_message(MapClicked((event.y + 0.5) * self._per_cell / max(len(self._hues), 1)))

    @property
    def _per_cell(self) -> int:
        return 2 if self._look and self._look[0].coloured and self._look[1].upper_half else 1

    def _map(self) -> None:
        if self._layout:
            self._hues = hues_of_slots(self._layout, self.size.height * self._per_cell)
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The cells of the map; the style of the page is asked for once for all of them, for that is dear."""
        self._page = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One cell of the map."""
        here = self._hues[y * self._per_cell : (y + 1) * self._per_cell]
        if not here or not self._look or not self._layout:
            return Strip.blank(1, self._page)
        palette, glyphs = self._look
        window = palette.window if self._in_window(y, self._layout.height) else self._page
        if self._per_cell == 1:
            return Strip([Segment(_sign(here[0], glyphs), window + palette.signs[here[0]])])
        upper, lower = here[0], here[-1] if len(here) > 1 else Hue.SAME
        return Strip([_half_blocks(upper, lower, palette, window, glyphs)])

    def _in_window(self, y: int, height: int) -> bool:
        lines = height / max(len(self._hues), 1) * self._per_cell
        top, bottom = self._window
        return y * lines < bottom and (y + 1) * lines > top


def _half_blocks(upper: Hue, lower: Hue, palette: Palette, window: Style, glyphs: Glyphs) -> Segment:
    """Both halves in one cell; a half where all is the same shows the ground."""
    if upper is Hue.SAME and lower is Hue.SAME:
        return Segment(" ", window)
    if upper is Hue.SAME:
        return Segment(glyphs.lower_half, window + palette.signs[lower])
    below = window if lower is Hue.SAME else Style(bgcolor=palette.signs[lower].color)
    return Segment(glyphs.upper_half, below + palette.signs[upper])


def _sign(hue: Hue, glyphs: Glyphs) -> str:
    for change_class in (ChangeClass.ATTRIBUTION, ChangeClass.FACT, ChangeClass.STANCE):
        if hue.value == change_class.value:
            return glyphs.classes[change_class]
    if hue is Hue.MOVED:
        return glyphs.moved_out
    relation = next(relation for relation, its in HUES_OF_RELATIONS.items() if its is hue)
    return glyphs.relations[relation] if relation is not Relation.SAME else " "
