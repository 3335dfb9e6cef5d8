"""Pairs gathered by what they share: sentences into groups, acts of quoting into matches."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

__all__ = ["connected"]

Pair = TypeVar("Pair")


def connected(pairs: Iterable[Pair], ends: Callable[[Pair], tuple[int, int]]) -> list[list[Pair]]:
    """Pairs that hang together by their left or their right end, in the order of their first member.

    The smaller gathering is moved into the larger, so n pairs cost n log n.

    >>> connected([(0, 0), (0, 1), (5, 5)], lambda pair: pair)
    [[(0, 0), (0, 1)], [(5, 5)]]
    """
    gathered: dict[tuple[str, int], list[Pair]] = {}
    for pair in pairs:
        left, right = ends(pair)
        ours, theirs = gathered.get(("left", left), []), gathered.get(("right", right), [])
        kept, moved = (ours, theirs) if len(ours) >= len(theirs) else (theirs, ours)
        kept.append(pair)
        gathered["left", left] = gathered["right", right] = kept
        if moved and moved is not kept:
            kept.extend(moved)
            for i, j in map(ends, moved):
                gathered["left", i] = gathered["right", j] = kept
    return list({id(members): members for members in gathered.values()}.values())
