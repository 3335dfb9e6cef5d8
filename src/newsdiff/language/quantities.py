"""Figures as they stand in running words: how much, of what unit, and how exactly.

"more than a third", "38 percent", "19-year-old", "$1.2 billion", "dozens". Whether two of them differ is decided where
sentences are compared.
"""

from __future__ import annotations

import re
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

SUM = "money"
"""The unit of a sum whose currency is given in letters."""

_LETTERS = re.compile(r"([a-z]{1,3})(\d+(?:\.\d+)?)(bn|mn|m|k|tn)?")

AGE = "age"
"""The unit of "19-year-old", and of "in his 40s"."""

QUARREL = 8
"""Words between a quarrel and what it is over."""

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

    def measured(self, words: Lexicon) -> str:
        """What is measured: "m", "s", "money", "part"; "" where a thing is counted or the unit is not known."""
        if self.unit in CURRENCIES.values() or self.unit in (
            SUM,
            "dollar",
            "euro",
            "crown",
            "crowns",
            "naira",
            "rupees",
            "pesos",
        ):
            return "money"
        return self.unit if self.unit == "part" else words.units.get(self.unit, (0, ""))[1]


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
    if (lettered := _lettered(run, here, words)) is not None:
        return lettered
    compound = _compound(token, words)
    if compound:
        return here, here + 1, *compound
    score = _score(run, here)
    if score:
        return score
    if token.folded in words.vague_quantities and not _is_bound_of_a_figure(run, here, words):
        return here, here + 1, None, token.folded
    parts = _parts(run, here, words)
    if parts:
        return parts
    value = _value(token)
    if value is None or token.wording.casefold() in words.parts or is_year(token) or is_clock(run, here) or "/" in token.folded:
        return None
    return _with_unit(run, here, here + 1, value, words)


def _score(run: Sequence[Token], here: int) -> tuple[int, int, float | None, str] | None:
    """Votes or goals on two sides, or a range, as one figure: "14-9", "14 to nine", "14 votes to nine"."""
    first = _value(run[here])
    between = [token.folded for token in run[here + 1 : here + 3]]
    size = 2 if between[:1] == ["to"] else 3 if between in (["votes", "to"], ["goals", "to"]) else 1
    if first is None or here + size >= len(run) or is_year(run[here]) or (size == 1 and not _is_joined(*run[here : here + 2])):
        return None
    second = _value(run[here + size])
    if second is None or not (first.is_integer() and second.is_integer()):
        return None
    return here, here + size + 1, first, f"to {second:g}"


def _with_unit(run: Sequence[Token], first: int, last: int, value: float, words: Lexicon) -> tuple[int, int, float, str]:
    after = run[last] if last < len(run) else None
    if after and after.folded == "percent":
        return first, last + 1, value / 100, "part"
    if after and after.folded in words.age_endings:
        return first, last + 1, value, AGE
    if after and after.folded == "s" and after.span.start == run[last - 1].span.end and value % 10 == 0 and value < 100:
        return first, last + 1, value + 5, AGE
    if after and after.folded == "m" and last + 1 < len(run) and _is_counted(run[last + 1]):
        return _with_unit(run, first, last + 1, value * SHORT["m"], words)
    if after and after.folded in words.units:
        return first, last + 1, value, after.folded
    return first, last, value, ""


def _lettered(run: Sequence[Token], here: int, words: Lexicon) -> tuple[int, int, float, str] | None:
    """A sum written with letters before it: "N4.2bn", "Sh38 million"; one letter alone may be a road or a mask ("N95")."""
    found = _LETTERS.fullmatch(run[here].wording.casefold().replace(",", ""))
    if found is None or found[1] not in words.currency_letters:
        return None
    last, value = here + 1, float(found[2]) * words.multipliers.get(found[3] or "", 1)
    if not found[3] and last < len(run) and len(run[last].folded) > 2 and run[last].folded in words.multipliers:
        last, value = last + 1, value * words.multipliers[run[last].folded]
    named = len(found[1]) > 1 or found[3] or last > here + 1
    return (here, last, value, SUM) if named else None


