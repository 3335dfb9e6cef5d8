"""The advisory line of a new version, in the form wire services use: "(Adds mayor's quote in paragraph 3, updates … )".

A draft for an editor: it tells the most telling elements, as many as fit, and gives no reason. What changed is decided in the
comparing wing, what that comes to in `elements`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsdiff.model import Comparison
from newsdiff.writing.bylabel import owned
from newsdiff.writing.elements import SPEECH, Element, elements

__all__ = ["LENGTH", "advisory", "told"]

LENGTH = 240
"""Code points a line has at most; a single element may be longer."""

FAINT = 0.3
"""Elements below this weight are told only where there are no others."""

MANY = 3
"""Speakers from which on they are told in one element."""

RUNS = 3
"""Runs of paragraphs that are listed; what stands in more is said to be throughout."""


def advisory(comparison: Comparison, length: int = LENGTH) -> str:
    r"""The line for the right article as a new version of the left one; "" if nothing of substance changed.

    >>> from newsdiff import compare, read
    >>> old, new = read("Nine people died.\\n\\nRain fell."), read("Ten people died.\\n\\nRain fell.")
    >>> advisory(compare(old, new))
    '(Updates number of people in paragraph 1)'
    """
    return _line(told(comparison, length))


def told(comparison: Comparison, length: int = LENGTH) -> list[Element]:
    """The elements the line tells, the most telling first, alike ones as one."""
    found = sorted(_gathered(_merged(_replaced(elements(comparison)))), key=lambda one: (-one.weight, one.paragraphs))
    strong = [one for one in found if one.weight >= FAINT] or found
    chosen = strong[:1]
    for one in strong[1:]:
        if len(_line([*chosen, one])) <= length:
            chosen.append(one)
    return chosen


def _replaced(found: Iterable[Element]) -> list[Element]:
    """Of somebody whose words come while others of theirs go, the words are changed."""
    found = list(found)
    gone, new = ({one.who for one in found if one.verb == verb and one.what in SPEECH} for verb in ("removes", "adds"))
    both = (gone & new) - {""}
    kept = (one for one in found if not (one.verb == "removes" and one.what in SPEECH and one.who in both))
    return [
        one._replace(verb="changes") if one.verb == "adds" and one.what in SPEECH and one.who in both else one for one in kept
    ]


def _merged(found: Iterable[Element]) -> list[Element]:
    """One element for each verb, thing and owner, with all its paragraphs; somebody's words of several kinds are one thing."""
    merged: dict[tuple[str, str, str], Element] = {}
    for one in found:
        key = one.verb, "speech" if one.who and one.what in SPEECH else one.what, one.who
        known = merged.get(key, one)
        what = max(known.what, one.what, key=lambda name: SPEECH.index(name) if name in SPEECH else 0)
        paragraphs = tuple(sorted({*known.paragraphs, *one.paragraphs}))
        merged[key] = Element(one.verb, what, max(known.weight, one.weight), paragraphs, one.who)
    return list(merged.values())


def _gathered(found: Sequence[Element]) -> list[Element]:
    """Where many speak, those who are quoted in one element: "quotes from Ashby, Strand and others"."""
    result: list[Element] = []
    kinds: dict[tuple[str, str], list[Element]] = {}
    for one in found:
        if one.what in SPEECH and one.who:
            kinds.setdefault((one.verb, one.what), []).append(one)
        else:
            result.append(one)
    for (verb, what), those in kinds.items():
        if len(those) < MANY:
            result += those
            continue
        names = [one.who for one in those]
        whom = (
            f"{', '.join(names[:-1])} and {names[-1]}" if len(names) == MANY else f"{', '.join(names[: MANY - 1])} and others"
        )
        paragraphs = tuple(sorted({number for one in those for number in one.paragraphs}))
        result.append(Element(verb, f"{what}s from {whom}", max(one.weight for one in those), paragraphs))
    return result


def _line(chosen: Sequence[Element]) -> str:
    text = ", ".join(f"{one.verb} {_phrase(one)}{_places(one.paragraphs)}" for one in chosen)
    return f"({text[:1].upper()}{text[1:]})" if text else ""


def _phrase(one: Element) -> str:
    if one.what == "attribution" and one.who:
        return f"attribution to {one.who}"
    return owned(one.who, one.what)


def _places(paragraphs: Sequence[int]) -> str:
    """Where it stands: " in paragraph 3", " in paragraphs 3-4, 7", " throughout"."""
    if not paragraphs:
        return ""
    runs: list[list[int]] = []
    for number in paragraphs:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    if len(runs) > RUNS:
        return " throughout"
    listed = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f" in paragraph{'s' if len(paragraphs) > 1 else ''} {listed}"
