"""Many articles as one story: statements, each the sentences of all articles that say the same thing.

A sentence joins the statement of the earliest article it is grouped with, so statements are read against the articles in
their order; later work makes them independent of it. Pairs are compared by `newsdiff.comparing.compare`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from newsdiff.comparing.compare import compare
from newsdiff.model import Article, Comparison, Relation

__all__ = ["BASE", "Statement", "Story", "statements"]

BASE = "base"
"""The state of the article a statement is read against; the others' states are relations to it."""


@dataclass(slots=True)
class Statement:
    """One row of a story: per article (by its number) the sentences, and how they relate to those of the first."""

    cells: dict[int, list[int]] = field(default_factory=dict)
    states: dict[int, str] = field(default_factory=dict)


class Story:
    """Articles, every pair of them compared, and their statements."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = tuple(articles)
        self.comparisons = tuple(compare(left, right) for left, right in combinations(self.articles, 2))
        self.statements = tuple(statements(self.articles, self.comparisons))


def statements(articles: Sequence[Article], comparisons: Sequence[Comparison]) -> list[Statement]:
    """The statements of a story, in the order of the first article; what only later ones say stands where they say it.

    Every body sentence of every article is in exactly one statement.
    """
    found: list[Statement] = []
    home: dict[tuple[int, int], Statement] = {}
    links = _links(articles, comparisons)
    for number, article in enumerate(articles):
        last = -1
        for sentence in article.body():
            other = next((key for key in links.get((number, sentence), {}) if key in home), None)
            statement = home[other] if other else Statement()
            if other is None:
                found.insert(last + 1, statement)
            _place(statement, number, sentence, links[number, sentence][other] if other else None)
            home[number, sentence] = statement
            last = found.index(statement) if other else last + 1
    return found


def _place(statement: Statement, number: int, sentence: int, relation: Relation | None) -> None:
    statement.cells.setdefault(number, []).append(sentence)
    statement.states.setdefault(number, BASE if relation is None else relation.value)


def _links(
    articles: Sequence[Article], comparisons: Sequence[Comparison]
) -> Mapping[tuple[int, int], Mapping[tuple[int, int], Relation]]:
    """For each sentence (article, sentence), those of earlier articles in a group with it, the earliest article first."""
    numbers = {id(article): number for number, article in enumerate(articles)}
    links: dict[tuple[int, int], dict[tuple[int, int], Relation]] = {}
    for comparison in sorted(comparisons, key=lambda comparison: min(_ends(comparison, numbers))):
        left, right = _ends(comparison, numbers)
        for group in comparison.groups:
            pairs: Iterator[tuple[tuple[int, int], tuple[int, int]]] = (
                ((right, j), (left, i)) if left < right else ((left, i), (right, j)) for i in group.left for j in group.right
            )
            for later, earlier in pairs:
                links.setdefault(later, {})[earlier] = group.relation
    return links


def _ends(comparison: Comparison, numbers: Mapping[int, int]) -> tuple[int, int]:
    return numbers[id(comparison.left)], numbers[id(comparison.right)]
