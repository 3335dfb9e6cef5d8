"""Which sentences of the one article say the same thing as which of the other.

Each pair of sentences gets a probability from its similarity, from how far it beats its rivals, from its neighbours, and
from the numbers and names it shares; links are then grouped, and the groups off the longest common order are moved.
The method and its weights are those measured in docs/benchmarks.md. What changed inside a group is not decided here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import log1p
from typing import TYPE_CHECKING, Any, TypeAlias
from zlib import crc32

from newsdiff.comparing.components import connected
from newsdiff.comparing.given import NOTHING_GIVEN, Given
from newsdiff.comparing.similarity import Cells, similarity
from newsdiff.model import Group, Relation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsdiff.comparing.similarity import Floats, Ints

    Bools: TypeAlias = NDArray[np.bool_]

__all__ = [
    "Link",
    "align",
    "believed",
    "chances",
    "doubt_of",
    "fives",
    "group_of",
    "leads",
    "links",
    "mark_moved",
    "names_in",
    "numbers_in",
    "room_for_doubt",
]

LEAST = 0.14
"""A link needs at least this cosine."""
LIKELY = 0.35
"""The best of its row or column is a link from this probability on …"""
SURE = 0.80
"""… and any other cell from this one on."""
MOVED = 0.60
"""A link out of order must be likelier than one in order."""
DOUBT = 1.5
"""The most a pair of articles without evidence of a common event costs its links, in log-odds."""
STRANGERS = 1.2
"""From this doubt on the articles are taken to tell of different events, and only sure links are believed."""
SHORT = 6
"""Articles of no more sentences are not asked for such evidence, those of twice as many are asked for all of it."""

_BY_HAND = "linked by hand"
"""The evidence for a link that was given."""

WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Link:
    """One sentence of each side that belong together, and the evidence."""

    left: int
    right: int
    probability: float
    cosine: float
    rival: float
    shared: str


def align(left: Sequence[str], right: Sequence[str], given: Given = NOTHING_GIVEN) -> list[Group]:
    """Group sentences that say the same thing; pairs that are given are not asked for evidence.

    Every index of both sequences is in exactly one group. Groups come in reading order: those in common order first by
    their left sentence, one-sided and moved ones where their own side has them. The relation of a two-sided group is
    `same` where the words are equal and `edited` otherwise; `newsdiff.compare` looks closer.

    >>> [(g.left, g.right) for g in align(["The ferry sank."], ["Rain fell.", "The ferry sank on Monday."])]
    [((0,), (1,)), ((), (0,))]
    """
    found = _with_given(links(left, right), given)
    groups = [group_of(members, left, right) for members in connected(found, lambda link: (link.left, link.right))]
    groups = mark_moved(groups, left, right)
    return _in_reading_order([*groups, *_alone(groups, len(left), len(right))])


def _with_given(found: Sequence[Link], given: Given) -> list[Link]:
    """The links without the pairs that are parted, and with those that are linked."""
    if not given:
        return list(found)
    taken = given.linked | given.parted
    kept = [link for link in found if (link.left, link.right) not in taken]
    return sorted([*kept, *(Link(i, j, 1.0, 1.0, 0.0, _BY_HAND) for i, j in given.linked)], key=lambda link: link.left)


def links(left: Sequence[str], right: Sequence[str]) -> list[Link]:
    """The links themselves, by left, then right sentence."""
    import numpy as np

    cells = _twinned(similarity(left, right), left, right)
    numbers, names = _shared(cells, left, right, numbers_in), _shared(cells, left, right, names_in)
    doubt = _doubt(cells, left, right)
    chance = chances(cells, numbers, names, _distance(cells), doubt)
    rivals = np.maximum(cells.row_rivals(), cells.column_rivals())
    taken = believed(cells, chance, doubt)
    return [
        Link(
            int(cells.rows[k]),
            int(cells.columns[k]),
            float(chance[k]),
            float(cells.cosines[k]),
            float(rivals[k]),
            " and ".join(["numbers"] * bool(numbers[k]) + ["names"] * bool(names[k])),
        )
        for k in np.flatnonzero(taken)
    ]


def chances(cells: Cells, numbers: Floats, names: Floats, distance: Floats, doubt: Floats | float) -> Floats:
    """How likely the two sentences of each cell say one thing, 0 to 1.

    `numbers` and `names` are what they share, 0 to 2, `distance` how far apart they stand, `doubt` what their articles want of
    evidence; each a figure a cell. The cells may be those of several pairs of articles, if no two of them share a line.
    """
    import numpy as np

    margins = 2 * cells.cosines - cells.row_rivals() - cells.column_rivals()
    logit = (
        5.0 * cells.cosines
        + 4.2 * margins
        + 1.75 * (cells.neighbours(1, 1) + cells.neighbours(-1, -1))
        + 2.85 * _beside(cells)
        - 2.7 * distance
        + 0.9 * numbers
        + 0.47 * names
        - 2.22
        - doubt
    )
    return 1 / (1 + np.exp(-logit))


def believed(cells: Cells, chance: Floats, doubt: Floats | float) -> Bools:
    """Which cells are links."""
    import numpy as np

    best = leads(cells.rows, chance, cells.height) | leads(cells.columns, chance, cells.width)
    likely = np.where(np.asarray(doubt) >= STRANGERS, SURE, LIKELY)
    return (cells.cosines >= LEAST) & ((best & (chance >= likely)) | (chance >= SURE))


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


def _beside(cells: Cells) -> Floats:
    """The best direct neighbour of each cell: high where one sentence was split in two, or two were merged."""
    import numpy as np

    return np.max([cells.neighbours(*step) for step in ((0, 1), (0, -1), (1, 0), (-1, 0))], axis=0)  # type: ignore[no-any-return] # numpy types it so


def _distance(cells: Cells) -> Floats:
    """How far apart the two sentences stand in their articles, 0 to 1."""
    import numpy as np

    return np.abs((cells.rows + 0.5) / max(cells.height, 1) - (cells.columns + 0.5) / max(cells.width, 1))


def leads(lines: Ints, chance: Floats, count: int) -> Bools:
    """Which cells are the best of their line."""
    import numpy as np

    best = np.zeros(count)
    np.maximum.at(best, lines, chance)
    return chance >= best[lines] - 1e-9


def _shared(cells: Cells, left: Sequence[str], right: Sequence[str], marks: Callable[[str], set[str]]) -> Floats:
    """How many of the marks (numbers, names) both sentences carry, each worth less the more often it occurs; at most 2."""
    import numpy as np

    ours, theirs = [marks(sentence) for sentence in left], [marks(sentence) for sentence in right]
    spread = Counter(mark for marked in (*ours, *theirs) for mark in marked)
    worth = np.zeros(len(cells.rows))
    for k in np.flatnonzero(cells.cosines >= LEAST):
        both = ours[cells.rows[k]] & theirs[cells.columns[k]]
        worth[k] = min(sum(2 / spread[mark] for mark in both), 2.0)
    return worth


def numbers_in(sentence: str) -> set[str]:
    """The figures of a sentence."""
    return set(_NUMBER.findall(sentence))


def names_in(sentence: str) -> set[str]:
    """The words with a capital, but for the first, which always has one."""
    return {word for word in WORD.findall(sentence)[1:] if word[0].isupper()}


def _doubt(cells: Cells, left: Sequence[str], right: Sequence[str]) -> float:
    """How much less to believe weak links, for want of evidence that the articles tell of one event; 0 to `DOUBT`.

    The evidence is what chance does not explain: the best links but one, and runs of five words in common. The very best
    is left out because one boilerplate sentence proves nothing. Articles too short to hold evidence are not doubted.
    """
    room = room_for_doubt(len(left), len(right))
    if not room:
        return 0.0
    anchors = cells.cosines[leads(cells.rows, cells.cosines, cells.height) & leads(cells.columns, cells.cosines, cells.width)]
    return doubt_of(room, sorted(anchors), len(_runs(left) & _runs(right)))


def room_for_doubt(left: int, right: int) -> float:
    """How much of the evidence articles of so many sentences are asked for, 0 to 1."""
    return min(max((min(left, right) - SHORT) / SHORT, 0.0), 1.0)


def doubt_of(room: float, anchors: Sequence[float], runs: int) -> float:
    """The doubt there is with these cosines of mutually best sentences, in rising order, and so many runs in common."""
    strength = sum(anchors[-4:-1]) / 3
    return room * float(min(max(3.5 - 4 * strength - 0.5 * log1p(runs), 0.0), DOUBT))


def _runs(sentences: Sequence[str]) -> set[tuple[str, ...]]:
    return {five for sentence in sentences for five in fives(WORD.findall(sentence.casefold()))}


def fives(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every five words in a row."""
    return zip(*(words[k:] for k in range(5)), strict=False)


