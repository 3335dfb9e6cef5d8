"""Corrections as plain records: what a reader did to which words of which text.

A text is known by its content and a place by its offsets, so that a correction outlives a file's name; the words beside them
let it be carried over when the text changes. What corrections do to a comparison is in `applying`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from newsdiff.model import Article, Change, Comparison, Group, Kind, Span

__all__ = [
    "FOLDED",
    "LINKED",
    "PARTED",
    "REVIEWED",
    "UNFOLDED",
    "WRONG",
    "About",
    "Act",
    "Correction",
    "Key",
    "Place",
    "Spot",
    "about_change",
    "about_group",
    "of_block",
    "of_change",
    "of_group",
    "of_sentences",
    "text_key",
]

WRONG = "wrong"
"""The value of a label that is none; any other value of a label is the kind that a reader gave."""

REVIEWED, LINKED, PARTED, FOLDED, UNFOLDED = "reviewed", "linked", "parted", "folded", "unfolded"

_AROUND = 30
"""Code points kept on either side of the words, to tell one "said" from another in a changed text."""


class Act(StrEnum):
    """What a reader can do by hand."""

    LABEL = "label"
    NOTE = "note"
    REVIEW = "review"
    LINK = "link"
    FOLD = "fold"


class Spot(NamedTuple):
    """A span of a text, with its words and those around it."""

    span: Span
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Place:
    """Spots of one text, which goes by `text_key`; no spots where a change has nothing on this side."""

    text: str
    spots: tuple[Spot, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans alone."""
        return tuple(spot.span for spot in self.spots)


About: TypeAlias = tuple[tuple[str, tuple[Span, ...]], tuple[str, tuple[Span, ...]], str]
"""The places of both articles, each by its text and spans, and the kind of a change ("" for a group)."""

Key: TypeAlias = tuple[Act, About]
"""What a correction is about."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing done by hand. `kind` is the rules' own label of a change, None for a group; `right` is None for one article."""

    act: Act
    left: Place
    right: Place | None
    value: str
    kind: Kind | None = None

    @property
    def key(self) -> Key:
        """What it is about: the same whichever article stands on the left."""
        ours, theirs = (self.left.text, self.left.spans), (self.right.text, self.right.spans) if self.right else ("", ())
        return self.act, about(ours, theirs, self.kind) if self.right else (ours, theirs, "")

    @property
    def mirrored(self) -> Correction:
        """The same, said of the articles the other way round."""
        if self.right is None:
            return self
        named = self.act is Act.LABEL and self.value != WRONG
        value = Kind(self.value).mirrored if named else self.value
        return replace(self, left=self.right, right=self.left, value=value, kind=self.kind.mirrored if self.kind else None)


@lru_cache(maxsize=64)
def text_key(text: str) -> str:
    """What a text goes by: the beginning of the checksum of its content."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def about(ours: tuple[str, tuple[Span, ...]], theirs: tuple[str, tuple[Span, ...]], kind: Kind | None) -> About:
    """What is about these two places, the same whichever comes first."""
    return min((ours, theirs, kind or ""), (theirs, ours, kind.mirrored if kind else ""))


def about_change(comparison: Comparison, change: Change) -> About:
    """What corrections of this change are about."""
    ours = text_key(comparison.left.text), (change.left,) if change.left else ()
    return about(ours, (text_key(comparison.right.text), (change.right,) if change.right else ()), change.ruled or change.kind)


def about_group(comparison: Comparison, group: Group) -> About:
    """What corrections of this group as a whole are about."""
    sides = ((comparison.left, group.left), (comparison.right, group.right))
    ours, theirs = ((text_key(side.text), tuple(side.sentences[k].span for k in members)) for side, members in sides)
    return about(ours, theirs, None)


def of_change(act: Act, comparison: Comparison, change: Change, value: str) -> Correction:
    """A correction of a change."""
    left = _place(comparison.left, [change.left] if change.left else ())
    right = _place(comparison.right, [change.right] if change.right else ())
    return Correction(act, left, right, value, change.ruled or change.kind)


def of_group(act: Act, comparison: Comparison, group: Group, value: str) -> Correction:
    """A correction of a group as a whole."""
    left = _place(comparison.left, (comparison.left.sentences[k].span for k in group.left))
    return Correction(act, left, _place(comparison.right, (comparison.right.sentences[k].span for k in group.right)), value)


def of_sentences(comparison: Comparison, left: int, right: int, value: str) -> Correction:
    """Two sentences that belong together, or do not."""
    spans = comparison.left.sentences[left].span, comparison.right.sentences[right].span
    return Correction(Act.LINK, _place(comparison.left, spans[:1]), _place(comparison.right, spans[1:]), value)


def of_block(article: Article, block: Span, value: str) -> Correction:
    """A line that is folded, or not."""
    return Correction(Act.FOLD, _place(article, [block]), None, value)


def _place(article: Article, spans: Iterable[Span]) -> Place:
    text = article.text
    spots = (Spot(s, s.of(text), text[max(s.start - _AROUND, 0) : s.start], text[s.end : s.end + _AROUND]) for s in spans)
    return Place(text_key(text), tuple(spots))
