"""Pages fetched before, in the user's cache folder: each content once, by its checksum, and by address what came last.

Knows no network and no archive: when a copy may stand for a page is decided in `pages`. The folder is only a convenience:
what is damaged, foreign or gone in it counts as never fetched, and what cannot be written is not kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from newsdiff.reading.fetch import Answer

__all__ = ["Cache", "Copy"]

MOST_BYTES = 200_000_000
"""Of contents kept; those fetched or found unchanged longest ago go first."""

_LONGEST_RECORD = 20_000
_TEXTS = ("url", "media_type", "charset", "etag", "modified")
_LATEST = 10_000_000_000
_CHECKSUM = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Copy:
    """What an address gave, when it came, and when it was last found unchanged (both in seconds since 1970)."""

    answer: Answer
    fetched: float
    checked: float


class Cache:
    """The copies in one folder; without one, in the user's cache folder."""

    def __init__(self, folder: Path | None = None) -> None:
        if folder is None:
            from platformdirs import user_cache_path

            folder = user_cache_path("newsdiff", appauthor=False) / "pages"
        self._addresses = folder / "addresses"
        self._contents = folder / "contents"

    def get(self, address: str) -> Copy | None:
        """What this address gave last, or None."""
        try:
            copy, checksum = _parsed(_read(self._record(address), _LONGEST_RECORD))
            data = _read(self._contents / checksum, MOST_BYTES)
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None
        if _checksum(data) != checksum:
            return None
        return replace(copy, answer=replace(copy.answer, data=data))

    def put(self, address: str, copy: Copy) -> None:
        """Keep what this address gave; nothing happens where that cannot be written."""
        checksum = _checksum(copy.answer.data)
        record = {name: getattr(copy.answer, name) for name in _TEXTS}
        record |= {"data": checksum, "fetched": copy.fetched, "checked": copy.checked}
        with suppress(OSError):
            for folder in (self._addresses, self._contents):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(self._contents / checksum, copy.answer.data)
            _write(self._record(address), json.dumps(record).encode())
            self._shrink()

    def _record(self, address: str) -> Path:
        return self._addresses / f"{_checksum(address.encode('utf-8', 'surrogatepass'))}.json"

    def _shrink(self) -> None:
        """Let go of the oldest contents until the rest is within bounds, and of records as old as what went."""
        total, gone = 0, 0.0
        for written, size, path in sorted(_sizes(self._contents), reverse=True):
            total += size
            if total > MOST_BYTES:
                path.unlink(missing_ok=True)
                gone = max(gone, written)
        for written, _, path in _sizes(self._addresses):
            if written <= gone:
                path.unlink(missing_ok=True)


def _sizes(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """When each file was last written, its size and its path."""
    for path in folder.iterdir():
        status = path.stat()
        yield status.st_mtime, status.st_size, path


def _checksum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read(path: Path, most: int) -> bytes:
    """The bytes of a file. Raises ValueError if there are more than `most`."""
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise ValueError(f"{path.name} is too large")
    return data


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, whoever else writes it at the same time."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _parsed(record: bytes) -> tuple[Copy, str]:
    """A copy without its bytes, and their checksum. Raises ValueError, TypeError or KeyError if the record is none of ours."""
    known = json.loads(record)
    checksum = str(known["data"])
    if not _CHECKSUM.fullmatch(checksum):
        raise ValueError("no checksum")
    url, media_type, charset, etag, modified = (str(known[name]) for name in _TEXTS)
    answer = Answer(url, b"", media_type, charset, etag, modified)
    return Copy(answer, _moment(known["fetched"]), _moment(known["checked"])), checksum


def _moment(seconds: object) -> float:
    """A time within the years a clock can show. Raises ValueError if it is none."""
    if not isinstance(seconds, int | float) or not 0 <= seconds < _LATEST:
        raise ValueError("no time")
    return float(seconds)
