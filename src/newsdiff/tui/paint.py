"""From a line of the layout to the segments of a terminal line.

Two levels of emphasis: a faint ground for the group, a strong one for the words that changed; a word that survived is never
marked. Quoted words are underlined in the tint of their speaker, unless a mark of change stands there. Everything drawn is
asserted to be clean here, the last place before the terminal. Which words stand on which line is decided in `layout`, what
the colours are in `themes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from newsdiff.clean import is_clean
from newsdiff.model import Change, ChangeClass, Relation, Span
from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.layout import GUTTER, Layout, Place, Slice
from newsdiff.tui.palette import HUES_OF_RELATIONS, Hue, Palette, hue_of_class
from newsdiff.tui.search import Found, Hit, within
from newsdiff.tui.stops import stops_in
from newsdiff.tui.table import Piece, Row, RowKind, Side, Tone
from newsdiff.tui.voices import SILENT, Run, Voices, tag
from newsdiff.writing.marks import STRUCTURAL

__all__ = ["Painter"]

_NONE = Style()


@dataclass(frozen=True, slots=True)
class Painter:
    """Everything a line of the view depends on.

    `cursor` is the row at hand, `selected` the change at hand; without `voices` nobody's words are underlined. `found` is
    what a search found, `hit` the one of it at hand; `mended` are the groups with a label or a link by hand.
    """

    layout: Layout
    palette: Palette
    glyphs: Glyphs
    cursor: int = -1
    selected: Change | None = None
    voices: Voices | None = None
    found: Found = ((), ())
    hit: Hit | None = None
    mended: frozenset[int] = frozenset()

    def line(self, column: Side, y: int) -> list[Segment]:
        """Line y of a column, gutter and margin included. The text does not fill the cells right of the column."""
        if y >= self.layout.height:
            return []
        place = self.layout.place(y)
        row = self.layout.rows[place.row]
        gutter = self._gutter(row, place) if column is Side.LEFT else self._inner_gutter(row, place)
        return [*gutter, *self._body(column, row, place)]

    def _gutter(self, row: Row, place: Place) -> list[Segment]:
        here = place.row == self.cursor and place.line >= 0
        cursor = _mark(self.glyphs.cursor if here else " ", self.palette.cursor)
        if place.line != 0:
            return [cursor, Segment(" " * (GUTTER - 1))]
        attributed = any(change.change_class is ChangeClass.ATTRIBUTION for change in row.changes)
        return [
            cursor,
            _mark(self.glyphs.of_row(row), self._sign(row)),
            _mark(self.glyphs.classes[ChangeClass.ATTRIBUTION] if attributed else " ", self.palette.signs[Hue.ATTRIBUTION]),
            *self._last_of_gutter(self.glyphs.split_of(row), self._by_hand(row, place.row)),
        ]

    def _last_of_gutter(self, split: str, by_hand: str) -> list[Segment]:
        """What was done by hand keeps away from the paragraph's number where there is room."""
        hand = _mark(by_hand, self.palette.cursor)
        return [hand, Segment(" ")] if split == " " else [Segment(split, self.palette.signs[Hue.MOVED]), hand]

    def _by_hand(self, row: Row, index: int) -> str:
        if not row.group:
            return " "
        reviewed = [(stop.change or row.group).reviewed for stop in stops_in(index, row)] or [row.group.reviewed]
        noted = bool(row.group.remark) or any(change.remark for change in row.changes)
        return self.glyphs.by_hand(reviewed, noted=noted, mended=row.number in self.mended)

    def _inner_gutter(self, row: Row, place: Place) -> list[Segment]:
        mark = self.glyphs.of_row(row) if _speaks_on_the_right(row) and place.line == 0 else " "
        return [Segment(f" {self.glyphs.rule}", self.palette.hatch), _mark(f"{mark} ", self._sign(row))]

    def _sign(self, row: Row) -> Style:
        if row.moved:
            return self.palette.signs[Hue.MOVED]
        relation = row.group.relation if row.group else Relation.SAME
        return self.palette.signs[HUES_OF_RELATIONS[relation]]

    def _body(self, column: Side, row: Row, place: Place) -> list[Segment]:
        width, margin = self.layout.geometry.text, self.layout.geometry.margin
        cell = self.layout.cells[column][place.row]
        line = self.layout.slice_at(column, place)
        if cell.hatch and place.line >= 0:
            return [Segment(" " * margin), Segment(self.glyphs.hatch * width, self.palette.hatch)]
        if line is None:
            ground = self._ground(row, column) if cell.passages and place.line >= 0 else _NONE
            return [Segment(" " * (margin + width), ground)]
        ground = self._ground(row, line.passage.pieces[0].side)
        text = list(self._text(row, line, ground))
        used = sum(cell_len(segment.text) for segment in text)
        return [*self._margin(line, ground), *text, Segment(" " * (width - used), ground)]

    def _margin(self, line: Slice, ground: Style) -> Iterator[Segment]:
        label = line.passage.label if line.start == 0 else ""
        geometry = self.layout.geometry
        yield _mark(label.ljust(geometry.margin - geometry.voices), self.palette.quiet, ground)
        if geometry.voices:
            voice = self._speaks_on(line)
            words, style = (" ", _NONE) if voice is None else (tag(voice), self.palette.tag(voice))
            yield _mark(words.ljust(geometry.voices), style, ground)

    def _speaks_on(self, line: Slice) -> int | None:
        """Whose words are on this line: of the speaker who begins on it, else of the one who goes on."""
        shown = [run for piece, start, end in _parts(line) for run in self._runs(piece, start, end)]
        begins = (run.voice for run, begins in shown if begins)
        return next(begins, next((run.voice for run, _ in shown), None))

    def _runs(self, piece: Piece, start: int, end: int) -> Iterator[tuple[Run, bool]]:
        """The quoted stretches in these characters of a piece, and whether they begin there."""
        if self.voices and piece.tone not in SILENT:
            for run in self.voices.within(piece.side, piece.start + start, piece.start + end):
                yield run, run.start >= piece.start + start

    def _ground(self, row: Row, side: Side) -> Style:
        return self.palette.grounds.get(_ground_hue(row, side), _NONE)

    def _text(self, row: Row, line: Slice, ground: Style) -> Iterator[Segment]:
        for piece, start, end in _parts(line):
            yield from self._piece(row, piece, start, end, ground)

    def _piece(self, row: Row, piece: Piece, start: int, end: int, ground: Style) -> Iterator[Segment]:
        marks = self._marks(row, piece)
        base = ground + self._tone(piece.tone)
        quoted = [(run.start - piece.start, run.end - piece.start, run.voice) for run, _ in self._runs(piece, start, end)]
        found = [(s.start - piece.start, s.end - piece.start) for s in self._found_in(piece, start, end)]
        edges = {edge for span in (*(span for span, _ in marks), *(run[:2] for run in quoted), *found) for edge in span}
        for left, right in pairwise(sorted({start, end, *(edge for edge in edges if start < edge < end)})):
            change = _narrowest(marks, left, right)
            voice = next((run[2] for run in quoted if run[0] <= left and right <= run[1]), None)
            text = piece.text[left:right]
            assert is_clean(text), "text from outside must pass newsdiff.clean"  # noqa: S101 - the last gate there is
            hit = next((span for span in found if span[0] <= left and right <= span[1]), None)
            yield Segment(text, base + (self._hit(piece, hit) if hit else self._emphasis(piece, change, voice)))

    def _found_in(self, piece: Piece, start: int, end: int) -> Sequence[Span]:
        if piece.tone is Tone.NOTE:
            return ()
        return within(self.found[piece.side], piece.start + start, piece.start + end)

    def _hit(self, piece: Piece, place: tuple[int, int]) -> Style:
        span = Span(piece.start + place[0], piece.start + place[1])
        here = self.hit is not None and (self.hit.side, self.hit.span) == (piece.side, span)
        return self.palette.selected + Style(underline=True) if here else self.palette.found

    def _marks(self, row: Row, piece: Piece) -> list[tuple[tuple[int, int], Change]]:
        """What is marked in the piece, by offsets into its text; in rewritten rows what is set apart and the change at hand."""
        if piece.tone in (Tone.NOTE, Tone.FURNITURE):
            return []
        changes: Sequence[Change] = row.changes
        if row.rewritten and row.group:
            changes = [change for change in changes if change is self.selected or row.group.sets_apart(change)]
        spans = ((piece.side.span(change), change) for change in changes)
        return [((span.start - piece.start, span.end - piece.start), change) for span, change in spans if span]

    def _emphasis(self, piece: Piece, change: Change | None, voice: int | None) -> Style:
        """Of the marks of change and of speech only one is drawn, but for a quotation that changed as a whole."""
        if change is None and piece.tone in (Tone.OMITTED, Tone.ADDED):
            return self._unnamed(piece)
        spoken = _NONE if voice is None else self.palette.voice(voice)
        if change is None:
            return spoken
        mark = self._mark(piece, change)
        return spoken + mark if change.kind in STRUCTURAL and change is not self.selected else mark

    def _mark(self, piece: Piece, change: Change) -> Style:
        if change is self.selected:
            return self.palette.at_hand(piece.tone)
        if change.kind in STRUCTURAL:
            return self.palette.around()
        return self.palette.word(hue_of_class(change.change_class, piece.side), piece.tone)

    def _unnamed(self, piece: Piece) -> Style:
        """Words of a running text that only one side has, though no change names them."""
        hues = {Tone.OMITTED: Hue.OMITTED, Tone.ADDED: Hue.ADDED}
        return self.palette.word(hues[piece.tone], piece.tone) if piece.tone in hues else _NONE

    def _tone(self, tone: Tone) -> Style:
        if tone in (Tone.NOTE, Tone.FURNITURE, Tone.DATELINE):
            return self.palette.quiet
        return Style(italic=True) if tone is Tone.STANDFIRST else _NONE


