"""Which lines of a page are the story: two extractors are asked, and their answer is found again in the lines of the page.

Runs in the child process. trafilatura is asked for precision; where it gives much less than readability does, readability is
believed. Neither is ever allowed to fetch anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from difflib import SequenceMatcher
from itertools import chain, groupby
from unicodedata import normalize

from newsdiff.reading.pagelines import PageLine, scan

__all__ = ["main_lines", "mark_main"]

SECOND_OPINION = 0.6
"""Share of readability's length below which trafilatura is taken to have lost the story."""

ALIKE = 0.75
"""Share of the shingles of a line that must stand in the story for it to be part of it, where it is not there as it is."""

SHINGLE = 4

MOST_LINES = 20_000
"""Lines of a page above which trafilatura is not asked: its time grows with their square there, 20 s CPU for 56,000."""

SAME_PLACE = 0.5
"""Share of the shingles of the first answer that must stand in the second for the second to be the same story, whole."""

NOTHING = 40
"""Words below which an answer may be any line of the page."""

_WORD = re.compile(r"\w+")
_Key = tuple[str, ...]


def main_lines(html: str, size: int = 0) -> list[str]:
    """The lines of the story by the extractors, on a page of `size` lines; none where they find none."""
    if size > MOST_LINES:
        return _by_readability(html)
    first = _by_trafilatura(html)
    second = _by_readability(html)
    return second if _length(first) < SECOND_OPINION * _length(second) and _holds(second, first) else first


def mark_main(lines: Sequence[PageLine], story: Sequence[str]) -> None:
    """Mark the lines of the page that make up the story."""
    keys = [_key(line.text) for line in lines]
    wanted = [key for line in story if (key := _key(line))]
    missing = set(range(len(wanted)))
    for page_at, story_at, size in SequenceMatcher(None, keys, wanted, autojunk=False).get_matching_blocks():
        for step in range(size):
            lines[page_at + step].main = True
            missing.discard(story_at + step)
    words = {shingle for stretch in _stretches(wanted, missing) for shingle in _shingles(stretch)}
    for line, key in zip(lines, keys, strict=True):
        if not line.main and words and len(key) > SHINGLE:
            shingles = list(_shingles(key))
            line.main = sum(shingle in words for shingle in shingles) >= ALIKE * len(shingles)


def _by_trafilatura(html: str) -> list[str]:
    from trafilatura import extract

    text = extract(html, favor_precision=True, include_comments=False, include_tables=True, deduplicate=False)
    return [cell for line in (text or "").split("\n") for cell in (line.split("|") if line.startswith("|") else [line])]


def _by_readability(html: str) -> list[str]:
    from readability import Document

    return [line.text for line in scan(Document(html).summary(html_partial=True)).lines]


def _length(lines: Sequence[str]) -> int:
    return sum(map(len, lines))


def _holds(second: Sequence[str], first: Sequence[str]) -> bool:
    """Whether the second opinion is about the same part of the page: it holds most of the first, or that is next to nothing."""
    words = _key("\n".join(first))
    told = set(_shingles(_key("\n".join(second))))
    mine = list(_shingles(words))
    return len(words) < NOTHING or sum(shingle in told for shingle in mine) >= SAME_PLACE * len(mine)


def _key(text: str) -> _Key:
    return tuple(_WORD.findall(normalize("NFC", text.casefold())))  # trafilatura composes letters and their marks


def _stretches(wanted: Sequence[_Key], missing: Set[int]) -> Iterator[_Key]:
    """The words of missing lines that stand together: an extractor may break a paragraph where the page’s source does."""
    for _, stretch in groupby(enumerate(sorted(missing)), lambda at: at[1] - at[0]):
        yield tuple(chain.from_iterable(wanted[index] for _, index in stretch))


def _shingles(key: _Key) -> Iterator[_Key]:
    if len(key) <= SHINGLE:
        yield key
    for start in range(len(key) - SHINGLE + 1):
        yield key[start : start + SHINGLE]
