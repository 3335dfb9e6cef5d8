"""From a story to text: Markdown, HTML, JSON, CSV, and what is printed on a terminal. Nothing in here decides what differs.

A new format of export is one module and one line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from importlib import import_module
from pathlib import PurePath
from typing import NamedTuple

from newsdiff.errors import UsageError
from newsdiff.writing.material import Material, View
from newsdiff.writing.order import Order

__all__ = ["FORMATS", "Format", "Material", "Order", "View", "format_for"]


class Format(NamedTuple):
    """A format of export: what writes it, and how the names of its files end.

    `views` are the parts it can tell, the first taken where nobody says which; `ordered` says whether it tells changes in any
    order.
    """

    write: Callable[[Material], str]
    suffix: str
    views: Collection[View] = tuple(View)
    ordered: bool = True

    @property
    def default(self) -> View:
        """The part it tells where nobody says which."""
        return next(iter(self.views))

    def refusal(self, view: View, order: Order) -> tuple[str, str] | None:
        """Why it cannot tell this part in this order, and what to do about it; None if it can."""
        if view not in self.views:
            what = "holds one part at a time" if view is View.ALL else f"does not tell {view}"
            return f"this format {what}", f"choose with --view {', '.join(self.views)}"
        if order is Order.TELLING and not self.ordered:
            return "this format keeps the order of the articles", "sort its changes by their weight, or leave --order out"
        return None


def _by(module: str, name: str) -> Callable[[Material], str]:
    """The function of this name in a module of this wing, imported when something is written with it."""

    def write(material: Material) -> str:
        text: str = getattr(import_module(f"newsdiff.writing.{module}"), name)(material)
        return text

    return write


FORMATS: dict[str, Format] = {
    "markdown": Format(_by("markdown", "markdown"), ".md"),
    "html": Format(_by("html", "html"), ".html"),
    "json": Format(_by("json", "dumps"), ".json", ordered=False),
    "csv": Format(_by("csv", "comma_separated"), ".csv", [view for view in View if view is not View.ALL], ordered=False),
}
"""The formats by the name a user gives; the first is the one taken where nothing says which."""


def format_for(name: str) -> Format:
    """The format that files of this name are in, by how it ends; the first where it has no ending.

    Raises UsageError for an ending that says nothing.
    """
    suffix = PurePath(name).suffix.lower()
    for form in FORMATS.values():
        if suffix in ("", form.suffix):
            return form
    raise UsageError(f"{suffix} says nothing of a format", where=name, mend=f"add --format {' or --format '.join(FORMATS)}")
