"""What changed in who is said to have said it, how, and whether it is still quoted at all.

Works on acts of quoting matched by content (`newsdiff.comparing.acts`). Every kind of attribution change is one function
here; each returns plain changes with the reason in words a reader can check, and never a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from newsdiff.comparing.acts import Act, Match, acts, matches
from newsdiff.comparing.wording import edits, stretch
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.style import style_kind
from newsdiff.language.tokens import tokens
from newsdiff.model import Article, Change, Form, Group, Kind, QuoteMarks, Span, Speaker
from newsdiff.reading.speakers import Names, names_of, same_name

__all__ = ["Attributed", "Claimed", "attribution"]

CARRIED = 0.6
"""A claim is found again where this share of its words of weight stands on the other side."""

SETTING = 90
"""Code points after a cue within which its setting ends."""

MOST = 0.5
"""A sentence is a report when what is reported takes up this share of it."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two articles and what is known of words: what every rule needs."""

    left: Article
    right: Article
    words: Lexicon
    left_names: Names
    right_names: Names

    @property
    def marks_kept(self) -> bool:
        return self.left.quote_marks is QuoteMarks.KEPT and self.right.quote_marks is QuoteMarks.KEPT


@dataclass(frozen=True, slots=True)
class Claimed:
    """What attribution accounts for in one article, so that nothing names it again.

    `spans` are accounted for whole; in `retold` ones, whose words changed form, a pronoun follows the new speaker.
    """

    spans: tuple[Span, ...]
    retold: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attributed:
    """The attribution changes between two articles, in the order of the left, and what they account for on each side."""

    changes: tuple[Change, ...]
    left: Claimed
    right: Claimed


def attribution(left: Article, right: Article, groups: Sequence[Group], words: Lexicon) -> Attributed:
    """Every attribution change between two articles."""
    pair = _Pair(left, right, words, names_of(left.text, words), names_of(right.text, words))
    ours, theirs = acts(left, words), acts(right, words)
    found = matches(ours, theirs, groups)
    changes = [change for match in found for rule in _RULES for change in rule(pair, match)]
    matched_left = {k for match in found for act in match.left for k in act.quotations}
    matched_right = {k for match in found for act in match.right for k in act.quotations}
    changes.extend(_lost(pair, [act for act in ours if act.quotations[0] not in matched_left], groups, Kind.DROPPED))
    changes.extend(_lost(pair, [act for act in theirs if act.quotations[0] not in matched_right], groups, Kind.ADDED))
    unique = {(change.kind, change.left, change.right): change for change in changes}
    ordered = sorted(unique.values(), key=lambda change: (change.left or (0, 0), change.right or (0, 0), change.kind))
    retold = [match for match in found if match.best[0].form is not match.best[1].form]
    return Attributed(
        tuple(ordered),
        _claimed(left, ordered, [act for match in found for act in match.left], [match.best[0] for match in retold], "left"),
        _claimed(right, ordered, [act for match in found for act in match.right], [match.best[1] for match in retold], "right"),
    )


def _claimed(article: Article, changes: Sequence[Change], matched: Sequence[Act], retold: Sequence[Act], side: str) -> Claimed:
    """Who is credited in matched acts, and the words of changes; a "that" after them goes with them.

    A speaker or a verb that differs has been named; one that does not differ has only moved.
    """
    spans = [part.span for act in matched for part in (act.speaker, act.cue) if part]
    spans += [span for change in changes if change.kind not in _WHOLE and (span := getattr(change, side))]
    with_that = tuple(Span(start, end + 5 * article.text.startswith(" that ", end)) for start, end in spans)
    return Claimed(with_that, tuple(span for act in retold for span in act.content))


_WHOLE = (Kind.SPLIT, Kind.JOINED, Kind.FORM)


def _change(
    pair: _Pair,
    kind: Kind,
    acts: tuple[Act | None, Act | None],
    spans: tuple[Span | None, Span | None],
    note: str,
    confidence: float,
) -> Change:
    left, right = spans
    return Change(
        kind,
        left,
        right,
        left.of(pair.left.text) if left else "",
        right.of(pair.right.text) if right else "",
        note,
        confidence,
        *(act.quotations if act else () for act in acts),
    )


def _credit(act: Act) -> Span | None:
    """The words that credit it: speaker and cue together where they stand side by side, else what there is of them."""
    parts = [part.span for part in (act.speaker, act.cue) if part]
    if not parts:
        return None
    whole = Span(min(part.start for part in parts), max(part.end for part in parts))
    return parts[-1] if any(whole.overlaps(span) for span in act.content) or whole.end - whole.start > 200 else whole


# --- who ---------------------------------------------------------------------------------------------------------------


def _speaker(pair: _Pair, match: Match) -> Iterator[Change]:
    ours, theirs = match.best
    if ours.speaker is None or theirs.speaker is None:
        return
    left, right = ours.speaker, theirs.speaker
    kind, note, confidence = _who(pair, left, right)
    if kind is not None:
        yield _change(pair, kind, (ours, theirs), (left.span, right.span), note, confidence)


