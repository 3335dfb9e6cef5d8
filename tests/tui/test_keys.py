"""Every key of the table, pressed in the screen it belongs to."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.widgets import Input

from newsdiff.model import ChangeClass, Kind
from newsdiff.tui.app import Reader
from newsdiff.tui.keys import KEYS, TOGETHER, Where
from newsdiff.tui.screens.card import CardScreen
from newsdiff.tui.screens.export import ExportScreen
from newsdiff.tui.screens.help import HelpScreen
from newsdiff.tui.screens.pair import PairScreen
from newsdiff.tui.themes import BY_NAME, DARK, LIGHT
from newsdiff.tui.widgets.pair_view import PairView

from .conftest import COURIER, DIGEST, WIRE, opened, pair_on, settle, sheet_of, shown

CLASSES = {
    Where.EVERYWHERE: "newsdiff.tui.app:Reader",
    Where.TEXT: "newsdiff.tui.widgets.pair_view:PairView",
    Where.PAIR: "newsdiff.tui.screens.pair:PairScreen",
    Where.FILTER: "newsdiff.tui.screens.filter:FilterScreen",
    Where.EXPORT: "newsdiff.tui.screens.export:ExportScreen",
    Where.THEMES: "newsdiff.tui.screens.themes:ThemeScreen",
    Where.SEARCH: "newsdiff.tui.widgets.search_line:SearchLine",
    Where.VIEWS: "newsdiff.tui.screens.pair:PairScreen",
    Where.STORY: "newsdiff.tui.screens.story:StoryScreen",
    Where.QUOTES: "newsdiff.tui.screens.quotes:QuotesScreen",
    Where.LEDGER: "newsdiff.tui.widgets.grid:Grid",
    Where.ROW: "newsdiff.tui.screens.ledger:LedgerScreen",
    Where.OVERVIEW: "newsdiff.tui.screens.overview:OverviewScreen",
    Where.ADVISORY: "newsdiff.tui.screens.advisory:AdvisoryScreen",
    Where.START: "newsdiff.tui.screens.start:StartScreen",
    Where.FILES: "newsdiff.tui.screens.browse:BrowseScreen",
    Where.PASTE: "newsdiff.tui.screens.paste:PasteScreen",
    Where.PALETTE: "newsdiff.tui.screens.palette:PaletteScreen",
    Where.LINE: "newsdiff.tui.screens.start:StartScreen",
    Where.CARD: "newsdiff.tui.screens.card:CardScreen",
    Where.OVERLAY: "newsdiff.tui.screens.overlay:Overlay",
}


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_every_action_of_the_table_exists_where_the_table_says(key):
    from importlib import import_module

    module, name = CLASSES[key.where].split(":")
    holder = getattr(import_module(module), name)
    action = key.action.partition("(")[0].removeprefix("app.")
    if key.action.startswith("app."):
        holder = Reader
    assert hasattr(holder, f"action_{action}")


def test_ids_are_unique_and_no_key_means_two_things_on_one_screen():
    assert max(Counter(key.id for key in KEYS).values()) == 1
    for chain in TOGETHER:
        assert max(Counter(one for key in KEYS if key.where in chain for one in key.keys).values()) == 1
    assert {where for chain in TOGETHER for where in chain} == set(Where)


@pytest.mark.parametrize("size", [(120, 30), (80, 24)], ids=["two columns", "one running text"])
async def test_every_key_of_the_pair_calls_its_action_in_both_views(reader, monkeypatch, size):
    called = []

    def record(name):
        def action(self, *arguments):
            called.append(f"{name}({', '.join(map(str, arguments))})" if arguments else name)

        return action

    for cls, wheres in ((PairView, [Where.TEXT]), (PairScreen, [Where.PAIR]), (Reader, [Where.EVERYWHERE])):
        for key in (key for key in KEYS if key.where in wheres):
            name = key.action.partition("(")[0]
            monkeypatch.setattr(cls, f"action_{name}", record(name))
    async with opened(reader(WIRE, COURIER, DIGEST), size) as pilot:
        for key in KEYS:
            for one in key.keys if key.where in (Where.TEXT, Where.PAIR, Where.EVERYWHERE) else ():
                called.clear()
                await pilot.press(one)
                assert called == [key.action.format(one)], f"{one} should call {key.id}"


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        pytest.param(["j"], 2, id="j"),
        pytest.param(["down", "down"], 3, id="down"),
        pytest.param(["j", "j", "k"], 2, id="k"),
        pytest.param(["j", "j", "up"], 2, id="up"),
        pytest.param(["G"], 8, id="G"),
        pytest.param(["end"], 8, id="end"),
        pytest.param(["G", "g"], 0, id="g"),
        pytest.param(["end", "home"], 0, id="home"),
        pytest.param(["enter"], 7, id="enter to the twin"),
        pytest.param(["enter", "enter"], 1, id="enter and back"),
        pytest.param(["j", "enter"], 2, id="enter where nothing moved"),
    ],
)
async def test_keys_that_move_by_rows(reader, keys, row):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press(*keys)
        assert sheet_of(pilot.app).cursor == row


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        pytest.param(["n"], Kind.NUMBER, id="n"),
        pytest.param(["n", "n"], Kind.VERB, id="n n"),
        pytest.param(["n", "n", "N"], Kind.NUMBER, id="N"),
        pytest.param(["a"], Kind.VERB, id="a"),
        pytest.param(["G", "A"], Kind.VERB, id="A"),
        pytest.param(["G", "N", "n"], None, id="past the last the place is kept"),
    ],
)
async def test_keys_that_move_by_changes(reader, keys, kind):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press(*keys)
        change = sheet_of(pilot.app).change
        assert (change.kind if change else None) == kind


@pytest.mark.parametrize(("forth", "back"), [("space", "b"), ("pagedown", "pageup")])
async def test_keys_that_page(reader, forth, back):
    async with opened(reader(WIRE, COURIER), (70, 16)) as pilot:
        pages = pilot.app.screen.query_one("_Pages")
        await pilot.press(forth)
        below = pages.scroll_offset.y
        assert below == pages.size.height - 2
        assert sheet_of(pilot.app).cursor > 1
        await pilot.press(back)
        assert pages.scroll_offset.y == 0
        await pilot.press(*[forth] * 9)
        assert sheet_of(pilot.app).cursor == 8


@pytest.mark.parametrize(
    ("keys", "pair"),
    [
        pytest.param(["right_square_bracket"], (0, 2), id="]"),
        pytest.param(["right", "right"], (1, 2), id="right"),
        pytest.param(["left_square_bracket"], (1, 2), id="[ goes round the end"),
        pytest.param(["right", "left"], (0, 1), id="left"),
        pytest.param(["backslash"], (1, 0), id="swap"),
        pytest.param(["backslash", "]", "["], (0, 1), id="other pairs begin with the earlier article"),
        pytest.param(["3"], (2, 1), id="a number changes the column at hand"),
        pytest.param(["tab", "3"], (0, 2), id="tab goes to the other column"),
        pytest.param(["shift+tab", "3"], (0, 2), id="shift+tab as well"),
        pytest.param(["tab", "tab", "3"], (2, 1), id="and back"),
        pytest.param(["2"], (1, 0), id="the article of the other column swaps"),
        pytest.param(["9"], (0, 1), id="a number without an article"),
    ],
)
async def test_keys_that_choose_the_pair(reader, keys, pair):
    async with opened(reader(WIRE, COURIER, DIGEST)) as pilot:
        await pilot.press(*keys)
        await settle(pilot)
        assert pair_on(pilot.app) == tuple((WIRE, COURIER, DIGEST)[place] for place in pair)


def line_at(app, mark: str) -> tuple[int, str]:
    """The first line of the screen with this mark, the map left out, and its number."""
    return next((number, line[:-1]) for number, line in enumerate(shown(app).splitlines()) if mark in line)


async def test_w_goes_to_the_most_telling_change_and_n_from_there_to_less_telling_ones(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("n", "w")
        assert sheet_of(pilot.app).change.kind is Kind.VERB
        assert "1 of 8" in shown(pilot.app)
        assert "telling first · " in shown(pilot.app).splitlines()[-1]
        await pilot.press("n")
        assert sheet_of(pilot.app).change.kind is Kind.NUMBER
        await pilot.press("N", "N")
        assert sheet_of(pilot.app).change.kind is Kind.VERB
        await pilot.press("w")
        assert "telling first" not in shown(pilot.app).splitlines()[-1]
        assert "2 of 8" in shown(pilot.app), "back in reading order from where the reader is"


async def test_the_order_of_telling_outlives_a_change_of_pair(reader):
    async with opened(reader(WIRE, COURIER, DIGEST)) as pilot:
        await pilot.press("w", "right", "left")
        await settle(pilot)
        assert sheet_of(pilot.app).telling


async def test_a_in_the_order_of_telling_walks_attribution_only(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("w", "n", "A")
        assert sheet_of(pilot.app).change.kind is Kind.VERB
        await pilot.press("a")
        assert sheet_of(pilot.app).change.kind is Kind.VERB, "there is no other"


async def test_s_shows_and_hides_house_style(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("s")
        assert Kind.PUNCTUATION in {stop.change.kind for stop in sheet_of(pilot.app).stops if stop.change}
        await pilot.press("s")
        assert sheet_of(pilot.app).options.hidden == {ChangeClass.STYLE}


async def test_c_shows_changes_only_and_keeps_the_row_where_it_is(reader):
    async with opened(reader(WIRE, COURIER), (120, 16)) as pilot:
        await pilot.press("j", "j", "j", "j")
        line = line_at(pilot.app, "▌")
        assert "The council may pay" in line[1]
        await pilot.press("c", "full_stop")
        await pilot.pause()
        assert sheet_of(pilot.app).options.only_changes
        assert line_at(pilot.app, "▌") == line


async def test_the_full_stop_shows_furniture_in_place(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        before = len(sheet_of(pilot.app).rows)
        await pilot.press("full_stop")
        assert len(sheet_of(pilot.app).rows) == before + 4
        await pilot.press("full_stop")
        assert len(sheet_of(pilot.app).rows) == before


@pytest.mark.parametrize(("width", "at_first"), [(120, False), (80, True)])
async def test_u_goes_against_the_width(reader, width, at_first):
    async with opened(reader(WIRE, COURIER), (width, 30)) as pilot:
        assert pilot.app.screen.query_one(PairView).unified is at_first
        await pilot.press("u")
        await pilot.pause()
        assert pilot.app.screen.query_one(PairView).unified is not at_first
        assert pilot.app.screen.query_one("#right").display is at_first
        await pilot.resize_terminal(200 - width, 30)
        await pilot.pause()
        assert pilot.app.screen.query_one(PairView).unified is not at_first, "a choice outlives a change of width"


async def test_every_theme_is_seen_on_the_text_before_it_is_kept(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("T")
        seen = [pilot.app.theme]
        for _ in range(len(BY_NAME) - 1):
            await pilot.press("j")
            seen.append(pilot.app.theme)
        assert seen == [theme.name for theme in BY_NAME.values()]


@pytest.mark.parametrize(
    ("keys", "theme"),
    [
        pytest.param(["j", "enter"], LIGHT.name, id="enter keeps it"),
        pytest.param(["down", "T"], LIGHT.name, id="T keeps it"),
        pytest.param(["j", "j", "k", "enter"], LIGHT.name, id="k goes back"),
        pytest.param(["j", "j", "escape"], DARK.name, id="escape gives the one before back"),
        pytest.param(["j", "q"], DARK.name, id="q as well"),
    ],
)
async def test_a_theme_is_kept_or_not(reader, keys, theme):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("T", *keys)
        await pilot.pause()
        assert isinstance(pilot.app.screen, PairScreen)
        assert pilot.app.theme == theme


async def test_i_opens_the_card_which_copies_and_closes(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("n", "n", "i")
        assert isinstance(pilot.app.screen, CardScreen)
        await pilot.press("y")
        card = pilot.app.clipboard
        assert "reporting verb: said (neutral) → claimed (doubt)" in card
        assert card.index("attribution · verb") < card.index("fact · number"), "the change at hand comes first"
        assert "~ cue      said (neutral)" in card
        assert "A The harbour bridge will close for 12 days\nB The harbour bridge will close for 10 days\n" in card
        assert "The harbour bridge will close for 12 days, the port master said on Monday." in card
        await pilot.press("i")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PairScreen)


@pytest.mark.parametrize(
    ("keys", "copied"),
    [
        pytest.param(
            ["a"], "attribution · verb: “said” → “claimed”\nreporting verb: said (neutral) → claimed (doubt)", id="a change"
        ),
        pytest.param(["G"], "only in Courier (Courier ¶5s2)\nCourier: Fishermen are angry.", id="a row"),
    ],
)
async def test_y_copies_what_is_at_hand(reader, keys, copied):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press(*keys, "y")
        assert pilot.app.clipboard.startswith(copied)


async def test_capital_y_copies_both_texts_with_their_sources_and_what_differs_as_sentences(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("a", "Y")
        lines = pilot.app.clipboard.splitlines()
        assert lines[0] == "Wire ¶1s1 ↔ Courier ¶2s1"
        assert lines[1].startswith("Wire: The harbour bridge will close for 12 days")
        assert "Courier: courier.txt" in lines
        assert lines[-1].startswith("Attribution, reporting verb differs, Wire paragraph 1, sentence 1 and Courier paragraph 2")


async def test_e_asks_for_a_file(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("e")
        assert isinstance(pilot.app.screen, ExportScreen)
        assert pilot.app.screen.query_one(Input).value == "wire-courier.md"
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PairScreen)


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_names_every_key_and_closes(reader, key):
    async with opened(reader(WIRE, COURIER), (120, 100)) as pilot:
        await pilot.press(key)
        assert isinstance(pilot.app.screen, HelpScreen)
        shown = pilot.app.export_screenshot().replace("&#160;", " ")
        assert all(entry.help.split(":")[0] in shown for entry in KEYS if entry.where is Where.TEXT)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PairScreen)


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quitting(reader, key):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert not pilot.app.is_running
        assert pilot.app.return_code in (None, 0)
