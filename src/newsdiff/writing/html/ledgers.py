"""The tables of the HTML page that are about all articles at once: sources, story, versions, quotations, numbers, names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from newsdiff.gathering.records import Chain, Figure, HeadlineQuote, NameRow, Quoted, State
from newsdiff.model import Article
from newsdiff.writing.advisory import advisory
from newsdiff.writing.html.markup import Html, bdi, joined, section, table, tag
from newsdiff.writing.html.pairs import group_anchor, pair_anchor
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

__all__ = ["SECTIONS", "sources"]

T = TypeVar("T")

_BREAK = Html("<br>")


def sources(articles: Sequence[Article]) -> Html:
    """What was compared."""
    columns = ("", "Outlet", "Title", "By", "Date", "Sentences", "Source")
    rows = (
        (
            letter(number).upper(),
            bdi(a.outlet),
            bdi(a.title),
            bdi(a.byline),
            a.published or "",
            str(len(a.body())),
            joined((tag("code", a.source), *(tag("span", note, class_="quiet") for note in _notes(a))), " "),
        )
        for number, a in enumerate(articles)
    )
    return section("sources", "Sources", table("The articles", columns, rows, "sources"))


def _notes(article: Article) -> Iterator[str]:
    if article.sha256:
        yield f"SHA-256 {article.sha256}"
    yield f"quote marks {article.quote_marks}"
    yield from article.notes


def _letters(material: Material) -> list[Html]:
    """The heads of the columns of articles: a letter, and the name for who hovers or listens."""
    return [
        tag("span", letter(number).upper(), tag("span", f" {article.name}", class_="sr"), title=article.name)
        for number, article in enumerate(material.articles)
    ]


def _story(material: Material) -> Html:
    anchors = _Anchors(material)
    rows = (
        (
            tag("span", row.id, id=row.id),
            bdi(row.words),
            *(_state(material, anchors, row, number) for number in range(len(material.articles))),
        )
        for row in statement_rows(material.story)
    )
    legend = " ".join(f"{STATE_MARKS[state]} {STATE_NAMES[state]};" for state in State)
    told = tag("p", f"A row is what several sentences say, ¶ the paragraph in which an article says it. {legend[:-1]}.")
    statements = table("Statements", ("", "Statement", *_letters(material)), rows, "story")
    return section("story", "Story", told, statements, _shares(material), *_versions(material))


def _state(material: Material, anchors: _Anchors, row: Told, number: int) -> Html:
    state = row.states[number]
    mark = joined((tag("span", STATE_MARKS[state], aria_hidden="true"), tag("span", STATE_NAMES[state], class_="sr")))
    if state is State.ABSENT:
        return tag("span", mark, class_="absent")
    words = joined((mark, " ", f"¶{material.story.paragraph(row.statement, number)}"))
    anchor = anchors.of(row, number)
    inside = tag("a", words, href=f"#{anchor}") if anchor else words
    return tag("span", inside, class_=state.value)


class _Anchors:
    """Where in the sections of the pairs a cell of the story leads: to the row its sentence stands in."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._rows: dict[tuple[int, int], dict[tuple[int, int], str]] = {}

    def of(self, row: Told, number: int) -> str:
        """The anchor of the row that sets an article's words beside those of the base; "" where there is none."""
        left, right = sorted((row.base, number))
        if not self._material.tells(left, right):
            return ""
        cell = self._material.story.statements[row.statement].cells[number]
        return self._of_pair(left, right).get((int(number == right), cell[0]), "")

    def _of_pair(self, left: int, right: int) -> dict[tuple[int, int], str]:
        if (left, right) not in self._rows:
            names = letter(left), letter(right)
            self._rows[left, right] = {
                (side, index): group_anchor(*names, number)
                for number, group in enumerate(self._material.comparison(left, right).groups, 1)
                for side, members in enumerate((group.left, group.right))
                for index in members
            }
        return self._rows[left, right]


def _shares(material: Material) -> Html:
    names = ("words", "same", "edited", "rewritten", "alone")
    rows = ((one.article.upper(), *(str(getattr(one, name)) for name in names)) for one in statistics(material.story))
    caption = "Words of each article that another has alike, edited or rewritten, and those it has alone"
    shares = table(caption, ("", *(name.capitalize() for name in names)), rows, "figures")
    pairs = [_in_common(material, *row) for row in in_common(material.story)]
    columns = ("Pair", "Statements", "In one order", "Longest run", "Words")
    return joined((shares, table(IN_COMMON, columns, pairs) if pairs else ""))


def _in_common(material: Material, left: int, right: int, told: Sequence[str]) -> Iterator[Html]:
    words = f"{letter(left).upper()} and {letter(right).upper()}"
    anchor = pair_anchor(letter(left), letter(right))
    yield tag("a", words, href=f"#{anchor}") if material.tells(left, right) else tag("span", words)
    yield from map(bdi, told)


def _versions(material: Material) -> Iterator[Html]:
    lines = [
        tag("li", " → ".join(letter(number).upper() for number in chain.versions), f": {chain.reason}", _steps(material, chain))
        for chain in material.story.chains
    ]
    if lines:
        yield tag("h3", "Versions")
        yield tag("ul", *lines)


