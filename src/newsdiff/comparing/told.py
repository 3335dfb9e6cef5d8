"""Whether words that went from a group are told in another sentence of the other article, so that nothing was left out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import tokens
from newsdiff.model import Article, Change, Kind, Span

__all__ = ["Told"]

LEAST = 2
"""Words of weight below which finding them in another sentence says nothing."""

MOST = 0.65
"""The share of a phrase's words of weight that one other sentence must have."""


class Told:
    """The words of weight of every body sentence of two articles."""

    def __init__(self, left: Article, right: Article, words: Lexicon) -> None:
        self._articles = left, right
        self._words = words
        self._sentences: dict[int, dict[int, set[str]]] = {}

    def is_elsewhere(self, change: Change, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether the words that went or came stand in a sentence of the other side that is not in the group."""
        if change.kind not in (Kind.DELETED, Kind.INSERTED):
            return False
        side, span = (0, change.left) if change.left else (1, change.right)
        wanted = self._weighty(self._articles[side], span) if span else set()
        if len(wanted) < LEAST:
            return False
        return self._has(1 - side, wanted, right if side == 0 else left)

    def _has(self, side: int, wanted: Collection[str], group: Sequence[int]) -> bool:
        if side not in self._sentences:
            article = self._articles[side]
            self._sentences[side] = {k: self._weighty(article, article.sentences[k].span) for k in article.body()}
        return any(
            len(words.intersection(wanted)) >= max(MOST * len(wanted), LEAST)
            for k, words in self._sentences[side].items()
            if k not in group
        )

    def _weighty(self, article: Article, span: Span) -> set[str]:
        return {token.folded for token in tokens(article.text, span, self._words) if not token.short}
