"""A comparison for a terminal, or as plain lines for a pipe or a screen reader: what is said, row by row.

Every mark is readable without colour. How rows become lines is the business of `typeset`; the interactive screens are
elsewhere, and what differs is decided before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsdiff.model import Article, Change, ChangeClass, Comparison, Group, Relation, Span
from newsdiff.writing.labels import (
    RELATION_MARKS,
    change_name,
    common_note,
    differs,
    first_words,
    folded,
    folded_note,
    moved_note,
    one_line,
    part_note,
    places,
    relation_name,
    remarked,
    safe,
    unpaired,
    where,
)
from newsdiff.writing.marks import STRUCTURAL, left_marks, merged, pieces, right_marks
from newsdiff.writing.order import Order, telling
from newsdiff.writing.said import Said, across, cue_words, form_words, quoted_words, said, speaker_words
from newsdiff.writing.typeset import Line, Look, Row, Run, Shade, typeset

__all__ = ["render"]

_LEFT, _RIGHT = "A", "B"

_ASCII = str.maketrans(
    {"≃": ":", "≈": "%", "−": "-", "↪": "v", "❝": '"'} | {"¶": "p", "→": "->", "↔": "<->", "·": "/", "…": "..."}
)

_BRACKETS = {Shade.OMITTED: "[-{}-]", Shade.ADDED: "{{+{}+}}"}

_CHANGE_SHADES = {ChangeClass.ATTRIBUTION: Shade.ATTRIBUTION}


def render(comparison: Comparison, look: Look, order: Order = Order.READING) -> str:
    """The comparison as text that ends in a newline. Articles without a difference give one line that says so.

    In the order of telling, a list of the changes by weight stands in the place of the sentences.
    """
    if not differs(comparison):
        return "no differences\n"
    return typeset((_readable(row, look) for row in _rows(comparison, order)), look)


def _readable(row: Row, look: Look) -> Row:
    """The row with brackets for what colours would say, and our own marks in ASCII where that is asked for."""
    gutter = _readable_line(row.gutter, look)
    return row._replace(gutter=gutter, texts=tuple(_readable_line(text, look) for text in row.texts))


def _readable_line(line: Line, look: Look) -> Line:
    return tuple(_readable_run(run, look) for run in line)


def _readable_run(run: Run, look: Look) -> Run:
    if run.shade.ours:
        return Run(run.text.translate(_ASCII), run.shade) if look.ascii_only else run
    brackets = "{}" if look.color else _BRACKETS.get(run.shade, "{}")
    return Run(brackets.format(run.text), run.shade)


def _rows(comparison: Comparison, order: Order) -> Iterator[Row]:
    yield from _heading(comparison)
    yield from _by_weight(comparison) if order is Order.TELLING else _in_reading_order(comparison)
    yield from _who_said_what(comparison)
    for name, article in ((_LEFT, comparison.left), (_RIGHT, comparison.right)):
        yield from _folded(article, name)


def _by_weight(comparison: Comparison) -> Iterator[Row]:
    yield _wide()
    yield _wide(Run("Changes, most telling first", Shade.STRONG))
    for change in telling(comparison.all_changes()):
        yield _indented(Run(f"{places(comparison, change, _LEFT, _RIGHT)}  "), *_told(change))


def _in_reading_order(comparison: Comparison) -> Iterator[Row]:
    for group in comparison.groups:
        yield _wide()
        yield from _group(comparison, group)
    if comparison.changes:
        yield _wide()
        yield _wide(Run("Across sentences", Shade.STRONG))
        for change in comparison.changes:
            yield _indented(Run(f"{places(comparison, change, _LEFT, _RIGHT)}  "), *_told(change))


def _wide(*runs: Run) -> Row:
    return Row((), (runs,))


def _indented(*runs: Run) -> Row:
    return Row((Run("     "),), (runs,))


def _heading(comparison: Comparison) -> Iterator[Row]:
    for name, article in ((_LEFT, comparison.left), (_RIGHT, comparison.right)):
        parts = dict.fromkeys(one_line(part) for part in (article.name, article.title, article.source) if part)
        yield _wide(Run(f"{name} ", Shade.STRONG), Run(" | ".join(parts), Shade.WORDS))
        for note in article.notes:
            yield _wide(Run(f"  as read: {one_line(note)}"))
    if comparison.nothing_in_common:
        yield _wide(Run("Nothing in common: no sentence of one says what a sentence of the other says."))
    if comparison.common:
        yield _wide(Run(common_note(comparison.common), Shade.WORDS))
    relations, classes = comparison.relations(), comparison.classes()
    yield _wide(
        Run(" · ".join(f"{RELATION_MARKS[name]} {relations[name]} {relation_name(name, _LEFT, _RIGHT)}" for name in Relation))
    )
    yield _wide(Run("changes: " + " · ".join(f"{name} {classes[name]}" for name in ChangeClass)))


def _group(comparison: Comparison, group: Group) -> Iterator[Row]:
    left = _side(comparison.left, group.left, left_marks(group), Shade.OMITTED)
    right = _side(comparison.right, group.right, right_marks(group), Shade.ADDED)
    yield Row(_gutter(group), (left, right), (_LEFT, _RIGHT), alike=left == right)
    if group.moved:
        yield _indented(Run(f"moved {moved_note(comparison, group)}", Shade.MOVED))
    if part := part_note(group, _LEFT, _RIGHT):
        yield _indented(Run(part, Shade.FAINT))
    if by_hand := remarked(group):
        yield _indented(Run("by hand  ", Shade.STRONG), Run(by_hand, Shade.WORDS))
    style = [change for change in group.changes if change.change_class is ChangeClass.STYLE]
    for change in group.changes:
        if change.change_class is not ChangeClass.STYLE:
            yield _indented(*_told(change))
    if style:
        yield _indented(Run("style  ", Shade.FAINT), *_style(style))


def _gutter(group: Group) -> Line:
    attribution = any(change.change_class is ChangeClass.ATTRIBUTION for change in group.changes)
    return (
        Run(f" {RELATION_MARKS[group.relation]}", Shade.STRONG),
        Run("↪" if group.moved else _fork(group), Shade.MOVED),
        Run("❝ " if attribution else "  ", Shade.ATTRIBUTION),
    )


def _fork(group: Group) -> str:
    if unpaired(group) or len(group.left) == len(group.right):
        return " "
    return "<" if len(group.left) < len(group.right) else ">"


def _side(article: Article, indices: Iterable[int], marks: Iterable[Span], shade: Shade) -> Line:
    spans = merged(article.text, marks)
    runs: list[Run] = []
    for index in indices:
        sentence = article.sentences[index]
        runs.append(Run(f"{' ' if runs else ''}{sentence.label} ", Shade.FAINT))
        runs += (
            Run(one_line(piece.text), shade if piece.marked else Shade.WORDS)
            for piece in pieces(article.text, sentence.span, spans)
        )
    return tuple(runs)


def _told(change: Change) -> Line:
    """What the change is, the words on both sides, why, and how sure."""
    note = f"  {safe(change.note)}" if change.note else ""
    name = Run(f"{change_name(change)}  ", _CHANGE_SHADES.get(change.change_class, Shade.STRONG))
    return (name, *_both(change), Run(f"{note} ({change.confidence:.2f})", Shade.FAINT), *_by_hand(change))


def _by_hand(change: Change) -> Line:
    said = remarked(change)
    return (Run("  by hand: "), Run(said, Shade.WORDS)) if said else ()


def _both(change: Change) -> Line:
    left, right = (
        Run(first_words(words), Shade.WORDS) if words else Run("(nothing)") for words in (change.left_text, change.right_text)
    )
    return (left, Run(" → "), right)


def _style(changes: Iterable[Change]) -> Iterator[Run]:
    between = ""
    for change in changes:
        yield from (Run(between), *_both(change), Run(f" ({change.kind})", Shade.FAINT), *_by_hand(change))
        between = "; "


def _who_said_what(comparison: Comparison) -> Iterator[Row]:
    """Every quotation, those with the same words together: who, how and where; the words; what changed."""
    rows = said(comparison)
    if rows:
        yield _wide()
        yield _wide(Run("Who said what", Shade.STRONG))
    for row in rows:
        yield _wide()
        yield _indented(*_credited(comparison, row))
        left, right = (_spoken(comparison.left, row.left), _spoken(comparison.right, row.right))
        yield Row((Run("     "),), (left, right), (_LEFT, _RIGHT), alike=left == right)
        if row.changes:
            yield _indented(Run("changed  ", Shade.ATTRIBUTION), *_briefly(row.changes))


def _credited(comparison: Comparison, row: Said) -> Iterator[Run]:
    sides = ((_LEFT, comparison.left, row.left), (_RIGHT, comparison.right, row.right))
    yield Run(
        " ↔ ".join(f"{name} {_places(article, quotations)}" for name, article, quotations in sides if quotations), Shade.FAINT
    )
    for words in (speaker_words, cue_words, form_words):
        one, other = (one_line(text) for text in across(comparison, row, words))
        if one or other:
            yield Run("  ")
            yield from _from_to(one, other, both=bool(row.left and row.right))


def _from_to(one: str, other: str, *, both: bool) -> Iterator[Run]:
    if not both or one == other:
        yield Run(one or other, Shade.WORDS)
    else:
        yield from (Run(one or "(nothing)", Shade.WORDS), Run(" → "), Run(other or "(nothing)", Shade.WORDS))


def _places(article: Article, quotations: Iterable[int]) -> str:
    return ", ".join(dict.fromkeys(where(article, article.quotations[index].start) for index in quotations))


def _spoken(article: Article, quotations: Sequence[int]) -> Line:
    return (Run(one_line(quoted_words(article, quotations)), Shade.WORDS),) if quotations else ()


def _briefly(changes: Iterable[Change]) -> Iterator[Run]:
    between = ""
    for change in changes:
        told = (Run(safe(change.note)),) if change.kind in STRUCTURAL else _both(change)
        yield from (Run(f"{between}{change.kind} "), *told)
        between = "; "


def _folded(article: Article, name: str) -> Iterator[Row]:
    blocks = folded(article)
    if blocks:
        yield _wide()
        yield _wide(Run(f"{folded_note(article, name)}:", Shade.FAINT))
        for block in blocks:
            yield _indented(Run(f"{block.role}  ", Shade.FAINT), Run(first_words(block.span.of(article.text)), Shade.WORDS))
