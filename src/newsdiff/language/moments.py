"""Days, dates and times of day as they stand in running words.

"late on Thursday", "Oct. 2", "5:40 a.m.", "next March", "yesterday". A moment is what they say, part by part; which day of the
calendar that is depends on the article, and is reckoned with its date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import Token

__all__ = ["Moment", "is_clock", "is_year", "moments"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time in tokens `first` to `last`, exclusive; `parts` are what it tells: ("weekday", "4"), ("clock", "340")."""

    first: int
    last: int
    parts: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    def names(self) -> frozenset[str]:
        """Which parts it has."""
        return frozenset(name for name, _ in self.parts)

    def grain(self) -> str:
        """How long a time it names: an hour, a day, or more than a day."""
        names = self.names()
        return "day" if names & {"weekday", "day", "relative"} else "hour" if "clock" in names else "longer"

    def day(self, published: str | None) -> date | None:
        """The day of the calendar it means in an article published on that ISO date; None if that cannot be told."""
        try:
            written = date.fromisoformat((published or "")[:10])
        except ValueError:
            return None
        known = dict(self.parts)
        if "relative" in known:
            return written + timedelta(days=int(known["relative"]))
        if "weekday" in known and "which" not in known:
            return written - timedelta(days=(written.isoweekday() - int(known["weekday"])) % 7)
        if "day" in known:
            month, _, day = known["day"].partition("/")
            return _nearest(written, int(month), int(day), known.get("year"))
        return None


def moments(run: Sequence[Token], words: Lexicon) -> Iterator[Moment]:
    """Every date and time of a run of tokens, those that stand together as one, in order."""
    told = [_part(run, k, words) for k in range(len(run))]
    here = 0
    while here < len(run):
        if told[here] is None:
            here += 1
            continue
        first, last, parts = here, here, set()
        while here < len(run) and (told[here] is not None or _joins(run, told, here, words)):
            if here > first and not _goes_on(run, here):
                break
            if (part := told[here]) is not None:
                parts.add(part)
                last = here + 1
            here += 1
        first, near = _nearly(run, first, words) if any(name == "clock" for name, _ in parts) else (first, "")
        parts |= {("near", near)} - {("near", "")}
        if _is_one(parts):
            yield Moment(first, last, frozenset(parts - {("skip", "")}))


def _is_one(parts: set[tuple[str, str]]) -> bool:
    """Whether the parts date something: a bare season or part of the day does not."""
    return bool({name for name, _ in parts} - {"part", "which", "skip"})


def _joins(run: Sequence[Token], told: Sequence[tuple[str, str] | None], here: int, words: Lexicon) -> bool:
    return run[here].folded in words.date_words["joints"] and any(told[here + 1 : here + 3])


def _goes_on(run: Sequence[Token], here: int) -> bool:
    """Whether no mark stands before the token, or one that may stand inside a date: "Oct. 2, 2031"."""
    return not here or run[here].span.start - run[here - 1].span.end < 2 or is_year(run[here])


def _nearly(run: Sequence[Token], first: int, words: Lexicon) -> tuple[int, str]:
    """Where an hour begins with what makes it a round one, and the class of that: "shortly before 6 am"."""
    for size in (2, 1):
        phrase = tuple(token.wording.casefold() for token in run[max(first - size, 0) : first])
        if phrase in words.hour_bounds:
            return first - size, words.hour_bounds[phrase]
    return first, ""


def _part(run: Sequence[Token], here: int, words: Lexicon) -> tuple[str, str] | None:
    """What the token at `here` tells of a date or a time of day."""
    token = run[here]
    word = token.wording.casefold().removesuffix("'s").rstrip(".")
    if token.capitalised and word in words.weekdays:
        return "weekday", str(words.weekdays[word])
    if token.capitalised and word.removeprefix("mid-") in words.months and _is_month(run, here, word):
        return "month", str(words.months[word.removeprefix("mid-")]) + ("m" if word.startswith("mid-") else "")
    if "/" in token.folded and token.folded[:1].isdigit():
        return "day", token.folded
    if is_year(token):
        return "year", token.folded
    if word in words.relative_days:
        return "relative", str(words.relative_days[word])
    if is_clock(run, here) or (here and is_clock(run, here - 1) and word in ("am", "pm", "a.m", "p.m")):
        return ("clock", str(_minutes(run, here))) if is_clock(run, here) else ("skip", "")
    if word in words.named_hours:
        return "clock", str(words.named_hours[word])
    return _loose(run, here, word, words)


def _loose(run: Sequence[Token], here: int, word: str, words: Lexicon) -> tuple[str, str] | None:
    """Words that tell something of a date only beside another: parts of the day, "next", seasons."""
    known = words.date_words
    after = run[here + 1].folded if here + 1 < len(run) else ""
    before = run[here - 1].folded if here else ""
    if word in known["parts"] or word in known["modifiers"] or (word in known["ends"] and after == "of"):
        return "part", word
    if word in known["which"] and after in known["parts"]:
        return "relative", "-1" if word == "last" else "0"
    if word in known["which"] and (after in known["spans"] or (here + 1 < len(run) and run[here + 1].capitalised)):
        return "which", word
    if word in known["spans"] and (before in known["which"] or (before == "the" and word not in ("week", "month", "year"))):
        return "span", word
    if word in known["open"] and before == "further":
        return "span", word
    return ("span", word) if word in known["soon"] and before == "within" else None


def _is_month(run: Sequence[Token], here: int, word: str) -> bool:
    """Whether "May" or "March" is the month: not at the head of a question or before a verb's subject."""
    if word not in ("may", "march", "mar"):
        return True
    before = run[here - 1].folded if here else ""
    return before in ("in", "last", "next", "this", "of", "since", "by", "until", "from", "early", "late", "mid")


def is_year(token: Token) -> bool:
    """Whether a token is a year."""
    return len(token.wording) == 4 and token.wording.isdecimal() and token.wording[:2] in ("18", "19", "20", "21")


def is_clock(run: Sequence[Token], here: int) -> bool:
    """Whether a time of day begins at the token: "5:40", "6 am", "7.42pm"."""
    token = run[here]
    if not token.folded[:1].isdigit() or "/" in token.folded:
        return False
    after = run[here + 1].wording.casefold().replace(".", "") if here + 1 < len(run) else ""
    return (":" in token.wording and token.folded.replace(".", "", 1).isdecimal()) or after in ("am", "pm")


def _minutes(run: Sequence[Token], here: int) -> int:
    hours, _, minutes = run[here].folded.partition(".")
    after = run[here + 1].wording.casefold().replace(".", "") if here + 1 < len(run) else ""
    hour = int(hours) % 12 + 12 * (after == "pm") if after in ("am", "pm") else int(hours)
    return 60 * hour + int(minutes or 0)


def _nearest(written: date, month: int, day: int, year: str | None) -> date | None:
    """The day of that month nearest to when the article was written, or in the year given."""
    years = [int(year)] if year else [written.year - 1, written.year, written.year + 1]
    days = [date(y, month, day) for y in years if day <= 28 or _exists(y, month, day)]
    return min(days, key=lambda found: abs(found - written), default=None)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
