"""The story as a table: which statements are shown in which order, and what a cell says of one.

States are worked out only when `reading` is asked for them, so that a table of any size is drawn at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rich.style import Style

from newsdiff.gathering.records import State, Statement
from newsdiff.gathering.story import Story
from newsdiff.model import ChangeClass, Relation
from newsdiff.tui.findings import Finding, Findings
from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.palette import HUES_OF_RELATIONS, Hue, Palette
from newsdiff.tui.phrases import counted, letters
from newsdiff.tui.tabular import Line, Measures
from newsdiff.writing.labels import one_line

__all__ = ["EARLY", "Order", "Shown", "StoryLedger", "order_name", "shift"]

EARLY = 3
"""Paragraphs from the top that count as prominent."""

_BOLD = Style(bold=True)
_MEASURES = Measures(height=1, gap=0, label=28, least=8, most=12)
_HUES = {Finding.ATTRIBUTION: Hue.ATTRIBUTION, Finding.NUMBER: Hue.FACT}
_CLASSES = {Finding.ATTRIBUTION: ChangeClass.ATTRIBUTION, Finding.NUMBER: ChangeClass.FACT}


class Order(StrEnum):
    """Orders of the statements."""

    STORY = "as told"
    CARRIED = "most carried first"
    SHIFT = "largest shift of place first"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the table is read against, which statements it has, and in which order. Articles are named by number."""

    base: int = 0
    order: Order = Order.STORY
    only: int | None = None
    missing: int | None = None
    early: bool = False
    findings: frozenset[Finding] = frozenset()

    @property
    def filtered(self) -> bool:
        """Whether anything may be left out."""
        return self.only is not None or self.missing is not None or self.early or bool(self.findings)


def order_name(shown: Shown) -> str:
    """The order in words: `as A tells it`."""
    return f"as {letters(shown.base)} tells it" if shown.order is Order.STORY else str(shown.order)


def shift(story: Story, statement: int, base: int) -> int:
    """By how many paragraphs its place differs at most: from that in the base, or where the base is silent among the others."""
    places = [story.paragraph(statement, article) for article in story.statements[statement].cells]
    here = story.paragraph(statement, base)
    return max(abs(place - here) for place in places) if here else max(places) - min(places)


class StoryLedger:
    """A row a statement, a column an article."""

    measures = _MEASURES

    def __init__(self, story: Story, findings: Findings, palette: Palette, glyphs: Glyphs) -> None:
        self.story = story
        self.findings = findings
        self.palette = palette
        self.shown = Shown()
        self.statements: Sequence[int] = ()
        self._glyphs = glyphs
        self._states: dict[tuple[int, int, int], State] = {}
        self.show(self.shown)

    def show(self, shown: Shown) -> None:
        """Choose and order the statements anew."""
        self.shown = shown
        chosen = [k for k in self.story.ordered(shown.base) if self._passes(k, self.story.statements[k])]
        if shown.order is Order.CARRIED:
            chosen.sort(key=lambda k: -len(self.story.statements[k].cells))
        elif shown.order is Order.SHIFT:
            chosen.sort(key=lambda k: -shift(self.story, k, shown.base))
        self.statements = chosen

    @property
    def rows(self) -> int:
        """The statements shown."""
        return len(self.statements)

    @property
    def columns(self) -> int:
        """The articles."""
        return len(self.story.articles)

    def reading(self, rows: Iterable[int], columns: Sequence[int]) -> Iterator[None]:
        """Work out the states of these rows and columns, one a step; what is known is not worked out again."""
        base = self.shown.base
        cells = [(statement, column) for statement in (self.statements[row] for row in rows) for column in columns]
        for statement, column in cells:
            if (statement, column, base) not in self._states:
                self._states[statement, column, base] = self.story.state(statement, column, base)
                yield

    def state(self, row: int, column: int) -> State | None:
        """The state of a cell, None while it is not known."""
        return self._states.get((self.statements[row], column, self.shown.base))

    def corner(self, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """How many statements of how many, and in which order."""
        total = counted(len(self.story.statements), "statement")
        shown = f"{self.rows} of {total}" if self.shown.filtered else total
        return [[(f"  {shown}", _BOLD)], [(f"  {order_name(self.shown)}", self.palette.quiet)]]

    def head(self, column: int, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """Letter and name; whether it is the base."""
        base = column == self.shown.base
        name = [
            (f"{letters(column)} ", _BOLD),
            (one_line(self.story.articles[column].name), _BOLD if base else self.palette.quiet),
        ]
        return [name, [("base", _BOLD)] if base else []]

    def label(self, row: int, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """In how many articles it is, and its words in the base or what stands in for it."""
        statement = self.statements[row]
        cells = self.story.statements[statement].cells
        against = self.story.read_against(statement, self.shown.base)
        article = self.story.articles[against]
        words = " ".join(article.words_of(sentence) for sentence in cells[against])
        return [[(f"{len(cells):>{len(str(self.columns))}} ", self.palette.quiet), (one_line(words), Style())]]

    def cell(self, row: int, column: int, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """The mark of the state, the paragraph, and whether who said it or a figure differs."""
        statement = self.statements[row]
        if column not in self.story.statements[statement].cells:
            return [[(self._glyphs.absent, self.palette.quiet)]]
        mark, style = self.mark(row, column)
        place = f"¶{self.story.paragraph(statement, column)}"
        found = sorted(self.findings.of(statement, column, self.shown.base))
        marks = [(self._glyphs.classes[_CLASSES[one]], self.palette.signs[_HUES[one]]) for one in found]
        return [[(f"{mark} ", style), (place, style if mark.strip() else _BOLD), *marks]]

    def mark(self, row: int, column: int) -> tuple[str, Style]:
        """The mark of a cell's state and its style: none for the base, that of what is added where another stands in for it."""
        state = self.state(row, column)
        if state is None:
            return "…", self.palette.quiet
        if state is State.BASE and column == self.shown.base:
            return " ", _BOLD
        relation = Relation.RIGHT_ONLY if state is State.BASE else Relation(state.value)
        return self._glyphs.relations[relation], self.palette.signs[HUES_OF_RELATIONS[relation]]

    def _passes(self, number: int, statement: Statement) -> bool:
        shown, cells = self.shown, statement.cells
        if shown.only is not None and list(cells) != [shown.only]:
            return False
        if shown.missing is not None and (shown.missing in cells or len(cells) < len(self.story.articles) - 1):
            return False
        if shown.early and not any(self.story.paragraph(number, article) <= EARLY for article in cells):
            return False
        return shown.findings <= self.findings.anywhere(number, shown.base) if shown.findings else True
