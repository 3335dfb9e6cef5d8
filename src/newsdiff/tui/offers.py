"""What can be done on the screen at hand, as the help lists it and the palette offers it.

It is read off the screen's own bindings, so a new screen that makes them from the table of keys is known here without a word.
What a screen offers beside its keys it says in a method `offers`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, runtime_checkable

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from newsdiff.tui.keys import Key, Where, keys_of
from newsdiff.tui.themes import BY_NAME

__all__ = ["Offer", "Offering", "keys_at_hand", "offers_of"]


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done: what it is called, the keys for it, and where there is one a look at it beforehand."""

    says: str
    do: Callable[[], object]
    keys: str = ""
    look: Callable[[], object] | None = None


@runtime_checkable
class Offering(Protocol):
    """A screen that offers more than its keys."""

    def offers(self) -> Iterable[Offer]:
        """What it offers."""
        ...


def keys_at_hand(screen: Screen[Any]) -> dict[Key, DOMNode]:
    """The keys in force on a screen, in the order of the table, each with what acts on it."""
    chain = screen.focused.ancestors_with_self if screen.focused else [screen, screen.app]
    nodes = {name: node for node in reversed(chain) for name in _ids(node)}
    found = ((key, nodes.get(_bound_as(key))) for where in Where for key in keys_of(where))
    return {key: node for key, node in found if node is not None}


def _ids(node: DOMNode) -> Iterator[str]:
    """The ids of everything bound by the classes of a node."""
    for each in type(node).__mro__:
        yield from (one.id for one in vars(each).get("BINDINGS", ()) if isinstance(one, Binding) and one.id)


def offers_of(app: App[Any]) -> list[Offer]:
    """Everything that can be done now: the actions of the screen, what it offers itself, the colours."""
    screen = app.screen
    own = screen.offers() if isinstance(screen, Offering) else ()
    return [*_actions(app, screen), *own, *_themes(app)]


def _bound_as(key: Key) -> str:
    return f"{key.id}.{key.keys[0]}" if "{}" in key.action else key.id


def _actions(app: App[Any], screen: Screen[Any]) -> Iterator[Offer]:
    for key, node in keys_at_hand(screen).items():
        if "{}" not in key.action and key.id != "palette":
            yield Offer(key.help, partial(app.run_action, key.action, node), key.shown)


def _themes(app: App[Any]) -> Iterator[Offer]:
    for name, theme in BY_NAME.items():
        turn = partial(setattr, app, "theme", theme.name)
        yield Offer(f"theme: {name}", turn, look=turn)
