"""How the same words are credited on the two sides: to whom, with which verb, where, and in what setting.

Each rule takes acts matched by content and gives the changes it sees, with the reason in words a reader can check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.comparing.acts import Act, Match
from newsdiff.comparing.articles import Articles, change_of, credit_of
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import tokens
from newsdiff.model import Article, Change, Kind, Span, Speaker
from newsdiff.reading.speakers import same_name

__all__ = ["position", "setting", "speaker", "uncredited", "verb"]

_DEEDS = frozenset({"accusation", "support", "complaint"})
"""Verbs that take the one they are about, whom no setting is to be seen in: "blamed **Haldane** for it"."""

_SETTING_ENDS = re.compile(r"[.,:;?!\n“”\"‘—–(]| - | that\b| as | and | but | after | when | while ")

SETTING = 90
"""Code points after a cue within which its setting ends."""

_OF = re.compile(r" (?:of|from|at|for) (?=the |[A-Z])")


def speaker(pair: Articles, match: Match) -> Iterator[Change]:
    """The speaker, or the label that stands for one."""
    ours, theirs = match.best
    if ours.speaker is None or theirs.speaker is None:
        return
    left, right = ours.speaker, theirs.speaker
    kind, note, confidence, slight = _who(pair, left, right)
    if kind is not None:
        yield change_of(pair, kind, (ours, theirs), (left.span, right.span), note, confidence, slight=slight)


def _who(pair: Articles, left: Speaker, right: Speaker) -> tuple[Kind | None, str, float, bool]:
    """How two labels of the speaker of the same words differ: the kind, the note, how sure, and whether it says little."""
    one, other = _label(left.text, pair.words), _label(right.text, pair.words)
    arrow = f"{left.text} → {right.text}"
    if one == other:
        return None, "", 0.0, False
    if left.name and right.name:
        if not same_name(left.name, right.name):
            return Kind.SPEAKER, f"another speaker: {left.name} → {right.name}", 0.9, False
        if _is_second_mention(one, other, left.name, right.name):
            return None, "", 0.0, False
        return Kind.SPEAKER, f"same person, another label: {arrow}", 0.6, True
    if _is_pronoun(left.text, pair.words) or _is_pronoun(right.text, pair.words):
        return Kind.SPEAKER, f"a pronoun for the label: {arrow}", 0.4, True
    if _is_document(left.text, pair.words) != _is_document(right.text, pair.words):
        return Kind.SPEAKER, f"same source, a document for its author: {arrow}", 0.5, True
    if left.name and _is_unnamed(right.text, pair.words) and not pair.right_names.knows(left.name):
        return Kind.ANONYMISED, f"the source is no longer named: {arrow}", 0.7, False
    if right.name and _is_unnamed(left.text, pair.words) and not pair.left_names.knows(right.name):
        return Kind.NAMED, f"the source is named: {arrow}", 0.7, False
    return Kind.SPEAKER, f"another label for the source: {arrow}", 0.6, True


def _label(text: str, words: Lexicon) -> tuple[str, ...]:
    """A speaker's label as its words in the key that forgets house style, without articles and courtesy titles."""
    run = tokens(text, Span(0, len(_OF.split(text, maxsplit=1)[0])), words)
    return tuple(
        token.folded for token in run if token.folded not in words.courtesy_titles and token.folded not in ("the", "a", "an")
    )


def _is_unnamed(label: str, words: Lexicon) -> bool:
    """Whether a label stands for a person without a name, and not for an office or a body."""
    head = re.split(r",| (?:of|for|from|in|at|with|who|whose)\b", label.casefold(), maxsplit=1)[0].split()
    indefinite = bool(head) and head[0] in ("a", "an", "one", "some", "two", "three", "several", "another")
    return indefinite or (bool(head) and head[-1] in words.anonymous_sources)


def _is_document(label: str, words: Lexicon) -> bool:
    """Whether a label is a paper or a recording that speaks for whoever made it."""
    return " ".join(_label(label, words)).rpartition(" ")[2] in words.document_sources


def _is_pronoun(text: str, words: Lexicon) -> bool:
    return text.lower() in words.pronouns


