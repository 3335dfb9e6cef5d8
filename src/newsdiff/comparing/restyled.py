"""House style among the words two groups of sentences share: spelling, abbreviation, case and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsdiff.comparing.findings import Finding, in_any
from newsdiff.comparing.sides import Runs, Sides
from newsdiff.comparing.wording import Edit, stretch
from newsdiff.language.style import same_marks, style_kind
from newsdiff.language.tokens import Token
from newsdiff.model import Article, Change, Kind, QuoteMarks, Span

__all__ = ["style_of_equals"]

_QUOTES = str.maketrans("", "", "“”„‟«»\"‘’‚‛'`")
_OPENING = re.compile(r"[“„‟«‘‚‛]$|(?<!\S)[\"'`]$")


def style_of_equals(sides: Sides, edit: Edit, runs: Runs, facts: Sequence[Finding]) -> Iterator[Change]:
    """Spelling, abbreviation, case and punctuation among the words both sides share; one label for a phrase."""
    left, right = runs
    begun: tuple[Kind, int, int] | None = None
    for k in range(edit.left_end - edit.left_start + 1):
        at = edit.left_start + k, edit.right_start + k
        kind = _style_at(sides, edit, runs, at, facts) if at[0] < edit.left_end else None
        if begun and (kind is not begun[0] or kind is Kind.PUNCTUATION):
            yield _style_change(sides, runs, begun, k, edit)
            begun = None
        if kind and not begun:
            begun = (kind, *at)
        if 0 < k < edit.left_end - edit.left_start and not _is_at_a_border(sides, edit, runs, k):
            yield from _punctuation(sides, (left[at[0] - 1], left[at[0]]), (right[at[1] - 1], right[at[1]]))


def _is_at_a_border(sides: Sides, edit: Edit, runs: Runs, k: int) -> bool:
    """Whether a comma that comes or goes before the k-th shared word stands beside words that differ, from which it follows."""
    inner = (edit.left_start and k == 1) or (edit.left_end < len(runs[0]) and k == edit.left_end - edit.left_start - 1)
    if not inner:
        return False
    gaps = (
        article.text[run[at - 1].span.end : run[at].span.start]
        for article, run, at in (
            (sides.left, runs[0], edit.left_start + k),
            (sides.right, runs[1], edit.right_start + k),
        )
    )
    return {gap.strip() for gap in gaps} == {"", ","}


def _style_at(sides: Sides, edit: Edit, runs: Runs, at: tuple[int, int], facts: Sequence[Finding]) -> Kind | None:
    """The kind of style difference of one shared word, if nothing else has named it and it follows from nothing else."""
    ours, theirs = runs[0][at[0]], runs[1][at[1]]
    if ours.wording == theirs.wording or (_is_told_in_figures(ours) and (in_any(at[0], facts, 0) or in_any(at[1], facts, 1))):
        return None
    kind = style_kind([ours], [theirs], sides.words)
    if kind is Kind.CASE and (_opens(sides.left, ours) or _opens(sides.right, theirs) or _joins_a_name(edit, runs, at)):
        return None
    return kind


def _is_told_in_figures(token: Token) -> bool:
    return token.folded[:1].isdigit() or token.folded in ("am", "pm")


def _joins_a_name(edit: Edit, runs: Runs, at: tuple[int, int]) -> bool:
    """Whether a word got or lost its capital with the name before it: "the court" / "the High Court"."""
    if at[0] > edit.left_start:
        return False
    return any(k and run[k].capitalised and run[k - 1].capitalised for run, k in zip(runs, at, strict=True))


def _style_change(sides: Sides, runs: Runs, begun: tuple[Kind, int, int], end: int, edit: Edit) -> Change:
    kind, first, other = begun
    spans = stretch(runs[0], first, edit.left_start + end), stretch(runs[1], other, edit.right_start + end)
    return sides.change(kind, *spans, f"house style: {kind}", 0.95)


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
