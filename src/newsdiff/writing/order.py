"""The orders in which changes can be told: as a reader meets them, or the most telling first. Both for every written form."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from newsdiff.model import Change

__all__ = ["Order", "telling"]


class Order(StrEnum):
    """In which order the changes of a pair are told."""

    READING = "reading"
    TELLING = "telling"


def telling(changes: Iterable[Change]) -> list[Change]:
    """The changes, the most telling first; alike ones in the order given."""
    return sorted(changes, key=lambda change: -change.weight)
