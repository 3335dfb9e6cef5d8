"""Where reported content begins and where the writer speaks again: the borders of what was said, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.language.lexicon import lexicon
from newsdiff.reading.clauses import AUXILIARIES, Line, Token, is_adverb
from newsdiff.reading.cues import reported

__all__ = ["OPENING", "clause_end", "clause_start", "is_tail"]

_CUTS = lexicon("en").grammar["cuts"]

OPENING = ("but", "and", "meanwhile", "still")
"""Words that join a sentence to the one before it and are no part of what is said in it."""

_TAILS = frozenset(
    "and but as in on at during after before when who which while with to of from citing though through about where outside"
    " following a an one ahead via by".split()
)


def clause_start(line: Line, left: int) -> int:
    """Where the clause before token `left` begins: the sentence, or after a colon, semicolon or an earlier cue's end."""
    tokens = line.tokens
    for k in range(left - 2, -1, -1):
        if tokens[k].text in (";", ":") and not tokens[k].quote:
            return k + 1
    first = 0
    while first < left and tokens[first].lower in OPENING:
        first += 1
    return first


def clause_end(line: Line, first: int, *, enclosed: bool = False) -> int:
    """Where reported content that begins at token `first` ends: at the sentence's end, or where the writer speaks again."""
    tokens = line.tokens
    if enclosed and first < len(tokens) and tokens[first].closes_clause:
        return first + 1
    opening = tokens[first] if 0 < first < len(tokens) else None
    if opening and opening.quote and (tokens[first - 1].text in (",", ":") or opening.closes_clause):
        return first + 1
    for k in range(first + 1, len(tokens)):
        token, after = tokens[k], tokens[k + 1] if k + 1 < len(tokens) else None
        if after is None:
            break
        if token.text == ";" or (enclosed and token.text == ","):
            return k
        if enclosed and token.closes_clause:
            return k + 1
        cuts = after.lower in _CUTS or (
            after.lower == "even" and k + 2 < len(tokens) and tokens[k + 2].lower in ("though", "as", "if")
        )
        if cuts and token.text in (",", "—"):
            resumed = _resumed(line, k) if after.lower in ("who", "which", "whose") else 0
            if not resumed:
                return k
        if token.text == "," and k - 1 == first and tokens[first].quote:
            return k
        if token.lower in ("and", "but") and _second_cue(line, k + 1):
            return k - 1 if tokens[k - 1].text == "," else k
    return len(tokens)


def _resumed(line: Line, comma: int) -> int:
    """The comma that closes a relative clause in mid-sentence: "the police, who had been called, **were** slow"; else 0."""
    tokens = line.tokens
    for k in range(comma + 2, min(comma + 24, len(tokens) - 1)):
        if tokens[k].text == tokens[comma].text:
            return k if tokens[k + 1].lower in AUXILIARIES else 0
    return 0


def _second_cue(line: Line, place: int) -> bool:
    """Whether a cue with the same subject, or a new subject and its cue, begins at `place`: "and added that"."""
    tokens = line.tokens
    while place < len(tokens) and is_adverb(tokens[place]):
        place += 1
    if place >= len(tokens):
        return False
    for here in range(place, min(place + 6, len(tokens))):
        if _speaks(line, here):
            return True
        if not tokens[here].is_word or tokens[here].lower in ("that", "who", "which", "to"):
            return False
    return False


def _speaks(line: Line, place: int) -> bool:
    cue = reported(line, place)
    if cue is None or cue.verb.form not in ("past", "s") or cue.verb.stance in ("cognition", "commitment"):
        return False
    followed = cue.end < len(line.tokens) and line.tokens[cue.end].lower == "that"
    return not cue.verb.weak or cue.verb.lemma == "add" or followed


def is_tail(tokens: Sequence[Token], first: int) -> bool:
    """Whether what begins at token `first` only adds to an attribution: an adverbial, a participle, another clause."""
    if first >= len(tokens):
        return True
    word = tokens[first].lower
    return (word.endswith("ing") and tokens[first].text[0].islower()) or word in _CUTS or word in _TAILS
