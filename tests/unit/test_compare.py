"""What holds for every comparison, whatever the articles."""

from __future__ import annotations

import pytest
from bench.gold import stories
from hypothesis import given, settings
from hypothesis import strategies as st

import newsdiff
from newsdiff.model import Comparison, Relation
from newsdiff.reading.sample import read_sample

SUBJECTS = ["The ferry", "Ann Roe", "The board", "Police", "Mr Fay", "A U.S. ship", "The harbour master"]
VERBS = [
    "said the wall was safe",
    "left on Friday",
    "denied the report",
    "may sink",
    "was closed",
    "told reporters: “We are done.”",
]
ENDS = [".", " in May.", ", Roe said.", " at 7:42 p.m.", " for 38 percent.", ", according to the board."]
SENTENCE = st.tuples(*map(st.sampled_from, (SUBJECTS, VERBS, ENDS))).map(lambda parts: f"{parts[0]} {parts[1]}{parts[2]}")
TEXT = st.lists(SENTENCE, min_size=1, max_size=9).map("\n".join)


def compared(left: str, right: str) -> Comparison:
    return newsdiff.compare(newsdiff.read(left + "\n"), newsdiff.read(right + "\n"))


def seen(comparison: Comparison, *, mirrored: bool) -> set[tuple[object, ...]]:
    """The changes as kind and spans; mirrored: as they would be with the articles swapped."""
    return {
        (change.kind.mirrored, change.right, change.left) if mirrored else (change.kind, change.left, change.right)
        for change in comparison.all_changes()
    }


@settings(max_examples=40)
@given(TEXT, TEXT)
def test_every_body_sentence_is_in_exactly_one_group(left, right):
    comparison = compared(left, right)
    assert sorted(k for group in comparison.groups for k in group.left) == list(comparison.left.body())
    assert sorted(k for group in comparison.groups for k in group.right) == list(comparison.right.body())


@settings(max_examples=40)
@given(TEXT, TEXT)
def test_spans_are_what_the_reader_sees(left, right):
    comparison = compared(left, right)
    for change in comparison.all_changes():
        assert change.left is None or change.left.of(comparison.left.text) == change.left_text
        assert change.right is None or change.right.of(comparison.right.text) == change.right_text
        assert change.left or change.right


@settings(max_examples=40)
@given(TEXT, TEXT)
def test_swapping_the_articles_mirrors_the_groups(left, right):
    ours, theirs = compared(left, right), compared(right, left)
    assert {(g.left, g.right, g.moved) for g in ours.groups} == {(g.right, g.left, g.moved) for g in theirs.groups}


@settings(max_examples=30)
@given(TEXT)
def test_an_article_does_not_differ_from_itself(text):
    comparison = compared(text, text)
    assert {group.relation for group in comparison.groups} == {Relation.SAME}
    assert list(comparison.all_changes()) == []


@pytest.mark.parametrize(("left", "right"), [(0, 1), (0, 2), (1, 2)])
def test_swapping_the_articles_of_the_sample_mirrors_the_changes(left, right):
    articles = read_sample()
    ours, theirs = newsdiff.compare(articles[left], articles[right]), newsdiff.compare(articles[right], articles[left])
    assert seen(ours, mirrored=False) == seen(theirs, mirrored=True)


MIRRORED = {Relation.LEFT_ONLY: Relation.RIGHT_ONLY, Relation.RIGHT_ONLY: Relation.LEFT_ONLY}


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
def test_swapping_the_articles_of_a_story_mirrors_groups_counts_and_changes_exactly(story):
    for pair in story.labels["pair"]:
        left, right = story.articles[pair["left"]], story.articles[pair["right"]]
        ours, theirs = newsdiff.compare(left, right), newsdiff.compare(right, left)
        told = {(g.left, g.right, g.relation, g.score, g.confidence, g.moved, g.left_parts, g.right_parts) for g in ours.groups}
        assert told == {
            (
                *(g.right, g.left, MIRRORED.get(g.relation, g.relation), g.score, g.confidence, g.moved),
                *(g.right_parts, g.left_parts),
            )
            for g in theirs.groups
        }
        assert ours.common.kind is theirs.common.kind
        assert ours.common.runs == theirs.common.runs[::-1]
        assert seen(ours, mirrored=False) == seen(theirs, mirrored=True)


def test_another_day_s_story_of_the_same_people_shares_next_to_nothing():
    articles = read_sample()
    for article in articles[:3]:
        groups = newsdiff.compare(article, articles[3]).groups
        assert sum(bool(group.left and group.right) for group in groups) <= 1


def test_other_languages_are_grouped_without_english_labels():
    left = "O porto fechou na sexta-feira por causa do mau tempo.\nO prefeito disse que as obras vão continuar até maio."
    right = "O porto fechou na sexta por causa do tempo ruim.\nAs obras vão continuar até maio, disse o prefeito."
    comparison = compared(left, right)
    assert comparison.left.language != "en"
    assert [(group.left, group.right) for group in comparison.groups] == [((0,), (0,)), ((1,), (1,))]
    assert {change.change_class.value for change in comparison.all_changes()} <= {"wording", "style"}
