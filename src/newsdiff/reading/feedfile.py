"""Feeds, taken apart in the child process: the bytes of RSS, Atom or JSON Feed to plain records.

Nothing in here decides what is shown; the records hold text as the feed has it. Only `newsdiff.reading.worker` runs this.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import islice
from typing import Any

from newsdiff.errors import DamagedSource
from newsdiff.reading.decoding import unmarked

__all__ = ["feed"]

_MAIL = re.compile(r"\S+@\S+ +\(([^()]+)\)")
_MEND = "check that it is a feed"


def feed(data: bytes, settings: Mapping[str, Any]) -> dict[str, Any]:
    """The title of a feed, how many entries it has, and the first `settings["most"]` of them.

    Raises DamagedSource if it is none.
    """
    text = unmarked(data)
    return _json_feed(text, settings["most"]) if text.lstrip().startswith(b"{") else _xml(data, settings)


def _xml(data: bytes, settings: Mapping[str, Any]) -> dict[str, Any]:
    import feedparser

    said = {"content-type": f"application/xml; charset={settings['charset']}"} if settings["charset"] else {}
    # As a stream: bytes would be tried as the name of a file first.
    found = feedparser.parse(BytesIO(data), response_headers=said, sanitize_html=False, resolve_relative_uris=False)
    if not found.get("version") and not found.entries:
        raise DamagedSource("no feed can be made out in it", mend=_MEND)
    entries = [_xml_entry(entry) for entry in found.entries[: settings["most"]]]
    return {"title": found.feed.get("title", ""), "count": len(found.entries), "entries": entries}


def _xml_entry(entry: Mapping[str, Any]) -> dict[str, Any]:
    texts = [*entry.get("content", ()), entry.get("summary_detail", {})]
    text = max(texts, key=lambda one: len(one.get("value", "")))
    day = entry.get("published_parsed") or entry.get("updated_parsed")
    return {
        "title": entry.get("title", ""),
        "link": entry.get("link", ""),
        "identifier": entry.get("id", ""),
        "byline": _byline(entry),
        "published": entry.get("published", "") or entry.get("updated", ""),
        "day": time.strftime("%Y-%m-%d", day) if day else "",
        "text": text.get("value", ""),
        "type": "text/plain" if text.get("type") == "text/plain" else "text/html",
        "whole": bool(entry.get("content")),
    }


def _byline(entry: Mapping[str, Any]) -> str:
    """The authors' names; RSS gives them behind an address: `ann@paper.example (Ann Roe)`."""
    author = entry.get("author", "")
    mail = _MAIL.fullmatch(author[:500])
    return mail[1] if mail else _names(entry.get("authors", ())) or author


def _json_feed(data: bytes, most: int) -> dict[str, Any]:
    try:
        found = json.loads(data.decode("utf-8", "replace"))
        items = found["items"]
        entries = [_json_entry(item) for item in islice(items, most)]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise DamagedSource("no JSON Feed can be made out in it", mend=_MEND) from problem
    return {"title": _text(found, "title"), "count": len(items), "entries": entries}


def _json_entry(item: Mapping[str, Any]) -> dict[str, Any]:
    html = _text(item, "content_html")
    whole = html or _text(item, "content_text")
    authors = item.get("authors") or [item.get("author")]
    return {
        "title": _text(item, "title"),
        "link": _text(item, "url") or _text(item, "external_url"),
        "identifier": _text(item, "id"),
        "byline": _names(authors if isinstance(authors, list) else ()),
        "published": _text(item, "date_published") or _text(item, "date_modified"),
        "day": "",
        "text": whole or _text(item, "summary"),
        "type": "text/html" if html else "text/plain",
        "whole": bool(whole),
    }


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return str(value) if isinstance(value, str | int) else ""


def _names(authors: Sequence[Any]) -> str:
    return ", ".join(name for author in authors if isinstance(author, Mapping) and (name := _text(author, "name")))
