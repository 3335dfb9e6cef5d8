"""How alike sentences are, before anybody decides which belong together.

The measure is the cosine of character 3- and 4-gram weights (tf-idf, with the idf of the sentences at hand), which needs
no word list and no model. Only cells worth looking at are kept, so memory follows the text and not the product of the
two lengths. Which cells become links is decided in `newsdiff.comparing.align`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Ints: TypeAlias = NDArray[np.int64]
    Bools: TypeAlias = NDArray[np.bool_]

__all__ = ["Cells", "Grams", "similarity"]

FLOOR = 0.05
"""Cosines below this are not kept: a word ending in common."""

LONG = 100
COMMON = 64
"""Where a side has more than `LONG` sentences, grams standing in more than `COMMON` of the other's are passed over: they cost
most and say least."""

_HASHED, _ODD = 44, 0x9E3779B97F4A7C15
"""Bits of a gram's number where there are very many texts, and what spreads its code over them."""

_BLOCK = 1 << 20
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Cells:
    """A sparse table, rows × columns, of cosines; cells sorted by row, then column. Absent cells count as 0."""

    rows: Ints
    columns: Ints
    cosines: Floats
    height: int
    width: int

    def row_rivals(self, values: Floats) -> Floats:
        """For each cell, the best of the other values of its row."""
        return _rivals(self.rows, values, self.height)

    def column_rivals(self, values: Floats) -> Floats:
        """For each cell, the best of the other values of its column."""
        return _rivals(self.columns, values, self.width)

    def leads(self, values: Floats) -> tuple[Bools, Bools]:
        """Which cells hold the best value of their row, and which of their column."""
        return _leads(self.rows, values, self.height), _leads(self.columns, values, self.width)

    def at(self, values: Floats, down: int, right: int) -> Floats:
        """For each cell, the value of the one so many rows down and columns to the right; 0 where there is none."""
        import numpy as np

        keys = self.rows * self.width + self.columns
        rows, columns = self.rows + down, self.columns + right
        wanted = rows * self.width + columns
        place = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        inside = (rows >= 0) & (rows < self.height) & (columns >= 0) & (columns < self.width)
        return np.where(inside & (keys[place] == wanted), values[place], 0.0) if len(keys) else values


def similarity(left: Sequence[str], right: Sequence[str]) -> Cells:
    """The cosine of every left with every right sentence, as far as it is above `FLOOR`.

    Time grows with the number of grams two sentences share, memory with the number of cells kept.
    """
    import numpy as np

    weights, grams, owners = _weighted_grams([*left, *right])
    middle = int(np.searchsorted(owners, len(left)))
    theirs = _Postings.of(grams[middle:], owners[middle:] - len(left), weights[middle:], max(len(left), len(right)))
    pieces = [
        theirs.cosines(owners[start:end], grams[start:end], weights[start:end], width=len(right))
        for start, end in _blocks(theirs.lengths(grams[:middle]), owners[:middle], len(right))
    ]
    rows, columns, cosines = (np.concatenate(part) for part in zip(_nothing(), *pieces, strict=True))
    return Cells(rows, columns, np.minimum(cosines, 1.0), len(left), len(right))


