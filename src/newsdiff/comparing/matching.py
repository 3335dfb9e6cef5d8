"""Acts of quoting of two articles that say the same, over sentence borders.

By the words said, more readily where they stand in sentences that say the same, and most readily where one person says
something in each and nobody else does. What differs within a match is named in `newsdiff.comparing.attribution`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

from newsdiff.comparing.acts import Act
from newsdiff.comparing.components import connected
from newsdiff.comparing.given import Pairs
from newsdiff.language.lexicon import Lexicon
from newsdiff.model import Group
from newsdiff.reading.speakers import same_name

__all__ = ["Match", "function_words", "is_match", "likeness", "matches", "same_speaker", "weighty"]

ENOUGH = 0.5
"""Two acts in sentences that say the same say the same when this share of the shorter one's content words is in the other …"""

ONE_EACH = 0.2
"""… or this share where they are the only ones there …"""

ALONE = 0.7
"""… and this share where no group of sentences links them."""

MANY = 20_000
"""Beyond so many pairs of acts, only those in sentences that say the same are looked at: a bound on time."""

TRIFLE = 1e-6
"""What decides between two acts that have all of a third: the one with fewer words besides."""


class _Pair(NamedTuple):
    """An act of the left and one of the right by their places, and the share and the number of words they have in common."""

    left: int
    right: int
    score: float
    common: int


@dataclass(frozen=True, slots=True)
class Match:
    """Acts of both sides that carry the same content, in reading order.

    `best` is the pair that shares most; `credited` the pair, of those that share content, whose credits differ least: two
    acts told as one ("A," Roe said. "B," she added) are credited as the one is if either of them is.
    """

    left: tuple[Act, ...]
    right: tuple[Act, ...]
    best: tuple[Act, Act]
    credited: tuple[Act, Act]


def matches(
    left: Sequence[Act], right: Sequence[Act], groups: Sequence[Group], words: Lexicon, parted: Pairs = frozenset()
) -> list[Match]:
    """Acts of the two articles that say the same; each act is in one match at most.

    Acts in sentences that are parted say the same only where others of their sentences do.
    """
    place_left, place_right = _places(groups)
    only = _only_ones(left, place_left), _only_ones(right, place_right)
    functions = function_words(words)
    weights = [[weighty(act, functions) for act in side] for side in (left, right)]
    homes = [_in(place_left, act) for act in left], [_in(place_right, act) for act in right]
    found: list[_Pair] = []
    for i, j in _candidates(*homes):
        linked = homes[0][i] & homes[1][j]
        if not linked and _parted(left[i], right[j], parted):
            continue
        if weights[0][i].keys().isdisjoint(weights[1][j]):
            continue
        ours, theirs = weights[0][i], weights[1][j]
        common = (ours & theirs).total()
        pair = _Pair(i, j, likeness(common, ours.total(), theirs.total()), common)
        alone = any(only[0].get(group) == i and only[1].get(group) == j for group in linked)
        if is_match(pair.score, pair.common, linked=bool(linked), alone=alone) or (alone and same_speaker(left[i], right[j])):
            found.append(pair)
    return [_match(pairs, left, right) for pairs in connected(_best(found), lambda pair: pair[:2])]


def is_match(score: float, common: int, *, linked: bool, alone: bool) -> bool:
    """Whether two acts share enough words to say the same, by where they stand: linked sentences, alone in those or not."""
    floor = ONE_EACH if alone else ENOUGH if linked else ALONE
    return score >= floor and (common >= 2 or score >= 1)


def _candidates(left: Sequence[set[int]], right: Sequence[set[int]]) -> Iterator[tuple[int, int]]:
    """The pairs of acts to look at, given the groups each stands in: all, or of very many those in one group."""
    if len(left) * len(right) <= MANY:
        yield from product(range(len(left)), range(len(right)))
        return
    by_group: dict[int, list[int]] = {}
    for j, groups in enumerate(right):
        for group in groups:
            by_group.setdefault(group, []).append(j)
    for i, groups in enumerate(left):
        yield from ((i, j) for j in sorted({j for group in groups for j in by_group.get(group, ())}))


def _parted(one: Act, other: Act, parted: Pairs) -> bool:
    return bool(parted) and any((i, j) in parted for i in one.sentences for j in other.sentences)


@cache
def function_words(words: Lexicon) -> frozenset[str]:
    """Words that say nothing by themselves, in the key that tokens are compared by."""
    names = ("be", "auxiliaries", "determiners", "pronouns", "joints", "breaks", "openers")
    return frozenset().union(*(words.grammar.get(name, frozenset()) for name in names))


def _places(groups: Sequence[Group]) -> tuple[dict[int, int], dict[int, int]]:
    """For each sentence of either side, the two-sided group it is in."""
    both = [(k, group) for k, group in enumerate(groups) if group.left and group.right]
    return {i: k for k, group in both for i in group.left}, {j: k for k, group in both for j in group.right}


def _only_ones(side: Sequence[Act], places: Mapping[int, int]) -> dict[int, int]:
    """For each group with a single act of this side, that act."""
    members: dict[int, list[int]] = {}
    for k, act in enumerate(side):
        for group in _in(places, act):
            members.setdefault(group, []).append(k)
    return {group: acts[0] for group, acts in members.items() if len(acts) == 1}


def _in(places: Mapping[int, int], act: Act) -> set[int]:
    return {places[sentence] for sentence in act.sentences if sentence in places}


def same_speaker(left: Act, right: Act) -> bool:
    """Whether both are credited to one person by name."""
    names = [act.speaker.name if act.speaker else "" for act in (left, right)]
    return all(names) and same_name(*names)


def weighty(act: Act, functions: frozenset[str]) -> Counter[str]:
    """The words that carry what an act says; all of its words where it has no others."""
    carrying = Counter(token.folded for token in act.words if token.folded not in functions)
    return carrying or Counter(token.folded for token in act.words)


def likeness(common: int, one: int, other: int) -> float:
    """The share of the shorter content's words that the other has: how many are common, how many each has."""
    shortest, longest = sorted((one, other))
    return common / shortest + TRIFLE * common / longest


def _best(found: Sequence[_Pair]) -> list[_Pair]:
    """The pairs that are the best of either of their acts, the likest first."""
    best_left: dict[int, float] = {}
    best_right: dict[int, float] = {}
    for pair in found:
        best_left[pair.left] = max(pair.score, best_left.get(pair.left, 0.0))
        best_right[pair.right] = max(pair.score, best_right.get(pair.right, 0.0))
    kept = [pair for pair in found if pair.score >= best_left[pair.left] or pair.score >= best_right[pair.right]]
    return sorted(kept, key=lambda pair: (-pair.score, pair.left, pair.right))


def _match(pairs: Sequence[_Pair], left: Sequence[Act], right: Sequence[Act]) -> Match:
    most = max(pairs, key=lambda pair: (pair.common, pair.score))
    least = min(pairs, key=lambda pair: (_apart(left[pair.left], right[pair.right]), -pair.common, -pair.score))
    return Match(
        tuple(left[k] for k in sorted({pair.left for pair in pairs})),
        tuple(right[k] for k in sorted({pair.right for pair in pairs})),
        (left[most.left], right[most.right]),
        (left[least.left], right[least.right]),
    )


def _apart(left: Act, right: Act) -> int:
    """How many parts of the credits of two acts are written otherwise."""
    labels = [act.speaker.text.casefold() if act.speaker else "" for act in (left, right)]
    lemmas = [act.cue.lemma if act.cue else "" for act in (left, right)]
    return (labels[0] != labels[1] and not same_speaker(left, right)) + (lemmas[0] != lemmas[1])
