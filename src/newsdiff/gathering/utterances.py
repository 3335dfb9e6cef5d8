"""Acts of quoting of all articles that say the same, from one index over their words.

The rules are those of a pair (`newsdiff.comparing.matching`), so a row of the ledger holds what the pairs match. Acts that
say the same words in the same statements are one version; versions, not articles, are compared, so wire copy that thirty
outlets print costs no more than one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from newsdiff.comparing.acts import Act
from newsdiff.comparing.components import connected
from newsdiff.comparing.matching import is_match, likeness, weighty
from newsdiff.reading.speakers import same_name

__all__ = ["Parted", "Told", "utterances"]

Told: TypeAlias = tuple[int, Act]
"""An article by its number, and an act of it."""

Homes: TypeAlias = Mapping[tuple[int, int], int]
"""Article and sentence → the statement it is in."""

Parted: TypeAlias = frozenset[frozenset[tuple[int, int]]]
"""Pairs of sentences, each with its article, that were parted by hand."""


@dataclass(slots=True)
class _Version:
    """Acts with the same words of weight in the same statements, credited to the same name; `articles` has a bit for each."""

    words: Counter[str]
    homes: frozenset[int]
    alone: frozenset[int]
    name: str
    articles: int = 0
    acts: list[Told] = field(default_factory=list)


def utterances(
    told: Sequence[Sequence[Act]], homes: Homes, functions: frozenset[str], parted: Parted = frozenset()
) -> list[list[Told]]:
    """The acts of all articles, those that say the same gathered; every act is in exactly one gathering.

    Acts in sentences that are parted say the same only where others of their sentences do.
    """
    versions = _versions(told, homes, functions)
    found: list[dict[int, float]] = [{} for _ in versions]
    for one, other, common in _sharing(versions):
        score = _score(versions[one], versions[other], common, parted)
        if score is not None:
            found[one][other] = found[other][one] = score
    best = {pair for one in range(len(versions)) for pair in _best(one, found[one], versions)}
    pairs = [*((k, k) for k in range(len(versions))), *best]
    return [
        [told_act for k in sorted({end for pair in gathered for end in pair}) for told_act in versions[k].acts]
        for gathered in connected(pairs, lambda pair: pair)
    ]


def _versions(told: Sequence[Sequence[Act]], homes: Homes, functions: frozenset[str]) -> list[_Version]:
    versions: dict[object, _Version] = {}
    for article, acts in enumerate(told):
        places = [frozenset(homes[article, k] for k in act.sentences if (article, k) in homes) for act in acts]
        often = Counter(home for place in places for home in place)
        for act, place in zip(acts, places, strict=True):
            words, alone = weighty(act, functions), frozenset(home for home in place if often[home] == 1)
            name = act.speaker.name if act.speaker else ""
            version = versions.setdefault((frozenset(words.items()), place, alone, name), _Version(words, place, alone, name))
            version.articles |= 1 << article
            version.acts.append((article, act))
    return list(versions.values())


def _sharing(versions: Sequence[_Version]) -> Iterator[tuple[int, int, int]]:
    """Pairs of versions with words in common, the later one first, and how many; a word counts as often as both have it."""
    index: dict[tuple[str, int], list[int]] = {}
    for k, version in enumerate(versions):
        common: Counter[int] = Counter()
        for word, times in version.words.items():
            for time in range(times):
                seen = index.setdefault((word, time), [])
                common.update(seen)
                seen.append(k)
        yield from ((k, other, count) for other, count in common.items())


def _score(one: _Version, other: _Version, common: int, parted: Parted) -> float | None:
    """How much alike two versions are, None where they do not say the same."""
    score = likeness(common, one.words.total(), other.words.total())
    linked, alone = not one.homes.isdisjoint(other.homes), not one.alone.isdisjoint(other.alone)
    if parted and not linked and any(_is_parted(ours, theirs, parted) for ours in one.acts for theirs in other.acts):
        return None
    same = alone and bool(one.name and other.name) and same_name(one.name, other.name)
    return score if same or is_match(score, common, linked=linked, alone=alone) else None


def _is_parted(one: Told, other: Told, parted: Parted) -> bool:
    return any(frozenset(((one[0], i), (other[0], j))) in parted for i in one[1].sentences for j in other[1].sentences)


def _best(one: int, found: Mapping[int, float], versions: Sequence[_Version]) -> Iterator[tuple[int, int]]:
    """The versions that are the best of some article for this one."""
    served = 0
    ranked = sorted(found.items(), key=lambda row: -row[1])
    while ranked:
        level = [other for other, score in ranked if score == ranked[0][1]]
        ranked = ranked[len(level) :]
        for other in level:
            if versions[other].articles & ~served:
                yield one, other
        for other in level:
            served |= versions[other].articles
