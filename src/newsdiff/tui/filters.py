"""What a reader's options let through: single changes, and sentences that are themselves the difference. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsdiff.model import Change, Comparison, Group, Relation, Span
from newsdiff.tui.table import Options, Row, RowKind, Side
from newsdiff.tui.voices import Voices, voices_of

__all__ = ["MOST_TELLING", "OWN_STOP", "WEIGHT_OF_A_ROW", "Filter", "filter_of"]

MOST_TELLING = 0.5
"""The weight from which a change counts as one of the most telling: from another date up to words altered in a quotation."""

WEIGHT_OF_A_ROW = 0.2
"""What a row that is itself the difference weighs: as much as words left out or put in."""

OWN_STOP = (Relation.LEFT_ONLY, Relation.RIGHT_ONLY, Relation.REWRITTEN)
"""Relations in which a row is itself the difference, as it is wherever it has moved."""

_SURE = 0.9
"""A row that is itself the difference is as sure as a change of words."""


@dataclass(frozen=True, slots=True)
class Filter:
    """The options over one comparison; `voices` are there if a speaker was chosen."""

    comparison: Comparison
    options: Options
    voices: Voices | None

    def shows(self, change: Change) -> bool:
        """Whether the reader wants to see this change."""
        options = self.options
        return (
            change.change_class not in options.hidden
            and change.kind not in options.hidden_kinds
            and change.confidence >= options.confidence
            and change.weight >= options.weight
            and (self.voices is None or self._speaks_in(self._spans(change)))
        )

    def mutes(self, row: Row) -> bool:
        """Whether the reader does not want to stop at a row that is itself the difference."""
        own = row.group is not None and (row.moved or row.group.relation in OWN_STOP)
        return own and not self._wants(_spans_of(row))

    def tells(self, group: Group) -> bool:
        """Whether a group is itself the difference, and the reader wants to see it."""
        own = group.moved or group.relation in OWN_STOP
        sides = ((side, side.article(self.comparison).sentences, side.members(group)) for side in Side)
        return own and self._wants((side, sentences[k].span) for side, sentences, members in sides for k in members)

    def _wants(self, spans: Iterator[tuple[Side, Span]]) -> bool:
        """Whether the reader wants to see what is itself the difference, with these words."""
        options = self.options
        wanted = options.sentences and options.confidence <= _SURE and options.weight <= WEIGHT_OF_A_ROW
        return wanted and (self.voices is None or self._speaks_in(spans))

    def _speaks_in(self, spans: Iterator[tuple[Side, Span]]) -> bool:
        if not self.voices or self.options.speaker not in self.voices.names:
            return False
        number = self.voices.names.index(self.options.speaker)
        return any(run.voice == number for side, span in spans for run in self.voices.within(side, *span))

    def _spans(self, change: Change) -> Iterator[tuple[Side, Span]]:
        for side, quotations in zip(Side, (change.left_quotations, change.right_quotations), strict=True):
            if span := side.span(change):
                yield side, span
            known = side.article(self.comparison).quotations
            yield from ((side, span) for index in quotations for span in known[index].content)


def filter_of(comparison: Comparison, options: Options) -> Filter:
    """The filter of these options over this comparison."""
    return Filter(comparison, options, voices_of(comparison) if options.speaker else None)


def _spans_of(row: Row) -> Iterator[tuple[Side, Span]]:
    if row.kind is RowKind.FOLD:
        return
    for cell in row.cells:
        for passage in cell.passages:
            yield from ((piece.side, Span(piece.start, piece.end)) for piece in passage.pieces)
