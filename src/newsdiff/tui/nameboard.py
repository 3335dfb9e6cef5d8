"""Who and what is named in all articles as a table: under which labels, where first, and how often quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.style import Style
from rich.text import Text

from newsdiff.gathering.records import NameRow
from newsdiff.gathering.story import Story
from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.numberboard import within_sentence
from newsdiff.tui.palette import Hue, Palette
from newsdiff.tui.phrases import counted, letters
from newsdiff.tui.tabular import Line, Measures
from newsdiff.writing.labels import one_line

__all__ = ["NameLedger", "name_row"]

_BOLD, _PLAIN = Style(bold=True), Style()


class NameLedger:
    """A row somebody or something named, a column an article."""

    measures = Measures(height=2, gap=1, label=24, least=22, most=38)

    def __init__(self, story: Story, palette: Palette, glyphs: Glyphs) -> None:
        self.story = story
        self.palette = palette
        self.names = story.names
        self._glyphs = glyphs

    @property
    def rows(self) -> int:
        """What is named."""
        return len(self.names)

    @property
    def columns(self) -> int:
        """The articles."""
        return len(self.story.articles)

    def corner(self, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """How many, and how many of them are quoted."""
        quoted = sum(bool(row.direct or row.indirect) for row in self.names)
        return [[(f"  {counted(self.rows, 'name')}", _BOLD)], [(f"  {quoted} quoted", self.palette.quiet)]]

    def head(self, column: int, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """Letter and name; how many it names."""
        names = sum(column in row.labels for row in self.names)
        name = one_line(self.story.articles[column].name)
        return [[(f"{letters(column)} ", _BOLD), (name, _PLAIN)], [(f"names {names}", self.palette.quiet)]]

    def label(self, row: int, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """The fullest name, over in how many articles it is and how often quoted."""
        one = self.names[row]
        return [[(one_line(one.name), _BOLD)], [(f"in {len(one.labels)} of {self.columns}{_quoted(one)}", self.palette.quiet)]]

    def cell(self, row: int, column: int, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """The labels, the first one first, over the first paragraph with one and how often quoted."""
        one = self.names[row]
        labels = one.labels.get(column)
        if not labels:
            return [[(self._glyphs.absent, self.palette.quiet)]]
        place = self._first(one, column)
        return [
            [(one_line(" · ".join(label.text for label in labels)), _PLAIN)],
            [(f"{place}{_quoted(one, column)}", self.palette.quiet)],
        ]

    def _first(self, row: NameRow, column: int) -> str:
        sentence = row.first.get(column)
        return "" if sentence is None else self.story.articles[column].sentences[sentence].label.partition("s")[0] or "head"


def _quoted(row: NameRow, column: int | None = None) -> str:
    """How often quoted, in one article or in all."""
    direct, indirect = (
        sum(counts.values()) if column is None else counts.get(column, 0) for counts in (row.direct, row.indirect)
    )
    parts = [f" · {number} {word}" for number, word in ((direct, "direct"), (indirect, "reported")) if number]
    return "".join(parts)


def name_row(ledger: NameLedger, row: int, palette: Palette) -> Iterator[Text]:
    """Every label in every article with how often it stands there, and the sentence of the first mention."""
    one = ledger.names[row]
    yield Text.assemble((one_line(one.name), "bold"), f"  in {len(one.labels)} of {ledger.columns}{_quoted(one)}")
    for column, labels in sorted(one.labels.items()):
        article = ledger.story.articles[column]
        said = ", ".join(f"{one_line(label.text)} ({label.count})" for label in labels)
        yield Text()
        yield Text.assemble(
            (f"{letters(column)} ", _BOLD), one_line(article.name), (f"  {said}{_quoted(one, column)}", palette.quiet)
        )
        sentence = one.first.get(column)
        if sentence is not None:
            first = min(labels, key=lambda label: label.span.start)
            yield within_sentence(
                article, sentence, first.span, palette.signs[Hue.ATTRIBUTION] + Style(bold=True, underline=True)
            )
