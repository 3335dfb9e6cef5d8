from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from newsdiff.model import Group, Kind, Relation, Span
from newsdiff.writing.marks import left_marks, merged, pieces, right_marks

TEXT = "one two  three, four"
spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: Span(*sorted(pair)))


def words_of(text: str, marks: list[Span]) -> list[str]:
    return [span.of(text) for span in marks]


def test_marks_are_what_one_side_has_and_the_other_has_not(pair):
    assert words_of(pair.left.text, left_marks(pair.groups[0])) == ["will", ", its director said"]
    assert words_of(pair.right.text, right_marks(pair.groups[0])) == ["could"]


def test_house_style_and_rewritten_groups_carry_no_marks(pair):
    restyled, rewritten = pair.groups[2:4]
    assert left_marks(restyled) == right_marks(restyled) == []
    assert left_marks(rewritten) == right_marks(rewritten) == []


def test_a_quotation_whose_form_changed_is_not_marked_as_new_words(pair, change):
    form = change(Kind.FORM, pair.left, "fares would be repaid", pair.right, "fares would be repaid")
    group = Group((2,), (4,), 0.9, Relation.EDITED, changes=(form,))
    assert left_marks(group) == []


def test_marks_parted_by_blanks_only_become_one():
    assert words_of(TEXT, merged(TEXT, [Span(9, 15), Span(4, 7), Span(3, 4)])) == ["two  three,"]


@given(st.lists(spans))
def test_merged_marks_are_ordered_apart_and_begin_and_end_with_words(marks):
    result = merged(TEXT, marks)
    assert all(span.of(TEXT).strip() == span.of(TEXT) != "" for span in result)
    assert all(one.end < other.start for one, other in pairwise(result))
    covered = {i for span in marks for i in range(span.start, span.end) if TEXT[i] != " "}
    assert covered == {i for span in result for i in range(span.start, span.end) if TEXT[i] != " "}


@given(spans, st.lists(spans))
def test_pieces_lose_no_character(within, marks):
    marks = merged(TEXT, marks)
    parts = pieces(TEXT, within, marks)
    assert "".join(part.text for part in parts) == within.of(TEXT)
    marked = sum(len(part.text) for part in parts if part.marked)
    assert marked == sum(any(span.start <= i < span.end for span in marks) for i in range(*within))
