"""Whether certainty rises or falls inside an edit: hedges, boosters, negations.

Only what stands on one side of an edit and not on the other counts. Which words are hedges is data (language/en/stance.toml).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from newsdiff.comparing.findings import Finding, Run
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import Token
from newsdiff.model import Kind

__all__ = ["Around", "count_negations", "stance_findings"]

ALONE = 3
"""Tokens that may come or go by themselves and still be a hedge put in or taken out."""
REPLACED = 8
"""Tokens of both sides that may stand for each other and still be one verb phrase hedged or not."""


class Around(NamedTuple):
    """What stands around an edit: the word before it on each side, and whether each side is reported speech there."""

    before: tuple[Token | None, Token | None] = (None, None)
    reported: tuple[bool, bool] = (True, True)


def stance_findings(
    left: Sequence[Token], right: Sequence[Token], words: Lexicon, around: Around | None = None
) -> Iterator[Finding]:
    """Hedges, boosters and negations that one run of tokens has and the other lacks.

    In a whole clause that comes, goes or is put for another they are no change of stance: nothing stands against them.
    """
    around = around or Around()
    if len(left) + len(right) > (REPLACED if left and right else ALONE):
        return
    for kind, phrases in ((Kind.NEGATION, words.negations), (Kind.HEDGE, words.hedges), (Kind.BOOSTER, words.boosters)):
        ours, theirs = (
            _phrases(run, phrases, words.negation_exceptions, before)
            for run, before in zip((left, right), around.before, strict=True)
        )
        if kind is Kind.HEDGE and (shift := _shift(left, right, words)):
            if not (shift.is_tense and around.reported[shift.past]):
                yield Finding(kind, shift.left, shift.right, shift.note, 0.7)
            continue
        if kind is Kind.HEDGE and ours and theirs:
            yield from _another_hedge(left, right, words)
            return
        if bool(ours) == bool(theirs):
            continue
        run, found = (left, ours[0]) if ours else (right, theirs[0])
        if around.reported[0 if ours else 1] and _is_tense(run[slice(*found)], words):
            continue
        facing = _verb(right if ours else left, words)
        word = " ".join(token.wording for token in run[found[0] : found[1]])
        yield Finding(kind, found if ours else facing, facing if ours else found, _note(kind, word, goes=bool(ours)), 0.8)


def _is_tense(run: Sequence[Token], words: Lexicon) -> bool:
    """Whether a hedge is only the future told in the past: "said it **would** open", which hedges nothing."""
    future = next(iter(words.modal_pasts.values()), "")
    return [token.wording.casefold() for token in run] == [future]


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


def count_negations(run: Sequence[Token], words: Lexicon) -> int:
    """How often a run of tokens negates."""
    return len(_phrases(run, words.negations, words.negation_exceptions))


class _Shift(NamedTuple):
    """A modal against its past form: where they stand, and on which side (0, 1) the past form does."""

    left: Run
    right: Run
    past: int
    is_tense: bool
    note: str


def _shift(left: Sequence[Token], right: Sequence[Token], words: Lexicon) -> _Shift | None:
    """Where "will" and "would", "can" and "could", or a modal and a weaker one ("will", "should"), stand against each other.

    In reported speech that is its tense and says nothing; elsewhere it makes what will be what would be.
    """
    ours, theirs = ({_modal(token, words): k for k, token in enumerate(run)} for run in (left, right))
    for modal, past in (*words.modal_pasts.items(), *words.modals_weakened):
        for near, far, side in ((ours, theirs, 1), (theirs, ours, 0)):
            if modal in near and past in far:
                here, there = (near[modal], far[past]) if side else (far[past], near[modal])
                note = f"“{left[here].wording}” becomes “{right[there].wording}”"
                is_tense = words.modal_pasts.get(modal) == past
                note += ", not in reported speech" if is_tense else ""
                return _Shift((here, here + 1), (there, there + 1), side, is_tense, note)
    return None


def _modal(token: Token, words: Lexicon) -> str:
    """The modal verb of a token, that of a contraction too ("won't", "they'd"); else its word."""
    full = words.contractions.get(token.wording.casefold(), (token.wording.casefold(),))
    return next((word for word in full if word in words.shifting_modals), full[0])


def _phrases(
    run: Sequence[Token], phrases: Collection[tuple[str, ...]], idle: Collection[tuple[str, ...]], before: Token | None = None
) -> list[Run]:
    """Where the run holds one of the phrases, the longest at each place, but not where an `idle` one begins ("not only").

    A phrase may begin with the word before the run: "are | thought to be" against "are".
    """
    keys = [token.wording.casefold() for token in run]
    longest = max(map(len, phrases), default=0)
    found: list[Run] = []
    for start in range(len(keys)):
        sizes = range(min(longest, len(keys) - start), 0, -1)
        size = next((size for size in sizes if tuple(keys[start : start + size]) in phrases), 0)
        if not size and not start and before and (before.wording.casefold(), keys[0]) in phrases:
            size = 1
        if not size and ("not",) in phrases and keys[start].endswith(("n't", "n t")):
            size = 1
        if size and not any(tuple(keys[start : start + len(words)]) == words for words in idle):
            found.append((start, start + size))
    return found


def _note(kind: Kind, word: str, *, goes: bool) -> str:
    return f"{kind} “{word}” {'goes' if goes else 'comes'}"
