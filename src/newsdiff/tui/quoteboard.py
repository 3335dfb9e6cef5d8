"""Every quotation of all articles as a table: who is quoted, in which form each article gives it, and what it has otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rich.style import Style
from rich.text import Text

from newsdiff.gathering.records import Quoted, QuotedRow
from newsdiff.gathering.story import Story
from newsdiff.model import Article, ChangeClass, Form, Span
from newsdiff.tui.choices import Choice, box, following
from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.palette import Hue, Palette
from newsdiff.tui.phrases import counted, letters, shortened
from newsdiff.tui.tabular import Line, Measures, wrapped
from newsdiff.writing.labels import one_line
from newsdiff.writing.said import quoted_words

__all__ = ["QuoteLedger", "ShownQuotes", "carried", "differing", "quote_choices", "quote_row", "speaker_of"]

_BOLD, _PLAIN = Style(bold=True), Style()
_LONGEST = 28


@dataclass(frozen=True, slots=True)
class ShownQuotes:
    """Whose quotations are shown, anybody's for "", and whether only those several carry, and that differ."""

    speaker: str = ""
    shared: bool = False
    differing: bool = False

    def passes(self, row: QuotedRow) -> bool:
        """Whether a row is shown."""
        return (
            (not self.speaker or row.name == self.speaker)
            and (not self.shared or len(row.cells) > 1)
            and (not self.differing or differs(row))
        )


def differs(row: QuotedRow) -> bool:
    """Whether the articles that carry it give it otherwise: split, altered, in another form, or somebody else's."""
    forms, names = ({getattr(cell, what) for cell in row.cells.values()} for what in ("form", "name"))
    return bool(row.split or row.altered) or len(forms) > 1 or len(names) > 1


def carried(row: QuotedRow, of: int) -> str:
    """In how many articles it is, and how: `carried by 3 of 5, split in 2, altered in 1`."""
    split, altered = (
        (f"{word} in {number}" if number else "") for word, number in (("split", row.split), ("altered", row.altered))
    )
    return ", ".join(filter(None, (f"carried by {len(row.cells)} of {of}", split, altered)))


def speaker_of(row: QuotedRow) -> str:
    """Whose words they are: the name, else the label most give."""
    return one_line(row.name or row.cells[row.carrier].speaker) or "nobody named"


def differing(cell: Quoted, article: Article, carrier: Article) -> str:
    """The words that differ from what most carry: its own, those it lacks after a minus."""
    parts = []
    for stretch in cell.stretches:
        if not stretch.same:
            mine, others = _words(article, stretch.here), _words(carrier, stretch.there)
            parts.append(f"“{mine}”" if mine else f"−“{others}”")
    return " · ".join(parts)


def _words(article: Article, spans: Sequence[Span]) -> str:
    return one_line(" ".join(span.of(article.text) for span in spans)).strip(" ,.;:")


def attributed(cell: Quoted) -> str:
    """Whose it is and by which verb, as written."""
    return one_line(" ".join(filter(None, (cell.speaker, cell.cue)))) or "nobody named"


def quote_choices(rows: Sequence[QuotedRow]) -> list[Choice[ShownQuotes]]:
    """What the filter panel offers; speakers by how much is quoted of them."""
    counts = Counter(row.name for row in rows if row.name)
    speakers = ["", *(name for name, _ in counts.most_common())]
    return [
        Choice(
            says=lambda shown: f"said by  ‹ {_speaker(shown.speaker, counts)} ›",
            turn=lambda shown, step: replace(shown, speaker=following(speakers, shown.speaker, step)),
        ),
        Choice(
            says=lambda shown: f"{box(on=shown.shared)} only what several articles carry",
            turn=lambda shown, _: replace(shown, shared=not shown.shared),
        ),
        Choice(
            says=lambda shown: f"{box(on=shown.differing)} only where they give it otherwise",
            turn=lambda shown, _: replace(shown, differing=not shown.differing),
        ),
    ]


