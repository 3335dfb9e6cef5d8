"""A ZIP archive as the files in it, without ever writing one of them.

Only what the archive holds and how much of it may be unpacked. Names of entries are data: they are shown, and tell the
format by their ending; no path is made of them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from newsdiff.clean import clean_line
from newsdiff.errors import BinarySource, DamagedSource, EmptySource, TooLarge, UnreadableSource
from newsdiff.reading.decoding import mend_of
from newsdiff.reading.formats import has_reader
from newsdiff.reading.packages import ARCHIVE, BROKEN, DAMAGED, files_listed, package
from newsdiff.reading.raw import Options, Raw

__all__ = ["zipped_articles"]

MOST_UNPACKED = 20
"""Times the limit of one article that all of an archive may hold when unpacked. What is too large for an article, and no
collection either, is refused by `sources`."""

MOST_RATIO = 200
"""Times its packed size that an entry may hold; text is packed to a third or a tenth, a bomb to a thousandth."""

LEAST_SUSPECT = 100_000
"""Bytes up to which an entry may be packed as well as it likes."""

_ENCRYPTED = 0x1
_LEFT_OUT = ("__MACOSX", ".")


def zipped_articles(raw: Raw, options: Options) -> Iterator[Raw | UnreadableSource]:
    """The files in a ZIP archive that some reader takes, in its order, unpacked in memory one by one.

    Encrypted files, files packed too well or in a rare way, and what is beyond `MOST_UNPACKED` are problems. Raises
    DamagedSource if it is no archive, BinarySource if it is a document whose parts are packed so, TooLarge if it has more than
    `options.most` files, EmptySource if it has none.
    """
    if (what := package(raw.data)) not in ("", ARCHIVE, DAMAGED):
        raise BinarySource(f"{what}, not an archive of articles", where=raw.name, mend=mend_of(what))
    if files_listed(raw.data) > options.most:
        raise TooLarge(f"more than {options.most} files in it", where=raw.name, mend="unpack it, and name fewer")
    try:
        archive = ZipFile(io.BytesIO(raw.data))
    except BROKEN as problem:
        raise DamagedSource("a damaged ZIP archive", where=raw.name, mend="fetch or pack it again") from problem
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/") and _is_article(entry.filename)]
        if not entries:
            raise EmptySource("no article in it", where=raw.name)
        yield from _unpacked(archive, entries, raw.name, MOST_UNPACKED * options.limit)


def _is_article(name: str) -> bool:
    """Whether an entry has an ending that is read, and is neither hidden nor what a computer added for itself."""
    parts = name.replace("\\", "/").split("/")
    return has_reader(PurePath(name)) and not any(part.startswith(_LEFT_OUT) and part not in (".", "..") for part in parts)


def _unpacked(archive: ZipFile, entries: list[ZipInfo], where: str, left: int) -> Iterator[Raw | UnreadableSource]:
    for entry in entries:
        name = clean_line(f"{where}/{entry.filename}")
        made = _refused(entry, name) or _one(archive, entry, name, left + 1)
        left -= len(made.data) if isinstance(made, Raw) else 0
        if left < 0:
            yield TooLarge("holds more than may be unpacked; the rest was not read", where=where, mend="raise --max-size")
            return
        yield made


def _refused(entry: ZipInfo, name: str) -> UnreadableSource | None:
    if entry.flag_bits & _ENCRYPTED:
        return DamagedSource("is encrypted", where=name, mend="unpack it with its password first")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # the others are unpacked by zipfile without a bound
        return DamagedSource("is packed in a rare way", where=name, mend="unpack it first")
    if entry.file_size > max(LEAST_SUSPECT, MOST_RATIO * entry.compress_size):
        return TooLarge("is packed too well for a text", where=name, mend="unpack it first")
    return None


def _one(archive: ZipFile, entry: ZipInfo, name: str, most: int) -> Raw | UnreadableSource:
    """One entry, no more of it than `most` bytes whatever size it claims to have."""
    try:
        with archive.open(entry) as file:
            return Raw(name, file.read(most))
    except BROKEN:
        return DamagedSource("is damaged", where=name, mend="fetch or pack the archive again")
