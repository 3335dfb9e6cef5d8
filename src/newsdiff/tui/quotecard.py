"""A matched quotation as lines for a card: speaker, cue, form and setting in two columns, then the words under each other.

Every line is text that can be copied: what a colour says is also said by a mark. What differs is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from newsdiff.language.lexicon import lexicon
from newsdiff.model import Comparison, Kind, Quotation, Span
from newsdiff.tui.interlinear import Column, Difference, alike, bands, columns
from newsdiff.tui.palette import Hue, Palette
from newsdiff.tui.table import Side, Tone
from newsdiff.tui.wrap import wrap
from newsdiff.writing.said import Said, across, cue_words, form_words, quoted_words, speaker_words

__all__ = ["QuoteCard"]

_PLAIN = Style()
_NAME = 9
"""Cells of the first column, which names what is set against each other."""

_ENOUGH = 0.3
"""Where a smaller share of the shorter quotation is the same, word under word says nothing."""

_HUES = {Difference.OMITTED: Hue.OMITTED, Difference.ADDED: Hue.ADDED, Difference.STYLE: Hue.STYLE}
_MEANINGS = {
    Difference.WORDS: "~ other words",
    Difference.OMITTED: "- only in {0}",
    Difference.ADDED: "+ only in {1}",
    Difference.STYLE: ": house style",
    Difference.MARKS: "^ brackets or an ellipsis on one side only",
}
_SIGNS = {
    "[": "[ ] put in by the article",
    "…": "… left out by the article, or a pause",
    "/ ": "/ here the writer interrupts the speaker",
}


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """One row of who said what; `letters` are what the two articles go by, `width` is the room in cells."""

    comparison: Comparison
    row: Said
    letters: tuple[str, str]
    width: int
    palette: Palette

    def lines(self) -> Iterator[Text]:
        """The table, the words, and what the marks below them mean. Where only one side quotes, its words stand alone."""
        yield from self._table()
        yield Text()
        run = columns(
            *(self.comparison.left, self._spans(Side.LEFT)),
            *(self.comparison.right, self._spans(Side.RIGHT)),
            lexicon(self.comparison.left.language),
        )
        if self._both and alike(run) < _ENOUGH:
            yield from self._whole()
            return
        for band in bands(run, self.width - 2):
            yield from self._band(band)
        yield from self._legend(run)

    @property
    def _both(self) -> bool:
        return bool(self.row.left and self.row.right)

    def _whole(self) -> Iterator[Text]:
        """Both one after the other: too few words are the same for an eye to go down."""
        for side in Side:
            words = " ".join(quoted_words(side.article(self.comparison), (self.row.left, self.row.right)[side]).split())
            for number, (start, end) in enumerate(wrap(words, self.width - 2)):
                yield Text.assemble((f"{self.letters[side] if number == 0 else '':2}", self.palette.quiet), words[start:end])
            yield Text()
        yield Text("few words are the same: both stand whole", self.palette.quiet)

    def _spans(self, side: Side) -> list[Span]:
        quotations = side.article(self.comparison).quotations
        return [span for index in (self.row.left, self.row.right)[side] for span in quotations[index].content]

    def _table(self) -> Iterator[Text]:
        """Two columns with the articles on top; what differs has a mark before it."""
        names = zip(self.letters, (self.comparison.left.name, self.comparison.right.name), strict=True)
        left, right = (" ".join(parts) for parts in names)
        yield from self._entry("", (left, right), Style(bold=True))
        for name, texts in (
            ("speaker", self._each(speaker_words)),
            ("cue", self._each(cue_words)),
            ("form", self._each(form_words)),
            ("setting", self._setting()),
        ):
            if any(texts):
                differs = self._both and texts[0] != texts[1]
                yield from self._entry(f"{'~ ' if differs else '  '}{name}", texts, self._difference if differs else _PLAIN)

    @property
    def _difference(self) -> Style:
        return self.palette.signs[Hue.ATTRIBUTION]

    def _each(self, words: Callable[[Quotation], str]) -> tuple[str, str]:
        return across(self.comparison, self.row, words)

    def _setting(self) -> tuple[str, str]:
        """Where or when it was said; known only where it differs."""
        change = next((change for change in self.row.changes if change.kind is Kind.SETTING), None)
        return (change.left_text or "(nothing)", change.right_text or "(nothing)") if change else ("", "")

    def _entry(self, name: str, texts: tuple[str, str], style: Style) -> Iterator[Text]:
        room = max((self.width - _NAME - 4) // 2, 8)
        cells = [[line[start:end] for start, end in wrap(line, room)] for line in (" ".join(text.split()) for text in texts)]
        for number, (left, right) in enumerate(zip_longest(*cells, fillvalue="")):
            head = (name if number == 0 else "").ljust(_NAME + 2)
            yield Text.assemble(head, (left, style), " " * (room - cell_len(left) + 2), (right, style))

    def _band(self, band: Sequence[Column]) -> Iterator[Text]:
        for side in Side:
            if any((column.left, column.right)[side] for column in band):
                yield Text.assemble((f"{self.letters[side]} ", self.palette.quiet), self._words(band, side))
        if self._both and any(column.mark for column in band):
            marks = "".join((column.mark * column.width).ljust(column.width + 1) for column in band)
            yield Text(f"  {marks}".rstrip(), self._difference)
        yield Text()

    def _words(self, band: Sequence[Column], side: Side) -> Text:
        line = Text()
        for column in band:
            text = (column.left, column.right)[side]
            marked = self._both and text and column.mark
            hue = _HUES.get(column.mark, Hue.ATTRIBUTION)
            line.append(text, self.palette.word(hue, Tone.PLAIN) if marked else _PLAIN)
            line.append(" " * (column.width - cell_len(text) + 1))
        return line

    def _legend(self, run: Sequence[Column]) -> Iterator[Text]:
        found = {column.mark for column in run if self._both}
        marks = [meaning.format(*self.letters) for mark, meaning in _MEANINGS.items() if mark in found]
        text = " ".join(f"{column.left} {column.right}" for column in run)
        signs = [meaning for sign, meaning in _SIGNS.items() if sign in text]
        line = "   ".join([*marks, *signs])
        for start, end in wrap(line, self.width) if line else ():
            yield Text(line[start:end], self.palette.quiet)
