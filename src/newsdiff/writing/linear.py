"""A comparison read out: every difference as a plain sentence on a line of its own.

For screen readers and Braille lines, and for whoever wants to paste words and not a table: no marks that must be seen, no
columns, no colours. What differs is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsdiff.model import Article, Change, ChangeClass, Comparison, Group, Kind, Relation
from newsdiff.writing.labels import (
    common_note,
    differs,
    folded_note,
    one_line,
    part_note,
    remarked,
    where,
)
from newsdiff.writing.order import Order, telling

__all__ = ["linear", "read_out"]

_LABEL = re.compile(r"¶(\d+)s(\d+)$")

_SAYS = {
    Kind.REPLACED: "Other words",
    Kind.INSERTED: "Words added",
    Kind.DELETED: "Words omitted from {b}",
    Kind.NUMBER: "Number differs",
    Kind.DATE: "Date differs",
    Kind.NAME: "Name differs",
    Kind.HEDGE: "Certainty differs",
    Kind.BOOSTER: "Emphasis differs",
    Kind.NEGATION: "Negation differs",
    Kind.SPEAKER: "Attribution, speaker differs",
    Kind.VERB: "Attribution, reporting verb differs",
    Kind.POSITION: "Attribution moved",
    Kind.FORM: "Form of speech differs",
    Kind.DROPPED: "Attribution dropped in {b}",
    Kind.ADDED: "Attribution added",
    Kind.SPLIT: "Quotation split in {b}",
    Kind.JOINED: "Quotations joined in {b}",
    Kind.TRUNCATED: "Quotation cut in {b}",
    Kind.EXTENDED: "Quotation extended",
    Kind.ALTERED: "Words inside quote marks differ",
    Kind.SETTING: "Setting of the words differs",
    Kind.NAMED: "Source named in {b}",
    Kind.ANONYMISED: "Source no longer named in {b}",
}


def linear(comparison: Comparison, order: Order = Order.READING) -> str:
    """The comparison as sentences, one a line, the whole ending in a newline."""
    if not differs(comparison):
        return "No differences.\n"
    names = ("A", "B")
    lines = [*_heading(comparison), *_told(comparison, names, order), *_rest(comparison)]
    return "\n".join(lines) + "\n"


def read_out(comparison: Comparison, group: Group, changes: Iterable[Change], names: tuple[str, str]) -> Iterator[str]:
    """What differs in a group, as sentences: what it is as a whole, then these changes."""
    yield from _whole(comparison, group, names)
    for change in changes:
        yield _sentence(comparison, change, names)


def _heading(comparison: Comparison) -> Iterator[str]:
    for name, article in (("A", comparison.left), ("B", comparison.right)):
        title = f": {one_line(article.title)}" if article.title else ""
        yield _ended(f"{name} is {one_line(article.name)}{title}")
        for note in article.notes:
            yield _ended(f"Of {name}, as read: {one_line(note)}")
    if comparison.nothing_in_common:
        yield "Nothing in common: no sentence of one says what a sentence of the other says."
    if comparison.common:
        yield _ended(common_note(comparison.common).capitalize())
    relations, classes = comparison.relations(), comparison.classes()
    told = [
        f"{classes[one]} of {'house style' if one is ChangeClass.STYLE else one}"
        for one in reversed(ChangeClass)
        if classes[one]
    ]
    yield f"Sentences only in A: {relations[Relation.LEFT_ONLY]}. Only in B: {relations[Relation.RIGHT_ONLY]}."
    yield f"Changes inside sentences: {', '.join(told) or 'none'}."


def _told(comparison: Comparison, names: tuple[str, str], order: Order) -> Iterator[str]:
    if order is Order.TELLING:
        for change in telling(comparison.all_changes()):
            yield _sentence(comparison, change, names)
        for group in comparison.groups:
            yield from _whole(comparison, group, names)
        return
    for group in comparison.groups:
        yield from read_out(comparison, group, group.changes, names)
    for change in comparison.changes:
        yield _sentence(comparison, change, names)


def _whole(comparison: Comparison, group: Group, names: tuple[str, str]) -> Iterator[str]:
    """What a group is where it is itself the difference: only here, moved, rewritten."""
    left = _words(comparison.left, group.left, names[0])
    right = _words(comparison.right, group.right, names[1])
    if group.relation is Relation.LEFT_ONLY:
        yield f"Omitted from {names[1]}: {left}"
    elif group.relation is Relation.RIGHT_ONLY:
        yield f"Only in {names[1]}: {right}"
    elif group.relation is Relation.REWRITTEN:
        yield f"In other words: {left} {right}"
    if part := part_note(group, *names):
        words = "" if group.relation is Relation.REWRITTEN else f" {left} {right}"
        yield f"{_ended(part[:1].upper() + part[1:])}{words}"
    if group.moved and group.left and group.right:
        start, end = (
            _place(article, article.sentences[members[0]].span.start)
            for article, members in ((comparison.left, group.left), (comparison.right, group.right))
        )
        again = "" if group.relation is Relation.REWRITTEN else f" {left}"
        yield f"Moved from {start} of {names[0]} to {end} of {names[1]}.{again}"
    if group.remark or group.reviewed:
        yield f"By hand, {left or right} {_by_hand(group)}".rstrip()


def _words(article: Article, members: Iterable[int], name: str) -> str:
    members = list(members)
    if not members:
        return ""
    words = " ".join(one_line(article.words_of(index)).strip() for index in members)
    return f"{name}, {_place(article, article.sentences[members[0]].span.start)}, says: {_ended(words)}"


def _sentence(comparison: Comparison, change: Change, names: tuple[str, str]) -> str:
    style = f"House style, {change.kind}" if change.change_class is ChangeClass.STYLE else ""
    what = style or _SAYS[change.kind].format(a=names[0], b=names[1])
    sides = ((names[0], comparison.left, change.left), (names[1], comparison.right, change.right))
    places = " and ".join(f"{name} {_place(article, span.start)}" for name, article, span in sides if span)
    why = "" if change.change_class in (ChangeClass.STYLE, ChangeClass.WORDING) else _reason(change)
    by_hand = f" {_by_hand(change)}" if change.remark or change.reviewed else ""
    return f"{what}, {places}: {_texts(change)}{why} Confidence {change.confidence:.2f}.{by_hand}"


def _by_hand(of: Change | Group) -> str:
    said = remarked(of)
    return _ended(f"{said[:1].upper()}{said[1:]}")


def _texts(change: Change) -> str:
    left, right = (one_line(text).strip() for text in (change.left_text, change.right_text))
    if left and right:
        return f"“{left}” became “{right}”."
    return f"“{left or right}”."


def _reason(change: Change) -> str:
    note = one_line(change.note).strip().replace(" → ", " to ")
    return f" {_ended(note[:1].upper() + note[1:])}" if note else ""


def _place(article: Article, offset: int) -> str:
    """Where it stands, in words: paragraph 2, sentence 1."""
    label = where(article, offset)
    match = _LABEL.match(label)
    return f"paragraph {match[1]}, sentence {match[2]}" if match else label or "the beginning"


def _ended(text: str) -> str:
    return text if text.rstrip("”’\"')]")[-1:] in (".", "!", "?", "…") else f"{text}."


def _rest(comparison: Comparison) -> Iterator[str]:
    same = comparison.relations()[Relation.SAME]
    yield f"Passages that are the same: {same}."
    for name, article in (("A", comparison.left), ("B", comparison.right)):
        if note := folded_note(article, name):
            yield f"{note}: it is not part of the story."
