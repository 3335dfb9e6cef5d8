"""The forms of verbs, from the endings and the irregular verbs a language lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

__all__ = ["Inflection", "VerbForm"]

VerbForm: TypeAlias = Literal["base", "s", "past", "participle", "ing"]

_Forms: TypeAlias = list[tuple[str, VerbForm]]
_CELLS: dict[int, tuple[VerbForm, ...]] = {3: ("s", "past", "ing"), 4: ("s", "past", "participle", "ing")}


class Inflection:
    """How verbs of one language change.

    A row of `irregular` is a verb with its three or four forms, "/" between two of one name; a row of `endings` is the end of a
    word, the empty one last, with what stands for it in the present, the past and the -ing form.
    """

    def __init__(self, irregular: Iterable[tuple[str, ...]], endings: Iterable[tuple[str, ...]]) -> None:
        self._irregular: dict[str, _Forms] = {
            verb: [(word, form) for cell, form in zip(cells, _CELLS[len(cells)], strict=True) for word in cell.split("/")]
            for verb, *cells in irregular
        }
        self._endings = {ending.strip("-"): forms for ending, *forms in endings}

    def of(self, verb: str) -> _Forms:
        """Every form of a verb with its name; of one word with two names the first counts."""
        return [*(self._irregular.get(verb) or self.regular(verb)), (verb, "base")]

    def regular(self, word: str) -> _Forms:
        """The forms of a verb, or of a noun taken for one, that follows the rule; none where no ending fits."""
        for cut in (len(word) - 2, len(word) - 1, len(word)):
            if word[cut:] in self._endings:
                stem = word[:cut]
                present, past, ing = self._endings[word[cut:]]
                return [(stem + present, "s"), (stem + past, "past"), (stem + ing, "ing")]
        return []
