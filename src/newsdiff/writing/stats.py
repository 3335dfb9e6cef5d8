"""How long the articles of a story are, and how much of each stands in the others: a table, as text, CSV or JSON.

Counts only: whether much in common means copied is nothing a count can tell.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from newsdiff.gathering.story import Story
from newsdiff.writing.csv import records_as_csv
from newsdiff.writing.labels import letter, one_line, safe

__all__ = ["STATS", "statistics"]

Record = Mapping[str, object]

_COLUMNS = "article outlet source published words sentences quotations same edited rewritten alone"
_SHARES = ("same", "edited", "rewritten", "alone")
_TOLD = "Words of sentences that another article has alike (house style apart), edited or rewritten, and of those it has alone."


def statistics(story: Story) -> list[Record]:
    """A record for each article: how long it is, its quotations, and its words by how they stand to all others."""
    return list(_records(story))


def _records(story: Story) -> Iterator[Record]:
    for number, article in enumerate(story.articles):
        shared = story.shared(number, None)
        yield {
            "article": letter(number),
            "outlet": safe(article.outlet),
            "source": safe(article.source),
            "published": article.published,
            "words": shared.words,
            "sentences": len(article.body()),
            "quotations": len(article.quotations),
            **{name: getattr(shared, name) for name in _SHARES},
        }


def _as_text(records: Sequence[Record]) -> str:
    """Columns for the eye: shares in per cent of the article's words. Names come last: how wide they are is not known."""
    lines = [["", "words", "sentences", "quotations", *_SHARES]]
    for record in records:
        words = int(str(record["words"]))
        shares = [f"{100 * int(str(record[name])) / words:.0f} %" if words else "-" for name in _SHARES]
        lines.append([str(record["article"]).upper(), *(str(record[k]) for k in lines[0][1:4]), *shares])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    names = ["article", *(one_line(str(record["outlet"] or record["source"])) for record in records)]
    rows = ["  ".join(map(str.rjust, line, widths)) + f"  {name}" for line, name in zip(lines, names, strict=True)]
    return "\n".join([*rows, "", _TOLD]) + "\n"


STATS: dict[str, Callable[[Sequence[Record]], str]] = {
    "text": _as_text,
    "csv": lambda records: records_as_csv(_COLUMNS, records),
    "json": lambda records: json.dumps(records, ensure_ascii=False, indent=1) + "\n",
}
"""The forms the table can be had in."""
