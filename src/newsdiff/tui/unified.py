"""Both sides of a row as one cell, for terminals too narrow for two columns: what stands in it and in which order.

An edited group becomes one running text with omissions and additions in place (`merge`); of a rewritten one the left text
stands whole and the right one below it. Who said what is hard to see in a running text, so notes on it may stand below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsdiff.language.lexicon import Lexicon
from newsdiff.tui.merge import merged
from newsdiff.tui.table import Cell, Passage, Piece, Row, RowKind, Side, Tone

__all__ = ["unified_cell"]


def unified_cell(row: Row, right_letter: str, words: Lexicon, notes: Sequence[str] = ()) -> Cell:
    """Give the row as one cell; `right_letter` names the right article in the margin of its passages, `notes` stand below."""
    cell = _without_notes(row, right_letter, words)
    below = (Passage((Piece(note, Side.LEFT, 0, Tone.NOTE),)) for note in notes)
    return Cell((*cell.passages, *below)) if notes else cell


def _without_notes(row: Row, right_letter: str, words: Lexicon) -> Cell:
    left, right = row.cells
    if row.quiet or (row.kind is RowKind.FOLD and _texts(left) == _texts(right)):
        return left
    if row.kind is RowKind.MOVED_IN:
        return Cell(_labelled(right.passages, right_letter))
    if row.kind is RowKind.GROUP and left.passages and right.passages and not row.rewritten:
        return merged(row, words)
    below = right.passages if row.moved else _labelled(right.passages, right_letter)
    return Cell((*left.passages, *below))


def _texts(cell: Cell) -> list[str]:
    return [passage.text for passage in cell.passages]


def _labelled(passages: Iterable[Passage], letter: str) -> tuple[Passage, ...]:
    return tuple(replace(passage, label=f"{letter}{passage.label}") for passage in passages)
