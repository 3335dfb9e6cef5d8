"""Put a finished text where it was asked for: a file, whole or not at all, or standard output.

An export must never leave half a file, never replace one unasked, and never end up elsewhere than in the named folder.
What the text says is no business of this module.
"""

from __future__ import annotations

import os
import secrets
import stat
import sys
from pathlib import Path

from newsdiff.errors import ExportError

__all__ = ["to_stdout", "write_text"]


def write_text(path: Path, text: str, *, force: bool = False) -> None:
    """Write the text, in UTF-8, to this file.

    An existing file is replaced only with `force`, and keeps its permissions. Raises ExportError if that is missing, if
    the path is a folder, a link, a device or a pipe, or if the file cannot be written; then nothing has changed.
    """
    try:
        _replace(path, text.encode("utf-8", "replace"), _permissions(path, force=force))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ExportError(f"cannot be written: {reason}", where=str(path)) from error


def to_stdout(text: str, encoding: str = "utf-8") -> None:
    """Write the text to standard output; what the encoding lacks becomes "?".

    A reader that has gone, as after `| head`, is no error. Raises ExportError if it cannot be written for another reason.
    """
    if sys.stdout is None:
        raise ExportError("is closed", where="standard output")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding, "replace"))
        sys.stdout.buffer.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the rest is tried again when Python ends
        if not isinstance(error, BrokenPipeError):
            raise ExportError(f"cannot be written: {error.strerror}", where="standard output") from error


def _permissions(path: Path, *, force: bool) -> int:
    """The permissions of the new file before the umask. Raises ExportError if the place is taken."""
    try:
        found = path.lstat().st_mode
    except FileNotFoundError:
        return 0o666
    if stat.S_ISDIR(found):
        raise ExportError("is a folder", where=str(path), mend="name a file in it")
    if not stat.S_ISREG(found):
        raise ExportError("is a link, a device or a pipe", where=str(path), mend="name a plain file, or - for standard output")
    if not force:
        raise ExportError("exists already", where=str(path), mend="choose another name, or replace it with --force")
    return stat.S_IMODE(found)


def _replace(path: Path, content: bytes, mode: int) -> None:
    draft = path.with_name(f".newsdiff-{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
