"""Two articles into one comparison: the pipeline of a pair.

Group the sentences, find the attribution changes, then read the word edits of each group: house style first, facts and
stance next, and what is left is wording. A difference that attribution has named is not named again as wording.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsdiff import __version__
from newsdiff.comparing.align import align
from newsdiff.comparing.attribution import attribution_changes
from newsdiff.comparing.facts import counts_apart, fact_findings
from newsdiff.comparing.findings import Finding
from newsdiff.comparing.stance import stance_findings
from newsdiff.comparing.wording import Edit, edits, stretch
from newsdiff.language.lexicon import Lexicon, lexicon
from newsdiff.language.style import same_marks, style_kind
from newsdiff.language.tokens import Token, tokens
from newsdiff.model import Article, Change, ChangeClass, Comparison, Group, Kind, Quotation, Relation, Span

__all__ = ["compare"]

REWRITTEN = 0.4
"""Below this share of words in common a group is shown as rewritten, without word marks."""

SAID = 0.4
"""A sentence is aligned by what it says without its attribution, if that is at least this share of it."""

_QUOTES = str.maketrans("", "", "“”„‟«»\"‘’‚‛'`")


def compare(left: Article, right: Article) -> Comparison:
    """Set two articles side by side: groups of sentences that say the same thing, and what differs in each.

    Every body sentence of both articles is in exactly one group; swapping the articles mirrors the result.
    """
    words = lexicon(left.language if left.language == right.language else "und")
    groups = _groups(left, right)
    attributed = attribution_changes(left, right, groups, words)
    within, across = _placed(attributed, groups, left, right)
    sides = _Sides(left, right, words, _claimed(left, attributed, left_side=True), _claimed(right, attributed, left_side=False))
    finished = [_finished(sides, group, within.get(k, ())) for k, group in enumerate(groups)]
    return Comparison(left, right, tuple(finished), tuple(across), signature=_signature(left, right))


def _signature(left: Article, right: Article) -> str:
    """The settings that produced a result: the same signature and the same bytes give the same comparison."""
    return f"newsdiff {__version__} · languages {left.language}, {right.language} · grams 3+4 · rewritten below {REWRITTEN}"


def _groups(left: Article, right: Article) -> list[Group]:
    """The groups of body sentences, as indices into the articles' sentences."""
    ours, theirs = left.body(), right.body()
    found = align(_asserted(left, ours), _asserted(right, theirs))
    return [replace(g, left=tuple(ours[k] for k in g.left), right=tuple(theirs[k] for k in g.right)) for g in found]


def _asserted(article: Article, sentences: Sequence[int]) -> list[str]:
    """The words of sentences without who is credited with them.

    Two sentences are about one thing when the same is said, not when the same person says it: labels such as "Ann Roe,
    leader of the dockers, said" would else make any two of her sentences alike.
    """
    credited = [_credited(quotation) for quotation in article.quotations]
    return [_without(article, article.sentences[k].span, credited) for k in sentences]


def _credited(quotation: Quotation) -> Span:
    """From the speaker's label to the cue, or the other way round; nothing where one of them is missing."""
    if not (quotation.speaker and quotation.cue):
        return Span(0, 0)
    span = Span(min(quotation.speaker.start, quotation.cue.start), max(quotation.speaker.end, quotation.cue.end))
    return Span(0, 0) if any(span.overlaps(content) for content in quotation.content) else span


def _without(article: Article, sentence: Span, credited: Sequence[Span]) -> str:
    inside = sorted({span for span in credited if sentence.covers(span) and span.end > span.start})
    kept, start = [], sentence.start
    for span in inside:
        kept.append(article.text[start : max(span.start, start)])
        start = max(span.end, start)
    words = " ".join([*kept, article.text[start : sentence.end]])
    return words if len(words) >= SAID * (sentence.end - sentence.start) else sentence.of(article.text)


def _placed(
    changes: Sequence[Change], groups: Sequence[Group], left: Article, right: Article
) -> tuple[dict[int, list[Change]], list[Change]]:
    """Attribution changes by the group in which both their spans lie; those that reach over groups, or lie in none."""
    by_left = {k: number for number, group in enumerate(groups) for k in group.left}
    by_right = {k: number for number, group in enumerate(groups) for k in group.right}
    within: dict[int, list[Change]] = {}
    across: list[Change] = []
    for change in changes:
        touched = {by_left[k] for k in _touched(left, change.left) if k in by_left}
        touched |= {by_right[k] for k in _touched(right, change.right) if k in by_right}
        if len(touched) == 1:
            within.setdefault(touched.pop(), []).append(change)
        else:
            across.append(change)
    return within, across


