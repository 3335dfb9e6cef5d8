"""What a classifier finds inside an unequal edit: part of the words on each side, under one kind.

The classifiers of facts and stance speak in this record; `newsdiff.comparing.compare` turns it into changes and leaves what
no classifier claims to wording.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsdiff.model import Kind

__all__ = ["Finding", "Run"]

Run = tuple[int, int]
"""Token indices, end exclusive; empty where start equals end."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Tokens of each side's run that differ in a way of this kind, the reason, and how sure."""

    kind: Kind
    left: Run
    right: Run
    note: str
    confidence: float
