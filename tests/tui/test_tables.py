"""The screens of all articles, by their keys: story, quotes, numbers, names, overview."""

from __future__ import annotations

import re
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Input, Static
from textual.worker import WorkerCancelled

import newsdiff
from newsdiff.correcting.records import LINKED, of_sentences
from newsdiff.gathering.records import State
from newsdiff.model import Article
from newsdiff.reading.raw import Reading
from newsdiff.stories.opening import story_of
from newsdiff.tui.app import Reader
from newsdiff.tui.screens.advisory import AdvisoryScreen
from newsdiff.tui.screens.filter import FilterScreen
from newsdiff.tui.screens.ledger import LedgerScreen
from newsdiff.tui.screens.pair import PairScreen
from newsdiff.tui.screens.rowcard import RowCard
from newsdiff.tui.session import Session
from newsdiff.tui.storyboard import StoryLedger
from newsdiff.tui.themes import LIGHT
from newsdiff.tui.widgets.grid import Grid
from newsdiff.tui.wings import Wings

from .conftest import article, pair_on, settle, sheet_of, shown

TEXTS = (
    """Orvale dam to open after nine years

Mill Post

2031-03-01

The dam at Orvale will open on Monday, the mayor said.

“We have waited nine years for this water,” said Ada Lund, who farms below the dam.

Two hundred people came to look at the empty lake.

The engineer Tove Brask told reporters that the wall holds 40 million litres.
""",
    """‘We waited nine years’: Orvale opens its dam

River Courier

2031-03-02

Two hundred people came to look at the empty lake.

The dam at Orvale will open on Monday, the mayor claimed.

“We have waited ten years for this water,” said Mrs Lund, who farms below the dam.

The engineer Tove Brask told reporters that the wall holds 50 million litres.

Fishermen were not asked.
""",
    """Dam day

Lake Digest

2031-02-28

Dozens of people came to look at the empty lake.

The dam at Orvale will open on Monday, the mayor said.

A brass band will play at the weir on Sunday evening.
""",
)


def articles() -> tuple[Article, ...]:
    return tuple(newsdiff.read(text.encode()) for text in TEXTS)


@asynccontextmanager
async def on(key: str, size: tuple[int, int] = (120, 36), **wings) -> AsyncIterator[Pilot[None]]:
    """The reader on the screen of this key, once all that is worked out in threads is."""
    async with Reader(articles(), Wings(**wings)).run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press(key)
        await through(pilot)
        yield pilot


async def through(pilot: Pilot[None]) -> None:
    """Wait for work, and for the work that began when it was told of."""
    for _ in range(3):
        with suppress(WorkerCancelled):
            await settle(pilot)
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await through(pilot)


def grid(pilot: Pilot[None]) -> Grid:
    return pilot.app.screen.query_one(Grid)


def story(pilot: Pilot[None]) -> StoryLedger:
    ledger = grid(pilot).ledger
    assert isinstance(ledger, StoryLedger)
    return ledger


