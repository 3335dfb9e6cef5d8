"""What an export is made of: a story, the comparisons of its pairs as corrected by hand, and which part is asked for.

Every format takes this one record. Nothing is laid out in here, and nothing is compared until a format asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from newsdiff.model import Article, Comparison
from newsdiff.writing.order import Order

if TYPE_CHECKING:
    from newsdiff.gathering.story import Story

__all__ = ["Material", "View"]


class View(StrEnum):
    """Which part of a story is told."""

    ALL = "all"
    STORY = "story"
    QUOTES = "quotes"
    NUMBERS = "numbers"
    NAMES = "names"
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True)
class Material:
    """A story and what of it is to be written.

    `compared` gives the comparison of two articles by their numbers, as corrected by hand, and may
    be asked for one more than once; without it the story's own count.
    `pairs` are those that are told, all of them where None.
    """

    story: Story
    view: View = View.ALL
    order: Order = Order.READING
    compared: Callable[[int, int], Comparison] | None = None
    pairs: Sequence[tuple[int, int]] | None = None

    @classmethod
    def of(
        cls,
        comparisons: Sequence[Comparison],
        articles: Sequence[Article],
        view: View = View.PAIRS,
        order: Order = Order.READING,
    ) -> Material:
        """These comparisons of these articles, no other pair. Raises ValueError if one is of an article not among them."""
        from newsdiff.gathering.story import Story  # it compares; whoever only chooses a format does not wait for that

        made = {(_number(one.left, articles), _number(one.right, articles)): one for one in comparisons}
        story = Story(articles)

        def compared(left: int, right: int) -> Comparison:
            return made.get((left, right)) or story.comparison(left, right)

        return cls(story, view, order, compared, tuple(made))

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles of the story."""
        return self.story.articles

    def shows(self, view: View) -> bool:
        """Whether this part is asked for."""
        return self.view in (view, View.ALL)

    def tells(self, left: int, right: int) -> bool:
        """Whether this pair is told, the earlier article on the left."""
        return self.shows(View.PAIRS) and left < right and (self.pairs is None or (left, right) in self.pairs)

    def comparison(self, left: int, right: int) -> Comparison:
        """The comparison of two articles by their numbers, as corrected by hand."""
        return (self.compared or self.story.comparison)(left, right)

    def comparisons(self) -> list[Comparison]:
        """The comparisons of the pairs that are told."""
        pairs = self.pairs if self.pairs is not None else combinations(range(len(self.articles)), 2)
        return [self.comparison(left, right) for left, right in pairs]


def _number(article: Article, articles: Sequence[Article]) -> int:
    """The number of this very article among the others; two files with the same text keep two numbers."""
    found = next((number for number, other in enumerate(articles) if other is article), None)
    return articles.index(article) if found is None else found
