"""The sentences of a story, gathered by their links: what hangs together, and of that what says one thing.

What hangs together is taken whole where every sentence of it is linked with nearly all it was weighed against, or where only two
articles have it, for then it is a group of their comparison. Anything else is left to `linkage`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from newsdiff.gathering.linkage import joined
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
    return sorted([*found, *_taken_apart(texts, links, homes, ~whole[homes], linked, parted)])


def _edges(texts: Texts, links: Weighed, linked: Pairs, parted: Collection[tuple[int, int]]) -> tuple[Ints, Ints]:
    """Both ends of all that holds sentences together: links, the same words in articles that were not weighed, hands."""
    import numpy as np

    apart = {pair[0] * len(texts.numbers) + pair[1] for pair in parted}
    kept = ~np.isin(links.left * len(texts.numbers) + links.right, list(apart)) if apart else np.ones(len(links.left), dtype=bool)
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

    count = len(homes)
    degree = np.bincount(one, minlength=count) + np.bincount(other, minlength=count)
    holders, amounts = np.unique(homes * texts.count + texts.ranks, return_counts=True)
    near = np.array([*links.pairs, *((b, a) for a, b in links.pairs)], dtype=np.int64).reshape(-1, 2)
    near = near[np.argsort(near[:, 0], kind="stable")]
    borders = np.searchsorted(near[:, 0], np.arange(texts.count + 1))
    home, rank = np.divmod(holders, texts.count)
    lengths = borders[rank + 1] - borders[rank]
    place = np.repeat(borders[rank], lengths) + np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    wanted = np.repeat(home, lengths) * texts.count + near[place, 1]
    at = np.minimum(np.searchsorted(holders, wanted), max(len(holders) - 1, 0))
    asked = np.bincount(np.repeat(np.arange(len(holders)), lengths), np.where(holders[at] == wanted, amounts[at], 0), minlength=len(holders)) if len(wanted) else np.zeros(len(holders))
    mine = asked[np.searchsorted(holders, homes * texts.count + texts.ranks)]
    whole = np.ones(count, dtype=bool)
    whole[homes[degree < WHOLE * mine]] = False
    return whole | (np.bincount(home, minlength=count) <= 2)


def _by_home(homes: Ints, members: Ints) -> list[list[int]]:
    import numpy as np

    order = members[np.argsort(homes[members], kind="stable")]
    borders = np.flatnonzero(np.diff(homes[order])) + 1
    return [part.tolist() for part in np.split(order, borders) if len(part)]


def _taken_apart(
    texts: Texts, links: Weighed, homes: Ints, open_ones: Bools, linked: Pairs, parted: Collection[tuple[int, int]]
) -> list[list[int]]:
    """The gatherings of the sentences that hang together too loosely."""
    import numpy as np

    partners: dict[int, set[int]] = defaultdict(set)
    for left, right in links.pairs:
        partners[left].add(right)
        partners[right].add(left)
    known = {rank: frozenset(near) for rank, near in partners.items()}
    inside = np.flatnonzero(open_ones[links.left])
    ties: dict[int, dict[tuple[int, int], float]] = defaultdict(dict)
    for k in inside[np.argsort(homes[links.left[inside]], kind="stable")].tolist():
        pair = int(links.left[k]), int(links.right[k])
        if pair not in parted:
            ties[int(homes[pair[0]])][pair] = float(links.chances[k])
    fast: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in linked:
        fast[int(homes[pair[0]])].append(pair)
    return [
        gathering
        for members in _by_home(homes, np.flatnonzero(open_ones))
        for gathering in joined(
            members, ties[int(homes[members[0]])], {k: int(texts.ranks[k]) for k in members}, known, fast[int(homes[members[0]])]
        )
    ]
