"""One line across the screen with something at each end. Says what it is given; knows nothing of articles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from rich.text import Text
from textual.widget import Widget

__all__ = ["Bar"]


class Bar(Widget, can_focus=False):
    """A line whose right end is never cut; at the left, what does not fit as a whole is left out."""

    DEFAULT_CSS = "Bar { height: 1; }"

    def __init__(self, id: str) -> None:  # noqa: A002 - the toolkit's own name for it
        super().__init__(id=id)
        self._left: Sequence[Text] = ()
        self._right = Text()

    def show(self, left: Sequence[Text], right: Text) -> None:
        """Say this, if it is not said already."""
        if (self._left, self._right) != (left, right):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Text:
        """Both ends as one line of exactly the widget's width."""
        room = self.size.width - self._right.cell_len - 2
        ends = list(accumulate(text.cell_len for text in self._left))
        fitting = sum(end <= room for end in ends)
        line = Text(no_wrap=True, end="").join(self._left[:fitting])
        line.append("…" if fitting < len(self._left) else " ")
        line.append(" " * (self.size.width - line.cell_len - self._right.cell_len)).append_text(self._right)
        line.truncate(self.size.width)
        return line
