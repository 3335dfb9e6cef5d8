"""What can be exported from the reader, and how each choice reads. Pure: the dialog draws it and has it written.

The formats are whatever the writing wing has in its table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from newsdiff.model import Comparison
from newsdiff.tui.filters import filter_of
from newsdiff.tui.table import Options
from newsdiff.writing import choosing
from newsdiff.writing.material import View
from newsdiff.writing.order import Order

if TYPE_CHECKING:
    from newsdiff.writing import Format

__all__ = ["Draft", "Part", "Scope", "Setting", "Target", "chosen", "settings"]


class Scope(StrEnum):
    """Which pairs."""

    THIS = "this pair"
    ALL = "all pairs"


class Part(StrEnum):
    """What of them."""

    ALL = "everything"
    SHOWN = "what the filter shows"
    REVIEWED = choosing.REVIEWED


class Target(StrEnum):
    """Where to."""

    FILE = "a file"
    CLIPBOARD = "the clipboard"


@dataclass(frozen=True, slots=True)
class Draft:
    """An export as it is chosen so far; without a `view` it is the one its form begins with."""

    form: str
    scope: Scope = Scope.THIS
    part: Part = Part.ALL
    order: Order = Order.READING
    target: Target = Target.FILE
    view: View | None = None

    def view_in(self, formats: Mapping[str, Format]) -> View:
        """The view that is written: of a part of a comparison, pairs, where the form has them."""
        form = formats[self.form]
        if self.part is not Part.ALL and View.PAIRS in form.views:
            return View.PAIRS
        return self.view or form.default


class Setting(NamedTuple):
    """A line of the dialog: its name, how it reads now, and the draft with its next or previous setting."""

    name: str
    says: str
    turn: Callable[[int], Draft]


def settings(draft: Draft, formats: Mapping[str, Format], pairs: int) -> Iterator[Setting]:
    """The lines there are for this draft; a choice of one is none."""
    if pairs > 1:
        yield _setting(draft, "which", "scope", list(Scope), {Scope.ALL: f"all {pairs} pairs"})
    form = formats[draft.form]
    if View.PAIRS in form.views:
        yield _setting(draft, "what", "part", list(Part))
    yield _setting(draft, "form", "form", list(formats))
    if len(form.views) > 1 and draft.part is Part.ALL:
        view = replace(draft, view=draft.view or form.default)
        yield _setting(view, "view", "view", list(form.views))
    if form.ordered:
        yield _setting(draft, "order", "order", list(Order), {Order.READING: "as read", Order.TELLING: "most telling first"})
    yield _setting(draft, "where to", "target", list(Target))


def _setting(draft: Draft, name: str, field: str, values: Sequence[str], words: Mapping[str, str] | None = None) -> Setting:
    now = getattr(draft, field)

    def turned(step: int) -> Draft:
        then: dict[str, Any] = {field: values[(values.index(now) + step) % len(values)]}
        if field == "form":
            then["view"] = None
        return replace(draft, **then)

    return Setting(name, (words or {}).get(now, str(now)), turned)


def chosen(comparison: Comparison, part: Part, options: Options) -> Comparison:
    """The part of a comparison that is asked for."""
    if part is Part.ALL:
        return comparison
    if part is Part.REVIEWED:
        return choosing.reviewed(comparison)
    shown = filter_of(comparison, options)
    return choosing.part(comparison, str(part), shown.shows, shown.tells)
