"""How the same words are quoted on the two sides: in which form, in how many pieces, how much of them, and which words.

Each rule takes acts matched by content and gives the changes it sees. It never says that somebody was misquoted: it says
that words differ inside quote marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.comparing.acts import Act, Match
from newsdiff.comparing.articles import Articles, change_of
from newsdiff.comparing.wording import edits, stretch
from newsdiff.language.style import style_kind
from newsdiff.model import Change, Form, Kind, Span

__all__ = ["form", "inside", "pieces"]


def form(pair: Articles, match: Match) -> Iterator[Change]:
    """Direct, indirect or mixed speech; not where an article lost its marks."""
    ours, theirs = match.best
    if not pair.marks_kept or ours.form is theirs.form:
        return
    note = f"{ours.form} → {theirs.form} speech"
    spans = (Span(ours.start, ours.end), Span(theirs.start, theirs.end))
    yield change_of(pair, Kind.FORM, (ours, theirs), spans, note, 0.85 if Form.DIRECT in (ours.form, theirs.form) else 0.6)


def pieces(pair: Articles, match: Match) -> Iterator[Change]:
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


def inside(pair: Articles, match: Match) -> Iterator[Change]:
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
        yield change_of(pair, kind, (ours[0], theirs[0]), spans, note, 0.85)


def _is_whole(pair: Articles, spans: tuple[Span | None, Span | None]) -> bool:
    """Whether the words on the one side that has any are whole sentences."""
    span, article = (spans[0], pair.left) if spans[0] else (spans[1], pair.right)
    reach = [sentence.span for sentence in article.sentences if span and sentence.span.overlaps(span)]
    return bool(span and reach) and sum(s.end - s.start for s in reach) - (span.end - span.start if span else 0) < 8 * len(
        reach
    )


def _altered_note(pair: Articles, spans: tuple[Span | None, Span | None]) -> str:
    bracketed = any(
        span and article.text[max(span.start - 1, 0) : span.start] == "["
        for span, article in zip(spans, (pair.left, pair.right), strict=True)
    )
    return "differs inside quote marks" + ("; the word is in an editor's brackets" if bracketed else "")