@dataclass(frozen=True, slots=True)
class _Postings:
    """For each gram, the sentences it stands in."""

    starts: Ints
    counts: Ints
    owners: Ints
    weights: Floats

    @classmethod
    def of(cls, grams: Ints, owners: Ints, weights: Floats, longest: int) -> _Postings:
        import numpy as np

        order = np.argsort(grams, kind="stable")
        counts = np.bincount(grams, minlength=1)
        starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        if longest > LONG:
            counts = np.where(counts > COMMON, 0, counts)
        return cls(starts, counts, owners[order], weights[order])

    def lengths(self, grams: Ints) -> Ints:
        """How many sentences each of the grams stands in."""
        import numpy as np

        return np.where(grams < len(self.counts), self.counts[np.minimum(grams, len(self.counts) - 1)], 0)

    def cosines(self, rows: Ints, grams: Ints, weights: Floats, *, width: int) -> tuple[Ints, Ints, Floats]:
        """Row, column and cosine of the cells above `FLOOR`; `rows` ascend."""
        import numpy as np

        lengths = self.lengths(grams)
        ends = np.cumsum(lengths)
        within = np.arange(int(ends[-1])) - np.repeat(ends - lengths, lengths)
        place = np.repeat(self.starts[np.minimum(grams, len(self.starts) - 1)], lengths) + within
        first = int(rows[0])
        table = np.bincount(
            np.repeat((rows - first) * width, lengths) + self.owners[place],
            np.repeat(weights, lengths) * self.weights[place],
        )
        kept: Ints = np.flatnonzero(table >= FLOOR).astype(np.int64)
        return kept // width + first, kept % width, table[kept].astype(np.float64)


def _weighted_grams(sentences: Sequence[str]) -> tuple[Floats, Ints, Ints]:
    """Unit-length tf-idf weights: weight, gram number and sentence number of each, by sentence."""
    import numpy as np

    codes, owners = _grams([_plain(sentence) for sentence in sentences])
    distinct, numbers = np.unique(codes, return_inverse=True)
    keys, counts = np.unique(owners * max(len(distinct), 1) + numbers, return_counts=True)
    owners, grams = np.divmod(keys, max(len(distinct), 1))
    spread = np.bincount(grams, minlength=len(distinct))
    idf = np.log((len(sentences) + 1) / (spread + 1)) + 1
    weights = (1 + np.log(counts)) * idf[grams]
    lengths = np.sqrt(np.bincount(owners, weights * weights, minlength=len(sentences)))
    return weights / lengths[owners], grams, owners


def _plain(sentence: str) -> str:
    return f" {_NOT_WORD.sub(' ', sentence.casefold()).strip()} "