def words(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#told", Static).render())


def labels(pilot: Pilot[None]) -> list[str]:
    ledger = grid(pilot).ledger
    assert ledger
    return ["".join(text for text, _ in ledger.label(row, 80)[0]) for row in range(ledger.rows)]


VIEWS = {"m": "story", "quotation_mark": "quotes", "number_sign": "numbers", "at": "names", "o": "overview"}


@pytest.mark.parametrize(("key", "view"), VIEWS.items())
@pytest.mark.parametrize("back", ["escape", "q", None])
async def test_a_view_is_opened_by_its_key_and_left_by_three(key, view, back):
    async with on(key) as pilot:
        assert isinstance(pilot.app.screen, LedgerScreen)
        assert pilot.app.screen.view == view
        await press(pilot, back or key)
        assert isinstance(pilot.app.screen, PairScreen)


@pytest.mark.parametrize("first", VIEWS)
@pytest.mark.parametrize("second", VIEWS)
async def test_from_one_view_to_another_and_back_to_the_pair(first, second):
    if first == second:
        return
    async with on(first) as pilot:
        await press(pilot, second)
        assert isinstance(pilot.app.screen, LedgerScreen)
        assert pilot.app.screen.view == VIEWS[second]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PairScreen)


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        pytest.param(["j"], (1, 1), id="j"),
        pytest.param(["down", "down", "k"], (1, 1), id="down and k"),
        pytest.param(["j", "up"], (0, 1), id="up"),
        pytest.param(["l"], (0, 2), id="l"),
        pytest.param(["right", "right", "right"], (0, 2), id="right stops at the last"),
        pytest.param(["h"], (0, 0), id="h"),
        pytest.param(["left", "left"], (0, 0), id="left stops at the first"),
        pytest.param(["3"], (0, 2), id="a number goes to the article"),
        pytest.param(["9"], (0, 2), id="a number too high to the last"),
        pytest.param(["G"], (5, 1), id="G"),
        pytest.param(["end", "home"], (0, 1), id="end and home"),
        pytest.param(["G", "g"], (0, 1), id="g"),
        pytest.param(["space"], (5, 1), id="space"),
        pytest.param(["pagedown", "pageup"], (0, 1), id="pages"),
        pytest.param(["pagedown", "backspace"], (0, 1), id="backspace"),
    ],
)
async def test_keys_move_the_row_and_the_article_at_hand(keys, place):
    async with on("m") as pilot:
        await press(pilot, *keys)
        assert (grid(pilot).row, grid(pilot).column) == place


async def test_the_story_says_how_every_article_has_every_statement():
    async with on("m") as pilot:
        ledger = story(pilot)
        rows = {label[2:20]: row for row, label in enumerate(labels(pilot))}
        states = [[ledger.state(row, column) for column in range(3)] for row in range(ledger.rows)]
        assert states[rows["The dam at Orvale "]] == [State.BASE, State.EDITED, State.SAME]
        assert states[rows["Fishermen were not"]] == [State.ABSENT, State.BASE, State.ABSENT]
        line = next(line for line in shown(pilot.app).splitlines() if "The dam at Orvale" in line)
        assert line.split("said.")[1].split() == ["¶1", "~", "¶2❝", "=", "¶2", "│"] or "~ ¶2" in line


async def test_below_the_table_stand_the_full_words_of_every_article():
    async with on("m") as pilot:
        row = next(row for row, label in enumerate(labels(pilot)) if "The dam at Orvale" in label)
        await press(pilot, *["j"] * row)
        text = words(pilot)
        assert "said by 3 of 3" in text
        assert "attribution · verb  “said” → “claimed”" in text
        assert "The dam at Orvale will open on Monday, the mayor said." in text
        assert "The dam at Orvale will open on Monday, the mayor claimed." in text
        await press(pilot, "y")
        assert "River Courier  ¶2  ~ edited" in pilot.app.clipboard
        assert "the mayor claimed." in pilot.app.clipboard


