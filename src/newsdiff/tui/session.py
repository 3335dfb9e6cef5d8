"""What is open: the articles, the pair on the screen, and the comparisons made so far. Knows no screen and starts no work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from newsdiff.model import Article, Comparison
from newsdiff.tui.table import Side

__all__ = ["Pair", "Session"]


class Pair(NamedTuple):
    """Two articles by their place in the session."""

    left: int
    right: int

    @property
    def swapped(self) -> Pair:
        """The same two with the sides changed."""
        return Pair(self.right, self.left)


@dataclass(slots=True)
class Session:
    """The open articles and the pair at hand; comparisons are kept per pair and side."""

    articles: Sequence[Article]
    pair: Pair = field(default_factory=lambda: Pair(0, 1))
    _made: dict[Pair, Comparison] = field(default_factory=dict)

    @property
    def pairs(self) -> list[Pair]:
        """All pairs, the earlier article on the left."""
        return [Pair(*places) for places in combinations(range(len(self.articles)), 2)]

    @property
    def number(self) -> int:
        """Which of `pairs` is at hand, from 1, whichever way round."""
        return self.pairs.index(Pair(*sorted(self.pair))) + 1

    def article(self, side: Side) -> Article:
        """The article on this side."""
        return self.articles[self.pair[side]]

    def step(self, by: int) -> None:
        """Go to another pair, round the end."""
        pairs = self.pairs
        self.pair = pairs[(self.number - 1 + by) % len(pairs)]

    def ahead(self, step: int) -> list[Pair]:
        """All other pairs, as they come going forth or back, round the end."""
        pairs, here = self.pairs, self.number - 1
        return [pairs[(here + step * n) % len(pairs)] for n in range(1, len(pairs))]

    def choose(self, side: Side, place: int) -> bool:
        """Put an article on a side; if it is on the other, they swap. False if there is no such article."""
        if place >= len(self.articles):
            return False
        if place == self.pair[side.other]:
            self.pair = self.pair.swapped
        else:
            self.pair = Pair(*side.ordered(place, self.pair[side.other]))
        return True

    def keep(self, pair: Pair, comparison: Comparison) -> None:
        """Remember the comparison of a pair."""
        self._made[pair] = comparison

    def made(self, pair: Pair) -> Comparison | None:
        """The comparison of a pair, if it was made this way round."""
        return self._made.get(pair)
