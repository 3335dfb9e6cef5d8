"""The body sentences of all articles as one list of distinct texts, in an order that does not know how the articles were given.

Articles are ranked by their words, sentences by rank and place, so that whatever is worked out on ranks is the same for any
order of the articles. Nothing is compared in here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from newsdiff.comparing.compare import asserted
from newsdiff.model import Article

if TYPE_CHECKING:
    from newsdiff.comparing.similarity import Ints

__all__ = ["Texts"]


@dataclass(frozen=True)
class Texts:
    """Sentences by number: those of the first-ranked article first. `starts[r]` to `starts[r + 1]` are those of rank r.

    `articles` and `sentences` say which sentence of which article each is, by their numbers in the story; `numbers` is the
    distinct text of each, without who is credited, and `ranks` the rank of its article.
    """

    articles: Ints
    sentences: Ints
    numbers: Ints
    ranks: Ints
    starts: Ints
    distinct: Sequence[str]

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Texts:
        """Those of a story."""
        import numpy as np

        order = sorted(range(len(articles)), key=lambda k: (articles[k].text, articles[k].outlet, articles[k].source))
        bodies = [articles[k].body() for k in order]
        said = [asserted(articles[k], body) for k, body in zip(order, bodies, strict=True)]
        distinct = sorted({text for texts in said for text in texts})
        number = {text: k for k, text in enumerate(distinct)}
        sizes = [len(body) for body in bodies]
        return cls(
            np.repeat(np.array(order, dtype=np.int64), sizes),
            np.array([k for body in bodies for k in body], dtype=np.int64),
            np.array([number[text] for texts in said for text in texts], dtype=np.int64),
            np.repeat(np.arange(len(order)), sizes),
            np.concatenate([[0], np.cumsum(np.array(sizes, dtype=np.int64))]),
            distinct,
        )

    @property
    def count(self) -> int:
        """How many articles there are."""
        return len(self.starts) - 1

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
