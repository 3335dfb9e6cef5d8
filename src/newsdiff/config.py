"""The user's settings file: where it is, and what it says, as one record. What the settings mean is for others to know.

A file that cannot be understood is told on one line; nothing is guessed and nothing is written.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newsdiff.errors import UsageError

__all__ = ["Config", "config_path", "nearest", "read_config"]

_LARGEST = 1_000_000
_SETTINGS = ("theme", "ascii", "recent", "keys")


@dataclass(frozen=True, slots=True)
class Config:
    """`theme` by name ("" for the one that fits), our own marks in ASCII, and keys by the id of their action.

    `recent` says whether the start screen may remember what was read.
    """

    theme: str = ""
    ascii_only: bool = False
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    where: str = ""
    recent: bool = True


def config_path() -> Path:
    """The file: what NEWSDIFF_CONFIG names, else newsdiff/config.toml in the user's folder for settings."""
    if named := os.environ.get("NEWSDIFF_CONFIG"):
        return Path(named).expanduser()
    home = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(home).expanduser() / "newsdiff" / "config.toml"


def read_config() -> Config:
    """What the file says; the defaults if there is none. Raises UsageError with the nearest name for one it does not know."""
    path = config_path()
    try:
        if not path.exists():
            return Config()
        if path.stat().st_size > _LARGEST:
            raise UsageError("is too large for a settings file", where=str(path))
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"cannot be read: {error}", where=str(path), mend="mend it, or move it away") from error
    return _config(found, str(path))


def _config(found: Mapping[str, object], where: str) -> Config:
    for name in found:
        if name not in _SETTINGS:
            raise UsageError(f"there is no setting {name!r}", where=where, mend=nearest(name, _SETTINGS))
    theme, keys = found.get("theme", ""), found.get("keys", {})
    ascii_only, recent = found.get("ascii", False), found.get("recent", True)
    if not isinstance(theme, str):
        raise UsageError("theme must be a name in quotes", where=where)
    if not isinstance(ascii_only, bool):
        raise UsageError("ascii must be true or false", where=where)
    if not isinstance(recent, bool):
        raise UsageError("recent must be true or false", where=where)
    if not isinstance(keys, dict):
        raise UsageError("keys must be a table: [keys]", where=where)
    return Config(theme, ascii_only, {name: _keys(name, value, where) for name, value in keys.items()}, where, recent)


def _keys(name: str, value: object, where: str) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    keys = tuple(key.strip() for key in values if isinstance(key, str) and key.strip())
    if not keys or len(keys) < len(values):
        raise UsageError(f'keys of {name} must be a key or a list of keys: "n" or ["n", "f3"]', where=where)
    return keys


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint at what was meant, or else what there is."""
    known = list(known)
    near = difflib.get_close_matches(name, known, 1, 0.4)
    return f"did you mean {near[0]}?" if near else f"there is {', '.join(known)}"
