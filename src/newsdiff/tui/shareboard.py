"""How much of each article the others have, as a table: articles by articles, and by all others together.

Counts, never a verdict. Shares are of words, house style apart, and are worked out only when `reading` is asked for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from rich.style import Style

from newsdiff.gathering.records import Chain, Headline, Shared
from newsdiff.gathering.story import Story
from newsdiff.model import Relation
from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.palette import HUES_OF_RELATIONS, Palette
from newsdiff.tui.phrases import counted, letters
from newsdiff.tui.tabular import Line, Measures
from newsdiff.writing.labels import one_line

__all__ = ["PARTS", "ShareLedger", "amounts", "percent"]

_BOLD, _PLAIN = Style(bold=True), Style()

PARTS = (
    (Relation.SAME, "same"),
    (Relation.EDITED, "edited"),
    (Relation.REWRITTEN, "rewritten"),
    (Relation.LEFT_ONLY, "only here"),
)
"""What words are counted by, with the relation whose mark and colour each has."""


def amounts(shared: Shared) -> tuple[int, int, int, int]:
    """The counts of words in the order of the parts."""
    return shared.same, shared.edited, shared.rewritten, shared.alone


def percent(count: int, total: int) -> int:
    """A count as a share of all, rounded."""
    return round(100 * count / total) if total else 0


class ShareLedger:
    """A row an article, in the user's order or that of time; the first column all others together, then a column an article."""

    measures = Measures(height=2, gap=1, label=20, least=16, most=24)

    def __init__(self, story: Story, palette: Palette, glyphs: Glyphs) -> None:
        self.story = story
        self.palette = palette
        self.articles: Sequence[int] = range(len(story.articles))
        self.by_time = False
        self.chains: Sequence[Chain] = ()
        self._glyphs = glyphs
        self._shared: dict[tuple[int, int | None], Shared] = {}
        self._headlines: dict[int, Headline] = {}

    @property
    def rows(self) -> int:
        """The articles."""
        return len(self.articles)

    @property
    def columns(self) -> int:
        """All others together, and each article."""
        return len(self.articles) + 1

    def sort(self, *, by_time: bool) -> None:
        """Put the rows in the order of time, those without a date last; or in the user's."""
        self.by_time = by_time
        dates = [article.published or "~" for article in self.story.articles]
        self.articles = sorted(range(self.rows), key=dates.__getitem__) if by_time else range(self.rows)

    def reading(self) -> Iterator[None]:
        """Work out everything, one a step: against all others first, then headlines and versions, then the pairs."""
        for article in self.articles:
            self._shared[article, None] = self.story.shared(article, None)
            yield
        for article in self.articles:
            self._headlines[article] = self.story.headline(article)
            yield
        self.chains = self.story.chains
        yield
        for article in self.articles:
            for other in self.articles:
                if other != article:
                    self._shared[article, other] = self.story.shared(article, other)
                    yield

    def other(self, column: int) -> int | None:
        """The article of a column, None for all others."""
        return column - 1 if column else None

    def shared(self, row: int, column: int) -> Shared | None:
        """The shares of a cell; None while they are not known."""
        return self._shared.get((self.articles[row], self.other(column)))

    def headline(self, row: int) -> Headline | None:
        """What the headline quotes and how it stands to the lede; None while it is not known."""
        return self._headlines.get(self.articles[row])

    def corner(self, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """What the cells say."""
        order = "in order of time" if self.by_time else counted(self.rows, "article")
        return [[("  % of its words", _BOLD)], [(f"  {order}", self.palette.quiet)]]

    def head(self, column: int, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """Letter and name, or that it is all others."""
        other = self.other(column)
        if other is None:
            return [[("in any other", _BOLD)]]
        name = one_line(self.story.articles[other].name)
        return [[("in ", self.palette.quiet), (f"{letters(other)} ", _BOLD), (name, _PLAIN)]]

    def label(self, row: int, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """Letter and name over the date and the length."""
        place = self.articles[row]
        article = self.story.articles[place]
        facts = " · ".join(filter(None, (article.published, counted(len(article.body()), "sentence"))))
        return [[(f"{letters(place)} ", _BOLD), (one_line(article.name), _PLAIN)], [(one_line(facts), self.palette.quiet)]]

    def cell(self, row: int, column: int, width: int) -> Sequence[Line]:
        """A bar of the shares over their percentages."""
        if self.other(column) == self.articles[row]:
            return [[(self._glyphs.absent, self.palette.quiet)]]
        shared = self.shared(row, column)
        if shared is None:
            return [[("counting …", self.palette.quiet)]]
        if shared.alone == shared.words:
            return [[("nothing in common", self.palette.quiet)]]
        return [self._bar(shared, width), self._numbers(shared)]

    def _bar(self, shared: Shared, width: int) -> Line:
        bar, done = [], 0
        for (relation, _), count in zip(PARTS, accumulate(amounts(shared)), strict=True):
            cells = round(width * count / max(shared.words, 1)) - done
            bar.append((self._glyphs.relations[relation] * cells, self.palette.signs[HUES_OF_RELATIONS[relation]]))
            done += cells
        return bar

    def _numbers(self, shared: Shared) -> Line:
        parts = zip(PARTS, amounts(shared), strict=True)
        return [
            (" ".join(f"{self._glyphs.relations[relation]}{percent(n, shared.words)}" for (relation, _), n in parts), _PLAIN)
        ]

    def told_shares(self, shared: Shared) -> Iterable[tuple[str, Style]]:
        """The counts in words, each with its mark: the legend of the bars."""
        for (relation, meaning), count in zip(PARTS, amounts(shared), strict=True):
            mark = self._glyphs.relations[relation]
            yield f"  {mark} ", self.palette.signs[HUES_OF_RELATIONS[relation]]
            yield f"{meaning} {counted(count, 'word')} ({percent(count, shared.words)} %)", _PLAIN