def _is_second_mention(one: tuple[str, ...], other: tuple[str, ...], *names: str) -> bool:
    """Full name against surname, nothing else: one label's words are all in the other, and the rest is name."""
    parts = {part.casefold().strip(".") for name in names for part in name.replace("-", "").replace("’", "").split()}
    return (set(one) <= set(other) or set(other) <= set(one)) and set(one) ^ set(other) <= parts


def verb(pair: Articles, match: Match) -> Iterator[Change]:
    """The reporting verb, and the stance it takes."""
    ours, theirs = match.best
    if ours.cue is None or theirs.cue is None:
        return
    one, other = _lemma(ours.cue.text, pair.words), _lemma(theirs.cue.text, pair.words)
    if one == other or ":" in (ours.cue.text, theirs.cue.text):
        return
    stances = f"{ours.cue.text} ({ours.cue.stance}) → {theirs.cue.text} ({theirs.cue.stance})"
    differ = ours.cue.stance != theirs.cue.stance
    note = f"reporting verb: {stances}" + ("; another stance" if differ else "")
    spans = (ours.cue.span, theirs.cue.span)
    yield change_of(pair, Kind.VERB, (ours, theirs), spans, note, 0.9 if differ else 0.8, slight=not differ)


def _lemma(cue: str, words: Lexicon) -> str:
    for word in reversed(cue.lower().split()):
        if word in words.reporting:
            return words.reporting[word].lemma
    return cue.lower()


def position(pair: Articles, match: Match) -> Iterator[Change]:
    """Where the attribution stands: before the words, inside them or after them."""
    ours, theirs = match.best
    if len(match.left) > 1 or len(match.right) > 1 or len(ours.pieces) != len(theirs.pieces) or not (ours.cue and theirs.cue):
        return
    one, other = _stands(ours), _stands(theirs)
    if one != other:
        note = f"the attribution stood {one} the words and now stands {other} them"
        yield change_of(pair, Kind.POSITION, (ours, theirs), (credit_of(ours), credit_of(theirs)), note, 0.8)


def _stands(act: Act) -> str:
    place = act.cue.start if act.cue else 0
    return "before" if place < act.start else "after" if place >= act.end else "inside"


def setting(pair: Articles, match: Match) -> Iterator[Change]:
    """Where, when, to whom and in what medium it was said."""
    ours, theirs = match.best
    if not (ours.cue and theirs.cue):
        return
    if _DEEDS & {ours.cue.stance, theirs.cue.stance}:
        return
    left, right = _setting_of(ours, pair.left), _setting_of(theirs, pair.right)
    one, other = (
        _label(span.of(article.text), pair.words) if span else () for span, article in ((left, pair.left), (right, pair.right))
    )
    if one != other:
        before, after = (
            span.of(article.text) if span else "nothing" for span, article in ((left, pair.left), (right, pair.right))
        )
        yield change_of(pair, Kind.SETTING, (ours, theirs), (left, right), f"where, when or to whom: {before} → {after}", 0.7)


def _setting_of(act: Act, article: Article) -> Span | None:
    """The words between the cue and what ends the attribution: "told **reporters at the quay** on Friday"."""
    start = act.cue.end if act.cue else 0
    if act.speaker and start <= act.speaker.start <= start + 2:
        start = act.speaker.end
    following = [span.start for quotation in article.quotations for span in quotation.content if span.start >= start]
    limit = min([start + SETTING, len(article.text), *following])
    end = _SETTING_ENDS.search(article.text, start, limit)
    words = article.text[start : end.start() if end else limit]
    if (end is None and not following) or not words.strip():
        return None
    left = start + len(words) - len(words.lstrip())
    return Span(left, left + len(words.strip()))


def uncredited(pair: Articles, match: Match) -> Iterator[Change]:
    """The same words, credited on one side and without a speaker on the other."""
    ours, theirs = match.best
    if bool(credit_of(ours)) == bool(credit_of(theirs)):
        return
    kind = Kind.DROPPED if credit_of(ours) else Kind.ADDED
    note = "the quotation stands without a speaker" if kind is Kind.DROPPED else "the quotation gains a speaker"
    yield change_of(pair, kind, (ours, theirs), (credit_of(ours), credit_of(theirs)), note, 0.7)
