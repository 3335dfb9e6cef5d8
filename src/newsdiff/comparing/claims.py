"""Claims that lost or gained their source: reported on the one side, plain statement on the other.

A claim is not lost while a neighbouring sentence credits the same speaker: an attribution may stand a sentence away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsdiff.comparing.acts import Act
from newsdiff.comparing.articles import Articles, change_of, credit_of
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import tokens
from newsdiff.model import Article, Change, Group, Kind, Span
from newsdiff.reading.speakers import same_name

__all__ = ["lost_claims"]

_UNSAID = re.compile(
    r"\b(?:will|would|may|might|can|could|should|must|to|not|never|declined|refused|wo)\b[^.,“”]*$|n[’']t [^.,“”]*$",
    re.IGNORECASE,
)

CARRIED = 0.6
"""A claim is found again where this share of its words of weight stands on the other side."""

MANY = 5
"""From so many words on, one may be missing besides."""

MOST = 0.5
"""A sentence is a report when what is reported takes up this share of it."""


def lost_claims(pair: Articles, alone: Sequence[Act], groups: Sequence[Group], kind: Kind) -> Iterator[Change]:
    """Reported claims whose content the other article states itself: `dropped` for the left's, `added` for the right's."""
    dropped = kind is Kind.DROPPED
    near, far = (pair.left, pair.right) if dropped else (pair.right, pair.left)
    for act in alone:
        credit = credit_of(act)
        facing = _facing(act, groups, dropped=dropped)
        if credit is None or not facing or not _was_said(act, near, pair.words):
            continue
        claim = _found_again(act, far, facing, pair.words) or _stated(act, near, far, facing)
        if (
            claim is None
            or _is_carried(claim, far)
            or _speaks_nearby(act, far, facing)
            or _is_named(act, far, facing, pair.words)
        ):
            continue
        note = "a reported claim stands as plain fact" if dropped else "a plain statement is attributed"
        spans = (credit, None) if dropped else (None, credit)
        yield change_of(
            pair,
            kind,
            (act, None) if dropped else (None, act),
            spans,
            f"{note}: “{_short(claim.of(far.text))}”",
            0.75,
        )


def _was_said(act: Act, near: Article, words: Lexicon) -> bool:
    """Whether a statement was made: a clause, and not one that will, may or did not get said ("a court will rule whether")."""
    if act.cue is None or _UNSAID.search(near.text, max(act.cue.start - 30, 0), act.cue.start):
        return False
    finite = (
        words.grammar.get("auxiliaries", frozenset())
        | words.grammar.get("be", frozenset())
        | words.grammar.get("pasts", frozenset())
    )
    told = any(token.folded in finite or token.folded.endswith("ed") for token in act.words)
    return told or act.cue.start >= act.end or near.text.startswith(" that ", act.cue.end)


def _is_named(act: Act, far: Article, facing: Sequence[int], words: Lexicon) -> bool:
    """Whether the facing sentences have the cue, or name the source as one who acts in them: it has not gone.

    A claim about the speaker ("the firm said it had paid") must name it in either article, so that tells nothing.
    """
    if act.speaker is None or act.cue is None:
        return False
    near = {token.folded for k in facing for token in tokens(far.text, far.sentences[k].span, words)}
    if act.cue.text.casefold() in near:
        return True
    label = act.speaker.text.partition(",")[0]
    heads = [token.folded for token in tokens(label, Span(0, len(label)), words)][-1:]
    return near.issuperset(heads) and not (act.words and act.words[0].folded in words.pronouns)


def _facing(act: Act, groups: Sequence[Group], *, dropped: bool) -> list[int]:
    """The other side's sentences in the groups the act stands in."""
    return [
        other
        for group in groups
        for other in (group.right if dropped else group.left)
        if not act.sentences.isdisjoint(group.left if dropped else group.right)
    ]


def _found_again(act: Act, far: Article, facing: Sequence[int], words: Lexicon) -> Span | None:
    """Where the act's words of weight stand in the facing sentences, if enough of them do."""
    wanted = {token.folded for token in act.words if not token.short}
    found = [token for k in facing for token in tokens(far.text, far.sentences[k].span, words) if token.folded in wanted]
    shared = len({token.folded for token in found})
    if not wanted or shared < max(CARRIED * len(wanted), 2) - (shared >= MANY):
        return None
    return Span(found[0].span.start, found[-1].span.end)


def _stated(act: Act, near: Article, far: Article, facing: Sequence[int]) -> Span | None:
    """The facing sentences, where the act is most of what its own sentences say and nobody is quoted in those."""
    own = sum(near.sentences[k].span.end - near.sentences[k].span.start for k in act.sentences)
    spans = [far.sentences[k].span for k in facing]
    credited = any(span.overlaps(quotation.reach) for span in spans for quotation in far.quotations)
    if credited or sum(span.end - span.start for span in act.content) < MOST * own:
        return None
    return Span(min(spans).start, max(span.end for span in spans))


def _is_carried(claim: Span, far: Article) -> bool:
    """Whether a quotation of the other article covers most of the claim, so that it is attributed after all."""
    for quotation in far.quotations:
        for span in quotation.content:
            if min(span.end, claim.end) - max(span.start, claim.start) > 0.4 * (claim.end - claim.start):
                return True
    return False


def _speaks_nearby(act: Act, far: Article, facing: Sequence[int]) -> bool:
    """Whether the same speaker is credited in the facing sentences or their paragraphs: the attribution has not gone."""
    name = act.speaker.name if act.speaker else ""
    paragraphs = {far.sentences[k].paragraph for k in facing}
    reach = [s.span for s in far.sentences if s.paragraph in paragraphs and s.paragraph]
    return any(
        quotation.speaker and quotation.speaker.name and name and same_name(quotation.speaker.name, name)
        for quotation in far.quotations
        if any(quotation.reach.overlaps(span) for span in reach)
    )


def _short(text: str, limit: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + " …"
