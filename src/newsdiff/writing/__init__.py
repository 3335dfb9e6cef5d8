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

if TYPE_CHECKING:
    from newsdiff.model import Article, Comparison

__all__ = ["FORMATS", "Format", "format_for"]


class Format(NamedTuple):
    """A format of export: what writes it, and how the names of its files end."""

    write: Callable[[Sequence[Comparison], Sequence[Article]], str]
    suffix: str


FORMATS: dict[str, Format] = {
    "markdown": Format(markdown, ".md"),
    "json": Format(dumps, ".json"),
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
