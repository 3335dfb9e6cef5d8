"""The gold advisory lines: two versions of a story with what the line should say (docs/labelling.md, "Advisory lines")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bench.gold import WORD, Score, Scores, labelled
from bench.passages import article
from newsdiff.comparing.compare import compare
from newsdiff.model import Comparison
from newsdiff.writing.advisory import told
from newsdiff.writing.elements import Element

Row = Mapping[str, Any]


def comparison_of(case: Row) -> Comparison:
    """The old version and the new one, compared."""
    old, new = (
        replace(article(case[side]), title=case.get(f"{side}_title", ""), published="2031-03-04") for side in ("old", "new")
    )
    return compare(old, new)


def advisory(split: str) -> dict[str, Scores]:
    """Elements of the lines of one half, by their verb and in all: right, false, missed."""
    scores: Scores = defaultdict(Score)
    for case in labelled("advisory", split, "case"):
        found = told(comparison_of(case))
        for row in case["element"]:
            if row["sure"]:
                hit = any(_fits(one, row) for one in found)
                what = f"missed {case['id']}: {row['verb']} {row['who']} {row['what'][0]} {row['paragraphs']}"
                _count(scores, row["verb"], Score(hit, 0, not hit, [] if hit else [what]))
        for one in found:
            if not any(_fits(one, row) for row in case["element"]):
                _count(scores, one.verb, Score(0, 1, 0, [f"false {case['id']}: {one.verb} {one.what} {one.paragraphs}"]))
    return {"advisory": scores}


def _count(scores: Scores, verb: str, score: Score) -> None:
    scores[verb] += score
    scores["elements"] += replace(score, examples=[])


def _fits(one: Element, row: Row) -> bool:
    """Whether an element says what a row does: verb, thing, one of its paragraphs, and whose or of what where that is told."""
    words = {word.lower().removesuffix("s") for word in WORD.findall(f"{one.what} {one.who}")}
    if one.verb != row["verb"] or (row["paragraphs"] and not set(row["paragraphs"]) & set(one.paragraphs)):
        return False
    who = {word.lower().removesuffix("s") for word in WORD.findall(row["who"])}
    if "number" in row["what"] and one.verb == "updates":
        return bool(words & who)
    if "negation" in row["what"]:
        return "“" in one.what
    asked = {word.removesuffix("s") for what in row["what"] for word in WORD.findall(what)}
    asked |= {"day"} if "date" in row["what"] else set()
    return bool(words & asked) and (not who or not words - _PLAIN or bool(words & who))


_PLAIN = frozenset("quote comment reaction detail background attribution of name source lede headline".split())