def _mark(text: str, style: Style, ground: Style = _NONE) -> Segment:
    """A mark on its ground. Blanks have the ground alone: what looks the same is then one stretch for the terminal."""
    return Segment(text, ground + style if text.strip() else ground)


def _parts(line: Slice) -> Iterator[tuple[Piece, int, int]]:
    """The pieces that stand on a line, with the characters of each that do."""
    at = 0
    for piece in line.passage.pieces:
        start, end = max(line.start - at, 0), min(line.end - at, len(piece.text))
        if start < end:
            yield piece, start, end
        at += len(piece.text)


def _speaks_on_the_right(row: Row) -> bool:
    """Whether the mark of the row is about the right text, which would otherwise stand far from it."""
    only_there = row.group is not None and row.group.relation is Relation.RIGHT_ONLY
    return only_there or row.kind in (RowKind.MOVED_IN, RowKind.FOLD)


def _ground_hue(row: Row, side: Side) -> Hue:
    """The hue a text stands on: a rewritten sentence on that of its side, since none of its words is marked."""
    if row.moved:
        return Hue.MOVED
    if row.group is None or row.quiet:
        return Hue.SAME
    if row.rewritten:
        return Hue.OMITTED if side is Side.LEFT else Hue.ADDED
    return HUES_OF_RELATIONS[row.group.relation]


def _narrowest(marks: Sequence[tuple[tuple[int, int], Change]], start: int, end: int) -> Change | None:
    covering = [(span[1] - span[0], n) for n, (span, _) in enumerate(marks) if span[0] <= start and end <= span[1]]
    return marks[min(covering)[1]][1] if covering else None
