"""How likely sentences of different articles say one thing: what `comparing.evidence` asks of two articles, for all at once.

One sparse table holds the cells of every two articles that are partners, block after block, so that each step is one operation
on all of them. The similarity of distinct texts comes from one index over their character grams. Nothing is gathered in here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from newsdiff.comparing import align, evidence
from newsdiff.comparing.similarity import FLOOR, Cells, Grams
from newsdiff.gathering.partners import ALL, partners
from newsdiff.gathering.tables import among, runs
from newsdiff.gathering.texts import Texts

if TYPE_CHECKING:
    from newsdiff.comparing.similarity import Bools, Floats, Ints

__all__ = ["Weighed", "weighed"]

_LONG = re.compile(r"[^\W_]{4,}")

COMMON, LIKELY = 0.15, 0.1
"""In a large story grams in more than this share of sentences are passed over, and so are lower cosines."""
WEAK = 0.05
"""What is no link still counts for something from this probability on."""


@dataclass(frozen=True)
class Weighed:
    """Links between sentences of partners: the pair of articles by its place, both sentences by number, and the probability.

    `pairs` are the partners by rank; the left sentence of a link is of the first article of its pair. `shared` says whether
    numbers (1) and names (2) are shared. `weak` is what is no link: both sentences and the probability.
    """

    pairs: Sequence[tuple[int, int]]
    pair: Ints
    left: Ints
    right: Ints
    chances: Floats
    cosines: Floats
    shared: Ints
    weak: tuple[Ints, Ints, Floats]

    def only(self, kept: Bools) -> Weighed:
        """These links and no others."""
        pair, left, right = self.pair[kept], self.left[kept], self.right[kept]
        chances, cosines, shared = self.chances[kept], self.cosines[kept], self.shared[kept]
        return replace(self, pair=pair, left=left, right=right, chances=chances, cosines=cosines, shared=shared)

    def without(self, pairs: Collection[tuple[int, int]]) -> Weighed:
        """The same without any evidence for these pairs of sentences."""
        import numpy as np

        kept, weak = (
            np.array([pair not in pairs for pair in zip(*(side.tolist() for side in ends), strict=True)], dtype=bool)
            for ends in ((self.left, self.right), self.weak[:2])
        )
        left, right, chances = (part[weak] for part in self.weak)
        return replace(self.only(kept), weak=(left, right, chances)) if pairs else self


def weighed(texts: Texts) -> Weighed:
    """The links between the sentences of a story."""
    import numpy as np

    pairs = partners(_vocabularies(texts))
    table = _Table.of(texts, pairs)
    cells = table.cells
    numbers = _shared(texts, pairs, table, texts.figures)
    names = _shared(texts, pairs, table, [evidence.names_in(text) for text in texts.distinct])
    shorter = np.array([min(texts.size(left), texts.size(right)) for left, right in pairs], dtype=np.int64)
    found = evidence.weighed(cells, numbers, names, table.distance, partial(_overall, table, shorter))
    believed = _believed(table, found.chance, shorter)
    taken, weak = np.flatnonzero(believed), np.flatnonzero(~believed & (found.chance >= WEAK))
    return Weighed(
        pairs,
        table.pair[taken],
        table.left[taken],
        table.right[taken],
        align.confidence(found.chance[taken]),
        cells.cosines[taken],
        (numbers[taken] > 0) + 2 * (names[taken] > 0),
        (table.left[weak], table.right[weak], found.chance[weak]),
    )


def _believed(table: _Table, chance: Floats, shorter: Ints) -> Bools:
    """Which cells are links."""
    import numpy as np

    taken, mutual = align.likely(table.cells, chance)
    counted = np.flatnonzero(taken & mutual)
    found = np.bincount(table.pair[counted], chance[counted], minlength=len(shorter))
    enough = found >= np.array([align.expected(size) for size in shorter.tolist()])
    return taken & (enough[table.pair] | (chance >= align.BELIEVED))


def _overall(table: _Table, shorter: Ints, alone: Floats) -> Floats:
    """What the articles of each cell say as wholes for it."""
    import numpy as np

    told = np.flatnonzero(evidence.noted(table.cells, alone))
    borders = np.searchsorted(table.pair[told], np.arange(len(shorter) + 1)).tolist()
    likely = [*zip(*(part[told].tolist() for part in (table.cells.rows, table.cells.columns, alone)), strict=True)]
    runs_of = zip(pairwise(borders), shorter.tolist(), strict=True)
    wholes = [evidence.overall(likely[start:end], size) for (start, end), size in runs_of]
    return np.array(wholes, dtype=np.float64)[table.pair]


def _vocabularies(texts: Texts) -> list[frozenset[int]]:
    """The words of each article that are no mere function words, as numbers."""
    known: dict[str, int] = {}
    numbered = [
        frozenset(known.setdefault(word, len(known)) for word in _LONG.findall(text.casefold())) for text in texts.distinct
    ]
    return [
        frozenset().union(*(numbered[k] for k in texts.numbers[start:end]))
        for start, end in zip(texts.starts, texts.starts[1:], strict=False)
    ]


@dataclass(frozen=True)
class _Table:
    """The cells of all pairs, each pair with lines of its own and some free between; `pair` is the pair of each cell."""

    cells: Cells
    pair: Ints
    left: Ints
    right: Ints
    distance: Floats

    @classmethod
    def of(cls, texts: Texts, pairs: Sequence[tuple[int, int]]) -> _Table:
        import numpy as np

        lefts, rights = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        of, left, right, cosines = (np.concatenate(part) for part in zip(_none(), *_blocks(texts, lefts, rights), strict=True))
        sizes = np.diff(texts.starts)
        down, across = sizes[lefts] + evidence.REACH, sizes[rights] + evidence.REACH
        i, j = left - texts.starts[lefts[of]], right - texts.starts[rights[of]]
        rows, columns = (np.cumsum(down) - down)[of] + i, (np.cumsum(across) - across)[of] + j
        cells = Cells(rows, columns, cosines, int(down.sum()), int(across.sum()))
        distance = np.abs((i + 0.5) / sizes[lefts[of]] - (j + 0.5) / sizes[rights[of]])
        return cls(cells, of, left, right, distance)


def _none() -> tuple[Ints, Ints, Ints, Floats]:
    import numpy as np

    return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)


def _blocks(texts: Texts, lefts: Ints, rights: Ints) -> Iterator[tuple[Ints, Ints, Ints, Floats]]:
    """Pair, left and right sentence and cosine of the cells, of one left article after another."""
    import numpy as np

    counts = np.bincount(texts.numbers, minlength=len(texts.distinct))
    most, floor = (1.0, FLOOR) if texts.count <= ALL else (COMMON, LIKELY)
    grams = Grams.of(texts.distinct, counts, 2 / max(texts.count, 1), most)
    borders = np.searchsorted(lefts, np.arange(texts.count + 1))
    for rank in np.unique(lefts):
        pairs = np.arange(borders[rank], borders[rank + 1])
        mine = np.arange(texts.starts[rank], texts.starts[rank + 1])
        theirs, of = runs(texts.starts[rights[pairs]], texts.starts[rights[pairs] + 1], pairs)
        if not (len(mine) and len(theirs)):
            continue
        known, places = np.unique(texts.numbers[theirs], return_inverse=True)
        rows, columns, cosines = grams.cosines(known, texts.numbers[mine], floor)
        cells, at = runs(np.searchsorted(rows, places), np.searchsorted(rows, places + 1), np.arange(len(theirs)))
        other = texts.numbers[mine[columns[cells]]] != texts.numbers[theirs[at]]
        twins, places = _twins(texts, grams, mine, theirs)
        left = np.concatenate([mine[columns[cells[other]]], twins])
        right = np.concatenate([theirs[at[other]], theirs[places]])
        pair = np.concatenate([of[at[other]], of[places]])
        order = np.lexsort((right, left, pair))
        yield pair[order], left[order], right[order], np.concatenate([cosines[cells[other]], np.ones(len(twins))])[order]


def _twins(texts: Texts, grams: Grams, mine: Ints, theirs: Ints) -> tuple[Ints, Ints]:
    """Sentences of one article with the places of those of others in the same words, first with first, second with second."""
    import numpy as np

    size = len(texts.numbers)
    ours, others = (texts.numbers[side] * size + texts.copies[side] for side in (mine, theirs))
    order = np.argsort(ours)
    met, places = among(ours[order], others)
    met &= grams.starts[texts.numbers[theirs] + 1] > grams.starts[texts.numbers[theirs]]
    return mine[order[places[met]]], np.flatnonzero(met)


def _shared(texts: Texts, pairs: Sequence[tuple[int, int]], table: _Table, marks: Sequence[Set[str]]) -> Floats:
    """What the sentences of each cell share of such marks, as `comparing.evidence` counts it; at most 2."""
    import numpy as np

    known: dict[str, int] = {}
    marked = [[known.setdefault(mark, len(known)) for mark in held] for held in marks]
    lengths = np.array([len(one) for one in marked], dtype=np.int64)
    starts, flat = np.cumsum(lengths) - lengths, np.array([mark for one in marked for mark in one], dtype=np.int64)
    held, sentence = runs(starts[texts.numbers], (starts + lengths)[texts.numbers], np.arange(len(texts.numbers)))
    # A key for each mark of a sentence, and of an article: what both have is found in the sorted keys of the other.
    mine = np.sort(sentence * max(len(known), 1) + flat[held])
    spread, counts = np.unique(texts.ranks[sentence] * max(len(known), 1) + flat[held], return_counts=True)
    lefts, rights = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    first = starts[texts.numbers[table.left]]
    places, cell = runs(first, first + lengths[texts.numbers[table.left]], np.arange(len(table.pair)))
    mark = flat[places]
    both, _ = among(mine, table.right[cell] * max(len(known), 1) + mark)
    mark, cell = mark[both], cell[both]
    total = sum(counts[np.searchsorted(spread, side[table.pair[cell]] * max(len(known), 1) + mark)] for side in (lefts, rights))
    return np.minimum(np.bincount(cell, 2 / total, minlength=len(table.pair)), 2.0)
