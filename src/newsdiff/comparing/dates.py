"""Dates in two groups of sentences: which mean the same day, which answer each other, and which come or go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from newsdiff.comparing.findings import Finding, Run, overlap, words_at
from newsdiff.comparing.wording import Edit
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.moments import Moment
from newsdiff.language.tokens import Token
from newsdiff.model import Kind

__all__ = ["Days", "answering_dates", "date_finding", "is_same_day", "lone_dates", "shares_a_part"]

Days = tuple[str | None, str | None]
"""The days on which the articles were published, left and right, as ISO dates; None where unknown."""


def answering_dates(
    left: Sequence[Token], right: Sequence[Token], ours: Sequence[Moment], theirs: Sequence[Moment], words: Lexicon
) -> Iterator[tuple[Moment, Moment]]:
    """Dates that answer each other wherever they stand.

    Those that name the same day or hour in part, then those that both set a term, then the only ones, if both tell a day, an
    hour, or a longer time.
    """
    tests: tuple[Callable[[Moment, Moment], bool], ...] = (
        lambda one, other: bool(one.parts & other.parts - {("part", "night")}),
        lambda one, other: _is_term(left, one, words) and _is_term(right, other, words),
        lambda one, other: len(ours) == len(theirs) == 1 and one.grain() == other.grain(),
    )
    rest, open_ones = list(theirs), list(ours)
    for test in tests:
        for one in list(open_ones):
            matching = [other for other in rest if test(one, other)]
            if len(matching) == 1 and sum(test(another, matching[0]) for another in open_ones) == 1:
                open_ones.remove(one)
                rest.remove(matching[0])
                yield one, matching[0]


def _is_term(run: Sequence[Token], moment: Moment, words: Lexicon) -> bool:
    """Whether a date says until or by when: "until at least the end of October"."""
    here = moment.first - 1
    while here > 0 and run[here].folded in words.date_words["approaches"]:
        here -= 1
    return here >= 0 and run[here].folded in words.date_words["terms"]


def is_same_day(one: Moment, other: Moment, days: Days) -> bool:
    """Whether two dates say the same, in these words or by the days the articles were published on."""
    if one.parts == other.parts or _is_that_weekday(one, other, days) or _is_that_weekday(other, one, days[::-1]):
        return True
    ours, theirs = one.day(days[0]), other.day(days[1])
    detail = {"clock", "part"}
    told = [{part for part in moment.parts if part[0] in detail} for moment in (one, other)]
    return ours is not None and ours == theirs and told[0] == told[1]


def _is_that_weekday(one: Moment, other: Moment, days: Days) -> bool:
    """Whether a bare weekday is the day the other date means: "on Wednesday" / "tomorrow"."""
    meant, written = other.day(days[1]), days[0]
    if one.names() != {"weekday"} or not other.names() <= {"relative", "day", "year"} or meant is None or not written:
        return False
    near = abs(meant - date.fromisoformat(written[:10])) <= timedelta(days=7)
    return near and ("weekday", str(meant.isoweekday())) in one.parts


def shares_a_part(one: Moment, other: Moment) -> bool:
    """Whether a date can have been put for the other: any date for any, but no time of day for a day."""
    clocks = [moment.names() == {"clock"} for moment in (one, other)]
    return clocks[0] == clocks[1] or bool(one.names() & other.names())


def date_finding(left: Sequence[Token], right: Sequence[Token], one: Moment, other: Moment) -> Finding:
    """A date put for another, as token indices into both runs."""
    before, after = words_at(left, (one.first, one.last)), words_at(right, (other.first, other.last))
    finer = "date, another precision" if one.parts < other.parts or other.parts < one.parts else "date"
    return Finding(Kind.DATE, (one.first, one.last), (other.first, other.last), f"{finer}: {before} → {after}", 0.9)


def lone_dates(
    left: Sequence[Token],
    right: Sequence[Token],
    dates: tuple[Sequence[Moment], Sequence[Moment]],
    found: Sequence[Finding],
    edit: Edit,
) -> Iterator[Finding]:
    """A date that comes or goes where its side of the edit holds nothing else: nothing but a date is put for a date."""
    sides = ((left, (edit.left_start, edit.left_end), dates[0]), (right, (edit.right_start, edit.right_end), dates[1]))
    within = [[moment for moment in told if where[0] <= moment.first and moment.last <= where[1]] for _, where, told in sides]
    if bool(within[0]) == bool(within[1]):
        return
    side = 0 if within[0] else 1
    run, where, _ = sides[side]
    moment = within[side][0]
    alone = all(moment.first <= k < moment.last or run[k].short for k in range(*where))
    if alone and not any(overlap(where, taken) for taken in _sides(found, of_left=side == 0)):
        note = f"date: {words_at(run, (moment.first, moment.last))} {'comes' if side else 'goes'}"
        yield Finding(Kind.DATE, (0, 0) if side else where, where if side else (0, 0), note, 0.6)


def _sides(found: Sequence[Finding], *, of_left: bool) -> list[Run]:
    return [finding.left if of_left else finding.right for finding in found]
