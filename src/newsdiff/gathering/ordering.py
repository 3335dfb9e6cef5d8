"""The statements of a story in the order in which one article tells it."""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.gathering.records import Statement
from newsdiff.model import Article

__all__ = ["ordered"]

_TOP = -1
"""Stands before the first statement."""


def ordered(articles: Sequence[Article], statements: Sequence[Statement], base: int) -> list[int]:
    """Statement indices as the base has them; what it does not say stands after what it follows in the article that says it.

    Of articles that say it, the one first in time is followed, and of those of one time the first by its words.
    """
    after: dict[int, int] = {_TOP: _TOP}
    others = sorted(
        (k for k in range(len(articles)) if k != base), key=lambda k: (articles[k].published or "~", articles[k].text)
    )
    rows = _by_article(statements, len(articles))
    for article in (base, *others):
        last = _TOP
        for statement in rows[article]:
            if statement not in after:
                after[statement], after[last] = after[last], statement
            last = statement
    found, here = [], after[_TOP]
    while here != _TOP:
        found.append(here)
        here = after[here]
    return found


def _by_article(statements: Sequence[Statement], count: int) -> list[list[int]]:
    """For each article its statements in its order."""
    rows: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for number, statement in enumerate(statements):
        for article, cell in statement.cells.items():
            rows[article].append((cell[0], number))
    return [[number for _, number in sorted(row)] for row in rows]