def _grams(texts: Sequence[str]) -> tuple[NDArray[np.uint64], Ints]:
    """A number for each 3- and 4-gram, and the text it stands in."""
    import numpy as np

    points = np.frombuffer("".join(texts).encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    codes, places = [], []
    for size in (3, 4):
        last = len(points) - size + 1
        if last < 1:
            continue
        code = np.full(last, size, dtype=np.uint64)
        for k in range(size):
            code = code * np.uint64(0x10FFFF) + points[k : k + last]
        whole = owners[:last] == owners[size - 1 :]
        codes.append(code[whole])
        places.append(owners[:last][whole])
    if not codes:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    return np.concatenate(codes), np.concatenate(places)


def _blocks(lengths: Ints, owners: Ints, width: int) -> Iterator[tuple[int, int]]:
    """Runs of whole rows, as offsets, that can be multiplied within `_BLOCK` products and `_BLOCK` cells."""
    import numpy as np

    borders = np.concatenate([np.flatnonzero(np.diff(owners, prepend=-1)), [len(owners)]])
    done = np.concatenate([[0], np.cumsum(lengths)])
    tall = max(_BLOCK // max(width, 1), 1)
    start = 0
    while start < len(borders) - 1:
        room = int(np.searchsorted(done[borders], done[borders[start]] + _BLOCK, side="right")) - 1
        within = int(np.searchsorted(owners, owners[borders[start]] + tall))
        end = max(min(room, int(np.searchsorted(borders, within))), start + 1)
        yield int(borders[start]), int(borders[end])
        start = end


def _nothing() -> tuple[Ints, Ints, Floats]:
    import numpy as np

    return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)


def _rivals(lines: Ints, values: Floats, count: int) -> Floats:
    """For each cell, the best value among the other cells of its line."""
    import numpy as np

    best = np.zeros(count)
    np.maximum.at(best, lines, values)
    leads = values == best[lines]
    alone = np.bincount(lines[leads], minlength=count) == 1
    second = np.zeros(count)
    np.maximum.at(second, lines[~leads], values[~leads])
    return np.where(leads & alone[lines], second[lines], best[lines])


@dataclass(frozen=True)
class Grams:
    """Unit-length weights of the grams of distinct texts; those of text k stand from `starts[k]` to `starts[k + 1]`."""

    starts: Ints
    grams: Ints
    weights: Floats

    @classmethod
    def of(cls, texts: Sequence[str], counts: Ints, share: float, most: float = 1.0) -> Grams:
        """The grams of texts that stand so many times each.

        The idf is that of two articles, which hold this `share` of all sentences; grams in more than `most` of these are left
        out.
        """
        import numpy as np

        codes, owners = _grams([_plain(text) for text in texts])
        hashed = codes * np.uint64(_ODD) >> np.uint64(64 - _HASHED)
        packed = np.sort((owners.astype(np.uint64) << np.uint64(_HASHED)) | hashed)
        first = np.flatnonzero(np.diff(packed, prepend=~packed[:1]))
        times = np.diff(np.append(first, len(packed)))
        owners, codes = (packed[first] >> np.uint64(_HASHED)).astype(np.int64), packed[first] & np.uint64((1 << _HASHED) - 1)
        distinct = np.sort(codes)
        distinct = distinct[np.diff(distinct, prepend=~distinct[:1]) != 0]
        grams = np.searchsorted(distinct, codes)
        spread = np.maximum(np.bincount(grams, counts[owners], minlength=len(distinct)) * share, 1)
        kept = np.flatnonzero(spread[grams] <= most * max(counts.sum() * share, 1))
        owners, grams, times = owners[kept], grams[kept], times[kept]
        weights = (1 + np.log(times)) * (np.log((counts.sum() * share + 1) / (spread + 1)) + 1)[grams]
        weights /= np.sqrt(np.bincount(owners, weights * weights, minlength=len(texts)))[owners]
        return cls(np.searchsorted(owners, np.arange(len(texts) + 1)), grams, weights)

    def cosines(self, rows: Ints, columns: Ints, floor: float = FLOOR) -> tuple[Ints, Ints, Floats]:
        """The cells above `floor` of these texts with those, as places in `rows` and `columns`, by row, then column."""
        import numpy as np

        (ours, owners), (theirs, places) = self._entries(rows), self._entries(columns)
        postings = _Postings.of(self.grams[theirs], places, self.weights[theirs], max(len(rows), len(columns)))
        grams, weights, lengths = self.grams[ours], self.weights[ours], postings.lengths(self.grams[ours])
        known = np.flatnonzero(lengths)
        owners, grams, weights, lengths = owners[known], grams[known], weights[known], lengths[known]
        pieces = [
            postings.cosines(owners[start:end], grams[start:end], weights[start:end], width=len(columns))
            for start, end in _blocks(lengths, owners, len(columns))
        ]
        found = [np.concatenate(part) for part in zip(_nothing(), *pieces, strict=True)]
        likely = found[2] >= floor
        return found[0][likely], found[1][likely], np.minimum(found[2][likely], 1.0)

    def _entries(self, texts: Ints) -> tuple[Ints, Ints]:
        """Where the grams of these texts stand, and the place among them of the text each is of."""
        import numpy as np

        lengths = self.starts[texts + 1] - self.starts[texts]
        ends = np.cumsum(lengths)
        within = np.arange(int(lengths.sum())) - np.repeat(ends - lengths, lengths)
        return np.repeat(self.starts[texts], lengths) + within, np.repeat(np.arange(len(texts)), lengths)


def _leads(lines: Ints, values: Floats, count: int) -> Bools:
    """Which cells are the best of their line."""
    import numpy as np

    best = np.zeros(count)
    np.maximum.at(best, lines, values)
    return values >= best[lines] - 1e-9
