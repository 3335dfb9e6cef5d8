"""The statements of a story in the order in which one article tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.gathering.records import Statement
from newsdiff.model import Article

__all__ = ["ordered"]


def ordered(articles: Sequence[Article], statements: Sequence[Statement], base: int) -> list[int]:
    """Indices of statements as the base has them; what it does not say stands after what it follows in an article that does.

    What an article begins with stands before the first of it that others have, and all of it last if there is none. Of articles
    that say a thing the one first in time is followed, and of those of one time the first by its words.
    """
    others = [k for k in range(len(articles)) if k != base]
    others.sort(key=lambda k: (articles[k].published or "~", articles[k].text))
    rows = _by_article(statements, len(articles))
    order = _Order()
    for article in (base, *others):
        row = rows[article]
        known = next((statement for statement in row if statement in order), _END)
        last = order.before(known)
        for statement in row:
            if statement not in order:
                order.insert(statement, last)
            last = statement
    return list(order)


_END = -1
"""Stands before the first statement and after the last."""


class _Order:
    """A list in which a statement is put after another in one step."""

    def __init__(self) -> None:
        self._next, self._previous = {_END: _END}, {_END: _END}

    def __contains__(self, statement: int) -> bool:
        return statement in self._next

    def __iter__(self) -> Iterator[int]:
        here = self._next[_END]
        while here != _END:
            yield here
            here = self._next[here]

    def before(self, statement: int) -> int:
        return self._previous[statement]

    def insert(self, statement: int, after: int) -> None:
        following = self._next[after]
        self._next[after], self._next[statement] = statement, following
        self._previous[following], self._previous[statement] = statement, after


def _by_article(statements: Sequence[Statement], count: int) -> list[list[int]]:
    """For each article its statements in its order."""
    rows: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for number, statement in enumerate(statements):
        for article, cell in statement.cells.items():
            rows[article].append((cell[0], number))
    return [[number for _, number in sorted(row)] for row in rows]
