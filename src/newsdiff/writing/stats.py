"""How long the articles of a story are, and how much of each stands in the others: a table, as text, CSV or JSON.

Counts only: whether much in common means copied is nothing a count can tell.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsdiff.gathering.story import Story
from newsdiff.writing.csv import records_as_csv
from newsdiff.writing.labels import letter, one_line, safe

__all__ = ["STATS", "Counts", "statistics"]

_SHARES = ("same", "edited", "rewritten", "alone")
_TOLD = "Words of sentences that another article has alike (house style apart), edited or rewritten, and of those it has alone."


class Counts(NamedTuple):
    """What is counted of an article; the last four are its words by how they stand to all other articles."""

    article: str
    outlet: str
    source: str
    published: str | None
    words: int
    sentences: int
    quotations: int
    same: int
    edited: int
    rewritten: int
    alone: int


def statistics(story: Story) -> list[Counts]:
    """The counts of each article, in the order of the articles."""
    return [_counts(story, number) for number in range(len(story.articles))]


def _counts(story: Story, number: int) -> Counts:
    article, shared = story.articles[number], story.shared(number, None)
    said = (letter(number), safe(article.outlet), safe(article.source), article.published)
    sizes = (shared.words, len(article.body()), len(article.quotations))
    return Counts(*said, *sizes, shared.same, shared.edited, shared.rewritten, shared.alone)


def _as_text(counts: Sequence[Counts]) -> str:
    """Columns for the eye: shares in per cent of the article's words. Names come last: how wide they are is not known."""
    lines = [["", "words", "sentences", "quotations", *_SHARES]]
    for one in counts:
        shares = [f"{100 * getattr(one, name) / one.words:.0f} %" if one.words else "-" for name in _SHARES]
        lines.append([one.article.upper(), str(one.words), str(one.sentences), str(one.quotations), *shares])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    names = ["article", *(one_line(one.outlet or one.source) for one in counts)]
    rows = ["  ".join(map(str.rjust, line, widths)) + f"  {name}" for line, name in zip(lines, names, strict=True)]
    return "\n".join([*rows, "", _TOLD]) + "\n"


STATS: dict[str, Callable[[Sequence[Counts]], str]] = {
    "text": _as_text,
    "csv": lambda counts: records_as_csv(" ".join(Counts._fields), (one._asdict() for one in counts)),
    "json": lambda counts: json.dumps([one._asdict() for one in counts], ensure_ascii=False, indent=1) + "\n",
}
"""The forms the table can be had in."""
