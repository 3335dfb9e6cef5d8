"""Every figure of all articles as a table: what is counted, how much each article says it is, and who gives the figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.style import Style
from rich.text import Text

from newsdiff.gathering.records import Figure, FigureRow
from newsdiff.gathering.story import Story
from newsdiff.model import Article, Span
from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.palette import Hue, Palette
from newsdiff.tui.phrases import counted, letters
from newsdiff.tui.tabular import Line, Measures
from newsdiff.writing.labels import one_line

__all__ = ["NumberLedger", "agreement", "number_row", "within_sentence"]

_BOLD, _PLAIN = Style(bold=True), Style()


def agreement(row: FigureRow) -> str:
    """Whether the articles agree on it; "" where only one gives it."""
    if row.differs:
        return "the figures differ"
    if row.approximate:
        return "not alike, but both can be right"
    return "the same" if len(row.cells) > 1 else ""


def _sources(figures: Sequence[Figure]) -> str:
    """Who gives them, as written."""
    return one_line(" · ".join(dict.fromkeys(figure.source for figure in figures if figure.source)))


class NumberLedger:
    """A row what is counted or measured, a column an article."""

    measures = Measures(height=2, gap=1, label=26, least=18, most=32)

    def __init__(self, story: Story, palette: Palette, glyphs: Glyphs) -> None:
        self.story = story
        self.palette = palette
        self.figures = story.figures
        self._glyphs = glyphs

    @property
    def rows(self) -> int:
        """What is counted."""
        return len(self.figures)

    @property
    def columns(self) -> int:
        """The articles."""
        return len(self.story.articles)

    def corner(self, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """How many, and in how many of them the articles disagree."""
        differ = sum(row.differs for row in self.figures)
        return [[(f"  {counted(self.rows, 'figure')}", _BOLD)], [(f"  {differ} where they differ", self.palette.quiet)]]

    def head(self, column: int, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """Letter and name; how many it gives."""
        gives = sum(column in row.cells for row in self.figures)
        name = one_line(self.story.articles[column].name)
        return [[(f"{letters(column)} ", _BOLD), (name, _PLAIN)], [(f"gives {gives}", self.palette.quiet)]]

    def label(self, row: int, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """What is counted and whether they agree, over the words of the statement."""
        one = self.figures[row]
        said = "differ  " if one.differs else "approximate  " if one.approximate else ""
        words = one_line(self._statement(one))
        return [
            [(named(one) or "a figure", _BOLD)],
            [(said, self.palette.signs[Hue.FACT] + _BOLD), (words, self.palette.quiet)],
        ]

    def _statement(self, row: FigureRow) -> str:
        cells = self.story.statements[row.statement].cells
        article = min(row.cells.keys() & cells.keys(), default=min(cells))
        return " ".join(self.story.articles[article].words_of(sentence) for sentence in cells[article])

    def cell(self, row: int, column: int, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """The figures as written, over who gives them."""
        one = self.figures[row]
        figures = one.cells.get(column)
        if not figures:
            return [[(self._glyphs.absent, self.palette.quiet)]]
        style = self.palette.signs[Hue.FACT] + _BOLD if one.differs else _PLAIN
        texts = " · ".join(dict.fromkeys(one_line(figure.text) for figure in figures))
        source = _sources(figures)
        return [[(texts, style)], [(source or "no source named", self.palette.quiet)]]


def named(row: FigureRow) -> str:
    """What is counted, with its unit."""
    return one_line(" · ".join(dict.fromkeys(filter(None, (row.thing, row.unit)))))


def number_row(ledger: NumberLedger, row: int, palette: Palette) -> Iterator[Text]:
    """Whether the articles agree, and every sentence with such a figure, the figure marked."""
    one = ledger.figures[row]
    yield Text.assemble((named(one) or "a figure", "bold"), f"  in {len(one.cells)} of {ledger.columns}", f"  {agreement(one)}")
    for column, figures in sorted(one.cells.items()):
        article = ledger.story.articles[column]
        for figure in figures:
            source = f"given by {figure.source}" if figure.source else "no source named"
            paragraph = article.sentences[figure.sentence].paragraph
            yield Text()
            yield Text.assemble(
                (f"{letters(column)} ", _BOLD),
                one_line(article.name),
                (f"  ¶{paragraph}  {one_line(source)}", palette.quiet),
            )
            style = palette.signs[Hue.FACT] + Style(bold=True, underline=True)
            yield within_sentence(article, figure.sentence, figure.span, style)


def within_sentence(article: Article, sentence: int, span: Span, style: Style) -> Text:
    """A sentence on one line, a stretch of it in a style."""
    whole, text = article.sentences[sentence].span, article.text
    start, end = (min(max(at, whole.start), whole.end) for at in (span.start, span.end))
    return Text.assemble(
        one_line(text[whole.start : start]), (one_line(text[start:end]), style), one_line(text[end : whole.end])
    )
