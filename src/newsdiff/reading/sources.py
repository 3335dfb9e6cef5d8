"""Reading: from a path, an address, standard input, bytes or a text to articles.

The recipe only: what is in a source is the business of `contents`, which reader takes what that of `formats`, and what the
words mean that of the readers; nothing here looks into the bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from newsdiff.errors import EmptySource, NotAnArticle, SeveralArticles, SeveralUnreadable, UnreadableSource
from newsdiff.model import Article
from newsdiff.reading.assembly import assemble
from newsdiff.reading.contents import Entry, Source, contents, fetched, name_of
from newsdiff.reading.decoding import misdecoded_note
from newsdiff.reading.files import too_large
from newsdiff.reading.formats import Reader, reader_for
from newsdiff.reading.raw import DEFAULT_LIMIT, MOST_ARTICLES, Options, Raw, Reading

__all__ = ["extract", "read", "read_all"]


def read(
    source: Source,
    *,
    media_type: str = "",
    entry: str | int = "",
    columns: Mapping[str, str] | None = None,
    limit: int = DEFAULT_LIMIT,
    offline: bool = False,
    refresh: bool = False,
) -> Article:
    """Read one article.

    `source` is a path, an address, ``"-"`` for standard input, bytes, or a text. A `str` is an address when it has a scheme;
    it is a text when it holds a line break, begins with a tag, or when no such path exists and it reads like a sentence; a
    path-like object is always a path. Which format it is in is found out, unless `media_type` says so ("text/html", "csv").

    Of a collection (a folder, an archive, a feed, a table) `entry` chooses one by its identifier, else by its number from 1,
    else by whole words of its title; `columns` says which column of a table holds a field (`{"text": "story"}`). At most
    `limit` bytes are read for an article. `offline` reads addresses from the cache alone, `refresh` passes over it.

    Raises UnreadableSource of some kind; SeveralArticles where there is more than one to choose from.
    """
    entries = (str(entry),) if entry != "" else ()
    found = _articles(
        source, Options(limit, MOST_ARTICLES, entries, columns or {}, media_type, offline=offline, refresh=refresh)
    )
    problems: list[UnreadableSource] = []
    articles: list[Article] = []
    for one in found:
        if isinstance(one, UnreadableSource):
            problems.append(one)
            continue
        articles.append(one)
        if len(articles) > 1:
            mend = "choose an entry by its number, its identifier or words of its title"
            raise SeveralArticles("holds more than one article", where=name_of(source), mend=mend)
    return _some(articles, problems, source)[0]


def extract(html: str, *, limit: int = DEFAULT_LIMIT) -> Article:
    """The article in this HTML, of at most `limit` bytes; the rest of the page stays in its text, folded away.

    Raises UnreadableSource if it has none, or is larger.
    """
    raw = Raw("", html.encode("utf-8", "surrogatepass"), "text/html", "utf-8")
    if len(raw.data) > limit:
        raise too_large("", limit)
    return _article(Entry(raw, reader_for(raw, "text/html")), Options(limit))


def read_all(source: Source, options: Options | None = None) -> Reading:
    """Read every article of a source; what in it cannot be read is a problem and does not stop the rest.

    Sources are as for `read`; a path may be a pattern of names, too. Raises UnreadableSource where not one article comes of
    it: SeveralUnreadable if more than one thing is wrong.
    """
    articles: list[Article] = []
    problems: list[UnreadableSource] = []
    for one in _articles(source, options or Options()):
        if isinstance(one, UnreadableSource):
            problems.append(one)
        else:
            articles.append(one)
    return Reading(_some(articles, problems, source), problems)


def _some(articles: Sequence[Article], problems: Sequence[UnreadableSource], source: Source) -> Sequence[Article]:
    """The articles; if there is none, the problems are raised, or that there is nothing at all."""
    if not articles and not problems:
        raise EmptySource("no article in it", where=name_of(source), mend="name another source")
    if not articles:
        raise problems[0] if len(problems) == 1 else SeveralUnreadable(problems)
    return articles


def _articles(source: Source, options: Options) -> Iterator[Article | UnreadableSource]:
    for entry in contents(source, options):
        try:
            yield entry if isinstance(entry, UnreadableSource) else _article(entry, options)
        except UnreadableSource as problem:
            yield problem


def _article(entry: Entry, options: Options) -> Article:
    raw, reader = (entry.raw, entry.reader) if entry.reader else _kept(entry.raw, options)
    draft = reader.load()(raw, options).knowing(raw.known)
    misdecoded = misdecoded_note(draft.text)
    return assemble(
        draft.text,
        draft.blocks,
        draft.metadata,
        source=raw.name,
        sha256=hashlib.sha256(raw.data).hexdigest(),
        identifier=raw.known.identifier,
        notes=(*raw.notes, *draft.notes, *([misdecoded] if misdecoded else [])),
    )


def _kept(promise: Raw, options: Options) -> tuple[Raw, Reader]:
    """The page an entry only named, with what the entry said of it, and its reader."""
    page = fetched(promise, options)
    raw = replace(page, known=promise.known, notes=(*promise.notes, *page.notes))
    reader = reader_for(raw)
    if len(raw.data) > reader.room * options.limit:
        raise too_large(raw.name, reader.room * options.limit)
    if reader.several:
        raise NotAnArticle(f"a {reader.name}, not an article", where=raw.name, mend="name it by itself")
    return raw, reader
