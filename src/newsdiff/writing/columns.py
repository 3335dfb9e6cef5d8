"""Rows of text wrapped to cells and coloured, for `typeset`: in two columns, or one under the other.

The only module of this wing that imports rich, and itself imported only where something is wrapped or coloured. Outside
text becomes `rich.text.Text` and never markup. Nothing of articles in here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import zip_longest

from rich.console import Console
from rich.text import Text
from rich.theme import Theme

from newsdiff.writing.typeset import Line, Look, Row, Shade, stacked

__all__ = ["SIDE_BY_SIDE", "painted"]

SIDE_BY_SIDE = 100
"""From this width on, in cells, the texts stand side by side."""

_THEME = Theme(
    {
        Shade.WORDS: "none",
        Shade.OMITTED: "strike color(166)",
        Shade.ADDED: "bold color(32)",
        Shade.NOTE: "none",
        Shade.FAINT: "dim",
        Shade.STRONG: "bold",
        Shade.MOVED: "color(133)",
        Shade.ATTRIBUTION: "color(30)",
    }
)
"""Orange, blue, purple and teal of the middle: legible on light and on dark grounds, apart for colour-blind eyes."""


def painted(rows: Iterable[Row], look: Look) -> str:
    """The rows as text, wrapped and coloured as `look` says."""
    console = Console(
        file=StringIO(),
        theme=_THEME,
        force_terminal=look.color,
        color_system="256" if look.color else None,
        no_color=not look.color,
        legacy_windows=False,
    )
    lines = (line for row in rows for line in _lines(console, row, look))
    if not look.color:
        return "".join(line.plain.rstrip() + "\n" for line in lines)
    with console.capture() as capture:
        for line in lines:
            console.print(line, soft_wrap=True)
    return capture.get()


def _lines(console: Console, row: Row, look: Look) -> Iterator[Text]:
    if look.width is None:
        yield from (_text((*gutter, *text)) for gutter, text in stacked(row))
    elif look.width >= SIDE_BY_SIDE and row.names:
        yield from _columns(console, row, look.width, "|" if look.ascii_only else "│")
    else:
        for gutter, text in stacked(row):
            start = _text(gutter)
            yield from _after_gutter(start, _wrapped(console, text, look.width - start.cell_len))


def _columns(console: Console, row: Row, width: int, rule: str) -> Iterator[Text]:
    start = _text(row.gutter)
    column = (width - start.cell_len - 3) // 2
    left, right = (_wrapped(console, text, column) for text in row.texts)
    return _after_gutter(start, (_side_by_side(*cells, column, rule) for cells in zip_longest(left, right, fillvalue=Text())))


def _side_by_side(left: Text, right: Text, column: int, rule: str) -> Text:
    line = left.copy()
    line.pad_right(column - left.cell_len)
    return line.append(f" {rule} ", Shade.FAINT).append_text(right)


def _after_gutter(start: Text, lines: Iterable[Text]) -> Iterator[Text]:
    """The gutter before the first line, blanks of its width before the others."""
    for line in lines:
        yield start + line
        start = Text(" " * start.cell_len)


def _wrapped(console: Console, line: Line, width: int) -> list[Text]:
    lines = list(_text(line).wrap(console, max(width, 1), overflow="fold"))
    for text in lines:
        text.rstrip()
    return lines


def _text(line: Line) -> Text:
    return Text.assemble(*line)
