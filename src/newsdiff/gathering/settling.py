"""Links out of order that are too doubtful to believe are let go, article pair by article pair, as in a comparison."""

from __future__ import annotations

from newsdiff.comparing.align import Link, group_of
from newsdiff.comparing.components import connected
from newsdiff.comparing.ordering import MOVED, mark_moved
from newsdiff.gathering.texts import Texts
from newsdiff.gathering.weighing import Weighed

__all__ = ["settled"]


def settled(texts: Texts, links: Weighed) -> Weighed:
    """The links without the doubtful ones out of order; pairs of articles without doubtful links are not looked at."""
    import numpy as np

    kept = np.ones(len(links.pair), dtype=bool)
    borders = np.searchsorted(links.pair, np.arange(len(links.pairs) + 1))
    for pair in np.unique(links.pair[links.chances < MOVED]):
        places = range(int(borders[pair]), int(borders[pair + 1]))
        kept[places.start : places.stop] = _kept(texts, links, int(pair), places)
    return links.only(kept)


def _kept(texts: Texts, links: Weighed, pair: int, places: range) -> list[bool]:
    """Which of the links of a pair of articles stay."""
    starts = [int(texts.starts[rank]) for rank in links.pairs[pair]]
    left, right = (
        [texts.distinct[k] for k in texts.numbers[start : int(texts.starts[rank + 1])]]
        for start, rank in zip(starts, links.pairs[pair], strict=True)
    )
    found = [
        Link(int(links.left[k]) - starts[0], int(links.right[k]) - starts[1], float(links.chances[k]), 0.0, 0.0) for k in places
    ]
    groups = [group_of(members, left, right) for members in connected(found, lambda link: (link.left, link.right))]
    inside = {i for group in mark_moved(groups, left, right) for i in group.left}
    return [link.left in inside for link in found]
