"""The overview: every pair of articles at a glance, and the way to any of them.

Comparing goes on in a thread while the table fills. What the shares are is decided in `shares`.
"""

from __future__ import annotations

from functools import partial
from itertools import accumulate, product

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import DataTable, Static

from newsdiff.model import Comparison, PairKind, Relation
from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.lines import key_line
from newsdiff.tui.messages import PairCompared
from newsdiff.tui.palette import HUES_OF_RELATIONS, Palette
from newsdiff.tui.phrases import article_facts, counted, letters
from newsdiff.tui.session import Pair, Session
from newsdiff.tui.shares import Shares, shares_of
from newsdiff.tui.table import Side
from newsdiff.tui.themes import palette_of
from newsdiff.tui.wings import Wings
from newsdiff.tui.work import compare_pairs

__all__ = ["OverviewScreen"]

_BAR = 18
"""Cells of a bar of shares; the numbers below it need as many."""

_SHOWN = (
    (Relation.SAME, "same"),
    (Relation.EDITED, "edited"),
    (Relation.REWRITTEN, "rewritten"),
    (Relation.LEFT_ONLY, "only here"),
)

_KINDS = {
    **{kind: str(kind) for kind in PairKind},
    PairKind.RETOLD: "in other words",
    PairKind.NOTHING: "next to nothing",
}
"""The kind of a pair in so many cells; that they have nothing at all in common is said in place of the bar."""


class OverviewScreen(Screen[Pair | None]):
    """A table of articles by articles. A cell says what became of the row's sentences in the column's article."""

    BINDINGS = bindings(Where.OVERVIEW)

    def __init__(self, session: Session, wings: Wings, glyphs: Glyphs) -> None:
        super().__init__()
        self._session = session
        self._wings = wings
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """The articles, the table, what its bars mean, the keys."""
        with VerticalScroll(id="sources", can_focus=False):
            yield Static(id="articles", markup=False)
        yield DataTable(cell_padding=1, cursor_foreground_priority="renderable")
        yield Static(id="legend", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Show what is known and have the rest compared."""
        self._lay_table()
        self._colour()
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._colour())
        missing = [pair for pair in self._session.pairs if not self._known(pair)]
        work = partial(compare_pairs, self._wings, [self._session.task(pair) for pair in missing], self.post_message)
        self.run_worker(work, thread=True, exclusive=True)

    def on_pair_compared(self, message: PairCompared) -> None:
        """Fill in both cells of the pair."""
        self._session.keep(message.pair, message.comparison, message.given)
        self._fill(message.pair)
        self._fill(message.pair.swapped)

    def on_data_table_cell_selected(self) -> None:
        """Open the pair of the cell, by key or mouse."""
        self.action_open()

    def action_open(self) -> None:
        """Open the pair of the cell at hand."""
        left, column = self.query_one(DataTable).cursor_coordinate
        right = column - 1
        if right < 0 or left == right:
            self.notify("this is one article; choose the cell of a pair", timeout=2)
        else:
            self.dismiss(Pair(left, right))

    def _lay_table(self) -> None:
        table: DataTable[Text] = self.query_one(DataTable)
        table.add_column("", key="name")
        for place in range(len(self._session.articles)):
            table.add_column(f"… in {letters(place)}", key=str(place), width=_BAR)
        for place, article in enumerate(self._session.articles):
            name = Text.assemble((letters(place), "bold"), f" {article.name}")
            name.truncate(_BAR, overflow="ellipsis")
            table.add_row(name, key=str(place), height=4)
        table.move_cursor(row=self._session.pair.left, column=self._session.pair.right + 1)
        table.focus()

    def _colour(self) -> None:
        """Say everything in the colours of the theme."""
        palette = palette_of(self.app)
        self.query_one("#articles", Static).update(self._sources(palette))
        self.query_one("#legend", Static).update(self._legend(palette))
        self.query_one("#keys", Static).update(key_line(palette, Where.OVERVIEW, Where.EVERYWHERE))
        for pair in product(range(len(self._session.articles)), repeat=2):
            self._fill(Pair(*pair))

    def _fill(self, pair: Pair) -> None:
        table: DataTable[Text] = self.query_one(DataTable)
        table.update_cell(str(pair.left), str(pair.right), self._cell(pair))

    def _known(self, pair: Pair) -> Comparison | None:
        return self._session.made(pair) or self._session.made(pair.swapped)

    def _cell(self, pair: Pair) -> Text:
        palette = palette_of(self.app)
        if pair.left == pair.right:
            return Text("·", palette.quiet)
        comparison = self._known(pair)
        if not comparison:
            return Text("comparing…", palette.quiet)
        side = Side.LEFT if comparison is self._session.made(pair) else Side.RIGHT
        shares = shares_of(comparison, side)
        if comparison.nothing_in_common:
            return Text("nothing in common", palette.quiet)
        kind = [Text(_KINDS[comparison.common.kind], palette.quiet)] if comparison.common else []
        return Text("\n").join([self._bar(shares, palette), self._numbers(shares, palette), *kind])

    def _bar(self, shares: Shares, palette: Palette) -> Text:
        bar, done = Text(), 0
        counts = list(accumulate(shares))
        for (relation, _), count in zip(_SHOWN, counts, strict=True):
            cells = round(_BAR * count / max(shares.total, 1)) - done
            bar.append(self._glyphs.relations[relation] * cells, palette.signs[HUES_OF_RELATIONS[relation]])
            done += cells
        return bar

    def _numbers(self, shares: Shares, palette: Palette) -> Text:
        parts = zip(_SHOWN, shares, strict=True)
        return Text(
            " ".join(f"{self._glyphs.relations[relation]}{shares.percent(n)}" for (relation, _), n in parts), palette.quiet
        )

    def _sources(self, palette: Palette) -> Text:
        lines = [Text(f" newsdiff   {counted(len(self._session.articles), 'article')}", palette.quiet)]
        for place, article in enumerate(self._session.articles):
            head = Text.assemble(" ", (letters(place), "bold"), "  ", (article.title or "(no title)", "bold"))
            lines += [head, Text(f"    {article_facts(article)}", palette.quiet)]
        return Text("\n", no_wrap=True).join(lines)

    def _legend(self, palette: Palette) -> Text:
        text = Text(" How much of the row's article (in % of its sentences) is, in the column's article:  ", palette.quiet)
        for relation, meaning in _SHOWN:
            text.append(self._glyphs.relations[relation], palette.signs[HUES_OF_RELATIONS[relation]]).append(f" {meaning}  ")
        return text
