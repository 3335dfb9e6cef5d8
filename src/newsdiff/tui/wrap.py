"""Breaking a text into lines of so many terminal cells, by words.

The toolkit's own wrapping is built for styled text and is ten to sixty times slower; a reader that re-wraps two long
articles at every resize needs this one. Knows text and widths only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, split_graphemes

__all__ = ["wrap"]

_ONE_CELL_EACH = re.compile(
    "[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
"""Only characters one cell wide each. Curly quotes and dashes are among them: nearly every news text holds some."""

_NOT_AT_LINE_START = frozenset("、。，．！？：；）」』】》〉”’%")


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of a text as offsets, end exclusive, none wider than `width` cells (at least 1); blanks at breaks are left out.

    Words longer than a line are cut. Between ideographs a line may break anywhere, except before closing punctuation.
    An empty text has one empty line.

    >>> wrap("one two three", 8)
    [(0, 7), (8, 13)]
    """
    breaker = _narrow_lines if _ONE_CELL_EACH.fullmatch(text) else _wide_lines
    return list(breaker(text, max(width, 1))) or [(0, 0)]


def _narrow_lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    start, length = 0, len(text)
    while length - start > width:
        end = text.rfind(" ", start + 1, start + width + 1)
        if end < 0:
            yield start, start + width
            start += width
        else:
            yield start, _without_blanks(text, start, end)
            start = end
        while start < length and text[start] == " ":
            start += 1
    if start < length:
        yield start, length


def _wide_lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """As the narrow one, but a grapheme at a time: `fit` is the last place where the line could end."""
    start = fit = resume = used = 0
    before = 0
    for at, end, _ in split_graphemes(text)[0]:
        blank, cells = text[at:end] == " ", cell_len(text[at:end])
        if at > start and (blank or _breaks_between(text[at], before, cells)):
            fit, resume = at, at + blank
        while used + cells > width and used and not blank:
            if fit <= start:
                fit = resume = at
            yield start, _without_blanks(text, start, fit)
            start = resume
            used = cell_len(text[start:at])
        used = 0 if blank and at == start else used + cells
        start += blank and at == start
        before = cells
    if start < len(text):
        yield start, _without_blanks(text, start, len(text))


def _breaks_between(char: str, before: int, cells: int) -> bool:
    return (before == 2 or cells == 2) and char not in _NOT_AT_LINE_START


def _without_blanks(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1] == " ":
        end -= 1
    return end
