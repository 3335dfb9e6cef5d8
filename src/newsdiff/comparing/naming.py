"""Names for the word edits of a group: house style, facts, stance, and what is left is wording.

Each difference gets one name. What attribution accounts for (`newsdiff.comparing.attribution`) is not named again here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsdiff.comparing.attribution import Claimed
from newsdiff.comparing.facts import fact_findings, facts_in_other_words
from newsdiff.comparing.findings import Finding
from newsdiff.comparing.stance import stance_findings
from newsdiff.comparing.wording import Edit, moved, stretch
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.style import same_marks, style_kind
from newsdiff.language.tokens import Token
from newsdiff.model import Article, Change, Kind, QuoteMarks, Span

__all__ = ["Sides", "changes_in_other_words", "changes_of_edits", "is_telling"]

_QUOTES = str.maketrans("", "", "“”„‟«»\"‘’‚‛'`")
_OPENING = re.compile(r"[“„‟«‘‚‛]$|(?<!\S)[\"'`]$")


@dataclass(frozen=True, slots=True)
class Sides:
    """Both articles, what is known of words, and what attribution accounts for on each side."""

    left: Article
    right: Article
    words: Lexicon
    left_claimed: Claimed
    right_claimed: Claimed

    @property
    def days(self) -> tuple[str | None, str | None]:
        """When the articles were published."""
        return self.left.published, self.right.published

    def is_claimed(self, left: Sequence[Token], right: Sequence[Token], fact: Finding) -> bool:
        """Whether attribution accounts for all of a fact's words on a side that has any."""
        return any(
            bool(run) and all(_is_claimed(token, claimed, self.words) for token in run)
            for run, claimed in (
                (left[slice(*fact.left)], self.left_claimed),
                (right[slice(*fact.right)], self.right_claimed),
            )
        )

    def forms(self, left: Span, right: Span) -> tuple[str, str]:
        """The form of the credited quotations that hold a word of each side; "" where none does."""
        held = [
            [q for q in article.quotations if (q.speaker or q.cue) and any(span.overlaps(piece) for piece in q.content)]
            for article, span in ((self.left, left), (self.right, right))
        ]
        left_form, right_form = (quotations[0].form if quotations else "" for quotations in held)
        return left_form, right_form

    def change(self, kind: Kind, left: Span | None, right: Span | None, note: str, confidence: float) -> Change:
        """A change with its words."""
        ours, theirs = left.of(self.left.text) if left else "", right.of(self.right.text) if right else ""
        return Change(kind, left, right, ours, theirs, note, confidence)


def changes_of_edits(sides: Sides, edits: Sequence[Edit], left: Sequence[Token], right: Sequence[Token]) -> Iterator[Change]:
    """The changes of a group whose words were edited.

    Facts are found first, over all of its edits, for a date may move and a figure begin before the words that differ; words
    that only stand elsewhere are no change.
    """
    facts = fact_findings(left, right, edits, sides.words, sides.days) if sides.words.months else []
    facts = [fact for fact in facts if not sides.is_claimed(left, right, fact)]
    yield from _found(sides, facts, left, right)
    relocated = {edit for pair in moved(edits, left, right).items() for edit in pair}
    for edit in edits:
        if edit.equal:
            yield from _style_of_equals(sides, edit, left, right)
        elif edit not in relocated:
            yield from _named(sides, edit, left, right, facts)


def is_telling(edit: Edit, left: Sequence[Token], right: Sequence[Token], words: Lexicon) -> bool:
    """Whether an edit is more than house style, whatever it will be called."""
    ours, theirs = left[edit.left_start : edit.left_end], right[edit.right_start : edit.right_end]
    return not edit.equal and style_kind(ours, theirs, words) is None


def changes_in_other_words(sides: Sides, left: Sequence[Token], right: Sequence[Token]) -> Iterator[Change]:
    """The changes of a group that was rewritten: no words are set against each other, but figures and dates are."""
    facts = facts_in_other_words(left, right, sides.words, sides.days) if sides.words.months else []
    return _found(sides, facts, left, right)


def _style_of_equals(sides: Sides, edit: Edit, left: Sequence[Token], right: Sequence[Token]) -> Iterator[Change]:
    """Spelling, abbreviation, case and punctuation among the words both sides share."""
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


def _punctuation(sides: Sides, ours: tuple[Token, Token], theirs: tuple[Token, Token]) -> Iterator[Change]:
    """Other marks between the same two words; quote marks that come or go only where attribution has no business."""
    left, right = Span(ours[0].span.end, ours[1].span.start), Span(theirs[0].span.end, theirs[1].span.start)
    one, other = left.of(sides.left.text), right.of(sides.right.text)
    plain, bare = one.translate(_QUOTES), other.translate(_QUOTES)
    if same_marks(one, other):
        return
    if len(one) - len(plain) != len(other) - len(bare) and same_marks(plain, bare):
        if _opens_quote(one, other):
            yield from _marks(sides, (ours[1], theirs[1]), (_trimmed(left, one), _trimmed(right, other)))
        return
    if any(mark in one + other for mark in ".?!\n"):
        return
    yield sides.change(Kind.PUNCTUATION, _trimmed(left, one), _trimmed(right, other), "house style: punctuation", 0.9)


