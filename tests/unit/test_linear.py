"""A comparison read out: plain sentences, one a line, nothing that must be seen."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from newsdiff.model import Comparison, Group, Kind, Relation, Role
from newsdiff.writing.linear import linear, read_out
from newsdiff.writing.order import Order


def test_every_difference_is_a_line_of_its_own(pair):
    lines = linear(pair).splitlines()
    assert (
        "Certainty differs, A paragraph 1, sentence 1 and B paragraph 2, sentence 1: “will” became “could”. "
        "Will to could: less certain. Confidence 0.80."
    ) in lines
    assert (
        "Attribution dropped in B, A paragraph 1, sentence 1: “, its director said”. "
        "A reported claim stands as plain fact. Confidence 0.85."
    ) in lines
    assert "Omitted from B: A, paragraph 6, sentence 1, says: Its oldest ship was built in 1961." in lines
    assert "Only in B: B, paragraph 6, sentence 1, says: A crowd waited at the quay." in lines
    assert "Moved from paragraph 4, sentence 1 of A to paragraph 1, sentence 1 of B." in lines
    assert any(line.startswith("In other words: A, paragraph 4, sentence 1, says: The harbour board met") for line in lines)
    assert any(line.startswith("House style, abbreviation, A paragraph 3, sentence 1") for line in lines)


def test_no_change_is_left_out_in_either_order(pair):
    for order in Order:
        assert linear(pair, order).count(" Confidence ") == sum(1 for _ in pair.all_changes())


def test_in_the_order_of_telling_the_most_telling_change_is_read_first(pair):
    first = next(line for line in linear(pair, Order.TELLING).splitlines() if "Confidence" in line)
    assert first.startswith("Attribution dropped in B")


def test_nothing_in_it_must_be_seen(pair):
    text = linear(pair)
    assert not re.search("[│─|¶❝↔→≈~\x1b]|  ", text)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_words(article, change, kind):
    left, right = article([(Role.BODY, ["One two."])]), article([(Role.BODY, ["One three."])])
    group = Group((0,), (0,), 0.5, Relation.EDITED, changes=(change(kind, left, "two", right, "three"),))
    (line,) = read_out(Comparison(left, right, (group,)), group, group.changes, ("A", "B"))
    assert "“two” became “three”." in line
    assert "{" not in line


def test_articles_without_a_difference_are_said_to_have_none(wire):
    same = Comparison(wire, wire, tuple(Group((n,), (n,), 1.0, Relation.SAME) for n in wire.body()))
    assert linear(same) == "No differences.\n"


def test_articles_with_nothing_in_common_are_said_to_be_so(pair):
    apart = replace(pair, groups=(Group((0,), (), 0.0, Relation.LEFT_ONLY),), changes=())
    assert "Nothing in common" in linear(apart)


def test_text_from_outside_cannot_act(article):
    left = article([(Role.BODY, ["One."])], title="Bad \x1b[2J title", source="a")
    right = article([(Role.BODY, ["Two."])], source="b")
    text = linear(
        Comparison(left, right, (Group((0,), (), 0.0, Relation.LEFT_ONLY), Group((), (0,), 0.0, Relation.RIGHT_ONLY)))
    )
    assert "\x1b" not in text
