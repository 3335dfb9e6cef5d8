r"""How different outlets tell the same story, sentence by sentence and quote by quote.

    >>> import newsdiff
    >>> a = newsdiff.read("The ferry sank on Monday.\\nNobody was hurt, the mayor said.")
    >>> b = newsdiff.read("The ferry sank on Tuesday.\\nNobody was hurt.")
    >>> [change.kind.value for change in newsdiff.compare(a, b).all_changes()]
    ['date', 'dropped']

What stands in `__all__` is the public interface; everything else may change. The names are loaded when first used, so that
`import newsdiff` costs nothing and never imports a screen.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsdiff.comparing.align import align
    from newsdiff.comparing.compare import compare
    from newsdiff.errors import (
        AddressRefused,
        BinarySource,
        ConsentPage,
        DamagedSource,
        EmptySource,
        ExportError,
        FetchFailed,
        NameNotResolved,
        NewsdiffError,
        NoSuchEntry,
        NotAFile,
        NotAnArticle,
        NotConnected,
        NotInCache,
        NotSecure,
        PaywallStub,
        ReaderMissing,
        SeveralArticles,
        SeveralUnreadable,
        SiteFault,
        SourceNotFound,
        StatusRefused,
        TimedOut,
        TooLarge,
        TooManyRedirects,
        UnreadableSource,
        UsageError,
    )
    from newsdiff.gathering.story import Story
    from newsdiff.model import Article, Change, Comparison, Group, Quotation, Span
    from newsdiff.reading.quotations import quotations
    from newsdiff.reading.raw import Options, Reading
    from newsdiff.reading.segment import sentences
    from newsdiff.reading.sources import extract, read, read_all

__version__ = "0.1.0"

_HOMES = {
    "newsdiff.comparing.align": ("align",),
    "newsdiff.comparing.compare": ("compare",),
    "newsdiff.errors": (
        "AddressRefused",
        "BinarySource",
        "ConsentPage",
        "DamagedSource",
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
    ),
    "newsdiff.gathering.story": ("Story",),
    "newsdiff.model": ("Article", "Change", "Comparison", "Group", "Quotation", "Span"),
    "newsdiff.reading.quotations": ("quotations",),
    "newsdiff.reading.segment": ("sentences",),
    "newsdiff.reading.raw": ("Options", "Reading"),
    "newsdiff.reading.sources": ("extract", "read", "read_all"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "AddressRefused",
    "Article",
    "BinarySource",
    "Change",
    "Comparison",
    "ConsentPage",
    "DamagedSource",
    "EmptySource",
    "ExportError",
    "FetchFailed",
    "Group",
    "NameNotResolved",
    "NewsdiffError",
    "NoSuchEntry",
    "NotAFile",
    "NotAnArticle",
    "NotConnected",
    "NotInCache",
    "NotSecure",
    "Options",
    "PaywallStub",
    "Quotation",
    "ReaderMissing",
    "Reading",
    "SeveralArticles",
    "SeveralUnreadable",
    "SiteFault",
    "SourceNotFound",
    "Span",
    "StatusRefused",
    "Story",
    "TimedOut",
    "TooLarge",
    "TooManyRedirects",
    "UnreadableSource",
    "UsageError",
    "__version__",
    "align",
    "compare",
    "extract",
    "quotations",
    "read",
    "read_all",
    "sentences",
]


def __dir__() -> list[str]:
    """The public names."""
    return __all__


def __getattr__(name: str) -> Any:
    """Load a public name where it lives."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'newsdiff' has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)
