"""Keys a user has put in the place of ours: checked against the table, so that none is lost without a word.

The toolkit takes any name for a key and lets one binding silently hide another; here a wrong id, a wrong name and a clash
are each one line.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from newsdiff.config import nearest
from newsdiff.errors import UsageError
from newsdiff.tui.keys import KEYS, TOGETHER, Key

__all__ = ["remapped"]

_MODIFIERS = ("ctrl", "alt", "shift", "super")
_NAMES = frozenset(key.value for key in Keys if "+" not in key.value and not key.value.startswith("<"))


def remapped(chosen: Mapping[str, Sequence[str]], where: str = "") -> tuple[Key, ...]:
    """The table with these keys for these ids. Raises UsageError for an unknown id, an unknown key and a clash."""
    known = {key.id: key for key in KEYS if "{}" not in key.action}
    for name in chosen:
        if name not in known:
            raise UsageError(f"there is no action {name!r} to give a key to", where=where, mend=nearest(name, known))
    table = tuple(_with(key, chosen[key.id], where) if key.id in chosen else key for key in KEYS)
    for one, other, key in _clashes(table):
        raise UsageError(f"{key} would be both {one.id} ({one.help}) and {other.id} ({other.help})", where=where)
    return table


def _with(key: Key, chosen: Sequence[str], where: str) -> Key:
    names = tuple(_name(one, where) for one in chosen)
    hint = (chosen[0], key.hint[1]) if key.hint else None
    return replace(key, keys=names, shown=" ".join(chosen), hint=hint)


def _name(written: str, where: str) -> str:
    """What the toolkit calls a key: ``]`` is right_square_bracket, ``ctrl+n`` is itself."""
    *modifiers, key = written.split("+") if len(written) > 1 else [written]
    name = _of_character(key) if len(key) == 1 else key.lower()
    if (len(key) > 1 and name not in _NAMES and not _is_character(name)) or not set(modifiers) <= set(_MODIFIERS):
        near = difflib.get_close_matches(key, sorted(_NAMES), 1, 0.6)
        raise UsageError(
            f"there is no key {written!r}", where=where, mend=f"did you mean {near[0]}?" if near else "write n, f3, ctrl+n or ]"
        )
    return "+".join([*modifiers, name])


def _of_character(char: str) -> str:
    if char.isalnum():
        return char
    name = unicodedata.name(char, "").lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def _is_character(name: str) -> bool:
    """Whether it is what the toolkit calls a character that is no letter: question_mark."""
    try:
        unicodedata.lookup(name.replace("_", " ").upper())
    except KeyError:
        return name in KEY_NAME_REPLACEMENTS.values()
    return True


def _clashes(table: Sequence[Key]) -> Iterator[tuple[Key, Key, str]]:
    for together in TOGETHER:
        taken: dict[str, Key] = {}
        for key in (key for key in table if key.where in together):
            for name in key.keys:
                if name in taken:
                    yield taken[name], key, name
                taken[name] = key
