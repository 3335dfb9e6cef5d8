"""What the reader shows where there is little, nothing or too much to show."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from dataclasses import replace

import pytest
from textual.widgets import Input, Static
from textual.worker import WorkerCancelled

from newsdiff.errors import ExportError, SeveralUnreadable, SourceNotFound
from newsdiff.model import Comparison
from newsdiff.reading.raw import Reading
from newsdiff.stories.opening import story_of
from newsdiff.tui.app import Reader
from newsdiff.tui.screens.export import ExportScreen
from newsdiff.tui.screens.pair import PairScreen
from newsdiff.tui.screens.start import StartScreen, sources_in
from newsdiff.tui.widgets.column import Column
from newsdiff.tui.widgets.minimap import Minimap
from newsdiff.tui.widgets.pair_view import PairView
from newsdiff.tui.wings import Wings

from .conftest import COURIER, DIGEST, WIRE, article, at_hand, by_hand, drawn_on, opened, settle, sheet_of, shown


def text(app, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).render())


async def test_the_first_frame_does_not_wait_for_the_comparison(reader):
    go_on = threading.Event()

    def slow(left, right):
        go_on.wait(5)
        return by_hand(left, right)

    app = reader(WIRE, COURIER, compare=slow)
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert text(app, "#banner") == "comparing…"
        assert "Harbour bridge to close for repairs" in shown(app)
        await pilot.press("j", "n", "space", "s", "c", "y", "i", "enter")
        go_on.set()
        await settle(pilot)
        assert not app.screen.query_one("#banner").display
        assert "said on Monday" in shown(app)


async def test_a_comparison_is_made_once_and_a_late_one_does_not_replace_the_pair_on_the_screen(reader):
    made = []

    def counting(left, right):
        made.append((left.name, right.name))
        return by_hand(left, right)

    async with opened(reader(WIRE, COURIER, DIGEST, compare=counting)) as pilot:
        for _ in range(6):
            await pilot.press("right")
            await settle(pilot)
        assert sorted(made) == [("Courier", "Digest"), ("Wire", "Courier"), ("Wire", "Digest")]


async def test_while_a_pair_is_compared_the_text_of_the_one_before_is_gone(reader):
    go_on = threading.Event()

    def slow(left, right):
        if right is DIGEST:
            go_on.wait(5)
        return by_hand(left, right)

    async with opened(reader(WIRE, COURIER, DIGEST, compare=slow)) as pilot:
        assert "said on Monday" in shown(pilot.app)
        await pilot.press("right")
        await pilot.pause()
        assert "said on Monday" not in shown(pilot.app)
        assert "A cat won" not in shown(pilot.app)
        go_on.set()
        await settle(pilot)
        assert "A cat won" in shown(pilot.app)


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        pytest.param(WIRE, replace(WIRE, source="copy.txt"), "identical, letter for letter", id="identical"),
        pytest.param(WIRE, DIGEST, "Nothing in common", id="nothing in common"),
        pytest.param(WIRE, article("Empty", []), "Empty has no sentences to compare", id="nothing to read"),
        pytest.param(WIRE, COURIER, "", id="an ordinary pair"),
    ],
)
async def test_what_must_be_said_of_a_pair_stands_above_it(reader, left, right, said):
    async with opened(reader(left, right)) as pilot:
        banner = pilot.app.screen.query_one("#banner")
        assert said in text(pilot.app, "#banner")
        assert banner.display is bool(said)


async def test_an_article_with_nothing_at_all_is_survived_by_every_key(reader):
    empty = article("Empty", [])
    nothing = Comparison(empty, empty, ())
    async with opened(reader(empty, empty, compare=lambda left, right: nothing)) as pilot:
        await pilot.press(*"jkngGNaAscu.yi", "space", "b", "enter", "tab", "o", "q")
        await pilot.resize_terminal(60, 20)
        assert pilot.app.is_running


@pytest.mark.parametrize("size", [(200, 50), (120, 36), (80, 24), (60, 20), (40, 10)])
async def test_it_works_at_every_size_down_to_the_smallest(reader, size):
    async with opened(reader(WIRE, COURIER), size) as pilot:
        await pilot.press("n")
        page = shown(pilot.app)
        assert "12" in page
        assert "1 of 8" in page
        assert all(len(line) <= size[0] for line in page.splitlines())


@pytest.mark.parametrize("size", [(39, 20), (80, 9), (20, 5)])
async def test_a_terminal_that_is_too_small_says_so_and_recovers(reader, size):
    async with opened(reader(WIRE, COURIER), size) as pilot:
        assert "newsdiff" in shown(pilot.app)
        assert pilot.app.screen.query_one("#cramped").display
        assert not pilot.app.screen.query_one(PairView).display
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert "The harbour bridge" in shown(pilot.app)


async def test_the_change_at_hand_is_in_the_window_after_every_step_and_after_a_change_of_width(reader):
    async with opened(reader(WIRE, COURIER), (60, 16)) as pilot:
        for width in (60, 110, 45):
            await pilot.resize_terminal(width, 16)
            await pilot.press("g")
            for _ in range(8):
                await pilot.press("n")
                change = sheet_of(pilot.app).change
                assert "▌" in shown(pilot.app)
                assert not change or change.left_text.split()[0] in at_hand(pilot.app)


async def test_a_click_in_the_map_goes_there(reader):
    async with opened(reader(WIRE, COURIER), (60, 16)) as pilot:
        await pilot.click(Minimap, offset=(0, 8))
        await pilot.pause()
        assert sheet_of(pilot.app).cursor == 7


@pytest.mark.parametrize(("line", "row"), [(4, 2), (8, 3), (16, 7)])
async def test_a_click_in_the_text_takes_the_row_in_hand(reader, line, row):
    async with opened(reader(WIRE, COURIER), (120, 120)) as pilot:
        await pilot.click("#right", offset=(20, line))
        await pilot.pause()
        assert sheet_of(pilot.app).cursor == row


async def test_text_selected_with_the_mouse_is_whole_words_without_gutter(reader):
    async with opened(reader(WIRE, COURIER), (120, 30)) as pilot:
        await pilot.mouse_down(Column, offset=(8, 4))
        await pilot.hover(Column, offset=(30, 5))
        await pilot.mouse_up(Column, offset=(30, 5))
        assert pilot.app.screen.get_selected_text() == (
            "PORT LUND (Wire) - The harbour bridge will close for 12 days, the port"
        )


async def test_the_start_screen_opens_the_sample(reader):
    async with opened(reader(sample=lambda: [WIRE, COURIER])) as pilot:
        assert isinstance(pilot.app.screen, StartScreen)
        await pilot.press("enter")
        await settle(pilot)
        await settle(pilot)
        assert isinstance(pilot.app.screen, PairScreen)
        assert "The harbour bridge" in shown(pilot.app)


async def test_files_are_named_on_one_line_and_opened_together(reader):
    asked = []

    def read(source, stopped):
        asked.append(source)
        return Reading([WIRE if "wire" in source else COURIER])

    async with opened(reader(read=read)) as pilot:
        await pilot.press("f")
        pilot.app.screen.query_one(Input).value = "wire.txt 'our version.txt'"
        await pilot.press("enter")
        await settle(pilot)
        await settle(pilot)
        assert asked == ["wire.txt", "our version.txt"]
        assert isinstance(pilot.app.screen, PairScreen)


async def test_with_one_article_it_says_what_is_missing_and_takes_another(reader):
    async with opened(reader(WIRE, read=lambda source, stopped: Reading([COURIER]))) as pilot:
        assert "takes two" in text(pilot.app, "#answer")
        assert "Harbour bridge" in text(pilot.app, "#open")
        await pilot.press(*"courier.txt", "enter")
        await settle(pilot)
        await settle(pilot)
        assert isinstance(pilot.app.screen, PairScreen)


async def test_a_file_that_cannot_be_read_is_one_line_and_changes_nothing(reader):
    def refuse(source, stopped):
        raise SourceNotFound("no such file", where=source, mend="check the name")

    async with opened(reader(WIRE, read=refuse)) as pilot:
        await pilot.press(*"x[/b].txt", "enter")
        await settle(pilot)
        assert text(pilot.app, "#answer") == "x[/b].txt: no such file; check the name"
        await pilot.press("escape", "q")
        await pilot.pause()
        assert not pilot.app.is_running


async def test_each_thing_that_is_wrong_with_a_source_is_named(reader):
    problems = [SourceNotFound("no such file", where=f"x[/b]{n}.txt") for n in range(5)]

    def refuse(source, stopped):
        raise SeveralUnreadable(problems)

    async with opened(reader(WIRE, read=refuse)) as pilot:
        await pilot.press(*"folder", "enter")
        await settle(pilot)
        told = text(pilot.app, "#answer").split("\n")
        assert told == [*(f"x[/b]{n}.txt: no such file" for n in range(3)), "2 more cannot be read"]


async def test_what_is_left_out_of_a_collection_is_told_and_the_rest_is_opened(reader):
    problems = [SourceNotFound("no such file", where=f"x[/b]{n}.txt") for n in range(5)]
    async with opened(reader(read=lambda source, stopped: Reading([WIRE, COURIER], problems))) as pilot:
        await pilot.press("f", *"folder", "enter")
        await settle(pilot)
        await settle(pilot)
        assert isinstance(pilot.app.screen, PairScreen)
        told = [notice.message for notice in pilot.app._notifications]
        assert told == [*(f"x[/b]{n}.txt: no such file" for n in range(3)), "2 more were left out"]


@pytest.fixture
def endless(reader):
    """A reader whose reading ends only when nobody waits for it any more, and the event that tells of its end."""
    ended = threading.Event()

    def read(source, stopped):
        while not stopped():
            time.sleep(0.01)
        ended.set()
        raise SourceNotFound("given up", where=source)

    return reader(read=read), ended


async def test_leaving_stops_the_reading(endless):
    app, ended = endless
    async with opened(app) as pilot:
        await pilot.press("f", *"https://paper.example/slow", "enter")
        await pilot.pause()
        assert text(app, "#answer") == "reading…"
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not app.is_running
    assert ended.wait(2)


async def test_escape_stops_the_reading_and_the_line_takes_another(endless):
    app, ended = endless
    async with opened(app) as pilot:
        await pilot.press("f", *"https://paper.example/slow", "enter", "escape")
        await pilot.pause()
        assert text(app, "#answer") == "reading stopped"
        assert ended.wait(2)
        await settle(pilot)
        assert text(app, "#answer") == "reading stopped", "what nobody waits for is not told"


async def test_a_line_with_an_open_quote_is_refused(reader):
    async with opened(reader()) as pilot:
        await pilot.press("f", "'", "a", "enter")
        assert "not closed" in text(pilot.app, "#answer")


def test_a_line_is_parted_as_a_shell_would_and_addresses_stay_whole(monkeypatch):
    monkeypatch.setenv("HOME", "/home/ann")
    line = "~/a.txt 'no such' *.txt https://paper.example/a?b=1&c=~#d HTTP://paper.example//x"
    assert sources_in(line) == [
        "/home/ann/a.txt",
        "no such",
        "*.txt",
        "https://paper.example/a?b=1&c=~#d",
        "HTTP://paper.example//x",
    ]


@pytest.fixture
def exporting(reader, tmp_path, monkeypatch):
    """A reader whose exports go to a folder of their own."""
    monkeypatch.chdir(tmp_path)

    def write(path, text, *, force):
        if path.exists() and not force:
            raise ExportError("exists", where=str(path))
        if path.name == "locked.md":
            raise ExportError("cannot be written", where=str(path))
        path.write_text(text)

    return reader(WIRE, COURIER, markdown=lambda comparisons, articles: f"{len(comparisons)} of {len(articles)}", write=write)


async def test_exporting_writes_the_pair(exporting, tmp_path):
    async with opened(exporting) as pilot:
        await pilot.press("e", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PairScreen)
        assert (tmp_path / "wire-courier.md").read_text() == "1 of 2"


async def test_exporting_asks_before_it_overwrites(exporting, tmp_path):
    kept = tmp_path / "wire-courier.md"
    kept.write_text("mine")
    async with opened(exporting) as pilot:
        await pilot.press("e", "enter")
        assert isinstance(pilot.app.screen, ExportScreen)
        assert "enter again overwrites" in text(pilot.app, "#answer")
        assert kept.read_text() == "mine"
        await pilot.press("2", "backspace", "enter")
        assert kept.read_text() == "mine", "another name is another question, even if it comes back to the same"
        await pilot.press("enter")
        await pilot.pause()
        assert kept.read_text() == "1 of 2"


@pytest.mark.parametrize(("name", "said"), [("locked.md", "locked.md: cannot be written"), ("", "a file needs a name")])
async def test_exporting_says_why_it_could_not(exporting, name, said):
    async with opened(exporting) as pilot:
        await pilot.press("e")
        pilot.app.screen.query_one(Input).value = name
        await pilot.press("enter")
        assert text(pilot.app, "#answer") == said


async def test_text_that_looks_like_markup_is_only_text(reader):
    odd = article("[red]Odd[/foo]", [["He said [@click=app.quit]this[/] and [/b] \\[that]."]], title="[bold]x[/y]")
    async with opened(reader(odd, odd)) as pilot:
        page = shown(pilot.app)
        assert "[@click=app.quit]this[/] and [/b] \\[that]." in page
        assert "[red]Odd[/foo]" in page
        await pilot.press("y", "i", "escape", "o")
        assert "[bold]x[/y]" in shown(pilot.app)


async def test_text_that_was_not_cleaned_is_never_drawn(reader):
    dirty = article("Dirty", [["A \x1b[2J B."]])
    app = reader(dirty, dirty)
    with pytest.raises(AssertionError, match="clean"):
        async with opened(app):
            pass


@pytest.mark.parametrize(("value", "colours"), [("1", False), ("", True), (None, True)])
async def test_no_color(reader, monkeypatch, value, colours):
    monkeypatch.delenv("NO_COLOR", raising=False)
    if value is not None:
        monkeypatch.setenv("NO_COLOR", value)
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("n")
        drawn = drawn_on(pilot.app)
        for line_filter in pilot.app._filters:
            if line_filter.enabled:
                drawn = line_filter.apply(drawn, pilot.app.screen.background_colors[0])
        styles = [segment.style for segment in drawn if segment.style]
        assert any(style.color and not style.color.is_default for style in styles) is colours
        assert any(style.reverse for style in styles), "the change at hand is seen without colours"


async def test_the_first_frame_does_not_wait_for_the_reading_either():
    go_on = threading.Event()

    def load(stopped):
        go_on.wait(5)
        return story_of(Reading([WIRE, COURIER]))

    app = Reader(load=load, wings=Wings(compare=by_hand))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert "reading" in str(app.screen.query_one("#loading", Static).render())
        go_on.set()
        await settle(pilot)
        assert isinstance(app.screen, PairScreen)
        await pilot.press("q")
    assert app.return_value is None


async def test_what_cannot_be_read_ends_the_reader_and_is_told_afterwards():
    error = SourceNotFound("no such file", where="gone.txt")

    def load(stopped):
        raise error

    app = Reader(load=load)
    async with app.run_test() as pilot:
        with suppress(WorkerCancelled):  # the reader may end before its worker is seen to have ended
            await settle(pilot)
    assert app.refused is error
