"""Documents: from PDF, Word, OpenDocument and mail to drafts.

The files are taken apart in a process of its own; here their lines get their roles. A mail whose text is a page is read as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from newsdiff.clean import clean_line
from newsdiff.errors import DamagedSource, EmptySource
from newsdiff.model import Role
from newsdiff.reading import html, plain
from newsdiff.reading.drafting import Piece, draft
from newsdiff.reading.furniture import furniture
from newsdiff.reading.isolated import DEADLINE, ChildStopped, run
from newsdiff.reading.lines import fold
from newsdiff.reading.metadata import Metadata
from newsdiff.reading.pageroles import MOST_PULL_QUOTES
from newsdiff.reading.raw import Draft, Options, Raw

__all__ = ["docx", "mail", "odt", "pdf"]

PDF_DEADLINE = 60.0
"""Seconds a PDF may take: a page of print takes a tenth of one."""

LEAST_PLAIN = 0.5
"""Share of the words of its page that the plain text of a mail must have to be the text that is read."""

LEAST_QUOTE, MOST_QUOTE = 5, 40
"""Words of a pull quote: fewer may stand in a story twice by chance, and more are not set apart."""

_SENTENCE_ENDS = (".", "!", "?", "”", '"')
_FORWARDED = re.compile(r"(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def pdf(raw: Raw, _options: Options) -> Draft:
    """The draft of the article in a PDF with letters. Raises EmptySource for one without, and what `docx` raises."""
    found = _taken_apart("pdf", raw, PDF_DEADLINE)
    return _drafted(raw, found["lines"], found["notes"])


def docx(raw: Raw, _options: Options) -> Draft:
    """The draft of the article in a Word document.

    Raises DamagedSource if it cannot be opened, ReaderMissing if the library for it is not installed.
    """
    return _drafted(raw, _taken_apart("docx", raw)["lines"])


def odt(raw: Raw, _options: Options) -> Draft:
    """The draft of the article in an OpenDocument text. Raises DamagedSource if it cannot be opened."""
    return _drafted(raw, _taken_apart("odt", raw)["lines"])


def mail(raw: Raw, options: Options) -> Draft:
    """The draft of the article in a mail: of its plain text or, where that is much shorter, of its page.

    Subject, sender and day stand in where the text names no title, author and day. Raises EmptySource if there is no text.
    """
    found = _taken_apart("mail", raw)
    text, page = found["plain"], found["html"]
    if page and len(text.split()) < LEAST_PLAIN * len(_TAG.sub(" ", page).split()):
        read = html.html(_inner(raw, page), options)
    elif text.strip():
        read = plain.plain(_inner(raw, text), options)
    else:
        raise EmptySource("a mail without a text", where=raw.name, mend="save what is attached to it, and read that")
    title = clean_line(_FORWARDED.sub("", found["title"]))
    about = Metadata(title, "", clean_line(found["byline"]), found["published"] or None)
    return replace(read, metadata=read.metadata.completed(about))


def _inner(raw: Raw, text: str) -> Raw:
    return replace(raw, data=text.encode("utf-8", "surrogatepass"), charset="utf-8")


def _taken_apart(task: str, raw: Raw, deadline: float = DEADLINE) -> Any:
    try:
        return run(task, raw.data, where=raw.name, deadline=deadline)
    except ChildStopped as stopped:
        mend = "save its text as .txt and read that"
        raise DamagedSource(f"cannot be read: {stopped.why}", where=raw.name, mend=mend) from stopped


def _drafted(raw: Raw, lines: Sequence[Mapping[str, str]], notes: Sequence[str] = ()) -> Draft:
    return draft(list(_pieces([line for line in lines if line["text"].strip()])), {}, where=raw.name, notes=notes)


def _pieces(lines: Sequence[Mapping[str, str]]) -> Iterator[Piece]:
    """The lines with the roles their styles give them; where none is the title, a heading above all sentences is."""
    titled = next((index for index, line in enumerate(lines) if line["kind"] == "title"), _heading_above(lines))
    quotes = _pull_quotes(lines)
    for index, line in enumerate(lines):
        kind, text = line["kind"], line["text"]
        if line.get("reason"):
            yield Piece(text, Role.FURNITURE, line["reason"])
        elif kind == "title" or index == titled:
            yield Piece(text, Role.TITLE, "the title of the document")
        elif index in quotes:
            yield Piece(text, Role.FURNITURE, "pull quote: words of the story again")
        elif kind == "heading":
            yield Piece(text) if furniture(text, edge=False) else Piece(text, Role.BODY, "sub-head")
        elif kind:
            yield Piece(text, Role(kind), f"marked as {kind}")
        else:
            yield Piece(text)


def _heading_above(lines: Sequence[Mapping[str, str]]) -> int:
    """The first heading, if only names and labels stand above it; -1 for none."""
    first = next((index for index, line in enumerate(lines) if line["kind"] == "heading"), -1)
    return -1 if any(line["text"].rstrip().endswith(_SENTENCE_ENDS) for line in lines[: max(first, 0)]) else first


def _pull_quotes(lines: Sequence[Mapping[str, str]]) -> frozenset[int]:
    """Plain paragraphs whose words stand in a longer one, word for word: print has no other mark of a quote set apart."""
    words = [f" {' '.join(fold(line['text']))} " for line in lines]
    short = [at for at, line in enumerate(lines) if not line["kind"] and LEAST_QUOTE <= words[at].count(" ") - 1 <= MOST_QUOTE]
    return frozenset(at for at in short[:MOST_PULL_QUOTES] if any(words[at] in other != words[at] for other in words))
