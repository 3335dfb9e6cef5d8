"""The bytes of files and of standard input, up to a limit.

What cannot be read, and in which words that is said. What the bytes mean is the business of the formats.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

from newsdiff.errors import NotAFile, SourceNotFound, TooLarge, UnreadableSource

__all__ = ["STANDARD_INPUT", "exists", "read_file", "read_standard_input", "too_large"]

STANDARD_INPUT = "standard input"

_CHUNK = 1 << 20
_NO_SUCH_FILE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
_NO_FILE = (errno.ENXIO, errno.ENODEV, errno.EISDIR, errno.EAGAIN, errno.EOPNOTSUPP)


def too_large(where: str, limit: int) -> TooLarge:
    """The error for a source over this limit in bytes."""
    return TooLarge(f"larger than the limit of {limit / 1_000_000:g} MB", where=where, mend="raise the limit with --max-size")


def exists(path: str) -> bool:
    """Whether there is something of this name, readable or not."""
    try:
        os.lstat(path)
    except (OSError, ValueError) as problem:
        return isinstance(problem, PermissionError)
    return True


def read_standard_input(limit: int) -> bytes:
    """What standard input holds, one byte more than `limit` at most. Raises UnreadableSource if it is closed."""
    buffer = getattr(sys.stdin, "buffer", None)
    if buffer is None:
        raise UnreadableSource("is closed", where=STANDARD_INPUT, mend="name a file, or pipe the text in")
    try:
        data: bytes = buffer.read(limit + 1)
    except (OSError, ValueError) as problem:
        raise UnreadableSource("could not be read", where=STANDARD_INPUT, mend="name a file, or pipe the text in") from problem
    return data


def read_file(path: Path, limit: int) -> bytes:
    """The bytes of a regular file, one more than `limit` at most. Opened so that a pipe or a device cannot make it wait.

    Raises SourceNotFound, NotAFile, TooLarge or UnreadableSource.
    """
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
            raise too_large(where, limit)
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
