"""The overview: how much of each article the others have, its headline against its body, its versions; and the way to any pair.

Shares are counted in a thread while the table fills. What they are is the story's to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from rich.text import Text

from newsdiff.gathering.story import Story
from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.messages import PairCompared
from newsdiff.tui.palette import Palette
from newsdiff.tui.phrases import letters
from newsdiff.tui.screens.ledger import LedgerScreen
from newsdiff.tui.session import Goal, Pair
from newsdiff.tui.shareboard import ShareLedger
from newsdiff.tui.sharewords import share_row
from newsdiff.tui.work import compare_pairs, work_through

__all__ = ["OverviewScreen"]


class OverviewScreen(LedgerScreen):
    """Articles by articles. A cell says what became of the row's words in the column's article."""

    BINDINGS = bindings(Where.OVERVIEW)
    view, part, own = "overview", "statements", (Where.OVERVIEW,)
    _ledger: ShareLedger | None = None

    def make(self, story: Story, palette: Palette) -> ShareLedger:
        """All articles, in the user's order."""
        self._ledger = ShareLedger(story, palette, self._glyphs)
        self.run_worker(partial(work_through, self._ledger.reading(), self.post_message), thread=True, group="shares")
        return self._ledger

    def start(self) -> tuple[int, int]:
        """The cell of the pair at hand."""
        return self._session.pair.left, self._session.pair.right + 1

    def told(self, palette: Palette, width: int) -> Iterable[Text]:  # noqa: ARG002 - a screen is asked so
        """What there is to say of the cell at hand."""
        if not self._ledger:
            return ()
        compared = self._session.either(*self._pair) if self._pair else None
        return share_row(self._ledger, self._grid.row, self._grid.column, palette, compared)

    def on_cursor_moved(self) -> None:
        """Have the pair at hand compared, for what kind of pair it is; no other is."""
        super().on_cursor_moved()
        if self._pair and not self._session.either(*self._pair):
            work = partial(compare_pairs, self._wings, [self._session.task(self._pair)], self.post_message)
            self.run_worker(work, thread=True, group="pair", exclusive=True)

    def on_pair_compared(self, message: PairCompared) -> None:
        """Tell its kind."""
        self._session.keep(message.pair, message.comparison, message.given)
        self.redraw()

    def at(self) -> str:
        """Which pair is at hand."""
        pair = self._pair
        return f"{letters(pair.left)} in {letters(pair.right)}" if pair else ""

    def open_row(self) -> None:
        """Open the pair of the cell at hand."""
        if pair := self._asked_pair():
            self.dismiss(Goal(pair))

    def action_order(self) -> None:
        """The rows in order of time, or in the user's; the article at hand stays so."""
        if self._ledger:
            at = self._ledger.articles[self._grid.row]
            self._ledger.sort(by_time=not self._ledger.by_time)
            self.refill(self._ledger.articles.index(at))

    def action_advisory(self) -> None:
        """Draft the line for the column's article as a new version of the row's."""
        from newsdiff.tui.screens.advisory import AdvisoryScreen

        if pair := self._asked_pair():
            self.app.push_screen(AdvisoryScreen(self._session, pair, self._wings))

    @property
    def _pair(self) -> Pair | None:
        """The pair of the cell at hand, if it is one."""
        if not self._ledger:
            return None
        left, right = self._ledger.articles[self._grid.row], self._ledger.other(self._grid.column)
        return None if right is None or left == right else Pair(left, right)

    def _asked_pair(self) -> Pair | None:
        if self._pair is None:
            self.notify("this is one article; choose the cell of a pair", timeout=2)
        return self._pair
