"""The pair screen: two articles, what differs between them, and the change at hand explained.

It knows which pair is on and what may be done with it. How the text is set and moved through is `PairView`'s business.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from newsdiff.correcting.applying import unmet
from newsdiff.correcting.fitting import described
from newsdiff.correcting.records import Correction, Key
from newsdiff.model import Comparison, Span
from newsdiff.tui.desk import Desk
from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.hand import mended
from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.lines import articles_ends, search_ends, status_ends
from newsdiff.tui.messages import EndReached, PairCompared
from newsdiff.tui.offers import Offer
from newsdiff.tui.phrases import banner, copied, copied_whole, counted, letters, row_name
from newsdiff.tui.screens.correcting import Correcting
from newsdiff.tui.screens.searching import Searching
from newsdiff.tui.session import Goal, Pair, Session
from newsdiff.tui.sheet import Sheet
from newsdiff.tui.table import Options, Side
from newsdiff.tui.themes import palette_of
from newsdiff.tui.widgets.bar import Bar
from newsdiff.tui.widgets.column import Column
from newsdiff.tui.widgets.detail import Detail
from newsdiff.tui.widgets.heading import Heading
from newsdiff.tui.widgets.pair_view import PairView
from newsdiff.tui.widgets.search_line import SearchLine
from newsdiff.tui.widgets.speakers import Speakers
from newsdiff.tui.wings import Wings
from newsdiff.tui.work import compare_pairs

__all__ = ["PairScreen"]


class PairScreen(Searching, Correcting):
    """Two articles of the session, side by side."""

    BINDINGS = bindings(Where.PAIR) + bindings(Where.VIEWS)
    AUTO_FOCUS = "#left"

    def __init__(self, session: Session, desk: Desk, wings: Wings, glyphs: Glyphs) -> None:
        super().__init__()
        self._session = session
        self._desk = desk
        self._shown: Pair | None = None
        self._told: set[Key] = set()
        self._wings = wings
        self._glyphs = glyphs
        self._side = Side.LEFT
        self._goal: tuple[int, Span] | None = None
        self._wanted: Goal | None = None

    def compose(self) -> ComposeResult:
        """Which articles, their heads, their text, the change at hand, the keys."""
        yield Bar("articles")
        with Horizontal(id="headings"):
            yield Heading("left-heading")
            yield Heading("right-heading")
        yield Static(id="banner", markup=False)
        yield PairView(self._glyphs)
        yield Speakers()
        yield Detail(self._glyphs)
        yield SearchLine()
        yield Bar("status")
        yield Static("newsdiff needs a terminal of at least 40 × 10 cells; this one is smaller", id="cramped", markup=False)

    def on_mount(self) -> None:
        """Start comparing at once; the first frame does not wait for it."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._recolour())
        self.open_pair()

    def open_pair(self) -> None:
        """Show the session's pair, comparing it first if that was not done yet."""
        pair = self._session.pair
        comparison = self._compared()
        self._shown, self._in_hand = (pair if comparison else None), None
        self._view.show(comparison, letters(pair.right), self._mended(comparison))
        if self._search and comparison:
            self._view.search(self._search.of(*pair))
            self._view.enter(self._coming)
            self._coming = 1
        if self._wanted and comparison:
            self._stand_at(self._wanted)
            self._wanted = None
        self._show_articles()
        self._reach()

    def _mended(self, comparison: Comparison | None) -> frozenset[int]:
        return mended(comparison, self._desk.corrections) if comparison else frozenset()

    def _stand_at(self, goal: Goal) -> None:
        """Go to the sentence a view of all articles was left for."""
        if goal.sentence is not None and goal.pair == self._session.pair:
            self._view.stand_at(Side(goal.pair.index(goal.article)), goal.sentence)

    def _compared(self) -> Comparison | None:
        """The comparison of the session's pair; None while it is being made, which begins here."""
        pair = self._session.pair
        comparison = self._session.made(pair)
        if comparison is None:
            work = partial(compare_pairs, self._wings, [self._session.task(pair)], self.post_message)
            self.run_worker(work, thread=True, exclusive=True)
        said = self.query_one("#banner", Static)
        said.update(banner(comparison) if comparison else "comparing…")
        said.display = comparison is None or bool(banner(comparison))
        return comparison

    @property
    def sheet(self) -> Sheet | None:
        """What is being read."""
        return self._view.sheet

    def show_corrected(self) -> None:
        """Show the pair as it is corrected now; while it is compared anew the reader stays with the old one."""
        self._session.correct(self._desk.corrections)
        comparison = self._compared()
        if comparison:
            self._view.amend(comparison, self._mended(comparison))
            self._show_articles()
            self._reach()

    def go_to(self, correction: Correction) -> None:
        """To the pair it is about, if that is another, and there to its words, once they are compared."""
        places = self._session.places_of(correction)
        self._goal = places[0] if places else None
        wanted = {place for place, _ in places}
        self._session.correct(self._desk.corrections)
        if wanted <= set(self._session.pair):
            self.show_corrected()
            return
        first, *others = sorted(wanted)
        other = others[0] if others else next(place for place in self._session.pair if place != first)
        self._session.pair = Pair(*sorted((first, other)))
        self.open_pair()

    def _reach(self) -> None:
        """Take in hand what was to be gone to."""
        if self._goal and self._shown == self._session.pair and self._session.made(self._session.pair):
            place, span = self._goal
            self._goal = None
            self._view.take(Side.LEFT if place == self._session.pair.left else Side.RIGHT, span)

    def on_pair_compared(self, message: PairCompared) -> None:
        """Show it, if the reader has not gone on to another pair meanwhile."""
        self._session.keep(message.pair, message.comparison, message.given)
        if message.pair != self._session.pair:
            return
        if self._shown == message.pair:
            self.show_corrected()
        else:
            self.open_pair()
        self._tell_unmet()

    def _tell_unmet(self) -> None:
        """Say once which corrections speak of what is not in the pair any more."""
        ruled = self._session.ruled(self._session.pair)
        lost = unmet(ruled, self._desk.corrections) if ruled else []
        for one in (one for one in lost if one.key not in self._told):
            self._told.add(one.key)
            self.notify(f"no longer fits, {described(one)}", title="corrections by hand", severity="warning", markup=False)

    def on_cursor_moved(self) -> None:
        """Explain what is at hand now."""
        self.set_class(self._view.unified, "-unified")
        self.query_one(Detail).show(self._view.sheet, self._names)
        self._show_speakers()
        self._show_status()

    def on_viewed(self) -> None:
        """Name those who speak in the window now."""
        self._show_speakers()

    def on_end_reached(self, message: EndReached) -> None:
        """Say that there is no more."""
        self.notify(message.line, timeout=2, markup=False)

    def on_resize(self) -> None:
        """One head above the other where the articles are one text; the bar says as much as there is room for."""
        self.set_class(self._view.unified, "-unified")
        self._show_articles()

    def on_descendant_focus(self) -> None:
        """The column in focus is the one the number keys change."""
        if isinstance(self.focused, Column):
            self._side = self.focused.side
            self._show_articles()
            self._show_status()

    def action_pair(self, step: int) -> None:
        """To the next or the previous pair."""
        self._session.step(step)
        self.open_pair()

    def action_choose(self, number: int) -> None:
        """Put the article of this number into the column at hand."""
        if self._session.choose(self._side, number - 1):
            self.open_pair()
        else:
            self.notify(f"there is no article {number}: {counted(len(self._session.articles), 'is', 'are')} open", timeout=2)

    def action_other(self) -> None:
        """To the other column."""
        self.query_one(f"#{self._side.other.name.lower()}", Column).focus(scroll_visible=False)

    def action_swap(self) -> None:
        """Left to right and right to left."""
        self._session.pair = self._session.pair.swapped
        self.open_pair()

    def action_copy(self) -> None:
        """Copy the change at hand, or the sentences of the row, with where they stand."""
        sheet = self._view.sheet
        if not sheet or not sheet.row or not sheet.row.group:
            return
        name = row_name(sheet.row, *self._names)
        self._copy(copied(sheet.comparison, sheet.row.group, sheet.change, name))

    def action_copy_all(self) -> None:
        """Copy the sentences of the row with their sources, and what differs in them read out."""
        sheet = self._view.sheet
        if sheet and sheet.row and sheet.row.group:
            self._copy(copied_whole(sheet.comparison, sheet.row))

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.notify(
            "copied; if nothing arrives, your terminal does not let programs copy: use e to export", timeout=3, markup=False
        )

    def action_card(self) -> None:
        """Everything about the group at hand."""
        from newsdiff.tui.screens.card import CardScreen

        sheet = self._view.sheet
        if sheet and sheet.row and sheet.row.group:
            left, right = map(letters, self._session.pair)
            self.app.push_screen(CardScreen(sheet.comparison, sheet.row, sheet.change, (left, right)))

    def action_filter(self) -> None:
        """Choose which changes are shown."""
        from newsdiff.tui.choices import choices
        from newsdiff.tui.screens.filter import FilterScreen

        sheet = self._view.sheet
        if sheet:
            offered = choices(sheet.comparison, sheet.sentences)
            options = self._view.options
            start = Options(furniture=options.furniture, voices=options.voices)
            self.app.push_screen(FilterScreen(offered, options, self._view.apply, start))

    def action_export(self) -> None:
        """Ask what to write in which form, and write it."""
        from newsdiff.tui.screens.export import ExportScreen

        if self._view.sheet:
            self.app.push_screen(ExportScreen(self._session, self._view.options, self._wings))

    def action_view(self, name: str) -> None:
        """All articles at once, in the view of this name."""
        from newsdiff.tui.screens.views import view

        self.app.push_screen(view(name, self._session, self._wings, self._glyphs), self._left)

    def _left(self, result: Goal | str | None) -> None:
        """Where a view of all articles was left for: another one, or a place in a pair."""
        if isinstance(result, str):
            self.action_view(result)
        elif result:
            self._session.pair, self._wanted = result.pair, result
            self.open_pair()

    def _open_chosen(self, pair: Pair) -> None:
        self._session.pair = pair
        self.open_pair()

    def offers(self) -> Iterator[Offer]:
        """Every pair, and every article for the column at hand."""
        articles = self._session.articles
        for pair in self._session.pairs:
            names = " and ".join(f"{letters(place)} {articles[place].name}" for place in pair)
            yield Offer(f"read {names}", partial(self._open_chosen, pair))
        for place, article in enumerate(articles):
            key = str(place + 1) if place < 9 else ""
            yield Offer(f"{letters(place)} {article.name} into this column", partial(self.action_choose, place + 1), key)

    def _show_articles(self) -> None:
        self.query_one("#articles", Bar).show(*articles_ends(self._session, palette_of(self.app), self.size.width))
        for side in Side:
            heading = self.query_one(f"#{side.name.lower()}-heading", Heading)
            heading.show(self._session.article(side), self._session.pair[side], at_hand=side is self._side)

    def _show_speakers(self) -> None:
        self.query_one(Speakers).show(*self._view.speakers())

    def _show_status(self) -> None:
        palette = palette_of(self.app)
        if self._search:
            at = (self._view.hit_number, self._view.hits)
            typing = self.query_one(SearchLine).has_focus
            ends = search_ends(self._search, at, typing=typing, palette=palette)
        else:
            ends = status_ends(self._view.sheet, palette)
        self.query_one("#status", Bar).show(*ends)

    def _recolour(self) -> None:
        self._show_articles()
        self._show_speakers()
        self._show_status()
        self._view.repaint()

    @property
    def _column(self) -> Column:
        return self.query_one(f"#{self._side.name.lower()}", Column)

    @property
    def _view(self) -> PairView:
        return self.query_one(PairView)

    @property
    def _names(self) -> tuple[str, str]:
        return self._session.article(Side.LEFT).name, self._session.article(Side.RIGHT).name