def _steps(material: Material, chain: Chain) -> Html:
    ids = statement_ids(material.story)
    lines = []
    for step in chain.steps:
        told = [
            joined((f"{what} ", joined((tag("a", ids[index], href=f"#{ids[index]}") for index in indices), ", ")))
            for what, indices in (("appeared", step.appeared), ("vanished", step.vanished), ("edited", step.edited))
            if indices
        ]
        words = f"{letter(step.old).upper()} → {letter(step.new).upper()}"
        left, right = sorted((step.old, step.new))
        anchor = pair_anchor(letter(left), letter(right))
        pair = tag("a", words, href=f"#{anchor}") if material.tells(left, right) else words
        line = advisory(material.comparison(step.old, step.new))
        lines.append(tag("li", pair, ": ", joined(told, "; ") if told else "nothing changed", _BREAK, tag("em", bdi(line))))
    return tag("ol", *lines)


def _quotations(material: Material) -> Html:
    count = len(material.articles)
    rows = (
        (
            f"q{number}",
            bdi(row.words),
            bdi(row.name),
            carried_note(row, count),
            *_cells(material, row.cells, _quoted),
        )
        for number, row in enumerate(material.story.quotations, 1)
    )
    told = tag("p", "Marked words in the cells are those that differ from what most articles carry.")
    grid = table("Quotations", ("", "Words", "Said by", "Carried", *_letters(material)), rows, "quotes")
    return section("quotations", "Quotations", told, grid, *_headlines(material))


def _cells(material: Material, cells: Mapping[int, T], tell: Callable[[Article, T], Html]) -> Iterator[Html]:
    """What is told of each article; nothing of those that have no cell."""
    for number, article in enumerate(material.articles):
        yield tell(article, cells[number]) if number in cells else Html("")


def _quoted(article: Article, cell: Quoted) -> Html:
    _, differs, places = carried(article, cell)
    said = joined((bdi(cell.speaker or "(nobody named)"), " ", bdi(cell.cue)))
    parts = [tag("span", f"{', '.join(places)} {cell.form}", class_="place"), said]
    parts += [tag("mark", bdi(words), class_="attribution") for words in differs]
    return joined(_between(parts))


def _between(parts: Sequence[Html]) -> Iterator[Html]:
    for number, part in enumerate(parts):
        if number:
            yield _BREAK
        yield part


def _headlines(material: Material) -> Iterator[Html]:
    lines = [
        tag("li", letter(number).upper(), " ", _headline(article, quote))
        for number, article in enumerate(material.articles)
        for quote in material.story.headline(number).quotes
    ]
    if lines:
        yield tag("h3", "Quoted in headlines")
        yield tag("ul", *lines)


def _headline(article: Article, quote: HeadlineQuote) -> Html:
    words = joined((f"{quote.role}: “", bdi(quote.span.of(article.text)), "” "))
    if quote.sentence is None:
        return joined((words, "is quoted nowhere in the body"))
    body = " / ".join(span.of(article.text) for span in quote.words)
    by = quote.name or quote.speaker
    stands = f"stands in {article.sentences[quote.sentence].label}, {quote.standing}"
    return joined((words, stands, joined((": “", bdi(body), "”")) if body else "", joined((" (", bdi(by), ")")) if by else ""))


def _numbers(material: Material) -> Html:
    ids = statement_ids(material.story)
    rows = (
        (
            f"f{number}",
            bdi(row.thing),
            _statement(material, ids[row.statement]),
            tag("strong", figure_note(row)) if row.differs else figure_note(row),
            *_cells(material, row.cells, _figures),
        )
        for number, row in enumerate(material.story.figures, 1)
    )
    told = tag("p", "In brackets: who gives the figure, where the article says so.")
    columns = ("", "Of", "Statement", "Note", *_letters(material))
    return section("numbers", "Numbers", told, table("Numbers", columns, rows, "numbers"))


def _statement(material: Material, name: str) -> Html:
    return tag("a", name, href=f"#{name}") if material.shows(View.STORY) else tag("span", name)


def _figures(article: Article, figures: Sequence[Figure]) -> Html:
    told = (
        joined(
            (
                bdi(figure.text),
                " ",
                tag("span", article.sentences[figure.sentence].label, class_="place"),
                joined((" (", bdi(figure.source), ")")) if figure.source else "",
            )
        )
        for figure in figures
    )
    return joined(_between(list(told)))


def _names(material: Material) -> Html:
    rows = (
        (f"n{number}", bdi(row.name), *(_labels(article, row, k) for k, article in enumerate(material.articles)))
        for number, row in enumerate(material.story.names, 1)
    )
    told = tag("p", "Labels in each article, how often each stands and where first; how often quoted.")
    return section("names", "Names", told, table("Names", ("", "Name", *_letters(material)), rows, "names"))


def _labels(article: Article, row: NameRow, number: int) -> Html:
    labels = [
        joined((bdi(one.text), f" {one.count} ", tag("span", where(article, one.span.start), class_="place")))
        for one in row.labels.get(number, ())
    ]
    direct, indirect = row.direct.get(number, 0), row.indirect.get(number, 0)
    if direct or indirect:
        labels.append(tag("span", f"quoted {direct} directly, {indirect} not", class_="quiet"))
    return joined(_between(labels))


SECTIONS: Mapping[View, tuple[str, Callable[[Material], Html]]] = {
    View.STORY: ("story", _story),
    View.QUOTES: ("quotations", _quotations),
    View.NUMBERS: ("numbers", _numbers),
    View.NAMES: ("names", _names),
}
"""The parts about all articles in their order: where each stands, and what writes it."""
