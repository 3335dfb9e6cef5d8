"""Which sentences of all articles say the same thing: the statements of a story.

First version: read from the comparisons of all pairs.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.comparing.story import statements as _by_pairs
from newsdiff.gathering.records import Statement
from newsdiff.model import Article, Comparison

__all__ = ["statements"]


def statements(articles: Sequence[Article], comparisons: Sequence[Comparison]) -> tuple[Statement, ...]:
    """The statements of a story. Every body sentence of every article is in exactly one."""
    return tuple(
        Statement({article: tuple(cell) for article, cell in found.cells.items()}) for found in _by_pairs(articles, comparisons)
    )
