"""Which articles are successive versions of one, and what each step did.

A false chain is worse than a missed one: versions come from one outlet, or are captures of one address; it is known which is
the later; and most of the older's words are still in the newer, fewer if the titles are alike. Else the user says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsdiff.gathering.records import Chain, Shared, State, Statement, Step
from newsdiff.gathering.shares import Shares
from newsdiff.gathering.states import States
from newsdiff.model import Article, Role
from newsdiff.reading.archives import capture_of
from newsdiff.reading.dates import latest

__all__ = ["chains"]

KEPT = 0.7
"""A version keeps at least this share of the older one's words, edited ones among them, …"""
KEPT_UNDER_TITLE = 0.5
"""… or this under a title alike, or at the same address."""
TITLE = 0.4
"""Titles are alike from this share of words in common on."""

_WORD = re.compile(r"[^\W_]+")
_TOLD = "told by the user"
_DATED = (Role.DATE, Role.BYLINE, Role.OUTLET)
_Moment = tuple[str, str]


def chains(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    states: States,
    shares: Shares,
    told: Sequence[Sequence[int]] = (),
) -> tuple[Chain, ...]:
    """The chains of versions, those told first; an article is in one at most."""
    taken = {article for run in told for article in run}
    found = [(tuple(run), _TOLD) for run in told]
    for group in _candidates(articles, taken):
        found += [(tuple(run), reason) for run, reason in _runs(articles, statements, shares, group) if len(run) > 1]
    return tuple(
        Chain(run, reason, tuple(_step(statements, states, old, new) for old, new in pairwise(run))) for run, reason in found
    )


def _candidates(articles: Sequence[Article], taken: set[int]) -> Iterator[list[tuple[_Moment, int]]]:
    """Articles of one origin whose time is known, by time; those of one time by their words."""
    groups: dict[str, list[tuple[_Moment, int]]] = defaultdict(list)
    for number, article in enumerate(articles):
        capture = capture_of(article.source)
        moment = _moment(article, capture.taken if capture else "")
        origin = capture.original if capture else article.outlet.casefold()
        if origin and moment and number not in taken:
            groups[origin].append((moment, number))
    for group in groups.values():
        yield sorted(group, key=lambda one: (one[0], articles[one[1]].text))


def _moment(article: Article, taken: str) -> _Moment | None:
    """Day and hour ("" if unknown) of the last update, or of the capture."""
    if taken:
        return taken[:10], taken[11:16]
    lines = (block.span.of(article.text) for block in article.blocks if block.role in _DATED)
    printed = [moment for line in lines if (moment := latest(line))]
    return max([*printed, *([(article.published, "")] if article.published else [])], default=None)


def _runs(
    articles: Sequence[Article], statements: Sequence[Statement], shares: Shares, group: Sequence[tuple[_Moment, int]]
) -> list[tuple[list[int], str]]:
    """The articles of a group as runs of versions, each with the reason; what is no version is a run of its own."""
    when = {number: moment for moment, number in group}
    said: dict[int, set[int]] = defaultdict(set)
    for k, statement in enumerate(statements):
        for number in statement.cells.keys() & when.keys():
            said[number].add(k)
    runs: list[tuple[list[int], str]] = []
    for number, moment in when.items():
        best: tuple[float, int] = (0.0, 0)
        for place, (run, _) in enumerate(runs):
            old = run[-1]
            if _is_later(when[old], moment) and len(said[old] & said[number]) * 2 >= len(said[old]):
                kept = _kept(shares.counted(old, number))
                if kept >= _wanted(articles[old], articles[number]):
                    best = max(best, (kept, -place))
        if best[0]:
            run, _ = runs[-best[1]]
            runs[-best[1]] = ([*run, number], _reason(articles[number], best[0]))
        else:
            runs.append(([number], ""))
    return runs


def _is_later(old: _Moment, new: _Moment) -> bool:
    return new[0] > old[0] or (new[0] == old[0] and bool(old[1]) and new[1] > old[1])


def _kept(shared: Shared) -> float:
    return (shared.same + shared.edited) / max(shared.words, 1)


def _wanted(old: Article, new: Article) -> float:
    """The share of words that makes one article a version of another."""
    one, other = (set(_WORD.findall(article.title.casefold())) for article in (old, new))
    alike = bool(one and other) and len(one & other) >= TITLE * min(len(one), len(other))
    return KEPT_UNDER_TITLE if alike or capture_of(new.source) else KEPT


def _reason(new: Article, kept: float) -> str:
    capture = capture_of(new.source)
    origin = f"captures of {capture.original}" if capture else f"from {new.outlet}, each later than the one before"
    return f"{origin}; the last keeps {kept:.0%} of the words of the one before, edited ones among them"


def _step(statements: Sequence[Statement], states: States, old: int, new: int) -> Step:
    """What the new version says and the old one did not, the reverse, and what it says in other words than of style."""
    appeared, vanished, edited = [], [], []
    for number, statement in enumerate(statements):
        if new in statement.cells and old not in statement.cells:
            appeared.append(number)
        elif old in statement.cells and new not in statement.cells:
            vanished.append(number)
        elif new in statement.cells and states.state(number, new, old) in (State.EDITED, State.REWRITTEN):
            edited.append(number)
    return Step(old, new, tuple(appeared), tuple(vanished), tuple(edited))
