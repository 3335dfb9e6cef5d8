"""What the program reaches on the gold stories may rise, never fall.

The floors stand a little below what was measured last (docs/benchmarks.md). A change that goes below one has made something
worse; a change that rises well above one should lift it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from bench.advisory import advisory
from bench.gold import Score, Scores, measured, stories
from bench.ledgers import ledgers
from bench.marks import marks
from bench.pages import pages
from bench.parts import cases as parts_cases
from bench.parts import parts
from bench.passages import cases, passages
from bench.statements import Cubed, agreement, chains, cubed, pairs

FLOORS = {
    ("dev", "roles", "body"): (0.93, 1.0),
    ("dev", "roles", "furniture"): (0.97, 0.65),
    ("dev", "sentences", "sentence ends"): (0.99, 0.99),
    ("dev", "quotations", "quotations"): (0.9, 0.88),
    ("dev", "quotations", "speaker"): (0.97, 1.0),
    ("dev", "quotations", "cue"): (0.97, 1.0),
    ("dev", "links", "links"): (0.93, 0.82),
    ("dev", "changes", "spelling"): (0.95, 0.85),
    ("dev", "changes", "number"): (0.88, 0.74),
    ("dev", "changes", "date"): (0.8, 0.76),
    ("dev", "changes", "name"): (0.95, 0.95),
    ("dev", "changes", "hedge"): (0.95, 0.83),
    ("dev", "changes", "negation"): (0.5, 0.6),
    ("dev", "changes", "replaced"): (0.88, 0.68),
    ("dev", "changes", "inserted"): (0.75, 0.9),
    ("dev", "changes", "deleted"): (0.75, 0.7),
    ("dev", "changes", "abbreviation"): (0.95, 0.95),
    ("dev", "changes", "verb"): (0.88, 0.6),
    ("dev", "changes", "speaker"): (0.5, 0.65),
    ("dev", "changes", "dropped"): (0.8, 0.65),
    ("dev", "changes", "form"): (0.86, 0.6),
    ("dev", "changes", "split"): (0.95, 0.5),
    ("dev", "changes", "joined"): (0.95, 0.95),
    ("dev", "changes", "truncated"): (0.95, 0.8),
    ("dev", "changes", "setting"): (0.9, 0.7),
    ("dev", "traps", "traps"): (0.9, 1.0),
    ("heldout", "roles", "body"): (0.96, 1.0),
    ("heldout", "quotations", "quotations"): (0.7, 0.65),
    ("heldout", "links", "links"): (0.95, 0.9),
    ("heldout", "traps", "traps"): (0.9, 1.0),
    **{(split, "confidence", "claimed 0.98 and more"): (0.98, 1.0) for split in ("dev", "heldout")},
    ("dev", "kinds", "kinds of pairs"): (0.9, 0.9),
    ("heldout", "kinds", "kinds of pairs"): (0.75, 0.75),
    ("dev", "parts", "words of rests"): (0.93, 0.9),
    ("heldout", "parts", "words of rests"): (0.95, 0.93),
    **{(split, "parts", "traps"): (1.0, 1.0) for split in ("dev", "heldout")},
    **{
        ("heldout", "passages", kind): (0.9, 0.9)
        for kind in ("altered", "dropped", "added", "verb", "speaker", "form", "split", "joined")
    },
    **{(split, "passages", "traps"): (0.95, 1.0) for split in ("dev", "heldout")},
    ("heldout", "changes", "number"): (0.8, 0.75),
    ("heldout", "changes", "hedge"): (0.9, 0.7),
    ("heldout", "changes", "replaced"): (0.72, 0.6),
    ("dev", "marks", "words marked"): (0.89, 0.85),
    ("heldout", "marks", "words marked"): (0.93, 0.89),
    ("heldout", "marks", "number"): (0.95, 0.74),
    ("heldout", "marks", "replaced"): (0.82, 0.94),
    ("heldout", "marks", "traps"): (0.95, 1.0),
    ("dev", "advisory", "elements"): (0.95, 0.92),
    ("heldout", "advisory", "elements"): (0.9, 0.9),
    ("dev", "pages", "body"): (0.85, 0.99),
    ("dev", "pages", "furniture"): (0.96, 0.87),
    ("dev", "pages", "title"): (0.97, 0.95),
    ("dev", "pages", "standfirst"): (0.75, 0.86),
    ("dev", "pages", "caption"): (0.97, 0.82),
    ("dev", "pages", "date"): (0.95, 0.93),
    ("dev", "pages", "byline"): (0.94, 0.9),
    ("heldout", "pages", "body"): (0.74, 0.98),
    ("heldout", "pages", "furniture"): (0.92, 0.66),
    ("heldout", "pages", "title"): (0.68, 0.62),
    ("heldout", "pages", "caption"): (0.93, 0.6),
    ("heldout", "pages", "date"): (0.95, 0.72),
    ("dev", "ledgers", "quotation rows"): (0.97, 0.9),
    ("dev", "ledgers", "figures"): (0.97, 0.97),
    ("dev", "ledgers", "figure rows"): (0.97, 0.82),
    ("dev", "ledgers", "figures differ"): (0.9, 0.7),
    ("dev", "ledgers", "names"): (0.97, 0.98),
    ("dev", "ledgers", "name rows"): (0.98, 0.98),
    ("heldout", "ledgers", "quotation rows"): (0.93, 0.88),
    ("heldout", "ledgers", "figures"): (0.97, 0.95),
    ("heldout", "ledgers", "figure rows"): (0.97, 0.88),
    ("heldout", "ledgers", "names"): (0.95, 0.94),
    ("heldout", "ledgers", "name rows"): (0.97, 0.9),
}


@cache
def scores(split: str) -> dict[str, Scores]:
    measures = {**passages(split), **marks(split), **parts(split), **pages(split), **ledgers(split), **advisory(split)}
    found = {**measured(stories(split)), **measures}
    if split == "heldout":  # a failing test must not show what nobody who writes rules may see
        found = {measure: {name: replace(score, examples=[]) for name, score in by.items()} for measure, by in found.items()}
    return found


@pytest.mark.parametrize(("what", "floor"), FLOORS.items(), ids=lambda value: " ".join(map(str, value)))
def test_no_figure_falls_below_its_floor(what, floor):
    split, measure, name = what
    score = scores(split)[measure][name]
    assert score.precision >= floor[0]
    assert score.recall >= floor[1]


@pytest.mark.parametrize(("split", "floors"), [("dev", (0.88, 0.95, 0.94)), ("heldout", (0.925, 0.96, 0.95))])
def test_statements_of_a_story_stay_as_good_as_they_are(split, floors):
    chosen = stories(split)
    told = sum(map(pairs, chosen), Score())
    assert told.f1 >= floors[0]
    assert told.precision >= 0.94
    assert sum(map(cubed, chosen), Cubed()).f1 >= floors[1]
    assert sum((agreement(list(story.articles.values())) for story in chosen), Score()).f1 >= floors[2]


@pytest.mark.parametrize("split", ["dev", "heldout"])
def test_only_versions_are_taken_for_versions(split):
    steps = sum(map(chains, stories(split)), Score())
    assert (steps.false, steps.missed) == (0, 0)


@pytest.mark.parametrize("split", ["dev", "heldout"])
def test_no_body_text_is_folded_away(split):
    assert scores(split)["roles"]["(body folded away)"].false == 0


def test_both_halves_have_labels():
    assert [len(stories(split)) for split in ("dev", "heldout")] == [8, 4]
    assert all(len(cases(split)) >= 160 for split in ("dev", "heldout"))


@pytest.mark.parametrize("split", ["dev", "heldout"])
def test_of_links_claimed_to_be_so_sure_at_least_so_many_are_right(split):
    bins = {float(name.split()[1]): score for name, score in scores(split)["confidence"].items()}
    for claimed in (0.8, 0.9, 0.95):
        right, false = (sum(getattr(s, what) for low, s in bins.items() if low >= claimed) for what in ("right", "false"))
        assert right >= claimed * (right + false)


@pytest.mark.parametrize("split", ["dev", "heldout"])
def test_every_part_stands_in_its_text_and_half_of_the_pairs_are_in_each_half(split):
    assert len(parts_cases(split)) == 24
    for case in parts_cases(split):
        for side in ("left", "right"):
            assert all(words in case[side] for words in case[f"{side}_rest"]), case["id"]


@pytest.mark.parametrize("split", ["dev", "heldout"])
def test_every_label_of_a_passage_stands_in_its_text(split):
    for case in cases(split):
        for row in (*case["change"], *case["trap"]):
            assert row["left_words"] in case["left"], case["id"]
            assert row["right_words"] in case["right"], case["id"]
