"""The gold passages: pairs of a few sentences, labelled for attribution only (docs/labelling.md, "Passages")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.gold import Score, Scores, labelled, same_kind
from newsdiff.clean import clean
from newsdiff.comparing.compare import compare
from newsdiff.model import Article, Block, Change, ChangeClass, Comparison, Role, Span
from newsdiff.reading.assembly import assemble
from newsdiff.reading.metadata import Metadata

Row = Mapping[str, Any]


def cases(split: str) -> Sequence[Row]:
    """The labelled pairs of one half ("dev", "heldout")."""
    return labelled("passages", split, "case")


def article(text: str) -> Article:
    """A passage as an article: every line a paragraph of the body."""
    cleaned = clean(text.strip("\n")).text
    blocks: list[Block] = []
    start = 0
    for line in cleaned.split("\n"):
        if line.strip():
            blocks.append(Block(Role.BODY, Span(start, start + len(line)), paragraph=len(blocks) + 1))
        start += len(line) + 1
    return assemble(cleaned, blocks, Metadata())


def comparison_of(case: Row) -> Comparison:
    """The two passages of a case, compared."""
    return compare(article(case["left"]), article(case["right"]))


def passages(split: str) -> dict[str, Scores]:
    """Attribution changes of one half by kind, and the traps avoided."""
    kinds: Scores = defaultdict(Score)
    traps = Score()
    for case in cases(split):
        comparison = comparison_of(case)
        found = [change for change in comparison.all_changes() if change.change_class is ChangeClass.ATTRIBUTION]
        for name, score in _scored(case, comparison, found):
            kinds[name] += score
        loose = [change for change in found if not any(explains(comparison, change, row) for row in case["change"])]
        for trap in case["trap"]:
            caught = any(explains(comparison, change, trap) for change in loose)
            what = f"{case['id']} {trap['kind']}: {trap['why'][:90]}"
            traps += Score(not caught, caught, 0, [what] if caught else [])
    return {"passages": {**kinds, "traps": traps}}


def _scored(case: Row, comparison: Comparison, found: Sequence[Change]) -> Iterator[tuple[str, Score]]:
    """Each sure row found or missed, and each change no row explains."""
    for row in case["change"]:
        if row["sure"]:
            hit = any(explains(comparison, change, row) for change in found)
            what = f"missed {case['id']} {row['left_words'][:50]!r} → {row['right_words'][:50]!r} ({row['why'][:60]})"
            yield row["kind"], Score(hit, 0, not hit, [] if hit else [what])
    for change in found:
        if not any(explains(comparison, change, row) for row in case["change"]):
            what = f"false {case['id']} {change.left_text[:50]!r} → {change.right_text[:50]!r} ({change.note[:60]})"
            yield change.kind, Score(0, 1, 0, [what])


def explains(comparison: Comparison, change: Change, row: Row) -> bool:
    """Whether a change is of a row's kind and touches the row's words on every side where both have some."""
    if not same_kind(change.kind, row["kind"]):
        return False
    sides = ((comparison.left, change.left, row["left_words"]), (comparison.right, change.right, row["right_words"]))
    agree = [any(span.overlaps(place) for place in places(side.text, words)) for side, span, words in sides if span and words]
    return bool(agree) and all(agree)


def places(text: str, words: str) -> Iterator[Span]:
    """Everywhere the words stand."""
    place = text.find(words)
    while place >= 0:
        yield Span(place, place + len(words))
        place = text.find(words, place + 1)
