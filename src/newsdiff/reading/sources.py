"""Reading: from a path, standard input, bytes or a text to an article.

Where the words come from, how much is read at most, and what cannot be read. Decoding, roles and sentences have modules of
their own; nothing here looks into the text.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from pathlib import Path
from typing import NamedTuple

from newsdiff.clean import clean, clean_line
from newsdiff.errors import EmptySource, NotAFile, SourceNotFound, TooLarge, UnreadableSource
from newsdiff.model import Article
from newsdiff.reading.assembly import assemble
from newsdiff.reading.decoding import Decoded, decode, misdecoded_note
from newsdiff.reading.plain import page

__all__ = ["DEFAULT_LIMIT", "STANDARD_INPUT", "read"]

DEFAULT_LIMIT = 5_000_000
"""Bytes read from one source unless the caller says otherwise; a long news feature has 60,000."""

STANDARD_INPUT = "standard input"

_LONGEST_PATH = 4096
_CHUNK = 1 << 20
_SENTENCE_ENDS = (".", "!", "?", "…", '"', "'", "”", "’", "»")
_NO_SUCH_FILE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
_NO_FILE = (errno.ENXIO, errno.ENODEV, errno.EISDIR, errno.EAGAIN, errno.EOPNOTSUPP)


class _Raw(NamedTuple):
    """What came from a source: its name, its bytes, and, where a program handed over text, that text."""

    name: str
    data: bytes
    text: str | None = None


def read(source: str | os.PathLike[str] | bytes, *, limit: int = DEFAULT_LIMIT) -> Article:
    """Read one article.

    `source` is a path, ``"-"`` for standard input, bytes, or a text. A `str` is a text when it holds a line break, or when no
    such path exists and it reads like a sentence; a path-like object is always a path. At most `limit` bytes are read.

    Raises SourceNotFound, NotAFile, TooLarge, BinarySource, EmptySource or UnreadableSource.
    """
    raw = _within_limit(_raw(source, limit), limit)
    decoded = decode(raw.data, raw.name) if raw.text is None else Decoded(raw.text)
    cleaned = clean(decoded.text)
    if not cleaned.text.strip():
        raise EmptySource("nothing to read", where=raw.name, mend="give a text with at least one sentence")
    found = page(cleaned.text)
    misdecoded = misdecoded_note(cleaned.text)
    return assemble(
        cleaned.text,
        found.blocks,
        found.metadata,
        source=raw.name,
        sha256=hashlib.sha256(raw.data).hexdigest(),
        notes=(*decoded.notes, *cleaned.notes, *([misdecoded] if misdecoded else [])),
    )


def _raw(source: str | os.PathLike[str] | bytes, limit: int) -> _Raw:
    if isinstance(source, bytes):
        return _Raw("", source)
    if source == "-":
        return _Raw(STANDARD_INPUT, _read_standard_input(limit))
    if isinstance(source, str) and _is_text(source):
        return _Raw("", source.encode("utf-8", "surrogatepass"), source)
    path = Path(source)
    return _Raw(clean_line(os.fspath(path)), _read_file(path, limit))


def _within_limit(raw: _Raw, limit: int) -> _Raw:
    if len(raw.data) > limit:
        raise _too_large(raw.name, limit)
    return raw


def _too_large(where: str, limit: int) -> TooLarge:
    return TooLarge(f"larger than the limit of {limit / 1_000_000:g} MB", where=where, mend="raise the limit with --max-size")


def _is_text(source: str) -> bool:
    if "\n" in source or "\0" in source or len(source) > _LONGEST_PATH:
        return True
    words = source.split()
    return len(words) > 4 and words[-1].endswith(_SENTENCE_ENDS) and not _exists(source)


def _exists(path: str) -> bool:
    try:
        os.lstat(path)
    except (OSError, ValueError) as problem:
        return isinstance(problem, PermissionError)
    return True


def _read_standard_input(limit: int) -> bytes:
    buffer = getattr(sys.stdin, "buffer", None)
    if buffer is None:
        raise UnreadableSource("is closed", where=STANDARD_INPUT, mend="name a file, or pipe the text in")
    try:
        data: bytes = buffer.read(limit + 1)
    except (OSError, ValueError) as problem:
        raise UnreadableSource("could not be read", where=STANDARD_INPUT, mend="name a file, or pipe the text in") from problem
    return data


def _read_file(path: Path, limit: int) -> bytes:
    """The bytes of a regular file, one more than `limit` at most. Opened so that a pipe or a device cannot make it wait."""
    where = os.fspath(path)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except (OSError, ValueError) as problem:
        raise _unreadable(where, problem) from problem
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise _not_a_file(where, status.st_mode)
        if status.st_size > limit:
            raise _too_large(where, limit)
        return _read_all(handle, limit + 1)
    except OSError as problem:
        raise _unreadable(where, problem) from problem
    finally:
        os.close(handle)


def _read_all(handle: int, most: int) -> bytes:
    chunks: list[bytes] = []
    while most > 0 and (chunk := os.read(handle, min(most, _CHUNK))):
        chunks.append(chunk)
        most -= len(chunk)
    return b"".join(chunks)


def _not_a_file(where: str, mode: int) -> NotAFile:
    if stat.S_ISDIR(mode):
        return NotAFile("a folder, not a file", where=where, mend="name the files in it")
    return NotAFile("a pipe or a device, not a file", where=where, mend="use - to read standard input")


def _unreadable(where: str, problem: Exception) -> UnreadableSource:
    code = getattr(problem, "errno", None)
    if code in _NO_SUCH_FILE or isinstance(problem, ValueError):
        return SourceNotFound("no such file", where=where, mend="check the name")
    if code in _NO_FILE:
        return _not_a_file(where, 0)
    if code == errno.ELOOP:
        return UnreadableSource("a symbolic link that leads to itself", where=where, mend="name the file itself")
    if isinstance(problem, PermissionError):
        return UnreadableSource("may not be read", where=where, mend="check its permissions")
    return UnreadableSource(os.strerror(code) if code else "could not be read", where=where, mend="check the file")
