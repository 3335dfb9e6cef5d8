"""Datelines: where (and when, and by which agency) a report was filed, before its first words.

"PORT ELLEN, Jan. 6 (Agency) --", "TOWN —", "(Agency) -", "Town: The". What follows on the same line is the body and is left
to others. A dateline is only looked for where one may stand: at the start of a paragraph that opens the story.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsdiff.reading.lines import fold
from newsdiff.reading.pagewords import page_words

__all__ = ["Dateline", "dateline"]

LONGEST = 90
"""Code points within which a dateline must end."""

SHORTEST_LEAD = 100
"""Code points of a paragraph that may open with a place in small letters; "Smith: We will not yield" is a headline."""

_UPPER = r"[A-Z][A-Z.'’\-]+(?:[ /][A-Z.'’\-]+){0,4}"
_TITLE = r"[A-Z][\w.'’\-]+(?:[ /](?:(?:de|del|la|el|of|the|upon|on|sur|am) )?[A-Z][\w.'’\-]*){0,3}"
_REGION = r"(?:, ?(?:[A-Z][\w.'’\-]*)(?: [A-Z][\w.'’\-]*){0,2}){0,2}"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? ?\d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? ?\d{4})?"
_AGENCY = r"(?:[(\[/|] ?(?P<agency>[A-Z][\w .&'’/\-]{1,40}?) ?[)\]/|])"
_DASH = r"(?:\s*(?:[-–—―]{1,3}|:)\s*)"
_CLEAR_DASH = r"(?:\s*(?:[–—―]\s*|[-–—―]{1,3}\s+|:\s+))"

_WITH_AGENCY = re.compile(
    rf"(?:(?:{_UPPER}|{_TITLE}){_REGION},?\s*)?(?:{_DAY},?\s*)?{_AGENCY}(?P<dash>{_DASH}|\s*(?=[A-Z“\"'‘]))",
)
_WITH_DAY = re.compile(rf"(?:{_UPPER}|{_TITLE}){_REGION}, ?{_DAY}{_CLEAR_DASH}(?=[^\W\d_]|[“\"'‘\d])")
_CAPITALS = re.compile(rf"{_UPPER}{_REGION}{_CLEAR_DASH}(?=[A-Z“\"'‘\d])")
_SMALL = re.compile(rf"(?P<place>{_TITLE}){_REGION}(?:\s*[-–—―]{{1,2}}\s+(?=[A-Z“\"'‘])|:\s+(?=[A-Z]))")
_SECOND_DASH = re.compile(r"\s[-–—―]{1,2}\s|[–—―]|:")


class Dateline(NamedTuple):
    """A dateline found: how many code points it takes, and the agency it names ("" if none)."""

    length: int
    agency: str = ""


def dateline(text: str) -> Dateline | None:
    """The dateline at the start of this paragraph, or None.

    >>> dateline("PORT LEM (Coastwire) - The harbour closed on Friday.")
    Dateline(length=22, agency='Coastwire')
    """
    opening = text[: 2 * LONGEST]
    if match := _WITH_AGENCY.match(opening):
        return _with_agency(match)
    for pattern in (_WITH_DAY, _CAPITALS):
        if (match := pattern.match(opening)) and _may_be_place(match[0]):
            return Dateline(len(match[0].rstrip()))
    match = _SMALL.match(opening)
    if match and len(text) > SHORTEST_LEAD and _may_be_place(match["place"]) and not _is_aside(text, match.end()):
        return Dateline(len(match[0].rstrip()))
    return None


def _with_agency(match: re.Match[str]) -> Dateline | None:
    agency = match["agency"]
    if match["dash"].strip() or fold(agency) in page_words()("names", "agencies"):
        return Dateline(len(match[0].rstrip()), agency) if match.end() <= LONGEST and _may_be_place(match[0]) else None
    return None


def _may_be_place(words: str) -> bool:
    folded = fold(words)
    return bool(folded) and len(words) <= LONGEST and folded[:1] not in page_words()("datelines", "no_place")


def _is_aside(text: str, end: int) -> bool:
    """Whether a second dash in the same sentence shows that the first one only opened an aside."""
    sentence = re.split(r"[.!?]\s", text[end : end + 400], maxsplit=1)[0]
    return bool(_SECOND_DASH.search(sentence))
