"""What the advisory line of a new version can say, element by element: a verb, what, whose, and in which paragraphs.

Read from a comparison of the old version with the new one; nothing is compared again but the headlines. How elements are
chosen and put into words is `advisory`'s business. How telling each is follows what wire services put first: who now speaks,
what was said, what is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from newsdiff.comparing.facts import ROUNDING
from newsdiff.language.lexicon import lexicon
from newsdiff.language.moments import moments
from newsdiff.language.quantities import quantities
from newsdiff.language.tokens import tokens
from newsdiff.model import Article, Change, Comparison, Form, Group, Kind, Quotation, Relation, Span
from newsdiff.writing.bylabel import counted, short_label
from newsdiff.writing.labels import one_line

__all__ = ["SPEECH", "Element", "elements"]

SPEECH = ("comment", "reaction", "quote")
"""What somebody's words are, the most telling last: told, told as a judgement of what others did, quoted."""

RECAST = 0.65
"""Below this share of words in common an edited first sentence is another lede."""

LONG = 5
"""Words from which on something inserted into a sentence is a detail of its own."""

NEAR = 3
"""Paragraphs by which something has to rise to be told as moved."""

MISSPELT = 0.6
"""From this likeness on a name put for another is the same one in another spelling."""


class Element(NamedTuple):
    """One thing the line can say: "adds", "quote", in which paragraphs of the new version (none for what is gone), whose."""

    verb: str
    what: str
    weight: float
    paragraphs: tuple[int, ...] = ()
    who: str = ""


def elements(comparison: Comparison) -> Iterator[Element]:
    """Everything of substance that the new version, the right one, does otherwise; house style is none of it."""
    if _title(comparison.left) and _title(comparison.right) and _title(comparison.left) != _title(comparison.right):
        yield Element("changes", "headline", 0.6)
    for group in comparison.groups:
        if _is_recast(comparison, group):
            yield Element("recasts", "lede", 0.8, (1,))
        if not group.left:
            yield from _of_sentences(comparison.right, group.right, "adds")
        elif not group.right:
            yield from _of_sentences(comparison.left, group.left, "removes")
        else:
            yield from _of_group(comparison, group)
    for change in comparison.changes:
        yield from _of_change(comparison, change, None)


def _title(article: Article) -> tuple[str, ...]:
    """The headline without its house style."""
    words = lexicon(article.language)
    return tuple(token.folded for token in tokens(article.title, Span(0, len(article.title)), words))


def _is_recast(comparison: Comparison, group: Group) -> bool:
    """Whether the group holds the new first sentence, and that is not the old one edited."""
    ours, theirs = comparison.left.body(), comparison.right.body()
    if not (ours and theirs) or theirs[0] not in group.right:
        return False
    edited = group.relation is Relation.EDITED and group.score < RECAST
    return ours[0] not in group.left or edited or group.relation is Relation.REWRITTEN


def _of_sentences(article: Article, sentences: Sequence[int], verb: str) -> Iterator[Element]:
    """What sentences bring that stand in one version only."""
    for index in sentences:
        said = [one for one in article.quotations if any(index in article.touched(span) for span in one.content)]
        where = _paragraphs(article, [index]) if verb == "adds" else ()
        spoken = [one for one in said if one.speaker or one.form is not Form.INDIRECT]
        for quotation in spoken:
            who = short_label(quotation.speaker, article)
            yield Element(verb, _speech(article, quotation), 0.9 if verb == "adds" else 0.7, where, who)
        if not spoken:
            what = "background" if _is_background(article, index) else "details"
            yield Element(verb, what, 0.4 if verb == "adds" else 0.25, where)


def _speech(article: Article, quotation: Quotation) -> str:
    """What somebody's words are: quoted, told, or a judgement of what others did."""
    if quotation.form in (Form.DIRECT, Form.MIXED):
        return "quote"
    stance = quotation.cue.stance if quotation.cue else ""
    return "reaction" if stance in lexicon(article.language).judging_stances else "comment"


