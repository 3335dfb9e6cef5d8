"""What comparing two articles finds in a story: for each statement and article whether who said it, or a figure, differs.

The comparisons are those of the pair screen, corrected by hand as there. Which are needed is told; a screen has them made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from newsdiff.gathering.story import Story
from newsdiff.model import Change, ChangeClass, Comparison, Kind
from newsdiff.tui.session import Pair
from newsdiff.tui.table import Side

__all__ = ["Finding", "Findings"]


class Finding(StrEnum):
    """What is marked beside a cell."""

    ATTRIBUTION = "attribution"
    NUMBER = "number"


class Findings:
    """`compared` gives the comparison of two articles by number, or None while there is none."""

    def __init__(self, story: Story, compared: Callable[[int, int], Comparison | None]) -> None:
        self._story = story
        self._compared = compared
        self._homes = [_homes(story, article) for article in range(len(story.articles))]
        self._found: dict[Pair, set[tuple[int, Finding]]] = {}

    def of(self, statement: int, article: int, base: int) -> frozenset[Finding]:
        """What differs in a cell; nothing as long as the two articles were not compared."""
        against = self._story.read_against(statement, base)
        if article == against or article not in self._story.statements[statement].cells:
            return frozenset()
        found = self._between(against, article)
        return frozenset(one for one in Finding if (statement, one) in found)

    def anywhere(self, statement: int, base: int) -> frozenset[Finding]:
        """What differs in any cell of a row."""
        return frozenset().union(*(self.of(statement, article, base) for article in self._story.statements[statement].cells))

    def changes(self, statement: int, article: int, base: int) -> tuple[Comparison, list[Change]] | None:
        """The changes between a cell and what it is read against; None while the two were not compared."""
        pair = Pair(self._story.read_against(statement, base), article)
        comparison = self._compared(*pair)
        if comparison is None:
            return None
        homes = self._sides(comparison, pair)
        return comparison, [one for one in comparison.all_changes() if statement in _statements(comparison, one, homes)]

    def needed(self, base: int, *, all_rows: bool) -> Iterator[Pair]:
        """The pairs still to be compared: the base with all others, then for all rows those it does not say."""
        pairs = dict.fromkeys(Pair(base, other) for other in range(len(self._story.articles)) if other != base)
        for number, statement in enumerate(self._story.statements if all_rows else ()):
            if base not in statement.cells and len(statement.cells) > 1:
                against = self._story.read_against(number, base)
                pairs |= dict.fromkeys(Pair(*sorted((against, other))) for other in statement.cells if other != against)
        yield from (pair for pair in pairs if self._compared(*pair) is None)

    def _between(self, one: int, other: int) -> set[tuple[int, Finding]]:
        pair = Pair(min(one, other), max(one, other))
        comparison = None if pair in self._found else self._compared(*pair)
        if comparison:
            homes = self._sides(comparison, pair)
            found = ((change, _finding(change)) for change in comparison.all_changes())
            self._found[pair] = {
                (statement, finding)
                for change, finding in found
                if finding
                for statement in _statements(comparison, change, homes)
            }
        return self._found.get(pair, set())

    def _sides(self, comparison: Comparison, pair: Pair) -> tuple[dict[int, int], dict[int, int]]:
        """The homes of the sentences of the left and the right article, whichever way round the pair was compared."""
        left, right = pair if comparison.left.text == self._story.articles[pair.left].text else pair.swapped
        return self._homes[left], self._homes[right]


def _statements(comparison: Comparison, change: Change, homes: tuple[dict[int, int], dict[int, int]]) -> set[int]:
    """The statements a change stands in, on either side."""
    places = ((homes[side], side.article(comparison).touched(side.span(change))) for side in Side)
    return {home[sentence] for home, sentences in places for sentence in sentences if sentence in home}


def _homes(story: Story, article: int) -> dict[int, int]:
    """The statement each sentence of an article is in."""
    return {
        sentence: number for number, statement in enumerate(story.statements) for sentence in statement.cells.get(article, ())
    }


def _finding(change: Change) -> Finding | None:
    if change.change_class is ChangeClass.ATTRIBUTION and not change.slight:
        return Finding.ATTRIBUTION
    return Finding.NUMBER if change.kind is Kind.NUMBER and not change.slight else None
