"""How the same words are credited on the two sides: to whom, with which verb, where the credit stands.

Each rule takes acts matched by content and gives the changes it sees, with the reason in words a reader can check. A credit
that an act shares with the one before it, and that is not written again, is compared there only. Where, when and to whom it
was said is `newsdiff.comparing.settings`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsdiff.comparing.acts import Act
from newsdiff.comparing.articles import DEEDS, Articles, change_of, credit_of
from newsdiff.comparing.matching import Match
from newsdiff.comparing.names import MISSPELT, is_misspelt
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import tokens
from newsdiff.model import Change, Kind, Span, Speaker
from newsdiff.reading.speakers import same_name

__all__ = ["position", "speaker", "uncredited", "verb"]

SPELT_ALIKE = 0.6
"""From this likeness on, two surnames behind the same given name are one name spelt in two ways."""

_RELATIVE = re.compile(r",| (?:who|whose|that|which)\b")
_OF = re.compile(r" (?:of|from|at|for|with|in|on|by|close|near|familiar|reviewed|seen|obtained) ")
_FEW = frozenset("a an one some two three four five several another".split())


class Difference(NamedTuple):
    """How two labels differ, why, how sure that is, and whether it says little."""

    kind: Kind
    note: str
    confidence: float
    slight: bool = False


def speaker(pair: Articles, match: Match) -> Iterator[Change]:
    """The speaker, or the label that stands for one."""
    ours, theirs = match.credited
    if ours.speaker is None or theirs.speaker is None:
        return
    slip = _slip(pair, ours.speaker, theirs.speaker)
    if slip:
        note = f"the name is spelt in two ways: {slip[0].of(pair.left.text)} / {slip[1].of(pair.right.text)}"
        yield change_of(pair, Kind.NAME, (ours, theirs), slip, note, 0.8)
        return
    found = _difference(pair, ours.speaker, theirs.speaker)
    if found is None or (found.slight and (ours.carried or theirs.carried)):
        return
    spans = (ours.speaker.span, theirs.speaker.span)
    yield change_of(pair, found.kind, (ours, theirs), spans, found.note, found.confidence, slight=found.slight)


def _difference(pair: Articles, left: Speaker, right: Speaker) -> Difference | None:
    """How two labels of the speaker of the same words differ; None where they do not."""
    one, other = _label(left.text, pair.words), _label(right.text, pair.words)
    arrow = f"{left.text} → {right.text}"
    if one == other and (not (left.name and right.name) or same_name(left.name, right.name)):
        return None
    pronouns = [label.text.lower() in pair.words.pronouns for label in (left, right)]
    if all(pronouns):
        return None
    if left.name and right.name and (not any(pronouns) or same_name(left.name, right.name)):
        return _of_two_names(pair, left, right)
    if any(pronouns):
        return Difference(Kind.SPEAKER, f"a pronoun for the label: {arrow}", 0.4, slight=True)
    if _is_document(left.text, pair.words) != _is_document(right.text, pair.words):
        return Difference(Kind.SPEAKER, f"same source, a document for its author: {arrow}", 0.5, slight=True)
    if left.name and _is_unnamed(right.text, pair.words) and not pair.right_names.knows(left.name):
        return Difference(Kind.ANONYMISED, f"the source is no longer named: {arrow}", 0.7)
    if right.name and _is_unnamed(left.text, pair.words) and not pair.left_names.knows(right.name):
        return Difference(Kind.NAMED, f"the source is named: {arrow}", 0.7)
    if not (left.name or right.name) and _is_same_body(left.text, right.text, pair.words):
        return None
    return Difference(Kind.SPEAKER, f"another label for the source: {arrow}", 0.6, slight=bool(left.name) != bool(right.name))


def _is_same_body(left: str, right: str, words: Lexicon) -> bool:
    """Whether one label only says more of an unnamed source than the other: "officials" / "prison officials in Harlow"."""
    heads = [_label(_OF.split(text, maxsplit=1)[0], words) for text in (left, right)]
    one, other = set(_label(left, words)), set(_label(right, words))
    return heads[0][-1:] == heads[1][-1:] and (one <= other or other <= one)


def _of_two_names(pair: Articles, left: Speaker, right: Speaker) -> Difference | None:
    """How two labels differ whose names are known: another person, or one person called otherwise.

    An office that only comes or goes beside the name is ordinary second mention, like the first name.
    """
    if not same_name(left.name, right.name):
        return Difference(Kind.SPEAKER, f"another speaker: {left.name} → {right.name}", 0.9)
    named = [_surname(label.name) in _words(label.text) for label in (left, right)]
    offices = [_office(label.text, pair.words) for label in (left, right)]
    if all(named) and (not all(offices) or offices[0] == offices[1]):
        return None
    return Difference(Kind.SPEAKER, f"same person, another label: {left.text} → {right.text}", 0.6, slight=True)


def _slip(pair: Articles, left: Speaker, right: Speaker) -> tuple[Span, Span] | None:
    """The words in which two labels spell one person's name in two ways; none where either article has both spellings."""
    names = [
        [name for name in _named_words(near) if name not in _words(far.name)] for near, far in ((left, right), (right, left))
    ]
    if len(names[0]) != 1 or len(names[1]) != 1:
        return None
    one, other = names[0][0], names[1][0]
    whole = {one, other} & {_surname(left.name), _surname(right.name)}
    share = bool(_words(left.name) & _words(right.name)) and one[0] == other[0]
    if len(whole) == 1 or not is_misspelt(one, other, SPELT_ALIKE if share else MISSPELT):
        return None
    if re.search(rf"\b{re.escape(other)}\b", pair.left.text, re.IGNORECASE) or re.search(
        rf"\b{re.escape(one)}\b", pair.right.text, re.IGNORECASE
    ):
        return None
    return _place(left, one), _place(right, other)


