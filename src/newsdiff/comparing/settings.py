"""Where, when, to whom and in what medium something was said: the words beside a cue that tell it.

They stand behind the cue ("told **reporters at the quay** on Friday") or open the sentence ("**In a letter to the court**, Roe
said"). What a cue is about ("spoke **of** the storm") is no setting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.comparing.acts import Act
from newsdiff.comparing.articles import DEEDS, Articles, change_of
from newsdiff.comparing.matching import Match
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import tokens
from newsdiff.model import Article, Change, Kind, Span

__all__ = ["setting", "setting_of"]

_ENDS = re.compile(r"[.,:;?!\n“”\"‘’—–(](?!\w)|[“\"‘(]| - | that\b| as | and (?!\d)| but | when | while | who ")
_OPENS = frozenset("in on at during outside inside via through over before after to by late early from following".split())
_LEADS = re.compile(r"((?:In|At|On|During|Speaking|Writing|Via|Through|Before|After)\b[^.!?“”\"]{3,80}?), *")

_ASIDE = re.compile(r", (?:(?:an?|the|who|whose|his|her|its|their|\d+)\b[^,.;:“”\"]{0,80}, )?(?=[a-z])")

LONGEST = 90
"""Code points after a cue within which its setting ends."""


def setting(pair: Articles, match: Match) -> Iterator[Change]:
    """Where, when and to whom; not where any act of the other side has the same setting."""
    if any(act.cue is None or act.cue.stance in DEEDS for act in match.best):
        return
    ours = [setting_of(act, pair.left, pair.words) for act in match.left if not act.carried]
    theirs = [setting_of(act, pair.right, pair.words) for act in match.right if not act.carried]
    left, right = (next((span for span in found if span), None) for found in (ours, theirs))
    one, other = _key(left, pair.left, pair.words), _key(right, pair.right, pair.words)
    shared = len(one & other)
    if not (ours and theirs) or one == other or (shared > 1 and 3 * shared >= 2 * min(len(one), len(other))):
        return
    before, after = (span.of(article.text) if span else "nothing" for span, article in ((left, pair.left), (right, pair.right)))
    yield change_of(pair, Kind.SETTING, match.best, (left, right), f"where, when or to whom: {before} → {after}", 0.7)


def _key(span: Span | None, article: Article, words: Lexicon) -> frozenset[str]:
    run = tokens(article.text, span, words) if span else ()
    return frozenset(token.folded for token in run if not token.short)


def setting_of(act: Act, article: Article, words: Lexicon) -> Span | None:
    """The words that tell the setting of an act; None where there are none."""
    return _behind(act, article, words) or _ahead(act, article, words)


def _behind(act: Act, article: Article, words: Lexicon) -> Span | None:
    """The words between the cue, or a subject that follows it, and what ends the attribution."""
    if act.cue is None:
        return None
    start, inverted = act.cue.end, False
    if act.speaker and start <= act.speaker.start <= start + 2:
        start, inverted = act.speaker.end, True
        aside = _ASIDE.match(article.text, start)
        start = aside.end() if aside else start
    following = [span.start for quotation in article.quotations for span in quotation.content if span.start >= start]
    limit = min([start + LONGEST, len(article.text), *following])
    end = _ENDS.search(article.text, start, limit)
    run = article.text[start : end.start() if end else limit]
    first = run.split(maxsplit=1)[0].casefold() if run.strip() else ""
    if not first or (end is None and not following):
        return None
    told = not inverted and act.cue.lemma in words.addressing
    timed = first in words.grammar.get("times", ()) or first in words.weekdays
    opens = first in _OPENS and not (inverted and act.speaker and not act.speaker.name)
    if not (told or timed or opens):
        return None
    left = start + len(run) - len(run.lstrip())
    return Span(left, left + len(run.strip()))


def _ahead(act: Act, article: Article, words: Lexicon) -> Span | None:
    """An adverbial that opens the sentence and tells of an occasion or a medium: "In a letter to the court, Roe said"."""
    if act.speaker is None or act.cue is None or act.cue.start > act.start:
        return None
    sentence = next((s.span for s in article.sentences if s.span.start <= act.speaker.start < s.span.end), None)
    opening = Span(sentence.start, act.speaker.start).of(article.text) if sentence else ""
    found = _LEADS.fullmatch(opening)
    if not (sentence and found):
        return None
    span = Span(sentence.start, sentence.start + len(found[1]))
    told = {token.folded for token in tokens(article.text, span, words)} & words.occasions
    return span if told or found[1].startswith(("Speaking", "Writing")) else None
