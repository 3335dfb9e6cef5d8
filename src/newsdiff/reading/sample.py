"""The story that ships with newsdiff: one event in four invented papers."""

from __future__ import annotations

from importlib.resources import as_file, files

from newsdiff.model import Article
from newsdiff.reading.sources import read

__all__ = ["read_sample"]

_ORDER = ("wire", "courier", "digest", "followup")
"""The wire report first: the next two were made from it, the last is another day's."""


def read_sample() -> list[Article]:
    """The articles of the sample story, in the order they appeared."""
    with as_file(files("newsdiff") / "samples" / "harbour") as folder:
        return [read(folder / f"{name}.txt") for name in _ORDER]
