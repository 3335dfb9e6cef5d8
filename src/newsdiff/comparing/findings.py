"""What a classifier finds inside an unequal edit: part of the words on each side, under one kind.

The classifiers of facts and stance speak in this record; `newsdiff.comparing.compare` turns it into changes and leaves what
no classifier claims to wording.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsdiff.language.tokens import Token
from newsdiff.model import Kind

__all__ = ["Finding", "Run", "in_any", "overlap", "words_at"]

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


def in_any(k: int, findings: Sequence[Finding], side: int) -> bool:
    """Whether one of the findings holds the token at this index on the left (0) or the right (1)."""
    return any(start <= k < end for start, end in ((f.left, f.right)[side] for f in findings))


def overlap(one: Run, other: Run) -> bool:
    """Whether two runs have a token in common."""
    return one[0] < other[1] and other[0] < one[1]


def words_at(run: Sequence[Token], where: Run) -> str:
    """The words of a run of tokens, a space between them."""
    return " ".join(token.wording for token in run[where[0] : where[1]])
