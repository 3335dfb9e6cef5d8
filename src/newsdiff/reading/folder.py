"""A folder or a pattern of names as the files it stands for.

Only which files they are and in which order. Links are not followed into folders, hidden files are left out, and no more are
listed than may be read. Opening files is the business of `newsdiff.reading.sources`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from newsdiff.errors import EmptySource, TooLarge, UnreadableSource
from newsdiff.reading.raw import Options

__all__ = ["files_in", "files_matching", "is_pattern"]

DEEPEST = 20
"""Folders within folders that are entered."""

_MAGIC = "*?["

_Files = Iterator[Path | UnreadableSource]


def is_pattern(source: str) -> bool:
    """Whether a name is a pattern of names, as a shell writes it, and not the name of something that is there."""
    return any(sign in source for sign in _MAGIC) and "\n" not in source and not os.path.lexists(source)


def files_in(folder: Path, options: Options, fits: Callable[[Path], bool]) -> _Files:
    """The files in this folder and those in it that `fits` says can be read, by name.

    A folder that may not be listed, and files beyond `options.most`, are problems. Raises EmptySource if there is no file.
    """
    return _some(_bounded(_walk(folder, fits), str(folder), options), EmptySource("no article in it", where=str(folder)))


def files_matching(pattern: str, options: Options, fits: Callable[[Path], bool]) -> _Files:
    """The files whose names match and that `fits` says can be read, by name; `**` stands for any folders.

    Raises EmptySource if there is none.
    """
    path = Path(pattern).expanduser()
    try:
        found = Path(path.anchor or ".").glob(str(path.relative_to(path.anchor)))
        first = islice(found, 10 * options.most)
        shown = (file for file in first if fits(file) and file.is_file() and not _is_hidden(file, path))
        files: _Files = iter(sorted(shown))
    except (OSError, ValueError, NotImplementedError) as problem:
        raise EmptySource("no pattern of names", where=pattern, mend="check it") from problem
    return _some(
        _bounded(files, pattern, options),
        EmptySource("no article matches", where=pattern, mend="check the pattern, and the endings"),
    )


def _is_hidden(file: Path, pattern: Path) -> bool:
    """Whether a part of the file's path is hidden and the pattern does not name it."""
    return any(part.startswith(".") for part in set(file.parts).difference(pattern.parts))


def _some(files: _Files, none: EmptySource) -> _Files:
    first = next(files, None)
    if first is None:
        raise none
    yield first
    yield from files


def _bounded(files: _Files, where: str, options: Options) -> _Files:
    yield from islice(files, options.most)
    if next(files, None):
        yield TooLarge(f"more than {options.most} files; the rest was not read", where=where, mend="name fewer")


def _walk(folder: Path, fits: Callable[[Path], bool], depth: int = 1) -> _Files:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as problem:
        yield UnreadableSource(f"may not be listed: {problem.strerror}", where=str(folder), mend="check its permissions")
        return
    for entry in listed:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            if depth < DEEPEST:
                yield from _walk(path, fits, depth + 1)
        elif fits(path) and path.is_file():  # unlike an entry's, this is no error for a link that leads to itself
            yield path
