"""How much of an article is the same, edited, rewritten or only there, against another one. Numbers only."""

from __future__ import annotations

from typing import NamedTuple

from newsdiff.model import Comparison, Relation
from newsdiff.tui.table import Side
from newsdiff.writing.labels import shares

__all__ = ["Shares", "shares_of"]


class Shares(NamedTuple):
    """Body sentences of one article by what became of them; house style counts as the same."""

    same: int
    edited: int
    rewritten: int
    only_here: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self)

    def percent(self, count: int) -> int:
        """A count as a share of all, rounded."""
        return round(100 * count / self.total) if self.total else 0


def shares_of(comparison: Comparison, side: Side) -> Shares:
    """The shares of the article on this side."""
    counts = {relation: share.left if side is Side.LEFT else share.right for relation, share in shares(comparison).items()}
    only = Relation.LEFT_ONLY if side is Side.LEFT else Relation.RIGHT_ONLY
    same = counts[Relation.SAME] + counts[Relation.RESTYLED]
    return Shares(same, counts[Relation.EDITED], counts[Relation.REWRITTEN], counts[only])
