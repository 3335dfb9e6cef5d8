"""What the filter panel offers for one comparison: each choice, how it reads under the present options, and what it turns to.

Pure: the panel draws them. What options let through is decided in `filters`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from newsdiff.model import ChangeClass, Comparison, Kind
from newsdiff.tui.filters import MOST_TELLING
from newsdiff.tui.phrases import shortened
from newsdiff.tui.table import Options
from newsdiff.tui.voices import voices_of

__all__ = ["Choice", "box", "choices", "following"]

T = TypeVar("T")

_FLOORS = (0.0, 0.5, 0.7, 0.8, 0.9)
_CONTEXTS = (0, 1, 2, 5)
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """`says` words it under some options, `turn` gives the options with its next setting (or the one before).

    `alone` gives those in which nothing but this is shown, where that makes sense. `heads` is the class a line is the head of.
    """

    says: Callable[[T], str]
    turn: Callable[[T, int], T]
    alone: Callable[[T], T] | None = None
    heads: ChangeClass | None = None


def choices(comparison: Comparison, sentences: int) -> list[Choice[Options]]:
    """All of them, classes with their kinds first; `sentences` is how many are themselves the difference."""
    changes = list(comparison.all_changes())
    kinds = Counter(change.kind for change in changes)
    classes = Counter(change.change_class for change in changes)
    offered = []
    for one in reversed(ChangeClass):
        offered.append(_of_class(one, classes[one]))
        offered += [_of_kind(kind, kinds[kind]) for kind in Kind if kind.change_class is one and kinds[kind]]
    speakers = ("", *voices_of(comparison).names[1:])
    return [*offered, _of_sentences(sentences), *_of_amounts(sum(c.weight >= MOST_TELLING for c in changes), speakers)]


def _of_class(one: ChangeClass, count: int) -> Choice[Options]:
    return Choice(
        says=lambda options: f"{box(on=one not in options.hidden)} {one}  {count}",
        turn=lambda options, _: replace(options, hidden=options.hidden ^ {one}),
        alone=lambda options: replace(
            options, hidden=frozenset(ChangeClass) - {one}, hidden_kinds=frozenset(), sentences=False
        ),
        heads=one,
    )


def _of_kind(kind: Kind, count: int) -> Choice[Options]:
    def on(options: Options) -> bool:
        return kind not in options.hidden_kinds and kind.change_class not in options.hidden

    def turned(options: Options, _: int) -> Options:
        shown = options.hidden - {kind.change_class}
        others = frozenset(other for other in Kind if other.change_class is kind.change_class and other is not kind)
        if kind.change_class in options.hidden:
            return replace(options, hidden=shown, hidden_kinds=options.hidden_kinds - {kind} | others)
        return replace(options, hidden_kinds=options.hidden_kinds ^ {kind})

    return Choice(
        says=lambda options: f"   {box(on=on(options))} {kind}  {count}",
        turn=turned,
        alone=lambda options: replace(
            options,
            hidden=frozenset(ChangeClass) - {kind.change_class},
            hidden_kinds=frozenset(Kind) - {kind},
            sentences=False,
        ),
    )


def _of_sentences(count: int) -> Choice[Options]:
    return Choice(
        says=lambda options: f"{box(on=options.sentences)} whole sentences: only here, moved, rewritten  {count}",
        turn=lambda options, _: replace(options, sentences=not options.sentences),
        alone=lambda options: replace(options, hidden=frozenset(ChangeClass), sentences=True),
    )


def _of_amounts(telling: int, speakers: Sequence[str]) -> Iterator[Choice[Options]]:
    yield Choice(
        says=lambda o: f"how sure        ‹ {f'{o.confidence:.1f} and more' if o.confidence else 'any'} ›",
        turn=lambda o, step: replace(o, confidence=following(_FLOORS, o.confidence, step)),
    )
    yield Choice(
        says=lambda o: f"how telling     ‹ {f'only the most telling ({telling})' if o.weight else 'any'} ›",
        turn=lambda o, _: replace(o, weight=0.0 if o.weight else MOST_TELLING),
    )
    yield Choice(
        says=lambda o: f"in whose words  ‹ {shortened(o.speaker, _LONGEST) or 'anybody’s or nobody’s'} ›",
        turn=lambda o, step: replace(o, speaker=following(speakers, o.speaker, step)),
    )
    yield Choice(
        says=lambda o: f"rows            ‹ {'changes only' if o.only_changes else 'all'} ›",
        turn=lambda o, _: replace(o, only_changes=not o.only_changes),
    )
    yield Choice(
        says=lambda o: f"around changes  ‹ {o.context} more rows ›",
        turn=lambda o, step: replace(o, context=following(_CONTEXTS, o.context, step)),
    )


def box(*, on: bool) -> str:
    """A box with a cross in it, or without."""
    return "[x]" if on else "[ ]"


def following(values: Sequence[T], now: T, step: int) -> T:
    """The value so many steps on, round the end; from a value that is not among them, as from the first."""
    at = values.index(now) if now in values else 0
    return values[(at + step) % len(values)]
