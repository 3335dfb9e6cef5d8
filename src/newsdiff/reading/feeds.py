"""Feeds: RSS, Atom and JSON Feed, each entry an article.

An entry is read from the text the feed carries; the page it links to is promised instead where the user asks for linked
pages. Nothing is fetched here, and the feed itself is taken apart in the child process (`feedfile`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import urljoin

from newsdiff.clean import clean_line
from newsdiff.errors import AddressRefused, DamagedSource, EmptySource, TooLarge, UnreadableSource
from newsdiff.reading.addresses import parsed
from newsdiff.reading.dates import iso_date
from newsdiff.reading.isolated import ChildStopped, run
from newsdiff.reading.raw import Known, Options, Raw

__all__ = ["entries"]

SUMMARY = 150
"""Words below which what a feed does not call the content of an entry is taken for a summary."""

DEADLINE = 30.0
"""Seconds one feed may take; a feed of 10,000 entries takes a fifth of that."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")


def entries(raw: Raw, options: Options) -> Iterator[Raw | UnreadableSource]:
    """The entries of a feed, in its order, at most `options.most` of them.

    An entry without a text, or without a link where linked pages are wanted, is a problem of its own. Raises DamagedSource
    if no feed can be made out.
    """
    try:
        settings = {"charset": raw.charset, "most": options.most}
        feed = run("feed", raw.data, settings, where=raw.name, deadline=DEADLINE)
    except ChildStopped as stopped:
        raise DamagedSource(
            f"cannot be taken apart: {stopped.why}", where=raw.name, mend="check that it is a feed"
        ) from stopped
    outlet = _words(feed["title"])
    for number, entry in enumerate(feed["entries"], 1):
        name = f"{raw.name or 'feed'}#{number}"
        known = Known(
            title=_words(entry["title"]),
            outlet=outlet,
            byline=_words(entry["byline"]),
            published=entry["day"] if not iso_date(entry["published"]) else clean_line(entry["published"]),
            identifier=clean_line(entry["identifier"] or entry["link"]),
        )
        yield _promised(raw, name, entry, known) if options.linked else _carried(name, entry, known)
    if feed["count"] > options.most:
        yield TooLarge(
            f"has {feed['count']} entries, more than {options.most}", where=raw.name, mend="choose some with --entry"
        )


def _carried(name: str, entry: Mapping[str, Any], known: Known) -> Raw | UnreadableSource:
    """The text that stands in the feed itself."""
    if not entry["text"].strip():
        mend = "--linked reads the page it links to" if entry["link"] else "leave it out"
        return EmptySource("an entry without a text", where=name, mend=mend)
    summary = entry["link"] and not entry["whole"] and len(entry["text"].split()) < SUMMARY
    notes = ("the summary that the feed gives; --linked reads the page",) if summary else ()
    data = entry["text"].encode("utf-8", "replace")
    return Raw(name, data, entry["type"], "utf-8", known=known, notes=notes, settled=True)


def _promised(raw: Raw, name: str, entry: Mapping[str, Any], known: Known) -> Raw | UnreadableSource:
    """The page an entry links to, yet to be fetched; it says itself which outlet it is of."""
    try:
        address = str(parsed(urljoin(raw.url, entry["link"].strip())))
    except (AddressRefused, ValueError):
        return EmptySource("an entry without a link to a page", where=name, mend="read it without --linked")
    return Raw(address, url=address, known=replace(known, outlet=""), promised=True)


def _words(text: str) -> str:
    """A title or a name as plain words on one line, whatever markup the feed put into it."""
    return clean_line(unescape(_TAG.sub(" ", text[:10_000])))
