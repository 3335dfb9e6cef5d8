"""Dates as pages print them: "Friday 24 November 2017 16:26 GMT", "Updated March 3, 2031", "4 Mar 2031, 10:32am".

Only dates that stand on a line of their own or beside a name in the head of a page; dates inside sentences are facts, and
none of this module's business.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from newsdiff.reading.lines import fold
from newsdiff.reading.pagewords import page_words

__all__ = ["Dating", "dating", "iso_date", "labelled", "latest", "says_when"]

LONGEST = 160
"""Code points above which a line is not searched for a date."""

_TIME = re.compile(
    r"(?<!\w)T?\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?|noon)?(?:Z|\s?[+-]\d{1,2}:?\d{2})?(?!\w)"
    r"(?:\s(?-i:[A-Z]{2,4})(?!\w))?"
    r"|(?<!\w)\d{1,2}\s*(?:[ap]\.m\.|[ap]m)(?!\w)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"T?(\d{1,2})(?:[:.h](\d{2}))?\D*?(?:\s*([ap])\.?m)?\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:\d+|an?|one|two|three|few)\s*(?:s|m|h|d|secs?|mins?|hrs?|seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
    r"\s+ago\b|\bjust now\b|\b(?:today|yesterday) at(?=\s\d)",
    re.IGNORECASE,
)
_READING_TIME = re.compile(r"\d+[\s-]*min(?:ute)?s?\.?[\s-]*(?:read|listen|watch)", re.IGNORECASE)
_EDGES = " \t\n\xa0|•·,;:–—-/()[]<>›»@"


class Dating(NamedTuple):
    """What a line says about when it was published.

    `iso` is the date as YYYY-MM-DD, None where it has no year or could be read two ways. `rest` is what else the line holds.
    `later` says that it is the date of an update.
    """

    iso: str | None
    rest: str
    later: bool = False


def labelled(text: str) -> bool:
    """Whether the line begins by saying that a date of publication follows ("Published", "Last updated")."""
    words = fold(text[:LONGEST])
    return any(page_words()("dates", name).starts(words) for name in ("first", "later"))


def says_when(text: str) -> bool:
    """Whether the line says anywhere that a date of publication follows ("Lem Bay | Updated: …")."""
    words = fold(text[:LONGEST])
    return any(page_words()("dates", name).within(words) for name in ("first", "later"))


class _Found(NamedTuple):
    start: int
    end: int
    iso: str | None


def dating(text: str) -> Dating | None:
    """The date in this line with what else stands there, or None where it holds no date.

    >>> dating("Published Friday 24 November 2017 16:26 GMT")
    Dating(iso='2017-11-24', rest='', later=False)
    """
    if len(text) > LONGEST:
        return None
    text = _glued_pattern().sub(" | ", text)
    found = list(_dates(text))
    if not found and not _RELATIVE.search(text):
        return None
    first = [date for date in found if not _is_later(text, date)]
    best = next((date for date in [*first, *found] if date.iso), None)
    return Dating(best.iso if best else None, _rest(text, found), later=bool(found) and not first)


def iso_date(text: str) -> str | None:
    """The first full date in a short text, as YYYY-MM-DD."""
    return next((date.iso for date in _dates(text[:LONGEST]) if date.iso), None)


def latest(text: str) -> tuple[str, str] | None:
    """The latest full date in a line, as YYYY-MM-DD, and its hour as HH:MM, "" where none is given; None for no date.

    >>> latest("Published: 14 May 2032, 12:25. Updated: 14 May 2032, 3.40pm")
    ('2032-05-14', '15:40')
    """
    text = _glued_pattern().sub(" | ", re.sub(r"(?<=\d)T(?=\d\d:)", " ", text[:LONGEST]))
    found = [date for date in _dates(text) if date.iso]
    borders = [0, *(date.start for date in found[1:]), len(text)]
    hours = ("".join(_hours(text[start:end])) for start, end in pairwise(borders))
    return max(((date.iso or "", hour) for date, hour in zip(found, hours, strict=False)), default=None)


def _hours(text: str) -> list[str]:
    """The first hour named in a text, if there is one."""
    found = next((match for match in map(_CLOCK.match, _TIME.findall(text)) if match), None)
    if not found:
        return []
    hour = int(found[1]) % 12 + 12 * (found[3] in "pP") if found[3] else int(found[1])
    return [f"{hour:02}:{found[2] or '00'}"] if hour < 24 else []


def _dates(text: str) -> Iterator[_Found]:
    for match in _date_pattern().finditer(text):
        found = _Found(*match.span(), _iso(match))
        if found.iso or not match["y"]:
            yield found


def _iso(match: re.Match[str]) -> str | None:
    year, month, day = match["y"] or match["y2"] or match["y3"] or match["y4"], 0, 0
    if match["y"]:
        month, day = int(match["m"]), int(match["d"])
    elif match["a"]:
        day, month = _day_and_month(int(match["a"]), int(match["b"]), dotted=match["sep"] == ".")
    else:
        name = (match["month2"] or match["month3"])[:3].casefold()
        month = next(n for n, long in enumerate(page_words().months, 1) if long.startswith(name))
        day = int(match["d2"] or match["d3"])
    return _valid(int(year) if year else 0, month, day)


def _day_and_month(one: int, two: int, *, dotted: bool) -> tuple[int, int]:
    """Day and month of a date in figures; (0, 0) where it could be read two ways."""
    if dotted or one > 12 or one == two:
        return one, two
    return (two, one) if two > 12 else (0, 0)


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year + 2000 if 0 < year < 100 else year, month, day).isoformat()
    except ValueError:
        return None


def _is_later(text: str, date: _Found) -> bool:
    """Whether the nearest label before the date calls it an update."""
    labels = [match for match in _label_pattern().finditer(text, 0, date.start) if match["later"] or match["first"]]
    return bool(labels) and labels[-1]["later"] is not None


def _rest(text: str, dates: list[_Found]) -> str:
    for date in reversed(dates):
        text = f"{text[: date.start]} | {text[date.end :]}"
    for pattern in (_RELATIVE, _READING_TIME, _TIME, _label_pattern()):
        text = pattern.sub(" | ", text)
    return re.sub(r"(?:\s*\|\s*(?:and\s*(?=\|))?)+", " | ", text).strip(_EDGES)


@cache
def _date_pattern() -> re.Pattern[str]:
    months = page_words().months
    month = "|".join([*months, "sept", *(name[:3] for name in months)])
    ordinal = r"(?:st|nd|rd|th)?"
    return re.compile(
        r"(?<![\w/.-])(?:(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"
        rf"|(?P<d2>\d{{1,2}}){ordinal}[\s.-]{{0,2}}(?:of\s)?(?P<month2>{month})(?![^\W\d_])\.?(?:[\s,-]{{0,3}}(?P<y2>\d{{4}})(?![\d:]))?"
        rf"|(?P<month3>{month})\.?\s{{0,2}}(?P<d3>\d{{1,2}}){ordinal}(?![\d:])(?:[\s,]{{1,3}}(?P<y3>\d{{4}})(?![\d:]))?"
        r"|(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y4>\d{4}|\d{2})(?!\d))",
        re.IGNORECASE,
    )


@cache
def _glued_pattern() -> re.Pattern[str]:
    """Where the space between two parts was lost ("SandovalMarch 12", "20314:18 PM", "3 Mar 20313 Mar 2031", "GMTUpdated")."""
    labels = [" ".join(words) for name in ("first", "later") for words in page_words()("dates", name).longest_first()]
    words = "|".join(re.escape(word.capitalize()) for word in [*labels, *page_words().months])
    return re.compile(
        rf"(?<=[a-z\d])(?<!\d[a-z])(?=(?:{words})\b)|(?<=[A-Z]{{2}})(?=(?:Updated|Published)\b)"
        r"|(?<=[ ,]20\d\d)(?=\d{1,2}(?::\d\d|\s[A-Z]))"
    )


@cache
def _label_pattern() -> re.Pattern[str]:
    def alternatives(name: str) -> str:
        return "|".join(" ".join(map(re.escape, words)) for words in page_words()("dates", name).longest_first())

    return re.compile(
        rf"\b(?:(?P<later>{alternatives('later')})|(?P<first>{alternatives('first')})|{alternatives('weekdays')}|{alternatives('zones')}|on|at)\b[:.,]?",
        re.IGNORECASE,
    )
