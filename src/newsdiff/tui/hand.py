"""What the keys for correcting by hand come to: each as a step over the corrections, and as what the reader is told.

Pure: the screen asks with what is at hand, and hands the step to the desk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from newsdiff.correcting.records import (
    FOLDED,
    LINKED,
    PARTED,
    REVIEWED,
    UNFOLDED,
    WRONG,
    Act,
    Correction,
    Key,
    of_block,
    of_change,
    of_group,
    of_sentences,
    text_key,
)
from newsdiff.model import Article, Change, Comparison, Group, Kind, Span
from newsdiff.stories.store import Step
from newsdiff.tui.phrases import change_texts, counted
from newsdiff.tui.sheet import Sheet
from newsdiff.tui.table import Row, RowKind, Side

__all__ = ["Action", "folded", "labels", "linked", "mended", "note_of", "noted", "parted", "reviewed"]

_ROOM = 60


class Action(NamedTuple):
    """A step, and its name."""

    step: Step
    name: str


def reviewed(sheet: Sheet) -> Action | None:
    """What is at hand marked as reviewed, or not any more; None where nothing can be."""
    target = _target(sheet)
    if target is None:
        return None
    one = _of(Act.REVIEW, sheet, REVIEWED)
    return Action({one.key: None if target.reviewed else one}, "not reviewed" if target.reviewed else "reviewed")


def note_of(sheet: Sheet) -> str | None:
    """The note on what is at hand; None where there can be none."""
    target = _target(sheet)
    return target.remark if target else None


def noted(sheet: Sheet, text: str) -> Action:
    """A note on what is at hand; without words it is taken away."""
    one = _of(Act.NOTE, sheet, text)
    return Action({one.key: one if text else None}, "note kept" if text else "note taken away")


def labels(sheet: Sheet, withdrawn: Sequence[Correction]) -> list[Action]:
    """What may be said of the label at hand, and of those marked wrong in the row."""
    change = sheet.change
    offered = list(_of_label(sheet.comparison, change)) if change else []
    return [*offered, *(Action({one.key: None}, f"right after all: {_wrong(one)}") for one in withdrawn)]


def linked(comparison: Comparison, one: Group, other: Group) -> Action | None:
    """The sentences of two rows linked; None if they have none in different articles, or are one row."""
    if one is other:
        return None
    left, right = (one.left, other.right) if one.left and other.right else (other.left, one.right)
    if not (left and right):
        return None
    pairs = [of_sentences(comparison, i, j, LINKED) for i, j in product(left, right)]
    return Action({one.key: one for one in pairs}, "linked by hand")


def parted(comparison: Comparison, group: Group) -> Action:
    """The sentences of a row apart from one another."""
    pairs = [of_sentences(comparison, i, j, PARTED) for i, j in product(group.left, group.right)]
    return Action({one.key: one for one in pairs}, "parted by hand")


def folded(sheet: Sheet, side: Side, made: Sequence[Correction]) -> Action | None:
    """The lines at hand folded, on this side if it has any, or unfolded where they are shown folded; None without any.

    A line is a sentence of the row, or the whole paragraph where the row has all of it.
    """
    row = sheet.row
    if not row:
        return None
    for here in (side, side.other):
        article = here.article(sheet.comparison)
        spans = _lines(article, row, here)
        if spans:
            unfold = row.kind is RowKind.ASIDE
            known = {one.key for one in made}
            step = dict(_turned(article, span, known, unfold=unfold) for span in spans)
            return Action(step, f"{counted(len(spans), 'line')} of {article.name} {UNFOLDED if unfold else FOLDED}")
    return None


def _turned(article: Article, span: Span, known: set[Key], *, unfold: bool) -> tuple[Key, Correction | None]:
    one = of_block(article, span, UNFOLDED if unfold else FOLDED)
    return one.key, None if one.key in known else one


def _lines(article: Article, row: Row, side: Side) -> list[Span]:
    """The lines of an article that a row shows."""
    if row.kind is RowKind.ASIDE:
        return [block.span for block in article.blocks if block.folded and 2 * block.span.start + side == row.number]
    members = set(side.members(row.group)) if row.group else set()
    found = []
    for block in article.blocks:
        within = [k for k in members if block.span.covers(article.sentences[k].span)]
        whole = members.issuperset(article.touched(block.span))
        found += [block.span] if within and whole else [article.sentences[k].span for k in sorted(within)]
    return found


def mended(comparison: Comparison, corrections: Iterable[Correction]) -> frozenset[int]:
    """The groups, by index, in which a label was given or taken away by hand, or sentences were linked or parted."""
    ours, theirs = text_key(comparison.left.text), text_key(comparison.right.text)
    homes = [{k: n for n, group in enumerate(comparison.groups) for k in side.members(group)} for side in Side]
    found: set[int] = set()
    for one in corrections:
        if one.act in (Act.LABEL, Act.LINK) and one.right:
            places = (one.left, one.right) if one.left.text == ours else (one.right, one.left)
            if [place.text for place in places] == [ours, theirs]:
                for side, place in zip(Side, places, strict=True):
                    touched = (k for span in place.spans for k in side.article(comparison).touched(span))
                    found.update(homes[side][k] for k in touched if k in homes[side])
    return frozenset(found)


def _target(sheet: Sheet) -> Change | Group | None:
    return sheet.change or (sheet.row.group if sheet.row else None)


def _of(act: Act, sheet: Sheet, value: str) -> Correction:
    if sheet.change:
        return of_change(act, sheet.comparison, sheet.change, value)
    if not (sheet.row and sheet.row.group):
        raise ValueError("nothing at hand")
    return of_group(act, sheet.comparison, sheet.row.group, value)


def _of_label(comparison: Comparison, change: Change) -> Iterator[Action]:
    wrong = of_change(Act.LABEL, comparison, change, WRONG)
    yield Action({wrong.key: wrong}, f"wrong: {change.change_class} · {change.kind} is no such change")
    if change.ruled:
        yield Action({wrong.key: None}, f"right after all: {change.ruled.change_class} · {change.ruled}")
    for kind in sorted(Kind, key=lambda kind: kind.change_class is not change.change_class):
        if kind not in (change.kind, change.ruled):
            one = of_change(Act.LABEL, comparison, change, kind)
            yield Action({one.key: one}, f"it is {kind.change_class} · {kind}")


def _wrong(one: Correction) -> str:
    """A label marked wrong, as it was."""
    texts = [" ".join(spot.words for spot in side.spots) if side else "" for side in (one.left, one.right)]
    kind = one.kind or Kind.REPLACED
    return f"{kind.change_class} · {kind}  {change_texts(Change(kind, None, None, texts[0], texts[1], '', 1.0), _ROOM)}"
