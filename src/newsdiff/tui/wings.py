"""What the reader asks of the other wings: read, compare, write. Injected, so that screens can be tried with any of them.

The defaults import what they call when they are first called: the first frame waits for none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from newsdiff.model import Article, Comparison

if TYPE_CHECKING:
    from newsdiff.comparing.given import Given
    from newsdiff.gathering.story import Story
    from newsdiff.reading.raw import Reading
    from newsdiff.stories.opening import Opened
    from newsdiff.stories.recent import Recent
    from newsdiff.writing import Format

__all__ = ["Wings"]


class Storied(Protocol):
    """Finds what was corrected in articles before, and where it is kept; sources as they were named."""

    def __call__(self, reading: Reading, sources: Sequence[str] = (), /) -> Opened: ...


class Comparer(Protocol):
    """Compares two articles; it is given links where a reader made some by hand."""

    def __call__(self, left: Article, right: Article, /, *given: Given) -> Comparison: ...


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


def _open(source: str, stopped: Callable[[], bool]) -> Opened:
    from newsdiff.reading.raw import Options
    from newsdiff.stories.opening import open_story

    return open_story(Path(source), Options(stopped=stopped))


def _story(reading: Reading, sources: Sequence[str] = ()) -> Opened:
    from newsdiff.stories.opening import story_of

    return story_of(reading, sources)


def _paste(title: str, outlet: str, text: str) -> Path:
    from newsdiff.stories.pasting import keep_pasted

    return keep_pasted(title, outlet, text)


def _recent() -> Sequence[Recent]:
    from newsdiff.stories.recent import recent

    return recent()


def _reopen(one: Recent, stopped: Callable[[], bool]) -> Opened:
    from newsdiff.stories.recent import reopen

    return reopen(one, stopped)


def _remember(opened: Opened) -> None:
    from newsdiff.stories.recent import remember

    remember(opened)


def _compare(left: Article, right: Article, *given: Given) -> Comparison:
    from newsdiff.comparing.compare import compare

    return compare(left, right, *given)


def _gather(articles: Sequence[Article], given: Mapping[tuple[int, int], Given], versions: Sequence[Sequence[int]]) -> Story:
    from newsdiff.gathering.story import Story

    return Story(articles, versions, given)


def _advisory(comparison: Comparison) -> str:
    from newsdiff.writing.advisory import advisory

    return advisory(comparison)


def _formats() -> Mapping[str, Format]:
    from newsdiff.writing import FORMATS

    return FORMATS


def _write(path: Path, text: str, *, force: bool) -> None:
    from newsdiff.writing.files import write_text

    write_text(path, text, force=force)


@dataclass(frozen=True, slots=True)
class Wings:
    """One call for each thing the reader does not do itself. `read` and `sample` raise NewsdiffError.

    `open` takes the name of a story file, `story` what was read otherwise, `read` a path, a pattern or an address, `paste` a
    title, an outlet and a text, of which it says where it is kept. `open`, `read` and `reopen` are told, too, when nobody
    waits for them any more.
    """

    read: Callable[[str, Callable[[], bool]], Reading] = _read
    sample: Callable[[], Sequence[Article]] = _sample
    open: Callable[[str, Callable[[], bool]], Opened] = _open
    story: Storied = _story
    paste: Callable[[str, str, str], Path] = _paste
    recent: Callable[[], Sequence[Recent]] = _recent
    reopen: Callable[[Recent, Callable[[], bool]], Opened] = _reopen
    remember: Callable[[Opened], None] = _remember
    compare: Comparer = _compare
    gather: Callable[[Sequence[Article], Mapping[tuple[int, int], Given], Sequence[Sequence[int]]], Story] = _gather
    advisory: Callable[[Comparison], str] = _advisory
    formats: Callable[[], Mapping[str, Format]] = _formats
    write: Writer = _write