def group_of(members: Sequence[Link], left: Sequence[str], right: Sequence[str]) -> Group:
    """The group of links that hang together, with the evidence in plain words."""
    ours = tuple(sorted({link.left for link in members}))
    theirs = tuple(sorted({link.right for link in members}))
    our_words, their_words = _words(left, ours), _words(right, theirs)
    common = (Counter(our_words) & Counter(their_words)).total()
    strongest = max(members, key=lambda link: link.probability)
    by_hand = any(link.shared == _BY_HAND for link in members)
    shared = f"; shared {strongest.shared}" if strongest.shared else ""
    evidence = f"similarity {strongest.cosine:.2f}, next best {strongest.rival:.2f}{shared}"
    return Group(
        ours,
        theirs,
        score=2 * common / max(len(our_words) + len(their_words), 1),
        relation=Relation.SAME if [left[i] for i in ours] == [right[j] for j in theirs] else Relation.EDITED,
        reason=f"{common} words in common of {len(our_words)} and {len(their_words)}; {_BY_HAND if by_hand else evidence}",
        confidence=1.0 if by_hand else sum(link.probability for link in members) / len(members),
    )


def _words(sentences: Sequence[str], chosen: Iterable[int]) -> list[str]:
    return [word for k in chosen for word in WORD.findall(sentences[k].casefold())]


