"""Whether a word is a reporting verb where it stands, and how far its group reaches.

Many reporting verbs are nouns or adjectives as well ("the claim", "his stated aim"), and a participle may say what was done
to somebody ("a man accused of theft"). Who the subject is, is `newsdiff.reading.subjects`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsdiff.language.lexicon import ReportingVerb, lexicon
from newsdiff.reading.clauses import AUXILIARIES, BE, DETERMINERS, PRONOUNS, Line, Token, is_adverb, is_name, is_time, skip_time

__all__ = ["Reported", "reported"]

_WORDS = lexicon("en").grammar
_LEADING = _WORDS["leading"]
_FINITE = _WORDS["pasts"] | AUXILIARIES
_BEFORE_NOUNS = frozenset("of no new other recent such and any for in by with final much more little own".split())
_BEFORE_PLURALS = frozenset("many several few both these those more most some all".split())
_BEFORE_GERUNDS = frozenset("of by for from in without before after about than".split())
_DONE_TO = frozenset("of for with as over".split())
_PLACED = frozenset("in by at on".split())
_CLAUSES = DETERMINERS | PRONOUNS | {"that"}
_HEADED = frozenset("of in at for from around near with on behind across who".split())
_SETTING = frozenset("at by for in on over since".split())
_HEARD = frozenset("heard overheard seen recorded filmed caught".split())


class Reported(NamedTuple):
    """A reporting verb in its place: its group begins at token `group`, the verb at `place`, and `end` follows it."""

    verb: ReportingVerb
    group: int
    place: int
    end: int


def reported(line: Line, place: int) -> Reported | None:
    """The reporting verb or phrase ("pointed out") at token `place`; None if the word there is none, or a noun."""
    tokens = line.tokens
    verb, end = _verb_at(line, place)
    if verb is None or (is_name(tokens[place]) and place > 0) or _is_noun(line, place, verb, end):
        return None
    if [token.lower for token in tokens[end : end + 3]] == ["not", "to", "be"]:  # "who asked not to be named"
        return None
    group = _group_of(tokens, place)
    if group and tokens[group - 1].lower == "to":
        return None
    passive = any(token.lower in BE for token in tokens[group:place])
    if verb.lemma == "tell" and passive and _closes(line, end):
        return Reported(verb, group, place, end)
    if verb.form == "past" and passive:
        quoted = verb.lemma == "quote" and place + 2 < len(tokens) and tokens[place + 1].lower == "as"
        return Reported(verb, group, place, place + 3) if quoted else None
    if verb.form == "ing" and place > 1 and tokens[place - 1].lower in _HEARD:
        start = _group_of(tokens, place - 1)
        return Reported(verb, start, place, end) if any(token.lower in BE for token in tokens[start:place]) else None
    return None if _is_participle(line, verb, end) else Reported(verb, group, place, end)


def _closes(line: Line, end: int) -> bool:
    """Whether nothing but a time follows, as in "the dam was cracked, MPs **have been told**"."""
    here = skip_time(line.tokens, end)
    return here >= len(line.tokens) or line.tokens[here].text in (".", ";")


def _verb_at(line: Line, place: int) -> tuple[ReportingVerb | None, int]:
    tokens = line.tokens
    word = tokens[place].lower
    for rest, verb in line.words.reporting_phrases.get(word, ()):
        if tuple(token.lower for token in tokens[place + 1 : place + 1 + len(rest)]) == rest:
            return verb, place + 1 + len(rest)
    return line.words.reporting.get(word), place + 1


def _group_of(tokens: Sequence[Token], place: int) -> int:
    """Where the verb's group begins: its first auxiliary or adverb, or the verb that leads to it ("declined to say")."""
    start = _before_auxiliaries(tokens, place)
    if start > 1 and tokens[start - 1].lower == "to":
        leading = start - 2 - (tokens[start - 2].lower == "on")
        if leading > 0 and tokens[leading].lower in _LEADING:
            start = _before_auxiliaries(tokens, leading)
    return start


def _before_auxiliaries(tokens: Sequence[Token], place: int) -> int:
    start = _before_adverbial(tokens, place)
    while start > 0 and (
        tokens[start - 1].lower in AUXILIARIES or is_adverb(tokens[start - 1]) or _is_bare_time(tokens, start - 1)
    ):
        start -= 1
    if start > 1 and start < place and is_time(tokens[start]) and tokens[start - 1].lower in ("on", "in", "late", "early"):
        start -= 1
    return start


