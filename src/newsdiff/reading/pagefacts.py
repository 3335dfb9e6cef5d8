"""What a page says about its article to machines: title, outlet, authors and day.

Runs in the child process. JSON-LD goes before OpenGraph, OpenGraph before the heading. A day that is stated nowhere is looked
for in the page by htmldate and marked as guessed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import Any

from newsdiff.reading.dates import iso_date
from newsdiff.reading.lines import fold
from newsdiff.reading.pagelines import Scanned

__all__ = ["facts", "guessed_day"]

MOST_NODES = 5000
"""Nodes of structured data that are looked at."""

MOST_AUTHORS = 12

LONGEST_OUTLET = 60
"""Characters of the name of an outlet."""

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review)\Z")
_DATES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "date",
    "pubdate",
)
_AUTHORS = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator")
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage")
_MARKS = " |-–—·:»«"
_TAG = re.compile(r"<[^<>]{1,300}>")

_Node = dict[str, Any]


def facts(page: Scanned) -> dict[str, Any]:
    """`title`, `outlet`, `byline` and `published`, a day as YYYY-MM-DD; "" where the page does not say."""
    nodes = list(_nodes(page.data))
    metas = dict(reversed(page.metas))
    heading = _heading(page)
    article = _article(nodes, heading)
    named = [_name(article.get("publisher")), metas.get("og:site_name"), *_site_names(nodes), _beside(page.title, heading)]
    outlet = _first([*named, *(line.text for line in page.lines if line.kind == "site name")])
    title = _first([article.get("headline"), metas.get("og:title"), heading, page.title])
    return {
        "title": _without_outlet(title, outlet),
        "outlet": outlet,
        "byline": ", ".join(_authors(article, page.metas)),
        "published": _first_day([article.get("datePublished"), *(metas.get(name) for name in _DATES)]),
    }


def _nodes(blocks: Iterable[str]) -> Iterator[_Node]:
    """The objects of all structured data, outermost first; what is no JSON is passed over."""
    waiting: list[Any] = []
    for block in blocks:
        try:
            waiting.append(json.loads(block.strip().rstrip(";"), strict=False))
        except (ValueError, RecursionError):
            continue
    seen = 0
    while waiting and seen < MOST_NODES:
        node, seen = waiting.pop(0), seen + 1
        if isinstance(node, dict):
            yield node
            waiting += [node[key] for key in _NESTED if isinstance(node.get(key), dict | list)]
        elif isinstance(node, list):
            waiting += node[:MOST_NODES]


def _article(nodes: Sequence[_Node], heading: str) -> _Node:
    """The node of the article under this heading, else the first of any: a page may describe those it links to as well."""
    articles = [node for node in nodes if _is_article(node)]
    named = [node for node in articles if heading and fold(_line(node.get("headline"))) == fold(heading)]
    return next(iter([*named, *articles]), {})


def _is_article(node: _Node) -> bool:
    kinds = node.get("@type")
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _site_names(nodes: Iterable[_Node]) -> Iterator[str]:
    yield from (_name(node) for node in nodes if node.get("@type") in ("WebSite", "NewsMediaOrganization", "Organization"))


def _name(value: Any) -> str:
    """The name in a value that may be a name, an object with one, or a list of either."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name")
    return _name(value) if isinstance(value, list) else _line(value)


def _authors(article: _Node, metas: Iterable[tuple[str, str]]) -> list[str]:
    given = article.get("author") or article.get("creator")
    named = [_name(one) for one in (given if isinstance(given, list) else [given])]
    told = [[_line(value) for name, value in metas if name == field] for field in _AUTHORS]
    return next((names for one in [named, *told] if (names := _people(one))), [])


def _people(names: Iterable[str]) -> list[str]:
    """The names among these, each once: none that is an address, or stands in a longer one ("Ann Roe and Bo Lee")."""
    known = list(dict.fromkeys(name for name in names if name and "://" not in name and len(name) < 100))[:MOST_AUTHORS]
    return [name for name in known if not any(f" {name} " in f" {one} " for one in known if one != name)]


def _heading(page: Scanned) -> str:
    """The last heading of the first rank above the story; before the first line of the story stands the site's own, too."""
    first = next((index for index, line in enumerate(page.lines) if line.main and line.kind != "title"), len(page.lines))
    headings = [line for line in page.lines[:first] if line.kind == "title"] or [
        line for line in page.lines if line.kind == "title"
    ]
    return next((line.text for line in reversed(headings) if not line.place), headings[-1].text if headings else "")


def _beside(title: str, heading: str) -> str:
    """What the title of the page holds beside the heading of the story: the name of the outlet."""
    if not heading or heading not in title:
        return ""
    before, _, after = title.partition(heading)
    rest = after if before.strip() == "" else before
    name = rest.strip(_MARKS)
    return name if name != rest.strip() and len(name) <= LONGEST_OUTLET and not (before.strip() and after.strip()) else ""


def _without_outlet(title: str, outlet: str) -> str:
    """The title without the name of the outlet that pages put beside it."""
    if not outlet:
        return title
    for name, place in ((title[-len(outlet) :], slice(0, -len(outlet))), (title[: len(outlet)], slice(len(outlet), None))):
        rest = title[place]
        if name.casefold() == outlet.casefold() and rest.strip(_MARKS) and rest.strip() != rest.strip(_MARKS):
            return rest.strip(_MARKS)
    return title


def guessed_day(html: str) -> str:
    """The day a page was probably published on; "" if nothing on it looks like one."""
    from htmldate import find_date

    return _first_day([find_date(html, original_date=True, extensive_search=False)])


def _first_day(values: Iterable[Any]) -> str:
    """The first of these values that is a day, as YYYY-MM-DD; "" if none is."""
    return next((day for value in values if (day := iso_date(_line(value)))), "")


def _first(values: Iterable[Any]) -> str:
    return next((line for value in values if (line := _line(value))), "")


def _line(value: Any) -> str:
    """A value as one line of text; "" where it is none. Tags and character references inside it were meant for a browser."""
    if not isinstance(value, str):
        return ""
    return " ".join(unescape(_TAG.sub("", value[:2000])).split())