def _touched(article: Article, span: Span | None) -> list[int]:
    return [k for k, sentence in enumerate(article.sentences) if span and sentence.span.overlaps(span)]


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both articles, what is known of words, and the spans on each side that attribution changes account for."""

    left: Article
    right: Article
    words: Lexicon
    left_claimed: Sequence[Span]
    right_claimed: Sequence[Span]

    def change(self, kind: Kind, left: Span | None, right: Span | None, note: str, confidence: float) -> Change:
        """A change with its words."""
        ours, theirs = left.of(self.left.text) if left else "", right.of(self.right.text) if right else ""
        return Change(kind, left, right, ours, theirs, note, confidence)


def _tokens(article: Article, sentences: Sequence[int], words: Lexicon) -> list[Token]:
    return [token for k in sentences for token in tokens(article.text, article.sentences[k].span, words)]


def _finished(sides: _Sides, group: Group, attributed: Sequence[Change]) -> Group:
    """The group with its relation and its changes in reading order."""
    if not (group.left and group.right):
        return replace(group, changes=tuple(attributed))
    left, right = _tokens(sides.left, group.left, sides.words), _tokens(sides.right, group.right, sides.words)
    found = edits(left, right)
    share = _share(found, left, right)
    changes = list(attributed)
    if share >= REWRITTEN:
        changes.extend(_style_of_equals(sides, found, left, right))
        changes.extend(change for edit in found if not edit.equal for change in _named(sides, edit, left, right))
    else:
        changes.extend(_found(sides, counts_apart(left, right, sides.words), left, right))
    relation = _relation(share, changes)
    return replace(group, relation=relation, score=share, changes=tuple(sorted(changes, key=_place)))


def _share(found: Sequence[Edit], left: Sequence[Token], right: Sequence[Token]) -> float:
    """The share of words of weight that survived in order; function words, which any two sentences share, do not count."""
    kept = [token for edit in found if edit.equal for token in left[edit.left_start : edit.left_end]]
    weighty = [sum(not token.short for token in run) or len(run) for run in (kept, left, right)]
    return min(2 * weighty[0] / max(weighty[1] + weighty[2], 1), 1.0)


def _relation(share: float, changes: Sequence[Change]) -> Relation:
    if share < REWRITTEN:
        return Relation.REWRITTEN
    if not changes:
        return Relation.SAME
    return Relation.RESTYLED if all(change.change_class is ChangeClass.STYLE for change in changes) else Relation.EDITED


def _place(change: Change) -> tuple[int, int, int]:
    left, right = change.left or change.right, change.right or change.left
    return (left.start if left else 0, right.start if right else 0, list(Kind).index(change.kind))


# --- house style in words that align -----------------------------------------------------------------------------------


def _style_of_equals(sides: _Sides, found: Sequence[Edit], left: Sequence[Token], right: Sequence[Token]) -> Iterator[Change]:
    """Spelling, abbreviation, case and punctuation among the words both sides share."""
    for edit in found:
        if not edit.equal:
            continue
        for k in range(edit.left_end - edit.left_start):
            ours, theirs = left[edit.left_start + k], right[edit.right_start + k]
            kind = style_kind([ours], [theirs], sides.words)
            if kind and not (kind is Kind.CASE and (_opens(sides.left, ours) or _opens(sides.right, theirs))):
                yield sides.change(kind, ours.span, theirs.span, f"house style: {kind}", 0.95)
            if k:
                yield from _punctuation(sides, (left[edit.left_start + k - 1], ours), (right[edit.right_start + k - 1], theirs))


def _opens(article: Article, token: Token) -> bool:
    """Whether the token begins a sentence or a quotation, where a capital says nothing."""
    before = article.text[max(token.span.start - 2, 0) : token.span.start]
    starts = any(sentence.span.start <= token.span.start <= sentence.span.start + 2 for sentence in article.sentences)
    return starts or (bool(before) and before[-1] in "“\"‘'([:")


def _punctuation(sides: _Sides, ours: tuple[Token, Token], theirs: tuple[Token, Token]) -> Iterator[Change]:
    """Other marks between the same two words. Quote marks that come or go are attribution's business, not style's."""
    left, right = Span(ours[0].span.end, ours[1].span.start), Span(theirs[0].span.end, theirs[1].span.start)
    one, other = left.of(sides.left.text), right.of(sides.right.text)
    plain, bare = one.translate(_QUOTES), other.translate(_QUOTES)
    if same_marks(one, other) or (len(one) - len(plain) != len(other) - len(bare) and same_marks(plain, bare)):
        return
    if any(mark in one + other for mark in ".?!\n"):
        return
    yield sides.change(Kind.PUNCTUATION, _trimmed(left, one), _trimmed(right, other), "house style: punctuation", 0.9)


def _trimmed(span: Span, text: str) -> Span | None:
    kept = text.strip()
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, start + len(kept)) if kept else None


# --- words that differ -------------------------------------------------------------------------------------------------


def _named(sides: _Sides, edit: Edit, left: Sequence[Token], right: Sequence[Token]) -> Iterator[Change]:
    """The changes of one unequal edit, less what attribution has named already."""
    ours = _unclaimed(left[edit.left_start : edit.left_end], sides.left_claimed, sides.words)
    theirs = _unclaimed(right[edit.right_start : edit.right_end], sides.right_claimed, sides.words)
    if not ours and not theirs:
        return
    kind = style_kind(ours, theirs, sides.words)
    if kind:
        yield sides.change(kind, stretch(ours, 0, len(ours)), stretch(theirs, 0, len(theirs)), f"house style: {kind}", 0.9)
        return
    before = left[edit.left_start - 1] if edit.left_start else None
    findings = [*fact_findings(ours, theirs, sides.words, before), *stance_findings(ours, theirs, sides.words)]
    yield from _found(sides, findings, ours, theirs)
    yield from _rest(sides, ours, theirs, findings)


def _found(sides: _Sides, findings: Iterable[Finding], left: Sequence[Token], right: Sequence[Token]) -> Iterator[Change]:
    """Findings as changes."""
    for finding in findings:
        spans = stretch(left, *finding.left), stretch(right, *finding.right)
        yield sides.change(finding.kind, *spans, finding.note, finding.confidence)


def _claimed(article: Article, changes: Sequence[Change], *, left_side: bool) -> list[Span]:
    """The spans of one article that attribution changes account for, a "that" after them included.

    A split or joined quotation accounts for all that credits its parts; a change of form for no words.
    """
    claimed: list[Span] = []
    for change in changes:
        span, quotations = (change.left, change.left_quotations) if left_side else (change.right, change.right_quotations)
        if change.kind in (Kind.SPLIT, Kind.JOINED):
            credited = [article.quotations[k] for k in quotations]
            claimed += [part.span for quotation in credited for part in (quotation.speaker, quotation.cue) if part]
        elif span and change.kind is not Kind.FORM:
            claimed.append(span)
    return [Span(start, end + 5 * article.text.startswith(" that ", end)) for start, end in claimed]


def _unclaimed(run: Sequence[Token], claimed: Sequence[Span], words: Lexicon) -> list[Token]:
    """The tokens no change accounts for; a courtesy title that comes or goes stays a matter of style."""
    return [token for token in run if token.folded in words.courtesy_titles or not any(s.covers(token.span) for s in claimed)]


def _rest(sides: _Sides, left: Sequence[Token], right: Sequence[Token], findings: Sequence[Finding]) -> Iterator[Change]:
    """What no finding claims, as wording, piece by piece; a rest of function words goes with the finding beside it."""
    borders = sorted((f.left, f.right) for f in findings if f.left[0] < f.left[1] and f.right[0] < f.right[1])
    starts = [(0, 0), *((ours[1], theirs[1]) for ours, theirs in borders)]
    ends = [*((ours[0], theirs[0]) for ours, theirs in borders), (len(left), len(right))]
    for (left_start, right_start), (left_end, right_end) in zip(starts, ends, strict=True):
        ours = _left_over(left, left_start, left_end, [finding.left for finding in findings])
        theirs = _left_over(right, right_start, right_end, [finding.right for finding in findings])
        if findings and all(token.short for token in (*ours, *theirs)):
            continue
        kind = Kind.REPLACED if ours and theirs else Kind.DELETED if ours else Kind.INSERTED
        note = {Kind.REPLACED: "other words", Kind.DELETED: "words left out", Kind.INSERTED: "words added"}[kind]
        yield sides.change(kind, stretch(ours, 0, len(ours)), stretch(theirs, 0, len(theirs)), note, 0.9)


def _left_over(run: Sequence[Token], first: int, last: int, claimed: Sequence[tuple[int, int]]) -> list[Token]:
    return [run[k] for k in range(first, last) if not any(start <= k < end for start, end in claimed)]
