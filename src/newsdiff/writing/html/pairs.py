"""The pairs of the HTML page: both texts side by side, a row for each group, with its words marked and its changes below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from newsdiff.model import Article, Change, ChangeClass, Comparison, Group, Relation, Span
from newsdiff.writing.html.markup import Html, bdi, joined, section, tag, text
from newsdiff.writing.labels import (
    RELATION_MARKS,
    change_name,
    common_note,
    folded_note,
    letter_of,
    moved_note,
    part_note,
    places,
    relation_name,
    remarked,
    shares,
)
from newsdiff.writing.marks import STRUCTURAL
from newsdiff.writing.material import Material
from newsdiff.writing.order import Order, telling

__all__ = ["group_anchor", "pair_anchor", "pairs"]

_STRANGERS = "The two articles have nothing in common: no sentence of one says what a sentence of the other says."
_SIDE_TAGS = {"left": "del", "right": "ins"}


def pair_anchor(left: str, right: str) -> str:
    """Where the section of a pair stands."""
    return f"pair-{left}-{right}"


def group_anchor(left: str, right: str, number: int) -> str:
    """Where the row of a group stands."""
    return f"{pair_anchor(left, right)}-{number}"


def pairs(material: Material) -> Iterator[Html]:
    """A section for each pair that is told."""
    for comparison in material.comparisons():
        yield _pair(comparison, material)


def _pair(comparison: Comparison, material: Material) -> Html:
    left, right = (letter_of(article, material.articles) for article in (comparison.left, comparison.right))
    names = [f"{left.upper()} {comparison.left.name}", f"{right.upper()} {comparison.right.name}"]
    inside = [tag("p", f"Not the whole comparison: {comparison.part}.")] if comparison.part else []
    inside.append(_summary(comparison, left.upper(), right.upper()))
    if comparison.nothing_in_common and len(material.articles) > 2:
        return section(pair_anchor(left, right), " ↔ ".join(names), tag("p", _STRANGERS))
    if comparison.nothing_in_common:
        inside.append(tag("p", _STRANGERS))
    if material.order is Order.TELLING:
        inside += _by_weight(comparison, left.upper(), right.upper())
    inside.append(_grid(comparison, left, right, names))
    if comparison.changes:
        inside.append(tag("h3", "Across sentences"))
        inside.append(_list(comparison, comparison.changes, left.upper(), right.upper()))
    notes = (folded_note(comparison.left, left.upper()), folded_note(comparison.right, right.upper()))
    inside += [tag("p", note, class_="quiet") for note in notes if note]
    return section(pair_anchor(left, right), " ↔ ".join(names), *inside)


def _summary(comparison: Comparison, left: str, right: str) -> Html:
    counts, classes = shares(comparison), comparison.classes()
    relations = " · ".join(
        f"{RELATION_MARKS[relation]} {counts[relation].groups} {relation_name(relation, left, right)}"
        for relation in Relation
        if counts[relation].groups
    )
    changes = " · ".join(f"{name} {classes[name]}" for name in reversed(ChangeClass) if classes[name])
    kind = [common_note(comparison.common), Html("<br>")] if comparison.common else []
    return tag("p", *kind, relations, Html("<br>"), f"Changes: {changes or 'none'}", class_="quiet")


def _by_weight(comparison: Comparison, left: str, right: str) -> Iterator[Html]:
    changes = telling(comparison.all_changes())
    if changes:
        yield tag("h3", "Changes, most telling first")
        yield _list(comparison, changes, left, right, ordered=True)


def _grid(comparison: Comparison, left: str, right: str, names: Sequence[str]) -> Html:
    head = tag(
        "tr", tag("th", tag("span", "How they relate", class_="sr"), scope="col"), *(tag("th", n, scope="col") for n in names)
    )
    rows = joined(
        _row(comparison, group, group_anchor(left, right, number), (left.upper(), right.upper()))
        for number, group in enumerate(comparison.groups, 1)
    )
    caption = tag("caption", "Sentence by sentence", class_="sr")
    return tag("table", caption, tag("thead", head), rows, class_="pair")


def _row(comparison: Comparison, group: Group, anchor: str, names: tuple[str, str]) -> Html:
    relation = relation_name(group.relation, *names)
    sign = tag("span", RELATION_MARKS[group.relation], aria_hidden="true")
    moved = moved_note(comparison, group)
    attributed = any(change.change_class is ChangeClass.ATTRIBUTION for change in group.changes)
    gutter = tag(
        "th",
        sign,
        tag("span", "❝", class_="attribution", aria_hidden="true") if attributed else "",
        tag("span", relation, class_="sr"),
        scope="row",
        title=relation,
    )
    marking = [change for change in (*group.changes, *comparison.changes) if _marks(group, change)]
    sides = (("left", comparison.left, group.left, names[0]), ("right", comparison.right, group.right, names[1]))
    cells = [_side(article, members, marking, side, name) for side, article, members, name in sides]
    kind = "moved" if group.moved else group.relation.value
    rows = [tag("tr", gutter, *cells, class_=f"texts {kind}", id=anchor)]
    if told := list(_told(comparison, group, moved, names)):
        rows.append(tag("tr", tag("td"), tag("td", *told, colspan=2), class_="why"))
    return tag("tbody", *rows)


def _marks(group: Group, change: Change) -> bool:
    """Whether a change is shown in the words: not house style, nothing in sentences told in other words."""
    return group.relation is not Relation.REWRITTEN and change.change_class is not ChangeClass.STYLE


def _side(article: Article, members: Sequence[int], changes: Sequence[Change], side: str, name: str) -> Html:
    if not members:
        return tag("td", tag("span", "nothing", class_="sr"), class_="nothing")
    spans = [(span, change) for change in changes if (span := getattr(change, side)) is not None]
    told = (
        tag(
            "p",
            tag("span", f"{name} {article.sentences[index].label}", class_="place"),
            " ",
            _marked(article, article.sentences[index].span, spans, side),
        )
        for index in members
    )
    return tag("td", *told, class_=side, lang=article.language, dir="auto")


def _marked(article: Article, within: Span, spans: Sequence[tuple[Span, Change]], side: str) -> Html:
    """The words of a sentence; where changes overlap, the one on the fewest words is marked."""
    inside = [(span, change) for span, change in spans if span.overlaps(within)]
    edges = {edge for span, _ in inside for edge in span if within.start < edge < within.end}
    parts: list[tuple[str, Change | None]] = []
    for start, end in pairwise(sorted({*within, *edges})):
        covering = [(span.end - span.start, k) for k, (span, _) in enumerate(inside) if span.start <= start and end <= span.end]
        change = inside[min(covering)[1]][1] if covering else None
        words = article.text[start:end]
        if parts and parts[-1][1] is change:
            parts[-1] = (parts[-1][0] + words, change)
        else:
            parts.append((words, change))
    return joined(_run(words, change, side) for words, change in parts)


def _run(words: str, change: Change | None, side: str) -> Html:
    if change is None or not words.strip():
        return text(words)
    if change.kind in STRUCTURAL:
        return tag("span", words, class_="around", title=change_name(change))
    name = change.change_class.value
    wording = change.change_class is ChangeClass.WORDING
    return tag(_SIDE_TAGS[side] if wording else "mark", words, class_=None if wording else name, title=change_name(change))


def _told(comparison: Comparison, group: Group, moved: str, names: tuple[str, str]) -> Iterator[Html]:
    """What is said below the texts: moved, by hand, the changes, how alike."""
    if moved:
        yield tag("p", tag("span", f"↪ moved {moved}", class_="moved"))
    if part := part_note(group, *names):
        yield tag("p", part)
    if by_hand := remarked(group):
        yield tag("p", "By hand: ", bdi(by_hand))
    if group.changes:
        yield _list(comparison, group.changes, *names, placed=False)
    if group.relation not in (Relation.SAME, Relation.LEFT_ONLY, Relation.RIGHT_ONLY):
        reason = f": {group.reason}" if group.reason else ""
        yield tag("p", f"Similarity {group.score:.2f}{reason}", class_="quiet")


def _list(
    comparison: Comparison, changes: Iterable[Change], left: str, right: str, *, ordered: bool = False, placed: bool = True
) -> Html:
    lines = (
        tag("li", tag("span", f"{places(comparison, one, left, right)} ", class_="place") if placed else "", _change(one))
        for one in changes
    )
    return tag("ol" if ordered else "ul", *lines, class_="changes")


def _change(change: Change) -> Html:
    words = joined((bdi(change.left_text.strip() or "(nothing)"), bdi(change.right_text.strip() or "(nothing)")), " → ")
    by_hand = remarked(change)
    return joined(
        (
            tag("span", change_name(change), class_=f"name {change.change_class} {change.kind}"),
            ": ",
            words,
            f" — {change.note}" if change.note else "",
            f" ({change.confidence:.2f})",
            tag("em", f" [{by_hand}]") if by_hand else "",
        )
    )
