"""The gold parts: sentences of which the other side has only a part (docs/labelling.md, "Parts")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bench.gold import WORD, Score, Scores, labelled
from bench.passages import Row, article, places
from newsdiff.comparing.compare import compare
from newsdiff.model import Article, Comparison, Span

SHORT = 3
"""Words of so few letters count neither way: the joint of a clause may go with it or stay."""


def cases(split: str) -> Sequence[Row]:
    """The labelled pairs of one half ("dev", "heldout")."""
    return labelled("parts", split, "case")


def parts(split: str) -> dict[str, Scores]:
    """Words set apart that have no counterpart, sentences cut where there is something to cut, and the traps avoided."""
    scores: Scores = defaultdict(Score)
    for case in cases(split):
        comparison = compare(article(case["left"]), article(case["right"]))
        words = Score()
        for side in ("left", "right"):
            wanted, found = _wanted(case, side), _found(comparison, side)
            words += Score(len(wanted & found), len(found - wanted), len(wanted - found))
            if case[f"{side}_rest"]:
                hit = 2 * len(wanted & found) >= len(wanted | found)
                what = [] if hit else [f"{case['id']} {side}: wanted {case[f'{side}_rest']}"]
                scores["rests"] += Score(hit, bool(found) and not hit, not hit, what)
            elif found:
                scores["rests"] += Score(0, 1, 0, [f"{case['id']} {side} false: {case[side]}"])
        scores["words of rests"] += words
        if not case["left_rest"] and not case["right_rest"]:
            scores["traps"] += Score(not words.false, bool(words.false), 0, [])
    return {"parts": dict(scores)}


def _wanted(case: Row, side: str) -> set[int]:
    text = article(case[side]).text
    return _words(text, [place for words in case[f"{side}_rest"] for place in places(text, words)])


def _found(comparison: Comparison, side: str) -> set[int]:
    """The words outside the parts of groups, and those of sentences in no group of both sides."""
    of: Article = getattr(comparison, side)
    inside: list[Span] = []
    for group in comparison.groups:
        if group.left and group.right:
            inside += getattr(group, f"{side}_parts") or [of.sentences[k].span for k in getattr(group, side)]
    return _words(of.text, [Span(0, len(of.text))]) - _words(of.text, inside)


def _words(text: str, spans: Sequence[Span]) -> set[int]:
    """Where the words of some length begin that the spans touch."""
    return {
        match.start()
        for match in WORD.finditer(text)
        if len(match[0]) > SHORT and any(Span(*match.span()).overlaps(span) for span in spans)
    }
