"""The gold word marks: pairs of sentences with the spans an editor would mark (docs/labelling.md, "Word marks")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bench.gold import WORD, Score, Scores, labelled
from bench.passages import article, explains, places
from newsdiff.comparing.compare import compare
from newsdiff.comparing.given import Given
from newsdiff.model import Article, Change, ChangeClass, Comparison, Kind, Span

Row = Mapping[str, Any]


def cases(split: str) -> Sequence[Row]:
    """The labelled pairs of one half ("dev", "heldout")."""
    return labelled("marks", split, "case")


def marks(split: str) -> dict[str, Scores]:
    """Every kind but attribution; the words marked that an editor would mark; and the traps avoided."""
    kinds: Scores = defaultdict(Score)
    for case in cases(split):
        comparison = _linked(article(case["left"]), article(case["right"]))
        every = list(comparison.all_changes())
        found = [change for change in every if change.change_class is not ChangeClass.ATTRIBUTION]
        for row in case["change"]:
            if row["sure"] and not _is_of_the_credit(comparison, every, row):
                hit = any(explains(comparison, change, row) for change in found)
                what = f"missed {case['id']} {row['left_words'][:50]!r} → {row['right_words'][:50]!r}"
                kinds[row["kind"]] += Score(hit, 0, not hit, [] if hit else [what])
        loose = [change for change in found if not any(explains(comparison, change, row) for row in case["change"])]
        for change in loose:
            if not (case["rewritten"] and change.change_class in (ChangeClass.WORDING, ChangeClass.STYLE)):
                what = f"false {case['id']} {change.left_text[:50]!r} → {change.right_text[:50]!r} ({change.note[:50]})"
                kinds[change.kind] += Score(0, 1, 0, [what])
        for trap in case["trap"]:
            caught = any(explains(comparison, change, trap) for change in loose)
            what = f"{case['id']} {trap['kind']}: {trap['why'][:80]}"
            kinds["traps"] += Score(not caught, caught, 0, [what] if caught else [])
        if not case["rewritten"]:
            kinds["words marked"] += _words(comparison, found, case)
    return {"marks": dict(kinds)}


def _linked(left: Article, right: Article) -> Comparison:
    """The two compared as sentences that belong together, which the labels take for granted."""
    return compare(left, right, Given(frozenset((i, j) for i in left.body() for j in right.body())))


def _is_of_the_credit(comparison: Comparison, changes: Sequence[Change], row: Row) -> bool:
    """Whether a row is about who said it, when or where, which this set does not label: the program names it as attribution."""
    return row["kind"] in ("date", "name") and any(
        explains(comparison, replace(change, kind=Kind(row["kind"])), row)
        for change in changes
        if change.kind in (Kind.SETTING, Kind.SPEAKER)
    )


def _words(comparison: Comparison, found: Sequence[Change], case: Row) -> Score:
    """Words marked: right where a row marks them (sure or not), false where none does, missed where only a sure row does."""
    score = Score()
    for side, text in (("left", comparison.left.text), ("right", comparison.right.text)):
        marked = _covered(text, [span for change in found if (span := getattr(change, side))])
        wanted, allowed = (_of_rows(text, side, case["change"], only_sure=sure) for sure in (True, False))
        score += Score(len(marked & allowed), len(marked - allowed), len(wanted - marked))
    return score


def _of_rows(text: str, side: str, rows: Sequence[Row], *, only_sure: bool) -> set[int]:
    words = [row[f"{side}_words"] for row in rows if row[f"{side}_words"] and (row["sure"] or not only_sure)]
    return _covered(text, [place for phrase in words for place in places(text, phrase)])


def _covered(text: str, spans: Sequence[Span]) -> set[int]:
    """Where the words begin that the spans touch."""
    return {match.start() for match in WORD.finditer(text) if any(Span(*match.span()).overlaps(span) for span in spans)}
