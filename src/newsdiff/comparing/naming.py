"""Names for the word edits of a group: house style, facts, stance, and what is left is wording.

Each difference gets one name. What attribution accounts for (`newsdiff.comparing.attribution`) is not named again here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsdiff.comparing.facts import fact_findings
from newsdiff.comparing.findings import Finding, overlap
from newsdiff.comparing.leftover import at, leftover, span_of
from newsdiff.comparing.restyled import style_of_equals
from newsdiff.comparing.sides import Indices, Runs, Sides, is_accounted_for
from newsdiff.comparing.stance import Around, count_negations, stance_findings
from newsdiff.comparing.wording import Edit, elsewhere, stretch
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.style import style_kind
from newsdiff.language.tokens import Token
from newsdiff.model import Change, ChangeClass, Form, Kind, Span

__all__ = ["Sides", "changes_in_other_words", "changes_of_edits", "is_telling"]

HELD = 5
"""Words that may be put for others between two that survived in a sentence told in other words."""


def changes_of_edits(sides: Sides, edits: Sequence[Edit], left: Sequence[Token], right: Sequence[Token]) -> Iterator[Change]:
    """The changes of a group whose words were edited.

    Facts are found first, over all of its edits, for a date may move and a figure begin before the words that differ; words
    that only stand elsewhere are no change.
    """
    differ = any(not edit.equal for edit in edits)
    facts = fact_findings(left, right, edits, sides.words, sides.days) if differ and sides.words.months else []
    facts = [fact for fact in facts if not sides.is_claimed(left, right, fact)]
    yield from _found(sides, facts, left, right)
    moved = elsewhere(edits, left, right)
    named: list[Change] = []
    for edit in edits:
        if edit.equal:
            named += style_of_equals(sides, edit, (left, right), facts)
        else:
            named += _named(sides, edit, (left, right), facts, moved)
    yield from _settled(named, (left, right), sides.words)


def is_telling(edit: Edit, left: Sequence[Token], right: Sequence[Token], words: Lexicon) -> bool:
    """Whether an edit is more than house style, whatever it will be called."""
    ours, theirs = left[edit.left_start : edit.left_end], right[edit.right_start : edit.right_end]
    return not edit.equal and style_kind(ours, theirs, words) is None


def _settled(changes: Iterable[Change], runs: Runs, words: Lexicon) -> Iterator[Change]:
    """The changes without negations that only stand elsewhere: "no decision was made" / "a decision was not made".

    A sentence that negates as often as the other turns nothing round; its negations are wording.
    """
    for change in changes:
        if change.kind is Kind.NEGATION and len({count_negations(run, words) for run in runs}) == 1:
            kind = Kind.REPLACED if change.left and change.right else Kind.DELETED if change.left else Kind.INSERTED
            yield replace(change, kind=kind, note="both sides negate, in other words")
        else:
            yield change


def changes_in_other_words(
    sides: Sides, edits: Sequence[Edit], left: Sequence[Token], right: Sequence[Token]
) -> Iterator[Change]:
    """The changes of a group that was rewritten: no words are set against each other, but figures and dates are.

    So is what was put for something between words of weight that survived: "closure could kill" / "closure would kill".
    """
    held = [
        edit for before, edit, after in zip(edits, edits[1:], edits[2:], strict=False) if _is_held(before, edit, after, left)
    ]
    facts = fact_findings(left, right, held, sides.words, sides.days) if sides.words.months else []
    facts = [fact for fact in facts if fact.kind in (Kind.NUMBER, Kind.DATE)]
    yield from _found(sides, facts, left, right)
    for edit in held:
        named = _named(sides, edit, (left, right), facts, (frozenset(), frozenset()))
        settled = _settled(named, (left, right), sides.words)
        yield from (change for change in settled if change.change_class is ChangeClass.STANCE)


def _is_held(before: Edit, edit: Edit, after: Edit, left: Sequence[Token]) -> bool:
    """Whether words of weight survived right before and right behind the edit."""
    sides = left[before.left_start : before.left_end][-2:], left[after.left_start : after.left_end][:2]
    size = max(edit.left_end - edit.left_start, edit.right_end - edit.right_start)
    return not edit.equal and size <= HELD and all(any(not token.short for token in side) for side in sides)


def _named(sides: Sides, edit: Edit, runs: Runs, facts: Sequence[Finding], moved: tuple[Indices, Indices]) -> Iterator[Change]:
    """The changes of one unequal edit, less what attribution and facts have named already and what stands elsewhere."""
    here = (range(edit.left_start, edit.left_end), range(edit.right_start, edit.right_end))
    claims = (sides.left_claimed, sides.right_claimed)
    ours, theirs = (
        [k for k in where if k not in gone and not is_accounted_for(run[k], claimed, sides.words)]
        for where, run, claimed, gone in zip(here, runs, claims, moved, strict=True)
    )
    if not ours and not theirs:
        return
    words = at(runs[0], ours), at(runs[1], theirs)
    kind = style_kind(*words, sides.words)
    if kind:
        yield sides.change(kind, span_of(words[0]), span_of(words[1]), f"house style: {kind}", 0.9)
        return
    named = [fact for fact in facts if _touches(fact.left, here[0]) or _touches(fact.right, here[1])]
    stances = [
        finding
        for finding in _placed(stance_findings(*words, sides.words, _around(sides, edit, runs)), ours, theirs)
        if not any(overlap(finding.left, fact.left) or overlap(finding.right, fact.right) for fact in named)
    ]
    yield from _found(sides, stances, *runs)
    yield from leftover(
        sides, runs, (ours, theirs), [*named, *stances], whole=(len(ours), len(theirs)) == tuple(map(len, here))
    )


def _around(sides: Sides, edit: Edit, runs: Runs) -> Around:
    starts = edit.left_start, edit.right_start
    before = [run[start - 1] if start else None for run, start in zip(runs, starts, strict=True)]
    articles = sides.left, sides.right
    reported = [
        any(
            quotation.form is not Form.DIRECT and any(span.overlaps(piece) for piece in quotation.content)
            for quotation in article.quotations
        )
        for article, span in zip(
            articles,
            (_extent(runs[0], edit.left_start, edit.left_end), _extent(runs[1], edit.right_start, edit.right_end)),
            strict=True,
        )
    ]
    return Around((before[0], before[1]), (reported[0], reported[1]))


def _extent(run: Sequence[Token], start: int, end: int) -> Span:
    return stretch(run, start, end) or Span(0, 0)


def _placed(findings: Iterable[Finding], ours: Sequence[int], theirs: Sequence[int]) -> Iterator[Finding]:
    """Findings in part of an edit as findings in the whole runs."""
    for finding in findings:
        left, right = (
            (where[start], where[end - 1] + 1) if start < end else (0, 0)
            for where, (start, end) in ((ours, finding.left), (theirs, finding.right))
        )
        yield replace(finding, left=left, right=right)


def _touches(run: tuple[int, int], where: Sequence[int]) -> bool:
    """Whether a stretch of tokens holds any of these or stands right beside them."""
    return run[0] < run[1] and any(run[0] - 1 <= k <= run[1] for k in where)


def _found(sides: Sides, findings: Iterable[Finding], left: Sequence[Token], right: Sequence[Token]) -> Iterator[Change]:
    """Findings as changes."""
    for finding in findings:
        spans = stretch(left, *finding.left), stretch(right, *finding.right)
        yield sides.change(finding.kind, *spans, finding.note, finding.confidence)
