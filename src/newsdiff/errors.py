"""What can go wrong, as one tree.

    NewsdiffError
    ├── UnreadableSource      the input could not be turned into an article
    │   ├── SourceNotFound    no such file
    │   ├── NotAFile          a folder, a device, a pipe where a file was meant
    │   ├── TooLarge          over the size limit
    │   ├── BinarySource      bytes that are not text
    │   ├── EmptySource       nothing to read
    │   ├── DamagedSource     a document, an archive or a table that cannot be taken apart
    │   ├── DamagedStory      a story file that cannot be understood
    │   ├── ReaderMissing     the library that reads such files is not installed
    │   ├── NotAnArticle      a page without a story
    │   │   ├── PaywallStub   the beginning of a story that is kept for subscribers
    │   │   └── ConsentPage   a page that asks for consent before it shows the story
    │   ├── SeveralArticles   a collection where one article was meant
    │   ├── NoSuchEntry       a collection has no entry of that number, identifier or title
    │   ├── FetchFailed       an address could not be fetched; exit code 4 for those that may pass (*)
    │   │   ├── AddressRefused    not http or https, or an address of this machine or its network
    │   │   ├── NameNotResolved * there is no such host
    │   │   ├── NotConnected *    the host does not answer, or breaks off
    │   │   ├── NotSecure         its certificate does not hold
    │   │   ├── TimedOut *        it took longer than it may
    │   │   ├── StatusRefused     the server answered with a status such as 404
    │   │   │   └── SiteFault *       it has a fault of its own, or was asked too often
    │   │   ├── TooManyRedirects  it leads on and on
    │   │   └── NotInCache        offline, and never fetched before
    │   └── SeveralUnreadable more than one of them at once
    ├── UsageError            the request itself makes no sense
    └── ExportError           the result could not be written

Each error is one plain line: what is wrong, where, and what to do about it. Text from outside is cleaned before it enters
a message, so a message may go to a terminal as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import ClassVar

from newsdiff.clean import clean_line

__all__ = [
    "AddressRefused",
    "BinarySource",
    "ConsentPage",
    "DamagedSource",
    "DamagedStory",
    "EmptySource",
    "ExportError",
    "FetchFailed",
    "NameNotResolved",
    "NewsdiffError",
    "NoSuchEntry",
    "NotAFile",
    "NotAnArticle",
    "NotConnected",
    "NotInCache",
    "NotSecure",
    "PaywallStub",
    "ReaderMissing",
    "SeveralArticles",
    "SeveralUnreadable",
    "SiteFault",
    "SourceNotFound",
    "StatusRefused",
    "TimedOut",
    "TooLarge",
    "TooManyRedirects",
    "UnreadableSource",
    "UsageError",
]


class NewsdiffError(Exception):
    """Base of every error newsdiff raises on purpose.

    `what` says what is wrong, `where` names the source (a path, an address, an option), `mend` says what to do.
    """

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        self.what = clean_line(what)
        self.where = clean_line(where)
        self.mend = clean_line(mend)
        super().__init__(self.line)

    @property
    def line(self) -> str:
        """The whole message on one line."""
        place = f"{self.where}: " if self.where else ""
        mend = f"; {self.mend}" if self.mend else ""
        return f"{place}{self.what}{mend}"

    @property
    def lines(self) -> tuple[str, ...]:
        """One message a line; more than one only where several things are wrong at once."""
        return (self.line,)


class UnreadableSource(NewsdiffError):  # noqa: N818 - the tree reads as what is wrong, not as "…Error" ten times
    """The input could not be turned into an article."""


class SourceNotFound(UnreadableSource):
    """There is no such file."""


class NotAFile(UnreadableSource):
    """A folder, a device or a pipe stands where a file was meant."""


class TooLarge(UnreadableSource):
    """The input is over the size limit."""


class BinarySource(UnreadableSource):
    """The bytes are not text."""


class EmptySource(UnreadableSource):
    """There is nothing to read."""


class DamagedSource(UnreadableSource):
    """A document, an archive or a table cannot be taken apart."""


class DamagedStory(UnreadableSource):
    """A story file cannot be understood."""


class ReaderMissing(UnreadableSource):
    """The library that reads such files is not installed; the message names the install command."""

    @classmethod
    def of(cls, files: str) -> ReaderMissing:
        """The error for files that are read with the libraries of the extra `documents`."""
        return cls(f"{files} are read with a library that is not installed", mend="pip install 'newsdiff[documents]'")


class NotAnArticle(UnreadableSource):
    """A page without a story."""


class PaywallStub(NotAnArticle):
    """The beginning of a story that is kept for subscribers."""


class ConsentPage(NotAnArticle):
    """A page that asks for consent before it shows the story."""


class SeveralArticles(UnreadableSource):
    """A collection stands where one article was meant."""


class NoSuchEntry(UnreadableSource):
    """The collection has no entry of that number, identifier or title."""


class FetchFailed(UnreadableSource):
    """An address could not be fetched. `passing` says that the same request may work later."""

    passing: ClassVar[bool] = False


class AddressRefused(FetchFailed):
    """Not http or https, or an address of this machine or its network."""


class NameNotResolved(FetchFailed):
    """There is no such host, or no network."""

    passing = True


class NotConnected(FetchFailed):
    """The host does not answer, or breaks off."""

    passing = True


class NotSecure(FetchFailed):
    """The certificate of the host does not hold."""


class TimedOut(FetchFailed):
    """The answer took longer than it may."""

    passing = True


class StatusRefused(FetchFailed):
    """The server answered with a status other than success."""


class SiteFault(StatusRefused):
    """The server has a fault of its own, or was asked too often."""

    passing = True


class TooManyRedirects(FetchFailed):
    """The address leads on and on."""


class NotInCache(FetchFailed):
    """Reading is offline, and the page was never fetched before."""


class SeveralUnreadable(UnreadableSource):
    """Several sources could not be read; each error keeps its line, also those of a collection among the sources."""

    def __init__(self, errors: Iterable[UnreadableSource]) -> None:
        apart = (error.errors if isinstance(error, SeveralUnreadable) else (error,) for error in errors)
        self.errors: tuple[UnreadableSource, ...] = tuple(chain.from_iterable(apart))
        super().__init__(f"{len(self.errors)} sources cannot be read")

    @property
    def lines(self) -> tuple[str, ...]:
        """The message of each."""
        return tuple(error.line for error in self.errors)


class UsageError(NewsdiffError):
    """The request itself makes no sense."""


class ExportError(NewsdiffError):
    """The result could not be written."""
