"""Text from outside as Markdown that means nothing but itself.

Written for CommonMark, GitHub's flavour and pandoc at once: no text of an article may become a heading, a list, a link,
an image, emphasis, mathematics, a citation or HTML in any of them. Knows characters only, not articles.
"""

from __future__ import annotations

import re

from newsdiff.writing.labels import one_line

__all__ = ["code", "escape", "exact", "inline"]

_HTML = str.maketrans({"<": "&lt;", ">": "&gt;"})

_SPECIAL = re.compile(
    r"""
      [\\`*_\[\]\#|!~&$^@{}]                # structure in some flavour, wherever it stands
    | :(?=//|[\w+-]+:)                     # scheme://, :emoji:
    | (?<=[:/])/                           # ://host
    | (?<=\w)\.(?=[^\W\d]\w) | (?<=www)\.  # host.name, linked by some forges unasked
    """,
    re.VERBOSE,
)

_LEADING = re.compile(r"^(?:(?:\d{1,9}|[a-zA-Z])(?=[.)](?:\s|$))|(?=[-+=.]))")
"""What would open a list, a directive or an underlined heading at the start of a line."""

_TYPOGRAPHIC = re.compile(r"""(?<!\\)(?:["']|-(?=-)|\.(?=\.))""")


def inline(text: str) -> str:
    r"""The text as Markdown for the middle of a line.

    >>> inline("a *b*\n![c](http://d) <img>")
    'a \\*b\\* \\!\\[c\\](http\\:\\/\\/d) &lt;img&gt;'
    """
    return _SPECIAL.sub(r"\\\g<0>", one_line(text)).translate(_HTML)


def escape(text: str) -> str:
    r"""The text as one line of Markdown, a table cell or a part of a line, wherever it begins.

    >>> escape("1. one"), escape("- two")
    ('1\\. one', '\\- two')
    """
    return _LEADING.sub(r"\g<0>\\", inline(text).strip(" "))


def exact(text: str) -> str:
    """`escape` for words whose very marks are the point: pandoc's typography leaves these quotes and dashes alone."""
    return _TYPOGRAPHIC.sub(r"\\\g<0>", escape(text))


def code(text: str) -> str:
    """The text as a code span, for paths and checksums; its fence is longer than any run of backticks in it."""
    line = one_line(text).strip(" ")
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    blank = " " if line[:1] == "`" or line[-1:] == "`" else ""
    return f"{fence}{blank}{line}{blank}{fence}" if line else ""