def _is_background(article: Article, index: int) -> bool:
    """Whether the sentence tells what was before the event: a year gone by, "last year", "ago"."""
    words = lexicon(article.language)
    run = tokens(article.text, article.sentences[index].span, words)
    plain = tuple(token.wording.casefold() for token in run)
    if any(plain[k : k + len(phrase)] == phrase for phrase in words.backgrounds for k in range(len(plain))):
        return True
    if {"will", "would", "until"} & set(plain):
        return False
    years = [int(year) for moment in moments(run, words) for name, year in moment.parts if name == "year"]
    written = int(article.published[:4]) if article.published else max(years, default=0) + 1
    return any(year < written for year in years)


def _of_group(comparison: Comparison, group: Group) -> Iterator[Element]:
    right = comparison.right
    told = [one for change in group.changes for one in _of_change(comparison, change, group)]
    yield from told
    if group.relation is Relation.REWRITTEN and not told:
        yield Element("changes", "wording", 0.15, _paragraphs(right, group.right))
    if group.moved and _risen(comparison, group) >= NEAR:
        said = [one for one in right.quotations if set(right.touched(one.content[0])) & set(group.right)]
        what, who = (_speech(right, said[0]), short_label(said[0].speaker, right)) if said else ("details", "")
        yield Element("moves up", what, 0.3, _paragraphs(right, group.right), who)


def _risen(comparison: Comparison, group: Group) -> int:
    before, after = (
        article.sentences[members[0]].paragraph
        for article, members in ((comparison.left, group.left), (comparison.right, group.right))
    )
    return before - after


def _of_change(comparison: Comparison, change: Change, group: Group | None) -> Iterator[Element]:
    """What one change comes to; nothing for house style, for where a credit stands, and for what says little."""
    where = _where(comparison, change, group)
    if change.kind in _CREDITS and not change.slight:
        yield Element(*_CREDITS[change.kind], where)
    elif change.kind in _QUOTES:
        verb, weight = _QUOTES[change.kind]
        yield Element(verb, "quote", weight, where, _speaker(comparison, change))
    elif change.kind is Kind.FORM:
        yield from _of_form(comparison, change, where)
    elif change.kind in (Kind.DROPPED, Kind.ADDED):
        verb = "adds" if change.kind is Kind.ADDED else "removes"
        yield Element(verb, "attribution", 0.85, where, _speaker(comparison, change))
    elif change.kind is Kind.NUMBER and not _is_same_measure(change, comparison.right.language):
        yield _number(comparison, change, where)
    elif change.kind is Kind.DATE:
        yield Element("changes", _moment(change.right_text or change.left_text, comparison.right.language), 0.6, where)
    elif change.kind is Kind.NAME:
        yield Element("changes", _name(change), 0.7, where)
    elif change.kind is Kind.NEGATION:
        verb, word = ("adds", change.right_text) if change.right_text else ("removes", change.left_text)
        yield Element(verb, f"“{one_line(word).strip()}”", 0.85, where)
    elif change.kind in (Kind.HEDGE, Kind.BOOSTER):
        yield Element("changes", "certainty", 0.5 if change.kind is Kind.HEDGE else 0.2, where)
    elif change.kind in (Kind.INSERTED, Kind.DELETED, Kind.REPLACED):
        yield from _of_words(comparison, change, where)


_CREDITS = {
    Kind.SPEAKER: ("changes", "attribution of quote", 0.85),
    Kind.VERB: ("changes", "attribution of quote", 0.75),
    Kind.NAMED: ("adds", "name of source", 0.8),
    Kind.ANONYMISED: ("removes", "name of source", 0.8),
    Kind.SETTING: ("changes", "setting of quote", 0.2),
}
_QUOTES = {Kind.ALTERED: ("changes", 0.9), Kind.EXTENDED: ("extends", 0.6), Kind.TRUNCATED: ("shortens", 0.6)}


