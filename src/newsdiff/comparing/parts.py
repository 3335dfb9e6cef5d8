"""Which part of the sentences of a group the other side has, where it has not all of them.

A clause that says something of its own, a reason, a condition, another statement, may have no counterpart at all. It is no
edit of the rest and must not make the rest look rewritten; so it is set apart before words are compared. A clause told in
other words is not set apart: the other side then has words left over that may stand for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from newsdiff.comparing.attribution import Claimed
from newsdiff.comparing.counterparts import Met, Run, met
from newsdiff.comparing.naming import Sides
from newsdiff.comparing.wording import Edit, edits, stretch
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import Token
from newsdiff.model import Article, Change, Kind, Span

__all__ = ["Parted", "part"]

CLAUSE = 4
"""A clause has at least so many words …"""
WEIGHTY = 3
"""… of which so many carry weight."""
SCRAP = 2
"""So few words between two marks are no clause."""
FOREIGN = 0.25
"""At most this share of its words of weight stands anywhere on the other side."""
FREE = 0.6
"""The other side has at most this share of its words left over that could tell the same otherwise."""
LEFT_OF_IT = 2
"""At least so many words of weight with a counterpart are left of the sentence."""

SURENESS = 0.8
"""How sure a clause is said to have come or gone."""


@dataclass(frozen=True, slots=True)
class Parted:
    """The tokens of a group that have a counterpart, the edits between them, and what was set apart, as changes.

    `left_spans` and `right_spans` are the parts of the text that match; empty where nothing of that side was set apart.
    """

    left: Sequence[Token]
    right: Sequence[Token]
    edits: Sequence[Edit]
    left_spans: tuple[Span, ...] = ()
    right_spans: tuple[Span, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def is_part(self) -> bool:
        """Whether anything was set apart."""
        return bool(self.left_spans or self.right_spans)


def part(sides: Sides, tokens: tuple[Sequence[Token], Sequence[Token]], found: Sequence[Edit]) -> Parted:
    """Set apart the clauses of a group that the other side has nothing for; `found` are the edits between all its tokens.

    What attribution accounts for is set apart, too, but is no change of its own here.
    """
    runs = ([], []) if all(edit.equal for edit in found) else _rests(sides, tokens, found)
    if not any(runs):
        return Parted(*tokens, found)
    left, right = (_outside(run, apart) for run, apart in zip(tokens, runs, strict=True))
    gaps = [_gaps(apart) for apart in runs]
    between = [piece for edit in edits(left, right) for piece in _severed(edit, *gaps)]
    changes = [
        *(
            sides.change(Kind.DELETED, span, None, "a clause left out", SURENESS)
            for span in _unclaimed(tokens[0], runs[0], sides.left_claimed)
        ),
        *(
            sides.change(Kind.INSERTED, None, span, "a clause added", SURENESS)
            for span in _unclaimed(tokens[1], runs[1], sides.right_claimed)
        ),
    ]
    spans = [_spans(run, apart) if apart else () for run, apart in zip(tokens, runs, strict=True)]
    return Parted(left, right, between, spans[0], spans[1], tuple(changes))


def _outside(tokens: Sequence[Token], runs: Sequence[Run]) -> list[Token]:
    """The tokens outside the runs."""
    return [token for start, end in _between(len(tokens), runs) for token in tokens[start:end]]


def _spans(tokens: Sequence[Token], runs: Sequence[Run]) -> tuple[Span, ...]:
    """The stretches of text outside the runs."""
    return tuple(span for run in _between(len(tokens), runs) if (span := stretch(tokens, *run)))


def _between(length: int, runs: Sequence[Run]) -> Iterator[Run]:
    ends = [0, *(end for _, end in runs)]
    return zip(ends, [*(start for start, _ in runs), length], strict=True)


def _gaps(runs: Sequence[Run]) -> set[int]:
    """Where runs were taken out, as indices into the tokens that are left."""
    gone, found = 0, set()
    for start, end in runs:
        found.add(start - gone)
        gone += end - start
    return found


def _severed(edit: Edit, left_gaps: Set[int], right_gaps: Set[int]) -> Iterator[Edit]:
    """The edit cut where something was taken out inside it, so that no change reaches over the gap."""
    left = [k for k in left_gaps if edit.left_start < k < edit.left_end]
    right = [k for k in right_gaps if edit.right_start < k < edit.right_end]
    if edit.equal:
        shift = edit.right_start - edit.left_start
        cuts = sorted({*left, *(k - shift for k in right)})
        for start, end in pairwise([edit.left_start, *cuts, edit.left_end]):
            yield Edit(True, start, end, start + shift, end + shift)
        return
    (first, *ours), (second, *theirs) = (
        pairwise([start, *sorted(cuts), end])
        for start, cuts, end in ((edit.left_start, left, edit.left_end), (edit.right_start, right, edit.right_end))
    )
    yield Edit(False, *first, *second)
    yield from (Edit(False, *piece, second[1], second[1]) for piece in ours)
    yield from (Edit(False, edit.left_end, edit.left_end, *piece) for piece in theirs)


def _unclaimed(tokens: Sequence[Token], runs: Sequence[Run], claimed: Claimed) -> Iterator[Span]:
    """The runs that attribution does not account for."""
    for start, end in runs:
        free = [t for t in tokens[start:end] if not any(span.overlaps(t.span) for span in claimed.spans)]
        span = stretch(tokens, start, end)
        if span and 2 * len(free) > end - start:
            yield span


def _rests(sides: Sides, tokens: tuple[Sequence[Token], Sequence[Token]], found: Sequence[Edit]) -> tuple[list[Run], list[Run]]:
    """The clauses of each side that the other has nothing for, in order."""
    ours, theirs = met(*tokens)
    left, right = (
        _candidates(its, _borders(article, run, side, found, sides.words)) if its.strange_outside(()) >= WEIGHTY else []
        for side, (its, article, run) in enumerate(zip((ours, theirs), (sides.left, sides.right), tokens, strict=True))
    )
    if left and right:
        left, right = ([run for run in runs if not side.met_in(run)] for side, runs in ((ours, left), (theirs, right)))
    before = None
    while (left, right) != before:
        before = left, right
        left = [run for run in left if theirs.strange_outside(before[1]) <= FREE * ours.strange(run)]
        right = [run for run in right if ours.strange_outside(before[0]) <= FREE * theirs.strange(run)]
    return left, right


def _candidates(side: Met, borders: Sequence[int]) -> list[Run]:
    """Neighbouring clauses of strange words, drawn together, that are long enough and leave something of the sentence.

    A word or two before or behind them, between two marks, is a name or a time that is told otherwise, and stays.
    """
    drawn: list[list[Run]] = []
    for run in pairwise(borders):
        if side.met_in(run) > FOREIGN * side.weighty(run):
            continue
        if drawn and drawn[-1][-1][1] == run[0]:
            drawn[-1].append(run)
        else:
            drawn.append([run])
    found = [(runs[0][0], runs[-1][1]) for runs in filter(None, map(_trimmed, drawn))]
    return [
        run
        for run in found
        if run[1] - run[0] >= CLAUSE and side.weighty(run) >= WEIGHTY and side.met_outside(run) >= LEFT_OF_IT
    ]


def _trimmed(runs: Sequence[Run]) -> Sequence[Run]:
    long = [k for k, (start, end) in enumerate(runs) if end - start > SCRAP]
    return runs[long[0] : long[-1] + 1] if long else ()


def _borders(article: Article, run: Sequence[Token], side: int, edits: Sequence[Edit], words: Lexicon) -> list[int]:
    """Where clauses begin: behind marks, at words that open clauses, and where a long stretch was left out or put in."""
    opening = words.grammar.get("breaks", frozenset())
    found = {0, len(run)}
    for k, (before, token) in enumerate(pairwise(run), 1):
        between = article.text[before.span.end : token.span.start]
        if between.strip(" \n") or token.folded in opening:
            found.add(k)
    for edit in edits:
        if not edit.equal:
            found.update(_long(edit, side))
    return sorted(found)


def _long(edit: Edit, side: int) -> Iterator[int]:
    """The ends of an edit that has a clause on this side and next to nothing on the other."""
    start, end = ((edit.left_start, edit.left_end), (edit.right_start, edit.right_end))[side]
    facing = (edit.right_end - edit.right_start, edit.left_end - edit.left_start)[side]
    if end - start >= CLAUSE and 4 * facing <= end - start:
        yield from (start, end)
