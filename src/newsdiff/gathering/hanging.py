"""The sentences of a story, gathered by their links: what hangs together, and of that what says one thing.

What hangs together is taken whole where every sentence of it is linked with nearly all it was weighed against, or where only
two articles have it, for then it is a group of their comparison. Anything else is left to `linkage`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from newsdiff.gathering.linkage import joined
from newsdiff.gathering.tables import among, runs
from newsdiff.gathering.texts import Texts
from newsdiff.gathering.weighing import Weighed

if TYPE_CHECKING:
    from newsdiff.comparing.similarity import Bools, Ints

__all__ = ["gathered"]

WHOLE = 2 / 3
"""Sentences each linked with this share of what they were weighed against are not taken apart."""
REPEATED = 4
"""Articles that were not weighed say one thing where they have so many words or more in common, and no others."""

Pairs = Sequence[tuple[int, int]]


def gathered(texts: Texts, links: Weighed, linked: Pairs = ()) -> list[list[int]]:
    """Every sentence in one gathering, by number, in order; those `linked` are in one whatever the evidence."""
    import numpy as np

    by_hand = np.array(linked, dtype=np.int64).reshape(-1, 2).T
    repeated = _repeated(texts, links)
    firm = [np.concatenate(ends) for ends in zip((links.left, links.right), repeated, by_hand, strict=True)]
    homes = _components(len(texts.numbers), *firm)
    whole = _whole(texts, links, homes)
    whole[homes[by_hand.ravel()]] = False
    loose = np.flatnonzero(~whole[homes])
    ties = _ties(links, repeated, homes, loose)
    return sorted([*_by_home(homes, np.flatnonzero(whole[homes])), *_taken_apart(texts, links, homes, loose, ties, linked)])


def _repeated(texts: Texts, links: Weighed) -> tuple[Ints, Ints]:
    """Both ends of what articles that were not weighed say in the same words, from each article to the next that does."""
    import numpy as np

    long = np.array([text.count(" ") >= REPEATED - 1 for text in texts.distinct], dtype=bool)
    chosen = np.flatnonzero(long[texts.numbers]) if len(long) else np.zeros(0, np.int64)
    keys = texts.numbers[chosen] * max(len(texts.numbers), 1) + texts.copies[chosen]
    order = np.argsort(keys, kind="stable")
    chosen, keys = chosen[order], keys[order]
    same = np.flatnonzero(keys[1:] == keys[:-1])
    one, other = chosen[same], chosen[same + 1]
    known = np.array([left * texts.count + right for left, right in links.pairs], dtype=np.int64)
    strange = ~among(known, texts.ranks[one] * texts.count + texts.ranks[other])[0]
    return one[strange], other[strange]


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


def _whole(texts: Texts, links: Weighed, homes: Ints) -> Bools:
    """For each sentence whether what hangs together with it, if it is the first of that, need not be taken apart."""
    import numpy as np

    degree = np.bincount(links.left, minlength=len(homes)) + np.bincount(links.right, minlength=len(homes))
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


def _ties(links: Weighed, repeated: tuple[Ints, Ints], homes: Ints, loose: Ints) -> dict[int, dict[tuple[int, int], float]]:
    """For each thing that hangs together too loosely, how likely its sentences belong together, links or not."""
    import numpy as np

    sure = (*repeated, np.ones(len(repeated[0])))
    parts = zip((links.left, links.right, links.chances), links.weak, sure, strict=True)
    one, other, chance = (np.concatenate(part) for part in parts)
    near = np.flatnonzero(np.isin(homes[one], homes[loose]) & (homes[one] == homes[other]))
    found: dict[int, dict[tuple[int, int], float]] = defaultdict(dict)
    ends = zip(homes[one[near]].tolist(), one[near].tolist(), other[near].tolist(), chance[near].tolist(), strict=True)
    for home, left, right, likely in ends:
        found[home][left, right] = likely
    return found


def _taken_apart(
    texts: Texts, links: Weighed, homes: Ints, loose: Ints, ties: Mapping[int, Mapping[tuple[int, int], float]], linked: Pairs
) -> Iterator[list[int]]:
    """The gatherings of the sentences that hang together too loosely."""
    partners: dict[int, set[int]] = defaultdict(set)
    for left, right in links.pairs:
        partners[left].add(right)
        partners[right].add(left)
    for members in _by_home(homes, loose):
        home = int(homes[members[0]])
        fast = [pair for pair in linked if homes[pair[0]] == home]
        yield from joined(members, ties.get(home, {}), {k: int(texts.ranks[k]) for k in members}, partners, fast)
