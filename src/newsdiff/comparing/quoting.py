"""How the same words are quoted on the two sides: in which form, in how many pieces, how much of them, and which words.

Each rule takes acts matched by content and gives the changes it sees. It never says that somebody was misquoted: it says
that words differ inside quote marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsdiff.comparing.acts import Act
from newsdiff.comparing.articles import Articles, change_of
from newsdiff.comparing.matching import Match
from newsdiff.comparing.wording import Edit, edits, moved, stretch
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.style import style_kind
from newsdiff.language.tokens import Token
from newsdiff.model import Article, Change, Form, Kind, Span

__all__ = ["form", "inside", "pieces", "runs"]

_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_BRACKETS = re.compile(r"\[[^\[\]\n]{1,80}\]")


def form(pair: Articles, match: Match) -> Iterator[Change]:
    """Direct, indirect or mixed speech, piece by piece; not where an article lost its marks, nor where both forms stand."""
    if not pair.marks_kept:
        return
    told: dict[tuple[int, int], tuple[Act, Act, Span, Span]] = {}
    ours, theirs = match.best
    if len(match.left) == len(match.right) == 1 and ours.form is not theirs.form:
        found = [(ours, Span(ours.start, ours.end), theirs)]
    else:
        found = [*_reformed(match.left, match.right), *_reformed(match.right, match.left)]
    for one, piece, other in found:
        ours, theirs = (one, other) if one in match.left else (other, one)
        whole = Span(other.start, other.end)
        left, right = (piece, whole) if one is ours else (whole, piece)
        known = told.get((ours.start, theirs.start), (ours, theirs, left, right))
        told[ours.start, theirs.start] = ours, theirs, min(left, known[2], key=_length), min(right, known[3], key=_length)
    for ours, theirs, *spans in told.values():
        note = f"{ours.form} → {theirs.form} speech"
        yield change_of(
            pair,
            Kind.FORM,
            (ours, theirs),
            (spans[0], spans[1]),
            note,
            0.85 if Form.DIRECT in (ours.form, theirs.form) else 0.6,
        )


def _length(span: Span) -> int:
    return span.end - span.start


def _reformed(side: Sequence[Act], other: Sequence[Act]) -> Iterator[tuple[Act, Span, Act]]:
    """What one side says and the other says in another form only: the act, its words, and the act that shares most of them."""
    for act in side:
        found = [(piece, near) for piece in act.pieces if (near := _partners(act, piece, other))]
        reformed = [(piece, near[0]) for piece, near in found if all(far.form is not act.form for far in near)]
        partly = len(reformed) < len(found)
        for piece, partner in reformed[: None if partly else 1]:
            if not _is_kept(partner, side):
                yield act, piece if partly else Span(act.start, act.end), partner


def _is_kept(act: Act, other: Sequence[Act]) -> bool:
    """Whether an act stands on the other side in its own form too, beside a paraphrase of it."""
    return any(far.form is act.form for far in _partners(act, Span(act.start, act.end), other))


def _partners(act: Act, piece: Span, other: Sequence[Act]) -> list[Act]:
    """The other side's acts that have at least half of the weighty words of a piece, the one with most of them first."""
    weighty = {token.folded for token in act.words if piece.covers(token.span) and not token.short}
    shares = [(len(weighty & {token.folded for token in far.words}), -k) for k, far in enumerate(other)]
    return [other[-k] for share, k in sorted(shares, reverse=True) if share and 2 * share >= len(weighty)]


def pieces(pair: Articles, match: Match) -> Iterator[Change]:
    """One run of words on the one side, several credited or interrupted ones on the other."""
    ours, theirs = runs(match.left, match.right), runs(match.right, match.left)
    if (ours > 1) == (theirs > 1) or not (ours and theirs):
        return
    kind = Kind.SPLIT if theirs > ours else Kind.JOINED
    note = f"one quotation is now {theirs}" if kind is Kind.SPLIT else f"{ours} quotations are now one"
    spans = (Span(match.left[0].start, match.left[-1].end), Span(match.right[0].start, match.right[-1].end))
    left, right = (tuple(k for act in side for k in act.quotations) for side in (match.left, match.right))
    yield Change(kind, *spans, spans[0].of(pair.left.text), spans[1].of(pair.right.text), note, 0.85, left, right)


def runs(side: Sequence[Act], other: Sequence[Act]) -> int:
    """How many runs of words one side has of what the other side has too."""
    there = {token.folded for act in other for token in act.words if not token.short}
    runs = 0
    for act in side:
        for piece in act.pieces:
            weighty = [token.folded in there for token in act.words if piece.covers(token.span) and not token.short]
            runs += 2 * sum(weighty) >= len(weighty) > 0
    return runs


