"""How each article's words for a statement stand to those of the article the story is read from.

The relation is that of a comparison of the two cells, but for what only a look at the whole articles tells: equal words under
another speaker are the same here. Nothing is worked out before it is asked for, and the same words are read once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import overload

from newsdiff.comparing.compare import relation
from newsdiff.gathering.records import State, Statement
from newsdiff.model import Article

__all__ = ["Row", "Rows", "States"]


class States:
    """The states of a story's cells."""

    def __init__(self, articles: Sequence[Article], statements: Sequence[Statement]) -> None:
        self._articles, self._statements = articles, statements
        self._read: dict[tuple[str, str, str, str], State] = {}
        self._stand_ins: dict[int, int] = {}

    def state(self, statement: int, article: int, base: int) -> State:
        """The state of one cell; where the base does not say it, against the article that stands in for it."""
        cells = self._statements[statement].cells
        if article not in cells:
            return State.ABSENT
        base = self.read_against(statement, base)
        return State.BASE if article == base else self._relation((base, cells[base]), (article, cells[article]))

    def read_against(self, statement: int, base: int) -> int:
        """The base, if it says it; else the article whose words for it most articles have, of several the longest."""
        cells = self._statements[statement].cells
        if base in cells:
            return base
        if statement not in self._stand_ins:
            words = {article: self._words(article, cell) for article, cell in cells.items()}
            had = list(words.values())
            self._stand_ins[statement] = max(
                words, key=lambda k: (had.count(words[k]), len(words[k]), words[k], self._articles[k].text)
            )
        return self._stand_ins[statement]

    def _relation(self, one: tuple[int, tuple[int, ...]], other: tuple[int, tuple[int, ...]]) -> State:
        left, right = self._articles[one[0]], self._articles[other[0]]
        key = self._words(*one), self._words(*other), _manner(left), _manner(right)
        if key not in self._read:
            self._read[key] = State(relation(left, one[1], right, other[1]).value)
        return self._read[key]

    def _words(self, article: int, cell: Sequence[int]) -> str:
        return " ".join(self._articles[article].words_of(k) for k in cell)


def _manner(article: Article) -> str:
    """What of an article besides the words decides how they are read."""
    return f"{article.language} {article.quote_marks} {article.published}"


class Row(Mapping[int, State]):
    """The states of one statement by article, all articles of the story."""

    def __init__(self, states: States, statement: int, base: int, count: int) -> None:
        self._states, self._statement, self._base, self._count = states, statement, base, count

    def __getitem__(self, article: int) -> State:
        if not 0 <= article < self._count:
            raise KeyError(article)
        return self._states.state(self._statement, article, self._base)

    def __iter__(self) -> Iterator[int]:
        return iter(range(self._count))

    def __len__(self) -> int:
        return self._count


class Rows(Sequence[Row]):
    """The states of all statements against one base."""

    def __init__(self, states: States, base: int, size: tuple[int, int]) -> None:
        self._states, self._base, (self._statements, self._articles) = states, base, size

    @overload
    def __getitem__(self, statement: int) -> Row: ...
    @overload
    def __getitem__(self, statement: slice) -> Sequence[Row]: ...
    def __getitem__(self, statement: int | slice) -> Row | Sequence[Row]:
        chosen = range(self._statements)[statement]
        if isinstance(chosen, range):
            return [self[k] for k in chosen]
        return Row(self._states, chosen, self._base, self._articles)

    def __len__(self) -> int:
        return self._statements
