"""The table of articles: which columns fit, where the window is, and what a line looks like at any width."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from newsdiff import Story
from newsdiff.gathering.records import State
from newsdiff.model import Form
from newsdiff.tui.findings import Findings
from newsdiff.tui.glyphs import ASCII, UNICODE
from newsdiff.tui.palettes import DARK, PLAIN
from newsdiff.tui.quoteboard import QuoteLedger
from newsdiff.tui.storyboard import Shown, StoryLedger
from newsdiff.tui.tabular import HEAD, Drawing, Measures, Place, fit, kept_in, wrapped

from .conftest import article, quotation

NORTH = article(
    "Núñez Post",
    [
        ["The dam at Orvale will open on Monday, the mayor said."],
        ["“We have waited for nine years,” said Ada Lund."],
        ["Two hundred people came to look at the empty lake."],
    ],
    title="Dam opens",
)
NORTH = replace(NORTH, quotations=(quotation(NORTH, Form.DIRECT, "We have waited for nine years,", "Ada Lund", "said Ada"),))
EAST = article(
    "東方日報",
    [
        ["Two hundred people came to look at the empty lake."],
        ["The dam at Orvale will open on Tuesday, the mayor said."],
        ["“We had waited for nine years,” said Ada Lund."],
        ["奥瓦尔大坝将于星期二开放，市长说。"],
    ],
)
EAST = replace(EAST, quotations=(quotation(EAST, Form.DIRECT, "We had waited for nine years,", "Ada Lund", "said Ada"),))
SOUTH = article("Cafe\u0301 Südblatt", [["Cafe\u0301s sold no\u0308el cake all night."], ["Rain fell on the re\u0301union."]])


def story_ledger(palette=PLAIN, glyphs=UNICODE) -> StoryLedger:
    story = Story((NORTH, EAST, SOUTH))
    ledger = StoryLedger(story, Findings(story, story.comparison), palette, glyphs)
    list(ledger.reading(range(ledger.rows), range(ledger.columns)))
    return ledger


def drawn(ledger, width: int, height: int = 16, place: Place = Place()) -> list[str]:  # noqa: B008 - it is a tuple
    frame = fit(ledger.measures, ledger.columns, width, height)
    drawing = Drawing(ledger, frame, kept_in(place, frame, ledger.rows, ledger.columns), PLAIN, UNICODE)
    return ["".join(segment.text for segment in drawing.line(y)) for y in range(height)]


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_story_at_every_width(width, snapshot):
    snapshot(f"story-{width}.txt", "\n".join(line.rstrip() for line in drawn(story_ledger(), width)) + "\n")


@pytest.mark.parametrize("width", [60, 120])
def test_the_quotes_at_every_width(width, snapshot):
    ledger = QuoteLedger(Story((NORTH, EAST, SOUTH)), PLAIN, UNICODE)
    snapshot(f"quotes-{width}.txt", "\n".join(line.rstrip() for line in drawn(ledger, width)) + "\n")


@pytest.mark.parametrize(
    "ledger", [story_ledger(), QuoteLedger(Story((NORTH, EAST, SOUTH)), PLAIN, UNICODE)], ids=["story", "quotes"]
)
@given(width=st.integers(8, 240), row=st.integers(0, 9), column=st.integers(0, 9))
def test_every_line_fills_the_width_exactly(ledger, width, row, column):
    assert {cell_len(line) for line in drawn(ledger, width, place=Place(row, column))} == {width}


@given(
    place=st.builds(Place, *[st.integers(-3, 40)] * 4),
    rows=st.integers(0, 30),
    columns=st.integers(1, 30),
    width=st.integers(8, 200),
    height=st.integers(4, 40),
)
def test_what_is_at_hand_is_always_in_the_window(place, rows, columns, width, height):
    frame = fit(Measures(2, 1, 20, 10, 30), columns, width, height)
    found = kept_in(place, frame, rows, columns)
    assert found.row == 0 if not rows else 0 <= found.row < rows
    assert found.top <= found.row < found.top + frame.rows
    assert found.left <= found.column < min(found.left + frame.shown, columns)


def test_the_window_moves_no_more_than_it_takes():
    frame = fit(Measures(1, 0, 20, 8, 8), 5, 61, 13)
    assert kept_in(Place(5, 0, 0, 0), frame, 40, 5).top == 0
    assert kept_in(Place(10, 0, 0, 0), frame, 40, 5).top == 1
    assert kept_in(Place(3, 4, 8, 0), frame, 40, 5) == Place(3, 4, 3, 1)


def test_a_narrow_table_has_fewer_columns_at_a_time_and_says_that_others_follow():
    lines = drawn(story_ledger(), 40)
    assert "東" not in lines[0]
    assert lines[0].endswith(">")
    later = drawn(story_ledger(), 40, place=Place(0, 2))
    assert "<" in later[0]
    assert not later[0].endswith(">")


def test_a_cut_never_leaves_half_of_a_wide_character():
    assert wrapped("東方日報東方日報", 7, 1) == [[("東方日…", Style())]]
    assert wrapped("one two three four", 9, 1) == [[("one two …", Style())]]


def test_ascii_marks_are_ascii():
    ledger = story_ledger(glyphs=ASCII)
    cells = {ledger.cell(row, column, 8)[0][0][0] for row in range(ledger.rows) for column in range(ledger.columns)}
    assert all(mark.isascii() for mark in cells)


def test_marks_differ_without_colours_for_every_state():
    ledger = story_ledger(palette=DARK)
    ledger.show(Shown(base=0))
    cells = [(row, column) for row in range(ledger.rows) for column in range(1, 3)]
    marks = {ledger.state(*cell): ledger.mark(*cell)[0] for cell in cells if ledger.state(*cell) is not State.ABSENT}
    assert set(marks) >= {State.BASE, State.SAME, State.EDITED}
    assert len(set(marks.values())) == len(marks)


def test_clicks_find_their_row_and_column():
    ledger = story_ledger()
    frame = fit(ledger.measures, ledger.columns, 80, 16)
    drawing = Drawing(ledger, frame, Place(), PLAIN, UNICODE)
    assert drawing.column_at(3) is None
    assert drawing.column_at(2 + frame.label + 1) == 0
    assert drawing.column_at(79) == 2
    assert [drawing.row_at(y) for y in (0, HEAD, HEAD + 1)] == [None, 0, 1]
    assert drawing.row_at(HEAD + ledger.rows) is None
