"""Which sentences of all articles say the same thing: the statements of a story.

Links between sentences of any two articles, as the comparison of a pair finds them, are gathered so that a statement stays one
thing (`hanging`, `linkage`); here they become records. Articles are known by their rank until then, so that another order of
the articles changes nothing but their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsdiff.comparing.given import Given
from newsdiff.gathering.hanging import gathered
from newsdiff.gathering.records import Statement
from newsdiff.gathering.settling import settled
from newsdiff.gathering.texts import Texts
from newsdiff.gathering.weighing import Weighed, weighed
from newsdiff.model import Article

__all__ = ["statements"]

Hand = Mapping[tuple[int, int], Given]
"""What is linked and parted by hand, by the numbers of the two articles."""


def statements(articles: Sequence[Article], given: Hand | None = None) -> tuple[Statement, ...]:
    """The statements of a story, by where in their articles they stand. Every body sentence is in exactly one."""
    texts = Texts.of(articles)
    linked, ruled = _by_hand(texts, given or {})
    links = settled(texts, weighed(texts).without(ruled))
    members = gathered(texts, links, linked)
    home = {k: number for number, gathering in enumerate(members) for k in gathering}
    inside = _links_inside(links, home, len(members))
    order = sorted(range(len(members)), key=lambda number: _place(texts, members[number]))
    return tuple(_statement(texts, links, members[number], inside[number]) for number in order)


def _by_hand(texts: Texts, given: Hand) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The pairs of sentences linked by hand, by number; and all for which no evidence is asked."""
    number = {key: k for k, key in enumerate(zip(texts.articles.tolist(), texts.sentences.tolist(), strict=True))}

    def pairs(chosen: str) -> Iterator[tuple[int, int]]:
        for (left, right), hand in sorted(given.items()):
            for i, j in sorted(getattr(hand, chosen)):
                if (left, i) in number and (right, j) in number:
                    one, other = number[left, i], number[right, j]
                    yield min(one, other), max(one, other)

    return sorted(pairs("linked")), sorted({*pairs("parted"), *pairs("linked")})


def _links_inside(links: Weighed, home: Mapping[int, int], count: int) -> list[list[int]]:
    """The places of the links within each gathering."""
    inside: list[list[int]] = [[] for _ in range(count)]
    for k, (left, right) in enumerate(zip(links.left.tolist(), links.right.tolist(), strict=True)):
        if home[left] == home[right]:
            inside[home[left]].append(k)
    return inside


def _place(texts: Texts, members: Sequence[int]) -> tuple[float, str]:
    """How far down the articles the first sentences stand, 0 to 1, in the mean; and the words, where that is the same."""
    firsts: dict[int, int] = {}
    for k in members:
        firsts.setdefault(int(texts.ranks[k]), k)
    depth = [(k - texts.starts[rank]) / (texts.starts[rank + 1] - texts.starts[rank]) for rank, k in firsts.items()]
    return round(float(sum(depth)) / len(depth), 9), texts.distinct[texts.numbers[members[0]]]


def _statement(texts: Texts, links: Weighed, members: Sequence[int], inside: Sequence[int]) -> Statement:
    cells: dict[int, tuple[int, ...]] = {}
    for k in members:
        article = int(texts.articles[k])
        cells[article] = (*cells.get(article, ()), int(texts.sentences[k]))
    if len(cells) == 1:
        return Statement(cells)
    chance = sum(float(links.chances[k]) for k in inside) / max(len(inside), 1)
    return Statement(dict(sorted(cells.items())), chance if inside else 1.0, _reason(links, inside, len(cells)))


def _reason(links: Weighed, inside: Sequence[int], carriers: int) -> str:
    """The evidence in plain words."""
    if not inside:
        return "linked by hand"
    cosines = sorted(float(links.cosines[k]) for k in inside)
    marks = {int(links.shared[k]) for k in inside}
    shared = [name for bit, name in ((1, "numbers"), (2, "names")) if any(mark & bit for mark in marks)]
    pairs = f"{len(inside)} {'link' if len(inside) == 1 else 'links'} between {carriers} articles"
    alike = f"similarity {cosines[0]:.2f}" if len(cosines) == 1 else f"similarity {cosines[0]:.2f} to {cosines[-1]:.2f}"
    return f"{pairs}, {alike}" + (f"; shared {' and '.join(shared)}" if shared else "")
