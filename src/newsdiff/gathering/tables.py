"""What is done with sorted numbers again and again: runs of them laid end to end, and which of them are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdiff.comparing.similarity import Bools, Ints

__all__ = ["among", "runs"]


def runs(starts: Ints, ends: Ints, names: Ints) -> tuple[Ints, Ints]:
    """All numbers from each start to each end, and for each the name of its run.

    >>> import numpy as np
    >>> [part.tolist() for part in runs(np.array([3, 8]), np.array([5, 9]), np.array([0, 7]))]
    [[3, 4, 8], [0, 0, 7]]
    """
    import numpy as np

    lengths = ends - starts
    within = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.repeat(starts, lengths) + within, np.repeat(names, lengths)


def among(ordered: Ints, wanted: Ints) -> tuple[Bools, Ints]:
    """Which of the wanted numbers are among the ordered ones, and where; the place of one that is not means nothing."""
    import numpy as np

    if not len(ordered):
        return np.zeros(len(wanted), dtype=bool), np.zeros(len(wanted), dtype=np.int64)
    place = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
    return ordered[place] == wanted, place
