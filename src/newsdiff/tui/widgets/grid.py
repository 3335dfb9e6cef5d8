"""A table of articles with a row and a column at hand: head and labels stay in view, and only what is in the window is drawn.

What stands in it is a ledger's to say; how it is set is `tabular`'s business. Tells its screen when something else is at hand.
"""

from __future__ import annotations

from dataclasses import replace

from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.messages import CursorMoved, RowOpened, Viewed
from newsdiff.tui.tabular import HEAD, Drawing, Frame, Ledger, Place, fit, kept_in
from newsdiff.tui.themes import palette_of

__all__ = ["Grid"]

_WHEEL = 3
"""Rows a turn of the wheel moves."""


class Grid(Widget, can_focus=True, inherit_bindings=False):
    """Shows a ledger; nothing until it is given one."""

    BINDINGS = bindings(Where.LEDGER)

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="grid")
        self.ledger: Ledger | None = None
        self._glyphs = glyphs
        self._place = Place()
        self._drawing: Drawing | None = None

    @property
    def row(self) -> int:
        """The row at hand."""
        return self._place.row

    @property
    def column(self) -> int:
        """The column at hand."""
        return self._place.column

    @property
    def window(self) -> tuple[range, range]:
        """The rows and the columns in the window."""
        if not self.ledger:
            return range(0), range(0)
        frame, place = self._frame(self.ledger), self._place
        rows = range(place.top, min(place.top + frame.rows, self.ledger.rows))
        return rows, range(place.left, min(place.left + frame.shown, self.ledger.columns))

    def show(self, ledger: Ledger, row: int = 0, column: int = 0) -> None:
        """Show this ledger, this row and column at hand; the row stays where it is in the window, if it can."""
        depth = self._place.row - self._place.top
        self.ledger, self._drawing = ledger, None
        self._go(Place(row, column, max(row - depth, 0), self._place.left))

    def repaint(self, *, rows_only: bool = False) -> None:
        """Draw anew: the ledger knows more now, or the colours are others. `rows_only` where at most another row is at hand."""
        if not self.ledger:
            return
        frame, old = self._frame(self.ledger), self._drawing
        self._drawing = Drawing(self.ledger, frame, self._place, palette_of(self.app), self._glyphs)
        if old and rows_only and replace(old, place=old.place._replace(row=self._place.row)) == self._drawing:
            self.refresh(
                *(Region(0, self._drawing.line_of(row), self.size.width, frame.pitch) for row in (old.place.row, self.row))
            )
        else:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Line y of the window."""
        segments = self._drawing.line(y) if self._drawing else []
        return Strip(segments).adjust_cell_length(self.size.width).apply_style(self.rich_style)

    def action_row(self, step: int) -> None:
        """To the next or the previous row."""
        self._go(self._place._replace(row=self._place.row + step))

    def action_column(self, step: int) -> None:
        """To the next or the previous column."""
        self._go(self._place._replace(column=self._place.column + step))

    def action_column_to(self, number: int) -> None:
        """To the column of this number, from 1."""
        self._go(self._place._replace(column=number - 1))

    def action_page(self, step: int) -> None:
        """A window on or back."""
        rows = step * max(len(self.window[0]) - 1, 1)
        self._go(self._place._replace(row=self._place.row + rows, top=max(self._place.top + rows, 0)))

    def action_end(self, step: int) -> None:
        """To the first or the last row."""
        self.action_row(step * self.ledger.rows if self.ledger else 0)

    def action_open(self) -> None:
        """Tell that the row at hand is to be opened."""
        if self.ledger and self.ledger.rows:
            self.post_message(RowOpened())

    def on_click(self, event: Click) -> None:
        """Take in hand what is clicked; a click on what is at hand opens it, one on a head goes to the column."""
        if not self._drawing:
            return
        row, column = self._drawing.row_at(event.y), self._drawing.column_at(event.x)
        place = self._place._replace(
            row=self._place.row if row is None else row, column=self._place.column if column is None else column
        )
        if row is not None and place == self._place:
            self.action_open()
        elif row is not None or event.y < HEAD:
            self._go(place)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Some rows on; with shift, a column."""
        self._wheel(1, sideways=event.shift)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Some rows back; with shift, a column."""
        self._wheel(-1, sideways=event.shift)

    def on_resize(self) -> None:
        """Set to the new room."""
        self._go(self._place)

    def _wheel(self, step: int, *, sideways: bool) -> None:
        if sideways:
            self.action_column(step)
        else:
            self.action_row(step * _WHEEL)

    def _frame(self, ledger: Ledger) -> Frame:
        return fit(ledger.measures, ledger.columns, self.size.width, self.size.height)

    def _go(self, place: Place) -> None:
        if not self.ledger:
            return
        self._place = kept_in(place, self._frame(self.ledger), self.ledger.rows, self.ledger.columns)
        self.repaint(rows_only=True)
        self.post_message(CursorMoved())
        self.post_message(Viewed())
