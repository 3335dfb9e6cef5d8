"""What can go wrong, as one tree.

    NewsdiffError
    ├── UnreadableSource      the input could not be turned into an article
    │   ├── SourceNotFound    no such file
    │   ├── NotAFile          a folder, a device, a pipe where a file was meant
    │   ├── TooLarge          over the size limit
    │   ├── BinarySource      bytes that are not text
    │   ├── EmptySource       nothing to read
    │   └── SeveralUnreadable more than one of them at once
    ├── UsageError            the request itself makes no sense
    └── ExportError           the result could not be written

Each error is one plain line: what is wrong, where, and what to do about it. Text from outside is cleaned before it enters
a message, so a message may go to a terminal as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.clean import clean_line

__all__ = [
    "BinarySource",
    "EmptySource",
    "ExportError",
    "NewsdiffError",
    "NotAFile",
    "SeveralUnreadable",
    "SourceNotFound",
    "TooLarge",
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


class SeveralUnreadable(UnreadableSource):
    """Several sources could not be read; each error keeps its line."""

    def __init__(self, errors: Sequence[UnreadableSource]) -> None:
        super().__init__(f"{len(errors)} sources cannot be read")
        self.errors = tuple(errors)

    @property
    def lines(self) -> tuple[str, ...]:
        """The message of each."""
        return tuple(error.line for error in self.errors)


class UsageError(NewsdiffError):
    """The request itself makes no sense."""


class ExportError(NewsdiffError):
    """The result could not be written."""
