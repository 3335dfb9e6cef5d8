"""Names put for others in an edit, or spelt in another way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from newsdiff.comparing.findings import Finding, Run, words_at
from newsdiff.comparing.wording import Edit
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import Token
from newsdiff.model import Kind

__all__ = ["MISSPELT", "is_misspelt", "name_findings"]

MISSPELT = 0.7
"""From this likeness on, two names are one name spelt in two ways."""

BESIDE = 2
"""Tokens that may stand beside a name on each side of an edit that puts another in its place."""

_ENDINGS = frozenset("s n an ian ish ese i er ers ns".split())
"""What is added to the name of a place for who lives there: "Korea", "Korean"."""

_JOINTS = frozenset("of for and the de".split())


def name_findings(left: Sequence[Token], right: Sequence[Token], edit: Edit, words: Lexicon) -> Iterator[Finding]:
    """Names put for another in an edit, or spelt in another way; titles and endings ("Korean") are no other name."""
    yield from _particle(left, right, edit, words)
    ours = _runs(left, edit.left_start, edit.left_end, words)
    theirs = _runs(right, edit.right_start, edit.right_end, words)
    for one in list(ours):
        for other in list(theirs):
            if is_misspelt(words_at(left, one), words_at(right, other)):
                ours.remove(one)
                theirs.remove(other)
                note = f"the name is spelt in two ways: {words_at(left, one)} / {words_at(right, other)}"
                yield Finding(Kind.NAME, one, other, note, 0.8)
                break
    if len(ours) == len(theirs) == 1:
        one, other = ours[0], theirs[0]
        beside = (
            edit.left_end - edit.left_start - (one[1] - one[0]),
            edit.right_end - edit.right_start - (other[1] - other[0]),
        )
        before, after = words_at(left, one), words_at(right, other)
        opens = (0, 1) in (one, other)
        if max(beside) <= BESIDE and not opens and not _is_one_name(before, after):
            yield Finding(Kind.NAME, one, other, f"another name in the same place: {before} → {after}", 0.6)


def _particle(left: Sequence[Token], right: Sequence[Token], edit: Edit, words: Lexicon) -> Iterator[Finding]:
    """A particle that comes or goes before a name both sides have: "Haaren" / "van Haaren"."""
    ours, theirs = range(edit.left_start, edit.left_end), range(edit.right_start, edit.right_end)
    run, where, end = (left, ours, edit.left_end) if ours else (right, theirs, edit.right_end)
    if bool(ours) == bool(theirs) or end >= len(run) or not run[end].capitalised:
        return
    if all(_is_of(run[k], words, "particles") for k in where):
        one, other = (edit.left_start, edit.left_end + 1), (edit.right_start, edit.right_end + 1)
        note = f"the name is written in two ways: {words_at(left, one)} / {words_at(right, other)}"
        yield Finding(Kind.NAME, one, other, note, 0.8)


def _runs(run: Sequence[Token], start: int, end: int, words: Lexicon) -> list[Run]:
    """Stretches of tokens written like names: "Institute of Polar Research"."""
    found: list[Run] = []
    for k in range(start, end):
        if _is_name(run[k], words):
            joined = found and (found[-1][1] == k or (found[-1][1] == k - 1 and run[k - 1].folded in _JOINTS))
            begin = found.pop()[0] if joined else k
            found.append((begin, k + 1))
    return found


def _is_name(token: Token, words: Lexicon) -> bool:
    known = _is_of(token, words, "determiners", "pronouns") or token.folded in words.courtesy_titles
    dated = token.wording.casefold().removesuffix("'s") in words.weekdays or token.folded in words.months
    return token.capitalised and not (known or dated) and (token.folded,) not in words.role_titles and "/" not in token.folded


def _is_of(token: Token, words: Lexicon, *names: str) -> bool:
    return any(token.folded in words.grammar.get(name, ()) for name in names)


def is_misspelt(before: str, after: str, likeness: float = MISSPELT) -> bool:
    """Whether two names are one with a slip of the pen, in the whole or in the last word."""
    one, other = before.casefold(), after.casefold()
    if one == other or _is_one_name(before, after):
        return False
    last = [name.rpartition(" ")[2] for name in (one, other)]
    pairs = [(one, other)] if " " not in one + other else [(one, other), (last[0], last[1])]
    return any(a != b and min(len(a), len(b)) > 3 and _alike(a, b) >= likeness for a, b in pairs)


def _is_one_name(before: str, after: str) -> bool:
    """Whether one name is the other with an ending, a possessive or without its first name."""
    shorter, longer = sorted((before.casefold().removesuffix("'s"), after.casefold().removesuffix("'s")), key=len)
    if shorter == longer or longer.endswith(" " + shorter) or longer.startswith(shorter + " "):
        return True
    return longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
