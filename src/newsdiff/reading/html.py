"""HTML: from the bytes of a page to a draft in which the story is told from the rest of the page.

The page is taken apart in a process of its own. Nothing of it is lost: what is not the story stays in the text as folded
furniture, with the reason. A page never causes a request. Roles are given in `newsdiff.reading.pageroles`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from html import unescape
from typing import Any, NamedTuple

from newsdiff.clean import clean, clean_line
from newsdiff.model import Role
from newsdiff.reading.archives import capture_of_page, without_toolbar
from newsdiff.reading.decoding import decode
from newsdiff.reading.drafting import draft
from newsdiff.reading.isolated import ChildStopped, run
from newsdiff.reading.pageroles import LINKED, PageLine, hides_story, pieces
from newsdiff.reading.raw import Draft, Options, Raw
from newsdiff.reading.stubs import check, check_shell

__all__ = ["html"]

PATIENCE = 5.0
"""Seconds a page is given that is only to be cut into lines."""

META_WITHIN = 4096
"""Bytes at the top of a page in which it may name its encoding."""

_META_CHARSET = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9.:_-]{2,40})""", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|(\d{1,9}));?")
_SCRIPT = re.compile(r"<(/?)(?:script|style)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_MARK = r"""(?:["“”]|&(?:quot|[lr]dquo);)"""
_QUOTE = re.compile(rf"({_MARK}?)<(/?)q(?:\s[^<>]*)?>(?!{_MARK})", re.IGNORECASE)
_WHOLE_PAGE = re.compile(r"<(?:!doctype|html|head|body|nav|header|footer|script)\b", re.IGNORECASE)


class _Page(NamedTuple):
    """The lines of a page, or of a piece of one if not `whole`.

    `notes` say what had to be done without; `unscripted` is what the page shows only where no script runs.
    """

    lines: Sequence[PageLine]
    about: Mapping[str, Any]
    notes: tuple[str, ...] = ()
    whole: bool = True
    unscripted: str = ""


def html(raw: Raw, _options: Options) -> Draft:
    """The draft of the article on a page, or in a piece of one.

    Raises EmptySource if it holds no text, NotAnArticle of some kind if it stands where a story should.
    """
    inside = _META_CHARSET.search(raw.data[:META_WITHIN])
    decoded = decode(raw.data, raw.name, (raw.charset,), inside[1].decode("ascii") if inside else "")
    capture = None if raw.url else capture_of_page(decoded.text)
    cleaned = clean(_REFERENCE.sub(_plain_reference, _with_marks(without_toolbar(decoded.text))))
    page = _taken_apart(cleaned.text, raw.name)
    check_shell("\n".join(line["text"] for line in page.lines), page.unscripted, raw.url or raw.name)
    fields = {name: clean_line(page.about.get(name, "")) for name in ("title", "outlet", "byline", "published")}
    hidden = ["the story is hidden on the page until a script shows it"] if hides_story(page.lines) else []
    notes = [*([capture.note] if capture else []), *decoded.notes, *cleaned.notes, *page.notes, *hidden]
    lines = list(pieces(page.lines, fields["title"]))
    read = draft(lines, fields, where=raw.name, notes=notes, titled=page.whole)
    read = _dated(read, page.about.get("guess", ""))
    return _checked(read, raw.url or raw.name) if page.whole else read


def _dated(read: Draft, guess: str) -> Draft:
    """The draft, with a guessed day and a note of it where neither the page nor its text says one."""
    if not guess or read.metadata.published:
        return read
    about = replace(read.metadata, published=guess)
    return replace(read, metadata=about, notes=(*read.notes, f"date guessed from the page: {guess}"))


def _checked(read: Draft, where: str) -> Draft:
    """The draft, with a note if the page may show only a part of the story. Raises NotAnArticle if it shows none."""
    body = "\n".join(block.span.of(read.text) for block in read.blocks if block.role is Role.BODY)
    note = check(body, read.text, where)
    return replace(read, notes=(*read.notes, note)) if note else read


def _taken_apart(text: str, where: str) -> _Page:
    """The lines of the page, the story marked; if that fails, its lines told apart by their tags alone, and a note."""
    data = text.encode()
    if not _WHOLE_PAGE.search(text):
        found, notes = _without_extraction(text, data, where)
        lines = [{**line, "main": True} for line in found["lines"]]
        return _Page(lines, {}, notes, whole=False, unscripted=found["unscripted"])
    try:
        found = run("page", data, {"extract": True}, where=where)
        note = "" if any(line["main"] for line in found["lines"]) else "no story was found on the page"
    except ChildStopped as stopped:
        found, _ = _without_extraction(text, data, where)
        note = f"the story could not be told from the page, {stopped.why}"
    if not note:
        return _Page(found["lines"], found["about"], unscripted=found["unscripted"])
    notes = (f"{note}; its text is shown as it stands",)
    return _Page(_told_by_tags(found["lines"]), found["about"], notes, unscripted=found["unscripted"])


def _without_extraction(text: str, data: bytes, where: str) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """The lines of a page by its tags; where no parser gets through them, what is left without the tags, and a note."""
    try:
        return run("page", data, where=where, deadline=PATIENCE), ()
    except ChildStopped as stopped:
        return {"lines": _bare(text), "about": {}, "unscripted": ""}, (f"the page could not be taken apart, {stopped.why}",)


def _bare(text: str) -> list[PageLine]:
    """The text between the tags, of which only this is known: it is no script, and a tag ends a line."""
    parts = _SCRIPT.split(text)
    shown = [part for part, mark in zip(parts[::2], ["/", *parts[1::2]], strict=True) if mark]
    lines = unescape(_TAG.sub("\n", "\n".join(shown))).split("\n")
    plain = {"kind": "", "place": "", "hidden": False, "linked": 0.0, "main": True}
    return [{"text": line, **plain} for line in lines if line.strip()]


def _told_by_tags(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines, all of them the story but those in a part of the page that is named as something else, and links."""
    return [{**line, "main": not line["place"] and line["linked"] < LINKED} for line in lines]


def _with_marks(text: str) -> str:
    """The page, with the marks that browsers draw around `<q>` where no mark stands there already."""
    return _QUOTE.sub(lambda tag: tag[0] if tag[1] else "”" if tag[2] else "“", text)


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
