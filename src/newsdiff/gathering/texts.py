"""The body sentences of all articles as one list of distinct texts, in an order that does not know how the articles were given.

Articles are ranked by their words, sentences by rank and place, so that whatever is worked out on ranks is the same for any
order of the articles. Nothing is compared in here.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from newsdiff.comparing.asserted import figures, stretches
from newsdiff.language.lexicon import lexicon
from newsdiff.model import Article

if TYPE_CHECKING:
    from newsdiff.comparing.similarity import Ints

__all__ = ["Texts"]


@dataclass(frozen=True)
class Texts:
    """Sentences by number: those of the first-ranked article first. `starts[r]` to `starts[r + 1]` are those of rank r.

    `articles` and `sentences` say which sentence of which article each is, by their numbers in the story; `numbers` is the
    distinct text of each, without who is credited, and `ranks` the rank of its article; `figures` are the numbers in each
    distinct text.
    """

    articles: Ints
    sentences: Ints
    numbers: Ints
    ranks: Ints
    starts: Ints
    distinct: Sequence[str]
    figures: Sequence[Set[str]]

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Texts:
        """Those of a story."""
        import numpy as np

        order = sorted(range(len(articles)), key=lambda k: (articles[k].text, articles[k].outlet, articles[k].source))
        bodies = [articles[k].body() for k in order]
        said, numbers_in = _said([articles[k] for k in order], bodies)
        distinct = sorted(numbers_in)
        number = {text: k for k, text in enumerate(distinct)}
        sizes = [len(body) for body in bodies]
        return cls(
            np.repeat(np.array(order, dtype=np.int64), sizes),
            np.array([k for body in bodies for k in body], dtype=np.int64),
            np.array([number[text] for text in said], dtype=np.int64),
            np.repeat(np.arange(len(order)), sizes),
            np.concatenate([[0], np.cumsum(np.array(sizes, dtype=np.int64))]),
            distinct,
            [numbers_in[text] for text in distinct],
        )

    @property
    def count(self) -> int:
        """How many articles there are."""
        return len(self.starts) - 1

    def size(self, rank: int) -> int:
        """How many sentences the article of a rank has."""
        return int(self.starts[rank + 1] - self.starts[rank])

    @cached_property
    def copies(self) -> Ints:
        """For each sentence, how many of its article before it have the same text."""
        import numpy as np

        keys = self.ranks * max(len(self.distinct), 1) + self.numbers
        order = np.argsort(keys, kind="stable")
        ranked = keys[order]
        first = np.searchsorted(ranked, ranked)
        found = np.empty(len(keys), dtype=np.int64)
        found[order] = np.arange(len(keys)) - first
        return found


def _said(articles: Sequence[Article], bodies: Sequence[Sequence[int]]) -> tuple[list[str], dict[str, Set[str]]]:
    """What all sentences say without who is credited, and the numbers in each distinct text of these."""
    languages = {article.language for article in articles}
    words = lexicon(languages.pop() if len(languages) == 1 else "und")
    said: list[str] = []
    known: dict[str, Set[str]] = {}
    for article, body in zip(articles, bodies, strict=True):
        for k, kept in zip(body, stretches(article, body), strict=True):
            said.append(" ".join(span.of(article.text) for span in kept))
            if said[-1] not in known:
                known[said[-1]] = figures(article, k, kept, words)
    return said, known
