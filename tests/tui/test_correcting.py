"""Correction by hand: every key of it pressed, what it does to the pair, and what stands in the story file then."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from newsdiff.correcting.records import Act
from newsdiff.model import Kind
from newsdiff.reading.raw import Options, Reading
from newsdiff.reading.sources import read
from newsdiff.stories.opening import kept_in
from newsdiff.stories.store import load
from newsdiff.tui.app import Reader
from newsdiff.tui.screens.label import LabelScreen
from newsdiff.tui.screens.note import NoteScreen
from newsdiff.tui.wings import Wings

from .conftest import COURIER, WIRE, by_hand, opened, pair_on, settle, sheet_of, shown

HOW = Options()

OURS = """The Orla line will halt night crossings on Monday, its director said.

"We have lost two engines and cannot risk a third," Marta Quill said in a statement.

Mussels were cheap this week.

Shares in the line fell 4 percent.
"""

THEIRS = """The Orla line could halt night crossings on Monday.

"We have lost two engines and cannot risk a third," Ms Quill claimed in a statement.

Shares in the line fell 4 percent.

A crowd waited at the quay on Sunday evening.
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "story.newsdiff"


@pytest.fixture
def made_by_hand(path):
    """The reader on articles and comparisons made by hand, with its story file."""

    def make():
        return Reader((WIRE, COURIER), Wings(compare=by_hand, story=lambda reading, *_: kept_in(path, reading, (), HOW)))

    return make


@pytest.fixture
def real(path):
    """The reader on articles that are compared in earnest."""

    def make():
        return Reader((read(OURS), read(THEIRS)), Wings(story=lambda reading, *_: kept_in(path, reading, (), HOW)))

    return make


def values(path):
    """What stands in the file."""
    return [(one.act, one.value) for one in load(path).corrections.values()]


def told(app):
    """What the reader was told, the last thing last."""
    return [notice.message for notice in app._notifications]


