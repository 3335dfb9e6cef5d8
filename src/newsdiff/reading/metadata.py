"""What a page says about its article: title, outlet, byline and day, drawn from blocks whose roles are known.

Nothing is guessed from outside the text, and no role is decided here: that is the work of `newsdiff.reading.roles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields

from newsdiff.clean import clean_line
from newsdiff.model import Block, Role, Span
from newsdiff.reading.bylines import bylined, first_name, outlet_tail
from newsdiff.reading.datelines import dateline
from newsdiff.reading.dates import dating, iso_date
from newsdiff.reading.head import HEADING_MARK

__all__ = ["FrontMatter", "Metadata", "front_matter", "metadata"]

MOST_FIELDS = 60
"""Lines of front matter read before the text is taken for a text without any."""

_FIELD = re.compile(r"(\w[\w -]{0,30}):(?:\s+(.*))?\Z")
_KEYS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publication", "publisher", "site"),
    "byline": ("byline", "author", "authors", "by"),
    "published": ("date", "published", "pubdate"),
}
_SOURCE = re.compile(r"(?:media |news )?source:\s*([^,;|.:]{2,60})", re.IGNORECASE)
_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\d{4}(?:[-–]\d{2,4})?)?[\s,]*(?:by )?([A-Z][\w&'’]*(?: [A-Z][\w&'’]*){0,4})", re.IGNORECASE
)
_SENDER = re.compile(
    r"\b(?:notifications|alerts|updates|newsletters?|news|more) from ((?:The )?[A-Z][\w&'’]*(?: [A-Z][\w&'’]*){0,3})\Z"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of an article that its own text gives. `published` is an ISO date or None."""

    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: str | None = None

    def completed(self, other: Metadata) -> Metadata:
        """The same, with what it lacks taken from another."""
        pairs = ((getattr(self, each.name), getattr(other, each.name)) for each in fields(self))
        return Metadata(*(own or given for own, given in pairs))


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The lines at the very top of a Markdown file that say what it is, and the fields found in them.

    They stand between two rows of dashes, or without them, `Title:` the first, as MultiMarkdown and some sites have it.
    """

    span: Span
    fields: Mapping[str, str] = field(default_factory=dict)


def front_matter(text: str) -> FrontMatter:
    """The front matter a text begins with; an empty span where there is none."""
    rows = text.lstrip()[: MOST_FIELDS * 200].split("\n")
    start = len(text) - len(text.lstrip())
    size, inner = _fenced(rows) if rows[0].rstrip() == "---" else _unfenced(rows)
    if not inner or not all(_FIELD.match(row) or row[0] in " \t-#" for row in inner):
        return FrontMatter(Span(0, 0))
    pairs = [match.groups(default="") for row in inner if (match := _FIELD.match(row))]
    fields = {key.casefold(): value.strip().strip("\"'") for key, value in pairs}
    return FrontMatter(Span(start, start + len("\n".join(rows[:size]).rstrip())), fields)


def _fenced(rows: Sequence[str]) -> tuple[int, Sequence[str]]:
    """How many rows the front matter takes, and those between the dashes; none where they are not closed."""
    close = next((i for i, row in enumerate(rows[1 : MOST_FIELDS + 1], 1) if row.rstrip() in ("---", "...")), 0)
    return close + 1, [row for row in rows[1:close] if row.strip()]


def _unfenced(rows: Sequence[str]) -> tuple[int, Sequence[str]]:
    """The same for rows up to the first blank one, a title and at least one more field; none where it is no such thing."""
    close = next((i for i, row in enumerate(rows[: MOST_FIELDS + 1]) if not row.strip()), 0)
    first = _FIELD.match(rows[0])
    titled = first and first[1].casefold() in _KEYS["title"]
    return close, rows[:close] if titled and close > 1 else ()


def metadata(text: str, blocks: Sequence[Block], fields: Mapping[str, str]) -> Metadata:
    """Title, outlet, byline and day: what front matter says first, then what the blocks say, the plainest first."""
    title, tail = outlet_tail(HEADING_MARK.sub("", _first(_texts(text, blocks, Role.TITLE))))
    outlets = [_field(fields, "outlet"), *_outlets(text, blocks), tail, *_mentioned_outlets(text, blocks)]
    return Metadata(
        title=clean_line(_field(fields, "title") or title),
        outlet=clean_line(_first(outlet for outlet in outlets if outlet)),
        byline=clean_line(_field(fields, "byline") or _first(_bylines(text, blocks))),
        published=iso_date(_field(fields, "published")) or _published(text, blocks),
    )


def _field(fields: Mapping[str, str], name: str) -> str:
    return _first(fields[key] for key in _KEYS[name] if fields.get(key))


def _first(texts: Iterable[str]) -> str:
    return next(iter(texts), "")


def _texts(text: str, blocks: Sequence[Block], *roles: Role) -> Iterator[str]:
    return (block.span.of(text) for block in blocks if block.role in roles)


def _outlets(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    for line in _texts(text, blocks, Role.OUTLET):
        dated = dating(line)
        yield dated.rest if dated else line


def _mentioned_outlets(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """Outlets named in passing: as the source, in prompts and notices, at last the agency of the dateline."""
    for pattern, role in ((_SOURCE, Role.CREDIT), (_SENDER, Role.FURNITURE), (_OWNER, Role.FURNITURE)):
        matches = (pattern.search(line[:300]) for line in _texts(text, blocks, role))
        yield from (match[1].strip() for match in matches if match)
    datelines = (dateline(line + " A") for line in _texts(text, blocks, Role.DATELINE))
    yield from (found.agency for found in datelines if found)


def _bylines(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    for line in _texts(text, blocks, Role.BYLINE):
        dated = dating(line)
        yield bylined(line) or first_name(dated.rest if dated else line)


def _published(text: str, blocks: Sequence[Block]) -> str | None:
    datings = [dating(line) for line in _texts(text, blocks, Role.DATE, Role.BYLINE, Role.OUTLET, Role.CREDIT)]
    full = [found for found in datings if found and found.iso]
    if full:
        return min(full, key=lambda found: found.later).iso
    return next((day for line in _texts(text, blocks, Role.DATELINE) if (day := iso_date(line))), None)
