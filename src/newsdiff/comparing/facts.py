"""Which figures, dates and names differ between two groups of sentences.

What both sides have, wherever it stands, is no difference. What is left is set against each other where one was put for the
other: in the same edit, or, in sentences told in other words, where it counts the same thing. Figures and dates are read by
`newsdiff.language`; what they mean is compared here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from newsdiff.comparing.findings import Finding, Run
from newsdiff.comparing.wording import Edit
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.moments import Moment, moments
from newsdiff.language.quantities import Quantity, quantities
from newsdiff.language.tokens import Token
from newsdiff.model import Kind
from newsdiff.reading.clauses import DETERMINERS, PRONOUNS

__all__ = ["fact_findings", "facts_in_other_words"]

ROUNDING = 0.08
"""Quantities in two units are one quantity when they differ by no more than this share: newspapers round."""

MISSPELT = 0.7
"""From this likeness on, two names are one name spelt in two ways."""

BESIDE = 2
"""Tokens that may stand beside a name on each side of an edit that puts another in its place."""

_ENDINGS = frozenset("s n an ian ish ese i er ers ns".split())
"""What is added to the name of a place for who lives there: "Korea", "Korean"."""

_JOINTS = frozenset("of for and the de".split())

Fact = TypeVar("Fact", Quantity, Moment)
Days = tuple[str | None, str | None]
"""The days on which the articles were published, left and right, as ISO dates; None where unknown."""


def fact_findings(
    left: Sequence[Token], right: Sequence[Token], edits: Sequence[Edit], words: Lexicon, days: Days
) -> list[Finding]:
    """The figures, dates and names that were put for others in these edits, as token indices into both runs.

    Those that are the same in other figures ("5 p.m." / "17:00") are among them, as house style.
    """
    changed = [edit for edit in edits if not edit.equal]
    ours, theirs = _told(left, words), _told(right, words)
    dates, figures = _differing(ours, theirs, words, days)
    found = [_date(left, right, *pair) for pair in _facing(*dates, changed, _shares_a_part)]
    found += [_number(left, right, *pair, words) for pair in _facing(*figures, changed, _may_answer)]
    same: list[tuple[Quantity | Moment, Quantity | Moment]] = [
        *((a, b) for a in ours.dates for b in theirs.dates if _is_same_day(a, b, days)),
        *((a, b) for a in ours.figures for b in theirs.figures if _is_same(a, b, words)),
    ]
    found += _written_otherwise(left, right, same, changed)
    found += [finding for edit in changed for finding in _lone_dates(left, right, dates, found, edit)]
    taken = [(finding.left, finding.right) for finding in found]
    names = [finding for edit in changed for finding in _names(left, right, edit, words)]
    return found + [name for name in names if not any(_overlap(name.left, a) or _overlap(name.right, b) for a, b in taken)]


def facts_in_other_words(left: Sequence[Token], right: Sequence[Token], words: Lexicon, days: Days) -> list[Finding]:
    """The figures that count the same thing in two sentences told in other words, and the dates that answer each other.

    A thing that is counted twice on a side is passed over, for then nothing says which figure answers which.
    """
    dates, figures = _differing(_told(left, words), _told(right, words), words, days)
    found = [_number(left, right, *pair, words) for pair in _answering(*figures)]
    if len(dates[0]) == len(dates[1]) == 1 and dates[0][0].names() & dates[1][0].names():
        found.append(_date(left, right, dates[0][0], dates[1][0]))
    return found


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
        _left_over(ours.dates, theirs.dates, lambda one, other: _is_same_day(one, other, days)),
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
    if ours and theirs and ours[1] == theirs[1]:
        return abs(ours[0] - theirs[0]) <= 1e-6 * ours[0] and one.bound == other.bound
    return abs(one.value - other.value) < 1e-6 and one.bound == other.bound and (one.unit == other.unit or not (ours or theirs))


def _may_answer(one: Quantity, other: Quantity) -> bool:
    """Whether one figure can have been put for the other: not a share for a count."""
    return (one.unit == "part") == (other.unit == "part") or None in (one.value, other.value)


def _answering(left: Sequence[Quantity], right: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Figures that are each the only one of their thing, or of their unit, on their side."""
    taken: set[int] = set()
    for one in left:
        for key in ("thing", "unit"):
            name = getattr(one, key)
            ours = [other for other in left if getattr(other, key) == name]
            theirs = [other for other in right if getattr(other, key) == name]
            if name and len(ours) == len(theirs) == 1 and theirs[0].first not in taken:
                taken.add(theirs[0].first)
                yield one, theirs[0]
                break


def _number(left: Sequence[Token], right: Sequence[Token], one: Quantity, other: Quantity, words: Lexicon) -> Finding:
    before, after = _words(left, (one.first, one.last)), _words(right, (other.first, other.last))
    ours, theirs = one.measure(words), other.measure(words)
    close = ours and theirs and ours[1] == theirs[1] and abs(ours[0] - theirs[0]) <= ROUNDING * max(ours[0], theirs[0])
    if one.unit != other.unit and ours and theirs:
        what = "the same in another unit" if close else "number, another unit"
    elif one.value == other.value or None in (one.value, other.value):
        what = "number, another precision"
    else:
        what = "number"
    return Finding(Kind.NUMBER, (one.first, one.last), (other.first, other.last), f"{what}: {before} → {after}", 0.9)


