"""What the readers hand to one another: bytes with what is known of them, and the request they are read under.

Records only. Where bytes come from is the business of `sources` and `fetch`; which reader takes them is decided in `formats`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from newsdiff.errors import UnreadableSource
from newsdiff.model import Article, Block

if TYPE_CHECKING:
    from newsdiff.reading.metadata import Metadata

__all__ = ["DEFAULT_LIMIT", "MOST_ARTICLES", "Container", "Draft", "Format", "Known", "Options", "Raw", "Reading"]

DEFAULT_LIMIT = 5_000_000
"""Bytes read from one source unless the caller says otherwise; a long news feature has 60,000."""

MOST_ARTICLES = 10_000
"""Articles read from one source at most."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a container or a server already knows of an article; "" where it says nothing. Clean, one line each."""

    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Raw:
    """One article before it is read.

    `name` is shown to people and is clean. `media_type` (lower case, no parameters) and `charset` are "" if nobody said;
    `settled` says that a container gives the bytes this type itself, so that neither they nor the `url` are asked again.
    `url` is the final address of a fetched page or, where it is only `promised`, that of the page `sources` fetches if the
    article is chosen. `notes` are plain sentences about what was done to get the bytes.
    """

    name: str
    data: bytes = b""
    media_type: str = ""
    charset: str = ""
    url: str = ""
    known: Known = field(default_factory=Known)
    notes: tuple[str, ...] = ()
    settled: bool = False
    promised: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are to be read: one object handed down to whoever needs a part of it.

    `limit` is the size of one article in bytes, `most` the number of articles one source may give. `entries` chooses among
    the entries of a collection, each by its identifier, else its number from 1, else whole words of its title; empty means
    all. `columns` maps a field (`text`, `title`, …) to the name of the column that holds it. `media_type` overrides what
    a source says of itself. `linked` asks for the pages that entries of a feed link to, instead of the text in the feed,
    and for those of records that have no text. `offline` forbids the network; `refresh` passes over the cache. `private`
    allows addresses of this machine and its network. `stopped` is asked while the network is waited for: once it says so,
    nobody wants the article any more.
    """

    limit: int = DEFAULT_LIMIT
    most: int = MOST_ARTICLES
    entries: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    media_type: str = ""
    linked: bool = False
    offline: bool = False
    refresh: bool = False
    private: bool = False
    stopped: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a format reads it, before sentences and quotations are found.

    `text` has passed `clean`; each of its characters that is no space stands in exactly one block.
    """

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata
    notes: tuple[str, ...] = ()

    def knowing(self, known: Known) -> Draft:
        """The same, where what is known from outside goes before what the text says."""
        from newsdiff.reading.dates import iso_date
        from newsdiff.reading.metadata import Metadata

        about = Metadata(known.title, known.outlet, known.byline, iso_date(known.published))
        return replace(self, metadata=about.completed(self.metadata))


Format = Callable[[Raw, Options], Draft]
"""Reads one Raw as one article. Raises UnreadableSource."""

Container = Callable[[Raw, Options], Iterator[Raw | UnreadableSource]]
"""Opens one Raw that holds several. What is wrong with one entry is yielded, so that the rest go on; raises UnreadableSource
only where the whole cannot be opened."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source gave: its articles in order, and what in it could not be read."""

    articles: Sequence[Article] = ()
    problems: Sequence[UnreadableSource] = ()
