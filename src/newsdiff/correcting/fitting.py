"""Which corrections still fit the articles as they are now.

An article that has changed keeps what its words can still be found for, in one place only; the rest is named, never dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from newsdiff.clean import clean_line
from newsdiff.correcting.records import WRONG, Act, Correction, Key, Place, Spot, text_key
from newsdiff.model import Article, Span

__all__ = ["Fitted", "described", "fitted"]

_LONGEST = 60

_ENOUGH = 25
"""Code points from which words that stand in one place only are taken to be the same words."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Corrections of the present texts: those `carried` over to a changed text, by what they were about, and those `lost`."""

    carried: Mapping[Key, Correction]
    lost: tuple[Correction, ...]


def fitted(corrections: Iterable[Correction], articles: Sequence[Article], earlier: Mapping[str, Article]) -> Fitted:
    """What becomes of each correction in these articles; `earlier` says which article a former text has become."""
    present = {text_key(article.text) for article in articles}
    carried: dict[Key, Correction] = {}
    lost: list[Correction] = []
    for correction in corrections:
        left = _found(correction.left, present, earlier)
        right = _found(correction.right, present, earlier) if correction.right else None
        if not left or (correction.right and not right):
            lost.append(correction)
        elif (left, right) != (correction.left, correction.right):
            carried[correction.key] = replace(correction, left=left, right=right)
    return Fitted(carried, tuple(lost))


def described(correction: Correction) -> str:
    """A correction in words, for a line that says it no longer fits."""
    sides = (_quoted(side) for side in (correction.left, correction.right) if side)
    kind = f" of {correction.kind}" if correction.kind else ""
    return clean_line(f"{_done(correction)}{kind}: {' → '.join(sides)}")


def _done(correction: Correction) -> str:
    if correction.act is Act.NOTE:
        return f"note “{_shortened(correction.value)}”"
    if correction.act is Act.LABEL:
        return "label marked wrong" if correction.value == WRONG else f"label {correction.value} in the place"
    return correction.value


def _quoted(place: Place) -> str:
    return f"“{_shortened(' '.join(spot.words for spot in place.spots))}”" if place.spots else "nothing"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _found(place: Place, present: set[str], earlier: Mapping[str, Article]) -> Place | None:
    """The place in a text there is now; None if there is none."""
    if place.text in present:
        return place
    if place.text not in earlier:
        return None
    text = earlier[place.text].text
    spots = [_carried(spot, text) for spot in place.spots]
    found = tuple(spot for spot in spots if spot)
    return Place(text_key(text), found) if len(found) == len(spots) else None


def _carried(spot: Spot, text: str) -> Spot | None:
    """The spot in a changed text: where its words stand once, with those around them or, if they are many, alone."""
    around = (spot.before, spot.after), (spot.before, ""), ("", spot.after), ("", "")
    for number, (before, after) in enumerate(around):
        whole = f"{before}{spot.words}{after}"
        at = text.find(whole)
        if at >= 0 and text.find(whole, at + 1) < 0 and (number == 0 or len(whole) >= _ENOUGH):
            start = at + len(before)
            return spot._replace(span=Span(start, start + len(spot.words)))
    return None
