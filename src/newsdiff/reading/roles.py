"""Which role each line of a page has, as a sequence of passes from the certain to the probable.

Each pass sees what the ones before it found and adds to it; none takes anything back. What no pass claims is body text.
The rules themselves stand in the modules named here.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.reading.boxes import comments, key_points, notes_on_authors, teasers
from newsdiff.reading.captions import bare_captions
from newsdiff.reading.credits import caption, credit
from newsdiff.reading.furniture import furniture
from newsdiff.reading.head import head, opening_notes, signature, story_start
from newsdiff.reading.lines import Line, Verdict
from newsdiff.reading.tail import appeals, below_story, bracketed, closing_notes, link_lists, signed_below, story_end

__all__ = ["roles"]


def roles(lines: Sequence[Line]) -> dict[int, Verdict]:
    """The lines, by index, that are not body text, with their roles and the reasons. No line is, where no prose is left."""
    known = _by_themselves(lines) | bracketed(lines)
    known |= key_points(lines, known)
    known |= bare_captions(lines, known)
    known |= comments(lines, known)
    known |= notes_on_authors(lines, known)
    known |= teasers(lines, known)
    known |= appeals(lines, known)
    known |= opening_notes(lines, known) | closing_notes(lines, known)
    if not any(line.prose for i, line in enumerate(lines) if i not in known):
        return {}
    start, end = story_start(lines, known), story_end(lines, known)
    known |= _at_edges(lines, known, start, end)
    known |= head(lines, known, start)
    known |= link_lists(lines, known)
    known |= signed_below(lines, known, end)
    known |= below_story(lines, known, end)
    return known


def _by_themselves(lines: Sequence[Line]) -> dict[int, Verdict]:
    """What a line's own words say, wherever it stands."""
    found = {
        i: furniture(line.text, edge=False) or credit(line.text, edge=False) or caption(line) for i, line in enumerate(lines)
    }
    return {i: verdict for i, verdict in found.items() if verdict}


def _at_edges(lines: Sequence[Line], known: dict[int, Verdict], start: int, end: int) -> dict[int, Verdict]:
    """What a line's words say where no sub-head can stand: above and below the story."""
    edges = [i for i in (*range(start), *range(end + 1, len(lines))) if i not in known]
    found = {i: signature(lines[i]) or furniture(lines[i].text, edge=True) for i in edges}
    found |= {i: credit(lines[i].text, edge=True) for i in edges if i > end and not found[i]}
    return {i: verdict for i, verdict in found.items() if verdict}
