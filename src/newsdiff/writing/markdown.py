"""Comparisons as a Markdown report, to paste into a note, an issue or a paper.

The report holds everything the screens show: what was compared, what differs, both texts, the rule that fired and how
sure it is. It must read well on a forge, through pandoc and as plain text, so it uses headings, pipe tables, quotes,
lists, bold and strike only. What differs is decided elsewhere; what a text from outside may contain is `escape`'s business.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from newsdiff import __version__
from newsdiff.model import Article, Change, ChangeClass, Comparison, Group, Kind, Relation, Span
from newsdiff.writing.escape import code, escape, exact, inline
from newsdiff.writing.labels import (
    change_name,
    common_note,
    first_words,
    folded,
    folded_note,
    group_labels,
    letter,
    letter_of,
    moved_note,
    part_note,
    places,
    relation_name,
    remarked,
    shares,
    unpaired,
)
from newsdiff.writing.marks import left_marks, merged, pieces, right_marks
from newsdiff.writing.material import Material, View
from newsdiff.writing.order import Order, telling
from newsdiff.writing.storymarkdown import pair_heading, story_sections
from newsdiff.writing.tables import table
from newsdiff.writing.whosaid import every_quotation, who_said_what

__all__ = ["markdown"]

_LEGEND = (
    "~~Struck~~ words stand only in the first text, **bold** words only in the second; house style is listed, not marked. "
    "¶2s1 is the first sentence of the second paragraph. The figure after a change says how sure it is, from 0 to 1."
)


_STRANGERS = "The two articles have nothing in common: no sentence of one says what a sentence of the other says."


def markdown(material: Material) -> str:
    """The report on a story, or on the part of it that is asked for.

    In the order of telling, a list of all changes by weight stands before the sentences of each pair.
    """
    articles, told = material.articles, material.shows(View.PAIRS)
    blocks = [f"# newsdiff: {len(articles)} articles compared", _LEGEND if told else "", *_sources(articles)]
    blocks += [*_folded_away(articles), *story_sections(material)]
    comparisons = material.comparisons() if told else []
    for comparison in comparisons:
        if comparison.nothing_in_common and len(comparisons) > 1:
            blocks += [*_heading(comparison, articles), _STRANGERS]
        else:
            blocks += _pair(comparison, articles, material.order)
    if len(articles) > 2 and told and not any(comparison.part for comparison in comparisons):
        blocks += every_quotation(articles)
    signatures = dict.fromkeys(escape(comparison.signature) for comparison in comparisons if comparison.signature)
    blocks.append(" · ".join((f"Made with newsdiff {__version__}", *signatures)))
    return "\n\n".join(filter(None, blocks)) + "\n"


def _sources(articles: Sequence[Article]) -> Iterator[str]:
    yield "## Sources"
    lettered = [(letter(index).upper(), article) for index, article in enumerate(articles)]
    yield table(
        {"": 3, "Outlet": 15, "Title": 40, "By": 15, "Date": 12, "Quote marks": 8, "Sentences": 8},
        (
            (name, escape(a.outlet), escape(a.title), escape(a.byline), escape(a.published or ""), a.quote_marks, len(a.body()))
            for name, a in lettered
        ),
    )
    yield "\n".join(_source(article, name) for name, article in lettered)


def _source(article: Article, name: str) -> str:
    facts = (code(article.source), f"SHA-256 {code(article.sha256)}" if article.sha256 else "", *map(escape, article.notes))
    return f"- {name}: {'; '.join(filter(None, facts))}"


def _pair(comparison: Comparison, articles: Sequence[Article], order: Order) -> Iterator[str]:
    left, right = (letter_of(article, articles).upper() for article in (comparison.left, comparison.right))
    yield from _heading(comparison, articles)
    yield from _summary(comparison, left, right)
    changes = list(comparison.all_changes())
    if changes and order is Order.TELLING:
        yield "### Changes, most telling first"
        yield "\n".join(f"1. {places(comparison, one, left, right)} · {_change(one)}" for one in telling(changes))
    paired = [group for group in comparison.groups if not unpaired(group)]
    if paired:
        yield "### Sentence by sentence"
        for group in paired:
            yield from _group(comparison, group, left, right)
    if comparison.changes:
        yield "### Across sentences"
        yield "\n".join(f"- {places(comparison, change, left, right)} · {_change(change)}" for change in comparison.changes)
    yield from _only(comparison.left, left, [(group.left, group) for group in comparison.groups if not group.right])
    yield from _only(comparison.right, right, [(group.right, group) for group in comparison.groups if not group.left])
    yield from who_said_what(comparison, left, right, alone=len(articles) == 2)


def _heading(comparison: Comparison, articles: Sequence[Article]) -> Iterator[str]:
    yield f"## {pair_heading(*(letter_of(article, articles) for article in (comparison.left, comparison.right)))}"
    yield " ↔ ".join(escape(article.name) for article in (comparison.left, comparison.right))


def _summary(comparison: Comparison, left: str, right: str) -> Iterator[str]:
    yield "### Summary"
    if comparison.part:
        yield f"Not the whole comparison: {escape(comparison.part)}."
    if comparison.nothing_in_common:
        yield _STRANGERS
    if comparison.common:
        yield f"{common_note(comparison.common).capitalize()}."
    counts = shares(comparison)
    yield table(
        {"Relation": 20, "Groups": 8, f"Sentences of {left}": 16, f"Sentences of {right}": 16},
        ((relation_name(relation, left, right), *counts[relation]) for relation in Relation),
    )
    kinds = Counter(change.kind for change in comparison.all_changes())
    classes = comparison.classes()
    if kinds:
        yield table(
            {"Class": 12, "Changes": 8, "Kinds": 50},
            ((name, classes[name], _kind_counts(kinds, name)) for name in ChangeClass if classes[name]),
        )


def _kind_counts(kinds: Counter[Kind], of: ChangeClass) -> str:
    return ", ".join(f"{kind} {kinds[kind]}" for kind in Kind if kind.change_class is of and kinds[kind])


def _group(comparison: Comparison, group: Group, left: str, right: str) -> Iterator[str]:
    yield f"#### {group_labels(comparison, group, left, right)} · {relation_name(group.relation, left, right)}"
    if group.moved:
        yield f"Moved: {moved_note(comparison, group)}"
    if part := part_note(group, left, right):
        yield f"{part[:1].upper()}{part[1:]}"
    if by_hand := remarked(group):
        yield f"By hand: {escape(by_hand)}"
    old = _side(comparison.left, group.left, left, left_marks(group), "~~")
    new = _side(comparison.right, group.right, right, right_marks(group), "**")
    yield "\n>\n".join(f"> {line}" for line in (*old, *new))
    if group.changes:
        yield "\n".join(_changes(group.changes))
    if group.relation is not Relation.SAME:
        yield f"Similarity {group.score:.2f}" + (f": {escape(group.reason)}" if group.reason else "")


def _side(article: Article, indices: Iterable[int], name: str, marks: Iterable[Span], mark: str) -> Iterator[str]:
    spans = merged(article.text, (_flanked(article.text, span) for span in merged(article.text, marks)))
    for index in indices:
        sentence = article.sentences[index]
        words = "".join(
            f"{mark}{inline(piece.text)}{mark}" if piece.marked else inline(piece.text)
            for piece in pieces(article.text, sentence.span, spans)
        )
        yield f"{name} {sentence.label} · {words.strip()}"


def _flanked(text: str, span: Span) -> Span:
    """The span with ends that can be marked: `Monday**, he said**.` is bold nowhere, `Monday, **he said**.` is.

    Punctuation that touches a word outside is left out; if nothing else is left, the whole word is taken in.
    """
    start, end = span
    while start < end and _punctuation(text[start]) and _word_ends(text, start):
        start += 1
    while start < end and _punctuation(text[end - 1]) and _word_begins(text, end):
        end -= 1
    return Span(start, end) if start < end else _whole_word(text, span)


def _whole_word(text: str, span: Span) -> Span:
    start, end = span
    while _word_ends(text, start):
        start -= 1
    while _word_begins(text, end):
        end += 1
    return Span(start, end)


def _word_ends(text: str, offset: int) -> bool:
    return offset > 0 and _in_word(text[offset - 1])


def _word_begins(text: str, offset: int) -> bool:
    return offset < len(text) and _in_word(text[offset])


def _punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _in_word(char: str) -> bool:
    return not char.isspace() and not _punctuation(char)


def _changes(changes: Iterable[Change]) -> Iterator[str]:
    """One list item per change; house style shares one."""
    style = []
    for change in changes:
        if change.change_class is ChangeClass.STYLE:
            style.append(f"{_words(change)} ({change.kind}){_by_hand(change)}")
        else:
            yield f"- {_change(change)}"
    if style:
        yield f"- style: {'; '.join(style)}"


def _change(change: Change) -> str:
    note = f" — {escape(change.note)}" if change.note else ""
    return f"{change_name(change)}: {_words(change)}{note} ({change.confidence:.2f}){_by_hand(change)}"


def _by_hand(of: Change | Group) -> str:
    by_hand = remarked(of)
    return f" [{escape(by_hand)}]" if by_hand else ""


def _words(change: Change) -> str:
    return " → ".join(exact(words).strip() or "(nothing)" for words in (change.left_text, change.right_text))


def _only(article: Article, name: str, groups: Iterable[tuple[tuple[int, ...], Group]]) -> Iterator[str]:
    lines = [f"- {line}{_by_hand(group)}" for indices, group in groups for line in _side(article, indices, name, (), "")]
    if lines:
        yield f"### Only in {name} {escape(article.name)}"
        yield "\n".join(lines)


def _folded_away(articles: Sequence[Article]) -> Iterator[str]:
    lines = [line for index, article in enumerate(articles) for line in _folded_in(article, letter(index).upper())]
    if lines:
        yield "### Folded away"
        yield "\n".join(lines)


def _folded_in(article: Article, name: str) -> Iterator[str]:
    firsts = "; ".join(f"{block.role}: {escape(first_words(block.span.of(article.text)))}" for block in folded(article))
    if firsts:
        yield f"- {folded_note(article, name)} · {firsts}"
