"""Boxes beside and below the story, known by their heading and by what stands under it: comments, teasers, key points.

What stands in them is ordinary sentences; only the heading and the form of the whole give them away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsdiff.model import Role
from newsdiff.reading.dates import dating
from newsdiff.reading.lines import Line, Verdict, fold
from newsdiff.reading.pagewords import page_words

__all__ = ["comments", "key_points", "notes_on_authors", "teasers"]

MOST_NOTES = 3
"""Paragraphs below "About the author"."""

LEAST_SIGNS = 2
"""Buttons and times of comments that must stand below the heading."""

MOST_POINTS = 5
LONGEST_POINT = 35
"""Words of a key point."""

LONGEST_TEASER = 22
"""Words of a sentence below a link that tells what the linked story is about."""

LEAST_TEASERS = 2
LARGEST_SHARE = 0.5
"""Share of a page's words above which what stands below a heading is the story after all."""

_COUNTED = re.compile(
    r"\(?\d[\d,.]*\)?\s+(?:comments?|responses|replies|thoughts on)\b|comments?\s*\(?\d[\d,.]*\)?\Z", re.IGNORECASE
)

_Known = Mapping[int, Verdict]


def comments(lines: Sequence[Line], known: _Known) -> dict[int, Verdict]:
    """What readers wrote below the story: all below a heading such as "Comments (3)", if buttons to answer them are there."""
    signs = page_words()("boxes", "comment_signs")
    for i in range(len(lines) - 1, 0, -1):
        if not _heads_comments(lines[i].text):
            continue
        below = range(i, len(lines))
        seen = sum(
            bool(signs.starts(fold(lines[k].text))) or _is_time_alone(lines[k].text) for k in below if lines[k].words < 7
        )
        if seen >= LEAST_SIGNS and _share(lines, below) <= LARGEST_SHARE:
            return {k: Verdict(Role.FURNITURE, "a reader’s comment below the story") for k in below if k not in known}
    return {}


def teasers(lines: Sequence[Line], known: _Known) -> dict[int, Verdict]:
    """Links with a sentence under each, from a heading such as "Related" to the end of the page."""
    headings = [i for i, line in enumerate(lines) if i and fold(line.text) in page_words()("boxes", "related")]
    for first in headings[-1:]:
        below = [i for i in range(first + 1, len(lines)) if i not in known]
        told = [i for i in below if lines[i].closed]
        linked = all(not lines[i - 1].closed and i - 1 in below for i in told)
        short = all(lines[i].words <= LONGEST_TEASER for i in told)
        if len(told) >= LEAST_TEASERS and linked and short and _share(lines, below) <= LARGEST_SHARE:
            return {i: Verdict(Role.FURNITURE, f"below “{lines[first].text[:40]}”") for i in (first, *below)}
    return {}


def notes_on_authors(lines: Sequence[Line], known: _Known) -> dict[int, Verdict]:
    """The paragraphs below "About the author"."""
    found: dict[int, Verdict] = {}
    for i, line in enumerate(lines):
        if i and fold(line.text) in page_words()("boxes", "authors"):
            found[i] = Verdict(Role.FURNITURE, "heads a note on the author")
            notes = range(i + 1, min(i + 1 + MOST_NOTES, len(lines)))
            at_end = all(not lines[k].prose or k in known for k in range(notes.stop, len(lines)))
            found |= {k: Verdict(Role.FURNITURE, f"below “{line.text[:40]}”") for k in notes if at_end and k not in known}
    return found


def key_points(lines: Sequence[Line], known: _Known) -> dict[int, Verdict]:
    """The story in a few sentences above it, under "In short" or "What you need to know", down to what is no sentence.

    Where nothing divides them from the story the sentences are left to it.
    """
    labels, closers = page_words()("boxes", "key_points"), page_words()("boxes", "key_points_end")
    first = next((i for i, line in enumerate(lines) if i and fold(line.text) in labels), None)
    if first is None or any(lines[k].prose and lines[k].closed and k not in known for k in range(first)):
        return {}
    points = []
    for i in range(first + 1, min(first + 2 + MOST_POINTS, len(lines))):
        line = lines[i]
        if i in known or (dating(line.text) and line.words < 12) or not line.closed or line.words > LONGEST_POINT:
            break
        points.append(i)
    else:
        return {}
    after = first + 1 + len(points)
    heads = [first]
    if after < len(lines) and fold(lines[after].text) in closers:
        heads.append(after)
        points += [after + 1] if after + 1 < len(lines) and lines[after + 1].closed else []
    told = {i: Verdict(Role.STANDFIRST, f"below “{lines[first].text[:40]}”") for i in points}
    return told | {i: Verdict(Role.FURNITURE, "heads the key points") for i in heads} if points else {}


def _heads_comments(text: str) -> bool:
    return fold(text) in page_words()("boxes", "comments") or (len(text.split()) < 12 and bool(_COUNTED.match(text)))


def _is_time_alone(text: str) -> bool:
    dated = dating(text)
    return dated is not None and not fold(dated.rest)


def _share(lines: Sequence[Line], some: Sequence[int]) -> float:
    return sum(lines[i].words for i in some) / sum(line.words for line in lines)
