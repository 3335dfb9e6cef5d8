"""The stories that were read last, so that a reader need not name them again: a small file in the user's folder for state.

It holds names of files and of outlets, no text. It is a convenience: what cannot be kept or understood is let go without a
word. Which articles belong to a story file is in that file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from newsdiff.clean import clean_line
from newsdiff.errors import NewsdiffError
from newsdiff.reading.addresses import is_address
from newsdiff.reading.raw import Reading
from newsdiff.reading.sources import read_all
from newsdiff.stories.document import Story, dumps, loads
from newsdiff.stories.opening import Opened, kept_in, open_story
from newsdiff.writing.files import write_text

__all__ = ["Recent", "recent", "recent_file", "remember", "reopen"]

_MOST = 12
_LARGEST = 1_000_000
_STDIN = "-"


@dataclass(frozen=True, slots=True)
class Recent:
    """A story that was read: the file its corrections are kept in, if any were made, and where its articles came from."""

    file: Path
    story: Story
    missing: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """What its articles are called."""
        return [clean_line(one.name) for one in self.story.articles]

    @property
    def place(self) -> str:
        """The folder or the address of the first of them."""
        first = self.story.sources[0]
        return clean_line(first if is_address(first) else str(Path(first).parent).replace(str(Path.home()), "~", 1))


def recent_file() -> Path:
    """Where they are kept: newsdiff/recent.json in the user's folder for state."""
    home = os.environ.get("XDG_STATE_HOME") or "~/.local/state"
    return Path(home).expanduser() / "newsdiff" / "recent.json"


def recent() -> list[Recent]:
    """The stories read last, the last one first, each with what is not where it was."""
    return [replace(one, missing=tuple(_missing(one))) for one in _kept()]


def remember(opened: Opened) -> None:
    """Put a story before the others; one that came from standard input could not be found again and is left out."""
    folder, story = opened.file.path.parent.absolute(), opened.file.story
    if not story.sources or _STDIN in story.sources:
        return
    sources = tuple(one if is_address(one) else str(folder / one) for one in story.sources)
    now = [one for one in story.articles if one.name in {article.name for article in opened.articles}]
    new = Recent(opened.file.path.absolute(), Story(sources, story.how, tuple(now)))
    others = [one for one in _kept() if one.file != new.file and one.story.sources != sources]
    text = json.dumps([_written(one) for one in [new, *others][:_MOST]], ensure_ascii=True, indent=1)
    try:
        recent_file().parent.mkdir(parents=True, exist_ok=True)
        write_text(recent_file(), text + "\n", force=True)
    except (OSError, NewsdiffError):
        return


def reopen(one: Recent, stopped: Callable[[], bool]) -> Opened:
    """Read a story again, with what was corrected in it. Raises NewsdiffError if it is not there any more."""
    how = replace(one.story.how, stopped=stopped)
    if one.file.exists():
        return open_story(one.file, how)
    readings = [read_all(source if is_address(source) else Path(source), how) for source in one.story.sources]
    articles = [article for each in readings for article in each.articles]
    problems = [problem for each in readings for problem in each.problems]
    return kept_in(one.file, Reading(articles, problems), one.story.sources, how)


def _missing(one: Recent) -> Iterator[str]:
    """The files that are not where they were; a pattern or an address is not looked after."""
    for source in one.story.sources:
        path = Path(source)
        if not is_address(source) and not set("*?[") & set(source) and not path.exists():
            beside = one.file.parent / path.name
            if not beside.exists():
                yield clean_line(path.name)


def _kept() -> list[Recent]:
    path = recent_file()
    try:
        if path.stat().st_size > _LARGEST:
            return []
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    return list(islice(_read(found if isinstance(found, list) else []), _MOST))


def _read(entries: Sequence[Any]) -> Iterator[Recent]:
    for entry in entries:
        try:
            story = loads(json.dumps(entry), "")
            file = entry["file"]
        except (NewsdiffError, KeyError, TypeError, ValueError):
            continue
        if isinstance(file, str) and file and "\0" not in file and story.sources and not any("\0" in s for s in story.sources):
            yield Recent(Path(file), story)


def _written(one: Recent) -> dict[str, Any]:
    return {"file": str(one.file), **json.loads(dumps(one.story))}
