"""The head of a column: which article stands in it. Always in view, above the text that scrolls."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget

from newsdiff.model import Article
from newsdiff.tui.palette import Hue
from newsdiff.tui.phrases import article_facts, letters
from newsdiff.tui.themes import palette_of
from newsdiff.tui.wrap import wrap

__all__ = ["Heading"]


class Heading(Widget, can_focus=False):
    """Letter and title of an article over its outlet, author, date and length; all on one line where room is short."""

    def __init__(self, id: str) -> None:  # noqa: A002 - the toolkit's own name for it
        super().__init__(id=id)
        self._article: Article | None = None
        self._letter = ""
        self._at_hand = False

    def show(self, article: Article, place: int, *, at_hand: bool) -> None:
        """Head the column with this article; `at_hand` says that the number keys would change this column."""
        self._article, self._letter, self._at_hand = article, letters(place), at_hand
        self.refresh()

    def render(self) -> Text:
        """The title cut to the lines there are, and the facts on the last."""
        if self._article is None:
            return Text()
        palette = palette_of(self.app)
        sign = palette.selected if self._at_hand else palette.signs[Hue.SAME]
        text = Text(no_wrap=True, end="").append(f" {self._letter} ", sign).append(" ")
        facts, title, width = article_facts(self._article), self._article.title or "(no title)", self.size.width - 4
        if self.size.height == 1:
            text.append(_cut(title, self.size.width // 2, 1)[0], "bold").append(f"  {facts}", palette.quiet)
            text.truncate(self.size.width, overflow="ellipsis")
            return text
        lines = _cut(title, width, self.size.height - 1)
        text.append("\n    ".join(lines), "bold").append("\n    ")
        line = Text(facts, palette.quiet)
        line.truncate(width, overflow="ellipsis")
        return text.append_text(line)


def _cut(title: str, width: int, height: int) -> list[str]:
    """The first lines of the title, an ellipsis where more follows."""
    lines = wrap(title, width)
    shown = [title[start:end] for start, end in lines[:height]]
    if len(lines) > height:
        shown[-1] = f"{shown[-1][: width - 2]} …"
    return shown