def _who(pair: _Pair, left: Speaker, right: Speaker) -> tuple[Kind | None, str, float]:
    """How two labels of the speaker of the same words differ."""
    one, other = _label(left.text, pair.words), _label(right.text, pair.words)
    arrow = f"{left.text} → {right.text}"
    if one == other:
        return None, "", 0.0
    if left.name and right.name:
        if not same_name(left.name, right.name):
            return Kind.SPEAKER, f"another speaker: {left.name} → {right.name}", 0.9
        if _is_second_mention(one, other, left.name, right.name):
            return None, "", 0.0
        return Kind.SPEAKER, f"same person, another label: {arrow}", 0.6
    if _is_pronoun(left.text, pair.words) or _is_pronoun(right.text, pair.words):
        return Kind.SPEAKER, f"a pronoun for the label: {arrow}", 0.4
    if left.name and _is_unnamed(right.text, pair.words) and not pair.right_names.knows(left.name):
        return Kind.ANONYMISED, f"the source is no longer named: {arrow}", 0.7
    if right.name and _is_unnamed(left.text, pair.words) and not pair.left_names.knows(right.name):
        return Kind.NAMED, f"the source is named: {arrow}", 0.7
    return Kind.SPEAKER, f"another label for the source: {arrow}", 0.6


_OF = re.compile(r" (?:of|from|at|for) (?=the |[A-Z])")


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


def _is_pronoun(text: str, words: Lexicon) -> bool:
    return text.lower() in words.pronouns


def _is_second_mention(one: tuple[str, ...], other: tuple[str, ...], *names: str) -> bool:
    """Full name against surname, nothing else: one label's words are all in the other, and the rest is name."""
    parts = {part.casefold().strip(".") for name in names for part in name.replace("-", "").replace("’", "").split()}
    return (set(one) <= set(other) or set(other) <= set(one)) and set(one) ^ set(other) <= parts


# --- how ---------------------------------------------------------------------------------------------------------------


def _verb(pair: _Pair, match: Match) -> Iterator[Change]:
    ours, theirs = match.best
    if ours.cue is None or theirs.cue is None:
        return
    one, other = _lemma(ours.cue.text, pair.words), _lemma(theirs.cue.text, pair.words)
    if one == other or ":" in (ours.cue.text, theirs.cue.text):
        return
    stances = f"{ours.cue.text} ({ours.cue.stance}) → {theirs.cue.text} ({theirs.cue.stance})"
    differ = ours.cue.stance != theirs.cue.stance
    note = f"reporting verb: {stances}" + ("; another stance" if differ else "")
    yield _change(pair, Kind.VERB, (ours, theirs), (ours.cue.span, theirs.cue.span), note, 0.9 if differ else 0.8)


def _lemma(cue: str, words: Lexicon) -> str:
    for word in reversed(cue.lower().split()):
        if word in words.reporting:
            return words.reporting[word].lemma
    return cue.lower()


def _position(pair: _Pair, match: Match) -> Iterator[Change]:
    ours, theirs = match.best
    if len(match.left) > 1 or len(match.right) > 1 or len(ours.pieces) != len(theirs.pieces) or not (ours.cue and theirs.cue):
        return
    one, other = _stands(ours), _stands(theirs)
    if one != other:
        note = f"the attribution stood {one} the words and now stands {other} them"
        yield _change(pair, Kind.POSITION, (ours, theirs), (_credit(ours), _credit(theirs)), note, 0.8)


def _stands(act: Act) -> str:
    place = act.cue.start if act.cue else 0
    return "before" if place < act.start else "after" if place >= act.end else "inside"


def _form(pair: _Pair, match: Match) -> Iterator[Change]:
    ours, theirs = match.best
    if not pair.marks_kept or ours.form is theirs.form:
        return
    note = f"{ours.form} → {theirs.form} speech"
    spans = (Span(ours.start, ours.end), Span(theirs.start, theirs.end))
    yield _change(pair, Kind.FORM, (ours, theirs), spans, note, 0.85 if Form.DIRECT in (ours.form, theirs.form) else 0.6)


def _setting(pair: _Pair, match: Match) -> Iterator[Change]:
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
        yield _change(pair, Kind.SETTING, (ours, theirs), (left, right), f"where, when or to whom: {before} → {after}", 0.7)


_DEEDS = frozenset({"accusation", "support", "complaint"})
"""Verbs that take the one they are about, whom no setting is to be seen in: "blamed **Haldane** for it"."""

_SETTING_ENDS = re.compile(r"[.,:;?!\n“”\"‘—–(]| - | that\b| as | and | but | after | when | while ")


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


# --- credited or not ---------------------------------------------------------------------------------------------------


def _uncredited(pair: _Pair, match: Match) -> Iterator[Change]:
    """The same words, credited on one side and without a speaker on the other."""
    ours, theirs = match.best
    if bool(_credit(ours)) == bool(_credit(theirs)):
        return
    kind = Kind.DROPPED if _credit(ours) else Kind.ADDED
    note = "the quotation stands without a speaker" if kind is Kind.DROPPED else "the quotation gains a speaker"
    yield _change(pair, kind, (ours, theirs), (_credit(ours), _credit(theirs)), note, 0.7)