async def press(pilot, *keys):
    """Press keys, and wait for what is compared."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_v_marks_as_reviewed_and_takes_it_back(made_by_hand, path):
    async with opened(made_by_hand()) as pilot:
        assert "reviewed" not in shown(pilot.app)
        await press(pilot, "n", "v")
        assert sheet_of(pilot.app).change.reviewed
        assert "1 of 8 reviewed" in shown(pilot.app)
        assert values(path) == [(Act.REVIEW, "reviewed")]
        await press(pilot, "n", "v", "v")
        assert "1 of 8 reviewed" in shown(pilot.app)
        await press(pilot, "G", "N", "v")
        assert "2 of 8 reviewed" in shown(pilot.app), "a sentence that is itself the difference"


async def test_x_marks_a_label_wrong_and_right_again(made_by_hand, path):
    async with opened(made_by_hand()) as pilot:
        await press(pilot, "n", "x")
        assert isinstance(pilot.app.screen, LabelScreen)
        await press(pilot, "enter")
        assert values(path) == [(Act.LABEL, "wrong")]
        assert sheet_of(pilot.app).change.kind is Kind.VERB, "the next change of the row is at hand"
        assert "7 changes" in shown(pilot.app)
        await press(pilot, "x", "end", "enter")
        assert values(path) == []
        await press(pilot, "g", "n")
        assert sheet_of(pilot.app).change.kind is Kind.NUMBER


async def test_x_gives_another_label(made_by_hand, path):
    async with opened(made_by_hand()) as pilot:
        await press(pilot, "n", "x", "down", "enter")
        assert values(path) == [(Act.LABEL, "date")]
        change = sheet_of(pilot.app).change
        assert (change.kind, change.ruled) == (Kind.DATE, Kind.NUMBER)
        assert "by hand" in shown(pilot.app)
        await press(pilot, "x", "down", "enter")
        assert sheet_of(pilot.app).change.kind is Kind.NUMBER


async def test_x_closes_without_a_choice_and_needs_a_label(made_by_hand, path):
    async with opened(made_by_hand()) as pilot:
        await press(pilot, "n", "x", "escape", "x", "q", "G", "x")
        assert not isinstance(pilot.app.screen, LabelScreen)
        assert not path.exists()


async def test_t_writes_a_note_and_an_empty_one_takes_it_away(made_by_hand, path):
    async with opened(made_by_hand()) as pilot:
        await press(pilot, "n", "t")
        assert isinstance(pilot.app.screen, NoteScreen)
        await press(pilot, *"quay?", "enter")
        assert sheet_of(pilot.app).change.remark == "quay?"
        assert "your note: quay?" in shown(pilot.app)
        await press(pilot, "t", *["backspace"] * 5, "enter")
        assert values(path) == []
        await press(pilot, "t", "x", "escape")
        assert values(path) == []


async def test_a_note_is_on_the_card_and_in_what_is_copied(made_by_hand):
    async with opened(made_by_hand()) as pilot:
        await press(pilot, "n", "t", *"quay?", "enter", "y")
        assert "note: quay?" in pilot.app.clipboard
        await press(pilot, "i")
        assert "note: quay?" in shown(pilot.app)


async def test_z_undoes_and_shift_z_does_it_again(made_by_hand, path):
    async with opened(made_by_hand()) as pilot:
        await press(pilot, "z", "Z")
        assert not path.exists()
        await press(pilot, "n", "v", "n", "v")
        assert len(values(path)) == 2
        await press(pilot, "z", "z", "z")
        assert values(path) == []
        await press(pilot, "Z", "Z", "Z")
        assert len(values(path)) == 2
        await press(pilot, "z", "n", "v", "Z")
        assert len(values(path)) == 2, "after something new there is nothing to do again"


async def test_l_parts_and_links_sentences(real, path):
    async with opened(real()) as pilot:
        first = sheet_of(pilot.app).row.group
        assert first.left == first.right == (0,)
        await press(pilot, "l")
        assert sheet_of(pilot.app).row.group.right == ()
        assert values(path) == [(Act.LINK, "parted")]
        await press(pilot, "l", "j", "l")
        assert sheet_of(pilot.app).row.group.right == (0,), "the row at hand is that of the sentence"
        assert values(path) == [(Act.LINK, "linked")]
        await press(pilot, "z", "z")
        assert values(path) == []
        assert sheet_of(pilot.app).comparison.groups[0].right == (0,)


async def test_l_links_no_sentences_of_one_article_and_lets_go(real, path):
    async with opened(real()) as pilot:
        await press(pilot, "j", "j")
        assert sheet_of(pilot.app).row.group.right == ()
        await press(pilot, "l", "l", "l", "k", "k", "l")
        assert len(sheet_of(pilot.app).row.group.left) == 2, "a sentence joins those that are linked already"
        assert values(path) == [(Act.LINK, "linked")]


async def test_comma_folds_a_line_and_unfolds_what_is_folded(real, path):
    async with opened(real()) as pilot:
        article = sheet_of(pilot.app).comparison.left
        await press(pilot, "j", "j", "comma")
        assert values(path) == [(Act.FOLD, "folded")]
        assert "Mussels" not in shown(pilot.app)
        assert len(sheet_of(pilot.app).comparison.left.body()) == len(article.body()) - 1
        await press(pilot, "full_stop")
        assert "folded by hand" in shown(pilot.app)
        rows = sheet_of(pilot.app).rows
        place = next(n for n, row in enumerate(rows) if "aside" in row.kind)
        await press(pilot, "g", *["j"] * place, "comma")
        assert values(path) == []
        assert sheet_of(pilot.app).comparison.left == article


async def test_comma_folds_one_sentence_of_a_paragraph_and_the_rest_stays(path):
    ours = read("The quay fell in on Monday. Read our other stories here. Divers went down at noon.\n\nNobody was hurt.\n")
    theirs = read("The quay fell in on Monday. Divers went down at noon.\n\nNobody was hurt.\n")
    wings = Wings(story=lambda reading, *_: kept_in(path, reading, (), HOW))
    async with opened(Reader((ours, theirs), wings)) as pilot:
        await press(pilot, "g", "n")
        assert "Read our other stories" in shown(pilot.app)
        await press(pilot, ",")
        article = sheet_of(pilot.app).comparison.left
        assert [article.words_of(k) for k in article.body()] == [
            "The quay fell in on Monday.",
            "Divers went down at noon.",
            "Nobody was hurt.",
        ]
        assert [article.sentences[k].label for k in article.body()] == ["¶1s1", "¶1s2", "¶2s1"]
        assert "Read our other stories" not in shown(pilot.app)
        await press(pilot, ".", "g", *["j"] * 3)
        row = sheet_of(pilot.app).row
        assert "Read our other stories" in row.cells[0].passages[0].text
        await press(pilot, ",")
        assert len(sheet_of(pilot.app).comparison.left.body()) == 4
        assert values(path) == []


@pytest.mark.parametrize(
    ("keys", "marks"),
    [
        pytest.param(["n", "v"], ["½"], id="one of several reviewed"),
        pytest.param(["n", "v", "n", "v"], ["✓"], id="all of them"),
        pytest.param(["n", "v", "n", "v", "v"], ["½"], id="one taken back"),
        pytest.param(["n", "t", "x", "enter"], ["✎"], id="a note"),
        pytest.param(["n", "x", "enter"], ["×"], id="a label taken away"),
        pytest.param(["n", "x", "down", "enter"], ["×"], id="another label"),
        pytest.param(["G", "v"], ["✓"], id="a sentence that is itself the difference"),
        pytest.param(["g", "j"], [], id="nothing yet"),
    ],
)
async def test_the_gutter_marks_what_was_done_by_hand(made_by_hand, keys, marks):
    async with opened(made_by_hand()) as pilot:
        await press(pilot, *keys)
        lines = shown(pilot.app).splitlines()[4:-8]
        assert [mark for line in lines for mark in line[3:5] if mark in "✓½✎×"] == marks


async def test_undo_and_redo_go_where_they_change_something(made_by_hand):
    async with opened(made_by_hand()) as pilot:
        await press(pilot, "n", "n", "v", "G", "z")
        assert sheet_of(pilot.app).change.kind is Kind.VERB
        await press(pilot, "G", "Z")
        assert sheet_of(pilot.app).change.kind is Kind.VERB
        await press(pilot, "x", "enter", "G", "z")
        assert sheet_of(pilot.app).change.kind is Kind.VERB, "a label that is there again"


async def test_undo_goes_to_another_pair_if_the_change_is_there(path):
    third = read("The Orla line will halt.\n\nMussels were cheap this week.\n")
    wings = Wings(story=lambda reading, *_: kept_in(path, reading, (), HOW))
    async with opened(Reader((read(OURS), read(THEIRS), third), wings)) as pilot:
        await press(pilot, "n", "v", "]", "z")
        assert pair_on(pilot.app) == (sheet_of(pilot.app).comparison.left, sheet_of(pilot.app).comparison.right)
        assert "pair 1 of 3" in shown(pilot.app)
        assert sheet_of(pilot.app).change is not None


async def test_undoing_a_fold_goes_to_the_line(real):
    async with opened(real()) as pilot:
        await press(pilot, "j", "j", ",", "g", "z")
        assert "Mussels were cheap" in sheet_of(pilot.app).row.cells[0].passages[0].text


async def test_in_the_other_column_comma_folds_the_other_line(real):
    async with opened(real()) as pilot:
        await press(pilot, "tab", "comma")
        comparison = sheet_of(pilot.app).comparison
        assert (len(comparison.left.body()), len(comparison.right.body())) == (4, 3)


@pytest.mark.parametrize("key", ["v", "x", "t", "l", "comma"])
async def test_in_a_row_that_is_no_sentence_there_is_nothing_to_correct(made_by_hand, path, key):
    async with opened(made_by_hand()) as pilot:
        await press(pilot, "g", key)
        assert "nothing to correct" in told(pilot.app)[-1]
        assert not path.exists()


@pytest.mark.parametrize("size", [(120, 30), (70, 24)])
async def test_corrections_are_there_again_and_in_every_direction(made_by_hand, path, size):
    async with opened(made_by_hand(), size) as pilot:
        await press(pilot, "n", "x", "enter", "n", "v")
    async with opened(made_by_hand(), size) as pilot:
        assert "1 of 7 reviewed" in shown(pilot.app)
        await press(pilot, "u")
        assert "1 of 7 reviewed" in shown(pilot.app)


async def test_a_file_that_cannot_be_read_again_is_told_and_nothing_is_corrected(made_by_hand, path):
    async with opened(made_by_hand()) as pilot:
        path.mkdir()
        await press(pilot, "n", "v")
        assert "cannot be read" in told(pilot.app)[-1]
        assert not sheet_of(pilot.app).change.reviewed


async def test_what_another_reader_does_comes_in_with_the_next_correction(made_by_hand, path):
    async with opened(made_by_hand()) as pilot:
        await press(pilot, "n", "v")
        other = kept_in(path, Reading([WIRE, COURIER]), (), HOW).file
        (key,) = other.story.corrections
        other.change({key: None})
        await press(pilot, "z")
        assert "another reader has changed this" in told(pilot.app)[-1]
        await press(pilot, "n", "v")
        assert "1 of 8 reviewed" in shown(pilot.app)


async def test_the_export_of_the_reader_honours_corrections(made_by_hand, tmp_path):
    async with opened(made_by_hand()) as pilot:
        await press(pilot, "n", "x", "enter", "t", *"quay?", "enter", "e")
        pilot.app.screen.query_one("Input").value = str(tmp_path / "report.md")
        await press(pilot, "enter")
    report = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "fact · number" not in report
    assert "note: quay?" in report


async def test_a_story_file_opens_from_the_start_screen_by_itself(tmp_path):
    for name, text in (("ours.txt", OURS), ("theirs.txt", THEIRS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    sources = [str(tmp_path / name) for name in ("ours.txt", "theirs.txt")]
    articles = [read(Path(source)) for source in sources]
    kept_in(tmp_path / "orla.newsdiff", Reading(articles), sources, HOW).file.change({})
    async with opened(Reader()) as pilot:
        await pilot.press("f")
        line = pilot.app.screen.query_one(Input)
        line.value = f"{tmp_path}/orla.newsdiff {sources[0]}"
        await press(pilot, "enter")
        assert "by itself" in shown(pilot.app)
        line.value = f"{tmp_path}/orla.newsdiff"
        await press(pilot, "enter", "n", "v")
        await settle(pilot)
        assert sheet_of(pilot.app).comparison.left == articles[0]
    assert values(tmp_path / "orla.newsdiff") == [(Act.REVIEW, "reviewed")]


async def test_what_no_longer_fits_is_told(path):
    def reader(ours):
        return Reader((read(ours), read(THEIRS)), Wings(story=lambda reading, *_: kept_in(path, reading, (), HOW)))

    async with opened(reader(OURS)) as pilot:
        await press(pilot, "n", "t", *"why", "enter")
    async with opened(reader(OURS.replace("will halt night crossings", "gave up"))) as pilot:
        assert [line for line in told(pilot.app) if "no longer fits" in line]
    assert values(path) == [(Act.NOTE, "why")]