def _before_adverbial(tokens: Sequence[Token], place: int) -> int:
    """The adverbial between an auxiliary and the verb at `place`: "has **in the past** argued"; `place` where none stands."""
    for k in range(place - 1, max(place - 5, 0), -1):
        if not tokens[k].is_word:
            break
        if tokens[k].lower in _SETTING:
            return k if tokens[k - 1].lower in AUXILIARIES else place
    return place


def _is_bare_time(tokens: Sequence[Token], place: int) -> bool:
    return is_time(tokens[place]) and place > 0 and tokens[place - 1].is_word and tokens[place - 1].lower not in DETERMINERS


def _is_noun(line: Line, place: int, verb: ReportingVerb, end: int) -> bool:
    """Whether the form at `place` is a noun or an adjective there: "the claim", "his stated aim"; `end` follows it."""
    if place == 0:
        return verb.form != "ing"
    before = line.tokens[place - 1]
    after = line.tokens[end] if end < len(line.tokens) else None
    stated = line.tokens[place].lower == "states" and before.lower not in line.words.document_sources
    if stated or (after is not None and after.lower == "of" and verb.form != "past"):
        return True
    if before.lower in DETERMINERS or before.lower.endswith(("'s", "s'")) or before.text in ("'", "’"):
        return not (before.lower in ("that", "this") and verb.form == "past")
    if verb.form == "s" and (before.lower in _BEFORE_PLURALS or _takes_plural(line, before)):
        return True
    if verb.form in ("base", "s") and (before.lower in _BEFORE_NOUNS or (verb.lemma != "say" and _is_finite(line, after))):
        return not (before.lower == "and" and verb.form == "s")
    if verb.form == "base":
        return not (_takes_base(line, before) or _has_plural_head(line, place, verb, after))
    if verb.form == "ing" and not (after is not None and (after.lower == "that" or after.quote)):
        return before.lower in _BEFORE_GERUNDS
    return False


def _takes_plural(line: Line, before: Token) -> bool:
    """Whether a form in -s behind the word is its plural noun: "14 **volunteers**", "has buckled **rails**"."""
    counted = before.text[0].isdigit() or line.words.number_words.get(before.lower, 1) != 1
    return counted or (before.text.islower() and before.lower.endswith("ed"))


def _is_finite(line: Line, token: Token | None) -> bool:
    """Whether a verb follows, so that the word before it was its subject: "ticket touts **bought**", "reports **were**"."""
    if token is None or not token.is_word:
        return False
    verb = line.words.reporting.get(token.lower)
    return token.lower in _FINITE or (verb is not None and verb.form == "past")


def _takes_base(line: Line, before: Token) -> bool:
    """Whether the bare form of a verb may follow: "they **say**", "would **say**", "police **say**", "one in ten **say**"."""
    counted = before.lower in line.words.number_words or before.text[0].isdigit()
    helped = before.lower in PRONOUNS | AUXILIARIES | {"to"} or is_adverb(before)
    plural = before.lower.endswith("s") or before.lower in _WORDS["plurals"] or before.text in ("),—")
    return counted or helped or plural


def _has_plural_head(line: Line, place: int, verb: ReportingVerb, after: Token | None) -> bool:
    """Whether several people are the subject, though no plural stands next to the verb, and a clause follows it.

    "**doctors** at the clinic say the wait …", "**people** who run it say she …", "Jon Bush **and** Ada Roe warn that …".
    """
    if after is None or not (after.quote or is_name(after) or after.lower in _CLAUSES):
        return False
    if verb.lemma == "say" and line.tokens[place - 1].is_word:
        return True
    for k in range(place - 1, max(place - 14, 0), -1):
        token, before = line.tokens[k], line.tokens[k - 1]
        if not token.is_word or token.lower in AUXILIARIES:
            return False
        if token.lower in _HEADED and (before.lower.endswith("s") or before.lower in _WORDS["plurals"] | {"those"}):
            return True
        if token.lower == "and" and is_name(before) and is_name(line.tokens[place - 1]):
            return True
    return False


def _is_participle(line: Line, verb: ReportingVerb, end: int) -> bool:
    """Whether a past form says what was done to somebody: "a man **accused** of theft", "a story **told** in a film"."""
    if verb.form not in ("past", "participle") or end >= len(line.tokens):
        return False
    after = line.tokens[end].lower
    done_to = verb.stance in ("accusation", "support") and after in _DONE_TO and " " not in verb.lemma
    return after == "by" or done_to or (verb.lemma == "tell" and after in _PLACED)
