"""The card: everything known about the group at hand, laid over the pair. Shows; changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from newsdiff.model import Article, Change, Comparison, Quotation
from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.lines import key_line
from newsdiff.tui.phrases import change_texts, row_name, why_paired
from newsdiff.tui.screens.overlay import Overlay
from newsdiff.tui.table import Row, Side
from newsdiff.tui.themes import Palette, hue_of_class, hue_of_row, palette_of
from newsdiff.writing.labels import change_name, group_labels, moved_note

__all__ = ["CardScreen"]

_BOLD = Style(bold=True)
_WHOLE = 2_000


class CardScreen(Overlay):
    """Why the sentences are paired, both in full, and every change with its reason; the one at hand first."""

    BINDINGS = bindings(Where.CARD)

    def __init__(self, comparison: Comparison, row: Row, change: Change | None) -> None:
        super().__init__()
        self._comparison = comparison
        self._row = row
        self._change = change

    def compose(self) -> ComposeResult:
        """The card, and its keys."""
        with VerticalScroll(id="card", classes="card"):
            yield Static(self._text(), markup=False)
        yield Static(key_line(palette_of(self.app), Where.CARD, Where.OVERLAY), classes="keys", markup=False)

    def action_copy(self) -> None:
        """Copy the card as plain text."""
        self.app.copy_to_clipboard(self._text().plain)
        self.notify("copied", timeout=2)

    def _text(self) -> Text:
        return Text("\n").join(self._lines(palette_of(self.app)))

    def _lines(self, palette: Palette) -> Iterator[Text]:
        comparison, row, group = self._comparison, self._row, self._row.group
        if group is None:
            return
        names = (comparison.left.name, comparison.right.name)
        yield Text(row_name(row, *names), palette.signs[hue_of_row(row)] + _BOLD)
        yield Text(" ".join((group_labels(comparison, group, *names), moved_note(comparison, group))), palette.quiet)
        yield Text(why_paired(group))
        for side in Side:
            yield from _sentences(side.article(comparison), side.members(group), palette)
        for change in sorted((*row.changes, *row.hidden), key=lambda change: change is not self._change):
            yield from _change_lines(comparison, change, palette)


def _sentences(article: Article, members: tuple[int, ...], palette: Palette) -> Iterator[Text]:
    if members:
        yield Text()
        yield Text(article.name, palette.quiet)
        yield Text(" ".join(article.words_of(index) for index in members))


def _change_lines(comparison: Comparison, change: Change, palette: Palette) -> Iterator[Text]:
    hue = hue_of_class(change.change_class, Side.LEFT if change.left else Side.RIGHT)
    yield Text()
    yield Text.assemble(
        (change_name(change), palette.signs[hue] + _BOLD), (f"  confidence {change.confidence:.2f}", palette.quiet)
    )
    yield Text(change_texts(change, _WHOLE))
    yield Text(change.note)
    for article, indices in ((comparison.left, change.left_quotations), (comparison.right, change.right_quotations)):
        for index in indices:
            yield Text(f"{article.name}: {_quotation(article, article.quotations[index])}", palette.quiet)


def _quotation(article: Article, quotation: Quotation) -> str:
    """A quotation's form, speaker and cue in words."""
    speaker = quotation.speaker
    name = f" ({speaker.name})" if speaker and speaker.name and speaker.name != speaker.text else ""
    who = f"speaker “{speaker.text}”{name}" if speaker else "no speaker"
    cue = quotation.cue
    how = f"cue “{cue.text}”{f' ({cue.stance})' if cue.stance else ''}" if cue else "no cue"
    words = " … ".join(span.of(article.text) for span in quotation.content)
    return f"{quotation.form}, {who}, {how}: {' '.join(words.split())}"
