"""Which differences between two runs of words are house style only, and of which kind.

House style is what an editor changes without touching what is said: spelling convention, abbreviations, courtesy titles,
punctuation, capitals. Anything not recognised here counts as wording.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import Token
from newsdiff.model import Kind

__all__ = ["same_marks", "style_kind"]

_NOT_SOLID = re.compile(r"[\W_]+")
_APOSTROPHES = str.maketrans("‘’‛`", "''''")


def style_kind(left: Sequence[Token], right: Sequence[Token], words: Lexicon) -> Kind | None:
    """The kind of style difference between two runs of tokens, None where they differ in more or not at all."""
    if not left or not right:
        return Kind.HONORIFIC if (left or right) and _are_titles([*left, *right], words) else None
    ours, theirs = _joined(left), _joined(right)
    if ours == theirs:
        return None
    if _solid(left) != _solid(right) and _face_each_other(left, right, words):
        return Kind.SPELLING
    if _solid(left) != _solid(right) and _is_contraction(left, right, words):
        return Kind.ABBREVIATION
    if _solid(left) != _solid(right):
        plain, bare = ([token for token in run if token.folded not in words.courtesy_titles] for run in (left, right))
        return Kind.HONORIFIC if _solid(plain) == _solid(bare) else None
    if ours.casefold() == theirs.casefold():
        return Kind.CASE
    if any(token.folded[:1].isdigit() for token in left):
        return Kind.ABBREVIATION
    if len(left) == len(right) == 1 and _spelling(left[0], words) == _spelling(right[0], words):
        return Kind.SPELLING
    terms = {words.equivalents[key][1] for run in (ours, theirs) if (key := tuple(run.casefold().split())) in words.equivalents}
    solid, other = _NOT_SOLID.sub("", ours).casefold(), _NOT_SOLID.sub("", theirs).casefold()
    if terms and (solid != other or "abbreviation" in terms):
        return Kind(terms.pop())
    if "." in ours + theirs or any(run.strip(".").casefold() in words.expansions for run in (ours, theirs)):
        return Kind.ABBREVIATION
    return Kind.PUNCTUATION if solid == other and not _is_only_space(ours, theirs) else Kind.SPELLING


def _is_only_space(one: str, other: str) -> bool:
    """Whether the two differ in nothing but space: "flood water" / "floodwater"."""
    return one.replace(" ", "").casefold() == other.replace(" ", "").casefold()


def _face_each_other(left: Sequence[Token], right: Sequence[Token], words: Lexicon) -> bool:
    """Whether two words are one in the spellings of two conventions, though either may be another word: "tyre" / "tire"."""
    ours, theirs = (
        [words.facing.get(part, part) for token in run for part in token.wording.casefold().split("-")] for run in (left, right)
    )
    return ours == theirs


def _spelling(token: Token, words: Lexicon) -> str:
    return words.spelling.get(token.wording.casefold(), token.wording.casefold())


def same_marks(left: str, right: str) -> bool:
    """Whether two stretches between words hold the same punctuation. Space and the shape of apostrophes do not count."""
    return "".join(left.translate(_APOSTROPHES).split()) == "".join(right.translate(_APOSTROPHES).split())


def _are_titles(run: Sequence[Token], words: Lexicon) -> bool:
    return all(token.folded in words.courtesy_titles for token in run)


def _is_contraction(left: Sequence[Token], right: Sequence[Token], words: Lexicon) -> bool:
    """Whether two runs are one in full words; an ending that stands for either of two ("we'd") is read as the other has it."""
    ours, theirs = _spelt_out(left, words), _spelt_out(right, words)
    for ending, full in (("'d", {"had", "would"}), ("'s", {"has", "is"})):
        if any(token.wording.casefold().endswith(ending) for token in (*left, *right)):
            ours, theirs = ([ending if word in full else word for word in run] for run in (ours, theirs))
    return ours == theirs


def _spelt_out(run: Sequence[Token], words: Lexicon) -> list[str]:
    """The words of a run with its contractions in full: "they're" is "they are"."""
    return [word for token in run for word in _full(token, words)]


def _full(token: Token, words: Lexicon) -> Sequence[str]:
    """The words a token is short for; of one that is not listed ("nobody's"), the word and its ending."""
    wording = token.wording.casefold()
    if wording in words.contractions:
        return words.contractions[wording]
    return (wording[:-2], wording[-2:]) if wording.endswith(("'s", "'d")) and words.contractions else (token.folded,)


def _solid(run: Sequence[Token]) -> str:
    return "".join(token.folded for token in run)


def _joined(run: Sequence[Token]) -> str:
    return " ".join(token.wording for token in run)
