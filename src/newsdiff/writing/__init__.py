"""From a comparison to text: Markdown, JSON, the terminal. Nothing in here decides what differs.

A new format of export is one module and one line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from newsdiff.errors import UsageError
from newsdiff.writing.json import dumps
from newsdiff.writing.markdown import markdown
from newsdiff.writing.order import Order

if TYPE_CHECKING:
    from newsdiff.model import Article, Comparison

__all__ = ["FORMATS", "Format", "Order", "format_for"]


class Format(NamedTuple):
    """A format of export: what writes it, how the names of its files end, and whether it tells changes in any order."""

    write: Callable[[Sequence[Comparison], Sequence[Article], Order], str]
    suffix: str
    ordered: bool = True


FORMATS: dict[str, Format] = {
    "markdown": Format(markdown, ".md"),
    "json": Format(lambda comparisons, articles, _order: dumps(comparisons, articles), ".json", ordered=False),
}
"""The formats by the name a user gives; the first is the one taken where nothing says which."""


def format_for(name: str) -> Format:
    """The format that files of this name are in, by how it ends; the first where it has no ending.

    Raises UsageError for an ending that says nothing.
    """
    suffix = PurePath(name).suffix.lower()
    for form in FORMATS.values():
        if suffix in ("", form.suffix):
            return form
    raise UsageError(f"{suffix} says nothing of a format", where=name, mend=f"add --format {' or --format '.join(FORMATS)}")