def _marks(sides: Sides, words: tuple[Token, Token], at: tuple[Span | None, Span | None]) -> Iterator[Change]:
    """Quote marks that come or go at two equal words, where attribution does not tell: not if both sides quote them.

    A word with a capital on both sides is a name in marks, not somebody's words.
    """
    if QuoteMarks.LOST in (sides.left.quote_marks, sides.right.quote_marks):
        return
    ours, theirs = sides.forms(words[0].span, words[1].span)
    named = all(word.wording[:1].isupper() for word in words)
    if ours and theirs:
        return
    if named or not (ours or theirs):
        yield sides.change(Kind.PUNCTUATION, *at, "quote marks around words nobody is said to have spoken", 0.8)
    else:
        note = f"{ours or 'the writer’s own words'} → {theirs or 'the writer’s own words'}"
        yield sides.change(Kind.FORM, words[0].span, words[1].span, note, 0.7)


def _opens_quote(one: str, other: str) -> bool:
    """Whether a mark that opens a quotation stands in one of two stretches between words, and none in the other."""
    return bool(_OPENING.search(one)) != bool(_OPENING.search(other))


def _trimmed(span: Span, text: str) -> Span | None:
    kept = text.strip()
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, start + len(kept)) if kept else None


def _named(
    sides: Sides, edit: Edit, left: Sequence[Token], right: Sequence[Token], facts: Sequence[Finding]
) -> Iterator[Change]:
    """The changes of one unequal edit, less what attribution and facts have named already."""
    ours = _unclaimed(left[edit.left_start : edit.left_end], sides.left_claimed, sides.words)
    theirs = _unclaimed(right[edit.right_start : edit.right_end], sides.right_claimed, sides.words)
    if not ours and not theirs:
        return
    kind = style_kind(ours, theirs, sides.words)
    if kind:
        yield sides.change(kind, stretch(ours, 0, len(ours)), stretch(theirs, 0, len(theirs)), f"house style: {kind}", 0.9)
        return
    named = [_within(fact, left, right, ours, theirs) for fact in facts]
    stances = [
        finding
        for finding in stance_findings(ours, theirs, sides.words)
        if not any(_meets(finding.left, fact.left) or _meets(finding.right, fact.right) for fact in named)
    ]
    yield from _found(sides, stances, ours, theirs)
    yield from _rest(sides, ours, theirs, [*named, *stances])


def _within(
    fact: Finding, left: Sequence[Token], right: Sequence[Token], ours: Sequence[Token], theirs: Sequence[Token]
) -> Finding:
    """A fact of the whole group as token indices into the part of an edit that is still to be named."""
    spans = ([token.span for token in run[start:end]] for run, (start, end) in ((left, fact.left), (right, fact.right)))
    runs = []
    for part, its in zip((ours, theirs), spans, strict=True):
        inside = [k for k, token in enumerate(part) if token.span in its]
        runs.append((inside[0], inside[-1] + 1) if inside else (0, 0))
    return replace(fact, left=runs[0], right=runs[1])


def _meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _found(sides: Sides, findings: Iterable[Finding], left: Sequence[Token], right: Sequence[Token]) -> Iterator[Change]:
    """Findings as changes."""
    for finding in findings:
        spans = stretch(left, *finding.left), stretch(right, *finding.right)
        yield sides.change(finding.kind, *spans, finding.note, finding.confidence)


def _unclaimed(run: Sequence[Token], claimed: Claimed, words: Lexicon) -> list[Token]:
    """The tokens attribution does not account for; a courtesy title that comes or goes stays a matter of style."""
    return [token for token in run if token.folded in words.courtesy_titles or not _is_claimed(token, claimed, words)]


def _is_claimed(token: Token, claimed: Claimed, words: Lexicon) -> bool:
    if any(span.covers(token.span) for span in claimed.spans):
        return True
    return token.wording.casefold() in words.pronouns and any(span.covers(token.span) for span in claimed.retold)


def _rest(sides: Sides, left: Sequence[Token], right: Sequence[Token], findings: Sequence[Finding]) -> Iterator[Change]:
    """What no finding claims, as wording, piece by piece; a rest of function words goes with the finding beside it."""
    borders = sorted((f.left, f.right) for f in findings if f.left[0] < f.left[1] and f.right[0] < f.right[1])
    starts = [(0, 0), *((ours[1], theirs[1]) for ours, theirs in borders)]
    ends = [*((ours[0], theirs[0]) for ours, theirs in borders), (len(left), len(right))]
    for (left_start, right_start), (left_end, right_end) in zip(starts, ends, strict=True):
        ours = _left_over(left, left_start, left_end, [finding.left for finding in findings])
        theirs = _left_over(right, right_start, right_end, [finding.right for finding in findings])
        if findings and all(_is_function_word(token, sides.words) for token in (*ours, *theirs)):
            continue
        kind = Kind.REPLACED if ours and theirs else Kind.DELETED if ours else Kind.INSERTED
        note = {Kind.REPLACED: "other words", Kind.DELETED: "words left out", Kind.INSERTED: "words added"}[kind]
        yield sides.change(kind, stretch(ours, 0, len(ours)), stretch(theirs, 0, len(theirs)), note, 0.9)


def _is_function_word(token: Token, words: Lexicon) -> bool:
    return token.short or any(token.folded in words.grammar.get(name, ()) for name in ("be", "auxiliaries"))


def _left_over(run: Sequence[Token], first: int, last: int, claimed: Sequence[tuple[int, int]]) -> list[Token]:
    return [run[k] for k in range(first, last) if not any(start <= k < end for start, end in claimed)]