def mark_moved(groups: Sequence[Group], left: Sequence[str], right: Sequence[str]) -> list[Group]:
    """Mark the groups off the heaviest chain that is in order on both sides; doubtful ones among them are let go."""

    def weight(group: Group) -> int:
        sides = sorted(("".join(left[i] for i in group.left), "".join(right[j] for j in group.right)))
        return (sum(map(len, sides)) << 32) + crc32("\0".join(sides).encode(errors="replace"))

    in_order = _heaviest_chain([(group.left[0], group.right[0], weight(group)) for group in groups])
    return [
        group if k in in_order else replace(group, moved=True)
        for k, group in enumerate(groups)
        if k in in_order or group.confidence >= MOVED
    ]


def _heaviest_chain(items: Sequence[tuple[int, int, int]]) -> set[int]:
    """Indices of the (left, right, weight) items that ascend on both sides and weigh most together.

    Weights, not counts, decide, so that of two passages that changed places the shorter one has moved. O(n log n).
    """
    order = sorted(range(len(items)), key=lambda k: items[k][:2])
    rights: list[int] = []
    totals: list[int] = []
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


def _alone(groups: Sequence[Group], height: int, width: int) -> Iterator[Group]:
    """A group for each sentence nobody claims."""
    taken_left = {i for group in groups for i in group.left}
    taken_right = {j for group in groups for j in group.right}
    for i in range(height):
        if i not in taken_left:
            yield Group((i,), (), 0.0, Relation.LEFT_ONLY, reason="nothing like it on the other side")
    for j in range(width):
        if j not in taken_right:
            yield Group((), (j,), 0.0, Relation.RIGHT_ONLY, reason="nothing like it on the other side")


def _in_reading_order(groups: Sequence[Group]) -> list[Group]:
    """Groups in common order, with those of one side and the moved ones where the left, else the right, has them."""
    chain = sorted((group for group in groups if group.left and group.right and not group.moved), key=lambda g: g.left)
    left_starts, right_starts = [g.left[0] for g in chain], [g.right[0] for g in chain]

    def place(group: Group) -> tuple[int, int, int]:
        if group.left:
            settled = group.right and not group.moved
            return bisect_right(left_starts, group.left[0]), 0 if settled else 1, group.left[0]
        return bisect_right(right_starts, group.right[0]), 2, group.right[0]

    return sorted(groups, key=place)
