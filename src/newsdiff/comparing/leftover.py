"""What is left of an edit when style, facts and stance have been named: wording, phrase by phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.comparing.findings import Finding, Run, in_any
from newsdiff.comparing.sides import Runs, Sides
from newsdiff.comparing.wording import stretch
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.style import style_kind
from newsdiff.language.tokens import Token
from newsdiff.model import Change, Kind, Span

__all__ = ["at", "leftover", "span_of"]


def at(run: Sequence[Token], where: Sequence[int]) -> list[Token]:
    """The tokens at these indices."""
    return [run[k] for k in where]


def span_of(run: Sequence[Token]) -> Span | None:
    """The span from the first to the last of the tokens; None if there are none."""
    return stretch(run, 0, len(run))


def leftover(
    sides: Sides, runs: Runs, left_over: tuple[Sequence[int], Sequence[int]], findings: Sequence[Finding], *, whole: bool
) -> Iterator[Change]:
    """What no finding claims of an edit, as wording, phrase by phrase; `whole` says that nothing else claims any of it.

    A rest of function words goes with what is named or has moved beside it, and so does a verb in another form: "would cut"
    against "cuts" is one difference.
    """
    beside = bool(findings) or not whole
    free = _free(left_over, findings)
    if beside and _follows(at(runs[0], free[0]), at(runs[1], free[1]), sides.words):
        return
    for start, end in _stretches(runs, left_over, findings):
        phrases = [_phrases([k for k in where if start[side] <= k < end[side]]) for side, where in enumerate(free)]
        if beside:
            phrases = [
                [phrase for phrase in told if not _is_idle(at(run, phrase), sides.words)]
                for told, run in zip(phrases, runs, strict=True)
            ]
        for one, other in _paired(*phrases):
            yield from _phrase(sides, runs, (at(runs[0], one), at(runs[1], other)), beside=beside)


def _stretches(
    runs: Runs, left_over: tuple[Sequence[int], Sequence[int]], findings: Sequence[Finding]
) -> Iterator[tuple[Run, Run]]:
    """From where to where on both sides, between the findings that have words of the edit on both."""
    both = [f for f in findings if _holds(f.left, left_over[0]) and _holds(f.right, left_over[1])]
    borders = sorted((f.left, f.right) for f in both)
    starts = [(-1, -1), *((ours[1], theirs[1]) for ours, theirs in borders)]
    ends = [*((ours[0], theirs[0]) for ours, theirs in borders), (len(runs[0]), len(runs[1]))]
    return zip(starts, ends, strict=True)


def _paired(ours: Sequence[list[int]], theirs: Sequence[list[int]]) -> Iterator[tuple[list[int], list[int]]]:
    """The phrases of both sides in their order, the last ones against nothing where the other side has fewer."""
    for k in range(max(len(ours), len(theirs))):
        yield ours[k] if k < len(ours) else [], theirs[k] if k < len(theirs) else []


def _phrase(sides: Sides, runs: Runs, phrases: tuple[list[Token], list[Token]], *, beside: bool) -> Iterator[Change]:
    """The change a phrase put for a phrase is, or one that came or went; none where it follows from what stands beside it."""
    ours, theirs = _trimmed_alike(*phrases)
    if not (ours or theirs) or (beside and _follows(ours, theirs, sides.words)):
        return
    if not (ours and theirs) and _is_inverted([*ours, *theirs], runs, sides.words):
        return
    if style := style_kind(ours, theirs, sides.words):
        yield sides.change(style, span_of(ours), span_of(theirs), f"house style: {style}", 0.9)
        return
    kind = Kind.REPLACED if ours and theirs else Kind.DELETED if ours else Kind.INSERTED
    note = {Kind.REPLACED: "other words", Kind.DELETED: "words left out", Kind.INSERTED: "words added"}[kind]
    yield sides.change(kind, span_of(ours), span_of(theirs), note, 0.9)


def _free(left_over: tuple[Sequence[int], Sequence[int]], findings: Sequence[Finding]) -> list[list[int]]:
    return [[k for k in where if not in_any(k, findings, side)] for side, where in enumerate(left_over)]


def _phrases(where: Sequence[int]) -> list[list[int]]:
    """Runs of tokens that stand side by side."""
    found: list[list[int]] = []
    for k in where:
        if found and found[-1][-1] == k - 1:
            found[-1].append(k)
        else:
            found.append([k])
    return found


def _is_idle(phrase: Sequence[Token], words: Lexicon) -> bool:
    return all(_is_function_word(token, words) for token in phrase)


def _is_inverted(one: Sequence[Token], runs: Runs, words: Lexicon) -> bool:
    """Whether words that came or went are a reporting verb that both sides have: "said Roe" / "Roe said"."""
    both = {token.folded for token in runs[0]} & {token.folded for token in runs[1]}
    return all(token.folded in both and token.folded in words.reporting for token in one)


def _trimmed_alike(left: list[Token], right: list[Token]) -> tuple[list[Token], list[Token]]:
    """Two phrases without what they begin and end with alike; "a" and "an" are one word."""
    while left and right and _is_one_word(left[0], right[0]):
        left, right = left[1:], right[1:]
    while left and right and _is_one_word(left[-1], right[-1]):
        left, right = left[:-1], right[:-1]
    return left, right


def _is_one_word(one: Token, other: Token) -> bool:
    return one.folded == other.folded or {one.folded, other.folded} == {"a", "an"}


def _follows(left: Sequence[Token], right: Sequence[Token], words: Lexicon) -> bool:
    """Whether two phrases differ in function words only, or in the forms of the same verb."""
    for idle in (_is_function_word, _is_auxiliary):
        ours, theirs = ([token.folded for token in run if not idle(token, words)] for run in (left, right))
        pairs = zip(ours, theirs, strict=False)
        if len(ours) == len(theirs) and all(one == other or words.is_one_verb(one, other) for one, other in pairs):
            return True
    return False


def _is_function_word(token: Token, words: Lexicon) -> bool:
    return token.short or _is_auxiliary(token, words) or token.folded in words.grammar.get("determiners", ())


def _is_auxiliary(token: Token, words: Lexicon) -> bool:
    return any(token.folded in words.grammar.get(name, ()) for name in ("be", "auxiliaries"))


def _holds(run: tuple[int, int], where: Sequence[int]) -> bool:
    return any(run[0] <= k < run[1] for k in where)
