"""How likely each left and each right sentence belong together.

A first look judges every pair of sentences by itself: how alike they are, by how much they beat their rivals, what their
neighbours and the numbers and names in them say. A second look goes by what the first found: a pair that stands between
likely pairs gains, one whose sentences are better paired elsewhere loses, and all gain where the articles have many likely
pairs in one order, which chance does not explain. The weights are those of docs/benchmarks.md. Which pairs are linked is
decided in `newsdiff.comparing.align`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from functools import partial
from math import fsum, log1p
from typing import TYPE_CHECKING, TypeAlias

from newsdiff.comparing.ordering import heaviest_chain
from newsdiff.comparing.similarity import Cells, similarity

if TYPE_CHECKING:
    from newsdiff.comparing.similarity import Bools, Floats

__all__ = ["REACH", "Evidence", "Figures", "evidence", "names_in", "noted", "overall", "weighed"]

Figures: TypeAlias = tuple[Sequence[Set[str]], Sequence[Set[str]]]
"""The numbers in each left and each right sentence."""

REACH = 3
"""So many sentences before and after, support from likely pairs reaches; it is worth less the farther."""
NOTED = 0.2
"""From this chance on a pair of the first look counts as evidence that the articles tell one story."""
ENOUGH = 25
"""So many likely pairs are all the evidence articles can give; longer ones do not gain by their length."""

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for each cell of the table of left and right sentences.

    `alone` is its chance by itself, `chance` that with its surroundings; `rivals` the best other cosine of its row or column;
    `before` and `after` the support from likely pairs on either side, `beside` from a pair with one of its sentences and a
    neighbour of the other.
    """

    cells: Cells
    alone: Floats
    chance: Floats
    rivals: Floats
    before: Floats
    after: Floats
    beside: Floats
    numbers: Floats
    names: Floats


def evidence(left: Sequence[str], right: Sequence[str], figures: Figures | None = None) -> Evidence:
    """Weigh every pair of sentences; `figures` are their numbers, if anybody knows more of them than digits say."""
    cells = _twinned(similarity(left, right), left, right)
    numbers = _shared(cells, *(figures or ([*map(_numbers, left)], [*map(_numbers, right)])))
    names = _shared(cells, [*map(names_in, left)], [*map(names_in, right)])
    return weighed(cells, numbers, names, _distance(cells), partial(_overall, cells))


def weighed(
    cells: Cells, numbers: Floats, names: Floats, distance: Floats, whole: Callable[[Floats], Floats | float]
) -> Evidence:
    """What speaks for each cell, given what its sentences share and how far apart they stand; all a figure a cell.

    `whole` says from the chances of the first look what the articles as wholes say for each cell. The cells may be those of
    several pairs of articles, if no two of these share a line and `REACH` lines are free between them.
    """
    import numpy as np

    cosines = cells.cosines
    row_rivals, column_rivals = cells.row_rivals(cosines), cells.column_rivals(cosines)
    margins = 2 * cosines - (row_rivals + column_rivals)
    diagonal = cells.at(cosines, 1, 1) + cells.at(cosines, -1, -1)
    adjoining = _beside(cells, cosines)
    alone = _chance(
        5.0 * cosines
        + 4.2 * margins
        + 1.75 * diagonal
        + 2.85 * adjoining
        - 2.7 * distance
        + 0.9 * numbers
        + 0.47 * names
        - 2.22
    )
    before, after, beside = _along(cells, alone, -1), _along(cells, alone, 1), _beside(cells, alone)
    elsewhere = np.maximum(cells.row_rivals(alone), cells.column_rivals(alone))
    chance = _chance(
        6.25 * cosines
        + 5.59 * margins
        - 1.4 * diagonal
        + 2.83 * adjoining
        - 3.43 * distance
        + 3.16 * numbers
        + 2.16 * (before + after)
        + 0.81 * beside
        - 0.89 * elsewhere
        + whole(alone)
        - 1.6
    )
    return Evidence(cells, alone, chance, np.maximum(row_rivals, column_rivals), before, after, beside, numbers, names)


def _chance(logit: Floats) -> Floats:
    import numpy as np

    return 1 / (1 + np.exp(-logit))


