"""What the reader shows where there is little, nothing or too much to show."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input, Static, TextArea
from textual.worker import WorkerCancelled

from newsdiff.errors import ExportError, SeveralUnreadable, SourceNotFound
from newsdiff.model import Comparison
from newsdiff.reading.raw import Reading
from newsdiff.stories.document import KnownArticle, Story
from newsdiff.stories.opening import story_of
from newsdiff.stories.recent import Recent
from newsdiff.tui.app import Reader
from newsdiff.tui.look import Look
from newsdiff.tui.screens.export import ExportScreen
from newsdiff.tui.screens.pair import PairScreen
from newsdiff.tui.screens.start import StartScreen, sources_in
from newsdiff.tui.widgets.column import Column
from newsdiff.tui.widgets.minimap import Minimap
from newsdiff.tui.widgets.pair_view import PairView
from newsdiff.tui.wings import Wings
from newsdiff.writing import Format, View

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


async def test_a_key_pressed_too_early_says_so(reader):
    go_on = threading.Event()

    def compare(left, right):
        go_on.wait(5)
        return by_hand(left, right)

    async with reader(WIRE, COURIER, compare=compare).run_test() as pilot:
        await pilot.press("n")
        assert [notice.message for notice in pilot.app._notifications] == ["the articles are still being compared"]
        go_on.set()
        await settle(pilot)


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


async def test_the_stories_read_last_are_offered_and_opened(reader):
    kept = [recent_story("Wire", "Courier"), recent_story("Digest", "Packet", missing=("packet[/b].txt",))]
    asked = []

    def reopen(one, stopped):
        asked.append(one)
        return story_of(Reading([WIRE, COURIER]))

    async with opened(reader(recent=lambda: kept, reopen=reopen)) as pilot:
        assert "Wire · Courier  /articles" in shown(pilot.app)
        assert "Digest · Packet  (missing: packet[/b].txt)  /articles" in shown(pilot.app)
        await pilot.press("j", "k", "j", "enter")
        await settle(pilot)
        await settle(pilot)
        assert asked == [kept[1]]
        assert isinstance(pilot.app.screen, PairScreen)


async def test_a_story_that_was_read_is_remembered(reader):
    remembered = []
    async with opened(reader(WIRE, COURIER, remember=remembered.append)) as pilot:
        await settle(pilot)
        assert [article.name for article in remembered[0].articles] == ["Wire", "Courier"]


async def test_nothing_is_remembered_where_that_is_not_wanted():
    remembered = []
    wings = Wings(compare=by_hand, remember=remembered.append)
    async with opened(Reader((WIRE, COURIER), wings, look=Look(recent=False))):
        assert remembered == []


def recent_story(*names, missing=()):
    articles = tuple(KnownArticle(f"/articles/{name.lower()}.txt", name, ()) for name in names)
    return Recent(Path("x.newsdiff"), Story(tuple(one.source for one in articles), articles=articles), missing)


@pytest.fixture
def shelf(reader, tmp_path, monkeypatch):
    """A reader started in a folder with files, and what it reads."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stories").mkdir()
    for name in ("a.txt", "b.html", "c.zzz", ".d.txt", "stories/e.txt", "x\x1b[2J[b].txt"):
        (tmp_path / name).write_text("x")
    asked = []

    def read(source, stopped):
        asked.append(str(Path(source).relative_to(tmp_path)))
        return Reading([WIRE, COURIER])

    return reader(read=read), asked


@pytest.mark.parametrize(
    ("keys", "sources"),
    [
        pytest.param(["j", "j", "enter"], ["a.txt"], id="a file"),
        pytest.param(["j", "j", "space", "down", "space", "r"], ["a.txt", "b.html"], id="several"),
        pytest.param(["j", "j", "space", "j", "space", "space", "k", "r"], ["a.txt"], id="chosen and let go"),
        pytest.param(["j", "space", "r"], ["stories"], id="a whole folder"),
        pytest.param(["j", "right", "down", "enter"], ["stories/e.txt"], id="in a folder"),
        pytest.param(["j", "enter", "j", "left", "left", "j", "up", "j", "enter"], ["a.txt"], id="and out of it"),
    ],
)
async def test_files_are_chosen_in_a_tree(shelf, keys, sources):
    app, asked = shelf
    async with opened(app) as pilot:
        await pilot.press("b")
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await settle(pilot)
        await settle(pilot)
        assert asked == sources
        assert isinstance(pilot.app.screen, PairScreen)


async def test_the_tree_shows_what_can_be_read_as_harmless_text(shelf):
    app, _ = shelf
    async with opened(app) as pilot:
        await pilot.press("b")
        await pilot.pause()
        await pilot.press("r")
        screen = shown(pilot.app)
        assert "nothing is chosen yet" in screen
        assert "x␛[2J[b].txt" in screen
        assert "c.zzz" not in screen
        assert ".d.txt" not in screen
        await pilot.press("backspace", "escape")
        assert isinstance(pilot.app.screen, StartScreen)


