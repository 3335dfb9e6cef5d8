"""One article of the pair as a column of lines. It draws what a painter gives it and lets its text be selected.

Where the window is belongs to the view that scrolls it; which words stand on which line to the layout.
"""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Region, Size
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from newsdiff.tui.messages import LineClicked
from newsdiff.tui.paint import Painter
from newsdiff.tui.table import Side

__all__ = ["Column"]


class Column(Widget, can_focus=True, inherit_bindings=False):
    """As high as the whole comparison; the toolkit asks only for the lines in the window."""

    def __init__(self, side: Side) -> None:
        super().__init__(id=side.name.lower())
        self.side = side
        self._painter: Painter | None = None
        self._page = Style()

    def show(self, painter: Painter) -> None:
        """Draw with this painter from now on; where only the row at hand changed, only that is drawn anew."""
        old, self._painter = self._painter, painter
        if old and old.layout is painter.layout and old.palette is painter.palette:
            for row in {old.cursor, painter.cursor} - {-1}:
                self.refresh(Region(0, painter.layout.starts[row], self.size.width, painter.layout.row_height(row)))
        else:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the toolkit asks so
        """The lines of the layout."""
        return self._painter.layout.height if self._painter else 1

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in the window; the style of the page is asked for once for all of them, for that is dear."""
        self._page = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Line y of the comparison."""
        segments = self._painter.line(self.side, y) if self._painter else []
        strip = Strip(segments).adjust_cell_length(self.size.width).apply_style(self._page).simplify()
        if self.text_selection and (span := self.text_selection.get_span(y)):
            strip = self._with_selection(strip, *span)
        return strip.apply_offsets(0, y)

    def _with_selection(self, strip: Strip, start: int, end: int) -> Strip:
        length = len(strip.text)
        cuts = [strip.index_to_cell_position(min(at, length)) for at in (start, length if end < 0 else end)]
        style = self.screen.get_component_rich_style("screen--selection")
        before, chosen, after = strip.divide([*cuts, strip.cell_length])
        return Strip.join([before, Strip(Segment.apply_style(chosen, post_style=style)), after])

    def on_click(self, event: Click) -> None:
        """Tell which line."""
        self.post_message(LineClicked(event.y))

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - the toolkit tells so
        """Draw the selection anew."""
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words selected, lines of one passage joined to one, without gutter and margin."""
        if not self._painter:
            return None
        layout = self._painter.layout
        spans = ((y, selection.get_span(y)) for y in range(layout.height))
        return "".join(layout.words(self.side, y, *span) for y, span in spans if span).strip(), "\n"
