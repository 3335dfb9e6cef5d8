"""What the written forms call things: letters, ids, labels and counts.

The exports and the screens must name an article, a sentence or a change alike, so the names are made in one place.
Nothing in here lays out a page or knows a format; the words are those of the guide.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsdiff.clean import clean, is_clean
from newsdiff.gathering.records import FigureRow, QuotedRow
from newsdiff.model import Article, Block, Change, Common, Comparison, Group, PairKind, Relation

__all__ = [
    "RELATION_MARKS",
    "Share",
    "agreement_note",
    "carried_note",
    "change_name",
    "common_note",
    "common_short",
    "differs",
    "first_words",
    "folded",
    "folded_note",
    "group_labels",
    "letter",
    "letter_of",
    "moved_note",
    "one_line",
    "part_note",
    "places",
    "quotation_id",
    "relation_name",
    "remarked",
    "safe",
    "sentence_id",
    "sentence_labels",
    "shares",
    "unpaired",
    "where",
]

_BLANKS = re.compile("[ \\t\\n]+")

_RELATION_NAMES = {
    Relation.SAME: "same",
    Relation.RESTYLED: "house style only",
    Relation.EDITED: "edited",
    Relation.REWRITTEN: "rewritten",
    Relation.LEFT_ONLY: "only in {left}",
    Relation.RIGHT_ONLY: "only in {right}",
}


RELATION_MARKS = {
    Relation.SAME: "=",
    Relation.RESTYLED: "≃",
    Relation.EDITED: "~",
    Relation.REWRITTEN: "≈",
    Relation.LEFT_ONLY: "−",
    Relation.RIGHT_ONLY: "+",
}
"""What stands before a group, on every form that has a gutter."""


class Share(NamedTuple):
    """How much stands in one relation: groups, and the body sentences of each side that are in them."""

    groups: int
    left: int
    right: int


def letter(index: int) -> str:
    """The letter of the article at this index: a, b, … z, aa, ab and so on.

    >>> letter(0), letter(25), letter(26), letter(702)
    ('a', 'z', 'aa', 'aaa')
    """
    name = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        name = chr(ord("a") + rest) + name
        index -= 1
    return name


def letter_of(article: Article, articles: Sequence[Article]) -> str:
    """The letter of this very article among the others; two files with the same text keep two letters.

    Raises ValueError if it is not one of them.
    """
    for index, other in enumerate(articles):
        if other is article:
            return letter(index)
    return letter(articles.index(article))


def sentence_id(of: str, index: int) -> str:
    """The id of an article's sentence: `a3` is the third sentence of article a."""
    return f"{of}{index + 1}"


def quotation_id(of: str, index: int) -> str:
    """The id of an article's quotation: `aq1` is the first quotation of article a."""
    return f"{of}q{index + 1}"


def sentence_labels(article: Article, sentences: Iterable[int]) -> str:
    """The labels of these sentences: `¶2s1, ¶2s2`."""
    return ", ".join(article.sentences[index].label for index in sentences)


def group_labels(comparison: Comparison, group: Group, left: str, right: str) -> str:
    """Which sentences a group holds: `A ¶2s1 ↔ B ¶3s1, ¶3s2`, or one side alone."""
    sides = ((left, comparison.left, group.left), (right, comparison.right, group.right))
    return " ↔ ".join(f"{name} {sentence_labels(article, indices)}" for name, article, indices in sides if indices)


def where(article: Article, offset: int) -> str:
    """The label of the sentence that holds this offset or ends before it; "" before the first sentence."""
    index = bisect_right(article.sentences, offset, key=lambda sentence: sentence.span.start) - 1
    return article.sentences[index].label if index >= 0 else ""


def places(comparison: Comparison, change: Change, left: str, right: str) -> str:
    """The sentences in which a change stands: `A ¶2s1 ↔ B ¶3s1`, or one side alone."""
    sides = ((left, comparison.left, change.left), (right, comparison.right, change.right))
    return " ↔ ".join(f"{name} {where(article, span.start)}" for name, article, span in sides if span)


def moved_note(comparison: Comparison, group: Group) -> str:
    """Where a moved group stands on each side: `¶2 → ¶9`; "" for one that kept its place."""
    if not (group.moved and group.left and group.right):
        return ""
    return f"{_paragraph(comparison.left, group.left[0])} → {_paragraph(comparison.right, group.right[0])}"


def _paragraph(article: Article, index: int) -> str:
    sentence = article.sentences[index]
    return f"¶{sentence.paragraph}" if sentence.paragraph else sentence.label


def change_name(change: Change) -> str:
    """Class and kind, as on the screens: `attribution · dropped`."""
    return f"{change.change_class} · {change.kind}"


