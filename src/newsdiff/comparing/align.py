"""Which sentences of the one article say the same thing as which of the other.

The chance of each pair of sentences comes from `newsdiff.comparing.evidence`. Here the likely ones become links, links that
hang together become groups, and every group says why it is one. What changed inside a group is not decided here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from newsdiff.comparing.components import connected
from newsdiff.comparing.evidence import Evidence, Figures, evidence
from newsdiff.comparing.given import NOTHING_GIVEN, Given
from newsdiff.comparing.ordering import in_reading_order, mark_moved
from newsdiff.model import Group, Relation

if TYPE_CHECKING:
    from newsdiff.comparing.similarity import Bools, Cells, Floats

__all__ = ["BELIEVED", "Link", "align", "confidence", "expected", "group_of", "likely", "links"]

MUTUAL = 0.25
"""The best of its row and of its column is a link from this chance on …"""
LIKELY = 0.40
"""… the best of one of them from this one …"""
SURE = 0.85
"""… and any other cell from this one."""
EXPECTED = 2.5
"""Fewer links than this, by the sum of their chances, may be there by chance alone: then each has to be …"""
BELIEVED = 0.70
"""… so likely by itself."""
SHORT = 6
"""Articles of no more sentences are not asked for so many links, those of twice as many are asked for all of them."""
FEW_WORDS = 0.3
"""Below this cosine it takes more than the words to make a link, and its reason says what."""
NEAR = 0.3
"""From this support on a likely pair is near enough to be named; it is a third of its chance three sentences away."""

CALIBRATION = (
    (0.25, 0.50),
    (0.50, 0.63),
    (0.70, 0.76),
    (0.86, 0.84),
    (0.93, 0.92),
    (0.97, 0.95),
    (0.99, 0.985),
    (1.00, 0.997),
)
"""Of links with the chance on the left, so many were right in cases the weights had not been fitted to (docs/benchmarks.md,
"Confidence"); in between it is interpolated."""

_BY_HAND = "linked by hand"
"""The evidence for a link that was given."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Link:
    """One sentence of each side that belong together, how sure that is, and the evidence."""

    left: int
    right: int
    confidence: float
    cosine: float
    rival: float
    support: str = ""


def align(
    left: Sequence[str], right: Sequence[str], given: Given = NOTHING_GIVEN, figures: Figures | None = None
) -> list[Group]:
    """Group sentences that say the same thing; pairs that are given are not asked for evidence.

    Every index of both sequences is in exactly one group. Groups come in reading order: those in common order first by
    their left sentence, one-sided and moved ones where their own side has them. The relation of a two-sided group is
    `same` where the words are equal and `edited` otherwise; `newsdiff.compare` looks closer. `figures` are the numbers in
    each sentence, where a language is known that writes them in words; else digits count.

    >>> [(g.left, g.right) for g in align(["The ferry sank."], ["Rain fell.", "The ferry sank on Monday."])]
    [((0,), (1,)), ((), (0,))]
    """
    found = _with_given(links(left, right, figures), given)
    groups = [group_of(members, left, right) for members in connected(found, lambda link: (link.left, link.right))]
    groups = mark_moved(groups, left, right)
    return in_reading_order([*groups, *_alone(groups, len(left), len(right))])


def _with_given(found: Sequence[Link], given: Given) -> list[Link]:
    """The links without the pairs that are parted, and with those that are linked."""
    if not given:
        return list(found)
    taken = given.linked | given.parted
    kept = [link for link in found if (link.left, link.right) not in taken]
    return sorted([*kept, *(Link(i, j, 1.0, 1.0, 0.0, _BY_HAND) for i, j in given.linked)], key=lambda link: link.left)


