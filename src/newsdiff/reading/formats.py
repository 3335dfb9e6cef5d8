"""Which reader takes what: one table, by what the bytes begin with, what is said of them, and the ending of their name.

One line for each format and each container; a new one is a module and a line. The readers are imported when they are first
needed. What they do is their own business, and so is what comes of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from newsdiff.errors import UsageError
from newsdiff.reading.decoding import unmarked
from newsdiff.reading.packages import ARCHIVE, DAMAGED, OPEN_TEXT, WORD, package
from newsdiff.reading.raw import Raw

__all__ = ["READERS", "Reader", "has_reader", "reader_for", "room_of"]


@dataclass(frozen=True, slots=True)
class Reader:
    """A line of the table.

    `home` is where the reader lives, as `module:function`: a `Format`, or a `Container` if `several`. `signs` match first
    bytes that are unmistakable, whatever is said of them; `looks` first bytes that count where nothing is said. `room` is
    how many times the limit of an article such a file may have, because it holds more than the words of one.
    """

    name: str
    home: str
    media_types: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    signs: Callable[[bytes], bool] = lambda _: False
    looks: Callable[[bytes], bool] = lambda _: False
    room: int = 1
    several: bool = False

    def load(self) -> Callable[..., Any]:
        """The function that reads."""
        module, _, function = self.home.partition(":")
        found: Callable[..., Any] = getattr(import_module(f"newsdiff.reading.{module}"), function)
        return found


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN_TEXT = "application/vnd.oasis.opendocument.text"
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
_JSON_LINES = ("application/jsonl", "application/x-ndjson", "application/jsonlines")
_TABLES = ("text/csv", "text/tab-separated-values")

_START = rb"\s*(?:<(?:\?|!--)[^>]{0,500}>\s*)*"
_HTML = re.compile(_START + rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_MARKUP = re.compile(
    _START + rb"<(?:article|blockquote|body|div|figure|h[1-6]|head|main|meta|p|section|span|table|title)\b", re.IGNORECASE
)
_FEED = re.compile(_START + rb"(?:<!DOCTYPE\s[^>]{1,500}>\s*)?<(?:\w{1,20}:)?(?:rss|feed|RDF)\b")
_JSON_FEED = re.compile(rb'\s*\{.*"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version', re.DOTALL)
_MAIL = re.compile(rb"(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|X-[\w-]{1,40}): ", re.IGNORECASE)
_LETTER = re.compile(
    rb"(?:From|To|Subject|Date): .*\n(?:[\w-]{1,40}: .*\n|[ \t].*\n)*?(?:MIME-Version|Content-Type|Message-ID|Received): ",
    re.IGNORECASE,
)
_JSON = re.compile(rb"\s*(?:\[\s*)?\{\s*\"")

_HEAD = 4096
"""Bytes by which a format is told."""


def _is_pdf(data: bytes) -> bool:
    return data[:_HEAD].lstrip().startswith(b"%PDF-")


def _is_docx(data: bytes) -> bool:
    return package(data) == WORD


def _is_odt(data: bytes) -> bool:
    return package(data) == OPEN_TEXT


def _is_zip(data: bytes) -> bool:
    return package(data) == ARCHIVE


def _is_damaged_zip(data: bytes) -> bool:
    return package(data) == DAMAGED


def _is_feed(data: bytes) -> bool:
    head = unmarked(data[:_HEAD])
    return bool(_FEED.match(head) or _JSON_FEED.match(head))


def _is_html(data: bytes) -> bool:
    return bool(_HTML.match(unmarked(data[:_HEAD])))


def _is_markup(data: bytes) -> bool:
    return bool(_MARKUP.match(unmarked(data[:_HEAD])))


def _is_mail(data: bytes) -> bool:
    """Whether it is a mail as programs send it. What a person copied off a screen, "From:" and all, is read as text."""
    head = unmarked(data[:_HEAD])
    return bool(_MAIL.match(head) or _LETTER.match(head))


def _is_json(data: bytes) -> bool:
    return bool(_JSON.match(unmarked(data[:_HEAD])))


_ROOMY = 20
"""Times the limit of an article: for collections, and for files that hold pictures and fonts beside the words."""

READERS = (
    Reader("PDF", "documents:pdf", ("application/pdf",), (".pdf",), _is_pdf, room=_ROOMY),
    Reader("Word document", "documents:docx", (f"{_OFFICE}.wordprocessingml.document",), (".docx",), _is_docx, room=_ROOMY),
    Reader("OpenDocument text", "documents:odt", (_OPEN_TEXT,), (".odt",), _is_odt, room=_ROOMY),
    Reader(
        "ZIP archive", "zipped:zipped_articles", ("application/zip",), (".zip",), _is_zip, _is_damaged_zip, _ROOMY, several=True
    ),
    Reader("feed", "feeds:entries", _FEED_TYPES, (".rss", ".atom", ".xml"), _is_feed, room=_ROOMY, several=True),
    Reader("HTML", "html:html", ("text/html", "application/xhtml+xml"), (".html", ".htm", ".xhtml"), _is_html, _is_markup),
    Reader("e-mail", "documents:mail", ("message/rfc822",), (".eml",), looks=_is_mail, room=_ROOMY),
    Reader("JSON lines", "tables:json_lines_articles", _JSON_LINES, (".jsonl", ".ndjson"), room=_ROOMY, several=True),
    Reader("JSON", "tables:json_articles", ("application/json",), (".json",), looks=_is_json, room=_ROOMY, several=True),
    Reader("table", "tables:separated_articles", _TABLES, (".csv", ".tsv"), room=_ROOMY, several=True),
    Reader("text", "plain:plain", ("text/plain", "text/markdown"), (".txt", ".text", ".md", ".markdown")),
)

_TEXT = READERS[-1]
_UNTOLD = ("", "text/plain", "application/octet-stream", "binary/octet-stream", "application/xml", "text/xml")
"""Types servers give to anything: the ending and the bytes are asked too."""


def reader_for(raw: Raw, asked: str = "") -> Reader:
    """The reader of these bytes. `asked` is a type or an ending the user named, which goes before everything.

    Raises UsageError if there is no reader of what was asked for.
    """
    if asked := asked or (raw.media_type if raw.settled else ""):
        return _asked(asked)
    if found := next((reader for reader in READERS if reader.signs(raw.data)), None):
        return found
    told = _first(READERS, lambda reader: raw.media_type in reader.media_types)
    if told and raw.media_type not in _UNTOLD:
        return told
    if named := _by_ending(raw.url or raw.name):
        return named
    if told:
        return told
    return next((reader for reader in READERS if reader.looks(raw.data)), _TEXT)


def has_reader(path: PurePath) -> bool:
    """Whether some reader takes files with an ending like this: which files of a folder are articles."""
    return _by_ending(path.name) is not None


def room_of(name: str, asked: str = "") -> int:
    """How many times the limit of an article a source of this name may have: the most where only its bytes will tell."""
    reader = _asked(asked) if asked else _by_ending(name)
    return reader.room if reader else _ROOMY


def _asked(name: str) -> Reader:
    wanted = name.strip().casefold()
    found = _first(READERS, lambda reader: wanted in reader.media_types or f".{wanted.lstrip('.')}" in reader.endings)
    if not found:
        endings = ", ".join(ending.lstrip(".") for reader in READERS for ending in reader.endings[:1])
        raise UsageError(f"{name} is no type that can be read", mend=f"name one of {endings}")
    return found


def _by_ending(name: str) -> Reader | None:
    path = urlsplit(name).path if "://" in name[:12] else name
    ending = PurePath(path).suffix.casefold()
    return _first(READERS, lambda reader: ending in reader.endings)


def _first(readers: Sequence[Reader], test: Callable[[Reader], bool]) -> Reader | None:
    return next((reader for reader in readers if test(reader)), None)
