"""Two runs of quoted words set under each other, word by word, so that an eye can go down instead of to and fro.

Equal words stand under each other; a third line has a mark below every word that differs. What stands between words stays
as it is written: brackets and ellipses are part of what was printed. Pure: what is drawn how is the card's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise, zip_longest
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from newsdiff.comparing.wording import edits
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import Token, tokens
from newsdiff.model import Article, Span

__all__ = ["Column", "Difference", "alike", "bands", "columns"]


class Difference(StrEnum):
    """The marks of the third line. All of them are ASCII, so that they are the same everywhere."""

    NONE = ""
    WORDS = "~"
    OMITTED = "-"
    ADDED = "+"
    STYLE = ":"
    MARKS = "^"


class Column(NamedTuple):
    """A word of each side that stand under each other, "" for none, and the mark below."""

    left: str
    right: str
    mark: Difference

    @property
    def width(self) -> int:
        """Cells of the wider word."""
        return max(cell_len(self.left), cell_len(self.right))


class _Word(NamedTuple):
    text: str
    token: Token


def columns(left: Article, ours: Sequence[Span], right: Article, theirs: Sequence[Span], words: Lexicon) -> list[Column]:
    """The quoted words of both sides, paired."""
    one, other = _words(left, ours, words), _words(right, theirs, words)
    found = edits([word.token for word in one], [word.token for word in other])
    return [
        _column(mine, its, equal=edit.equal)
        for edit in found
        for mine, its in zip_longest(one[edit.left_start : edit.left_end], other[edit.right_start : edit.right_end])
    ]


def alike(run: Sequence[Column]) -> float:
    """The share of the shorter side's words that stand under the same word, but for marks and house style; 0 of none."""
    shorter = min(sum(bool(column.left) for column in run), sum(bool(column.right) for column in run))
    same = sum(column.mark in (Difference.NONE, Difference.STYLE, Difference.MARKS) for column in run)
    return same / shorter if shorter else 0.0


def bands(run: Iterable[Column], width: int) -> list[list[Column]]:
    """The columns broken into lines of so many cells; what is wider than a line is cut to one."""
    lines: list[list[Column]] = []
    used = 0
    for column in (Column(_cut(c.left, width), _cut(c.right, width), c.mark) for c in run):
        used += column.width + 1
        if not lines or used > width + 1:
            lines.append([])
            used = column.width + 1
        lines[-1].append(column)
    return lines


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else set_cell_size(text, max(width, 1))


def _words(article: Article, spans: Sequence[Span], words: Lexicon) -> list[_Word]:
    """The words of these spans, each with the marks that touch it, a stroke before those after an interruption."""
    found: list[_Word] = []
    for span in spans:
        run = list(_words_in(article.text, span, words))
        if found and run and _interrupted(article.text, found[-1].token.span.end, span.start):
            run[0] = run[0]._replace(text=f"/ {run[0].text}")
        found += run
    return found


def _interrupted(text: str, end: int, start: int) -> bool:
    return any(char.isalnum() for char in text[end:start])


def _words_in(text: str, span: Span, words: Lexicon) -> Iterator[_Word]:
    run = tokens(text, span, words)
    ends = [_end(text, token.span.end, after.span.start) for token, after in pairwise(run)]
    starts = [span.start, *ends]
    if not run:
        return
    for token, start, end in zip(run, starts, [*ends, span.end], strict=True):
        yield _Word(" ".join(text[start:end].split()), token)


def _end(text: str, end: int, start: int) -> int:
    """Where a word ends that is followed by this gap: opening marks go with the next word, all others stay with this one."""
    blank = max(text.rfind(char, end, start) for char in " \n")
    return start if blank < 0 else blank + 1


def _column(mine: _Word | None, its: _Word | None, *, equal: bool) -> Column:
    left, right = mine.text if mine else "", its.text if its else ""
    return Column(left, right, _mark(mine, its, equal=equal))


def _mark(mine: _Word | None, its: _Word | None, *, equal: bool) -> Difference:
    if mine is None or its is None:
        return Difference.ADDED if mine is None else Difference.OMITTED
    if not equal:
        return Difference.WORDS
    if _editorial(mine.text) != _editorial(its.text):
        return Difference.MARKS
    return Difference.STYLE if mine.token.wording != its.token.wording else Difference.NONE


def _editorial(text: str) -> list[str]:
    """Brackets and ellipses: what the article did to the speaker's words."""
    return [char for char in text.replace("...", "…") if char in "[]…"]
