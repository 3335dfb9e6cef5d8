"""What the screens of all articles have in common: gathering them in a thread, a table, and the words of the row at hand below.

A screen says what its table shows, what is told below it and what opening a row does. Where it is left for is its answer:
another view by name, or a place in a pair.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from newsdiff.gathering.story import Story
from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.lines import key_hints
from newsdiff.tui.messages import RowOpened, StatementsFound, StatesRead, StoryGathered
from newsdiff.tui.palette import Palette
from newsdiff.tui.phrases import counted, letters
from newsdiff.tui.session import Goal, Session
from newsdiff.tui.tabular import Ledger
from newsdiff.tui.themes import palette_of
from newsdiff.tui.widgets.bar import Bar
from newsdiff.tui.widgets.grid import Grid
from newsdiff.tui.wings import Wings
from newsdiff.tui.work import gather_story

__all__ = ["LedgerScreen"]


class LedgerScreen(Screen[Goal | str | None]):
    """A table over all articles of the session. `name` is what the view is called, `part` what of a story it needs."""

    BINDINGS = bindings(Where.ROW) + bindings(Where.VIEWS)
    AUTO_FOCUS = "#grid"
    view = ""
    part = ""
    own: tuple[Where, ...] = ()

    def __init__(self, session: Session, wings: Wings, glyphs: Glyphs) -> None:
        super().__init__()
        self._session = session
        self._wings = wings
        self._glyphs = glyphs
        self._gathering = session.gathering()

    def compose(self) -> ComposeResult:
        """Where one is, the table, the words of the row at hand, the keys."""
        yield Bar("articles")
        yield Static(id="banner", markup=False)
        yield Grid(self._glyphs)
        with VerticalScroll(id="words", can_focus=False):
            yield Static(id="told", markup=False)
        yield Bar("status")
        yield Static("newsdiff needs a terminal of at least 40 × 10 cells; this one is smaller", id="cramped", markup=False)

    def on_mount(self) -> None:
        """Gather the articles, unless that was done; the first frame does not wait for it."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.recolour(palette_of(self.app)))
        number = counted(len(self._session.articles), "article")
        self.query_one("#banner", Static).update(f"gathering {number} as one story … esc goes back")
        self.show_bars()
        work = partial(gather_story, self._wings, self._gathering, self._session.story(), self.part, self.post_message)
        self.run_worker(work, thread=True, group="gather")

    def on_statements_found(self, message: StatementsFound) -> None:
        """Say how far gathering has come, and what is made next."""
        self.query_one("#banner", Static).update(f"{counted(message.count, 'statement')}; their {message.part} … esc goes back")

    def on_story_gathered(self, message: StoryGathered) -> None:
        """Show it."""
        self._session.keep_story(message.story, self._gathering)
        self.query_one("#banner").display = False
        ledger = self.make(message.story, palette_of(self.app))
        self._grid.show(ledger, *self.start())
        self._said_where_empty()

    def make(self, story: Story, palette: Palette) -> Ledger:
        """What the table shows of the story."""
        raise NotImplementedError

    def start(self) -> tuple[int, int]:
        """The row and the column at hand at first."""
        return 0, 0

    def told(self, palette: Palette, width: int) -> Iterable[Text]:
        """What is told of the row at hand, below the table."""
        raise NotImplementedError

    def at(self) -> str:
        """Which row and which article is at hand."""
        ledger = self._grid.ledger
        return f"row {self._grid.row + 1} of {ledger.rows}  {letters(self._grid.column)}" if ledger else ""

    def _columns(self) -> str:
        """Which columns are in the window, where not all are."""
        columns, ledger = self._grid.window[1], self._grid.ledger
        if not ledger or len(columns) == ledger.columns:
            return ""
        return f"  columns {columns[0] + 1}–{columns[-1] + 1} of {ledger.columns}"

    def counts(self) -> str:
        """What is told at the right of the line of keys."""
        return ""

    def recolour(self, palette: Palette) -> None:
        """Say everything in the colours of the theme."""
        if self._grid.ledger:
            self._grid.ledger.palette = palette
        self._grid.repaint()
        self.show_bars()
        self._show_told()

    def refill(self, row: int) -> None:
        """Show the table's rows, which are others now, this one at hand."""
        if self._grid.ledger:
            self._grid.show(self._grid.ledger, row, self._grid.column)
            self._said_where_empty()

    def on_cursor_moved(self) -> None:
        """Tell of what is at hand now."""
        self.show_bars()
        self._show_told()
        self.query_one("#words", VerticalScroll).scroll_home(animate=False)

    def on_row_opened(self, message: RowOpened) -> None:
        """Open it."""
        message.stop()
        self.open_row()

    def on_states_read(self, message: StatesRead) -> None:
        """Show what is known now."""
        message.stop()
        self.redraw()

    def redraw(self) -> None:
        """Draw everything with what is known now."""
        self._grid.repaint()
        self.show_bars()
        self._show_told()

    def open_row(self) -> None:
        """Open the row at hand."""
        raise NotImplementedError

    def action_view(self, name: str) -> None:
        """To another view of all articles; from this one back."""
        self.dismiss(None if name == self.view else name)

    def action_words(self, step: int) -> None:
        """Scroll what is told below."""
        words = self.query_one("#words", VerticalScroll)
        words.scroll_relative(y=step * max(words.size.height - 1, 1), animate=False)

    def action_copy(self) -> None:
        """Copy what is told of the row at hand."""
        if self._grid.ledger and self._grid.ledger.rows:
            lines = self.told(palette_of(self.app), self.size.width)
            self.app.copy_to_clipboard("\n".join(line.plain.rstrip() for line in lines))
            self.notify("copied; if nothing arrives, your terminal does not let programs copy", timeout=3, markup=False)

    @property
    def _grid(self) -> Grid:
        return self.query_one(Grid)

    def show_bars(self) -> None:
        """Say where one is, and the keys."""
        palette, ledger = palette_of(self.app), self._grid.ledger
        title = Text.assemble((" newsdiff  ", palette.quiet), (self.view.capitalize(), "bold"))
        number = counted(len(self._session.articles), "article")
        at = f"{self.at()}{self._columns()} " if ledger and ledger.rows else ""
        self.query_one("#articles", Bar).show([title, Text(f"  {number} ", palette.quiet)], Text(at, palette.quiet))
        hints = [
            *key_hints(palette, Where.EVERYWHERE)[:1],
            *key_hints(palette, *self.own, Where.LEDGER, Where.ROW, Where.VIEWS),
        ]
        self.query_one("#status", Bar).show(hints, Text(f"{self.counts()} ", palette.quiet))

    def _show_told(self) -> None:
        ledger = self._grid.ledger
        lines = self.told(palette_of(self.app), self.size.width - 3) if ledger and ledger.rows else ()
        self.query_one("#told", Static).update(Text("\n").join(lines))

    def _said_where_empty(self) -> None:
        banner = self.query_one("#banner", Static)
        banner.update(self.emptiness())
        banner.display = not (self._grid.ledger and self._grid.ledger.rows)

    def emptiness(self) -> str:
        """What is said where the table has no row."""
        return "nothing to show"
