"""The reader's corrections of what is open: made, undone, made again, and kept in the story file each time.

Pure but for the file. What corrections do to a comparison is in `newsdiff.correcting`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newsdiff.correcting.records import Correction, Key
from newsdiff.errors import NewsdiffError
from newsdiff.stories.store import Overtaken, Step, StoryFile

__all__ = ["Desk"]


class _Done(NamedTuple):
    """What one action changed: what was there before and what is there after, and its name."""

    before: Step
    after: Step
    name: str


@dataclass(slots=True)
class Desk:
    """Corrections over a story file; `turned` are those that were last undone or done again."""

    file: StoryFile
    _done: list[_Done] = field(default_factory=list)
    _undone: list[_Done] = field(default_factory=list)
    turned: Sequence[Correction] = ()

    @property
    def corrections(self) -> Sequence[Correction]:
        """All of them, as they are in the file."""
        return tuple(self.file.story.corrections.values())

    def value(self, key: Key) -> str:
        """What was said by hand of this; "" for nothing."""
        found = self.file.story.corrections.get(key)
        return found.value if found else ""

    def make(self, step: Step, name: str) -> str:
        """Make these corrections as one action; what to tell the reader. Raises NewsdiffError if they cannot be kept."""
        first = not self.file.path.exists()
        before = {key: self.file.story.corrections.get(key) for key in step}
        self.file.change(step)
        self._done.append(_Done(before, dict(step), name))
        self._undone.clear()
        return f"{name}; kept in {self.file.path}" if first else name

    def undo(self) -> str:
        """Take the last action back; what to tell the reader."""
        self.turned = ()
        if not self._done:
            return "nothing to undo"
        last = self._done.pop()
        self._turn(last.before, last.after, last, self._done)
        self._undone.append(last)
        return f"undone: {last.name}"

    def redo(self) -> str:
        """Make the action again that was undone last; what to tell the reader."""
        self.turned = ()
        if not self._undone:
            return "nothing to do again"
        last = self._undone.pop()
        self._turn(last.after, last.before, last, self._undone)
        self._done.append(last)
        return f"done again: {last.name}"

    def _turn(self, step: Step, expected: Step, action: _Done, stack: list[_Done]) -> None:
        """Change the file; an action that another reader has overtaken is forgotten, one the file did not take is kept."""
        try:
            self.file.change(step, expected)
            self.turned = [one for one in (*step.values(), *expected.values()) if one]
        except Overtaken:
            raise
        except NewsdiffError:
            stack.append(action)
            raise
