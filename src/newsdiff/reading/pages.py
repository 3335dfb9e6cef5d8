"""Pages by their address: from the cache or the network, as the original where an archive gives it.

The recipe only: addresses, archives, cache and network have modules of their own; what a page says is not asked here.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime

from newsdiff.clean import clean_line
from newsdiff.errors import FetchFailed, NotInCache
from newsdiff.reading.addresses import parsed
from newsdiff.reading.archives import Capture, capture_of, capture_of_page, shows_pages
from newsdiff.reading.cache import Cache, Copy
from newsdiff.reading.fetch import Answer, Rules, fetch
from newsdiff.reading.files import too_large
from newsdiff.reading.raw import Options, Raw

__all__ = ["page"]

FRESH = 900
"""Seconds in which a page is not asked for again: the same command twice gives the same result, and sites are left in peace."""

_HEAD = 100_000


def page(address: str, options: Options, *, cache: Cache | None = None, rules: Rules | None = None) -> Raw:
    """The bytes at an address with what the server says of them.

    A copy younger than 15 minutes is taken from the cache, an older one only if the server says that nothing changed.
    `options.refresh` fetches anew, `options.offline` never. Raises FetchFailed of some kind, or TooLarge.
    """
    asked = str(parsed(address))
    capture = capture_of(asked)
    copy = _copy(capture.plain if capture else asked, options, cache or Cache(), rules)
    answer = copy.answer
    if len(answer.data) > options.limit:
        raise too_large(asked, options.limit)
    capture = capture_of(answer.url) or capture or _shown(answer)
    source = capture.original if capture else asked
    notes = [*([capture.note] if capture else []), f"fetched {_day(copy.fetched)}"]
    if asked.startswith("https:") and answer.url.startswith("http:"):
        notes.append("fetched without encryption, to which an encrypted address led")
    return Raw(
        name=clean_line(source),
        data=answer.data,
        media_type=clean_line(answer.media_type, 100),
        charset=clean_line(answer.charset, 40),
        url=clean_line(capture.original if capture else answer.url, 4096),
        notes=tuple(notes),
    )


def _shown(answer: Answer) -> Capture | None:
    """The capture behind a short address of an archive, as its own page says."""
    return capture_of_page(answer.data[:_HEAD].decode("utf-8", "replace")) if shows_pages(answer.url) else None


def _copy(asked: str, options: Options, cache: Cache, rules: Rules | None) -> Copy:
    """The copy that stands for this address now."""
    copy = None if options.refresh and not options.offline else cache.get(asked)
    if options.offline and not copy:
        raise NotInCache("not fetched before, and --offline forbids to", where=asked, mend="read it once without --offline")
    now = time.time()
    if copy and (options.offline or 0 <= now - copy.checked < FRESH):
        return copy
    answer = _fetched(asked, copy, options, rules)
    copy = replace(copy, checked=now) if copy and answer.unchanged else Copy(answer, now, now)
    cache.put(asked, copy)
    return copy


def _fetched(asked: str, copy: Copy | None, options: Options, rules: Rules | None) -> Answer:
    rules = rules or (Rules(allowed=lambda _host: True) if options.private else Rules())
    known = copy.answer if copy else None
    try:
        return fetch(asked, limit=options.limit, known=known, stopped=options.stopped, rules=rules)
    except FetchFailed as problem:
        if not copy:
            raise
        mend = f"--offline reads the copy of {_day(copy.fetched)}"
        raise type(problem)(problem.what, where=problem.where, mend=mend) from problem


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")
