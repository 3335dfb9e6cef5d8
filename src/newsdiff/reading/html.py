"""HTML: from the bytes of a page to a draft in which the story is told from the rest of the page.

The page is taken apart in a process of its own; here its lines get their roles. Nothing of it is lost: what is not the story
stays in the text as folded furniture, with the reason. A page never causes a request.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from html import unescape
from typing import Any, NamedTuple

from newsdiff.clean import clean, clean_line
from newsdiff.errors import DamagedSource
from newsdiff.model import Role
from newsdiff.reading.archives import capture_of_page, without_toolbar
from newsdiff.reading.decoding import decode
from newsdiff.reading.drafting import Piece, draft
from newsdiff.reading.isolated import ChildStopped, run
from newsdiff.reading.lines import fold
from newsdiff.reading.raw import Draft, Options, Raw
from newsdiff.reading.stubs import check

__all__ = ["html"]

LINKED = 0.6
"""Share of a line's characters inside links from which on it is called links."""

META_WITHIN = 4096
"""Bytes at the top of a page in which it may name its encoding."""

_META_CHARSET = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9.:_-]{2,40})""", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|(\d{1,9}));?")
_WHOLE_PAGE = re.compile(r"<(?:!doctype|html|head|body|nav|header|footer|script)\b", re.IGNORECASE)

_HEAD = ("title", "standfirst", "byline", "time", "caption", "credit")
"""Kinds of lines that may stand above the first paragraph of a story and are not it."""

_Line = Mapping[str, Any]


class _Page(NamedTuple):
    """The lines of a page, or of a piece of one if not `whole`; `notes` say what had to be done without."""

    lines: Sequence[_Line]
    about: Mapping[str, Any]
    notes: tuple[str, ...] = ()
    whole: bool = True


def html(raw: Raw, _options: Options) -> Draft:
    """The draft of the article on a page, or in a piece of one.

    Raises DamagedSource if the page cannot be taken apart at all, EmptySource if it holds no text, NotAnArticle of some kind
    if it stands where a story should.
    """
    inside = _META_CHARSET.search(raw.data[:META_WITHIN])
    decoded = decode(raw.data, raw.name, (raw.charset, inside[1].decode("ascii") if inside else ""))
    capture = None if raw.url else capture_of_page(decoded.text)
    cleaned = clean(_REFERENCE.sub(_plain_reference, without_toolbar(decoded.text)))
    page = _taken_apart(cleaned.text, raw.name)
    fields = {name: clean_line(value) for name, value in page.about.items() if isinstance(value, str)}
    notes = [*([capture.note] if capture else []), *decoded.notes, *cleaned.notes, *page.notes]
    if page.about.get("guessed") and fields["published"]:
        notes.append(f"date guessed from the page: {fields['published']}")
    read = draft(list(_pieces(page)), fields, where=raw.name, notes=notes, titled=page.whole)
    return _checked(read, raw.url or raw.name) if page.whole else read


def _checked(read: Draft, where: str) -> Draft:
    """The draft, with a note if the page may show only a part of the story. Raises NotAnArticle if it shows none."""
    body = "\n".join(block.span.of(read.text) for block in read.blocks if block.role is Role.BODY)
    note = check(body, read.text, where)
    return replace(read, notes=(*read.notes, note)) if note else read


def _taken_apart(text: str, where: str) -> _Page:
    """The lines of the page, the story marked; if that fails, its lines told apart by their tags alone, and a note."""
    data = text.encode()
    if not _WHOLE_PAGE.search(text):
        found = _without_extraction(data, where)
        return _Page([{**line, "main": True} for line in found["lines"]], {}, whole=False)
    try:
        found = run("page", data, {"extract": True}, where=where)
        note = "" if any(line["main"] for line in found["lines"]) else "no story was found on the page"
    except ChildStopped as stopped:
        found = _without_extraction(data, where)
        note = f"the story could not be told from the page, {stopped.why}"
    if not note:
        return _Page(found["lines"], found["about"])
    return _Page(_told_by_tags(found["lines"]), found["about"], (f"{note}; its text is shown as it stands",))


def _without_extraction(data: bytes, where: str) -> Any:
    try:
        return run("page", data, where=where)
    except ChildStopped as stopped:
        mend = "save its text as .txt and read that"
        raise DamagedSource(f"the page cannot be read: {stopped.why}", where=where, mend=mend) from stopped


def _told_by_tags(lines: Sequence[_Line]) -> list[_Line]:
    """The lines, all of them the story but those in a part of the page that is named as something else, and links."""
    return [{**line, "main": not line["place"] and line["linked"] < LINKED} for line in lines]


def _plain_reference(match: re.Match[str]) -> str:
    """A character written by its number, if it is one the gate must see; the rest is left to the parser."""
    code = int(match[1], 16) if match[1] else int(match[2])
    if code > 0x10FFFF:
        return "\N{REPLACEMENT CHARACTER}"
    if 0x80 <= code < 0xA0:
        return unescape(f"&#{code};")  # browsers take these for Windows-1252, and so does everybody who writes them
    return chr(code) if _is_for_the_gate(code) else match[0]


@lru_cache(4096)
def _is_for_the_gate(code: int) -> bool:
    return chr(code) not in "\t\n\r" and clean(chr(code)).text != chr(code)


class _Story(NamedTuple):
    """Where the story stands among the lines of the page, and its words."""

    title: int
    first: int
    last: int
    name: tuple[str, ...]
    words: str
    hides: bool


def _pieces(page: _Page) -> Iterator[Piece]:
    """The lines with the roles their tags and their place give them."""
    story = _story(page)
    for index, line in enumerate(page.lines):
        yield _piece(line, index, story)


def _story(page: _Page) -> _Story:
    main = [index for index, line in enumerate(page.lines) if line["main"]] or [len(page.lines)]
    name = fold(page.about.get("title") or "")
    heads = [index for index, line in enumerate(page.lines[: main[0] + 1]) if line["kind"] == "title"]
    named = [index for index, line in enumerate(page.lines[: main[-1]]) if name and fold(line["text"]) == name]
    headings = [index for index in named if page.lines[index]["kind"] in ("title", "heading")]
    title = next(iter([*headings, *heads, *named]), -1)
    shown = [page.lines[index] for index in main if index < len(page.lines)]
    hidden = sum(line["hidden"] for line in shown)
    words = "\n".join(" ".join(fold(line["text"])) for line in shown)
    first = next((index for index in main if index < len(page.lines) and page.lines[index]["kind"] not in _HEAD), main[0])
    return _Story(title, first, main[-1], name, words, hides=2 * hidden < len(shown))


def _piece(line: _Line, index: int, story: _Story) -> Piece:
    """One line with its role; None for lines of the story that its tags say nothing of."""
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


def _known_by_tags(line: _Line, index: int, story: _Story) -> Piece | None:
    """The role tags give a line between the title and the end of the story; None if they say nothing."""
    text, kind, above = line["text"], line["kind"], index < story.first
    if kind in ("caption", "credit"):
        return Piece(text, Role(kind), f"marked as {kind}")
    if kind == "pull quote" and story.words.count(" ".join(fold(text))) > (0 if above else 1):
        return Piece(text, Role.FURNITURE, "pull quote: words of the story again")
    if kind == "time":
        return Piece(text, Role.DATE, "the date of the page" if above else "time of an entry")
    if kind == "standfirst" or (kind == "byline" and above):
        return Piece(text, Role(kind), f"marked as {kind}")
    return Piece(text, Role.BODY, "sub-head") if kind == "heading" and line["main"] and not above else None
