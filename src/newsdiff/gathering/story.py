"""A story: many articles about one thing, and all that can be told of them together. Each part is made when first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import combinations

from newsdiff.comparing.compare import compare
from newsdiff.gathering.figures import figures
from newsdiff.gathering.headlines import headline
from newsdiff.gathering.named import names
from newsdiff.gathering.quoted import quotations
from newsdiff.gathering.records import FigureRow, Headline, NameRow, QuotedRow, Statement
from newsdiff.gathering.statements import statements
from newsdiff.model import Article, Comparison

__all__ = ["Story"]


class Story:
    """Articles in the user's order, and what they say together."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = tuple(articles)
        self._compared: dict[tuple[int, int], Comparison] = {}
        self._headlines: dict[int, Headline] = {}

    def comparison(self, left: int, right: int) -> Comparison:
        """The comparison of two articles by their numbers; made once."""
        if (left, right) not in self._compared:
            self._compared[left, right] = compare(self.articles[left], self.articles[right])
        return self._compared[left, right]

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Those of all pairs, the earlier article on the left."""
        return tuple(self.comparison(*pair) for pair in combinations(range(len(self.articles)), 2))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What the articles say, a statement each."""
        return statements(self.articles, self.comparisons)

    @cached_property
    def quotations(self) -> tuple[QuotedRow, ...]:
        """What is quoted, a row for each, and how each article gives it."""
        return quotations(self.articles, self.statements)

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
