"""The sentences of a story, gathered by their links: what hangs together, and of that what says one thing.

What hangs together is taken whole where every sentence of it is linked with nearly all it was weighed against, or where only
two articles have it, for then it is a group of their comparison. Anything else is left to `linkage`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from newsdiff.gathering.linkage import joined
from newsdiff.gathering.tables import among, runs
from newsdiff.gathering.texts import Texts
from newsdiff.gathering.weighing import Weighed

if TYPE_CHECKING:
    from newsdiff.comparing.similarity import Bools, Ints

__all__ = ["gathered"]

WHOLE = 0.75
"""Sentences each linked with this share of what they were weighed against are not taken apart."""

Pairs = Sequence[tuple[int, int]]


def gathered(texts: Texts, links: Weighed, linked: Pairs = (), parted: Collection[tuple[int, int]] = ()) -> list[list[int]]:
    """Every sentence in one gathering, by number, in order; what was linked or parted by hand has its way."""
    import numpy as np

    one, other = _edges(texts, links, linked, parted)
    homes = _components(len(texts.numbers), one, other)
    whole = _whole(texts, links, homes, one, other)
    if linked:
        whole[homes[[k for pair in linked for k in pair]]] = False
    found = _by_home(homes, np.flatnonzero(whole[homes]))
    return sorted([*found, *_taken_apart(texts, links, homes, np.flatnonzero(~whole[homes]), linked, parted)])


def _edges(texts: Texts, links: Weighed, linked: Pairs, parted: Collection[tuple[int, int]]) -> tuple[Ints, Ints]:
    """Both ends of all that holds sentences together."""
    import numpy as np

    apart = {pair[0] * len(texts.numbers) + pair[1] for pair in parted}
    kept = ~np.isin(links.left * len(texts.numbers) + links.right, np.array(sorted(apart), dtype=np.int64))
    added = np.array(linked, dtype=np.int64).reshape(-1, 2).T
    return np.concatenate([links.left[kept], added[0]]), np.concatenate([links.right[kept], added[1]])


def _components(count: int, one: Ints, other: Ints) -> Ints:
    """For each sentence the first sentence it hangs together with."""
    import numpy as np

    homes = np.arange(count)
    while True:
        least = np.minimum(homes[one], homes[other])
        new = homes.copy()
        for ends in (homes[one], homes[other]):
            np.minimum.at(new, ends, least)
        new = new[new]
        if np.array_equal(new, homes):
            return homes
        homes = new


def _whole(texts: Texts, links: Weighed, homes: Ints, one: Ints, other: Ints) -> Bools:
    """For each sentence whether what hangs together with it, if it is the first of that, need not be taken apart."""
    import numpy as np

    degree = np.bincount(one, minlength=len(homes)) + np.bincount(other, minlength=len(homes))
    whole = np.ones(len(homes), dtype=bool)
    whole[homes[degree < WHOLE * _asked(texts, links, homes)]] = False
    carriers = np.bincount(np.unique(homes * texts.count + texts.ranks) // max(texts.count, 1), minlength=len(homes))
    return whole | (carriers <= 2)


def _asked(texts: Texts, links: Weighed, homes: Ints) -> Ints:
    """For each sentence, with how many of those it hangs together with it was weighed."""
    import numpy as np

    mine = homes * texts.count + texts.ranks
    held, amounts = np.unique(mine, return_counts=True)
    home, rank = np.divmod(held, max(texts.count, 1))
    pairs = np.array(links.pairs, dtype=np.int64).reshape(-1, 2)
    near = np.concatenate([pairs, pairs[:, ::-1]])
    near = near[np.argsort(near[:, 0], kind="stable")]
    borders = np.searchsorted(near[:, 0], np.arange(texts.count + 1))
    places, cell = runs(borders[rank], borders[rank + 1], np.arange(len(held)))
    met, at = among(held, home[cell] * texts.count + near[places, 1])
    asked = np.bincount(cell[met], amounts[at[met]], minlength=len(held)).astype(np.int64)
    return asked[np.searchsorted(held, mine)]


def _by_home(homes: Ints, members: Ints) -> list[list[int]]:
    import numpy as np

    order = members[np.argsort(homes[members], kind="stable")]
    borders = np.flatnonzero(np.diff(homes[order])) + 1
    return [part.tolist() for part in np.split(order, borders) if len(part)]


def _taken_apart(
    texts: Texts, links: Weighed, homes: Ints, loose: Ints, linked: Pairs, parted: Collection[tuple[int, int]]
) -> Iterator[list[int]]:
    """The gatherings of the sentences that hang together too loosely."""
    import numpy as np

    partners: dict[int, set[int]] = defaultdict(set)
    for left, right in links.pairs:
        partners[left].add(right)
        partners[right].add(left)
    ties: dict[int, dict[tuple[int, int], float]] = defaultdict(dict)
    both = [np.concatenate(part) for part in zip((links.left, links.right, links.chances), links.weak, strict=True)]
    near = np.isin(homes[both[0]], homes[loose]) & (homes[both[0]] == homes[both[1]])
    ends = zip(*(part[near].tolist() for part in both), strict=True)
    for one, other, chance in ends:
        if (one, other) not in parted:
            ties[int(homes[one])][one, other] = chance
    fast: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in linked:
        fast[int(homes[pair[0]])].append(pair)
    for members in _by_home(homes, loose):
        home = int(homes[members[0]])
        yield from joined(members, ties[home], {k: int(texts.ranks[k]) for k in members}, partners, fast[home])
