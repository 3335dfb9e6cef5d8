"""Which words of one side of a group stand on the other as well, counted over runs of words.

Words of weight count; function words, which any two sentences share, do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

from newsdiff.language.tokens import Token

__all__ = ["Met", "Run", "met"]

STEM = 5
"""Words of one beginning of so many letters count as the same word in another form."""

Run: TypeAlias = tuple[int, int]
"""Tokens from the first to before the second index."""


@dataclass(frozen=True, slots=True)
class Met:
    """For the tokens before each index: how many carry weight, and how many of those have a counterpart."""

    weights: Sequence[int]
    counterparts: Sequence[int]

    def weighty(self, run: Run) -> int:
        """How many words of the run carry weight."""
        return self.weights[run[1]] - self.weights[run[0]]

    def met_in(self, run: Run) -> int:
        """How many of them stand on the other side."""
        return self.counterparts[run[1]] - self.counterparts[run[0]]

    def strange(self, run: Run) -> int:
        """How many of them do not."""
        return self.weighty(run) - self.met_in(run)

    def strange_outside(self, apart: Iterable[Run]) -> int:
        """How many of all words of weight but those in these runs do not."""
        return self.strange((0, len(self.weights) - 1)) - sum(map(self.strange, apart))

    def met_outside(self, run: Run) -> int:
        """How many words of weight outside the run have a counterpart."""
        return self.counterparts[-1] - self.met_in(run)


def met(left: Sequence[Token], right: Sequence[Token]) -> tuple[Met, Met]:
    """The counts of both sides. Each word answers one of the other side: the same word, else one of the same beginning."""
    found = [False] * len(left), [False] * len(right)
    for key in (_whole, _stem):
        _pair_off((left, right), found, key)
    ours, theirs = (_counts(run, has) for run, has in zip((left, right), found, strict=True))
    return ours, theirs


def _pair_off(
    sides: tuple[Sequence[Token], Sequence[Token]], found: tuple[list[bool], list[bool]], key: Callable[[Token], str]
) -> None:
    keys = [["" if has else key(token) for token, has in zip(*side, strict=True)] for side in zip(sides, found, strict=True)]
    shared = Counter(keys[0]) & Counter(keys[1])
    for names, has in zip(keys, found, strict=True):
        free = shared.copy()
        for k, name in enumerate(names):
            if name and free[name]:
                free[name] -= 1
                has[k] = True


def _counts(tokens: Sequence[Token], has: Sequence[bool]) -> Met:
    weights = [not token.short for token in tokens]
    return Met(
        [*accumulate(weights, initial=0)],
        [*accumulate((weight and one for weight, one in zip(weights, has, strict=True)), initial=0)],
    )


def _whole(token: Token) -> str:
    return token.folded


def _stem(token: Token) -> str:
    return token.folded[:STEM] if len(token.folded) > STEM else ""