def links(left: Sequence[str], right: Sequence[str], figures: Figures | None = None) -> list[Link]:
    """The links themselves, by left, then right sentence."""
    import numpy as np

    weighed = evidence(left, right, figures)
    cells = weighed.cells
    sure = confidence(weighed.chance)
    return [
        Link(
            int(cells.rows[k]),
            int(cells.columns[k]),
            float(sure[k]),
            float(cells.cosines[k]),
            float(weighed.rivals[k]),
            _support(weighed, int(k)),
        )
        for k in np.flatnonzero(_taken(weighed))
    ]


def _taken(weighed: Evidence) -> Bools:
    """Which cells are links."""
    taken, mutual = likely(weighed.cells, weighed.chance)
    found = fsum(weighed.chance[taken & mutual])
    asked = expected(min(weighed.cells.height, weighed.cells.width))
    return taken if found >= asked else taken & (weighed.chance >= BELIEVED)


def likely(cells: Cells, chance: Floats) -> tuple[Bools, Bools]:
    """Which cells are links if there are enough of them, and which are the best of their row and of their column."""
    of_row, of_column = cells.leads(chance)
    mutual = of_row & of_column
    return (mutual & (chance >= MUTUAL)) | ((of_row | of_column) & (chance >= LIKELY)) | (chance >= SURE), mutual


def expected(shorter: int) -> float:
    """How many links, by the sum of their chances, are asked of articles of which the shorter has so many sentences."""
    return EXPECTED * min(max((shorter - SHORT) / SHORT, 0.0), 1.0)


def confidence(chance: Floats) -> Floats:
    """How many of the links with such a chance are right."""
    import numpy as np

    chances, shares = np.array(CALIBRATION).T
    known: Floats = np.interp(chance, chances, shares)
    return known


def _support(weighed: Evidence, k: int) -> str:
    """What beside the words speaks for a cell; where it stands only if the words alone say little."""
    marks = " and ".join(["numbers"] * bool(weighed.numbers[k]) + ["names"] * bool(weighed.names[k]))
    place = _place(weighed, k) if weighed.cells.cosines[k] < FEW_WORDS else ""
    return "; ".join(filter(None, (f"shared {marks}" if marks else "", place)))


def _place(weighed: Evidence, k: int) -> str:
    before, after, beside = weighed.before[k], weighed.after[k], weighed.beside[k]
    if min(before, after) >= NEAR:
        return f"stands between likely pairs ({before:.2f} and {after:.2f})"
    if max(before, after) >= NEAR:
        return f"stands {'after' if before >= after else 'before'} a likely pair ({max(before, after):.2f})"
    return f"stands beside a likely pair ({beside:.2f})" if beside >= NEAR else ""


def group_of(members: Sequence[Link], left: Sequence[str], right: Sequence[str]) -> Group:
    """The group of links that hang together, with the evidence in plain words."""
    ours = tuple(sorted({link.left for link in members}))
    theirs = tuple(sorted({link.right for link in members}))
    our_words, their_words = _words(left, ours), _words(right, theirs)
    common = (Counter(our_words) & Counter(their_words)).total()
    strongest = max(members, key=lambda link: (link.confidence, link.cosine, -link.rival, link.support))
    by_hand = any(link.support == _BY_HAND for link in members)
    support = f"; {strongest.support}" if strongest.support else ""
    grounds = _BY_HAND if by_hand else f"similarity {strongest.cosine:.2f}, next best {strongest.rival:.2f}{support}"
    return Group(
        ours,
        theirs,
        score=2 * common / max(len(our_words) + len(their_words), 1),
        relation=Relation.SAME if [left[i] for i in ours] == [right[j] for j in theirs] else Relation.EDITED,
        reason=f"{common} words in common of {len(our_words)} and {len(their_words)}; {grounds}",
        confidence=1.0 if by_hand else fsum(link.confidence for link in members) / len(members),
    )


def _words(sentences: Sequence[str], chosen: Iterable[int]) -> list[str]:
    return [word for k in chosen for word in _WORD.findall(sentences[k].casefold())]


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