def _where(comparison: Comparison, change: Change, group: Group | None) -> tuple[int, ...]:
    """The paragraphs of the new version a change stands in: by its words there, else by the sentences it is in."""
    right = comparison.right
    touched: Sequence[int] = right.touched(change.right)
    if not touched and group:
        touched = group.right
    if not touched:
        touched = [s for index in change.right_quotations for s in right.touched(right.quotations[index].content[0])]
    return _paragraphs(right, touched)


def _paragraphs(article: Article, sentences: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted({number for index in sentences if (number := article.sentences[index].paragraph)}))


def _speaker(comparison: Comparison, change: Change) -> str:
    """Whose the quotation is that a change is about, by the new version if that says it."""
    sides = ((comparison.right, change.right_quotations), (comparison.left, change.left_quotations))
    labels = (short_label(article.quotations[index].speaker, article) for article, indices in sides for index in indices)
    return next(filter(None, labels), "")


def _of_form(comparison: Comparison, change: Change, where: tuple[int, ...]) -> Iterator[Element]:
    forms = [
        {article.quotations[index].form for index in indices}
        for article, indices in ((comparison.left, change.left_quotations), (comparison.right, change.right_quotations))
    ]
    marked = [bool(side & {Form.DIRECT, Form.MIXED}) for side in forms]
    if marked != [True, True] and any(marked) and Form.UNMARKED not in forms[0] | forms[1]:
        yield Element("adds" if marked[1] else "paraphrases", "quote", 0.6, where, _speaker(comparison, change))


def _is_same_measure(change: Change, language: str) -> bool:
    """Whether both figures are one measure in two units: "40 feet", "12 metres"."""
    words = lexicon(language)
    runs = [tokens(text, Span(0, len(text)), words) for text in (change.left_text, change.right_text)]
    told = [figure.measure(words) for run in runs for figure in list(quantities(run, words))[:1]]
    if len(told) < 2 or told[0] is None or told[1] is None or change.left_text.split()[-1:] == change.right_text.split()[-1:]:
        return False
    (one, unit), (other, same) = told[0], told[1]
    return unit == same and abs(one - other) <= ROUNDING * max(one, other)


def _number(comparison: Comparison, change: Change, where: tuple[int, ...]) -> Element:
    article, span = (comparison.right, change.right) if change.right else (comparison.left, change.left)
    what = counted(article, span) if span else "figure"
    verb = "updates" if change.left and change.right else "adds" if change.right else "removes"
    return Element(verb, what, 0.85, where)


def _moment(text: str, language: str) -> str:
    words = lexicon(language)
    names = {name for one in moments(tokens(text, Span(0, len(text)), words), words) for name in one.names()}
    return "time" if names == {"clock"} else "day" if "weekday" in names and "day" not in names else "date"


def _name(change: Change) -> str:
    alike = SequenceMatcher(None, change.left_text, change.right_text).ratio() >= MISSPELT
    return "spelling of name" if alike and change.left_text and change.right_text else "name"


def _of_words(comparison: Comparison, change: Change, where: tuple[int, ...]) -> Iterator[Element]:
    """Words that come or go: with a figure in them a figure, if long a detail, else wording."""
    if change.kind is Kind.REPLACED:
        yield Element("changes", "wording", 0.1, where)
        return
    article, span = (comparison.right, change.right) if change.right else (comparison.left, change.left)
    verb = "adds" if change.right else "removes"
    if span is None:
        return
    words = lexicon(article.language)
    run = tokens(article.text, span, words)
    figure = next(quantities(run, words), None)
    if figure is not None:
        there = Span(run[figure.first].span.start, run[figure.last - 1].span.end)
        yield Element(verb, counted(article, there), 0.65, where)
    else:
        yield Element(verb, "details", 0.3, where) if len(run) >= LONG else Element("changes", "wording", 0.1, where)
