"""Collections of articles as tables: JSON, JSON lines, CSV and its kin. Each record is one article.

Only how records are told apart, and which are broken. Which column holds what is decided in `newsdiff.reading.records`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from newsdiff.errors import DamagedSource, EmptySource, UnreadableSource
from newsdiff.reading.decoding import decode
from newsdiff.reading.raw import Options, Raw
from newsdiff.reading.records import Record, holds, usual_names, written

__all__ = ["json_articles", "json_lines_articles", "separated_articles"]

MOST_PARTS = 5_000_000
"""Brackets and commas in one JSON document, which bound the memory it takes; a hundred megabytes of news have 2 million."""

DEEPEST_LIST = 4
"""Levels of a JSON document at which the list of records is looked for."""

_SEPARATORS = (",", ";", "\t", "|")
_HEADER_SAMPLE = 64_000
_BLANK = " \t\r\n"
_BLANKS = re.compile(f"[{_BLANK}]+")

_Entries = Iterator[tuple[str, Record] | UnreadableSource]


def json_articles(raw: Raw, options: Options) -> Iterator[Raw | UnreadableSource]:
    """The articles of a JSON document: a list of records, wherever in the document it stands, or one record.

    Raises DamagedSource if it is no JSON, EmptySource if it holds no record with a text.
    """
    text, raw = _decoded(raw)
    if _is_lines(text):
        return written(_line_records(text, raw.name), raw, options)
    if text.lstrip(_BLANK).startswith("["):
        return written(_listed(text, raw.name), raw, options)
    found = _records_in(_parsed(text, raw.name), options)
    return written(((f"{raw.name}#{number}", record) for number, record in enumerate(found, 1)), raw, options)


def json_lines_articles(raw: Raw, options: Options) -> Iterator[Raw | UnreadableSource]:
    """The articles of a file with one JSON record a line. A line that is none is a problem of its own."""
    text, raw = _decoded(raw)
    return written(_line_records(text, raw.name), raw, options)


def separated_articles(raw: Raw, options: Options) -> Iterator[Raw | UnreadableSource]:
    """The articles of a table of values separated by commas, semicolons, tabs or bars, below a line with the columns' names.

    Raises EmptySource if no row has a text, DamagedSource if the first line cannot be taken apart.
    """
    text, raw = _decoded(raw)
    return written(_rows(text, raw.name), raw, options)


def _decoded(raw: Raw) -> tuple[str, Raw]:
    decoded = decode(raw.data, raw.name, (raw.charset,))
    if not decoded.text.strip():
        raise EmptySource("nothing to read", where=raw.name, mend="give a table with at least one record")
    return decoded.text, replace(raw, notes=(*raw.notes, *decoded.notes))


def _is_lines(text: str) -> bool:
    """Whether a document is JSON lines, whatever its name says: its first two lines are records."""
    lines = [line.strip() for line in islice(io.StringIO(text), 2)]
    return len(lines) == 2 and all(line.startswith("{") and line.endswith("}") for line in lines)


def _decoder() -> json.JSONDecoder:
    """Figures stay as they are written (an identifier may be one); NaN and the infinities are nothing."""
    return json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=lambda _: None, strict=False)


def _parsed(text: str, where: str) -> object:
    _bound(text, where)
    try:
        return _decoder().decode(text)
    except (ValueError, RecursionError) as problem:
        raise _no_json(problem, where) from problem


def _bound(text: str, where: str) -> None:
    if sum(map(text.count, "[{,")) > MOST_PARTS:
        raise DamagedSource("too many lists and values in it", where=where, mend="save the articles as JSON lines")


def _no_json(problem: Exception, where: str, more: str = "") -> DamagedSource:
    if isinstance(problem, json.JSONDecodeError):
        return DamagedSource(f"no JSON: {problem.msg} in line {problem.lineno}{more}", where=where, mend="check the file")
    return DamagedSource(f"no JSON: nested too deeply{more}", where=where, mend="check the file")


def _listed(text: str, where: str) -> _Entries:
    """The records of a list, one by one, so that what stands before a broken one is read, and none waits for the last."""
    _bound(text, where)
    decoder, number = _decoder(), 0
    at = _skipped(text, text.index("[") + 1)
    while text[at : at + 1] != "]":
        number += 1
        try:
            value, at = decoder.raw_decode(text, at)
            at = _next(text, at)
        except (ValueError, RecursionError) as problem:
            yield _no_json(problem, f"{where}#{number}", "; what follows was not read")
            return
        yield _entry(value, f"{where}#{number}")
    if rest := text[at + 1 :].strip(_BLANK):
        yield DamagedSource(f"no JSON behind its list: {rest[:20]}", where=where, mend="check the file")


def _next(text: str, at: int) -> int:
    """Where the next value of a list begins, or the bracket that closes it. Raises ValueError where neither follows."""
    at = _skipped(text, at)
    if text[at : at + 1] == "]":
        return at
    if text[at : at + 1] != ",":
        raise json.JSONDecodeError("Expecting ',' delimiter", text, at)
    return _skipped(text, at + 1)


def _skipped(text: str, at: int) -> int:
    blank = _BLANKS.match(text, at)
    return blank.end() if blank else at


def _entry(value: object, name: str) -> tuple[str, Record] | UnreadableSource:
    if isinstance(value, Mapping):
        return name, value
    return DamagedSource("no record", where=name, mend="a record is an object with a text")


def _records_in(document: object, options: Options) -> list[Record]:
    """The records of a document: the document, or the shallowest list in it with a record that has a text.

    What has no text but an address may be an envelope, with the address it came from: lists within it go before it.
    """
    linked: list[Record] = []
    level = [document]
    for _ in range(DEEPEST_LIST):
        for value in level:
            is_list = isinstance(value, list)
            records = [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, Mapping)]
            held = [holds(one, options) for one in records]
            if any(text for text, _ in held) and (is_list or not linked):
                return records
            if any(url for _, url in held):
                linked = linked or records
        level = [inner for value in level if isinstance(value, Mapping) for inner in value.values()]
    return linked or ([document] if isinstance(document, Mapping) else [])


def _line_records(text: str, where: str) -> _Entries:
    decoder = _decoder()
    for number, line in enumerate(io.StringIO(text, newline="\n"), 1):
        if not line.strip():
            continue
        name = f"{where}#{number}"
        try:
            _bound(line, name)
            yield _entry(decoder.decode(line.strip()), name)
        except (ValueError, RecursionError) as problem:
            reason = getattr(problem, "msg", "nested too deeply")
            yield DamagedSource(f"no JSON in line {number}: {reason}", where=name, mend="check the line")
        except DamagedSource as problem:
            yield problem


def _rows(text: str, where: str) -> _Entries:
    """The rows below the header as records. A row of another length than the header is broken: its columns cannot be told."""
    separator, skip = _separator(text)
    # The limit is the process's, not the reader's; what it is to prevent is prevented by the limit on the whole source.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    header: list[str] | None = None
    number = 0
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as problem:
            yield _broken(line, str(problem), where)
            continue
        if row is None:
            return
        if skip or not any(field.strip() for field in row):
            skip = False
        elif header is None:
            header = [name.strip() for name in row]
        else:
            number += 1
            yield _record(header, row, line, f"{where}#{number}")


def _record(header: list[str], row: list[str], line: int, name: str) -> tuple[str, Record] | UnreadableSource:
    spare = row[len(header) :]
    if any(field.strip() for field in spare):
        return DamagedSource(
            f"line {line} has {len(row)} columns, the header {len(header)}", where=name, mend="check its quotes"
        )
    return name, dict(zip(header, row, strict=False))


def _broken(line: int, reason: str, where: str) -> DamagedSource:
    if "unexpected end" in reason:
        reason = "a quote mark opened here is never closed, and what follows was not read"
    return DamagedSource(f"line {line}: {reason}", where=where, mend="check its quotes")


def _separator(text: str) -> tuple[str, bool]:
    """What separates the values, and whether the first line only says so, as spreadsheets write it (`sep=;`)."""
    first = text[:_HEADER_SAMPLE].lstrip("\n\r").partition("\n")[0].rstrip("\r")
    if first.casefold().startswith("sep=") and len(first) == 5:
        return first[4], True
    return max(_SEPARATORS, key=lambda separator: _fit(first, separator)), False


def _fit(first: str, separator: str) -> tuple[int, int]:
    """How well a separator cuts the first line: into usual names, then into many."""
    names = first.replace('"', "").split(separator)
    return usual_names(names), len(names)
