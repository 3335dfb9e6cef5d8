"""Whether an edit puts another figure, another date or another name in the same place.

A fact that stands on one side only is a difference of wording unless it is all the edit holds: what a sentence leaves out it
does not contradict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from newsdiff.comparing.findings import Finding, Run
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import Token
from newsdiff.model import Kind
from newsdiff.reading.clauses import DETERMINERS, PRONOUNS

__all__ = ["counts_apart", "fact_findings"]

ROUNDING = 0.08
"""Quantities in two units are one quantity when they differ by no more than this share: newspapers round."""

ENDING = 3
"""Letters an ending adds to a name: "Korea", "Korean", "Korea's", "Koreans"."""

MISSPELT = 0.7
"""From this likeness on, two names are one name spelt in two ways."""


def fact_findings(left: Sequence[Token], right: Sequence[Token], words: Lexicon, before: Token | None) -> Iterator[Finding]:
    """The figures, dates and names that differ between two runs put for each other. `before` is the token both follow."""
    dates = _dates(left, words), _dates(right, words)
    yield from _differing(Kind.DATE, dates, left, right)
    if any(dates):
        return
    numbers = _runs(left, lambda token: _is_number(token, words)), _runs(right, lambda token: _is_number(token, words))
    if any(numbers):
        measured = _with_units(left, numbers[0], words), _with_units(right, numbers[1], words)
        if not _same_quantity(left, right, measured, words):
            yield from _differing(Kind.NUMBER, measured, left, right)
        yield from _precision(numbers, left, right, words)
        return
    if (
        before is not None
        and _is_number(before, words)
        and left
        and right
        and {left[0].folded, right[0].folded} <= set(words.units)
    ):
        yield Finding(
            Kind.NUMBER, (0, 1), (0, 1), f"the same figure in another unit: {left[0].wording} → {right[0].wording}", 0.8
        )
    yield from _names(left, right, words)


def counts_apart(left: Sequence[Token], right: Sequence[Token], words: Lexicon) -> Iterator[Finding]:
    """Figures that count the same thing in two whole sentences and differ: "14 letters" / "40 letters".

    For sentences in other words, where no edit sets one figure against the other; a thing counted twice on a side is
    passed over, for then nothing says which count answers which.
    """
    ours, theirs = _counted(left, words), _counted(right, words)
    for thing in sorted(ours.keys() & theirs.keys()):
        (one,), (other,) = (side[thing] if len(side[thing]) == 1 else [None] for side in (ours, theirs))
        if one and other and _key(left, one) != _key(right, other):
            note = f"number: {_words(left, one)} → {_words(right, other)} {thing}"
            yield Finding(Kind.NUMBER, one, other, note, 0.7)


def _counted(run: Sequence[Token], words: Lexicon) -> dict[str, list[Run]]:
    """What is counted (the word of weight behind a figure) → the figures."""
    found: dict[str, list[Run]] = {}
    for start, end in _runs(run, lambda token: _is_number(token, words) and not _is_year(token)):
        thing = next((token.folded for token in run[end : end + 2] if not token.short and not _is_number(token, words)), None)
        if thing:
            found.setdefault(thing, []).append((start, end))
    return found


def _is_number(token: Token, words: Lexicon) -> bool:
    return token.folded[:1].isdigit() or token.folded in words.multipliers or token.folded == "percent"


def _with_units(run: Sequence[Token], numbers: Sequence[Run], words: Lexicon) -> list[Run]:
    """Numbers with the unit that follows them."""
    return [(start, end + (end < len(run) and run[end].folded in words.units)) for start, end in numbers]


def _same_quantity(
    left: Sequence[Token], right: Sequence[Token], measured: tuple[list[Run], list[Run]], words: Lexicon
) -> bool:
    """Whether one quantity is given in two units ("40 feet", "12 metres"), within rounding."""
    if [len(side) for side in measured] != [1, 1]:
        return False
    quantities = []
    for run, ((start, end),) in ((left, measured[0]), (right, measured[1])):
        unit = words.units.get(run[end - 1].folded)
        if unit is None or end - start != 2 or not run[start].folded.replace(".", "", 1).isdigit():
            return False
        quantities.append((float(run[start].folded) * unit[0], unit[1]))
    (one, kind), (other, same) = quantities
    return kind == same and abs(one - other) <= ROUNDING * max(one, other)


def _dates(run: Sequence[Token], words: Lexicon) -> list[Run]:
    named = {*words.weekdays, *words.months}

    def is_date(token: Token) -> bool:
        word = token.wording.casefold().rstrip(".")
        return (
            (token.capitalised and word in named) or word in _DAYS or "/" in token.folded or _is_year(token) or _is_clock(token)
        )

    found = _runs(run, is_date)
    found.extend((k, k + 2) for k in range(len(run) - 1) if run[k].folded in _NEAR and run[k + 1].folded in _SPANS)
    return sorted(found)


_DAYS = frozenset("today yesterday tomorrow tonight".split())
_NEAR = frozenset("next last this".split())
_SPANS = frozenset("week month year weekend spring summer autumn fall winter morning afternoon evening".split())


def _is_year(token: Token) -> bool:
    return len(token.folded) == 4 and token.folded.isdigit() and token.folded[:2] in ("18", "19", "20", "21")


def _is_clock(token: Token) -> bool:
    return ":" in token.folded and token.folded[:1].isdigit()


def _runs(run: Sequence[Token], chosen: Callable[[Token], bool]) -> list[Run]:
    """Stretches of neighbouring tokens that are chosen."""
    found: list[Run] = []
    for k, token in enumerate(run):
        if chosen(token):
            start = found.pop()[0] if found and found[-1][1] == k else k
            found.append((start, k + 1))
    return found


def _differing(
    kind: Kind, found: tuple[list[Run], list[Run]], left: Sequence[Token], right: Sequence[Token]
) -> Iterator[Finding]:
    """Runs at the same place on both sides with different words; a lone run where the edit holds nothing else."""
    ours, theirs = found
    for one, other in zip(ours, theirs, strict=False):
        before, after = _words(left, one), _words(right, other)
        if _key(left, one) != _key(right, other):
            yield Finding(kind, one, other, f"{kind}: {before} → {after}", 0.9)
    if bool(ours) != bool(theirs) and kind is Kind.DATE:
        run, where = (left, ours[0]) if ours else (right, theirs[0])
        if all(token.short or where[0] <= k < where[1] for k, token in enumerate(run)):
            whole = (0, len(run))
            note = f"date: {_words(run, where)} {'goes' if ours else 'comes'}"
            yield Finding(kind, whole if ours else (0, 0), (0, 0) if ours else whole, note, 0.6)


def _precision(
    numbers: tuple[list[Run], list[Run]], left: Sequence[Token], right: Sequence[Token], words: Lexicon
) -> Iterator[Finding]:
    """A figure against a round word or an approximation: "31" / "dozens", "31" / "about 30"."""
    ours, theirs = numbers
    if bool(ours) == bool(theirs) or not (left and right):
        return
    other = right if ours else left
    vague = _runs(other, lambda token: token.folded in _ROUND or (token.folded,) in words.approximators)
    if vague:
        one, two = (ours[0], vague[0]) if ours else (vague[0], theirs[0])
        yield Finding(Kind.NUMBER, one, two, f"number, another precision: {_words(left, one)} → {_words(right, two)}", 0.75)


_ROUND = frozenset("dozens scores hundreds thousands millions several many few decades some couple tens half most".split())


def _names(left: Sequence[Token], right: Sequence[Token], words: Lexicon) -> Iterator[Finding]:
    """One name put for another, or spelt in another way; titles and endings ("Lavrov's", "Korean") are no other name."""
    ours, theirs = (_runs(run, lambda token: _is_name(token, words)) for run in (left, right))
    if len(ours) != 1 or len(theirs) != 1 or len(left) > 4 or len(right) > 4:
        return
    one, other = ours[0], theirs[0]
    before, after = _words(left, one), _words(right, other)
    shorter, longer = sorted((before.casefold(), after.casefold()), key=len)
    if longer.startswith(shorter) and len(shorter) > 3 and len(longer) - len(shorter) <= ENDING:
        return
    alike = SequenceMatcher(None, before.casefold(), after.casefold(), autojunk=False).ratio()
    if alike >= MISSPELT and before.casefold() != after.casefold():
        yield Finding(Kind.NAME, one, other, f"the name is spelt in two ways: {before} / {after}", 0.8)
    elif _surnames_alike(before, after):
        yield Finding(Kind.NAME, one, other, f"the name is spelt in two ways: {before} / {after}", 0.7)
    elif _alone(left, one) and _alone(right, other):
        yield Finding(Kind.NAME, one, other, f"another name in the same place: {before} → {after}", 0.6)


def _surnames_alike(before: str, after: str) -> bool:
    """Whether the last words are one surname spelt in two ways, whatever first name stands before one of them."""
    one, other = before.rpartition(" ")[2].casefold(), after.rpartition(" ")[2].casefold()
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return one != other and min(len(one), len(other)) > 4 and alike >= MISSPELT and " " in before + after


def _is_name(token: Token, words: Lexicon) -> bool:
    known = token.folded in DETERMINERS | PRONOUNS or token.folded in words.courtesy_titles
    return token.capitalised and not known and (token.folded,) not in words.role_titles


def _alone(run: Sequence[Token], where: Run) -> bool:
    """Whether nothing but an article stands beside the stretch."""
    return all(token.folded in DETERMINERS for k, token in enumerate(run) if not where[0] <= k < where[1])


def _words(run: Sequence[Token], where: Run) -> str:
    return " ".join(token.wording for token in run[where[0] : where[1]])


def _key(run: Sequence[Token], where: Run) -> str:
    return " ".join(token.folded for token in run[where[0] : where[1]])
