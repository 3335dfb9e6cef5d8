"""What the tables of a story say, row by row: every format that has such tables takes its rows and ids from here.

The parts of a story are records already; here they get the ids of the exports, and what is the same in all tables. How a
row looks is each form's own business.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsdiff.gathering.records import Quoted, State
from newsdiff.gathering.story import Story
from newsdiff.model import Article
from newsdiff.writing.labels import one_line
from newsdiff.writing.said import quoted_words

__all__ = ["STATE_NAMES", "Told", "carried", "cell_words", "places_of", "statement_ids", "statement_rows"]

STATE_NAMES = {
    State.BASE: "said first",
    State.SAME: "same words",
    State.RESTYLED: "house style only",
    State.EDITED: "edited",
    State.REWRITTEN: "rewritten",
    State.ABSENT: "absent",
}
"""The states in plain words."""


class Told(NamedTuple):
    """A statement as a row: its id, its index, the article it is read against with that one's words, every article's state."""

    id: str
    index: int
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
    sentences: Sequence[int] = [k for index in cell.quotations for k in article.touched(article.quotations[index].content[0])[:1]]
    return words, differs, places_of(article, sentences)