async def test_b_reads_everything_against_the_article_at_hand():
    async with on("m") as pilot:
        statement = story(pilot).statements[grid(pilot).row]
        await press(pilot, "b")
        ledger = story(pilot)
        assert ledger.shown.base == 1
        assert ledger.statements[grid(pilot).row] == statement, "the statement at hand stays so"
        assert labels(pilot)[0].endswith("Two hundred people came to look at the empty lake.")
        assert {ledger.state(row, 1) for row in range(ledger.rows)} == {State.BASE, State.ABSENT}


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        pytest.param(["j", "space"], {"Fishermen were not asked."}, id="only in the article at hand"),
        pytest.param(["j", "space", "space"], {"A brass band will play at the weir on Sunday evening."}, id="only in the next"),
        pytest.param(
            ["j", "j", "space", "space"], {"“We have waited", "The engineer Tove"}, id="missing in the next article only"
        ),
        pytest.param(["j", "j", "j", "space"], {"The dam at Orvale", "“We have waited"}, id="who said it differs"),
        pytest.param(
            ["j", "j", "j", "j", "space"], {"“We have waited", "The engineer Tove", "Two hundred"}, id="a figure differs"
        ),
        pytest.param(["j", "j", "j", "j", "o", "r", "j", "space"], None, id="in the first paragraphs"),
    ],
)
async def test_filters_leave_what_they_say(keys, left):
    async with on("m") as pilot:
        await press(pilot, "f")
        assert isinstance(pilot.app.screen, FilterScreen)
        await press(pilot, *keys, "escape")
        found = {label[2:] for label in labels(pilot)}
        if left is None:
            assert story(pilot).shown.early
            assert not any("The engineer" in label for label in found)
            assert "6 statements" in shown(pilot.app)
        else:
            assert len(found) == len(left)
            assert all(any(label.startswith(start) for label in found) for start in left)


async def test_a_filter_that_leaves_nothing_says_so():
    async with on("m") as pilot:
        await press(pilot, "f", "j", "space", "j", "j", "space", "escape")
        assert labels(pilot) == []
        assert "no statement is left by the filter" in shown(pilot.app)
        await press(pilot, "enter", "y", "b", "j", "f", "r", "escape")
        assert len(labels(pilot)) == 6


async def test_w_goes_through_the_orders():
    async with on("m") as pilot:
        await press(pilot, "w")
        carried = [int(label.split()[0]) for label in labels(pilot)]
        assert carried == sorted(carried, reverse=True)
        assert "most carried first" in shown(pilot.app)
        await press(pilot, "w")
        assert labels(pilot)[0].endswith("Two hundred people came to look at the empty lake.")
        await press(pilot, "w")
        assert "as A tells it" in shown(pilot.app)


async def test_enter_opens_the_pair_at_the_row():
    async with on("m") as pilot:
        row = next(row for row, label in enumerate(labels(pilot)) if "The engineer" in label)
        await press(pilot, *["j"] * row, "enter")
        assert [one.name for one in pair_on(pilot.app)] == ["Mill Post", "River Courier"]
        sheet = sheet_of(pilot.app)
        assert sheet.row
        assert sheet.row.group
        assert sheet.comparison.left.words_of(sheet.row.group.left[0]).startswith("The engineer")


async def test_enter_on_what_only_another_article_says_opens_that_article():
    async with on("m") as pilot:
        row = next(row for row, label in enumerate(labels(pilot)) if "brass band" in label)
        await press(pilot, *["j"] * row, "1", "enter")
        left, right = pair_on(pilot.app)
        assert (left.name, right.name) == ("Lake Digest", "Mill Post")
        group = sheet_of(pilot.app).row.group
        assert left.words_of(group.left[0]).startswith("A brass band")


async def test_a_click_takes_in_hand_and_a_second_one_opens():
    async with on("m") as pilot:
        await pilot.click(Grid, offset=(100, 5))
        assert (grid(pilot).row, grid(pilot).column) != (0, 1)
        place = (grid(pilot).row, grid(pilot).column)
        await pilot.click(Grid, offset=(100, 0))
        assert grid(pilot).row == place[0]
        await pilot.click(Grid, offset=(100, 5))
        await through(pilot)
        assert isinstance(pilot.app.screen, PairScreen)


async def test_the_quotes_say_form_speaker_and_what_differs():
    async with on("quotation_mark") as pilot:
        text = shown(pilot.app)
        assert "direct altered" in text
        assert "Mrs Lund said" in text
        row = next(row for row, label in enumerate(labels(pilot)) if "Ada Lund" in label)
        await press(pilot, *["j"] * row)
        assert "carried by 2 of 3, altered in 1" in words(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, RowCard)
        card = str(pilot.app.screen.query_one("#said", Static).render())
        assert "~~~" in card
        await press(pilot, "y", "escape")
        assert "carried by 2 of 3" in pilot.app.clipboard


