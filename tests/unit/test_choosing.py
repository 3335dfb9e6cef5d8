"""A part of a comparison: what was asked for and what it stands in, nothing else, and it says that it is a part."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.errors import UsageError
from newsdiff.model import ChangeClass, Kind, Relation
from newsdiff.writing import FORMATS, Material
from newsdiff.writing.choosing import only, reviewed

NAMES = (*ChangeClass, *Kind, *Relation, "moved")


@pytest.mark.parametrize(
    ("names", "kinds", "groups"),
    [
        pytest.param(["verb"], ["verb"], [1], id="a kind with the group it stands in"),
        pytest.param(["attribution"], ["dropped", "speaker", "verb", "joined"], [0, 1], id="a class, in groups and over them"),
        pytest.param(["joined"], ["joined"], [1], id="a change over groups with those it touches"),
        pytest.param(["left_only"], [], [5], id="a relation"),
        pytest.param(["moved"], [], [3], id="what moved"),
        pytest.param(["hedge", "right_only"], ["hedge"], [0, 6], id="several"),
        pytest.param(["date"], [], [], id="nothing there is"),
    ],
)
def test_only_what_is_named(pair, names, kinds, groups):
    found = only(pair, names)
    assert [change.kind for change in found.all_changes()] == kinds
    assert [(group.left, group.right) for group in found.groups] == [
        (pair.groups[n].left, pair.groups[n].right) for n in groups
    ]


def test_a_name_of_nothing_is_refused_with_the_nearest(pair):
    with pytest.raises(UsageError, match="vreb") as caught:
        only(pair, ["vreb"])
    assert "did you mean verb" in caught.value.line


def test_what_was_reviewed_is_changes_and_sentences(pair):
    first = pair.groups[0]
    marked = replace(first, changes=(replace(first.changes[0], reviewed=True), *first.changes[1:]))
    groups = (marked, *pair.groups[1:5], replace(pair.groups[5], reviewed=True), pair.groups[6])
    found = reviewed(replace(pair, groups=groups))
    assert [change.kind for change in found.all_changes()] == [Kind.HEDGE]
    assert [group.relation for group in found.groups] == [Relation.EDITED, Relation.LEFT_ONLY]


@settings(deadline=None)
@given(names=st.sets(st.sampled_from(NAMES), min_size=1))
def test_a_part_has_nothing_that_the_whole_has_not_and_is_its_own_part(pair_of_all, names):
    found = only(pair_of_all, names)
    assert set(found.all_changes()) <= set(pair_of_all.all_changes())
    assert {(group.left, group.right) for group in found.groups} <= {(g.left, g.right) for g in pair_of_all.groups}
    assert set(found.matched) <= set(pair_of_all.matched)
    again = only(found, names)
    assert (again.groups, again.changes, again.matched) == (found.groups, found.changes, found.matched)


@pytest.fixture(scope="module")
def pair_of_all():
    from newsdiff.comparing.compare import compare
    from newsdiff.reading.sample import read_sample

    return compare(*read_sample()[:2])


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "csv"])
def test_every_form_writes_a_part_and_says_so(pair, name):
    text = FORMATS[name].write(Material.of([only(pair, ["verb"])], [pair.left, pair.right]))
    assert "only verb" in text
    assert "less certain" not in text, "the note of another change"


def test_a_report_on_a_part_claims_nothing_of_the_rest(pair):
    text = FORMATS["markdown"].write(Material.of([only(pair, ["left_only"])], [pair.left, pair.right]))
    assert "nothing in common" not in text
    assert "Quoted only in" not in text
    assert "Its oldest ship was built in 1961" in text


def test_a_part_is_named_in_the_document(pair):
    document = json.loads(FORMATS["json"].write(Material.of([only(pair, ["verb"])], [pair.left, pair.right])))
    assert document["comparisons"][0]["part"] == "only verb"
