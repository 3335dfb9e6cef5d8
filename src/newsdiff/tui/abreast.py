"""One quotation as several articles give it, word under word: the words most carry on top, below them each article's own.

Below an article's line a mark stands under every word that differs, so that it can be read, and copied, without colours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from newsdiff.gathering.records import QuotedRow
from newsdiff.language.lexicon import lexicon
from newsdiff.model import Article, Span
from newsdiff.tui.interlinear import Column, Difference, alike, columns
from newsdiff.tui.palette import Hue, Palette
from newsdiff.tui.phrases import letters
from newsdiff.tui.quoteboard import attributed, carried, speaker_of
from newsdiff.tui.table import Tone
from newsdiff.tui.wrap import wrap
from newsdiff.writing.labels import one_line
from newsdiff.writing.said import quoted_words

__all__ = ["Slot", "merged", "quote_card"]

_ENOUGH = 0.3
"""Where a smaller share of the shorter quotation is the same, word under word says nothing."""

_HUES = {Difference.OMITTED: Hue.OMITTED, Difference.ADDED: Hue.ADDED, Difference.STYLE: Hue.STYLE}
_MEANINGS = {
    Difference.WORDS: "~ other words",
    Difference.OMITTED: "- not in this article",
    Difference.ADDED: "+ in this article only",
    Difference.STYLE: ": house style",
    Difference.MARKS: "^ brackets or an ellipsis",
}


class Slot(NamedTuple):
    """A word of those most carry, "" for none, and by article what stands under it, with its mark."""

    top: str
    below: Mapping[int, tuple[str, Difference]]

    @property
    def width(self) -> int:
        """Cells of the widest word."""
        return max(map(cell_len, (self.top, *(word for word, _ in self.below.values()))))


def quote_card(row: QuotedRow, articles: Sequence[Article], width: int, palette: Palette) -> Iterator[Text]:
    """How widely it is carried, who gives it how, and the words; those of an article that has few of them stand whole."""
    yield Text.assemble((speaker_of(row), "bold"), f"  {carried(row, len(articles))}")
    for article, cell in sorted(row.cells.items()):
        flags = "".join(f", {word}" for word, on in (("split", cell.split), ("altered", cell.altered)) if on)
        name = one_line(articles[article].name)
        yield Text.assemble(
            (f"{letters(article)} ", "bold"), name, (f"  {cell.form.value}{flags}: {attributed(cell)}", palette.quiet)
        )
    yield Text()
    runs = _runs(row, articles)
    for band in _bands(merged({article: run for article, run in runs.items() if alike(run) >= _ENOUGH}), width - 3):
        yield from _drawn(band, row.carrier, palette)
    for article in (article for article, run in runs.items() if alike(run) < _ENOUGH):
        words = one_line(quoted_words(articles[article], row.cells[article].quotations))
        for number, (start, end) in enumerate(wrap(words, width - 3)):
            yield Text.assemble((f"{letters(article) if number == 0 else '':3}", palette.quiet), words[start:end])
        yield Text()
    found = {column.mark for run in runs.values() for column in run}
    meanings = [meaning for mark, meaning in _MEANINGS.items() if mark in found]
    if any("/ " in column.right for run in runs.values() for column in run):
        meanings.append("/ here the writer interrupts the speaker")
    yield Text("   ".join(meanings), palette.quiet)


def _runs(row: QuotedRow, articles: Sequence[Article]) -> dict[int, list[Column]]:
    """Each article's words set under the carrier's; those of the carrier under themselves come first."""

    def spans(article: int) -> list[Span]:
        quotations = articles[article].quotations
        return [span for index in row.cells[article].quotations for span in quotations[index].content]

    carrier = articles[row.carrier]
    words = lexicon(carrier.language)
    order = (row.carrier, *(article for article in sorted(row.cells) if article != row.carrier))
    return {article: columns(carrier, spans(row.carrier), articles[article], spans(article), words) for article in order}


def merged(runs: Mapping[int, Sequence[Column]]) -> list[Slot]:
    """Runs that all have the same left side as one: what articles put in between its words stands under a gap."""
    under: dict[int, dict[int, tuple[str, Difference]]] = defaultdict(dict)
    between: dict[int, dict[int, list[str]]] = defaultdict(dict)
    top: list[str] = []
    for article, run in runs.items():
        top = [column.left for column in run if column.left]
        at = 0
        for column in run:
            if column.left:
                under[at][article] = (column.right, column.mark)
                at += 1
            else:
                between[at].setdefault(article, []).append(column.right)
    slots: list[Slot] = []
    for at, word in enumerate(top):
        slots += [*_put_in(between.get(at, {})), Slot(word, under[at])]
    return [*slots, *_put_in(between.get(len(top), {}))]


def _put_in(added: Mapping[int, Sequence[str]]) -> Iterator[Slot]:
    """What articles have between two words of the top, the first of each in one slot, the second in the next."""
    for place in range(max(map(len, added.values()), default=0)):
        yield Slot("", {k: (words[place], Difference.ADDED) for k, words in added.items() if place < len(words)})


def _bands(slots: Sequence[Slot], width: int) -> Iterator[list[Slot]]:
    """The slots broken into lines of so many cells."""
    band: list[Slot] = []
    used = 0
    for slot in slots:
        if band and used + slot.width > width:
            yield band
            band, used = [], 0
        band.append(slot)
        used += slot.width + 1
    if band:
        yield band


def _drawn(band: Sequence[Slot], carrier: int, palette: Palette) -> Iterator[Text]:
    """The line of the words most carry, and those of the others, each over its marks."""
    yield Text.assemble((f"{letters(carrier):3}", Style(bold=True)), " ".join(_padded(slot.top, slot.width) for slot in band))
    for article in dict.fromkeys(k for slot in band for k in slot.below if k != carrier):
        line, marks = Text(f"{letters(article):3}", palette.quiet), ""
        for slot in band:
            word, mark = slot.below.get(article, ("", Difference.NONE))
            line.append(word, palette.word(_HUES.get(mark, Hue.ATTRIBUTION), Tone.PLAIN) if word and mark else Style())
            line.append(" " * (slot.width - cell_len(word) + 1))
            marks += (mark * slot.width).ljust(slot.width + 1)
        yield line
        if marks.strip():
            yield Text(f"   {marks}".rstrip(), palette.signs[Hue.ATTRIBUTION])
    yield Text()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
