"""The table of rows: what stands in which row, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdiff.model import ChangeClass, Comparison, Group, Kind, Relation
from newsdiff.tui.rows import build_rows, twin_of
from newsdiff.tui.table import Options, Row, RowKind, Tone

from .conftest import COURIER, WIRE, article, change, wire_courier


def words(row: Row) -> tuple[str, str]:
    left, right = ("/".join(passage.text for passage in cell.passages) for cell in row.cells)
    return left, right


def table(comparison=None, **options) -> tuple[Row, ...]:
    return build_rows(comparison or wire_courier(), Options(**options))


def test_a_comparison_becomes_rows_in_reading_order_of_both_articles():
    assert [(row.kind, *words(row)) for row in table()] == [
        (RowKind.FOLD, "", "2 lines of page furniture and captions folded (.)"),
        (RowKind.MOVED_IN, "stands in ¶4 of Wire (Enter goes there)", "Work on the bridge began in spring."),
        (
            RowKind.GROUP,
            "PORT LUND (Wire) - The harbour bridge will close for 12 days, the port master said on Monday.",
            "The harbour bridge will close for 10 days, the port master claimed on Monday.",
        ),
        (
            RowKind.GROUP,
            "Ferries will run every hour.",
            "The ferry is to sail hourly instead, and the timetable hangs on the quay.",
        ),
        (
            RowKind.GROUP,
            "“We cannot wait for the storm,” said Ada Lund. She asked drivers to stay away.",
            "“We can't wait for the storm,” said Ada Lund, and she asked drivers to stay away.",
        ),
        (RowKind.GROUP, "The council may pay for the repair.", "The council pays for the repair."),
        (RowKind.GROUP, "No ships were late.", ""),
        (RowKind.MOVED_OUT, "Work on the bridge began in spring.", "stands in ¶1 of Courier (Enter goes there)"),
        (RowKind.GROUP, "", "Fishermen are angry."),
    ]


def test_what_was_noted_while_reading_stands_above_everything():
    noted = replace(COURIER, notes=("encoding guessed: cp1252", "fetched 2031-03-04 10:00 UTC"))
    comparison = wire_courier()
    first, second, *_ = table(replace(comparison, right=noted))
    assert words(first) == ("", "As read: encoding guessed: cp1252; fetched 2031-03-04 10:00 UTC")
    assert second == table(comparison)[0]


def test_the_title_is_no_row():
    assert not any("Harbour bridge to close" in text for row in table() for text in words(row))


def test_a_side_with_nothing_is_hatched_and_only_that():
    hatched = [(row.cells[0].hatch, row.cells[1].hatch) for row in table()]
    assert hatched.count((False, True)) == 1
    assert hatched.count((True, False)) == 1
    assert (True, True) not in hatched


def test_the_first_sentence_of_a_paragraph_carries_its_number():
    labels = [passage.label for row in table() for passage in row.cells[0].passages if passage.pieces[0].tone is not Tone.NOTE]
    assert labels == ["¶1", "", "¶2", "¶3", "", "¶4"]


def test_the_dateline_stands_before_its_sentence_in_a_tone_of_its_own():
    first = table()[2].cells[0].passages[0].pieces
    assert (first[0].text, first[0].tone) == ("PORT LUND (Wire) - ", Tone.DATELINE)


def test_every_piece_of_an_article_keeps_its_offset():
    for row in table():
        for cell in row.cells:
            for piece in (piece for passage in cell.passages for piece in passage.pieces if piece.tone is not Tone.NOTE):
                source = (WIRE, COURIER)[piece.side].text
                assert source[piece.start : piece.end] == piece.text


def test_line_breaks_inside_a_sentence_are_drawn_as_blanks_without_shifting_anything():
    one = article("One", [["The bridge\nis closed."]])
    row = table(Comparison(one, one, (Group((0,), (0,), 1.0, Relation.SAME),)))[0]
    assert words(row)[0] == "The bridge is closed."


def test_sentences_of_two_paragraphs_stand_on_lines_of_their_own_and_a_gap_is_shown():
    one = article("One", [["A.", "B.", "C."], ["D."]])
    other = article("Two", [["All.", "B2."]])
    groups = (Group((0, 2, 3), (0,), 0.5, Relation.EDITED), Group((1,), (1,), 0.5, Relation.EDITED))
    assert words(table(Comparison(one, other, groups))[0])[0] == "A. … C./D."


@pytest.mark.parametrize(
    ("hidden", "shown", "counted"),
    [
        pytest.param({ChangeClass.STYLE}, [Kind.REPLACED], 1, id="style hidden"),
        pytest.param(set(), [Kind.PUNCTUATION, Kind.REPLACED], 0, id="all shown"),
        pytest.param(set(ChangeClass), [], 2, id="all hidden"),
    ],
)
def test_hidden_classes_are_kept_apart_and_counted(hidden, shown, counted):
    row = table(hidden=frozenset(hidden))[4]
    assert [change.kind for change in row.changes] == shown
    assert len(row.hidden) == counted


def test_a_change_that_spans_groups_is_with_the_group_of_its_first_span():
    spanning = change(WIRE, COURIER, Kind.JOINED, "Ada Lund", "Fishermen")
    rows = table(replace(wire_courier(), changes=(spanning,)))
    assert [n for n, row in enumerate(rows) if spanning in row.changes] == [4]


def test_changes_only_folds_what_is_the_same():
    one = article("One", [["A."], ["B."], ["C."]])
    two = article("Two", [["A."], ["B."], ["D."]])
    groups = (
        Group((0,), (0,), 1.0, Relation.SAME),
        Group((1,), (1,), 1.0, Relation.SAME),
        Group((2,), (), 0.0, Relation.LEFT_ONLY),
        Group((), (2,), 0.0, Relation.RIGHT_ONLY),
    )
    rows = table(Comparison(one, two, groups), only_changes=True)
    assert [words(row)[0] for row in rows] == ["2 rows the same on both sides", "C.", ""]


def test_furniture_is_shown_in_place_with_its_reason():
    rows = table(furniture=True)
    assert words(rows[0])[1].startswith("2 lines of page furniture and captions shown")
    aside = [words(row)[1] for row in rows if row.kind is RowKind.ASIDE and row.cells[1].passages]
    assert aside[1:] == ["Read more: ten bridges to see  (furniture: prompt)", "Share this story  (furniture: prompt)"]


def test_a_standfirst_is_a_row_but_no_group():
    one = article("One", [["A."]], standfirst="What it is about")
    rows = table(Comparison(one, one, (Group((0,), (0,), 1.0, Relation.SAME),)))
    assert [row.kind for row in rows] == [RowKind.ASIDE, RowKind.ASIDE, RowKind.GROUP]


def test_crossing_groups_lose_no_sentence():
    one, two = article("One", [["A."], ["B."]]), article("Two", [["B2."], ["A2."]])
    crossing = (Group((0,), (1,), 0.9, Relation.EDITED), Group((1,), (0,), 0.9, Relation.EDITED))
    assert sorted(words(row) for row in table(Comparison(one, two, crossing))) == [("A.", "A2."), ("B.", "B2.")]


def test_the_rows_of_a_moved_group_are_each_others_twin():
    rows = table()
    assert [twin_of(rows, n) for n in range(len(rows))] == [None, 7, None, None, None, None, None, 1, None]
