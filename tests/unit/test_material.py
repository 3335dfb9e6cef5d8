"""What goes into an export: which pairs are told, and by which comparisons."""

from __future__ import annotations

from itertools import combinations

import pytest

from newsdiff.comparing.compare import compare
from newsdiff.gathering.story import Story
from newsdiff.reading.sources import read
from newsdiff.writing import FORMATS
from newsdiff.writing.material import Material, View
from newsdiff.writing.order import Order

TEXTS = [
    f"The ferry sank off Port Lem on {day}.\n\nNobody was hurt, the mayor said." for day in ("Monday", "Tuesday", "Friday")
]


@pytest.fixture
def articles():
    return [read(text) for text in TEXTS]


def test_all_pairs_are_told_in_the_order_of_the_articles(articles):
    told = Material(Story(articles)).comparisons()
    assert [(one.left, one.right) for one in told] == list(combinations(articles, 2))


def test_only_the_pairs_given_are_told_and_as_they_are_given(articles):
    given = compare(articles[2], articles[0])
    material = Material.of([given], articles)
    assert material.comparisons() == [given]
    assert material.comparison(2, 0) is given
    assert material.comparison(0, 1).right is articles[1]


def test_comparisons_by_hand_stand_before_the_story_s_own(articles):
    given = compare(articles[0], articles[1])
    assert Material(Story(articles), compared=lambda _left, _right: given).comparison(1, 2) is given


def test_a_view_shows_itself_and_all_shows_every_one(articles):
    story = Story(articles)
    assert Material(story, View.NAMES).shows(View.NAMES)
    assert not Material(story, View.NAMES).shows(View.PAIRS)
    assert all(Material(story).shows(view) for view in View)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_refuses_what_it_cannot_tell_and_says_what_to_do(name):
    form = FORMATS[name]
    assert all(form.refusal(view, Order.READING) is None for view in form.views)
    refused = [form.refusal(view, Order.READING) for view in View if view not in form.views]
    assert all(said and mend for said, mend in refused)
    assert (form.refusal(form.default, Order.TELLING) is None) == form.ordered


@pytest.mark.parametrize("name", FORMATS)
def test_versions_told_backwards_are_written(articles, name):
    form = FORMATS[name]
    assert form.write(Material(Story(articles, versions=[(2, 0)]), View.STORY))
