from __future__ import annotations

import pytest

from newsdiff.model import Relation
from newsdiff.writing.labels import first_words, letter, letter_of, moved_note, one_line, places, shares, where


@pytest.mark.parametrize(("index", "name"), [(0, "a"), (1, "b"), (25, "z"), (26, "aa"), (51, "az"), (52, "ba"), (702, "aaa")])
def test_letters_go_on_after_z(index, name):
    assert letter(index) == name


def test_letters_never_repeat():
    assert len({letter(index) for index in range(2000)}) == 2000


def test_an_article_is_known_by_itself_and_not_by_its_words(wire, courier):
    assert letter_of(courier, [wire, courier]) == "b"
    with pytest.raises(ValueError, match="not in"):
        letter_of(courier, [wire])


@pytest.mark.parametrize(
    ("offset", "label"), [(0, "¶1s1"), (68, "¶1s1"), (71, "¶2s1"), (10**6, "¶6s1")], ids=["first", "end", "next", "after all"]
)
def test_an_offset_belongs_to_the_sentence_that_began_last(wire, offset, label):
    assert where(wire, offset) == label


def test_a_change_is_placed_on_the_sides_where_it_has_words(pair):
    hedge, dropped = pair.groups[0].changes
    assert places(pair, hedge, "A", "B") == "A ¶1s1 ↔ B ¶2s1"
    assert places(pair, dropped, "A", "B") == "A ¶1s1"


def test_a_moved_group_names_both_paragraphs(pair):
    assert [moved_note(pair, group) for group in pair.groups if group.moved] == ["¶4 → ¶1"]
    assert not moved_note(pair, pair.groups[0])


def test_shares_count_groups_and_body_sentences_of_each_side(pair):
    assert shares(pair) == {
        Relation.SAME: (1, 1, 1),
        Relation.RESTYLED: (1, 1, 1),
        Relation.EDITED: (2, 3, 2),
        Relation.REWRITTEN: (1, 1, 1),
        Relation.LEFT_ONLY: (1, 1, 0),
        Relation.RIGHT_ONLY: (1, 0, 1),
    }


def test_one_line_keeps_spaces_that_mean_something():
    assert one_line("a \n\t b\u00a0c") == "a b\u00a0c"


@pytest.mark.parametrize(
    ("text", "cut"),
    [("short", "short"), ("one two three", "one two…"), ("a" * 20, "a" * 9 + "…")],
    ids=["short", "words", "one word"],
)
def test_first_words_are_cut_between_words(text, cut):
    assert first_words(text, 10) == cut
