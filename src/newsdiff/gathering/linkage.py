"""Gathering linked sentences into what says one thing, by average linkage over the sentences whose articles were weighed.

Two gatherings are joined while the mean probability between them, a missing link counting as none, is high enough; the
likeliest are joined first. Method: R. R. Sokal, C. D. Michener, "A statistical method for evaluating systematic relationships",
University of Kansas Science Bulletin 38 (1958).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from heapq import heapify, heappop, heappush

__all__ = ["joined"]

JOINED = 0.5
"""The least mean probability between two gatherings that are joined."""


def joined(
    members: Sequence[int],
    links: Mapping[tuple[int, int], float],
    article: Mapping[int, int],
    partners: Mapping[int, Set[int]],
    fast: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """The gatherings of these sentences, each in order; `fast` are pairs that belong together whatever the evidence.

    `partners` says for each article which it was weighed against.
    """
    room = _Room(members, links, article, partners)
    for one, other in fast:
        room.join(room.home[one], room.home[other])
    room.join_likely()
    return sorted(sorted(gathering) for gathering in room.members.values())


class _Room:
    """The gatherings while they are being joined."""

    def __init__(
        self,
        members: Sequence[int],
        links: Mapping[tuple[int, int], float],
        article: Mapping[int, int],
        partners: Mapping[int, Set[int]],
    ) -> None:
        self.partners = partners
        self.members = {k: [k] for k in members}
        self.home = {k: k for k in members}
        self.articles = {k: Counter([article[k]]) for k in members}
        self.ties: dict[int, dict[int, float]] = defaultdict(dict)
        for (one, other), chance in links.items():
            self.ties[one][other] = self.ties[other][one] = chance

    def join_likely(self) -> None:
        """Join the likeliest two again and again."""
        heap = [self._entry(one, other) for one, ties in self.ties.items() for other in ties if one < other]
        heapify(heap)
        while heap:
            worth, _, one, other = heappop(heap)
            if -worth < JOINED:
                break
            if one in self.members and other in self.members and self._entry(one, other)[0] == worth:
                kept = self.join(one, other)
                for near in self.ties[kept]:
                    heappush(heap, self._entry(*sorted((kept, near))))

    def join(self, one: int, other: int) -> int:
        """Put one gathering into the other, the smaller into the larger; the name of what they are now."""
        if one == other:
            return one
        kept, gone = sorted((one, other), key=lambda k: (-len(self.members[k]), k))
        self.members[kept] += self.members[gone]
        self.home.update(dict.fromkeys(self.members.pop(gone), kept))
        self.articles[kept] += self.articles.pop(gone)
        for near, chance in self.ties.pop(gone, {}).items():
            del self.ties[near][gone]
            if near != kept:
                self.ties[kept][near] = self.ties[near][kept] = self.ties[kept].get(near, 0.0) + chance
        return kept

    def _entry(self, one: int, other: int) -> tuple[float, int, int, int]:
        worth = self.ties[one].get(other, 0.0) / max(self._asked(one, other), 1)
        return -worth, min(self.members[one][0], self.members[other][0]), one, other

    def _asked(self, one: int, other: int) -> int:
        """How many pairs of sentences between the two are of articles that were weighed."""
        few, many = sorted((self.articles[one], self.articles[other]), key=len)
        total = 0
        for article, count in few.items():
            near = self.partners[article]
            total += count * sum(many[k] for k in (near if len(near) < len(many) else many) if k in near)
        return total
