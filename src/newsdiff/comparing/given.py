"""Pairs of sentences that are not to be found but are given: what a reader linked or parted by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

__all__ = ["NOTHING_GIVEN", "Given", "Pairs"]

Pairs: TypeAlias = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Given:
    """Pairs of a left and a right sentence that say the same (`linked`) and that do not (`parted`)."""

    linked: Pairs = frozenset()
    parted: Pairs = frozenset()

    def __bool__(self) -> bool:
        return bool(self.linked or self.parted)

    @property
    def mirrored(self) -> Given:
        """The same with the sides swapped."""
        linked, parted = (frozenset((j, i) for i, j in pairs) for pairs in (self.linked, self.parted))
        return Given(linked, parted)

    def among(self, left: Mapping[int, int], right: Mapping[int, int]) -> Given:
        """The same pairs under other numbers; those without a number are left out."""
        linked, parted = (
            frozenset((left[i], right[j]) for i, j in pairs if i in left and j in right) for pairs in (self.linked, self.parted)
        )
        return Given(linked, parted)


NOTHING_GIVEN = Given()
