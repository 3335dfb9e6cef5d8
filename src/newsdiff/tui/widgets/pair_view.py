"""Two articles side by side, or as one running text: both columns and the minimap, set to the room there is.

The columns stand in one scrolling page and are drawn from one layout, so nothing has to keep them in step. It knows the
comparison it shows; which pair that is, and what is said about it around the text, is the screen's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Size

from newsdiff.model import ChangeClass, Comparison, Span
from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.layout import GUTTER, Geometry, fit, set_rows
from newsdiff.tui.messages import CursorMoved, EndReached, HitsPassed, LineClicked, MapClicked, Viewed
from newsdiff.tui.paint import Painter
from newsdiff.tui.search import Found, Hit, hits_in
from newsdiff.tui.sheet import Sheet
from newsdiff.tui.table import Options, Row, Side
from newsdiff.tui.themes import palette_of
from newsdiff.tui.voices import Voices
from newsdiff.tui.widgets.column import Column
from newsdiff.tui.widgets.minimap import Minimap

__all__ = ["PairView"]

_EMPTY = set_rows((), ((),), Geometry(text=1, margin=1, columns=1))

_WIDE = 100
"""Cells from which two columns are comfortable; below, the view becomes one running text unless told otherwise."""


class _Pages(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Both columns in one window."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(Viewed())


class PairView(Horizontal):
    """The text of a pair. `sheet` is what is shown of it, None until there is a comparison."""

    BINDINGS = bindings(Where.TEXT)

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self.options = Options()
        self._telling = False
        self._unified_by_choice: bool | None = None
        self._glyphs = glyphs
        self._right_letter = ""
        self._layout = _EMPTY
        self._width = 0
        self._found: Found | None = None
        self._hits: list[Hit] = []
        self._hit: int | None = None
        self._begun: Row | None = None

    def compose(self) -> ComposeResult:
        """The page with both columns, and the map of it."""
        with _Pages():
            yield Column(Side.LEFT)
            yield Column(Side.RIGHT)
        yield Minimap()

    @property
    def unified(self) -> bool:
        """Whether the two articles are shown as one running text."""
        return self.size.width < _WIDE if self._unified_by_choice is None else self._unified_by_choice

    def show(self, comparison: Comparison | None, right_letter: str, mended: frozenset[int] = frozenset()) -> None:
        """Show another comparison from its top, or none; `right_letter` is what the right article goes by."""
        self._found, self._hits, self._hit = None, [], None
        self.sheet = Sheet(comparison, self.options, telling=self._telling, mended=mended) if comparison else None
        self._right_letter = right_letter
        self._set()
        self._scroll(0)
        self.post_message(CursorMoved())

    def apply(self, options: Options) -> None:
        """Show more or less; the row at hand stays where it is in the window."""
        self.options = options
        if not self.sheet or not self.sheet.rows:
            return
        self._renew(partial(self.sheet.apply, self._seen))

    def amend(self, comparison: Comparison, mended: frozenset[int]) -> None:
        """Show the same pair corrected; what is at hand stays where it is in the window."""
        if self.sheet and self.sheet.rows:
            self._renew(partial(self.sheet.amend, comparison, mended))

    def take(self, side: Side, span: Span) -> None:
        """Take the words of this span in hand, wherever they are shown."""
        if self.sheet and self.sheet.take(side, span):
            self._centre(self.sheet)

    @property
    def hits(self) -> int:
        """How many matches there are in this pair."""
        return len(self._hits)

    @property
    def hit(self) -> Hit | None:
        """The match at hand."""
        return None if self._hit is None else self._hits[self._hit]

    @property
    def hit_number(self) -> int:
        """Which match is at hand, from 1; 0 for none."""
        return 0 if self._hit is None else self._hit + 1

    def search(self, found: Found | None) -> None:
        """Mark what was found, folded or not, and go to the first of it from where the search began; None ends it."""
        if self._found is None and self.sheet:
            self._begun = self.sheet.row
        self._found, self._hit = found, None
        if self.sheet and self._seen == self.sheet.options:
            self._hits = hits_in(self._layout.cells, found) if found else []
            self._moved()
        else:
            self.apply(self.options)
        if not self.sheet or not self._hits:
            return
        cursor = self.sheet.place_of(self._begun)
        self._go_to_hit(next((n for n, hit in enumerate(self._hits) if hit.row >= cursor), 0))

    def enter(self, step: int) -> None:
        """Go to the first match of this pair, or coming from behind to the last."""
        if self._hits:
            self._go_to_hit(0 if step > 0 else len(self._hits) - 1)

    def speakers(self) -> tuple[Voices | None, Sequence[int], Sequence[int]]:
        """Who speaks at all, in the row at hand, and elsewhere in the window."""
        sheet = self.sheet
        if not sheet or not sheet.voices or not sheet.rows:
            return None, (), ()
        first, last = (self._layout.place(line).row for line in (self._top, self._top + self._pages.size.height - 1))
        here = sheet.voices.in_row(sheet.rows[sheet.cursor])
        near = [voice for row in sheet.rows[first : last + 1] for voice in sheet.voices.in_row(row)]
        return sheet.voices, here, [voice for voice in dict.fromkeys(near) if voice not in here]

    def stand_at(self, side: Side, sentence: int) -> None:
        """Go to the row of this sentence of the article on this side, if it is shown."""
        if not self.sheet:
            return
        groups = ((number, row.group) for number, row in enumerate(self.sheet.rows) if row.group)
        row = next((number for number, group in groups if sentence in side.members(group)), None)
        if row is not None:
            self.sheet.go(row)
            self._centre(self.sheet)

    def relay(self) -> None:
        """Set the rows anew to the room there is; what is at hand stays in the window."""
        if self.sheet:
            self._set()
            self._keep_in_window()

    def repaint(self) -> None:
        """Draw anew what is at hand, in the colours of the theme."""
        palette = palette_of(self.app)
        place = (self.sheet.cursor, self.sheet.change) if self.sheet and self.sheet.rows else (-1, None)
        painter = Painter(self._layout, palette, self._glyphs, *place, self.sheet.voices if self.sheet else None)
        painter = replace(painter, mended=self.sheet.mended if self.sheet else frozenset())
        if self._found:
            painter = replace(painter, selected=None, found=self._found, hit=self.hit)
        for column in self.query(Column):
            column.show(painter)
        self.query_one(Minimap).show(self._layout, palette, self._glyphs)

    def action_row(self, step: int) -> None:
        """To the next or the previous row."""
        if self.sheet:
            self.sheet.go(self.sheet.cursor + step)
            self._keep_in_window()
            self._moved()

    def action_end(self, step: int) -> None:
        """To the first or the last row."""
        self.action_row(step * len(self.sheet.rows) if self.sheet else 0)

    def action_page(self, step: int) -> None:
        """A window on or back; the cursor goes to its first row, or to the last where no more follows."""
        if not self.sheet:
            return
        before = self._top
        self._scroll(before + step * max(self._pages.size.height - 2, 1))
        if self._top == before:
            self.action_end(step)
            return
        place = self._layout.place(self._top)
        self.sheet.go(place.row + (place.line > 0))
        self._moved()

    def action_change(self, step: int) -> None:
        """To the next or the previous change, into the middle of the window; to a match while a search is on."""
        if self._found is None:
            self._walk(step, "change")
        elif not self._step_to_hit(step):
            self.post_message(HitsPassed(step))

    def action_attribution(self, step: int) -> None:
        """To the next or the previous change of attribution, into the middle of the window."""
        self._walk(step, "change of who said what", attribution=True)

    def action_twin(self) -> None:
        """From one row of a moved group to the other."""
        if self.sheet and self.sheet.cross():
            self._centre(self.sheet)
        else:
            self.post_message(EndReached("only a moved sentence has a twin to go to"))

    def action_style(self) -> None:
        """Show or hide house style."""
        self.apply(replace(self.options, hidden=self.options.hidden ^ {ChangeClass.STYLE}))

    def action_only(self) -> None:
        """Changes only, or everything."""
        self.apply(replace(self.options, only_changes=not self.options.only_changes))

    def action_context(self, step: int) -> None:
        """With changes only, more or fewer rows around each."""
        self.apply(replace(self.options, only_changes=True, context=max(self.options.context + step, 0)))

    def action_furniture(self) -> None:
        """Show what is not article in its place, or fold it."""
        self.apply(replace(self.options, furniture=not self.options.furniture))

    def action_voices(self) -> None:
        """Underline who is quoted, or leave the text plain."""
        self.apply(replace(self.options, voices=not self.options.voices))

    def action_order(self) -> None:
        """Most telling change first, and to it; or in reading order again, from where the reader is."""
        self._telling = not self._telling
        if not self.sheet:
            return
        self.sheet.telling = self._telling
        if self._telling:
            self.sheet.stop = None
            self._walk(1, "change")
        else:
            self._moved()

    def action_unified(self) -> None:
        """One running text instead of two columns or the other way round, whatever the width."""
        self._unified_by_choice = not self.unified
        self.relay()
        self.post_message(CursorMoved())

    def on_resize(self) -> None:
        """Set to the new width; another height needs no other lines."""
        if self.size.width != self._width:
            self.relay()
        elif self.sheet:
            self._keep_in_window()
            self._mark_window()

    def on_map_clicked(self, message: MapClicked) -> None:
        """Go to the place clicked in the map."""
        message.stop()
        if self.sheet and self._layout.height:
            line = min(int(message.share * self._layout.height), self._layout.height - 1)
            self.sheet.go(self._layout.place(line).row)
            self._centre(self.sheet)

    def on_line_clicked(self, message: LineClicked) -> None:
        """Take the row clicked in hand."""
        message.stop()
        if self.sheet and message.line < self._layout.height:
            self.sheet.go(self._layout.place(message.line).row)
            self._moved()

    def on_viewed(self) -> None:
        """Mark the window in the map; the screen says who speaks in it."""
        self._mark_window()

    @property
    def _pages(self) -> _Pages:
        return self.query_one(_Pages)

    def _renew(self, change: Callable[[], None]) -> None:
        """Change the sheet's rows under the reader, whose place in the window stays."""
        if not self.sheet:
            return
        depth = self._layout.starts[self.sheet.cursor] - self._top
        change()
        self._set()
        self._scroll(self._layout.starts[self.sheet.cursor] - depth)
        self.post_message(CursorMoved())

    @property
    def _top(self) -> int:
        return self._pages.scroll_offset.y

    def _set(self) -> None:
        """Set the sheet's rows to columns of equal width."""
        self._width = self.size.width
        rows, width, unified = self.sheet.rows if self.sheet else (), self.size.width - 2, self.unified
        columns = self.sheet.columns(unified=unified, right_letter=self._right_letter) if self.sheet else [[]]
        voices = self.sheet is not None and self.sheet.voices is not None
        self._hits = hits_in(columns, self._found) if self._found and self.sheet else []
        geometry = fit(width, (cell for column in columns for cell in column), columns=len(columns), voices=voices)
        self._layout = set_rows(rows, columns, geometry)
        self.query_one("#left").styles.width = width if unified else GUTTER + geometry.margin + geometry.text
        self.query_one("#right").display = not unified
        self.repaint()
        self._pages.virtual_size = Size(width, self._layout.height)
        self._mark_window()

    @property
    def _seen(self) -> Options:
        """What is shown: during a search also what is folded or left out, or matches there could not be gone to."""
        return replace(self.options, furniture=True, only_changes=False) if self._found and any(self._found) else self.options

    def _step_to_hit(self, step: int) -> bool:
        """To the next match that way; False if there is none."""
        at = step + (self._hit if self._hit is not None else -1)
        if 0 <= at < len(self._hits):
            self._go_to_hit(at)
            return True
        return False

    def _go_to_hit(self, number: int) -> None:
        if not self.sheet:
            return
        self._hit = number
        hit = self._hits[number]
        self.sheet.go(hit.row)
        self._scroll(self._layout.line_of(hit.row, hit.side, hit.span.start) - self._pages.size.height // 2)
        self._moved()

    def _walk(self, step: int, what: str, *, attribution: bool = False) -> None:
        if self.sheet is None:
            self.post_message(EndReached("the articles are still being compared"))
        elif self.sheet.walk(step, attribution=attribution):
            self._centre(self.sheet)
        else:
            self.post_message(EndReached(f"no {what} {self._beyond(step)} this"))

    def _beyond(self, step: int) -> str:
        if self._telling:
            return "less telling than" if step > 0 else "more telling than"
        return "after" if step > 0 else "before"

    def _moved(self) -> None:
        self.repaint()
        self.post_message(CursorMoved())

    def _centre(self, sheet: Sheet) -> None:
        self._scroll(self._line_at_hand(sheet) - self._pages.size.height // 2)
        self._moved()

    def _line_at_hand(self, sheet: Sheet) -> int:
        """The line of the change at hand, else of the row."""
        spans = ((side, side.span(sheet.change)) for side in Side if sheet.change)
        lines = (self._layout.line_of(sheet.cursor, side, span.start) for side, span in spans if span)
        return next(lines, self._layout.starts[sheet.cursor])

    def _keep_in_window(self) -> None:
        """Scroll no more than it takes to have the row at hand in the window, with the gap above it."""
        if not self.sheet or not self.sheet.rows:
            return
        start, height = self._layout.starts[self.sheet.cursor], self._layout.row_height(self.sheet.cursor)
        first, last = max(start - 1, 0), start + height - self._pages.size.height
        if self._top > first or self._top < last:
            self._scroll(first if self._top > first or last > first else last)

    def _scroll(self, line: int) -> None:
        self._pages.scroll_to(y=max(line, 0), animate=False, immediate=True)

    def _mark_window(self) -> None:
        self.query_one(Minimap).mark(self._top, self._pages.size.height)
