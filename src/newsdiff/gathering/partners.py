"""Which articles of a story are weighed against each other: all of them in a small story, the likeliest in a large one.

Every word leads from an article to a few others that have it: those next to it in a fixed order and some ever farther away, so
that a word all have costs as much an article as a word ten have, and that between any two articles there is a short way. The
articles a way leads to most often, by words that are rare, are an article's partners.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdiff.comparing.similarity import Floats, Ints

__all__ = ["ALL", "partners"]

ALL = 16
"""In a story of no more articles every two are weighed."""
MOST = 8
"""In a larger one each is weighed against so many it has most in common with, and those that have it among theirs."""
NEAR = 5
"""How many steps of one, along the articles that have a word, are taken before steps double."""
LEAST_OF_BEST = 0.2
"""A partner has at least this share in common of what the best has."""

_BITS, _UNIT = 20, 1 << 16
"""What a word is worth is a whole number in so many bits, beside the pair it leads between: one sort brings both together."""


def partners(words: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """Pairs of articles by rank, lower first, in order; `words` are those of each, as numbers."""
    if len(words) <= ALL:
        return list(combinations(range(len(words)), 2))
    import numpy as np

    keys, scores = _in_common(words)
    left, right = np.divmod(keys, len(words))
    kept = _best(left, right, scores, len(words))
    return [(int(a), int(b)) for a, b in zip(left[kept], right[kept], strict=True)]


def _in_common(words: Sequence[frozenset[int]]) -> tuple[Ints, Floats]:
    """Pairs of articles a word leads between, as left × count + right in order, and the weight of all such words."""
    import numpy as np

    count = len(words)
    keys = np.sort(np.array([word * count + rank for rank, known in enumerate(words) for word in known], dtype=np.int64))
    word, rank = np.divmod(keys, count)
    spread = np.bincount(word, minlength=1)
    worth = (_UNIT * (np.log((count + 1) / (spread + 1)) + 0.1)).astype(np.int64)
    met = [np.zeros(0, np.int64)]
    for step in _steps(count):
        same = np.flatnonzero(word[step:] == word[:-step])
        met.append(((rank[same] * count + rank[same + step]) << _BITS) | worth[word[same]])
    packed = np.sort(np.concatenate(met))
    ways = packed >> _BITS
    first = np.flatnonzero(np.diff(ways, prepend=-1))
    scores = np.add.reduceat(packed & ((1 << _BITS) - 1), first) if len(first) else np.zeros(0)
    return ways[first], scores.astype(np.float64)


def _steps(count: int) -> list[int]:
    steps = list(range(1, NEAR + 1))
    while 2 * steps[-1] < count:
        steps.append(2 * steps[-1])
    return steps


def _best(left: Ints, right: Ints, scores: Floats, count: int) -> Ints:
    """Which pairs are among the best of one of their two articles."""
    import numpy as np

    ends, pairs = np.concatenate([left, right]), np.tile(np.arange(len(left)), 2)
    order = np.lexsort((-np.tile(scores, 2), ends))
    ends, pairs = ends[order], pairs[order]
    first = np.searchsorted(ends, np.arange(count))
    place = np.arange(len(ends)) - first[ends]
    best = np.zeros(count)
    np.maximum.at(best, ends, scores[pairs])
    return np.unique(pairs[(place < MOST) & (scores[pairs] >= LEAST_OF_BEST * best[ends])])