def _is_same_day(one: Moment, other: Moment, days: Days) -> bool:
    """Whether two dates say the same, in these words or by the days the articles were published on."""
    if one.parts == other.parts:
        return True
    ours, theirs = one.day(days[0]), other.day(days[1])
    detail = {"clock", "part"}
    told = [{part for part in moment.parts if part[0] in detail} for moment in (one, other)]
    return ours is not None and ours == theirs and told[0] == told[1]


def _shares_a_part(one: Moment, other: Moment) -> bool:
    """Whether a date can have been put for the other: any date for any, but no time of day for a day."""
    clocks = [moment.names() == {"clock"} for moment in (one, other)]
    return clocks[0] == clocks[1] or bool(one.names() & other.names())


def _date(left: Sequence[Token], right: Sequence[Token], one: Moment, other: Moment) -> Finding:
    before, after = _words(left, (one.first, one.last)), _words(right, (other.first, other.last))
    finer = "date, another precision" if one.parts < other.parts or other.parts < one.parts else "date"
    return Finding(Kind.DATE, (one.first, one.last), (other.first, other.last), f"{finer}: {before} → {after}", 0.9)


def _lone_dates(
    left: Sequence[Token],
    right: Sequence[Token],
    dates: tuple[Sequence[Moment], Sequence[Moment]],
    found: Sequence[Finding],
    edit: Edit,
) -> Iterator[Finding]:
    """A date that comes or goes where the edit holds nothing else."""
    ours, theirs = (edit.left_start, edit.left_end), (edit.right_start, edit.right_end)
    if (ours[0] < ours[1]) == (theirs[0] < theirs[1]):
        return
    run, where, side = (left, ours, dates[0]) if ours[0] < ours[1] else (right, theirs, dates[1])
    for moment in side:
        inside = where[0] <= moment.first and moment.last <= where[1]
        alone = all(moment.first <= k < moment.last or run[k].short for k in range(*where))
        if inside and alone and not any(_overlap(where, side_of) for side_of in _sides(found, run is left)):
            note = f"date: {_words(run, (moment.first, moment.last))} {'goes' if run is left else 'comes'}"
            yield Finding(Kind.DATE, ours, theirs, note, 0.6)


def _sides(found: Sequence[Finding], of_left: bool) -> list[Run]:
    return [finding.left if of_left else finding.right for finding in found]


def _names(left: Sequence[Token], right: Sequence[Token], edit: Edit, words: Lexicon) -> Iterator[Finding]:
    """Names put for another in an edit, or spelt in another way; titles and endings ("Korean") are no other name."""
    ours = _runs(left, edit.left_start, edit.left_end, words)
    theirs = _runs(right, edit.right_start, edit.right_end, words)
    for one in list(ours):
        for other in list(theirs):
            if _is_misspelt(_words(left, one), _words(right, other)):
                ours.remove(one)
                theirs.remove(other)
                note = f"the name is spelt in two ways: {_words(left, one)} / {_words(right, other)}"
                yield Finding(Kind.NAME, one, other, note, 0.8)
                break
    if len(ours) == len(theirs) == 1:
        one, other = ours[0], theirs[0]
        beside = (
            edit.left_end - edit.left_start - (one[1] - one[0]),
            edit.right_end - edit.right_start - (other[1] - other[0]),
        )
        before, after = _words(left, one), _words(right, other)
        opens = (0, 1) in (one, other)
        if max(beside) <= BESIDE and not opens and not _is_one_name(before, after):
            yield Finding(Kind.NAME, one, other, f"another name in the same place: {before} → {after}", 0.6)


def _runs(run: Sequence[Token], start: int, end: int, words: Lexicon) -> list[Run]:
    """Stretches of tokens written like names: "Institute of Polar Research"."""
    found: list[Run] = []
    for k in range(start, end):
        if _is_name(run[k], words):
            joined = found and (found[-1][1] == k or (found[-1][1] == k - 1 and run[k - 1].folded in _JOINTS))
            begin = found.pop()[0] if joined else k
            found.append((begin, k + 1))
    return found


def _is_name(token: Token, words: Lexicon) -> bool:
    known = token.folded in DETERMINERS | PRONOUNS or token.folded in words.courtesy_titles
    dated = token.wording.casefold().removesuffix("'s") in words.weekdays or token.folded in words.months
    return token.capitalised and not (known or dated) and (token.folded,) not in words.role_titles and "/" not in token.folded


def _is_misspelt(before: str, after: str) -> bool:
    """Whether two names are one with a slip of the pen, in the whole or in the last word."""
    one, other = before.casefold(), after.casefold()
    if one == other or _is_one_name(before, after):
        return False
    last = [name.rpartition(" ")[2] for name in (one, other)]
    pairs = [(one, other)] if " " not in one + other else [(one, other), (last[0], last[1])]
    return any(a != b and min(len(a), len(b)) > 3 and _alike(a, b) >= MISSPELT for a, b in pairs)


def _is_one_name(before: str, after: str) -> bool:
    """Whether one name is the other with an ending, a possessive or without its first name."""
    shorter, longer = sorted((before.casefold().removesuffix("'s"), after.casefold().removesuffix("'s")), key=len)
    if shorter == longer or longer.endswith(" " + shorter) or longer.startswith(shorter + " "):
        return True
    return longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _overlap(one: Run, other: Run) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _words(run: Sequence[Token], where: Run) -> str:
    return " ".join(token.wording for token in run[where[0] : where[1]])
