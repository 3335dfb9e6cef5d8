"""Finding words in all open articles: what is looked for, where it stands, and in which order it is walked.

Pure. A search knows no roles: titles, captions and furniture are searched like the story itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsdiff.model import Article, Span
from newsdiff.tui.table import Cell, Side, Tone

__all__ = ["EXPRESSION", "Found", "Hit", "Search", "find", "hits_in", "within"]

EXPRESSION = "re:"
"""What a search for a regular expression begins with."""

Found = tuple[Sequence[Span], Sequence[Span]]
"""What was found in the left and in the right article, in reading order."""

_REPEATED_GROUP = re.compile(r"(?<!\\)\)(?:[*+]|\{\d*,\d*\})")
_OPEN_REPEAT = re.compile(r"(?<!\\)(?:[*+]|\{\d*,\})")
_OPEN_REPEATS = 2
"""More of them, or one of a group, and an expression could take longer over one paragraph than anybody waits."""

_ALIKE = {"'": "['’‘ʼ]", '"': '["“”„]'}


@dataclass(frozen=True, slots=True)
class Search:
    """Where the words stand in each article, by its place among those open; `problem` says why nothing was looked for."""

    words: str
    places: tuple[tuple[Span, ...], ...]
    problem: str = ""

    def of(self, left: int, right: int) -> Found:
        """What was found in a pair."""
        return self.places[left], self.places[right]


class Hit(NamedTuple):
    """A place that is on the screen or above or below it: in which row, of which article."""

    row: int
    side: Side
    span: Span


def find(words: str, articles: Sequence[Article]) -> Search:
    """Look for these words in all articles, whatever their case, line breaks and form of quote marks.

    After ``re:`` comes a regular expression, which does not reach over line ends.
    """
    nothing: tuple[tuple[Span, ...], ...] = tuple(() for _ in articles)
    try:
        pattern = _pattern(words)
    except ValueError as error:
        return Search(words, nothing, str(error))
    if pattern is None:
        return Search(words, nothing)
    return Search(words, tuple(_places(pattern, article.text) for article in articles))


def hits_in(columns: Sequence[Sequence[Cell]], found: Found) -> list[Hit]:
    """What is found among the cells of these columns, row by row, the left column first. A match is one hit."""
    hits: dict[Hit, None] = {}
    for row, cells in enumerate(zip(*columns, strict=True)):
        for cell in cells:
            pieces = (piece for passage in cell.passages for piece in passage.pieces if piece.tone is not Tone.NOTE)
            for piece in pieces:
                spans = within(found[piece.side], piece.start, piece.end)
                hits |= dict.fromkeys(Hit(row, piece.side, span) for span in spans)
    return list(hits)


def within(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Those of the spans, in order and disjoint, that overlap these offsets."""
    first = bisect_right(spans, start, key=lambda span: span.end)
    return spans[first : bisect_left(spans, end, lo=first, key=lambda span: span.start)]


def _pattern(words: str) -> re.Pattern[str] | None:
    """What to look for; None for nothing. Raises ValueError with a line for the user."""
    if words.startswith(EXPRESSION):
        return _expression(words.removeprefix(EXPRESSION))
    parts = ("".join(_ALIKE.get(char, re.escape(char)) for char in part) for part in words.split())
    plain = r"\s+".join(parts)
    return re.compile(plain, re.IGNORECASE) if plain else None


def _expression(text: str) -> re.Pattern[str] | None:
    if _REPEATED_GROUP.search(text) or len(_OPEN_REPEAT.findall(text)) > _OPEN_REPEATS:
        raise ValueError("this expression could take for ever: no repeated group, and * or + twice at most")
    try:
        return re.compile(text, re.IGNORECASE) if text else None
    except re.error as error:
        raise ValueError(f"this is no regular expression yet: {error.msg}") from error


def _places(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in pattern.finditer(text) if match[0].strip())
