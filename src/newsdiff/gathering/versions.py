"""Which articles are successive versions of one, and what each step did."""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.gathering.records import Chain, State, Statement, Step
from newsdiff.gathering.states import States
from newsdiff.model import Article

__all__ = ["chains"]


def chains(
    articles: Sequence[Article], statements: Sequence[Statement], states: States, told: Sequence[Sequence[int]] = ()
) -> tuple[Chain, ...]:
    """The chains of versions in a story."""
    found = [(tuple(run), "as told") for run in told]
    return tuple(
        Chain(run, reason, tuple(_step(statements, states, old, new) for old, new in zip(run, run[1:], strict=False)))
        for run, reason in found
    )


def _step(statements: Sequence[Statement], states: States, old: int, new: int) -> Step:
    """What the new version says and the old one did not, the reverse, and what it says in edited or other words."""
    appeared, vanished, edited = [], [], []
    for number, statement in enumerate(statements):
        if new in statement.cells and old not in statement.cells:
            appeared.append(number)
        elif old in statement.cells and new not in statement.cells:
            vanished.append(number)
        elif new in statement.cells and states.state(number, new, old) in (State.EDITED, State.REWRITTEN):
            edited.append(number)
    return Step(old, new, tuple(appeared), tuple(vanished), tuple(edited))
