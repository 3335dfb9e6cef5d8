"""The help: the keys of the screen at hand, and what each mark and colour means. Made from the tables, so it cannot be stale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from newsdiff.model import ChangeClass, Relation
from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.keys import Key, Where
from newsdiff.tui.lines import key_line
from newsdiff.tui.palette import HUES_OF_RELATIONS, Hue, Palette, hue_of_class
from newsdiff.tui.screens.overlay import Overlay
from newsdiff.tui.table import Side, Tone
from newsdiff.tui.themes import palette_of

__all__ = ["HelpScreen"]

_RELATIONS = {
    Relation.SAME: "the same on both sides",
    Relation.RESTYLED: "differs in house style only: spelling, titles, punctuation",
    Relation.EDITED: "the same sentence, edited",
    Relation.REWRITTEN: "the same content in other words: both shown whole",
    Relation.LEFT_ONLY: "only in the left article",
    Relation.RIGHT_ONLY: "only in the right article",
}

_CLASSES = {
    ChangeClass.ATTRIBUTION: "who said it, how it is said to have been said, what is quoted",
    ChangeClass.FACT: "numbers, dates, names",
    ChangeClass.STANCE: "how sure it sounds",
    ChangeClass.STYLE: "house style (hidden until you press s)",
}


class HelpScreen(Overlay):
    """Where there is text its marks come first: they are what a stranger asks about."""

    def __init__(self, glyphs: Glyphs, keys: Sequence[Key]) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The card."""
        palette = palette_of(self.app)
        with VerticalScroll(classes="card"):
            if any(key.where is Where.TEXT for key in self._keys):
                yield Static("Marks beside the text", classes="section")
                yield Static(_entries(_marks(self._glyphs, palette), palette))
                yield Static("Marks in the text", classes="section")
                yield Static(_entries(_words(palette), palette))
            for where, keys in groupby(self._keys, key=lambda key: key.where):
                yield Static(where, classes="section")
                yield Static(_entries(((Text(key.shown), key.help) for key in keys), palette))
            yield Static("newsdiff keys prints the keys of every screen", classes="section")
        yield Static(key_line(palette, Where.OVERLAY), classes="keys")


def _entries(entries: Iterable[tuple[Text, str]], palette: Palette) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=11)
    table.add_column()
    for mark, meaning in entries:
        table.add_row(mark, Text(meaning, palette.quiet))
    return table


def _marks(glyphs: Glyphs, palette: Palette) -> Iterator[tuple[Text, str]]:
    signs = palette.signs
    for relation, meaning in _RELATIONS.items():
        yield Text(glyphs.relations[relation], signs[HUES_OF_RELATIONS[relation]]), meaning
    yield Text(f"{glyphs.moved_out} {glyphs.moved_in}", signs[Hue.MOVED]), "moved: it stands elsewhere in the other article"
    yield Text(f"{glyphs.one_to_many} {glyphs.many_to_one}", signs[Hue.MOVED]), "one sentence for several, several for one"
    yield Text(glyphs.classes[ChangeClass.ATTRIBUTION], signs[Hue.ATTRIBUTION]), "a change of who said what"
    yield Text(glyphs.hatch * 3, palette.hatch), "nothing on this side"
    yield Text(glyphs.folded, palette.quiet), "lines folded away, never lost"


def _words(palette: Palette) -> Iterator[tuple[Text, str]]:
    yield Text("left out", palette.word(Hue.OMITTED, Tone.PLAIN)), "words only the left article has"
    yield Text("put in", palette.word(Hue.ADDED, Tone.PLAIN)), "words only the right article has"
    for change_class, meaning in _CLASSES.items():
        yield Text(change_class, palette.word(hue_of_class(change_class, Side.LEFT), Tone.PLAIN)), meaning
    yield Text("quoted", palette.voice(1)), "somebody’s words; the number beside the line says whose, in both articles"
    yield Text("“quoted”", palette.voice(1) + palette.around()), "a quotation that changed as a whole; its words are the same"
    yield Text("at hand", palette.selected), "the change explained at the bottom"