def _is_bound_of_a_figure(run: Sequence[Token], here: int, words: Lexicon) -> bool:
    """Whether the word only makes the figure behind it a round one: "some 30", "as many as 30"."""
    ahead = range(here + 1, min(here + 3, len(run)))
    return any(_value(run[k]) is not None and _bound(run, k, words)[0] <= here for k in ahead)


def _is_joined(one: Token, other: Token) -> bool:
    return other.span.start == one.span.end + 1


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
    if token.wording.casefold() in words.parts and (of_one := _part_of_one(run, here, words)):
        return of_one
    if token.wording.casefold() == "half" and not (here and run[here - 1].wording.casefold() in words.ordinals):
        return here, here + 1, 0.5, "part"
    if value is not None and [token.folded for token in run[here + 1 : here + 3]] == ["and", "a"] and here + 3 < len(run):
        fraction = words.parts.get(run[here + 3].wording.casefold())
        if fraction is not None:
            return _with_unit(run, here, here + 4, value + fraction, words)
    after = run[here + 1] if (token.folded in ("a", "an", "1") or value is not None) and here + 1 < len(run) else None
    if after and after.wording.casefold() in words.parts:
        return _part_of_one(run, here + 1, words) or (
            here,
            here + 2,
            (value or 1) * words.parts[after.wording.casefold()],
            "part",
        )
    if after and value is None and len(after.folded) > 2 and after.folded in words.multipliers:
        return _with_unit(run, here, here + 2, words.multipliers[after.folded], words)
    if after and value is None and after.folded in words.units and _is_measured(run, here, words):
        return here, here + 2, 1.0, after.folded
    return (here, here + 1, 12.0, "") if token.folded == "dozen" else None


def _part_of_one(run: Sequence[Token], here: int, words: Lexicon) -> tuple[int, int, float, str] | None:
    """A part of one unit or of one large number: "half an hour", "a quarter of a million"."""
    share = words.parts[run[here].wording.casefold()]
    skipped = 2 if here + 1 < len(run) and run[here + 1].folded == "of" else 1
    article, unit = (run[k] if k < len(run) else None for k in (here + skipped, here + skipped + 1))
    if article is None or unit is None or article.folded not in ("a", "an"):
        return None
    first = here - (here > 0 and run[here - 1].folded in ("a", "an"))
    if len(unit.folded) > 2 and unit.folded in words.multipliers:
        return _with_unit(run, first, here + skipped + 2, share * words.multipliers[unit.folded], words)
    return (first, here + skipped + 2, share, unit.folded) if skipped == 1 and unit.folded in words.units else None


def _is_measured(run: Sequence[Token], here: int, words: Lexicon) -> bool:
    """Whether "an hour" tells how long, by the word before it; not "50 crowns an hour"."""
    return bool(_bound(run, here, words)[1]) or (here > 0 and run[here - 1].folded in words.measuring)


def _compound(token: Token, words: Lexicon) -> tuple[float, str] | None:
    """A figure joined to what it counts: "four-year", "19-year-old", "two-thirds"."""
    first, hyphen, rest = token.wording.casefold().partition("-")
    value = float(first) if first.replace(".", "", 1).isdecimal() else words.number_words.get(first)
    thing = rest.partition("-")[0]
    if not hyphen or value is None:
        return None
    if (rest.replace("-", "")) in words.age_endings:
        return value, AGE
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
        if phrase in words.bounds and not _is_quarrelled_over(run, first - size, phrase, words):
            return first - size, words.bounds[phrase]
    return first, ""


def _is_quarrelled_over(run: Sequence[Token], place: int, phrase: Sequence[str], words: Lexicon) -> bool:
    """Whether "over" names what a quarrel is about: "the **dispute** between the two towns over four islands"."""
    before = [token.folded for token in run[max(place - QUARREL, 0) : place]]
    behind = [*before[1:], "with"]
    return phrase == ("over",) and any(
        word in words.quarrels and after in ("with", "between", "among") for word, after in zip(before, behind, strict=True)
    )


def _bound_behind(run: Sequence[Token], last: int, words: Lexicon) -> str:
    phrase = tuple(token.wording.casefold() for token in run[last : last + 2])
    return words.bounds.get(phrase, "") if phrase[:1] == ("or",) else ""
