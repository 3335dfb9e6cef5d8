"""The reader's place in the rows: stops, and what happens to it when more or less is shown."""

from __future__ import annotations

import pytest

from newsdiff.model import ChangeClass, Kind
from newsdiff.tui.sheet import Sheet
from newsdiff.tui.table import Options

from .conftest import COURIER, WIRE, all_same, nothing_shared, wire_courier


@pytest.fixture
def sheet() -> Sheet:
    return Sheet(wire_courier())


def stops(sheet: Sheet) -> list[Kind | None]:
    return [stop.change.kind if stop.change else None for stop in sheet.stops]


def test_stops_are_the_changes_and_the_rows_that_are_themselves_a_difference(sheet):
    rewritten = omitted = moved = added = None
    assert stops(sheet) == [Kind.NUMBER, Kind.VERB, rewritten, Kind.REPLACED, Kind.HEDGE, omitted, moved, added]


def test_the_cursor_begins_at_the_first_group_with_no_change_at_hand(sheet):
    assert (sheet.cursor, sheet.stop, sheet.change) == (1, None, None)


def test_walking_forth_and_back_meets_every_stop(sheet):
    forth = [sheet.stop for _ in sheet.stops if sheet.walk(1)]
    assert forth == list(range(len(sheet.stops)))
    assert not sheet.walk(1)
    back = [sheet.stop for _ in sheet.stops if sheet.walk(-1)]
    assert back == forth[-2::-1]


@pytest.mark.parametrize(("step", "row"), [(1, 5), (-1, 4)])
def test_walking_with_no_change_at_hand_begins_with_the_row_or_goes_back_from_it(sheet, step, row):
    sheet.cursor, sheet.stop = 5, None
    sheet.walk(step)
    assert sheet.cursor == row


def test_walking_attribution_skips_everything_else(sheet):
    assert sheet.walk(1, attribution=True)
    assert sheet.change.kind is Kind.VERB
    assert not sheet.walk(1, attribution=True)


def test_in_the_order_of_telling_the_most_telling_stop_comes_first_and_alike_ones_in_reading_order(sheet):
    sheet.telling = True
    omitted = added = moved = rewritten = None
    met = [sheet.change.kind if sheet.change else None for _ in sheet.stops if sheet.walk(1)]
    assert met == [Kind.VERB, Kind.NUMBER, Kind.HEDGE, Kind.REPLACED, rewritten, omitted, moved, added]
    assert not sheet.walk(1)
    assert sheet.rank == len(sheet.stops)
    sheet.walk(-1)
    assert sheet.rank == len(sheet.stops) - 1


def test_in_the_order_of_telling_attribution_changes_are_walked_alone(sheet):
    sheet.telling = True
    assert sheet.walk(1, attribution=True)
    assert (sheet.change.kind, sheet.rank) == (Kind.VERB, 1)
    assert not sheet.walk(1, attribution=True)
    assert not sheet.walk(-1, attribution=True)


def test_with_no_change_at_hand_nothing_is_more_telling_than_what_is_at_hand(sheet):
    sheet.telling = True
    assert not sheet.walk(-1)
    assert sheet.rank is None


def test_going_to_a_row_takes_its_first_change_in_hand(sheet):
    sheet.go(2)
    assert sheet.change.kind is Kind.NUMBER


@pytest.mark.parametrize(("row", "expected"), [(-5, 0), (99, 8)])
def test_going_past_an_end_stays_at_it(sheet, row, expected):
    sheet.go(row)
    assert sheet.cursor == expected


def test_crossing_leads_to_the_twin_and_back(sheet):
    sheet.go(1)
    assert sheet.cross()
    assert sheet.cursor == 7
    assert sheet.cross()
    assert sheet.cursor == 1


def test_crossing_elsewhere_does_nothing(sheet):
    sheet.go(2)
    assert not sheet.cross()
    assert sheet.cursor == 2


def test_the_change_at_hand_stays_when_style_is_shown(sheet):
    sheet.go(4)
    before = sheet.change
    sheet.apply(Options(hidden=frozenset()))
    assert sheet.change is before
    assert Kind.PUNCTUATION in stops(sheet)


def test_hiding_the_class_at_hand_leaves_the_row_at_hand(sheet):
    sheet.walk(1)
    sheet.apply(Options(hidden=frozenset(ChangeClass)))
    assert (sheet.row.number, sheet.change) == (0, None)


def test_the_row_stays_when_furniture_comes_in_above_it(sheet):
    sheet.go(5)
    number = sheet.row.number
    sheet.apply(Options(furniture=True))
    assert sheet.row.number == number


def test_a_row_that_is_folded_away_gives_the_place_to_the_fold():
    sheet = Sheet(all_same(WIRE, WIRE))
    sheet.go(3)
    sheet.apply(Options(only_changes=True))
    assert len(sheet.rows) == 1
    assert sheet.cursor == 0


def test_in_one_running_text_notes_below_a_sentence_say_what_changed_in_who_said_what(sheet):
    cells = sheet.columns(unified=True, right_letter="B")[0]
    notes = [passage.text for cell in cells for passage in cell.passages if passage.text.startswith("who said:")]
    assert notes == ["who said: verb said (neutral) → claimed (doubt)"]
    sheet.apply(Options(hidden=frozenset({ChangeClass.ATTRIBUTION})))
    cells = sheet.columns(unified=True, right_letter="B")[0]
    assert not any(passage.text.startswith("who said:") for cell in cells for passage in cell.passages)


def test_hidden_changes_are_counted_once():
    assert Sheet(wire_courier()).hidden == 1


def test_with_nothing_in_common_every_sentence_is_a_stop():
    sheet = Sheet(nothing_shared(WIRE, COURIER))
    assert len(sheet.stops) == len(WIRE.sentences) + len(COURIER.sentences)
