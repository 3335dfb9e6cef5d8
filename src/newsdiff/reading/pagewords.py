"""The words pages use about themselves: typed access to `language/en/furniture.toml`.

Only access, no judgement: which phrases there are, and which of them a line is, begins with or holds. What follows from that
for the line is decided in `newsdiff.reading.furniture` and its neighbours.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from newsdiff.reading.lines import fold

__all__ = ["Kind", "PageWords", "Phrases", "Words", "page_words"]

Words = tuple[str, ...]


class Phrases:
    """A set of phrases, found in a line in time proportional to the line."""

    __slots__ = ("_by_first_word", "_whole")

    def __init__(self, phrases: Iterable[str]) -> None:
        self._whole = frozenset(fold(phrase) for phrase in phrases)
        self._by_first_word: dict[str, list[Words]] = {}
        for words in self._whole:
            self._by_first_word.setdefault(words[0], []).append(words)

    def __contains__(self, words: Words) -> bool:
        """Whether the words are one of the phrases."""
        return words in self._whole

    def longest_first(self) -> Sequence[Words]:
        """The phrases themselves, for patterns in which the longest must be tried first."""
        return sorted(self._whole, key=lambda words: (-len(words), words))

    def starts(self, words: Words, at: int = 0) -> int:
        """How many words the longest phrase that begins at this word has; 0 if none does."""
        candidates = self._by_first_word.get(words[at]) if at < len(words) else None
        if not candidates:
            return 0
        return max((len(phrase) for phrase in candidates if words[at : at + len(phrase)] == phrase), default=0)

    def among(self, words: Words) -> list[Words]:
        """The phrases that stand in the line, in order."""
        if self._by_first_word.keys().isdisjoint(words):
            return []
        return [words[at : at + length] for at in range(len(words)) if (length := self.starts(words, at))]

    def within(self, words: Words) -> bool:
        """Whether one of the phrases stands anywhere in the line."""
        return bool(self.among(words))

    def ends(self, words: Words) -> bool:
        """Whether the line ends with one of the phrases."""
        return any(self.starts(words, at) == len(words) - at for at in range(len(words)))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of furniture: its phrases, and why a line that has them is furniture."""

    reason: str
    lists_links: bool
    whole: Phrases
    start: Phrases
    colon: Phrases
    within: Phrases
    always: Phrases
    edges: Phrases


@dataclass(frozen=True, slots=True)
class PageWords:
    """All the lists. `tables` holds those that are plain phrases, by table and name: ``tables["names"]["agencies"]``."""

    kinds: tuple[Kind, ...]
    tables: Mapping[str, Mapping[str, Phrases]]
    months: Sequence[str]

    def __call__(self, table: str, name: str) -> Phrases:
        """One list of phrases."""
        return self.tables[table][name]


@cache
def page_words() -> PageWords:
    """The lists for English, read once."""
    source = files("newsdiff.language") / "en" / "furniture.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    kinds = tuple(_kind(table) for table in data.pop("furniture"))
    tables = {table: {name: Phrases(items) for name, items in lists.items()} for table, lists in data.items()}
    return PageWords(kinds, tables, tuple(data["dates"]["months"]))


def _kind(table: Mapping[str, Any]) -> Kind:
    lists = {name: Phrases(table.get(name, ())) for name in ("whole", "start", "colon", "within", "always", "edges")}
    return Kind(reason=table["reason"], lists_links=bool(table.get("lists_links")), **lists)
