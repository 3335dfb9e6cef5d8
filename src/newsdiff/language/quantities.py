"""Figures as they stand in running words: how much, of what unit, and how exactly.

"more than a third", "38 percent", "19-year-old", "$1.2 billion", "dozens". Whether two of them differ is decided where
sentences are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsdiff.language.lexicon import Lexicon
from newsdiff.language.moments import is_clock, is_year
from newsdiff.language.tokens import Token, fold

__all__ = ["Quantity", "quantities"]

CURRENCIES = {"$": "dollars", "€": "euros", "£": "£", "¥": "yen"}
"""Signs before a figure, and the unit they stand for."""

SHORT = {"m": 1e6, "k": 1e3, "b": 1e9}
"""Letters that multiply a sum of money."""

LONGEST_BOUND = 5
"""Words of the longest run that makes a figure a round one ("in the neighborhood of")."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in tokens `first` to `last`, exclusive, with its unit and what makes it a round one.

    `value` is None for a vague one ("dozens"), which `unit` then names; `bound` is the class of its approximator, "" if it has
    none; `thing` is the word of weight behind it.
    """

    first: int
    last: int
    value: float | None
    unit: str
    bound: str
    thing: str

    def measure(self, words: Lexicon) -> tuple[float, str] | None:
        """The value in the basic unit, and which that is; None where the unit is no measure or there is no value."""
        if self.value is None or self.unit not in words.units:
            return None
        factor, basic = words.units[self.unit]
        return self.value * factor, basic


def quantities(run: Sequence[Token], words: Lexicon) -> Iterator[Quantity]:
    """Every figure of a run of tokens, in order; dates and times of day are none."""
    here = 0
    while here < len(run):
        found = _figure(run, here, words)
        if found is None:
            here += 1
            continue
        first, last, value, unit = found
        start, bound = _bound(run, first, words)
        thing = next((token.folded for token in run[last : last + 2] if not token.short), "")
        yield Quantity(start, last, value, unit, bound or _bound_behind(run, last, words), thing)
        here = last


def _figure(run: Sequence[Token], here: int, words: Lexicon) -> tuple[int, int, float | None, str] | None:
    """First and last token, value and unit of the figure that begins at `here`."""
    token = run[here]
    if token.wording in CURRENCIES and here + 1 < len(run) and (value := _value(run[here + 1])) is not None:
        times = SHORT.get(run[here + 2].folded, 1) if here + 2 < len(run) else 1
        return here, here + 2 + (times > 1), value * times, CURRENCIES[token.wording]
    compound = _compound(token, words)
    if compound:
        return here, here + 1, *compound
    if token.folded in words.vague_quantities:
        return here, here + 1, None, token.folded
    parts = _parts(run, here, words)
    if parts:
        return parts
    value = _value(token)
    if value is None or token.wording.casefold() in words.parts or is_year(token) or is_clock(run, here) or "/" in token.folded:
        return None
    return _with_unit(run, here, here + 1, value, words)


def _with_unit(run: Sequence[Token], first: int, last: int, value: float, words: Lexicon) -> tuple[int, int, float, str]:
    after = run[last] if last < len(run) else None
    if after and after.folded == "percent":
        return first, last + 1, value / 100, "part"
    if after and after.folded == "m" and last + 1 < len(run) and _is_counted(run[last + 1]):
        return _with_unit(run, first, last + 1, value * SHORT["m"], words)
    if after and after.folded in words.units:
        return first, last + 1, value, after.folded
    return first, last, value, ""


def _is_counted(token: Token) -> bool:
    """Whether the word stands behind a number of things, not behind a length: "1.5m crowns", and not "a 1.5m wall"."""
    word = token.wording
    return word.islower() and (word == "people" or (word.endswith("s") and not word.endswith("ss") and not token.short))


def _value(token: Token) -> float | None:
    return float(token.folded) if token.folded.replace(".", "", 1).isdecimal() else None


def _parts(run: Sequence[Token], here: int, words: Lexicon) -> tuple[int, int, float, str] | None:
    """A part of a whole: "a third of", "three quarters"; and "a dozen", "a million", "more than a tonne"."""
    token = run[here]
    value = _value(token)
    if token.wording.casefold() == "half" and not (here and run[here - 1].wording.casefold() in words.ordinals):
        return here, here + 1, 0.5, "part"
    if value is not None and [token.folded for token in run[here + 1 : here + 3]] == ["and", "a"] and here + 3 < len(run):
        fraction = words.parts.get(run[here + 3].wording.casefold())
        if fraction is not None:
            return _with_unit(run, here, here + 4, value + fraction, words)
    after = run[here + 1] if (token.folded in ("a", "an", "1") or value is not None) and here + 1 < len(run) else None
    if after and after.wording.casefold() in words.parts:
        return here, here + 2, (value or 1) * words.parts[after.wording.casefold()], "part"
    if after and value is None and len(after.folded) > 2 and after.folded in words.multipliers:
        return _with_unit(run, here, here + 2, words.multipliers[after.folded], words)
    if after and value is None and after.folded in words.units and _bound(run, here, words)[1]:
        return here, here + 2, 1.0, after.folded
    return (here, here + 1, 12.0, "") if token.folded == "dozen" else None


def _compound(token: Token, words: Lexicon) -> tuple[float, str] | None:
    """A figure joined to what it counts: "four-year", "19-year-old", "two-thirds"."""
    first, hyphen, rest = token.wording.casefold().partition("-")
    value = float(first) if first.replace(".", "", 1).isdecimal() else words.number_words.get(first)
    thing = rest.partition("-")[0]
    if not hyphen or value is None:
        return None
    if thing in words.parts:
        return value * words.parts[thing], "part"
    plural = fold(thing + "s", words)
    if plural in words.units:
        return value, plural
    return (value * 10, "years") if thing == "decade" else None


def _bound(run: Sequence[Token], first: int, words: Lexicon) -> tuple[int, str]:
    """Where the figure begins with its approximator, and the class of that."""
    for size in range(min(LONGEST_BOUND, first), 0, -1):
        phrase = tuple(token.wording.casefold() for token in run[first - size : first])
        if phrase in words.bounds:
            return first - size, words.bounds[phrase]
    return first, ""


def _bound_behind(run: Sequence[Token], last: int, words: Lexicon) -> str:
    phrase = tuple(token.wording.casefold() for token in run[last : last + 2])
    return words.bounds.get(phrase, "") if phrase[:1] == ("or",) else ""
