"""Who a reporting verb's subject is: the noun phrase to its left, or, where the verb follows what was said, to its right.

An apposition that names somebody belongs to the label ("the architect, Ines Calloway"). Which person a label means is
`newsdiff.reading.speakers`.
"""

from __future__ import annotations

from typing import NamedTuple

from newsdiff.language.lexicon import lexicon
from newsdiff.model import Span
from newsdiff.reading.clauses import AUXILIARIES, BE, DETERMINERS, Line, is_name, phrase_after, phrase_before
from newsdiff.reading.cues import Reported

__all__ = ["Subject", "antecedent", "first_phrase", "subject_of", "with_name"]

_PASTS = lexicon("en").grammar["pasts"]


_CITED = frozenset("quoted quotes cited cites quoting citing".split())
"""Whom they name is who speaks: "the paper **quoted** an official as saying"."""


class Subject(NamedTuple):
    """A speaker's label; how many tokens precede the attribution; the token after it; whether it follows its verb."""

    span: Span
    left: int
    follows: int
    inverted: bool = False


def subject_of(line: Line, cue: Reported, spoke: Span | None) -> Subject | None:
    """The subject of a reporting verb. `spoke` is who spoke before, for "and added" and ", adding"."""
    tokens = line.tokens
    found = _to_the_left(line, cue, spoke)
    bare = cue.group == cue.place and cue.group > 0 and tokens[cue.group - 1].text == ","
    if found is None or (bare and not cue.verb.addressee and cue.verb.form != "ing"):
        behind = phrase_after(tokens, cue.end) if _may_invert(line, cue) else None
        closed = behind and (behind[1] >= len(tokens) or tokens[behind[1]].text in (",", ".", ";", "—", ")"))
        if behind and (found is None or closed):
            end = with_name(line, *behind)
            return Subject(line.between(behind[0], end), cue.group, _after_apposition(line, end), inverted=True)
    if found is None:
        return None
    left = next((k for k, token in enumerate(tokens) if token.span.start >= found.start), cue.group)
    return Subject(found, left, cue.end)


def _to_the_left(line: Line, cue: Reported, spoke: Span | None) -> Span | None:
    tokens, group = line.tokens, cue.group
    if cue.verb.form == "ing" and group > 2 and tokens[group - 1].lower == "as":
        phrase = phrase_before(tokens, group - 1, line.breaks)
        if phrase and tokens[phrase[0] - 1].lower in _CITED:
            return line.between(*phrase)
    previous = tokens[group - 1] if group else None
    finite = cue.verb.form != "ing" or any(token.lower in BE for token in tokens[group : cue.place])
    if previous is not None and finite and previous.lower not in ("and", "but"):
        phrase = phrase_before(tokens, group, line.breaks)
        followed = tokens[cue.place + 1].lower if cue.place + 1 < len(tokens) else ""
        if phrase is None and previous.text == "," and followed == "that":
            phrase = phrase_before(tokens, group - 1, line.breaks)
        trails = phrase and phrase[0] and tokens[phrase[0] - 1].text == "," and tokens[phrase[0]].lower.endswith("ing")
        if trails and cue.verb.form == "s" and tokens[phrase[0]].text.islower():
            return None  # "…, leaving the town with old **claims** that …"
        if phrase or previous.quote or previous.text != "," or tokens[group].lower != "then":
            return line.between(phrase[0], min(with_name(line, *phrase), group)) if phrase else None
    if spoke is not None and line.span.covers(spoke):
        return spoke
    return first_phrase(line, group)


def antecedent(line: Line, who: int) -> Span:
    """Whom a clause that opens with ", who" tells of: "**the farmer**, who said"; "who" itself where nobody is seen."""
    phrase = phrase_before(line.tokens, who - 1, line.breaks) if who > 1 and line.tokens[who - 1].text == "," else None
    return line.between(*(phrase or (who, who + 1)))


def first_phrase(line: Line, end: int) -> Span | None:
    """The sentence's own subject, for a participle or a second verb: the noun phrase before its first finite verb."""
    tokens = line.tokens
    for place in range(1, end):
        token = tokens[place]
        ended = token.is_word and token.lower.endswith("ed") and not is_name(token)
        if token.lower in AUXILIARIES | _PASTS or line.breaks(token) or ended:
            phrase = phrase_before(tokens, place, line.breaks)
            return line.between(*phrase) if phrase else None
    return None


def _may_invert(line: Line, cue: Reported) -> bool:
    """Whether "…,” said X" may stand here: right after a quotation or a comma; verbs that need an addressee do not invert."""
    tokens = line.tokens
    before = tokens[cue.group - 1] if cue.group else None
    after = tokens[cue.group + 1] if cue.group + 1 < len(tokens) else None
    if before is None or after is None or cue.verb.form not in ("past", "s"):
        return False
    if before.quote is not None:
        return True
    owned = after.lower in ("his", "her", "their", "its", "our", "my")
    return before.text in (",", "—", "?", "!") and not cue.verb.narrating and not owned


def with_name(line: Line, first: int, last: int) -> int:
    """The end of a noun phrase, moved behind an apposition that names who it is: "its owner**, Walt Zielinski**"."""
    tokens = line.tokens
    if last + 1 >= len(tokens) or tokens[last].text != "," or (last - first < 4 and is_name(tokens[last - 1])):
        return last
    phrase = phrase_after(tokens, last + 1)
    if phrase is None or not is_name(tokens[phrase[1] - 1]):
        return last
    names = next((n for n in range(phrase[1] - phrase[0]) if not is_name(tokens[phrase[1] - 1 - n])), phrase[1] - phrase[0])
    named = names > 1 or names == phrase[1] - phrase[0]
    closed = phrase[1] >= len(tokens) or not tokens[phrase[1]].is_word
    return phrase[1] if named and closed else last


def _after_apposition(line: Line, place: int) -> int:
    """After ", a senator from X," when `place` is its first comma; else `place`."""
    tokens = line.tokens
    if place + 1 < len(tokens) and tokens[place].text == ",":
        first = tokens[place + 1]
        if first.lower in DETERMINERS | {"who", "whose", "speaking", "now"} or first.text[0].isdigit():
            for end in range(place + 2, min(place + 32, len(tokens))):
                if tokens[end].quote:
                    return end - 1
                if tokens[end].text in (",", "."):
                    return end
    return place
