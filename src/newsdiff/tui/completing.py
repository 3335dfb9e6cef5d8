"""The name at the end of a line of sources completed from what is on the disk, as a shell does it. Draws nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from newsdiff.clean import is_clean
from newsdiff.reading.addresses import is_address

__all__ = ["Completed", "completed"]

_MOST = 5_000
"""Entries of a folder that are looked at."""


class Completed(NamedTuple):
    """The line as far as it is certain, and the names it may go on with where there is more than one."""

    line: str
    names: tuple[str, ...] = ()


def completed(line: str) -> Completed:
    """Complete the last word of a line; one that is no path, or that nothing answers to, stays as it is."""
    start, word = _last_word(line)
    if is_address(word):
        return Completed(line)
    folder, stem = os.path.split(word)
    names = tuple(sorted(_names(folder, stem)))
    if not names:
        return Completed(line)
    common = os.path.commonprefix(names)  # noqa: RUF071 - of letters, as a shell completes
    ended = " " if len(names) == 1 and not common.endswith("/") else ""
    whole = word.removesuffix(stem) + common
    return Completed(line[:start] + _escaped(whole) + ended, names if len(names) > 1 else ())


def _names(folder: str, stem: str) -> Iterator[str]:
    """What in a folder begins so, folders with a stroke; hidden only if asked for, and none that could not be drawn."""
    try:
        with os.scandir(Path(folder).expanduser() if folder else ".") as entries:
            for entry in islice(entries, _MOST):
                shown = stem.startswith(".") or not entry.name.startswith(".")
                if entry.name.startswith(stem) and shown and is_clean(entry.name) and entry.name.isprintable():
                    yield f"{entry.name}/" if entry.is_dir() else entry.name
    except (OSError, RuntimeError, ValueError):
        return


def _last_word(line: str) -> tuple[int, str]:
    """Where the last word of a line begins, and what it says; a quote mark may still be open."""
    start, word, quote, escaped = 0, "", "", False
    for at, char in enumerate(line):
        if escaped:
            word, escaped = word + char, False
        elif char == "\\" and quote != "'":
            escaped = True
        elif char == quote:
            quote = ""
        elif quote:
            word += char
        elif char in "'\"":
            quote = char
        elif char.isspace():
            start, word = at + 1, ""
        else:
            word += char
    return start, word


def _escaped(word: str) -> str:
    """The word as it stands in the line: what would part or open it is escaped."""
    return re.sub(r"([\s'\"\\])", r"\\\1", word)