async def test_quotes_are_filtered_by_speaker():
    async with on("quotation_mark") as pilot:
        before = len(labels(pilot))
        await press(pilot, "f", "space", "escape")
        ledger = grid(pilot).ledger
        assert 0 < len(labels(pilot)) < before
        assert {row.name for row in ledger.quotations} == {ledger.shown.speaker}
        await press(pilot, "f", "r", "j", "space", "j", "space", "escape")
        assert all(len(row.cells) > 1 for row in ledger.quotations)


async def test_the_numbers_begin_with_what_differs_and_name_the_source():
    async with on("number_sign") as pilot:
        first = grid(pilot).ledger.figures[0]
        assert first.differs
        assert "differ " in shown(pilot.app)
        assert "no source named" in shown(pilot.app)
        ledger = grid(pilot).ledger
        row = next(k for k, row in enumerate(ledger.figures) if "40 million" in " ".join(f.text for f in row.cells.get(0, ())))
        await press(pilot, *["j"] * row)
        assert "given by" in words(pilot)
        assert "50 million litres" in words(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, RowCard)


async def test_the_names_say_as_what_and_how_often_quoted():
    async with on("at") as pilot:
        row = next(row for row, label in enumerate(labels(pilot)) if label == "Ada Lund")
        await press(pilot, *["j"] * row)
        assert "Mrs Lund (1)" in words(pilot)
        assert "1 direct" in words(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, RowCard)


async def test_the_overview_counts_words_and_lists_what_is_shared():
    async with on("o") as pilot:
        assert "of 50 words" in words(pilot) or " words, in B River Courier" in words(pilot)
        assert "the longest words they share in a row" in words(pilot)
        assert re.search(r"Mill Post and River Courier: .* of 4 and .* of 5 sentences", words(pilot))
        await press(pilot, "j", "1")
        assert "title quotes" in words(pilot)
        await press(pilot, "w")
        assert "in order of time" in shown(pilot.app)
        assert labels(pilot)[0] == "C Lake Digest"


async def test_the_overview_tells_what_came_and_went_from_version_to_version():
    old, new = (
        TEXTS[0],
        TEXTS[0].replace("2031-03-01", "2031-03-03").replace("Two hundred people came to look at the empty lake.\n\n", ""),
    )
    texts = [newsdiff.read(text.encode()) for text in (old, new + "\nThe minister stayed at home.\n")]
    opened = replace(story_of(Reading(texts)), versions=[(0, 1)])
    async with Reader(load=lambda _stopped: opened).run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "o", "1")
        assert "versions: v1 A → v2 B" in words(pilot)
        assert "appeared 1\n    ¶4 The minister stayed at home." in words(pilot)
        assert "vanished 1\n    ¶3 Two hundred people came" in words(pilot)


async def test_the_overview_opens_pairs_but_not_an_article_against_itself():
    async with on("o") as pilot:
        await press(pilot, "2", "enter", "1", "enter")
        assert isinstance(pilot.app.screen, LedgerScreen)
        await press(pilot, "j", "j", "3", "enter")
        assert [one.name for one in pair_on(pilot.app)] == ["Lake Digest", "River Courier"]


async def test_the_advisory_line_is_shown_edited_and_copied():
    async with on("o", advisory=lambda comparison: f"(Adds {comparison.right.name})") as pilot:
        await press(pilot, "a")
        assert isinstance(pilot.app.screen, AdvisoryScreen)
        assert pilot.app.screen.query_one(Input).value == "(Adds River Courier)"
        await press(pilot, "end", "!", "enter")
        assert pilot.app.clipboard == "(Adds River Courier)!"
        assert isinstance(pilot.app.screen, LedgerScreen)
        await press(pilot, "1", "a")
        assert isinstance(pilot.app.screen, LedgerScreen), "an article is no version of itself"
        await press(pilot, "3", "a", "escape")
        assert isinstance(pilot.app.screen, LedgerScreen)


