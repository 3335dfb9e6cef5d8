"""Rows of text set as lines, for `terminal`: what a row is, and how rows become lines where nothing is wrapped.

Knows nothing of articles. Everything that needs cell widths or colours is in `columns`, which is imported only then: a
pipe does not wait for rich.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

__all__ = ["Line", "Look", "Row", "Run", "Shade", "stacked", "typeset"]


@dataclass(frozen=True, slots=True)
class Look:
    """How the lines are to look.

    `width` counts cells; None means that no line is wrapped. Without `color` there is no escape code. `ascii_only` holds
    for our own marks; the words of an article stay as they are.
    """

    width: int | None = None
    color: bool = False
    ascii_only: bool = False


class Shade(StrEnum):
    """What a run of text is, so that colours are chosen in one place. The first three are an article's words, the rest ours."""

    WORDS = "newsdiff.words"
    OMITTED = "newsdiff.omitted"
    ADDED = "newsdiff.added"
    NOTE = "newsdiff.note"
    FAINT = "newsdiff.faint"
    STRONG = "newsdiff.strong"
    MOVED = "newsdiff.moved"
    ATTRIBUTION = "newsdiff.attribution"

    @property
    def ours(self) -> bool:
        """Whether newsdiff says it, and not an article."""
        return self not in (Shade.WORDS, Shade.OMITTED, Shade.ADDED)


class Run(NamedTuple):
    """Consecutive characters of one shade."""

    text: str
    shade: Shade = Shade.NOTE


Line = tuple[Run, ...]


class Row(NamedTuple):
    """Texts that stand beside each other, and what the gutter says of them.

    One text runs over the whole width; an empty one keeps its column free. Where the texts stand one under the other,
    each begins with its name, and a row that is `alike` shows the first text only, under the names of both.
    """

    gutter: Line
    texts: tuple[Line, ...]
    names: tuple[str, ...] = ()
    alike: bool = False


def typeset(rows: Iterable[Row], look: Look) -> str:
    """The rows as text, each line ending in a newline."""
    if look.width is None and not look.color:
        lines = ((*gutter, *text) for row in rows for gutter, text in stacked(row))
        return "".join("".join(run.text for run in line).rstrip() + "\n" for line in lines)
    from newsdiff.writing.columns import painted  # rich is for terminals only

    return painted(rows, look)


def stacked(row: Row) -> Iterator[tuple[Line, Line]]:
    """The texts of the row that are not empty, one under the other, each with what stands before it."""
    if not row.names:
        yield row.gutter, row.texts[0]
        return
    names, texts = (("=".join(row.names),), row.texts[:1]) if row.alike else (row.names, row.texts)
    gutter = row.gutter
    for name, text in zip(names, texts, strict=True):
        if text:
            yield (*gutter, Run(f"{name} ", Shade.STRONG)), text
            gutter = (Run(" " * sum(len(run.text) for run in gutter)),)