def _named_words(label: Speaker) -> list[str]:
    """The words of a label that are of its name."""
    return [word for word in re.findall(r"[\w’'-]+", label.name.casefold()) if word in _words(label.text)]


def _place(label: Speaker, word: str) -> Span:
    start = label.start + label.text.casefold().rindex(word)
    return Span(start, start + len(word))


def _surname(name: str) -> str:
    return name.rpartition(" ")[2].casefold()


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w’'-]+", text.casefold()))


def _office(label: str, words: Lexicon) -> tuple[str, ...]:
    """The office or the courtesy title before the name in a label: "Japanese **Foreign Minister** Kono"."""
    run = [word.strip(".").casefold() for word in label.split()]
    if run and run[0] in words.courtesy_titles:
        return (run[0],)
    starts = range(len(run) - 1)
    return next((tuple(run[k : k + n]) for k in starts for n in (4, 3, 2, 1) if tuple(run[k : k + n]) in words.role_titles), ())


def _label(text: str, words: Lexicon) -> tuple[str, ...]:
    """A label's head as its words in the key that forgets house style, without articles and courtesy titles."""
    head = _RELATIVE.split(text, maxsplit=1)[0]
    run = tokens(head, Span(0, len(head)), words)
    return tuple(
        token.folded for token in run if token.folded not in words.courtesy_titles and token.folded not in ("the", "a", "an")
    )


def _is_unnamed(label: str, words: Lexicon) -> bool:
    """Whether a label stands for a person without a name, and not for a body."""
    head = _OF.split(_RELATIVE.split(label.casefold(), maxsplit=1)[0], maxsplit=1)[0].split()
    if not head:
        return False
    return head[0] in _FEW or head[-1] in words.anonymous_sources or tuple(head[-1:]) in words.role_titles


def _is_document(label: str, words: Lexicon) -> bool:
    """Whether a label is a paper or a recording that speaks for whoever made it."""
    head = _OF.split(_RELATIVE.split(label, maxsplit=1)[0], maxsplit=1)[0]
    return " ".join(_label(head, words)).rpartition(" ")[2] in words.document_sources


def verb(pair: Articles, match: Match) -> Iterator[Change]:
    """The reporting verb, and the stance it takes."""
    ours, theirs = match.credited
    if ours.cue is None or theirs.cue is None or ours.carried or theirs.carried:
        return
    if ours.cue.lemma == theirs.cue.lemma or ":" in (ours.cue.lemma, theirs.cue.lemma):
        return
    stances = f"{ours.cue.text} ({ours.cue.stance}) → {theirs.cue.text} ({theirs.cue.stance})"
    differ = ours.cue.stance != theirs.cue.stance
    note = f"reporting verb: {stances}" + ("; another stance" if differ else "")
    spans = (ours.cue.span, theirs.cue.span)
    yield change_of(pair, Kind.VERB, (ours, theirs), spans, note, 0.9 if differ else 0.8, slight=not differ)


def position(pair: Articles, match: Match) -> Iterator[Change]:
    """Where the attribution stands: before the words, inside them or after them. Another form takes another place anyhow."""
    ours, theirs = match.best
    if len(match.left) > 1 or len(match.right) > 1 or len(ours.pieces) != len(theirs.pieces) or not (ours.cue and theirs.cue):
        return
    if ours.form is not theirs.form or ours.carried or theirs.carried or _is_recast(ours, theirs):
        return
    one, other = _stands(ours), _stands(theirs)
    if one != other:
        note = f"the attribution stood {one} the words and now stands {other} them"
        yield change_of(pair, Kind.POSITION, (ours, theirs), (credit_of(ours), credit_of(theirs)), note, 0.8)


def _is_recast(ours: Act, theirs: Act) -> bool:
    """Whether what was said is told in other words or as a deed, where the credit stands elsewhere anyhow."""
    if any(act.cue and act.cue.stance in DEEDS for act in (ours, theirs)):
        return True
    one, other = ({token.folded for token in act.words if not token.short} for act in (ours, theirs))
    return 2 * len(one & other) < max(len(one), len(other))


def _stands(act: Act) -> str:
    place = act.cue.start if act.cue else 0
    return "before" if place < act.start else "after" if place >= act.end else "inside"


def uncredited(pair: Articles, match: Match) -> Iterator[Change]:
    """The same words, credited on one side and without a speaker on the other."""
    ours, theirs = match.best
    if any(credit_of(act) for act in match.left) == any(credit_of(act) for act in match.right):
        return
    kind = Kind.DROPPED if credit_of(ours) else Kind.ADDED
    note = "the quotation stands without a speaker" if kind is Kind.DROPPED else "the quotation gains a speaker"
    yield change_of(pair, kind, (ours, theirs), (credit_of(ours), credit_of(theirs)), note, 0.7)
