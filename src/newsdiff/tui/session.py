"""What is open: the articles, the pair on the screen, and the comparisons made so far. Knows no screen and starts no work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from newsdiff.comparing.given import NOTHING_GIVEN, Given
from newsdiff.correcting.applying import corrected, given, refolded
from newsdiff.correcting.records import Act, Correction, text_key
from newsdiff.model import Article, Comparison, Span
from newsdiff.tui.table import Side

if TYPE_CHECKING:
    from newsdiff.gathering.story import Story

__all__ = ["Gathering", "Goal", "Pair", "Session", "Task"]


class Pair(NamedTuple):
    """Two articles by their place in the session."""

    left: int
    right: int

    @property
    def swapped(self) -> Pair:
        """The same two with the sides changed."""
        return Pair(self.right, self.left)


class Task(NamedTuple):
    """A pair that is to be compared, with the sentences that were linked and parted by hand."""

    pair: Pair
    left: Article
    right: Article
    given: Given


class Gathering(NamedTuple):
    """What a story is made of: the articles, by the numbers of two of them what was linked by hand, and the versions told."""

    articles: Sequence[Article]
    given: Mapping[tuple[int, int], Given]
    versions: Sequence[Sequence[int]]


class Goal(NamedTuple):
    """Where a screen of all articles leads: a pair, and a sentence of one of its articles, if there is one."""

    pair: Pair
    article: int = 0
    sentence: int | None = None


class _Made(NamedTuple):
    given: Given
    comparison: Comparison


@dataclass(slots=True)
class Session:
    """The open articles and the pair at hand; comparisons are kept per pair and side, and honour what was corrected by hand."""

    articles: Sequence[Article]
    pair: Pair = field(default_factory=lambda: Pair(0, 1))
    corrections: Sequence[Correction] = ()
    versions: Sequence[Sequence[int]] = ()
    _made: dict[Pair, _Made] = field(default_factory=dict)
    _corrected: dict[Pair, Comparison] = field(default_factory=dict)
    _read: Sequence[Article] = ()
    _story: tuple[Gathering, Story] | None = None

    def __post_init__(self) -> None:
        self._read = self.articles
        self.correct(self.corrections)

    @property
    def pairs(self) -> list[Pair]:
        """All pairs, the earlier article on the left."""
        return [Pair(*places) for places in combinations(range(len(self.articles)), 2)]

    @property
    def number(self) -> int:
        """Which of `pairs` is at hand, from 1, whichever way round."""
        return self.pairs.index(Pair(*sorted(self.pair))) + 1

    def article(self, side: Side) -> Article:
        """The article on this side."""
        return self.articles[self.pair[side]]

    def step(self, by: int) -> None:
        """Go to another pair, round the end."""
        pairs = self.pairs
        self.pair = pairs[(self.number - 1 + by) % len(pairs)]

    def ahead(self, step: int) -> list[Pair]:
        """All other pairs, as they come going forth or back, round the end."""
        pairs, here = self.pairs, self.number - 1
        return [pairs[(here + step * n) % len(pairs)] for n in range(1, len(pairs))]

    def choose(self, side: Side, place: int) -> bool:
        """Put an article on a side; if it is on the other, they swap. False if there is no such article."""
        if place >= len(self.articles):
            return False
        if place == self.pair[side.other]:
            self.pair = self.pair.swapped
        else:
            self.pair = Pair(*side.ordered(place, self.pair[side.other]))
        return True

    def places_of(self, correction: Correction) -> list[tuple[int, Span]]:
        """The articles a correction is about, by their place, each with the first span it names there."""
        known = {text_key(article.text): place for place, article in enumerate(self.articles)}
        sides = (side for side in (correction.left, correction.right) if side and side.spots)
        return [(known[side.text], side.spans[0]) for side in sides if side.text in known]

    def correct(self, corrections: Sequence[Correction]) -> None:
        """Honour these corrections from now on."""
        before = [one for one in self.corrections if one.act is Act.FOLD]
        folds = [one for one in corrections if one.act is Act.FOLD]
        if folds != before or self.articles is self._read:
            self.articles = tuple(refolded(article, folds) for article in self._read)
        self.corrections = corrections
        self._corrected.clear()

    def task(self, pair: Pair) -> Task:
        """What comparing a pair takes now."""
        left, right = (self.articles[place] for place in pair)
        return Task(pair, left, right, given(left, right, self.corrections))

    def keep(self, pair: Pair, comparison: Comparison, by_hand: Given = NOTHING_GIVEN) -> None:
        """Remember the comparison of a pair, made with these links."""
        self._made[pair] = _Made(by_hand, comparison)
        self._corrected.pop(pair, None)

    def made(self, pair: Pair) -> Comparison | None:
        """The comparison of a pair, if it was made this way round and of what is there now."""
        if pair not in self._corrected:
            found = self._made.get(pair)
            task = self.task(pair) if found else None
            if (
                not found
                or not task
                or (found.given, found.comparison.left, found.comparison.right) != (task.given, *task[1:3])
            ):
                return None
            self._corrected[pair] = corrected(found.comparison, self.corrections)
        return self._corrected[pair]

    def ruled(self, pair: Pair) -> Comparison | None:
        """The comparison of a pair before labels and notes were laid over it."""
        return self._made[pair].comparison if self.made(pair) else None

    def gathering(self) -> Gathering:
        """What gathering all articles takes now."""
        links = [one for one in self.corrections if one.act is Act.LINK]
        pairs = self.pairs if links else []
        by_hand = {(one, other): given(self.articles[one], self.articles[other], links) for one, other in pairs}
        return Gathering(tuple(self.articles), {pair: hand for pair, hand in by_hand.items() if hand}, self.versions)

    def keep_story(self, story: Story, gathering: Gathering) -> None:
        """Remember the story of all articles."""
        self._story = (gathering, story)

    def story(self) -> Story | None:
        """The story of all articles, if it was made of what is there now."""
        return self._story[1] if self._story and self._story[0] == self.gathering() else None

    def either(self, one: int, other: int) -> Comparison | None:
        """The comparison of two articles, whichever way round it was made."""
        return self.made(Pair(one, other)) or self.made(Pair(other, one))
