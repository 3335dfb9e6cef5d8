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

ALONE = 3
"""Tokens that may come or go by themselves and still be a hedge put in or taken out."""
REPLACED = 8
"""Tokens of both sides that may stand for each other and still be one verb phrase hedged or not."""


def stance_findings(left: Sequence[Token], right: Sequence[Token], words: Lexicon) -> Iterator[Finding]:
    """Hedges, boosters and negations that one run of tokens has and the other lacks.

    In a whole clause that comes, goes or is put for another they are no change of stance: nothing stands against them.
    """
    if len(left) + len(right) > (REPLACED if left and right else ALONE):
        return
    for kind, phrases in ((Kind.NEGATION, words.negations), (Kind.HEDGE, words.hedges), (Kind.BOOSTER, words.boosters)):
        ours, theirs = (_phrases(run, phrases, words.negation_exceptions) for run in (left, right))
        if kind is Kind.HEDGE and _shifts(left, right):
            continue
        if kind is Kind.HEDGE and ours and theirs:
            yield from _another_hedge(left, right, words)
            return
        if bool(ours) == bool(theirs):
            continue
        run, found = (left, ours[0]) if ours else (right, theirs[0])
        facing = _verb(right if ours else left, words)
        word = " ".join(token.wording for token in run[found[0] : found[1]])
        yield Finding(kind, found if ours else facing, facing if ours else found, _note(kind, word, goes=bool(ours)), 0.8)


def _another_hedge(left: Sequence[Token], right: Sequence[Token], words: Lexicon) -> Iterator[Finding]:
    """Hedged on both sides in other words: "almost certain" / "likely", "could" / "should"."""
    spans = []
    for run in (left, right):
        marks = [where for phrases in (words.hedges, words.boosters) for where in _phrases(run, phrases, frozenset())]
        spans.append((min(start for start, _ in marks), max(end for _, end in marks)))
    before, after = (
        " ".join(token.wording for token in run[slice(*where)]) for run, where in zip((left, right), spans, strict=True)
    )
    if before.casefold() != after.casefold():
        yield Finding(Kind.HEDGE, spans[0], spans[1], f"hedge “{before}” becomes “{after}”", 0.7)


def _verb(run: Sequence[Token], words: Lexicon) -> Run:
    """The whole run, if it is only the auxiliaries a hedge was put for ("is" / "could be"); else nothing."""
    auxiliaries = words.grammar.get("auxiliaries", frozenset()) | words.grammar.get("be", frozenset())
    return (0, len(run)) if all(token.folded in auxiliaries for token in run) else (0, 0)


def _shifts(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether "will" and "would", "can" and "could" stand against each other: the tense of reported speech, no hedge."""
    ours, theirs = {token.folded for token in left}, {token.folded for token in right}
    return any(
        (one in ours and other in theirs) or (other in ours and one in theirs)
        for one, other in (("will", "would"), ("can", "could"), ("ill", "would"), ("well", "would"), ("may", "might"))
    )


def _phrases(run: Sequence[Token], phrases: Collection[tuple[str, ...]], idle: Collection[tuple[str, ...]]) -> list[Run]:
    """Where the run holds one of the phrases, the longest at each place, but not where an `idle` one begins ("not only")."""
    keys = [token.wording.casefold() for token in run]
    longest = max(map(len, phrases), default=0)
    found: list[Run] = []
    for start in range(len(keys)):
        sizes = range(min(longest, len(keys) - start), 0, -1)
        size = next((size for size in sizes if tuple(keys[start : start + size]) in phrases), 0)
        if not size and ("not",) in phrases and keys[start].endswith("n't"):
            size = 1
        if size and not any(tuple(keys[start : start + len(words)]) == words for words in idle):
            found.append((start, start + size))
    return found


def _note(kind: Kind, word: str, *, goes: bool) -> str:
    return f"{kind} “{word}” {'goes' if goes else 'comes'}"
