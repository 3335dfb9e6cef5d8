"""What is in a source: the file, the page, the text it is, or the entries of the collection it is.

Only the way from a source to the bytes of each article, with the reader that takes them. Files, folders, pages and the kinds of
collections have modules of their own; no bytes are turned into text here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from newsdiff.clean import clean_line
from newsdiff.errors import DamagedSource, NoSuchEntry, SourceNotFound, TooLarge, UnreadableSource
from newsdiff.reading.addresses import is_address
from newsdiff.reading.files import STANDARD_INPUT, exists, read_file, read_standard_input, too_large
from newsdiff.reading.folder import files_in, files_matching, is_pattern
from newsdiff.reading.formats import Reader, has_reader, reader_for, room_of
from newsdiff.reading.lines import fold
from newsdiff.reading.raw import Known, Options, Raw

__all__ = ["Entry", "Source", "contents", "fetched", "name_of", "named"]

Source = str | os.PathLike[str] | bytes

DEEPEST = 3
"""Collections within collections that are opened: an archive, a table in it, and one more."""

_LONGEST_PATH = 4096
_SENTENCE_ENDS = (".", "!", "?", "…", '"', "'", "”", "’", "»")


class Entry(NamedTuple):
    """The bytes of one article and the reader that takes them; None for a page that has still to be fetched."""

    raw: Raw
    reader: Reader | None


_Entries = Iterator[Entry | UnreadableSource]


def contents(source: Source, options: Options) -> _Entries:
    """The articles of a source that are wanted, as bytes. What cannot be had is given as its error, and the rest go on.

    Raises UnreadableSource where the source as a whole cannot be read, NoSuchEntry if a wanted entry is not in it.
    """
    wanted = _entries(source, options)
    yield from islice(wanted, options.most)
    if next(wanted, None):
        yield TooLarge(f"more than {options.most} articles; the rest was not read", where=name_of(source), mend="name fewer")


def fetched(raw: Raw, options: Options) -> Raw:
    """The page a promise stands for. Raises FetchFailed of some kind."""
    from newsdiff.reading.pages import page

    return page(raw.url, replace(options, limit=room_of("") * options.limit))  # what may be so large is known when it is here


def named(name: str) -> str | Path:
    """The source a name on a command line or in a form means: an address or a path, never a text. No name stays none."""
    return Path(name) if name and not is_address(name) else name


def name_of(source: Source) -> str:
    """What to call a source in messages; "" for bytes and texts."""
    if isinstance(source, bytes) or (isinstance(source, str) and source != "-" and _is_text(source)):
        return ""
    return STANDARD_INPUT if source == "-" else clean_line(os.fspath(source))


def _entries(source: Source, options: Options) -> _Entries:
    """What is wanted of a source. A collection given by itself is opened, and so are those in a folder."""
    if isinstance(source, bytes):
        return _given(Raw("", source), options)
    if source == "":
        raise SourceNotFound("a source without a name", mend="name a file, a folder or an address")
    if source == "-":
        most = options.limit * room_of("", options.media_type)
        return _given(Raw(STANDARD_INPUT, read_standard_input(most)), options)
    if isinstance(source, str) and is_address(source):
        return _given(fetched(Raw("", url=source.strip(), promised=True), options), options)
    if isinstance(source, str) and _is_text(source):
        return _given(Raw("", source.encode("utf-8", "surrogatepass"), charset="utf-8"), options)
    name = os.fspath(source)
    if os.path.isdir(name):  # noqa: PTH112 - Path.is_dir raises where a name is too long
        return _wanted(_files(files_in(Path(source), options, has_reader), options), options, name)
    if is_pattern(name):
        return _wanted(_files(files_matching(name, options, has_reader), options), options, name)
    return _given(_file(Path(source), options), options)


def _given(raw: Raw, options: Options) -> _Entries:
    """The article in these bytes or, if they are a collection, what is wanted of it."""
    entries = _opened(raw, options, options.media_type)
    return _wanted(entries, options, raw.name) if reader_for(raw, options.media_type).several else entries


def _is_text(source: str) -> bool:
    if "\n" in source or "\0" in source or len(source) > _LONGEST_PATH or source.lstrip().startswith("<"):
        return True
    words = source.split()
    return len(words) > 4 and words[-1].endswith(_SENTENCE_ENDS) and not exists(source)


def _file(path: Path, options: Options) -> Raw:
    return Raw(clean_line(os.fspath(path)), read_file(path, options.limit * room_of(path.name, options.media_type)))


def _files(paths: Iterator[Path | UnreadableSource], options: Options) -> _Entries:
    for path in paths:
        if isinstance(path, UnreadableSource):
            yield path
            continue
        try:
            yield from _opened(_file(path, options), options, options.media_type)
        except UnreadableSource as problem:
            yield problem


def _opened(raw: Raw, options: Options, asked: str = "", within: tuple[Reader, ...] = ()) -> _Entries:
    """The article in these bytes or, if they are a collection, those in it. Raises what the container raises."""
    if raw.promised:
        yield Entry(raw, None)
        return
    reader = reader_for(raw, asked)
    if len(raw.data) > options.limit * reader.room:
        raise too_large(raw.name, options.limit * reader.room)
    if not reader.several:
        yield Entry(raw, reader)
        return
    if reader in within or len(within) == DEEPEST:
        what = f"a {reader.name} inside a {within[-1].name}"
        raise DamagedSource(what, where=raw.name, mend="take it out and name it by itself")
    for inner in reader.load()(raw, options):
        if isinstance(inner, UnreadableSource):
            yield inner
            continue
        try:
            yield from _opened(inner, options, within=(*within, reader))
        except UnreadableSource as problem:
            yield problem


def _wanted(entries: _Entries, options: Options, where: str) -> _Entries:
    """The entries of a collection that were asked for, in its order; all if none was.

    What was asked for is an identifier, or else a number, or else words of a title; which of them is known at the end.
    """
    if not options.entries:
        yield from entries
        return
    found: dict[str, tuple[list[int], ...]] = {wish: ([], [], []) for wish in options.entries}
    kept: dict[int, Entry | UnreadableSource] = {}
    for number, entry in enumerate(entries, 1):
        for wish, ways in found.items():
            for way, met in zip(ways, _meets(entry, number, wish), strict=True):
                if met:
                    way.append(number)
                    kept[number] = entry
    if missing := [wish for wish, ways in found.items() if not any(ways)]:
        mend = "choose by number from 1, identifier or words of its title"
        raise NoSuchEntry(f"has no entry {', '.join(missing)}", where=where, mend=mend)
    chosen = {number for ways in found.values() for number in next(filter(None, ways))}
    yield from (kept[number] for number in sorted(chosen))


def _meets(entry: Entry | UnreadableSource, number: int, wish: str) -> tuple[bool, bool, bool]:
    """Whether an entry is the one asked for: by its identifier, by its number, by words of its title."""
    known = Known() if isinstance(entry, UnreadableSource) else entry.raw.known
    title = "" if isinstance(entry, UnreadableSource) else known.title or entry.raw.name
    words = " ".join(fold(wish))
    within = bool(words) and not wish.isdecimal() and f" {words} " in f" {' '.join(fold(title))} "
    return wish != "" and wish == known.identifier, wish == str(number), within