async def test_an_article_is_pasted(reader):
    asked = []

    def read(source, stopped):
        asked.append(source)
        return Reading([WIRE, COURIER])

    async with opened(reader(read=read)) as pilot:
        await pilot.press("p", "ctrl+r")
        assert "there is no text" in text(pilot.app, "#answer")
        pilot.app.post_message(Paste("Quay \x1b[2Jfell in."))
        await pilot.pause()
        assert pilot.app.screen.query_one(TextArea).text == "Quay ␛[2Jfell in.", "harmless before it is drawn"
        await pilot.press("shift+tab", *"Fallen", "shift+tab", *"Courier", "tab", "ctrl+r")
        await settle(pilot)
        await settle(pilot)
        written = Path(asked[0]).read_text(encoding="utf-8")
        assert written == "---\ntitle: Fallen\noutlet: Courier\n---\n\nQuay ␛[2Jfell in.\n"


async def test_pasting_can_be_given_up(reader):
    async with opened(reader()) as pilot:
        await pilot.press("p", *"words", "escape")
        assert isinstance(pilot.app.screen, StartScreen)


async def test_tab_completes_a_name_and_says_what_it_may_be(reader, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("wire.txt", "wide.txt"):
        (tmp_path / name).write_text("x")
    async with opened(reader()) as pilot:
        await pilot.press("f", "w", "tab")
        assert pilot.app.screen.query_one(Input).value == "wi"
        assert text(pilot.app, "#answer") == "wide.txt  wire.txt"
        await pilot.press("r", "tab")
        assert pilot.app.screen.query_one(Input).value == "wire.txt "


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
    line = "~/a.txt ~no-such-one/b.txt 'no such' *.txt https://paper.example/a?b=1&c=~#d HTTP://paper.example//x"
    assert sources_in(line) == [
        "/home/ann/a.txt",
        "~no-such-one/b.txt",
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

    def written(material):
        pairs = material.comparisons()
        told = [f"{c.part}: {sum(1 for _ in c.all_changes())} changes in {len(c.groups)} groups" for c in pairs]
        return f"{len(pairs)} of {len(material.articles)}, {material.order}\n" + "\n".join(told)

    def counts(material):
        return f"{len(material.comparisons())}"

    pairs = (View.PAIRS,)
    formats = {"markdown": Format(written, ".md", pairs), "counts": Format(counts, ".tsv", pairs, ordered=False)}
    return reader(WIRE, COURIER, DIGEST, formats=lambda: formats, write=write)


async def test_exporting_writes_the_pair(exporting, tmp_path):
    async with opened(exporting) as pilot:
        await pilot.press("e", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PairScreen)
        assert (tmp_path / "wire-courier.md").read_text() == "1 of 2, reading\n: 6 changes in 7 groups"


async def test_exporting_asks_before_it_overwrites(exporting, tmp_path):
    kept = tmp_path / "wire-courier.md"
    kept.write_text("mine")
    async with opened(exporting) as pilot:
        await pilot.press("e", "enter")
        assert isinstance(pilot.app.screen, ExportScreen)
        assert "enter again overwrites" in text(pilot.app, "#answer")
        assert kept.read_text() == "mine"
        await pilot.press("tab", "2", "backspace", "enter")
        assert kept.read_text() == "mine", "another name is another question, even if it comes back to the same"
        await pilot.press("enter")
        await pilot.pause()
        assert kept.read_text().startswith("1 of 2")


@pytest.mark.parametrize(
    ("keys", "name", "written"),
    [
        pytest.param(["space"], "wire-and-2-more.md", "3 of 3, reading\n: 6 changes in 7 groups\n", id="all pairs"),
        pytest.param(["j", "space"], "wire-courier.md", "what the filter shows: 5 changes in 7 groups", id="the filter"),
        pytest.param(["down", "right", "l"], "wire-courier.md", "what was reviewed: 1 changes in 1 groups", id="reviewed"),
        pytest.param(["j", "left"], "wire-courier.md", "what was reviewed: 1 changes in 1 groups", id="the other way round"),
        pytest.param(["j", "j", "space"], "wire-courier.tsv", "1", id="another form"),
        pytest.param(["j", "j", "j", "h"], "wire-courier.md", "1 of 2, telling", id="another order"),
        pytest.param(["j", "j", "k", "up", "space", "j", "j", "space"], "wire-and-2-more.tsv", "3", id="k and up go back"),
    ],
)
async def test_what_is_exported_is_chosen(exporting, tmp_path, keys, name, written):
    async with opened(exporting) as pilot:
        await pilot.press("n", "v", "e", *keys)
        await settle(pilot)
        await settle(pilot)
        assert written.splitlines()[0] in text(pilot.app, "#preview"), "the text is seen before it is written"
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PairScreen)
        assert written in (tmp_path / name).read_text()


async def test_enter_need_not_wait_for_the_pairs_to_be_compared(exporting, tmp_path):
    async with opened(exporting) as pilot:
        await pilot.press("e", "space", "enter")
        await settle(pilot)
        await settle(pilot)
        await settle(pilot)
        assert isinstance(pilot.app.screen, PairScreen)
        assert (tmp_path / "wire-and-2-more.md").read_text().startswith("3 of 3")


async def test_an_export_may_go_to_the_clipboard(exporting, tmp_path):
    async with opened(exporting) as pilot:
        await pilot.press("e", "k", "space", "enter")
        await settle(pilot)
        assert pilot.app.clipboard.startswith("1 of 2")
        assert list(tmp_path.iterdir()) == []


async def test_an_ending_chooses_the_form(exporting, tmp_path):
    async with opened(exporting) as pilot:
        await pilot.press("e", "tab")
        pilot.app.screen.query_one(Input).value = "x.tsv"
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert (tmp_path / "x.tsv").read_text() == "1"


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
