"""How much of an article's words others have: the same, edited, rewritten or not at all; and the longest runs in common.

Counts, never a verdict. Words are those of the body, house style apart. The runs are found with a suffix automaton, so that
time grows with the text whatever repeats in it. Method: A. Blumer et al., "The smallest automaton recognizing the subwords of
a text", Theoretical Computer Science 40 (1985).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from newsdiff.gathering.records import Run, Shared, State, Statement
from newsdiff.gathering.states import States
from newsdiff.language.lexicon import lexicon
from newsdiff.language.tokens import Token, tokens
from newsdiff.model import Article, Span

__all__ = ["LEAST_RUN", "Shares"]

LEAST_RUN = 6
"""Fewer words in a row are in common by chance."""
RUNS = 10
"""So many runs are told."""

_RANK = {state: k for k, state in enumerate((State.BASE, State.SAME, State.RESTYLED, State.EDITED, State.REWRITTEN))}


class Shares:
    """The shares of a story, each read once."""

    def __init__(self, articles: Sequence[Article], statements: Sequence[Statement], states: States) -> None:
        self._articles, self._statements, self._states = articles, statements, states
        self._words: dict[int, list[Token]] = {}
        self._automata: dict[int, Automaton] = {}

    @cached_property
    def _carried(self) -> list[list[tuple[int, int]]]:
        """For each article its statements, as first sentence and index, in its order."""
        rows: list[list[tuple[int, int]]] = [[] for _ in self._articles]
        for number, statement in enumerate(self._statements):
            for article, cell in statement.cells.items():
                rows[article].append((cell[0], number))
        return [sorted(row) for row in rows]

    def shared(self, left: int, right: int | None) -> Shared:
        """The record of one article against another, or, without runs and order, against all others."""
        found = self.counted(left, right)
        return found if right is None else replace(found, runs=self._runs(left, right))

    def counted(self, left: int, right: int | None) -> Shared:
        """The same without the runs."""
        counts = Counter[State]()
        places: list[int] = []
        for _, number in self._carried[left]:
            cells = self._statements[number].cells
            others = [k for k in (cells if right is None else (right,)) if k in cells and k != left]
            state = min((self._states.state(number, k, left) for k in others), key=_RANK.__getitem__, default=State.ABSENT)
            counts[state] += sum(len(self._tokens(left, k)) for k in cells[left])
            places += [cells[k][0] for k in others[:1]]
        return Shared(
            left,
            right,
            counts[State.SAME] + counts[State.RESTYLED],
            counts[State.EDITED],
            counts[State.REWRITTEN],
            counts[State.ABSENT],
            len(places),
            0 if right is None else _in_order(places),
        )

    def _tokens(self, article: int, sentence: int) -> list[Token]:
        one = self._articles[article]
        return list(tokens(one.text, one.sentences[sentence].span, lexicon(one.language)))

    def _body(self, article: int) -> list[Token]:
        if article not in self._words:
            self._words[article] = [token for k in self._articles[article].body() for token in self._tokens(article, k)]
        return self._words[article]

    def _runs(self, left: int, right: int) -> tuple[Run, ...]:
        """The longest runs of words in common, none of which shares a word with another, longest first."""
        ours, theirs = self._body(left), self._body(right)
        if right not in self._automata:
            self._automata[right] = Automaton([token.folded for token in theirs])
        found = self._automata[right].matches([token.folded for token in ours])
        taken = bytearray(len(ours))
        runs: list[Run] = []
        for size, end, other in sorted(found, key=lambda match: (-match[0], match[1])):
            if size < LEAST_RUN or len(runs) == RUNS:
                break
            if not any(taken[end - size : end]):
                taken[end - size : end] = b"\1" * size
                runs.append(Run(_span(ours, end, size), _span(theirs, other, size), size))
        return tuple(runs)


def _span(words: Sequence[Token], end: int, size: int) -> Span:
    return Span(words[end - size].span.start, words[end - 1].span.end)


def _in_order(places: Sequence[int]) -> int:
    """How many of the places at most ascend. O(n log n)."""
    ends: list[int] = []
    for place in places:
        at = bisect_right(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


class Automaton:
    """All runs of a sequence of words, in time and memory that grow with its length."""

    def __init__(self, words: Sequence[str]) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._link, self._length, self._end = [-1], [0], [0]
        last = 0
        for place, word in enumerate(words, 1):
            last = self._extended(last, word, place)

    def _extended(self, last: int, word: str, place: int) -> int:
        new = self._state({}, self._length[last] + 1, place)
        while last != -1 and word not in self._next[last]:
            self._next[last][word] = new
            last = self._link[last]
        if last == -1:
            self._link[new] = 0
            return new
        old = self._next[last][word]
        if self._length[old] == self._length[last] + 1:
            self._link[new] = old
            return new
        copy = self._state(dict(self._next[old]), self._length[last] + 1, self._end[old])
        self._link[copy] = self._link[old]
        while last != -1 and self._next[last].get(word) == old:
            self._next[last][word] = copy
            last = self._link[last]
        self._link[old] = self._link[new] = copy
        return new

    def _state(self, following: dict[str, int], length: int, end: int) -> int:
        self._next.append(following)
        self._link.append(0)
        self._length.append(length)
        self._end.append(end)
        return len(self._next) - 1

    def matches(self, words: Sequence[str]) -> list[tuple[int, int, int]]:
        """Runs that cannot be made longer at either end: how many words, where they end in `words`, and in the sequence."""
        found = []
        state = size = 0
        for place, word in enumerate(words):
            if size and word not in self._next[state]:
                found.append((size, place, self._end[state]))
            while state and word not in self._next[state]:
                state = self._link[state]
                size = self._length[state]
            if word in self._next[state]:
                state, size = self._next[state][word], size + 1
        if size:
            found.append((size, len(words), self._end[state]))
        return found
