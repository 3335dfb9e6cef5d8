"""The palette and the help: they know the screen at hand, whichever it is, and nothing has to be told them."""

from __future__ import annotations

import pytest
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import OptionList, Static

from newsdiff.tui.keys import Where, bindings, keys_of
from newsdiff.tui.offers import Offer, keys_at_hand, offers_of
from newsdiff.tui.screens.filter import FilterScreen
from newsdiff.tui.screens.help import HelpScreen
from newsdiff.tui.screens.overview import OverviewScreen
from newsdiff.tui.screens.pair import PairScreen
from newsdiff.tui.screens.palette import PaletteScreen
from newsdiff.tui.themes import DARK, LIGHT

from .conftest import COURIER, DIGEST, WIRE, opened, pair_on, settle, sheet_of, shown


def listed(app) -> list[str]:
    options = app.screen.query_one(OptionList)
    return [" ".join(str(options.get_option_at_index(n).prompt).split()) for n in range(options.option_count)]


@pytest.mark.parametrize(
    ("keys", "places"),
    [
        pytest.param([], {Where.TEXT, Where.PAIR, Where.VIEWS, Where.EVERYWHERE}, id="pair"),
        pytest.param(["o"], {Where.OVERVIEW, Where.LEDGER, Where.ROW, Where.VIEWS, Where.EVERYWHERE}, id="overview"),
        pytest.param(["m"], {Where.STORY, Where.LEDGER, Where.ROW, Where.VIEWS, Where.EVERYWHERE}, id="story"),
    ],
)
async def test_the_keys_at_hand_are_all_those_of_the_screen_and_no_others(reader, keys, places):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press(*keys)
        assert list(keys_at_hand(pilot.app.screen)) == [key for where in Where if where in places for key in keys_of(where)]


async def test_help_has_the_keys_of_the_screen_beneath(reader):
    async with opened(reader(WIRE, COURIER), (100, 40)) as pilot:
        await pilot.press("o", "?")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpScreen)
        assert "open what is at hand" in shown(pilot.app)
        assert "next change" not in shown(pilot.app)


@pytest.mark.parametrize("key", ["ctrl+p", ":"])
async def test_an_action_is_found_by_a_word_and_done_on_the_screen_beneath(reader, key):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press(key, *"house", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PairScreen)
        assert not sheet_of(pilot.app).options.hidden


async def test_an_action_may_open_another_screen(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("ctrl+p", *"filter the", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, FilterScreen)


async def test_what_begins_with_the_words_comes_first_and_what_has_no_such_letters_not_at_all(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("ctrl+p", *"swap")
        assert listed(pilot.app)[0] == "swap the sides \\"
        await pilot.press(*"zzz")
        assert listed(pilot.app) == []
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, PaletteScreen)


async def test_pairs_and_articles_are_chosen_by_name(reader):
    async with opened(reader(WIRE, COURIER, DIGEST)) as pilot:
        await pilot.press("ctrl+p", *"read b", "enter")
        await settle(pilot)
        await settle(pilot)
        assert pair_on(pilot.app) == (COURIER, DIGEST)
        await pilot.press("ctrl+p", *"A Wire into", "enter")
        await settle(pilot)
        await settle(pilot)
        assert pair_on(pilot.app) == (WIRE, DIGEST)


@pytest.mark.parametrize(("end", "theme"), [("enter", LIGHT.name), ("escape", DARK.name)])
async def test_colours_are_seen_before_they_are_kept(reader, end, theme):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("ctrl+p", *"theme", "down")
        assert pilot.app.theme == LIGHT.name
        await pilot.press(end)
        await pilot.pause()
        assert pilot.app.theme == theme


async def test_colours_only_passed_over_are_not_kept(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("ctrl+p", *"theme: light")
        assert pilot.app.theme == LIGHT.name
        await pilot.press(*["backspace"] * 12, *"overview", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, OverviewScreen)
        assert pilot.app.theme == DARK.name


class NewScreen(Screen[None]):
    """A screen nobody has heard of."""

    BINDINGS = bindings(Where.OVERVIEW)

    def compose(self) -> ComposeResult:
        yield Static("new")

    def offers(self):
        yield Offer("dance", lambda: self.app.notify("danced"))


async def test_a_screen_that_declares_its_keys_is_known_to_both(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.app.push_screen(NewScreen())
        assert {key.where for key in keys_at_hand(pilot.app.screen)} == {Where.OVERVIEW, Where.EVERYWHERE}
        assert [offer.says for offer in offers_of(pilot.app)][:2] == [key.help for key in keys_of(Where.OVERVIEW)]
        await pilot.press("ctrl+p", *"dance", "enter")
        await pilot.pause()
        assert [notice.message for notice in pilot.app._notifications] == ["danced"]
