"""What a reader may choose to see, and the panel in which it is chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdiff.model import ChangeClass, Kind
from newsdiff.tui.choices import Choice, choices
from newsdiff.tui.screens.filter import FilterScreen
from newsdiff.tui.screens.pair import PairScreen
from newsdiff.tui.sheet import Sheet
from newsdiff.tui.table import Options

from .conftest import COURIER, WIRE, opened, sheet_of, shown, wire_courier

SENTENCE = None


def stops(**options) -> list[Kind | None]:
    sheet = Sheet(wire_courier(), Options(**options))
    return [stop.change.kind if stop.change else None for stop in sheet.stops]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param({"hidden": frozenset(ChangeClass) - {ChangeClass.FACT}, "sentences": False}, [Kind.NUMBER], id="a class"),
        pytest.param(
            {"hidden_kinds": frozenset(Kind) - {Kind.HEDGE}, "sentences": False, "hidden": frozenset()},
            [Kind.HEDGE],
            id="a kind",
        ),
        pytest.param({"weight": 0.5}, [Kind.NUMBER, Kind.VERB, Kind.HEDGE], id="the most telling"),
        pytest.param({"confidence": 0.95}, [], id="what is surer than anything here"),
        pytest.param({"hidden": frozenset(ChangeClass)}, [SENTENCE] * 4, id="whole sentences alone"),
        pytest.param({"speaker": "the port master"}, [Kind.NUMBER, Kind.VERB], id="in the words of one speaker"),
        pytest.param({"speaker": "Nobody here"}, [], id="a speaker of another pair"),
    ],
)
def test_what_is_let_through(options, expected):
    assert stops(**options) == expected


def test_what_is_hidden_is_counted_in_stops():
    assert Sheet(wire_courier(), Options(hidden=frozenset())).hidden == 0
    assert Sheet(wire_courier()).hidden == 1
    assert Sheet(wire_courier(), Options(speaker="Nobody here")).hidden == 9


def texts(sheet: Sheet) -> list[str]:
    return [" ".join(passage.text for passage in row.cells[0].passages) for row in sheet.rows]


def test_changes_only_leaves_out_what_a_filter_has_emptied():
    sheet = Sheet(wire_courier(), Options(only_changes=True, speaker="the port master"))
    folded, before, kept, after = texts(sheet)
    assert (folded, before) == ("", "1 row without a change that is shown")
    assert kept.startswith("PORT LUND (Wire) - The harbour bridge")
    assert after == "6 rows without a change that is shown"


@pytest.mark.parametrize(("context", "rows"), [(0, 4), (1, 5), (2, 6)])
def test_context_keeps_rows_around_a_change(context, rows):
    assert len(Sheet(wire_courier(), Options(only_changes=True, speaker="the port master", context=context)).rows) == rows


def named(name: str) -> Choice:
    return next(choice for choice in choices(wire_courier(), 4) if name in choice.says(Options()))


def test_every_kind_that_occurs_is_offered_with_its_count():
    offered = [choice.says(Options()) for choice in choices(wire_courier(), 4)]
    assert "[x] attribution  1" in offered
    assert "   [x] verb  1" in offered
    assert "[ ] style  1" in offered
    assert "   [ ] punctuation  1" in offered
    assert not any("altered" in text for text in offered)
    assert "[x] whole sentences: only here, moved, rewritten  4" in offered


def test_a_kind_of_a_hidden_class_shows_that_kind_alone():
    turned = named("punctuation").turn(Options(), 1)
    assert ChangeClass.STYLE not in turned.hidden
    assert Kind.SPELLING in turned.hidden_kinds
    assert Kind.PUNCTUATION not in turned.hidden_kinds


def test_alone_shows_nothing_else():
    alone = named("verb").alone
    assert alone
    assert stops(**{name: getattr(alone(Options()), name) for name in ("hidden", "hidden_kinds", "sentences")}) == [Kind.VERB]


@pytest.mark.parametrize(
    "name", ["how sure", "how telling", "in whose words", "rows ", "around changes", "attribution", "whole"]
)
def test_every_choice_turns_and_comes_round(name):
    choice, options = named(name), Options()
    seen = [options]
    while (options := choice.turn(options, 1)) != seen[0]:
        seen.append(options)
        assert len(seen) < 10
    assert len({choice.says(one) for one in seen}) == len(seen)
    assert choice.turn(seen[0], -1) == seen[-1]


async def test_the_panel_acts_at_once_and_the_status_line_counts_what_is_hidden(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("f")
        assert isinstance(pilot.app.screen, FilterScreen)
        await pilot.press("o")
        assert [stop.change.kind for stop in sheet_of_below(pilot.app).stops if stop.change] == [Kind.VERB]
        await pilot.press("f")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PairScreen)
        assert "filter hides (8) · 1 change" in shown(pilot.app).splitlines()[-1]


@pytest.mark.parametrize(
    ("keys", "options"),
    [
        pytest.param(["space"], {"hidden": frozenset({ChangeClass.ATTRIBUTION, ChangeClass.STYLE})}, id="space"),
        pytest.param(["enter"], {"hidden": frozenset({ChangeClass.ATTRIBUTION, ChangeClass.STYLE})}, id="enter"),
        pytest.param(["j", "right"], {"hidden_kinds": frozenset({Kind.VERB})}, id="j and right"),
        pytest.param(["down", "down", "up", "space"], {"hidden_kinds": frozenset({Kind.VERB})}, id="arrows"),
        pytest.param(["k", "right"], {"context": 1}, id="k goes round the end"),
        pytest.param(["k", "left"], {"context": 5}, id="left goes back"),
        pytest.param(["o", "r"], {}, id="reset"),
    ],
)
async def test_keys_of_the_panel(reader, keys, options):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("f", *keys, "escape")
        await pilot.pause()
        assert sheet_of(pilot.app).options == replace(Options(), **options)


async def test_a_filter_outlives_a_change_of_pair_and_nothing_jumps(reader):
    async with opened(reader(WIRE, COURIER), (120, 24)) as pilot:
        await pilot.press("j", "j", "j", "j")
        line = next(n for n, text in enumerate(shown(pilot.app).splitlines()) if text.startswith("▌"))
        await pilot.press("f", "o", "escape")
        await pilot.pause()
        assert next(n for n, text in enumerate(shown(pilot.app).splitlines()) if text.startswith("▌")) == line
        await pilot.press("backslash")
        await pilot.pause()
        assert not sheet_of(pilot.app).options.unfiltered


async def test_braces_give_more_and_less_around_changes(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("right_curly_bracket", "right_curly_bracket", "left_curly_bracket")
        assert (sheet_of(pilot.app).options.only_changes, sheet_of(pilot.app).options.context) == (True, 1)
        await pilot.press("left_curly_bracket", "left_curly_bracket")
        assert sheet_of(pilot.app).options.context == 0


def sheet_of_below(app) -> Sheet:
    from newsdiff.tui.widgets.pair_view import PairView

    sheet = app.screen_stack[-2].query_one(PairView).sheet
    assert sheet
    return sheet