def relation_name(relation: Relation, left: str, right: str) -> str:
    """The relation in plain words, with the names of the two sides: `only in A`."""
    return _RELATION_NAMES[relation].format(left=left, right=right)


def common_short(common: Common) -> str:
    """The kind of a pair with the counts of sentences: `version of: 20 of 24 and 19 of 26 sentences`."""
    (ours, theirs), (all_ours, all_theirs) = common.paired, common.sentences
    next_to = "next to " if common.kind is PairKind.NOTHING and ours else ""
    return f"{next_to}{common.kind}: {ours} of {all_ours} and {theirs} of {all_theirs} sentences"


def common_note(common: Common) -> str:
    """The kind of a pair with all the counts that make it so."""
    alike, kept, own, runs, words = (
        f"{a} and {b}" for a, b in (common.alike, common.kept, common.own, common.runs, common.words)
    )
    return (
        f"{common_short(common)} say the same, {alike} of them in the same words; of {own} sentences mostly outside quotations "
        f"{kept} stand in the other, edited at most; of {words} words outside quotations {runs} in shared runs of six"
    )


def part_note(group: Group, left: str, right: str) -> str:
    """That only a part of the sentences of a side has a counterpart; "" where nothing was set apart."""
    if group.left_parts and group.right_parts:
        return f"only parts of {left} and {right} have a counterpart"
    names = (left, right) if group.left_parts else (right, left)
    return f"only part of {names[0]} has a counterpart in {names[1]}" if group.left_parts or group.right_parts else ""


def remarked(of: Change | Group) -> str:
    """What the reader says of a change or a group: `reviewed; note: see the video`, or ""."""
    parts = ("reviewed" if of.reviewed else "", f"note: {one_line(of.remark).strip()}" if of.remark else "")
    return "; ".join(filter(None, parts))


def unpaired(group: Group) -> bool:
    """Whether the group has sentences of one side only."""
    return not (group.left and group.right)


def shares(comparison: Comparison) -> dict[Relation, Share]:
    """Groups and body sentences per relation; every relation is present."""
    groups = comparison.relations()
    left: Counter[Relation] = Counter()
    right: Counter[Relation] = Counter()
    in_left, in_right = set(comparison.left.body()), set(comparison.right.body())
    for group in comparison.groups:
        left[group.relation] += len(in_left.intersection(group.left))
        right[group.relation] += len(in_right.intersection(group.right))
    return {relation: Share(groups[relation], left[relation], right[relation]) for relation in Relation}


def differs(comparison: Comparison) -> bool:
    """Whether the articles differ at all in what they say: in words, house style or order."""
    same_place = all(group.relation is Relation.SAME and not group.moved for group in comparison.groups)
    return not same_place or any(comparison.all_changes())


def carried_note(row: QuotedRow, articles: int) -> str:
    """How many of the articles carry a quotation, and how: `carried by 3 of 5, split in 2, altered in 1`."""
    counts = ((row.split, "split"), (row.altered, "altered"))
    return ", ".join([f"carried by {len(row.cells)} of {articles}", *(f"{name} in {count}" for count, name in counts if count)])


def agreement_note(row: FigureRow, articles: int) -> str:
    """How many of the articles give a figure, and whether they agree: `given by 3 of 5, figures differ`."""
    agree = (
        "figures differ" if row.differs else "equal only roughly" if row.approximate else "alike" if len(row.cells) > 1 else ""
    )
    return ", ".join(filter(None, (f"given by {len(row.cells)} of {articles}", agree)))


def folded(article: Article) -> list[Block]:
    """The blocks that are folded away: what the page says about itself."""
    return [block for block in article.blocks if block.folded]


def folded_note(article: Article, name: str) -> str:
    """How much of an article is folded: `8 lines folded in B`; "" if nothing is."""
    lines = sum(block.span.of(article.text).count("\n") + 1 for block in folded(article))
    return f"{lines} {'line' if lines == 1 else 'lines'} folded in {name}" if lines else ""


def safe(text: str) -> str:
    """The text as it may be written: cleaned again if something that could act on a terminal got past the gate."""
    return text if is_clean(text) else clean(text).text


def one_line(text: str) -> str:
    """Safe text on one line: line breaks and runs of blanks become one blank; other spaces stay as they are."""
    return _BLANKS.sub(" ", safe(text))


def first_words(text: str, limit: int = 60) -> str:
    """The beginning of a text on one line, cut between words to at most `limit` code points, with "…" where cut."""
    line = one_line(text).strip()
    return line if len(line) <= limit else f"{line[:limit].rpartition(' ')[0] or line[: limit - 1]}…"
