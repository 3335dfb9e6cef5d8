"""The words of the row table: what rows, cells and passages are. `rows` builds them, `layout` sets them, `paint` draws them.

Pure records: no widths, no colours, no toolkit, and nothing here decides what differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple, TypeVar

from newsdiff.model import Article, Change, ChangeClass, Comparison, Group, Kind, Relation, Span

__all__ = ["Cell", "Options", "Passage", "Piece", "Row", "RowKind", "Side", "Tone"]

T = TypeVar("T")


class Side(IntEnum):
    """Which of the two articles; also the index of its cell in a row."""

    LEFT = 0
    RIGHT = 1

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side(1 - self)

    def ordered(self, here: T, there: T) -> tuple[T, T]:
        """The two things, left one first, where `here` is the one of this side."""
        return (here, there) if self is Side.LEFT else (there, here)

    def article(self, comparison: Comparison) -> Article:
        """The article of this side."""
        return comparison.left if self is Side.LEFT else comparison.right

    def members(self, group: Group) -> tuple[int, ...]:
        """The sentences of the group on this side."""
        return group.left if self is Side.LEFT else group.right

    def span(self, change: Change) -> Span | None:
        """Where the change stands on this side."""
        return change.left if self is Side.LEFT else change.right


class Tone(StrEnum):
    """How a piece is spoken: the article's own voice, a dateline, the page's, or ours (`note`)."""

    PLAIN = "plain"
    DATELINE = "dateline"
    STANDFIRST = "standfirst"
    FURNITURE = "furniture"
    OMITTED = "omitted"
    ADDED = "added"
    NOTE = "note"


class Piece(NamedTuple):
    """Consecutive code points of one article: `text[i]` stands at offset `start + i`. In a note the offset means nothing."""

    text: str
    side: Side
    start: int
    tone: Tone = Tone.PLAIN

    @property
    def end(self) -> int:
        """The offset after its last code point."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Passage:
    """Pieces that run on; a passage begins on a new line. `label` stands in the margin of its first line."""

    pieces: tuple[Piece, ...]
    label: str = ""

    @property
    def text(self) -> str:
        """All of it as one line."""
        return self.pieces[0].text if len(self.pieces) == 1 else "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row. `hatch` says that this side has nothing to set against the other."""

    passages: tuple[Passage, ...] = ()
    hatch: bool = False


class RowKind(StrEnum):
    """What a row is. A moved group has a row where it left (`moved_out`) and one where it arrived (`moved_in`)."""

    GROUP = "group"
    MOVED_OUT = "moved_out"
    MOVED_IN = "moved_in"
    ASIDE = "aside"
    FOLD = "fold"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table. `number` names it among its kind, and stays when a filter changes.

    `changes` are those shown, `hidden` those a filter hides; a change that spans groups is with the group in which its
    first span stands. `opens` says that a paragraph begins here on either side, `muted` that a filter hides that the row
    is itself the difference.
    """

    kind: RowKind
    number: int
    cells: tuple[Cell, Cell]
    group: Group | None = None
    changes: tuple[Change, ...] = ()
    hidden: tuple[Change, ...] = ()
    opens: bool = False
    muted: bool = False

    @property
    def rewritten(self) -> bool:
        """Whether the texts share so little that marking words would only confuse."""
        return self.group is not None and self.group.relation is Relation.REWRITTEN

    @property
    def quiet(self) -> bool:
        """Whether nothing in it differs that the reader wants to see."""
        unchanged = self.group is not None and self.group.relation in (Relation.SAME, Relation.RESTYLED)
        return self.kind is RowKind.GROUP and unchanged and not self.changes

    @property
    def skipped(self) -> bool:
        """Whether a reader who wants changes only can do without it."""
        edited = self.group is not None and self.group.relation is Relation.EDITED and bool(self.hidden)
        return self.quiet or (not self.changes and (self.muted or (self.kind is RowKind.GROUP and edited)))

    @property
    def moved(self) -> bool:
        """Whether it is one of the two rows of a moved group."""
        return self.kind in (RowKind.MOVED_OUT, RowKind.MOVED_IN)


@dataclass(frozen=True, slots=True)
class Options:
    """What the reader wants to see.

    Of changes: those of no hidden class or kind, at least so sure and so telling, and with a `speaker` those in this one's
    words; `sentences` are those that are themselves the difference. With `only_changes` so many rows of `context` stay.
    """

    hidden: frozenset[ChangeClass] = frozenset({ChangeClass.STYLE})
    hidden_kinds: frozenset[Kind] = frozenset()
    confidence: float = 0.0
    weight: float = 0.0
    speaker: str = ""
    sentences: bool = True
    only_changes: bool = False
    context: int = 0
    furniture: bool = False
    voices: bool = True

    @property
    def unfiltered(self) -> bool:
        """Whether changes are hidden for house style at most."""
        plain = not (self.hidden_kinds or self.confidence or self.weight or self.speaker)
        return plain and self.sentences and self.hidden <= {ChangeClass.STYLE}
