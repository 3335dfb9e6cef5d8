"""Whether certainty rises or falls inside an edit: hedges, boosters, negations.

Only what stands on one side of an edit and not on the other counts. Which words are hedges is data (language/en/stance.toml).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from newsdiff.comparing.findings import Finding, Run
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import Token
from newsdiff.model import Kind

__all__ = ["stance_findings"]


def stance_findings(left: Sequence[Token], right: Sequence[Token], words: Lexicon) -> Iterator[Finding]:
    """Hedges, boosters and negations that one run of tokens has and the other lacks."""
    for kind, phrases in ((Kind.NEGATION, words.negations), (Kind.HEDGE, words.hedges), (Kind.BOOSTER, words.boosters)):
        ours, theirs = _phrases(left, phrases), _phrases(right, phrases)
        if bool(ours) == bool(theirs):
            continue
        run, found = (left, ours[0]) if ours else (right, theirs[0])
        word = " ".join(token.wording for token in run[found[0] : found[1]])
        yield Finding(kind, found if ours else (0, 0), (0, 0) if ours else found, _note(kind, word, goes=bool(ours)), 0.8)


def _phrases(run: Sequence[Token], phrases: Collection[tuple[str, ...]]) -> list[Run]:
    """Where the run holds one of the phrases; the longest at each place."""
    keys = [token.wording.casefold() for token in run]
    longest = max(map(len, phrases), default=0)
    found: list[Run] = []
    for start in range(len(keys)):
        sizes = range(min(longest, len(keys) - start), 0, -1)
        size = next((size for size in sizes if tuple(keys[start : start + size]) in phrases), 0)
        if not size and ("not",) in phrases and keys[start].endswith("n't"):
            size = 1
        if size:
            found.append((start, start + size))
    return found


def _note(kind: Kind, word: str, *, goes: bool) -> str:
    return f"{kind} “{word}” {'goes' if goes else 'comes'}"