def _speaker(name: str, counts: Counter[str]) -> str:
    return f"{shortened(one_line(name), _LONGEST)} ({counts[name]})" if name else "anybody"


class QuoteLedger:
    """A row a quotation, a column an article."""

    measures = Measures(height=3, gap=1, label=32, least=24, most=34)

    def __init__(self, story: Story, palette: Palette, glyphs: Glyphs) -> None:
        self.story = story
        self.palette = palette
        self.shown = ShownQuotes()
        self.quotations: Sequence[QuotedRow] = story.quotations
        self._glyphs = glyphs

    def show(self, shown: ShownQuotes) -> None:
        """Choose the quotations anew."""
        self.shown = shown
        self.quotations = [row for row in self.story.quotations if shown.passes(row)]

    @property
    def rows(self) -> int:
        """The quotations shown."""
        return len(self.quotations)

    @property
    def columns(self) -> int:
        """The articles."""
        return len(self.story.articles)

    def corner(self, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """How many quotations of how many, and whose."""
        total = counted(len(self.story.quotations), "quotation")
        shown = total if self.rows == len(self.story.quotations) else f"{self.rows} of {total}"
        return [[(f"  {shown}", _BOLD)], [(f"  {one_line(self.shown.speaker)}", self.palette.quiet)]]

    def head(self, column: int, width: int) -> Sequence[Line]:  # noqa: ARG002 - a ledger is asked so
        """Letter and name; how many it carries."""
        carries = sum(column in row.cells for row in self.quotations)
        name = one_line(self.story.articles[column].name)
        return [[(f"{letters(column)} ", _BOLD), (name, _PLAIN)], [(f"carries {carries}", self.palette.quiet)]]

    def label(self, row: int, width: int) -> Sequence[Line]:
        """Whose it is and how widely it is carried, and its words as most have them."""
        one = self.quotations[row]
        signs = f"{len(one.cells)}/{self.columns}" if self.columns > 1 else ""
        name = speaker_of(one)
        return [[(f"{signs} ", self.palette.quiet), (name, _BOLD)], *wrapped(one_line(one.words), width, 2)]

    def cell(self, row: int, column: int, width: int) -> Sequence[Line]:
        """Form, whether split or altered; speaker and verb as written; the words that differ."""
        one = self.quotations[row]
        cell = one.cells.get(column)
        if cell is None:
            return [[(self._glyphs.absent, self.palette.quiet)]]
        attribution = self.palette.signs[Hue.ATTRIBUTION]
        flags = [(f" {word}", attribution + _BOLD) for word, on in (("split", cell.split), ("altered", cell.altered)) if on]
        mark = self._glyphs.classes[ChangeClass.ATTRIBUTION] if cell.form in (Form.DIRECT, Form.MIXED) else " "
        other = differing(cell, self.story.articles[column], self.story.articles[one.carrier])
        words = (
            (other, self.palette.signs[Hue.ADDED])
            if other
            else ("as most carry it" if len(one.cells) > 1 else "", self.palette.quiet)
        )
        return [
            [(f"{mark} ", attribution), (cell.form.value, _PLAIN), *flags],
            [(attributed(cell), self.palette.quiet if cell.speaker else attribution)],
            *wrapped(words[0], width, 1, words[1]),
        ]


def quote_row(ledger: QuoteLedger, row: int, palette: Palette) -> Iterator[Text]:
    """How widely it is carried, and the words of every article that does."""
    one = ledger.quotations[row]
    yield Text.assemble((speaker_of(one), "bold"), f"  {carried(one, ledger.columns)}")
    for column, cell in sorted(one.cells.items()):
        article = ledger.story.articles[column]
        yield Text()
        yield Text.assemble(
            (f"{letters(column)} ", _BOLD), one_line(article.name), (f"  {cell.form.value}, {attributed(cell)}", palette.quiet)
        )
        yield Text(one_line(quoted_words(article, cell.quotations)))
