"""HTML that cannot be broken by what stands in it: plain text becomes text, and only what was made here is markup.

`Html` is a string that is markup; everything else that goes into an element is text from somewhere and is cleaned and
escaped. Knows no articles.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from newsdiff.writing.labels import one_line

__all__ = ["Html", "bdi", "joined", "section", "table", "tag", "text"]


class Html(str):
    """Markup, finished and safe."""

    __slots__ = ()


def text(words: str) -> Html:
    """The words as text on one line. What could act or hide is visible, quote marks are escaped, too."""
    return words if isinstance(words, Html) else Html(escape(one_line(words)))


def tag(name: str, /, *inside: str, **attributes: str | int | None) -> Html:
    """An element; text inside is escaped, attributes that are None are left out. `class_` is `class`, `_` in names is `-`.

    >>> tag("p", "a < b", tag("b", "c"), class_="x")
    '<p class="x">a &lt; b<b>c</b></p>'
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(one_line(str(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{given}>{joined(inside)}</{name}>")


def joined(parts: Iterable[str], by: str = "") -> Html:
    """Text and markup one after the other."""
    return Html(text(by).join(text(part) for part in parts))


def bdi(words: str) -> Html:
    """Words of an article in a line of ours: their direction of writing stays their own."""
    return tag("bdi", words)


def section(anchor: str, title: str, *inside: str, name: str = "section") -> Html:
    """A part of the page with its heading, to be led to."""
    return tag(name, tag("h2", title, id=anchor), *inside, aria_labelledby=anchor)


def table(caption: str, columns: Iterable[str], rows: Iterable[Iterable[str]], name: str = "") -> Html:
    """A table with a caption; the first cell of each row is its heading. Too wide a one scrolls by itself."""
    head = tag("thead", tag("tr", *(tag("th", column, scope="col") for column in columns)))
    body = tag("tbody", *(tag("tr", *_cells(row)) for row in rows))
    grid = tag("table", tag("caption", caption), head, body, class_=name or None)
    return tag("div", grid, class_="wide", tabindex=0, role="region", aria_label=caption)


def _cells(row: Iterable[str]) -> Iterable[Html]:
    first, *rest = row
    return (tag("th", first, scope="row"), *(tag("td", cell) for cell in rest))
