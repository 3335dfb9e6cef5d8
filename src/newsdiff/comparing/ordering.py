"""Which groups stand in common order, which moved, and the order all of them are read in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from zlib import crc32

from newsdiff.model import Group

__all__ = ["heaviest_chain", "in_reading_order", "mark_moved"]

MOVED = 0.70
"""A group out of order must be this sure."""


def mark_moved(groups: Sequence[Group], left: Sequence[str], right: Sequence[str]) -> list[Group]:
    """Mark the groups off the heaviest chain that is in order on both sides; doubtful ones among them are let go."""

    def weight(group: Group) -> int:
        sides = sorted(("".join(left[i] for i in group.left), "".join(right[j] for j in group.right)))
        return (sum(map(len, sides)) << 32) + crc32("\0".join(sides).encode(errors="replace"))

    in_order = heaviest_chain([(group.left[0], group.right[0], weight(group)) for group in groups])
    return [
        group if k in in_order else replace(group, moved=True)
        for k, group in enumerate(groups)
        if k in in_order or group.confidence >= MOVED
    ]


def heaviest_chain(items: Sequence[tuple[int, int, float]]) -> set[int]:
    """Indices of the (left, right, weight) items that ascend on both sides and weigh most together.

    Weights, not counts, decide, so that of two passages that changed places the shorter one has moved. O(n log n).
    """
    order = sorted(range(len(items)), key=lambda k: items[k][:2])
    rights: list[int] = []
    totals: list[float] = []
    chains: list[tuple[int, object]] = []
    for k in order:
        _, right, weight = items[k]
        place = bisect_right(rights, right)
        total, chain = (totals[place - 1], chains[place - 1]) if place else (0, None)
        total += weight
        last = place
        while last < len(rights) and totals[last] <= total:
            last += 1
        rights[place:last], totals[place:last], chains[place:last] = [right], [total], [(k, chain)]
    kept: set[int] = set()
    link: Any = chains[-1] if chains else None
    while link:
        kept.add(link[0])
        link = link[1]
    return kept


def in_reading_order(groups: Sequence[Group]) -> list[Group]:
    """Groups in common order, with those of one side and the moved ones where the left, else the right, has them."""
    chain = sorted((group for group in groups if group.left and group.right and not group.moved), key=lambda g: g.left)
    left_starts, right_starts = [g.left[0] for g in chain], [g.right[0] for g in chain]

    def place(group: Group) -> tuple[int, int, int]:
        if group.left:
            settled = group.right and not group.moved
            return bisect_right(left_starts, group.left[0]), 0 if settled else 1, group.left[0]
        return bisect_right(right_starts, group.right[0]), 2, group.right[0]

    return sorted(groups, key=place)
