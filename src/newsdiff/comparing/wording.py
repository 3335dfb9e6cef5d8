"""Word-level edits inside a group: which words went, which came, which were put for others.

The edits are those of diff-match-patch over word tokens, never characters, tidied to phrases a person would mark. What an
edit means (style, a fact, a hedge, an attribution) is named by its neighbours `facts`, `stance` and `attribution`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsdiff.language.tokens import Token
from newsdiff.model import Span

__all__ = ["Edit", "edits", "elsewhere", "moved", "stretch"]

BOUNDED = 4_000_000
"""Beyond this product of token counts, only what the two runs share at their ends is kept: a bound on time."""

MOVED = 2
"""Words of weight from which on a stretch found in another place has moved."""

_FIRST, _SURROGATES, _SURROGATE_COUNT = 0x4E00, 0xD800, 0x800
_EQUAL = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """Tokens `left_start` to `left_end` of the left run stand for those of the right; equal ones have the same folded key."""

    equal: bool
    left_start: int
    left_end: int
    right_start: int
    right_end: int

    def mirrored(self) -> Edit:
        """The same edit with the sides exchanged."""
        return Edit(self.equal, self.right_start, self.right_end, self.left_start, self.left_end)


def edits(left: Sequence[Token], right: Sequence[Token]) -> list[Edit]:
    """The whole of both runs as alternating equal and unequal edits."""
    return _tidied([*_raw(left, right)], left, right)


def moved(found: Sequence[Edit], left: Sequence[Token], right: Sequence[Token]) -> dict[Edit, Edit]:
    """Runs that went in one place and came in another, going → coming: "on Monday" at the head and at the end."""
    came = {
        tuple(token.folded for token in right[edit.right_start : edit.right_end]): edit
        for edit in found
        if not edit.equal and edit.left_start == edit.left_end
    }
    gone = {
        edit: tuple(token.folded for token in left[edit.left_start : edit.left_end])
        for edit in found
        if not edit.equal and edit.right_start == edit.right_end
    }
    return {edit: came.pop(run) for edit, run in gone.items() if run in came}


def elsewhere(found: Sequence[Edit], left: Sequence[Token], right: Sequence[Token]) -> tuple[frozenset[int], frozenset[int]]:
    """The tokens of each side that went in one place and came in another: "on Monday" at the head and at the end.

    Either all of what one edit takes out and another puts in, or a stretch of them with two words of weight. A bare name in
    another place is no move: "Ann Roe sued Tom Pike" says something else than "Tom Pike sued Ann Roe".
    """
    if [token.folded for token in left] > [token.folded for token in right]:
        theirs, ours = elsewhere([edit.mirrored() for edit in found], right, left)
        return ours, theirs
    changed = [edit for edit in found if not edit.equal]
    whole = [
        _Move(edit.left_start, other.right_start, edit.left_end - edit.left_start, changed.index(edit), changed.index(other))
        for edit, other in moved(changed, left, right).items()
    ]
    moves = [*whole, *_stretches(changed, left, right)]
    kept: list[_Move] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for move in sorted(moves, key=lambda move: (-move.size, move.left, move.right)):
        here, there = range(move.left, move.left + move.size), range(move.right, move.right + move.size)
        if taken[0].isdisjoint(here) and taken[1].isdisjoint(there):
            kept.append(move)
            taken[0].update(here)
            taken[1].update(there)
    ways = {(move.gone, move.came) for move in kept}
    kept = [move for move in kept if (move.came, move.gone) not in ways]
    return (
        frozenset(k for move in kept for k in range(move.left, move.left + move.size)),
        frozenset(k for move in kept for k in range(move.right, move.right + move.size)),
    )


class _Move(NamedTuple):
    """`size` tokens from `left` on the left stand from `right` on the right; `gone` and `came` are the edits they stand in."""

    left: int
    right: int
    size: int
    gone: int
    came: int


def _stretches(changed: Sequence[Edit], left: Sequence[Token], right: Sequence[Token]) -> Iterator[_Move]:
    """The longest stretches two different edits share, one for each pair of places where one begins."""
    places: dict[str, list[tuple[int, int]]] = {}
    for number, edit in enumerate(changed):
        for j in range(edit.right_start, edit.right_end):
            if not right[j].short:
                places.setdefault(right[j].folded, []).append((j, number))
    seen: set[tuple[int, int]] = set()
    for k, edit in enumerate(changed):
        for i in range(edit.left_start, edit.left_end):
            for j, number in places.get(left[i].folded, ()) if not left[i].short else ():
                if number == k or (i, j) in seen:
                    continue
                size = 1
                ends = edit.left_end - i, changed[number].right_end - j
                while size < min(ends) and left[i + size].folded == right[j + size].folded:
                    size += 1
                seen.update((i + n, j + n) for n in range(size))
                weighty = [token for token in left[i : i + size] if not token.short]
                back = _led_by(left, right, i, j, edit.left_start, changed[number].right_start)
                if len(weighty) >= MOVED and (back or not all(token.capitalised for token in weighty)):
                    yield _Move(i - back, j - back, size + back, k, number)


def _led_by(left: Sequence[Token], right: Sequence[Token], i: int, j: int, first: int, other: int) -> int:
    """How many function words before the stretch are the same, too."""
    back = 0
    while i - back > first and j - back > other and left[i - back - 1].folded == right[j - back - 1].folded:
        back += 1
    return back


def stretch(tokens: Sequence[Token], start: int, end: int) -> Span | None:
    """The span in the text from the first to the last of the tokens; None if there are none."""
    return Span(tokens[start].span.start, tokens[end - 1].span.end) if start < end else None


def _raw(left: Sequence[Token], right: Sequence[Token]) -> Iterator[Edit]:
    i = j = 0
    removed = added = 0
    for operation, count in _operations([token.folded for token in left], [token.folded for token in right]):
        if operation == _EQUAL:
            if removed or added:
                yield Edit(False, i - removed, i, j - added, j)
            yield Edit(True, i, i + count, j, j + count)
            i, j, removed, added = i + count, j + count, 0, 0
        elif operation < 0:
            i, removed = i + count, removed + count
        else:
            j, added = j + count, added + count
    if removed or added:
        yield Edit(False, i - removed, i, j - added, j)


def _operations(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """(-1, 0 or 1 for deleted, equal or inserted; how many tokens) over two runs of keys.

    Where several alignments are equally short the method takes the first it meets, so the runs are put in one order
    before it and swapped articles get the same alignment.
    """
    if len(left) * len(right) > BOUNDED:
        return _ends_only(left, right)
    from diff_match_patch import diff_match_patch

    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    turned = list(left) > list(right)
    numbers: dict[str, str] = {}
    ordered = (right, left) if turned else (left, right)
    one, other = ("".join(numbers.setdefault(key, _character(len(numbers))) for key in run) for run in ordered)
    return [(-operation if turned else operation, len(run)) for operation, run in differ.diff_main(one, other, False)]


def _character(number: int) -> str:
    """One character for each distinct token, clear of the surrogates."""
    code = _FIRST + number
    return chr(code if code < _SURROGATES else code + _SURROGATE_COUNT)


def _ends_only(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    shorter = min(len(left), len(right))
    head = next((k for k in range(shorter) if left[k] != right[k]), shorter)
    tail = next((k for k in range(shorter - head) if left[-1 - k] != right[-1 - k]), shorter - head)
    counts = [(_EQUAL, head), (-1, len(left) - head - tail), (1, len(right) - head - tail), (_EQUAL, tail)]
    return [(operation, count) for operation, count in counts if count]


def _tidied(raw: list[Edit], left: Sequence[Token], right: Sequence[Token]) -> list[Edit]:
    """Edits on both sides of one or two short words become one: a phrase was put for a phrase.

    Only where something was put for something on either side; a word that survived between an omission and an addition
    is never marked.
    """
    tidy: list[Edit] = []
    for edit in raw:
        tidy.append(edit)
        if len(tidy) >= 3 and not edit.equal and _is_island(tidy[-2], left, right) and _replaces(tidy[-3]) and _replaces(edit):
            tidy[-3:] = [Edit(False, tidy[-3].left_start, edit.left_end, tidy[-3].right_start, edit.right_end)]
    return tidy


def _is_island(edit: Edit, left: Sequence[Token], right: Sequence[Token]) -> bool:
    ours, theirs = left[edit.left_start : edit.left_end], right[edit.right_start : edit.right_end]
    return edit.equal and len(ours) <= 2 and all(a.short or b.short for a, b in zip(ours, theirs, strict=True))


def _replaces(edit: Edit) -> bool:
    return edit.left_end > edit.left_start and edit.right_end > edit.right_start