def _overall(cells: Cells, alone: Floats) -> float:
    """What the articles as wholes say for every pair of their sentences, in log-odds.

    Likely pairs in one order speak for it, those off that order against it, and so does length: in many sentences chance
    finds some that are alike.
    """
    import numpy as np

    mutual = np.flatnonzero(noted(cells, alone))
    likely = zip(cells.rows[mutual].tolist(), cells.columns[mutual].tolist(), alone[mutual].tolist(), strict=True)
    return overall([*likely], min(cells.height, cells.width))


def noted(cells: Cells, alone: Floats) -> Bools:
    """Which cells are likely pairs that tell something of their articles."""
    import numpy as np

    return np.logical_and(*cells.leads(alone)) & (alone >= NOTED)


def overall(likely: Sequence[tuple[int, int, float]], shorter: int) -> float:
    """The same from the likely pairs, as row, column and chance, and the count of sentences of the shorter article."""
    chain = heaviest_chain(likely)
    ordered = fsum(likely[k][2] for k in chain)
    astray = fsum(chance for _, _, chance in likely) - ordered
    return (
        1.46 * log1p(min(ordered, ENOUGH)) - 1.56 * astray / (1 + ordered + astray) - 1.62 * log1p(min(max(shorter, 1), ENOUGH))
    )


def _twinned(cells: Cells, left: Sequence[str], right: Sequence[str]) -> Cells:
    """The cells with sentences that stand more than once paired first with first, second with second.

    Nothing in them tells one copy from another but their order, and every copy with every other would be n × n links.
    """
    import numpy as np

    ours, theirs = _copies(left), _copies(right)
    if max(map(len, ours.values()), default=0) < 2 and max(map(len, theirs.values()), default=0) < 2:
        return cells
    twins = [pair for text in ours.keys() & theirs.keys() for pair in zip(ours[text], theirs[text], strict=False)]
    alike = np.array([left[i] == right[j] for i, j in zip(cells.rows, cells.columns, strict=True)], dtype=bool)
    rows = np.concatenate([cells.rows[~alike], np.array([i for i, _ in twins], dtype=np.int64)])
    columns = np.concatenate([cells.columns[~alike], np.array([j for _, j in twins], dtype=np.int64)])
    cosines = np.concatenate([cells.cosines[~alike], np.ones(len(twins))])
    order = np.lexsort((columns, rows))
    return Cells(rows[order], columns[order], cosines[order], cells.height, cells.width)


def _copies(sentences: Sequence[str]) -> dict[str, list[int]]:
    """Where each text stands."""
    places: dict[str, list[int]] = {}
    for k, sentence in enumerate(sentences):
        places.setdefault(sentence, []).append(k)
    return places


def _beside(cells: Cells, values: Floats) -> Floats:
    """The best direct neighbour of each cell: high where one sentence was split in two, or two were merged."""
    import numpy as np

    best: Floats = np.max([cells.at(values, *step) for step in ((0, 1), (0, -1), (1, 0), (-1, 0))], axis=0)
    return best


def _along(cells: Cells, chance: Floats, way: int) -> Floats:
    """The support of the likeliest pair a few sentences before (`way` −1) or after (1) on both sides."""
    import numpy as np

    steps = [(down, right) for down in range(1, REACH + 1) for right in range(1, REACH + 1)]
    best: Floats = np.max([cells.at(chance, way * down, way * right) / max(down, right) for down, right in steps], axis=0)
    return best


def _distance(cells: Cells) -> Floats:
    """How far apart the two sentences stand in their articles, 0 to 1."""
    import numpy as np

    return np.abs((cells.rows + 0.5) / max(cells.height, 1) - (cells.columns + 0.5) / max(cells.width, 1))


def _shared(cells: Cells, ours: Sequence[Set[str]], theirs: Sequence[Set[str]]) -> Floats:
    """How many of the marks both sentences of a cell carry, each worth less the more often it occurs; at most 2."""
    import numpy as np

    spread = Counter(mark for marked in (*ours, *theirs) for mark in marked)
    worth = np.zeros(len(cells.rows))
    for k, (i, j) in enumerate(zip(cells.rows.tolist(), cells.columns.tolist(), strict=True)):
        if ours[i] and theirs[j] and not ours[i].isdisjoint(theirs[j]):
            worth[k] = min(fsum(2 / spread[mark] for mark in ours[i] & theirs[j]), 2.0)
    return worth


def _numbers(sentence: str) -> set[str]:
    return set(_NUMBER.findall(sentence))


def names_in(sentence: str) -> set[str]:
    """The words with a capital, but for the first, which always has one."""
    return {word for word in _WORD.findall(sentence)[1:] if word[0].isupper()}
