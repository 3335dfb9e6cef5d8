"""What the reader asks of the other wings: read, compare, write. Injected, so that screens can be tried with any of them.

The defaults import what they call when they are first called: the first frame waits for none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from newsdiff.model import Article, Comparison

if TYPE_CHECKING:
    from newsdiff.reading.raw import Reading

__all__ = ["Wings"]


class Writer(Protocol):
    """Writes a text to a file; raises ExportError if it exists and `force` is not set, or if it cannot be written."""

    def __call__(self, path: Path, text: str, *, force: bool) -> None: ...


def _read(source: str, stopped: Callable[[], bool]) -> Reading:
    from newsdiff.reading.contents import named
    from newsdiff.reading.raw import Options
    from newsdiff.reading.sources import read_all

    return read_all(named(source), Options(stopped=stopped))


def _sample() -> Sequence[Article]:
    from newsdiff.reading.sample import read_sample

    return read_sample()


def _compare(left: Article, right: Article) -> Comparison:
    from newsdiff.comparing.compare import compare

    return compare(left, right)


def _markdown(comparisons: Sequence[Comparison], articles: Sequence[Article]) -> str:
    from newsdiff.writing.markdown import markdown

    return markdown(comparisons, articles)


def _write(path: Path, text: str, *, force: bool) -> None:
    from newsdiff.writing.files import write_text

    write_text(path, text, force=force)


@dataclass(frozen=True, slots=True)
class Wings:
    """One call for each thing the reader does not do itself. `read` and `sample` raise NewsdiffError.

    `read` takes a path, a pattern or an address, and what says that nobody waits for it any more.
    """

    read: Callable[[str, Callable[[], bool]], Reading] = _read
    sample: Callable[[], Sequence[Article]] = _sample
    compare: Callable[[Article, Article], Comparison] = _compare
    markdown: Callable[[Sequence[Comparison], Sequence[Article]], str] = _markdown
    write: Writer = _write
