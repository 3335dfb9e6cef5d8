"""Which role each line of a page has, by its tags and by where it stands to the story.

What the tags leave open is given on without a role, to be judged by its words. Which lines are the story was found before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from newsdiff.model import Role
from newsdiff.reading.drafting import Piece
from newsdiff.reading.furniture import furniture
from newsdiff.reading.lines import fold

__all__ = ["LINKED", "PageLine", "hides_story", "pieces"]

LINKED = 0.6
"""Share of a line's characters inside links from which on it is called links."""

PageLine = Mapping[str, Any]
"""A line as the child process gives it: the fields of `pagelines.PageLine`."""

MOST_PULL_QUOTES = 100
"""Pull quotes of a page whose words are looked for in its story; each takes the time of reading the story."""

_HEAD = ("title", "standfirst", "byline", "time", "caption", "credit")
"""Kinds of lines that may stand above the first paragraph of a story and are not it."""


class _Story(NamedTuple):
    """Where the story stands among the lines of the page, its words, and which `quotes` are looked for among them.

    `hides` says that what is hidden on the page is none of it.
    """

    title: int
    first: int
    last: int
    name: tuple[str, ...]
    words: str
    quotes: frozenset[int]
    hides: bool


def pieces(lines: Sequence[PageLine], title: str) -> Iterator[Piece]:
    """The lines with their roles. `title` is the title by what the page says to machines, "" if it says none."""
    bridged = [line | {"main": True} if _is_sub_head(lines, index) else line for index, line in enumerate(map(dict, lines))]
    story = _story(bridged, title)
    for index, line in enumerate(bridged):
        yield _piece(line, index, story)


def hides_story(lines: Sequence[PageLine]) -> bool:
    """Whether most of the story is hidden on the page, until a script shows it or somebody looks into the source."""
    main = [line for line in lines if line["main"]]
    return bool(main) and 2 * sum(bool(line["hidden"]) for line in main) >= len(main)


def _is_sub_head(lines: Sequence[PageLine], index: int) -> bool:
    """Whether a line is a heading inside the story, though the extractors did not keep it."""
    line = lines[index]
    if line["kind"] != "heading" or line["place"] or line["linked"] >= LINKED:
        return False
    return _is_story(lines[max(index - 3, 0) : index][::-1]) and _is_story(lines[index + 1 : index + 4])


def _is_story(lines: Sequence[PageLine]) -> bool:
    """Whether the first of these lines, the time of an entry aside, is of the story."""
    return next((bool(line["main"]) for line in lines if line["kind"] != "time"), False)


def _story(lines: Sequence[PageLine], title: str) -> _Story:
    main = [index for index, line in enumerate(lines) if line["main"]]
    first = next((index for index in main if lines[index]["kind"] not in _HEAD), main[0] if main else len(lines))
    last = _last(lines, main[-1]) if main else len(lines)
    shown = [lines[index] for index in main]
    words = "\n".join(" ".join(fold(line["text"])) for line in shown)
    quotes = frozenset(islice((at for at, line in enumerate(lines) if line["kind"] == "pull quote"), MOST_PULL_QUOTES))
    return _Story(_title(lines, fold(title), first, last), first, last, fold(title), words, quotes, not hides_story(lines))


def _last(lines: Sequence[PageLine], last: int) -> int:
    """The last line of the story, with what is said of a picture below it."""
    for index in range(last + 1, len(lines)):
        line = lines[index]
        if line["kind"] not in ("caption", "credit") or line["place"] or line["linked"] >= LINKED:
            return index - 1
    return len(lines) - 1


def _title(lines: Sequence[PageLine], name: tuple[str, ...], first: int, last: int) -> int:
    """Which line is the title: a heading that is named so, else the last heading above the story; -1 if none is."""
    named = [index for index, line in enumerate(lines[:last]) if name and fold(line["text"]) == name]
    headings = [index for index in named if lines[index]["kind"] in ("title", "heading")]
    above = [index for index, line in enumerate(lines[:first]) if line["kind"] == "title" and not line["place"]]
    return next(iter([*headings, *above[::-1], *named]), -1)


def _piece(line: PageLine, index: int, story: _Story) -> Piece:
    text = line["text"]
    if line["hidden"] and story.hides:
        return Piece(text, Role.FURNITURE, "hidden on the page")
    if index == story.title:
        return Piece(text, Role.TITLE, "the heading of the page")
    if story.name and fold(text) == story.name:
        return Piece(text, Role.FURNITURE, "the title again")
    if max(story.title, 0) <= index <= story.last and (known := _known_by_tags(line, index, story)):
        return known
    if line["main"]:
        return Piece(text)
    links = "links" if line["linked"] >= LINKED else ""
    return Piece(text, Role.FURNITURE, line["place"] or links or "not taken for the story")


def _known_by_tags(line: PageLine, index: int, story: _Story) -> Piece | None:
    """The role tags give a line between the title and the end of the story; None if they say nothing."""
    text, kind, above = line["text"], line["kind"], index < story.first
    if kind in ("caption", "credit"):
        return Piece(text, Role(kind), f"marked as {kind}")
    if index in story.quotes and story.words.count(" ".join(fold(text))) > line["main"]:
        return Piece(text, Role.FURNITURE, "pull quote: words of the story again")
    if kind == "time":
        return Piece(text, Role.DATE, "the date of the page" if above else "time of an entry")
    if kind == "standfirst" or (kind == "byline" and above):
        return Piece(text, Role(kind), f"marked as {kind}")
    if kind == "heading" and line["main"] and not above and not furniture(text, edge=False):
        return Piece(text, Role.BODY, "sub-head")
    return None
