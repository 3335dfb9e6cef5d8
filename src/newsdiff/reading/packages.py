"""What a file packed as a ZIP archive is: an archive of files, or one document whose parts are packed.

Told by the names in its directory and by the type it states of itself, never by bytes that happen to stand in it. What is in
it is not read here.
"""

from __future__ import annotations

import io
import struct
import zlib
from zipfile import BadZipFile, ZipFile

__all__ = ["ARCHIVE", "BROKEN", "DAMAGED", "OPEN_TEXT", "WORD", "files_listed", "package"]

WORD, OPEN_TEXT, ARCHIVE = "a Word document", "an OpenDocument text", "a ZIP archive"
DAMAGED = "a damaged ZIP archive"
"""What begins as an archive and cannot be opened as one; it may have been any of them."""

BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError, NotImplementedError, RuntimeError)
"""What `zipfile` raises on an archive that cannot be opened, or on a file in it that cannot be unpacked."""

MOST_LISTED = 10_000
"""Files whose names are looked at; no document has so many parts."""

_SIGNATURE = b"PK\x03\x04"
_DIRECTORY_ENTRY = b"PK\x01\x02"
_LONGEST_TYPE = 200
_PARTS = {"word/": WORD, "xl/": "an Excel document", "ppt/": "a PowerPoint document"}
_TYPES = {
    "application/vnd.oasis.opendocument.text": OPEN_TEXT,
    "application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet",
    "application/vnd.oasis.opendocument.": "an OpenDocument file",
    "application/epub+zip": "an EPUB book",
}


def files_listed(data: bytes) -> int:
    """How many files an archive can list at most, known before its directory is read."""
    return data.count(_DIRECTORY_ENTRY)


def package(data: bytes) -> str:
    """What the bytes are; "" if they are not packed so."""
    if not data.startswith(_SIGNATURE):
        return ""
    if files_listed(data) > MOST_LISTED:
        return ARCHIVE
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            return _by_parts(archive.namelist()) or _by_type(archive) or ARCHIVE
    except BROKEN:
        return DAMAGED


def _by_parts(names: list[str]) -> str:
    """The office document whose parts these are; it lists their types in a part of that name."""
    if "[Content_Types].xml" not in names:
        return ""
    return next((what for start, what in _PARTS.items() if any(name.startswith(start) for name in names)), "")


def _by_type(archive: ZipFile) -> str:
    """The document that states its type in an entry of its own."""
    try:
        with archive.open("mimetype") as file:
            stated = file.read(_LONGEST_TYPE).decode("ascii", "replace")
    except KeyError:
        return ""
    return next((what for start, what in _TYPES.items() if stated.startswith(start)), "")
