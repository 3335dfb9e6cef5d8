"""What the tables of a story say, row by row: every format that has such tables takes its rows and ids from here.

The parts of a story are records already; here they get the ids of the exports, and what is the same in all tables. How a
row looks is each form's own business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from newsdiff.gathering.records import FigureRow, Quoted, QuotedRow, State
from newsdiff.gathering.story import Story
from newsdiff.model import Article
from newsdiff.writing.labels import one_line
from newsdiff.writing.said import quoted_words

__all__ = [
    "IN_COMMON",
    "STATE_MARKS",
    "STATE_NAMES",
    "TWO_BY_TWO",
    "Told",
    "carried",
    "carried_note",
    "cell_words",
    "figure_note",
    "in_common",
    "places_of",
    "statement_ids",
    "statement_rows",
]

STATE_MARKS = {
    State.BASE: "●",
    State.SAME: "=",
    State.RESTYLED: "≃",
    State.EDITED: "~",
    State.REWRITTEN: "≈",
    State.ABSENT: "·",
}
STATE_NAMES = {
    State.BASE: "the words the others are read against",
    State.SAME: "the same words",
    State.RESTYLED: "house style only differs",
    State.EDITED: "edited",
    State.REWRITTEN: "rewritten",
    State.ABSENT: "absent",
}
"""The states as marks and in plain words."""


class Told(NamedTuple):
    """A statement as a row: its id and index, the article it is read against with that one's words, every article's state."""

    id: str
    statement: int
    base: int
    words: str
    states: tuple[State, ...]


def statement_ids(story: Story) -> dict[int, str]:
    """The id of each statement by its index: `s1` is the first as the first article tells the story."""
    return {index: f"s{number}" for number, index in enumerate(story.ordered(0) if story.articles else (), 1)}


def statement_rows(story: Story) -> list[Told]:
    """The statements as the first article tells them, each read against it, or against what stands in for it."""
    if not story.articles:
        return []
    against, rows = story.states(0), []
    for index, name in statement_ids(story).items():
        cells = story.statements[index].cells
        states = tuple(against[index][number] for number in range(len(story.articles)))
        base = states.index(State.BASE) if State.BASE in states else min(cells)
        rows.append(Told(name, index, base, cell_words(story.articles[base], cells[base]), states))
    return rows


def cell_words(article: Article, sentences: Iterable[int]) -> str:
    """The words of these sentences on one line."""
    return " ".join(one_line(article.words_of(index)).strip() for index in sentences)


def places_of(article: Article, sentences: Iterable[int]) -> list[str]:
    """The labels of these sentences, each once: `¶2s1`."""
    return list(dict.fromkeys(article.sentences[index].label for index in sentences))


def carried(article: Article, cell: Quoted) -> tuple[str, list[str], list[str]]:
    """An article's quoting of words: all of them, those that differ from what most carry, and where they stand."""
    words = one_line(quoted_words(article, cell.quotations)).strip()
    differs = [one_line(span.of(article.text)).strip() for span in cell.differs]
    firsts = (article.touched(article.quotations[index].content[0]) for index in cell.quotations)
    return words, differs, places_of(article, [touched[0] for touched in firsts if touched])


def carried_note(row: QuotedRow, of: int) -> str:
    """How many of the articles carry a quotation, and in how many it is split or altered: "in 3 of 5, split in 2"."""
    told = ((len(row.cells), f"in {len(row.cells)} of {of}"), (row.split, f"split in {row.split}"))
    return ", ".join(note for count, note in (*told, (row.altered, f"altered in {row.altered}")) if count)


def figure_note(row: FigureRow) -> str:
    """Whether the figures of a row can all be right: "differs", "alike only roughly", or ""."""
    return "differs" if row.differs else "alike only roughly" if row.approximate else ""


TWO_BY_TWO = 50
"""Up to how many articles are counted two by two: their pairs grow with the square of their number."""

IN_COMMON = "What two articles have in common: statements, how many of them in one order, and the longest run of the same words"


def in_common(story: Story) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Of every two articles that have statements in common: how many, how many in one order, the longest run of words.

    Nothing where there are more than `TWO_BY_TWO` articles.
    """
    count = len(story.articles)
    for left, right in combinations(range(count), 2) if count <= TWO_BY_TWO else ():
        shared = story.shared(left, right)
        if shared.statements:
            run = shared.runs[0] if shared.runs else None
            words = one_line(run.left.of(story.articles[left].text)).strip() if run else ""
            size = f"{run.words} words" if run else ""
            yield left, right, (str(shared.statements), str(shared.in_order), size, words)
