"""A story file on disk: read, and changed so that nothing is lost.

Every action is one change of the file: under a lock on its folder it is read again, the action is applied to what stands
there now, and the whole is written in its place. So two readers of one story keep each other's corrections.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from newsdiff.clean import clean_line
from newsdiff.correcting.records import Correction, Key
from newsdiff.errors import DamagedStory, ExportError, SourceNotFound
from newsdiff.stories.document import Story, dumps, loads
from newsdiff.writing.files import write_text

__all__ = ["Overtaken", "Step", "StoryFile", "load"]

_LARGEST = 50_000_000

Step: TypeAlias = Mapping[Key, Correction | None]
"""What corrections become, by what they are about; None takes one away."""


class Overtaken(ExportError):  # noqa: N818 - as in the tree of errors, it says what is wrong
    """Somebody else has changed the same thing meanwhile."""


@dataclass(slots=True)
class StoryFile:
    """A story and the file it is kept in, which need not exist before the first change.

    `carried` are corrections that have another place in a changed text; the file learns of them with the first change.
    """

    path: Path
    story: Story
    carried: Mapping[Key, Correction] = field(default_factory=dict)
    _written: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        self.story = replace(self.story, corrections=self._moved(self.story.corrections))

    def change(self, step: Step, expected: Step | None = None) -> None:
        """Make these corrections, and take in what others have made meanwhile.

        With `expected`, what is changed must be as it says. Raises Overtaken if it is not, ExportError if the file cannot be
        written and DamagedStory if it cannot be understood any more; then nothing has changed.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with _locked(self.path.parent):
                self._change(step, expected or {})
        except OSError as error:
            raise ExportError(f"cannot be written: {error.strerror}", where=str(self.path)) from error

    def _change(self, step: Step, expected: Step) -> None:
        ours = not self.path.exists() or _stamp(self.path) == self._written
        story = self.story if ours else _joined(self.story, load(self.path))
        corrections = self._moved(story.corrections)
        for key, value in expected.items():
            if corrections.get(key) != value:
                raise Overtaken("another reader has changed this since", where=str(self.path))
        for key, value in step.items():
            corrections.pop(key, None)
            if value:
                corrections[key] = value
        story = replace(story, corrections=corrections)
        write_text(self.path, dumps(story), force=True)
        self.story, self.carried, self._written = story, {}, _stamp(self.path)

    def _moved(self, corrections: Mapping[Key, Correction]) -> dict[Key, Correction]:
        """The corrections, those that are carried over in their new places."""
        found = (self.carried.get(key, one) for key, one in corrections.items())
        return {one.key: one for one in found}


def load(path: Path) -> Story:
    """The story in a file. Raises SourceNotFound, or DamagedStory if it cannot be understood."""
    where = clean_line(str(path))
    try:
        if path.stat().st_size > _LARGEST:
            raise DamagedStory("is too large for a story file", where=where)
        return loads(path.read_text(encoding="utf-8"), where)
    except FileNotFoundError as error:
        raise SourceNotFound("there is no such story file", where=where) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedStory(f"cannot be read: {error}", where=where) from error


def _stamp(path: Path) -> tuple[int, ...]:
    """What tells one writing of a file from another."""
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Alone with the story files of a folder; the lock leaves nothing behind."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _joined(ours: Story, theirs: Story) -> Story:
    """The story in the file, with what we know of texts that it does not."""
    known = {one.source: one for one in theirs.articles}
    for one in ours.articles:
        other = known.get(one.source)
        before = other.texts if other else ()
        known[one.source] = replace(one, texts=(*(text for text in before if text not in one.texts), *one.texts))
    return replace(theirs, sources=ours.sources or theirs.sources, how=ours.how, articles=tuple(known.values()))
