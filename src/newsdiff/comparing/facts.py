"""Which figures, dates and names differ between two groups of sentences.

What both sides have, wherever it stands, is no difference. What is left is set against each other where one was put for the
other: in the same edit, or, where the words differ more, where it counts the same thing. Figures and dates are read by
`newsdiff.language`; what figures mean is compared here, and their neighbours `dates` and `names` do the same for those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from newsdiff.comparing.dates import Days, answering_dates, date_finding, is_same_day, lone_dates, shares_a_part
from newsdiff.comparing.findings import Finding, overlap, words_at
from newsdiff.comparing.names import name_findings
from newsdiff.comparing.wording import Edit
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.moments import Moment, moments
from newsdiff.language.quantities import Quantity, quantities
from newsdiff.language.tokens import Token
from newsdiff.model import Kind

__all__ = ["fact_findings"]

ROUNDING = 0.08
"""Quantities in two units are one quantity when they differ by no more than this share: newspapers round."""

ROUNDED = 0.1
"""A round figure ("about 30") can stand for one that differs by no more than this share."""

NEAR = 0.15
"""Two bare counts of different words can be one count if they differ by no more than this share."""

LEAST_NEAR = 10
"""Counts below this are too common for that."""

SOME = "some"
"""The amount that says least: against another without a figure it is no other number."""

_OPEN = frozenset("m pound pounds second stone".split())
"""Units that are measures of other things as well: pounds of weight and of money."""


Fact = TypeVar("Fact", Quantity, Moment)


def fact_findings(
    left: Sequence[Token], right: Sequence[Token], edits: Sequence[Edit], words: Lexicon, days: Days
) -> list[Finding]:
    """The figures, dates and names that were put for others in these edits, as token indices into both runs.

    Those that are the same in other figures ("5 p.m." / "17:00") are among them, as house style. A thing that is counted twice
    on a side is passed over where the figures stand in different edits, for then nothing says which answers which.
    """
    changed = [edit for edit in edits if not edit.equal]
    ours, theirs = _told(left, words), _told(right, words)
    dates, figures = _differing(ours, theirs, words, days)
    date_pairs = [*_facing(*dates, changed, shares_a_part)]
    date_pairs += answering_dates(left, right, *_unpaired(*dates, date_pairs), words)
    figure_pairs = [*_facing(*figures, changed, partial(_may_answer, words=words))]
    figure_pairs += _answering(*_unpaired(*figures, figure_pairs), words)
    found = [date_finding(left, right, *pair) for pair in date_pairs]
    found += [_number(left, right, *pair, words) for pair in figure_pairs]
    same: list[tuple[Quantity | Moment, Quantity | Moment]] = [
        *((a, b) for a in ours.dates for b in theirs.dates if is_same_day(a, b, days)),
        *((a, b) for a in ours.figures for b in theirs.figures if _is_same(a, b, words)),
    ]
    found += _written_otherwise(left, right, same, changed)
    found += [finding for edit in changed for finding in lone_dates(left, right, dates, found, edit)]
    taken = [(finding.left, finding.right) for finding in found]
    names = [finding for edit in changed for finding in name_findings(left, right, edit, words)]
    return found + [name for name in names if not any(overlap(name.left, a) or overlap(name.right, b) for a, b in taken)]


def _unpaired(left: Sequence[Fact], right: Sequence[Fact], pairs: Sequence[tuple[Fact, Fact]]) -> tuple[list[Fact], list[Fact]]:
    ours, theirs = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
    return [one for one in left if id(one) not in ours], [other for other in right if id(other) not in theirs]


class _Told(NamedTuple):
    """The dates and figures of a run of tokens."""

    dates: list[Moment]
    figures: list[Quantity]


def _told(run: Sequence[Token], words: Lexicon) -> _Told:
    return _Told(list(moments(run, words)), list(quantities(run, words)))


def _differing(
    ours: _Told, theirs: _Told, words: Lexicon, days: Days
) -> tuple[tuple[list[Moment], list[Moment]], tuple[list[Quantity], list[Quantity]]]:
    """The dates and the figures of each side that the other has not."""
    return (
        _left_over(ours.dates, theirs.dates, lambda one, other: is_same_day(one, other, days)),
        _left_over(ours.figures, theirs.figures, lambda one, other: _is_same(one, other, words)),
    )


def _left_over(left: list[Fact], right: list[Fact], same: Callable[[Fact, Fact], bool]) -> tuple[list[Fact], list[Fact]]:
    """The facts of each side that the other has not, each taken once."""
    rest, unmatched = list(right), []
    for fact in left:
        twin = next((other for other in rest if same(fact, other)), None)
        if twin is None:
            unmatched.append(fact)
        else:
            rest.remove(twin)
    return unmatched, rest


def _written_otherwise(
    left: Sequence[Token],
    right: Sequence[Token],
    same: Sequence[tuple[Quantity | Moment, Quantity | Moment]],
    changed: Sequence[Edit],
) -> Iterator[Finding]:
    """Those that are the same, side by side in other figures."""
    for one, other in same:
        runs = left[one.first : one.last], right[other.first : other.last]
        figures = all(any(token.folded[:1].isdigit() for token in run) for run in runs)
        beside = any(_stand_in(one, other, edit) for edit in changed)
        if figures and beside and [token.folded for token in runs[0]] != [token.folded for token in runs[1]]:
            note = "house style: the same, written in another way"
            yield Finding(Kind.ABBREVIATION, (one.first, one.last), (other.first, other.last), note, 0.8)


def _facing(
    left: Sequence[Fact], right: Sequence[Fact], changed: Sequence[Edit], answers: Callable[[Fact, Fact], bool]
) -> Iterator[tuple[Fact, Fact]]:
    """Facts that stand in the same edit, those that answer each other best first."""
    rest = list(right)
    for fact in left:
        near = [other for other in rest if any(_stand_in(fact, other, edit) for edit in changed)]
        other = next((near_one for near_one in near if answers(fact, near_one)), None)
        if other is not None:
            rest.remove(other)
            yield fact, other


def _stand_in(one: Quantity | Moment, other: Quantity | Moment, edit: Edit) -> bool:
    """Whether both touch the edit or stand beside it, a preposition between them allowed."""
    ours = one.first <= edit.left_end + 1 and one.last >= edit.left_start
    theirs = other.first <= edit.right_end + 1 and other.last >= edit.right_start
    inside = one.first < edit.left_end or other.first < edit.right_end
    return ours and theirs and inside


def _is_same(one: Quantity, other: Quantity, words: Lexicon) -> bool:
    """Whether two figures are the same amount, as exactly, in the same unit."""
    if one.value is None or other.value is None:
        return one.value is other.value and one.unit == other.unit
    ours, theirs = one.measure(words), other.measure(words)
    if one.bound != other.bound:
        return False
    if ours and theirs and ours[1] == theirs[1]:
        return abs(ours[0] - theirs[0]) <= 1e-6 * ours[0]
    return abs(one.value - other.value) < 1e-6 and (one.unit == other.unit or not (ours or theirs))


def _may_answer(one: Quantity, other: Quantity, *, words: Lexicon) -> bool:
    """Whether one figure can have been put for the other: not a share for a count, nor a sum for a length of time."""
    if None in (one.value, other.value):
        return one.value is not other.value or SOME not in (one.unit, other.unit)
    ours, theirs = one.measured(words), other.measured(words)
    return (
        _OPEN & {one.unit, other.unit} != frozenset()
        or ours == theirs
        or ("part" not in (one.unit, other.unit) and "" in (ours, theirs))
    )


def _answering(left: Sequence[Quantity], right: Sequence[Quantity], words: Lexicon) -> Iterator[tuple[Quantity, Quantity]]:
    """Figures that answer each other wherever they stand.

    A round one and what it rounds, then those that are each the only one of their thing, or of their unit, on their side, and
    last counts that differ by little.
    """
    ours, theirs = list(left), list(right)
    for test in (_rounds, partial(_of_one, "thing"), partial(_of_one, "unit"), _is_near):
        for one in list(ours):
            matching = [other for other in theirs if test(one, other) and _may_answer(one, other, words=words)]
            if len(matching) == 1 and sum(test(another, matching[0]) for another in ours) == 1:
                ours.remove(one)
                theirs.remove(matching[0])
                yield one, matching[0]


def _rounds(one: Quantity, other: Quantity) -> bool:
    """Whether one figure is the other made round: "about 30" for "thirty-one"."""
    if one.value is None or other.value is None or one.unit != other.unit or not (one.bound or other.bound):
        return False
    return abs(one.value - other.value) <= ROUNDED * max(one.value, other.value)


def _is_near(one: Quantity, other: Quantity) -> bool:
    """Whether both are bare counts that differ by little, as of "31 passengers" and "33 people": a count brought up to date."""
    if one.value is None or other.value is None or one.unit or other.unit or min(one.value, other.value) < LEAST_NEAR:
        return False
    return abs(one.value - other.value) <= NEAR * max(one.value, other.value)


def _of_one(key: str, one: Quantity, other: Quantity) -> bool:
    name = getattr(one, key)
    return bool(name) and name == getattr(other, key)


def _number(left: Sequence[Token], right: Sequence[Token], one: Quantity, other: Quantity, words: Lexicon) -> Finding:
    before, after = words_at(left, (one.first, one.last)), words_at(right, (other.first, other.last))
    ours, theirs = one.measure(words), other.measure(words)
    close = ours and theirs and ours[1] == theirs[1] and abs(ours[0] - theirs[0]) <= ROUNDING * max(ours[0], theirs[0])
    if one.unit != other.unit and ours and theirs:
        what = "the same in another unit" if close else "number, another unit"
    elif one.value == other.value or None in (one.value, other.value):
        what = "number, another precision"
    else:
        what = "number"
    return Finding(Kind.NUMBER, (one.first, one.last), (other.first, other.last), f"{what}: {before} → {after}", 0.9)