async def test_nothing_waits_for_the_story_and_who_leaves_need_not():
    go_on = threading.Event()

    def slow(*gathering):
        go_on.wait(5)
        return newsdiff.Story(gathering[0])

    async with Reader(articles(), Wings(gather=slow)).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("m")
        await pilot.pause()
        assert "gathering 3 articles as one story" in shown(pilot.app)
        await pilot.press("j", "l", "f", "w", "b", "y", "enter", "J", "escape")
        assert isinstance(pilot.app.screen, PairScreen)
        go_on.set()


async def test_how_far_gathering_has_come_is_said():
    go_on = threading.Event()

    class Slow(newsdiff.Story):
        @property
        def quotations(self):
            go_on.wait(5)
            return newsdiff.Story(self.articles).quotations

    async with Reader(articles(), Wings(gather=lambda given, *_: Slow(given))).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("quotation_mark")
        for _ in range(50):
            await pilot.pause(0.1)
            if "statements; their quotations" in shown(pilot.app):
                break
        assert "statements; their quotations … esc goes back" in shown(pilot.app)
        go_on.set()


async def test_the_story_is_gathered_once():
    made = []

    def counting(*gathering):
        made.append(gathering)
        return newsdiff.Story(gathering[0])

    async with on("m", gather=counting) as pilot:
        await press(pilot, "quotation_mark", "number_sign", "at", "o", "m")
        assert len(made) == 1


async def test_the_words_below_scroll():
    async with on("m", size=(60, 20)) as pilot:
        row = next(row for row, label in enumerate(labels(pilot)) if "We have waited" in label)
        await press(pilot, *["j"] * row, "J")
        below = pilot.app.screen.query_one("#words", VerticalScroll)
        assert below.scroll_offset.y > 0
        await press(pilot, "K")
        assert below.scroll_offset.y == 0


@pytest.mark.parametrize("key", VIEWS)
async def test_every_view_takes_another_theme_and_size_in_its_stride(key):
    async with on(key, size=(60, 20)) as pilot:
        pilot.app.theme = LIGHT.name
        await pilot.resize_terminal(30, 8)
        await pilot.pause()
        assert "newsdiff needs a terminal" in shown(pilot.app)
        await pilot.resize_terminal(200, 50)
        await through(pilot)
        assert "newsdiff needs a terminal" not in shown(pilot.app)
        assert len(labels(pilot)) > 0


async def test_articles_without_a_word_in_common_or_a_quotation_say_so():
    dull = (article("One", [["Rain fell on the hill."]]), article("Two", [["Cats sleep all day long."]]))
    async with Reader(dull).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "quotation_mark")
        assert "nobody is quoted in these articles" in shown(pilot.app)
        await press(pilot, "number_sign", "enter", "y")
        assert "no article gives a figure" in shown(pilot.app)
        await press(pilot, "o")
        assert "nothing in common" in shown(pilot.app)


def test_links_by_hand_reach_the_story_and_make_it_another():
    texts = articles()
    session = Session(texts)
    session.keep_story(newsdiff.Story(texts), session.gathering())
    assert session.story()
    left, right = (article.body()[-1] for article in texts[:2])
    session.correct([of_sentences(newsdiff.compare(*texts[:2]), left, right, LINKED)])
    assert session.story() is None
    story = newsdiff.Story(session.articles, given=session.gathering().given)
    assert any(left in one.cells.get(0, ()) and right in one.cells.get(1, ()) for one in story.statements)


@pytest.mark.parametrize("key", ["m", "quotation_mark"])
async def test_the_screen_looks_as_it_should(key, snapshot, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    async with on(key, size=(100, 24)) as pilot:
        await press(pilot, "j")
        snapshot(f"{VIEWS[key]}.svg", pilot.app.export_screenshot(simplify=True))
