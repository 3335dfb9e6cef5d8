"""The story screen: every statement of all articles, read against one of them.

The table is drawn at once. States of what is in the window, and the comparisons that tell who said what and which figures
differ, are worked out in threads, and come in as they are known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import chain

from rich.text import Text

from newsdiff.gathering.story import Story
from newsdiff.tui.findings import Findings
from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.messages import PairCompared
from newsdiff.tui.palette import Palette
from newsdiff.tui.phrases import letters
from newsdiff.tui.rowwords import story_row
from newsdiff.tui.screens.filter import FilterScreen
from newsdiff.tui.screens.ledger import LedgerScreen
from newsdiff.tui.session import Goal, Pair
from newsdiff.tui.storyboard import Order, Shown, StoryLedger, order_name
from newsdiff.tui.storychoices import story_choices
from newsdiff.tui.work import compare_pairs, work_through

__all__ = ["StoryScreen"]


class StoryScreen(LedgerScreen):
    """Statements by articles."""

    BINDINGS = bindings(Where.STORY)
    view, part, own = "story", "statements", (Where.STORY,)
    _ledger: StoryLedger | None = None
    _coming = 0

    def make(self, story: Story, palette: Palette) -> StoryLedger:
        """The statements, read against the left article of the pair at hand."""
        self._ledger = StoryLedger(story, Findings(story, self._session.either), palette, self._glyphs)
        self._ledger.show(Shown(base=self._session.pair.left))
        self._compare()
        return self._ledger

    def start(self) -> tuple[int, int]:
        """The first statement, in the right article of the pair at hand."""
        return 0, self._session.pair.right

    def told(self, palette: Palette, width: int) -> Iterable[Text]:  # noqa: ARG002 - a screen is asked so
        """The words of the row in every article."""
        return story_row(self._ledger, self._grid.row, self._grid.column, palette) if self._ledger else ()

    def counts(self) -> str:
        """How much is still to be compared."""
        return f"comparing {self._coming} more, esc ends it" if self._coming else ""

    def emptiness(self) -> str:
        """What is said where no statement is shown."""
        return f"still comparing {self._coming} pairs" if self._coming else "no statement is left by the filter (f changes it)"

    def on_viewed(self) -> None:
        """Work out what stands in the window now."""
        if self._ledger:
            rows, columns = self._grid.window
            at_hand = self._ledger.reading([self._grid.row][: self._ledger.rows], range(self._ledger.columns))
            work = partial(work_through, chain(at_hand, self._ledger.reading(rows, columns)), self.post_message)
            self.run_worker(work, thread=True, group="states", exclusive=True)

    def on_pair_compared(self, message: PairCompared) -> None:
        """Mark what it found; with a filter that asks for it, the table may have more rows now."""
        self._session.keep(message.pair, message.comparison, message.given)
        self._coming = max(self._coming - 1, 0)
        if self._ledger and self._ledger.shown.findings:
            self._show(self._ledger.shown)
        else:
            self.redraw()

    def open_row(self) -> None:
        """The pair of what the row is read against and the article at hand, at this statement."""
        ledger, column = self._ledger, self._grid.column
        if not ledger:
            return
        statement = ledger.statements[self._grid.row]
        cells = ledger.story.statements[statement].cells
        against = ledger.story.read_against(statement, ledger.shown.base)
        other = column if column != against else next((k for k in cells if k != against), (against + 1) % ledger.columns)
        self.dismiss(Goal(Pair(against, other), against, cells[against][0]))

    def action_base(self) -> None:
        """Read everything against the article at hand."""
        if self._ledger:
            self._show(replace(self._ledger.shown, base=self._grid.column))
            self._compare()

    def action_order(self) -> None:
        """The next order."""
        if self._ledger:
            orders = list(Order)
            shown = self._ledger.shown
            self._show(replace(shown, order=orders[(orders.index(shown.order) + 1) % len(orders)]))
            self.notify(order_name(self._ledger.shown), timeout=2, markup=False)

    def action_filter(self) -> None:
        """Choose which statements are shown."""
        if self._ledger:
            names = [f"{letters(k)} {article.name}" for k, article in enumerate(self._session.articles)]
            start = Shown(base=self._ledger.shown.base)
            self.app.push_screen(FilterScreen(story_choices(names, self._grid.column), self._ledger.shown, self._apply, start))

    def _apply(self, shown: Shown) -> None:
        asked = self._ledger is not None and shown.findings and shown.findings != self._ledger.shown.findings
        self._show(shown)
        if asked:
            self._compare()

    def _show(self, shown: Shown) -> None:
        """Show other rows; the statement at hand stays so where it is among them."""
        ledger = self._ledger
        if not ledger:
            return
        at = ledger.statements[self._grid.row] if ledger.rows else None
        ledger.show(shown)
        self.refill(ledger.statements.index(at) if at in ledger.statements else 0)

    def _compare(self) -> None:
        """Compare the base with all others, for the marks beside the cells; for a filter, all that rows are read against."""
        if not self._ledger:
            return
        base = self._ledger.shown.base
        pairs = list(self._ledger.findings.needed(base, all_rows=bool(self._ledger.shown.findings)))
        self._coming = len(pairs)
        tasks = [self._session.task(pair) for pair in pairs]
        self.run_worker(
            partial(compare_pairs, self._wings, tasks, self.post_message), thread=True, group="pairs", exclusive=True
        )
