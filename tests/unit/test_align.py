"""Which sentences belong together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff import align
from newsdiff.model import Relation

STORY = [
    "The ferry Kittiwake struck the outer mole at Wrenmouth on Tuesday evening.",
    "Nineteen passengers were taken to the infirmary with broken bones.",
    "The harbour master had warned of drifting buoys in a letter last spring.",
    "Divers searched the wreck until the tide turned at midnight.",
    "A fund for the families has raised forty thousand crowns.",
    "The skipper, who has sailed the strait for thirty years, declined to speak.",
    "An inquiry opens at the guildhall on Thursday.",
    "Trains to the coast were crowded with anxious relatives.",
]


def sides(groups):
    return [(group.left, group.right) for group in groups]


def test_equal_articles_are_paired_line_by_line():
    groups = align(STORY, STORY)
    assert sides(groups) == [((k,), (k,)) for k in range(len(STORY))]
    assert {group.relation for group in groups} == {Relation.SAME}


def test_a_sentence_split_in_two_makes_one_group():
    split = [*STORY[:2], "The harbour master had warned of drifting buoys.", "He did so in a letter last spring.", *STORY[3:]]
    assert ((2,), (2, 3)) in sides(align(STORY, split))


def test_two_sentences_merged_make_one_group():
    both = "Divers searched the wreck until the tide turned at midnight and a fund has raised forty thousand crowns."
    merged = [*STORY[:3], both, *STORY[5:]]
    assert ((3, 4), (3,)) in sides(align(STORY, merged))


def test_what_one_side_lacks_stands_alone_at_its_place():
    groups = align(STORY, STORY[:3] + STORY[4:])
    assert sides(groups)[3] == ((3,), ())
    assert groups[3].relation is Relation.LEFT_ONLY


def test_a_paragraph_elsewhere_has_moved_and_the_others_have_not():
    groups = align(STORY, [STORY[6], *STORY[:6], STORY[7]])
    assert [group.left for group in groups if group.moved] == [(6,)]


def test_of_two_passages_that_changed_places_the_shorter_has_moved():
    groups = align(STORY, [*STORY[5:], *STORY[:5]])
    assert [group.left for group in groups if group.moved] == [(5,), (6,), (7,)]


def test_other_events_of_the_same_people_are_not_forced_together():
    longer = [
        *STORY,
        "Fishermen from the next village brought blankets.",
        "The mole was built of granite in the last century.",
        "Nobody could say why the lamp at its end was dark.",
        "Church bells rang through the night.",
    ]
    other = [
        "The ferry company Blackwater named a new director on Monday.",
        "Ticket prices to the islands will rise by a tenth from May.",
        "The harbour master of Wrenmouth praised the new timetable.",
        "Two boats will be painted in the colours of the town.",
        "The director said winter crossings would end.",
        "Shares in the company fell.",
        "A petition against the cuts has four hundred names.",
        "The roof of the market will be repaired.",
        "Schoolchildren will ride free in summer.",
        "A café is planned for the upper deck.",
        "Its last annual report ran to ninety pages.",
        "Blackwater bought the line from the county ten years ago.",
    ]
    assert all(not (group.left and group.right) for group in align(longer, other))


def test_every_two_sided_group_gives_its_evidence():
    group = align(["The ferry sank off Wrenmouth on 4 May."], ["On 4 May the ferry sank off Wrenmouth."])[0]
    assert "words in common" in group.reason
    assert "numbers and names" in group.reason


def test_a_weak_link_counts_where_it_stands_between_strong_ones_and_the_reason_says_so():
    weak = "Loose buoys had made the crew uneasy."
    groups = align(STORY, [*STORY[:2], weak, *STORY[3:]])
    (between,) = (group for group in groups if group.left == (2,))
    assert between.right == (2,)
    assert "stands between likely pairs" in between.reason
    assert between.confidence < 0.95
    alone = align([STORY[2], *["Nobody came."] * 9], [*[f"It rained on day {n}." for n in range(9)], weak])
    assert all(not (group.left and group.right) for group in alone)


def test_numbers_in_words_count_where_the_caller_knows_them():
    left, right = ["Nineteen were hurt in it."], ["It hurt 19 people.", "It rained."]
    without = align(left, right)[0]
    with_them = align(left, right, figures=([{"19"}], [{"19"}, set()]))[0]
    assert with_them.confidence > without.confidence


@pytest.mark.parametrize(("left", "right"), [([], []), (["A."], []), ([], ["A."]), ([""], [""]), (["…"], ["?!"])])
def test_empty_sides_and_sentences_without_words(left, right):
    groups = align(left, right)
    assert sorted(k for group in groups for k in group.left) == list(range(len(left)))
    assert sorted(k for group in groups for k in group.right) == list(range(len(right)))


WORDS = st.sampled_from("ferry mole harbour quay tide pilot rope sank rose fell Tuesday nine forty Wrenmouth the a of".split())
SENTENCES = st.lists(st.lists(WORDS, min_size=1, max_size=9).map(" ".join), max_size=12)


@settings(max_examples=60)
@given(SENTENCES, SENTENCES)
def test_each_sentence_is_in_exactly_one_group_and_swapping_mirrors(left, right):
    groups = align(left, right)
    assert sorted(k for group in groups for k in group.left) == list(range(len(left)))
    assert sorted(k for group in groups for k in group.right) == list(range(len(right)))
    mirrored = align(right, left)
    assert {(g.left, g.right, g.moved) for g in groups} == {(g.right, g.left, g.moved) for g in mirrored}