def inside(pair: Articles, match: Match) -> Iterator[Change]:
    """Words inside quote marks on both sides: cut or carried on at an end or an ellipsis, or different within.

    An editor's bracket that only explains is left alone, and so are words the other side has outside its marks: there the
    form differs.
    """
    acts = [[act for act in side if act.marked] for side in (match.left, match.right)]
    left, right = ([token for act in side for token in act.marked] for side in acts)
    changed = edits(left, right)
    shared = sum(edit.left_end - edit.left_start for edit in changed if edit.equal)
    if not (left and right) or 2 * shared < min(len(left), len(right)):
        return
    bracketed = [_bracketed(article, side) for article, side in ((pair.left, left), (pair.right, right))]
    relocated = moved(changed, left, right)
    for gone, come in relocated.items():
        spans = stretch(left, gone.left_start, gone.left_end), stretch(right, come.right_start, come.right_end)
        note = "differs inside quote marks: the same words in another order"
        yield change_of(pair, Kind.ALTERED, (acts[0][0], acts[1][0]), spans, note, 0.7)
    for place, edit in enumerate(changed):
        if edit in relocated or edit in relocated.values():
            continue
        run, other = left[edit.left_start : edit.left_end], right[edit.right_start : edit.right_end]
        if edit.equal or style_kind(run, other, pair.words) or _only_explains(pair, run, other, bracketed):
            continue
        if (run and not other and _is_retold(run, match.right, pair.words)) or (
            other and not run and _is_retold(other, match.left, pair.words)
        ):
            continue
        spans = stretch(left, edit.left_start, edit.left_end), stretch(right, edit.right_start, edit.right_end)
        elided = _is_elided(pair.right, right, edit.right_start) if run else _is_elided(pair.left, left, edit.left_start)
        at_end = place in (0, len(changed) - 1) and len(changed) > 1
        if not (run and other) and (elided or at_end or _is_whole(pair, spans)):
            kind, note = Kind.TRUNCATED if run else Kind.EXTENDED, _amount(run or other, edit, elided=elided)
        else:
            kind, note = Kind.ALTERED, _altered(run, other, bracketed)
        yield change_of(pair, kind, (acts[0][0], acts[1][0]), spans, note, 0.85)


def _amount(run: Sequence[Token], edit: Edit, *, elided: bool) -> str:
    more = edit.right_end > edit.right_start
    return f"{len(run)} {'more' if more else 'fewer'} of the speaker's words are quoted" + (
        ", at an ellipsis" if elided else ""
    )


def _bracketed(article: Article, run: Sequence[Token]) -> set[Span]:
    """The spans of those tokens that stand in an editor's brackets."""
    if not run:
        return set()
    brackets = [Span(*m.span()) for m in _BRACKETS.finditer(article.text, run[0].span.start - 1, run[-1].span.end + 1)]
    return {token.span for token in run if any(bracket.covers(token.span) for bracket in brackets)}


def _only_explains(pair: Articles, run: Sequence[Token], other: Sequence[Token], bracketed: Sequence[set[Span]]) -> bool:
    """Whether nothing differs but what stands in brackets beside the words: "they [the council] don't" / "they do not"."""
    ours = [token for token in run if token.span not in bracketed[0]]
    theirs = [token for token in other if token.span not in bracketed[1]]
    if len(ours) == len(run) and len(theirs) == len(other):
        return False
    same = [token.folded for token in ours] == [token.folded for token in theirs]
    return same or style_kind(ours, theirs, pair.words) is not None


def _is_retold(run: Sequence[Token], acts: Sequence[Act], words: Lexicon) -> bool:
    """Whether words that are not inside the other side's marks stand beside them, as its own reported speech.

    Light words alone need no telling again ("We are"), unless they hold a figure or turn the sense round.
    """
    outside = {token.folded for act in acts for token in act.words if token not in act.marked}
    weighty = [token.folded in outside for token in run if len(token.folded) > 3]
    if not weighty:
        turns = any((token.folded,) in words.negations or token.folded[:1].isdigit() for token in run)
        return bool(outside) and not turns
    return bool(outside) and 2 * sum(weighty) >= len(weighty)


def _is_elided(article: Article, side: Sequence[Token], place: int) -> bool:
    """Whether an ellipsis stands between the tokens around `place`."""
    if not 0 < place < len(side):
        return False
    return _ELLIPSIS.search(article.text, side[place - 1].span.end, side[place].span.start) is not None


def _is_whole(pair: Articles, spans: tuple[Span | None, Span | None]) -> bool:
    """Whether the words on the one side that has any are whole sentences."""
    span, article = (spans[0], pair.left) if spans[0] else (spans[1], pair.right)
    if span is None:
        return False
    reach = [article.sentences[k].span for k in article.touched(span)]
    return bool(reach) and sum(s.end - s.start for s in reach) - (span.end - span.start) < 8 * len(reach)


def _altered(run: Sequence[Token], other: Sequence[Token], bracketed: Sequence[set[Span]]) -> str:
    marked = any(token.span in bracketed[0] for token in run) or any(token.span in bracketed[1] for token in other)
    return "differs inside quote marks" + ("; the word is in an editor's brackets" if marked else "")
