"""A story: many articles about one thing, and all that can be told of them together. Each part is made when first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import combinations

from newsdiff.comparing.compare import compare
from newsdiff.comparing.given import NOTHING_GIVEN, Given
from newsdiff.gathering.figures import figures
from newsdiff.gathering.headlines import headline
from newsdiff.gathering.named import names
from newsdiff.gathering.ordering import ordered
from newsdiff.gathering.quoted import quotations
from newsdiff.gathering.records import Chain, FigureRow, Headline, NameRow, QuotedRow, Shared, State, Statement
from newsdiff.gathering.shares import Shares
from newsdiff.gathering.statements import statements
from newsdiff.gathering.states import Rows, States
from newsdiff.gathering.versions import chains
from newsdiff.model import Article, Comparison

__all__ = ["Story"]


class Story:
    """Articles in the user's order, and what they say together.

    `versions` are runs of articles, by number and oldest first, that the user says are versions of one; `given` is what was
    linked and parted by hand, by the numbers of the two articles.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        versions: Sequence[Sequence[int]] = (),
        given: Mapping[tuple[int, int], Given] | None = None,
    ) -> None:
        self.articles = tuple(articles)
        self._told = tuple(tuple(run) for run in versions)
        self._given = dict(given or {})
        self._compared: dict[tuple[int, int], Comparison] = {}
        self._orders: dict[int, tuple[int, ...]] = {}
        self._headlines: dict[int, Headline] = {}

    def comparison(self, left: int, right: int) -> Comparison:
        """The comparison of two articles by their numbers; made once."""
        if (left, right) not in self._compared:
            given = self._given.get((left, right)) or self._given.get((right, left), NOTHING_GIVEN).mirrored
            self._compared[left, right] = compare(self.articles[left], self.articles[right], given)
        return self._compared[left, right]

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Those of all pairs, the earlier article on the left."""
        return tuple(self.comparison(*pair) for pair in combinations(range(len(self.articles)), 2))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What the articles say, a statement each, by how far down the articles it stands."""
        return statements(self.articles, self._given)

    def state(self, statement: int, article: int, base: int) -> State:
        """How an article's words for a statement stand to the base's; absent if it does not say it.

        Where the base does not say it, the article whose words most have stands in for it, and its state is `base`.
        """
        return self._states.state(statement, article, base)

    def read_against(self, statement: int, base: int) -> int:
        """The article whose words a statement's states are read against: the base, or the one that stands in for it."""
        return self._states.read_against(statement, base)

    def states(self, base: int) -> Sequence[Mapping[int, State]]:
        """For each statement the state of every article; each worked out when looked at."""
        return Rows(self._states, base, (len(self.statements), len(self.articles)))

    @cached_property
    def _states(self) -> States:
        return States(self.articles, self.statements)

    def ordered(self, base: int) -> Sequence[int]:
        """Indices of the statements as the base has them; what it does not say follows what it does in an article that does."""
        if base not in self._orders:
            self._orders[base] = tuple(ordered(self.articles, self.statements, base))
        return self._orders[base]

    def paragraph(self, statement: int, article: int) -> int:
        """In which body paragraph the article first says it, from 1; 0 if it does not."""
        cell = self.statements[statement].cells.get(article)
        return self.articles[article].sentences[cell[0]].paragraph if cell else 0

    @cached_property
    def _shares(self) -> Shares:
        return Shares(self.articles, self.statements, self._states)

    def shared(self, left: int, right: int | None) -> Shared:
        """How the words of the left article stand to those of the right one, or of all others."""
        return self._shares.shared(left, right)

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """The articles that are successive versions of one."""
        return chains(self.articles, self.statements, self._states, self._shares, self._told)

    @cached_property
    def quotations(self) -> tuple[QuotedRow, ...]:
        """What is quoted, a row for each, and how each article gives it."""
        parted = {frozenset(((left, i), (right, j))) for (left, right), by in self._given.items() for i, j in by.parted}
        return quotations(self.articles, self.statements, frozenset(parted))

    @cached_property
    def figures(self) -> tuple[FigureRow, ...]:
        """What is counted or measured, a row for each, and the figures each article gives; disagreements first."""
        return figures(self.articles, self.statements)

    @cached_property
    def names(self) -> tuple[NameRow, ...]:
        """Who and what is named, a row for each, with the labels of each article; what many name first."""
        return names(self.articles, self.statements)

    def headline(self, article: int) -> Headline:
        """What the headline of an article quotes, whether that stands in its body, and the headline against the lede."""
        if article not in self._headlines:
            self._headlines[article] = headline(self.articles[article])
        return self._headlines[article]
