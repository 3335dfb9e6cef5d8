"""The sections of the Markdown report that are about all articles at once: story, versions, quotations, numbers, names.

Tables only, one row for each statement, quotation, figure or name, one column for each article; cells lead to the pair they
are about where that is in the report. What they say comes from `ledgers`, what text from outside may be from `escape`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from newsdiff.gathering.records import Chain, Figure, HeadlineQuote, NameRow, Quoted, State
from newsdiff.model import Article
from newsdiff.writing.advisory import advisory
from newsdiff.writing.escape import escape
from newsdiff.writing.labels import letter, where
from newsdiff.writing.ledgers import (
    IN_COMMON,
    STATE_MARKS,
    STATE_NAMES,
    Told,
    carried,
    carried_note,
    figure_note,
    in_common,
    statement_ids,
    statement_rows,
)
from newsdiff.writing.material import Material, View
from newsdiff.writing.stats import statistics
from newsdiff.writing.tables import table

__all__ = ["pair_heading", "story_sections"]

T = TypeVar("T")

_LEGEND = "; ".join(f"{STATE_MARKS[state]} {STATE_NAMES[state]}" for state in State)


def pair_heading(left: str, right: str) -> str:
    """The heading of a pair by the letters of its articles; renderers make of it the anchor that `_link` leads to."""
    return f"{left.upper()} and {right.upper()}"


def story_sections(material: Material) -> Iterator[str]:
    """The blocks of every part that is asked for, but for the pairs."""
    if material.shows(View.STORY):
        yield from _story(material)
        yield from _versions(material)
    if material.shows(View.QUOTES):
        yield from _quotations(material)
        yield from _headlines(material)
    if material.shows(View.NUMBERS):
        yield from _numbers(material)
    if material.shows(View.NAMES):
        yield from _names(material)


def _columns(material: Material, before: dict[str, int], width: int = 14) -> dict[str, int]:
    return before | {letter(number).upper(): width for number in range(len(material.articles))}


def _link(material: Material, one: int, other: int, words: str) -> str:
    """The words, leading to the section of a pair where the report has one."""
    left, right = sorted((one, other))
    if not material.tells(left, right):
        return words
    return f"[{words}](#{pair_heading(letter(left), letter(right)).lower().replace(' ', '-')})"


def _story(material: Material) -> Iterator[str]:
    yield "## Story"
    yield f"A row is what several sentences say, ¶ the paragraph in which an article says it. {_LEGEND}."
    rows = (
        (row.id, escape(row.words), *(_state(material, row, number) for number in range(len(material.articles))))
        for row in statement_rows(material.story)
    )
    yield table(_columns(material, {"Id": 4, "Statement": 60}, 6), rows)
    yield "### Shares"
    yield "Words of each article that another has alike, edited or rewritten, and those it has alone."
    names = ("words", "same", "edited", "rewritten", "alone")
    shares = ((one.article.upper(), *(getattr(one, name) for name in names)) for one in statistics(material.story))
    yield table({"": 3} | {name.capitalize(): 9 for name in names}, shares)
    if pairs := [_in_common(material, *row) for row in in_common(material.story)]:
        yield f"{IN_COMMON}."
        yield table({"Pair": 8, "Statements": 10, "In one order": 12, "Longest run": 12, "Words": 40}, pairs)


def _in_common(material: Material, left: int, right: int, told: Sequence[str]) -> Iterator[str]:
    yield _link(material, left, right, pair_heading(letter(left), letter(right)))
    yield from map(escape, told)


def _state(material: Material, row: Told, number: int) -> str:
    state = row.states[number]
    if state is State.ABSENT:
        return STATE_MARKS[state]
    mark = STATE_MARKS[state].replace("~", r"\~").replace("=", r"\=")
    return _link(material, row.base, number, f"{mark} ¶{material.story.paragraph(row.statement, number)}")


def _versions(material: Material) -> Iterator[str]:
    if material.story.chains:
        yield "## Versions"
    for chain in material.story.chains:
        yield "\n".join(_chain(material, chain))


def _chain(material: Material, chain: Chain) -> Iterator[str]:
    ids = statement_ids(material.story)
    yield f"- {' → '.join(letter(number).upper() for number in chain.versions)}: {escape(chain.reason)}"
    for step in chain.steps:
        told = (
            f"{what} {', '.join(ids[index] for index in indices)}"
            for what, indices in (("appeared", step.appeared), ("vanished", step.vanished), ("edited", step.edited))
            if indices
        )
        line = escape(advisory(material.comparison(step.old, step.new)))
        words = _link(material, step.old, step.new, f"{letter(step.old).upper()} → {letter(step.new).upper()}")
        yield f"  - {words}: {'; '.join(told) or 'nothing changed'}. {line}".rstrip()


def _quotations(material: Material) -> Iterator[str]:
    yield "## Quotations"
    rows = material.story.quotations
    if not rows:
        yield "No quotation was found in any article."
        return
    yield "Words in the cells are those that differ from what most articles carry."
    count = len(material.articles)
    yield table(
        _columns(material, {"Id": 4, "Words": 50, "Said by": 15, "Carried": 12}, 25),
        (
            (f"q{k}", escape(row.words), escape(row.name), carried_note(row, count), *_cells(material, row.cells, _quoted))
            for k, row in enumerate(rows, 1)
        ),
    )


def _cells(material: Material, cells: Mapping[int, T], tell: Callable[[Article, T], str]) -> Iterator[str]:
    """What is told of each article; nothing of those that have no cell."""
    for number, article in enumerate(material.articles):
        yield tell(article, cells[number]) if number in cells else ""


def _quoted(article: Article, cell: Quoted) -> str:
    _, differs, places = carried(article, cell)
    said = " ".join(filter(None, (escape(cell.speaker or "(nobody named)"), escape(cell.cue))))
    marked = "; ".join(f"**{escape(words)}**" for words in differs)
    return "; ".join(filter(None, (f"{', '.join(places)} · {cell.form}", said, marked)))


def _headlines(material: Material) -> Iterator[str]:
    lines = [
        f"- {letter(number).upper()} {_headline(article, quote)}"
        for number, article in enumerate(material.articles)
        for quote in material.story.headline(number).quotes
    ]
    if lines:
        yield "### Quoted in headlines"
        yield "\n".join(lines)


def _headline(article: Article, quote: HeadlineQuote) -> str:
    words, place = escape(quote.span.of(article.text)), article.sentences[quote.sentence].label if quote.sentence else ""
    stands = f"stands in {place}, {quote.standing}" if quote.sentence is not None else "is quoted nowhere in the body"
    body = " / ".join(span.of(article.text) for span in quote.words)
    told = f": {escape(body)}" if body and quote.sentence is not None else ""
    by = escape(quote.name or quote.speaker)
    return f"{quote.role}: “{words}” {stands}{told}{f' ({by})' if by else ''}"


def _numbers(material: Material) -> Iterator[str]:
    yield "## Numbers"
    rows = material.story.figures
    if not rows:
        yield "No figure was found in any article."
        return
    ids = statement_ids(material.story)
    yield "In brackets: who gives the figure, where the article says so."
    yield table(
        _columns(material, {"Id": 4, "Of": 15, "Statement": 8, "Note": 12}, 22),
        (
            (f"f{k}", escape(row.thing), ids[row.statement], figure_note(row), *_cells(material, row.cells, _figures))
            for k, row in enumerate(rows, 1)
        ),
    )


def _figures(article: Article, figures: Sequence[Figure]) -> str:
    return "; ".join(
        f"{escape(figure.text)} {article.sentences[figure.sentence].label}"
        + (f" ({escape(figure.source)})" if figure.source else "")
        for figure in figures
    )


def _names(material: Material) -> Iterator[str]:
    yield "## Names"
    rows = material.story.names
    if not rows:
        yield "No name was found in any article."
        return
    yield "Labels in each article, with how often they stand and where the first does; how often quoted, directly and not."
    yield table(
        _columns(material, {"Id": 4, "Name": 18}, 25),
        (
            (f"n{k}", escape(row.name), *(_labels(material, row, number) for number in range(len(material.articles))))
            for k, row in enumerate(rows, 1)
        ),
    )


def _labels(material: Material, row: NameRow, number: int) -> str:
    labels = row.labels.get(number, ())
    article = material.articles[number]
    told = [f"{escape(one.text)} {one.count} {where(article, one.span.start)}" for one in labels]
    direct, indirect = row.direct.get(number, 0), row.indirect.get(number, 0)
    quoted = f"quoted {direct} directly, {indirect} not" if direct or indirect else ""
    return "; ".join(filter(None, (*told, quoted)))