def _lost(pair: _Pair, alone: Sequence[Act], groups: Sequence[Group], kind: Kind) -> Iterator[Change]:
    """Reported claims whose content the other article states itself: `dropped` for the left's, `added` for the right's."""
    dropped = kind is Kind.DROPPED
    near, far = (pair.left, pair.right) if dropped else (pair.right, pair.left)
    for act in alone:
        credit = _credit(act)
        facing = _facing(act, groups, dropped=dropped)
        if credit is None or not facing or act.form is Form.DIRECT:
            continue
        claim = _found_again(act, far, facing, pair.words) or _stated(act, near, far, facing)
        if claim is None or _is_carried(claim, far) or _speaks_nearby(act, far, facing):
            continue
        note = "a reported claim stands as plain fact" if dropped else "a plain statement is attributed"
        spans = (credit, None) if dropped else (None, credit)
        yield _change(
            pair,
            kind,
            (act, None) if dropped else (None, act),
            spans,
            f"{note}: “{_short(claim.of(far.text))}”",
            0.75,
        )


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
    if not wanted or len({token.folded for token in found}) < max(CARRIED * len(wanted), 2):
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


# --- how many, how much, which words -----------------------------------------------------------------------------------


def _split(pair: _Pair, match: Match) -> Iterator[Change]:
    """One run of words on the one side, several credited or interrupted ones on the other."""
    ours, theirs = _runs(match.left, match.right), _runs(match.right, match.left)
    if (ours > 1) == (theirs > 1) or not (ours and theirs):
        return
    kind = Kind.SPLIT if theirs > ours else Kind.JOINED
    note = f"one quotation is now {theirs}" if kind is Kind.SPLIT else f"{ours} quotations are now one"
    spans = (Span(match.left[0].start, match.left[-1].end), Span(match.right[0].start, match.right[-1].end))
    left, right = (tuple(k for act in side for k in act.quotations) for side in (match.left, match.right))
    yield Change(kind, *spans, spans[0].of(pair.left.text), spans[1].of(pair.right.text), note, 0.85, left, right)


def _runs(side: Sequence[Act], other: Sequence[Act]) -> int:
    """How many runs of words one side has of what the other side has too."""
    there = {token.folded for act in other for token in act.words if not token.short}
    runs = 0
    for act in side:
        for piece in act.pieces:
            weighty = [token.folded in there for token in act.words if piece.covers(token.span) and not token.short]
            runs += 2 * sum(weighty) >= len(weighty) > 0
    return runs


def _inside(pair: _Pair, match: Match) -> Iterator[Change]:
    """Words of a direct quotation on both sides: cut or carried on at an end, or different within."""
    ours, theirs = [act for act in match.left if act.marked], [act for act in match.right if act.marked]
    left = [token for act in ours for token in act.marked]
    right = [token for act in theirs for token in act.marked]
    changed = edits(left, right)
    if 2 * sum(edit.left_end - edit.left_start for edit in changed if edit.equal) < min(len(left), len(right)) or not (
        left and right
    ):
        return
    for place, edit in enumerate(changed):
        run, other = left[edit.left_start : edit.left_end], right[edit.right_start : edit.right_end]
        if edit.equal or style_kind(run, other, pair.words):
            continue
        spans = stretch(left, edit.left_start, edit.left_end), stretch(right, edit.right_start, edit.right_end)
        at_end = place in (0, len(changed) - 1) and len(changed) > 1
        if not (run and other) and (at_end or _is_whole(pair, spans)):
            kind = Kind.TRUNCATED if run else Kind.EXTENDED
            note = f"{len(run or other)} {'fewer' if run else 'more'} of the speaker's words are quoted"
        else:
            kind, note = Kind.ALTERED, _altered_note(pair, spans)
        yield _change(pair, kind, (ours[0], theirs[0]), spans, note, 0.85)


def _is_whole(pair: _Pair, spans: tuple[Span | None, Span | None]) -> bool:
    """Whether the words on the one side that has any are whole sentences."""
    span, article = (spans[0], pair.left) if spans[0] else (spans[1], pair.right)
    reach = [sentence.span for sentence in article.sentences if span and sentence.span.overlaps(span)]
    return bool(span and reach) and sum(s.end - s.start for s in reach) - (span.end - span.start if span else 0) < 8 * len(
        reach
    )


def _altered_note(pair: _Pair, spans: tuple[Span | None, Span | None]) -> str:
    bracketed = any(
        span and article.text[max(span.start - 1, 0) : span.start] == "["
        for span, article in zip(spans, (pair.left, pair.right), strict=True)
    )
    return "differs inside quote marks" + ("; the word is in an editor's brackets" if bracketed else "")


_RULES: tuple[Callable[[_Pair, Match], Iterator[Change]], ...] = (
    _speaker,
    _verb,
    _position,
    _form,
    _setting,
    _uncredited,
    _split,
    _inside,
)
