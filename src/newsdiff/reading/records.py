"""A record of a table as an article: which of its columns is the text, the title, the date.

The usual names are known; any other is named by the user. Where records come from (JSON, CSV …) is the business of
`newsdiff.reading.tables`; nothing here parses a file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from newsdiff.clean import clean_line
from newsdiff.errors import EmptySource, TooLarge, UnreadableSource, UsageError
from newsdiff.reading.raw import Known, Options, Raw

__all__ = ["Record", "field_named", "holds", "usual_names", "written"]

Record = Mapping[str, object]
"""Columns by name. A value is None, a string, or lists and mappings of them, as JSON has them."""

_USUAL = {
    "text": "text fulltext bodytext articletext articlebody maintext contenttext body content article story "
    "contenthtml bodyhtml html",
    "title": "title headline head heading webtitle",
    "outlet": "outlet publication newspaper publisher source sitename site medium media domain",
    "byline": "byline author authors creator writer by",
    "published": "published date publishedat datepublished publicationdate webpublicationdate publishdate pubdate "
    "publishedon dateposted createdat created timestamp",
    "identifier": "identifier id guid uuid uid articleid docid documentid key",
    "url": "url link weburl permalink canonicalurl address href",
}
_FIELD_OF = MappingProxyType({name: field for field, names in _USUAL.items() for name in names.split()})

_OF_ARTICLES = ("title", "url", "published")
"""Fields of which an article has one beside its text, and a paragraph has none."""

_WRAPPERS = ("_source", "data", "fields", "attributes", "article", "document", "item", "node")
"""Columns whose value may be the record proper: what search engines and programming interfaces put around it."""

_VALUES = ("name", "rendered", "text", "value", "content", "title", "body")
"""Where the words are if a mapping stands where words were expected."""

_DEEPEST = 4
_SHOWN_COLUMNS, _SHOWN_LETTERS = 12, 30

_NOT_NAME = re.compile(r"[\W_]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKUP = re.compile(
    r"</(?:p|div|a|article|body|html|h[1-6]|ul|ol|li|blockquote|figure|section|span|em|strong|b|i)\s*>|<br\s*/?>", re.IGNORECASE
)


def field_named(name: str) -> str:
    """The field a user means: `date` and `published` are one. Raises UsageError for a name that is none."""
    field = _FIELD_OF.get(_fold(name))
    if not field:
        raise UsageError(f"no field is called {name!r}", where="--column", mend=f"the fields are {', '.join(_USUAL)}")
    return field


def usual_names(columns: Iterable[str]) -> int:
    """How many of these column names are usual ones; by that the header of a table is known."""
    return sum(_fold(column) in _FIELD_OF for column in columns)


def holds(record: Record, options: Options) -> tuple[bool, bool]:
    """Whether the record has a text, and whether it has an address to read one from."""
    found = _fields(record, options)
    return bool(found["text"]), bool(found["url"])


def written(
    records: Iterator[tuple[str, Record] | UnreadableSource], raw: Raw, options: Options
) -> Iterator[Raw | UnreadableSource]:
    """The articles in these records, each with the name it is to have, and the problems among them.

    Raises EmptySource, and yields nothing, if there is no record, or none with a text.
    """
    waiting: list[UnreadableSource] = []
    columns: dict[str, None] = {}
    found = False
    for entry in records:
        made = entry if isinstance(entry, UnreadableSource) else _article(*entry, raw, options)
        if not found and isinstance(made, UnreadableSource):
            waiting.append(made)
            columns |= {} if isinstance(entry, UnreadableSource) else dict.fromkeys(entry[1])
            continue
        yield from waiting
        waiting.clear()
        found = True
        yield made
    if not found and not waiting:
        raise EmptySource("no records", where=raw.name, mend="give a table with at least one")
    if waiting and columns and all(isinstance(problem, EmptySource) for problem in waiting):
        raise _no_text(list(columns), raw.name)
    yield from waiting


def _article(name: str, record: Record, raw: Raw, options: Options) -> Raw | UnreadableSource:
    found = _fields(record, options)
    text, url = found.pop("text"), clean_line(found.pop("url"), 2000)
    if not text.strip():
        return _without_text(name, url, found, raw, options)
    data = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text).encode()
    if len(data) > options.limit:
        return TooLarge(f"a text over the limit of {options.limit / 1e6:g} MB", where=name, mend="raise it with --max-size")
    media_type = "text/html" if _MARKUP.search(text) else "text/plain"
    if media_type == "text/html":
        found = {field: html.unescape(words) for field, words in found.items()}
    return Raw(name, data, media_type, "utf-8", url, _known(found), raw.notes, settled=True)


def _without_text(name: str, url: str, found: Mapping[str, str], raw: Raw, options: Options) -> Raw | UnreadableSource:
    if not url:
        return EmptySource("no text", where=name, mend="name its column with --column text=NAME")
    if options.linked:
        return Raw(name, url=url, known=_known(found), notes=raw.notes, promised=True)
    return EmptySource("no text, only an address", where=name, mend="read the page it leads to with --linked")


def _known(found: Mapping[str, str]) -> Known:
    return Known(**{field: clean_line(words) for field, words in found.items()})


def _no_text(columns: list[str], where: str) -> EmptySource:
    shown = ", ".join(column[:_SHOWN_LETTERS] for column in columns[:_SHOWN_COLUMNS]) + (
        ", …" if len(columns) > _SHOWN_COLUMNS else ""
    )
    return EmptySource(f"no record has a text; the columns are: {shown}", where=where, mend="name it with --column text=NAME")


def _fields(record: Record, options: Options) -> dict[str, str]:
    """Every field of `_USUAL` with its words, "" where the record has none: what the user named first, then the usual."""
    named = {field_named(field): column for field, column in options.columns.items()}
    columns: dict[str, list[object]] = {}
    for key, value in _unwrapped(record):
        columns.setdefault(_fold(key), []).append(value)
    found: dict[str, str] = {}
    for field, names in _USUAL.items():
        between = "\n\n" if field == "text" else ", "
        values = [_at(record, named[field])] if field in named else [v for name in names.split() for v in columns.get(name, ())]
        found[field] = next((words for value in values if (words := _words(value, between)).strip()), "")
    return found


def _unwrapped(record: Record, depth: int = 1) -> Iterator[tuple[str, object]]:
    """The columns of the record, then those of the records wrapped in it."""
    yield from record.items()
    if depth < _DEEPEST:
        for key, value in record.items():
            if isinstance(value, Mapping) and key in _WRAPPERS:
                yield from _unwrapped(value, depth + 1)


def _at(record: Record, column: str) -> object:
    """The value of this column; a dot leads into a mapping."""
    if column in record:
        return record[column]
    by_name = {_fold(key): value for key, value in record.items()}
    if _fold(column) in by_name:
        return by_name[_fold(column)]
    first, dot, rest = column.partition(".")
    inner = record.get(first)
    return _at(inner, rest) if dot and isinstance(inner, Mapping) else None


def _words(value: object, between: str, depth: int = 1) -> str:
    """The words of a value, whatever holds them."""
    if isinstance(value, str):
        return value
    if depth >= _DEEPEST:
        return ""
    if isinstance(value, list) and not _are_articles(value):
        return between.join(words for one in value if (words := _words(one, between, depth + 1)))
    if isinstance(value, Mapping):
        return next((words for key in _VALUES if (words := _words(value.get(key), between, depth + 1))), "")
    return ""


def _are_articles(values: list[object]) -> bool:
    """Whether most of these are records of their own, with what articles have beside a text, and not parts of one text."""
    fields = [{_FIELD_OF.get(_fold(name)) for name in value} for value in values if isinstance(value, Mapping)]
    return 2 * sum("text" in names and not names.isdisjoint(_OF_ARTICLES) for names in fields) > len(values)


def _fold(name: str) -> str:
    """A column's name without case, spaces and marks, and without the vocabulary it is from (`dc:creator`)."""
    return _NOT_NAME.sub("", name.rpartition(":")[2]).casefold()
