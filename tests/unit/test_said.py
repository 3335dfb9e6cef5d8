"""Which quotations stand on one row, and with which changes."""

from __future__ import annotations

from dataclasses import replace

from newsdiff.model import Cue, Form, Kind, Quotation, Role, Span, Speaker
from newsdiff.writing.order import telling
from newsdiff.writing.said import across, cue_words, quoted_words, said, said_in, speaker_words


def test_quotations_with_the_same_words_share_a_row_and_others_stand_alone(pair):
    assert [(row.left, row.right) for row in said(pair)] == [((0,), (0,)), ((1,), ())]


def test_swapped_articles_give_the_same_rows_the_other_way_round(pair):
    groups = tuple(replace(group, left=group.right, right=group.left, changes=()) for group in pair.groups)
    swapped = replace(pair, left=pair.right, right=pair.left, groups=groups, changes=())
    assert [(row.left, row.right) for row in said(swapped)] == [((0,), (0,)), ((), (1,))]


def test_every_change_that_names_a_quotation_is_on_one_row_the_most_telling_first(pair):
    assert [[change.kind for change in row.changes] for row in said(pair)] == [[Kind.VERB, Kind.JOINED], []]


def test_rows_are_found_by_the_sentences_their_words_stand_in(pair):
    assert [row.left for row in said_in(pair, (1,), ())] == [(0,)]
    assert [row.left for row in said_in(pair, (), (4,))] == [(0,)]
    assert said_in(pair, (0,), (3,)) == []


def test_both_sides_of_a_row_in_words(pair):
    row = said(pair)[0]
    assert across(pair, row, speaker_words) == ("Marta Quill", "Ms Quill (Marta Quill)")
    assert across(pair, row, cue_words) == ("said (neutral)", "claimed (neutral)")


def test_a_stroke_stands_where_the_writer_interrupts_the_speaker(wire):
    assert quoted_words(wire, [0]) == "We have lost two engines, / and cannot risk a third."


def test_a_quotation_without_speaker_or_cue_says_so():
    bare = Quotation(Form.DIRECT, (Span(0, 1),))
    assert (speaker_words(bare), cue_words(bare)) == ("(nobody named)", "")
    without_stance = Quotation(Form.DIRECT, (Span(0, 1),), Speaker("she", 0, 3), Cue("said", 4, 8))
    assert (speaker_words(without_stance), cue_words(without_stance)) == ("she", "said")


def test_altered_words_tell_more_than_another_label_for_the_same_person(article, change):
    left, right = article([(Role.BODY, ["She was here."])]), article([(Role.BODY, ["Ann Roe was there."])])
    label = replace(change(Kind.SPEAKER, left, "She", right, "Ann Roe"), slight=True)
    altered = change(Kind.ALTERED, left, "here", right, "there")
    position = change(Kind.POSITION, left, "was", right, "was")
    assert telling([position, label, altered]) == [altered, label, position]
