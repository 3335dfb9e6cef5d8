"""Which words of a group are marked, and a sentence cut into marked and unmarked pieces.

Every form that shows text with marks cuts it here, so that all of them mark the same words. How a marked word looks
is each form's own business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsdiff.model import Change, ChangeClass, Group, Kind, Relation, Span

__all__ = ["STRUCTURAL", "Piece", "left_marks", "merged", "pieces", "right_marks"]

STRUCTURAL = frozenset({Kind.POSITION, Kind.FORM, Kind.SPLIT, Kind.JOINED})
"""Kinds whose span is a whole quotation that survived: the words in it are not what changed."""


class Piece(NamedTuple):
    """A run of text, and whether it is marked as changed."""

    text: str
    marked: bool


def left_marks(group: Group) -> list[Span]:
    """The spans of the left text that the right one lacks or words differently, in order."""
    return sorted(change.left for change in _marking(group) if change.left)


def right_marks(group: Group) -> list[Span]:
    """The spans of the right text that the left one lacks or words differently, in order."""
    return sorted(change.right for change in _marking(group) if change.right)


def _marking(group: Group) -> Iterator[Change]:
    for change in group.changes:
        if group.relation is Relation.REWRITTEN and not group.sets_apart(change):
            continue
        if change.change_class is not ChangeClass.STYLE and change.kind not in STRUCTURAL and _words_differ(change):
            yield change


def _words_differ(change: Change) -> bool:
    return change.left_text != change.right_text


def merged(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans without blanks at their ends, joined where they meet, overlap or are parted by blanks only."""
    result: list[Span] = []
    for span in sorted(filter(None, (_trimmed(text, span) for span in spans))):
        if result and not text[result[-1].end : span.start].strip():
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


def _trimmed(text: str, span: Span) -> Span | None:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    return Span(start, end) if start < end else None


def pieces(text: str, within: Span, marks: Sequence[Span]) -> list[Piece]:
    """The words of `within`, cut at the marks; marks are ordered and disjoint and may reach over its ends.

    >>> pieces("one two three", Span(0, 13), [Span(4, 7)])
    [Piece(text='one ', marked=False), Piece(text='two', marked=True), Piece(text=' three', marked=False)]
    """
    clipped = [Span(max(mark.start, within.start), min(mark.end, within.end)) for mark in marks if mark.overlaps(within)]
    cuts = [within.start, *(offset for mark in clipped for offset in mark), within.end]
    parts = (Piece(text[start:end], index % 2 == 1) for index, (start, end) in enumerate(pairwise(cuts)))
    return [piece for piece in parts if piece.text]
