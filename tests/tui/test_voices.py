"""Who speaks: one number a speaker on both sides, drawn beside the text and as an underline in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdiff.model import Comparison, Form, Group, Kind, Relation, Speaker
from newsdiff.tui.glyphs import ASCII, UNICODE
from newsdiff.tui.layout import fit, set_rows
from newsdiff.tui.paint import Painter
from newsdiff.tui.rows import build_rows
from newsdiff.tui.table import Options, Side
from newsdiff.tui.themes import DARK, LIGHT, MONO, PALETTES, TERMINAL
from newsdiff.tui.voices import tag, voices_of

from .conftest import COURIER, WIRE, article, change, opened, quotation, shown, wire_courier

LEFT = article("Left", [["“We wait,” said Ada Lund.", "He said rain was near.", "“Go home,” a sign read."]])
RIGHT = article("Right", [["Rain is near, the harbour master said.", "“We wait,” Lund said.", "“Go home.”"]])


def of(label: str, name: str, words: str, *, left: bool = True):
    made = quotation(LEFT if left else RIGHT, Form.DIRECT, words, label, "said")
    return replace(made, speaker=replace(made.speaker, name=name) if made.speaker else None)


def comparison(*changes) -> Comparison:
    nobody = replace(of("Ada Lund", "", "Go home,"), speaker=None, cue=None)
    left = replace(LEFT, quotations=(of("Ada Lund", "Ada Lund", "We wait,"), of("He", "", "rain was near"), nobody))
    master = of("the harbour master", "", "Rain is near", left=False)
    right = replace(RIGHT, quotations=(master, of("Lund", "Lund", "We wait,", left=False)))
    groups = tuple(Group((n,), (n,), 1.0, Relation.SAME) for n in range(3))
    return Comparison(left, right, (replace(groups[0], changes=changes), *groups[1:]))


def test_a_speaker_has_one_number_on_both_sides_whatever_the_label():
    voices = voices_of(comparison())
    assert voices.names == ("nobody named", "Ada Lund", "He", "the harbour master")
    assert [run.voice for run in voices.runs[Side.LEFT]] == [1, 2, 0]
    assert [run.voice for run in voices.runs[Side.RIGHT]] == [3, 1]


def test_labels_that_a_change_says_are_one_source_share_a_number():
    label = replace(change(LEFT, RIGHT, Kind.SPEAKER, "He", "the harbour master"), left_quotations=(1,), right_quotations=(0,))
    assert len(voices_of(comparison(label)).names) == 4, "another speaker is another number"
    assert len(voices_of(comparison(replace(label, slight=True))).names) == 3
    assert len(voices_of(comparison(replace(label, kind=Kind.NAMED))).names) == 3


def test_several_together_are_a_speaker_of_their_own():
    both = replace(of("Ada Lund", "", "We wait,"), speaker=Speaker("Lund and Holm", 0, 13, "Ida Holm"))
    left = replace(LEFT, quotations=(both,))
    assert voices_of(Comparison(left, RIGHT, ())).names == ("nobody named", "Lund and Holm")


def test_quotations_that_overlap_are_told_apart_without_drawing_a_word_twice():
    outer, inner = of("Ada Lund", "Ada Lund", "We wait,"), of("He", "", "wait")
    runs = voices_of(Comparison(replace(LEFT, quotations=(outer, inner)), RIGHT, ())).runs[Side.LEFT]
    assert [LEFT.text[run.start : run.end] for run in runs] == ["We wait,"]


@pytest.mark.parametrize(("voice", "cell"), [(0, "0"), (9, "9"), (10, "a"), (35, "z"), (36, "+")])
def test_a_number_is_one_cell(voice, cell):
    assert tag(voice) == cell


def painter(theme: str, glyphs=UNICODE) -> Painter:
    made = wire_courier()
    rows = build_rows(made, Options())
    cells = [[row.cells[side] for row in rows] for side in Side]
    layout = set_rows(rows, cells, fit(120, (cell for column in cells for cell in column), columns=2, voices=True))
    return Painter(layout, PALETTES[theme], glyphs, voices=voices_of(made))


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name, MONO.name, TERMINAL.name])
def test_quoted_words_are_underlined_without_a_ground_and_marks_of_change_have_the_last_word(theme):
    drawn = painter(theme)
    segments = [segment for y in range(drawn.layout.height) for segment in drawn.line(Side.LEFT, y)]
    style = {segment.text: segment.style for segment in segments}
    quoted, changed = style["The harbour bridge will close"], style["12"]
    assert quoted.underline
    assert not quoted.bold
    assert not style[", the port master "].underline
    assert changed.bold, "a change in quoted words is a change first"
    assert changed.underline2
    assert (quoted.bgcolor, quoted.reverse) != (changed.bgcolor, changed.reverse)


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_the_number_of_the_speaker_stands_beside_every_line_of_the_words(glyphs):
    drawn = painter(DARK.name, glyphs)
    lines = ["".join(s.text for s in drawn.line(Side.LEFT, y)) for y in range(drawn.layout.height)]
    beside = {line[10:].strip(): line[8] for line in lines if line[10:].strip()}
    assert beside["PORT LUND (Wire) - The harbour bridge will close"] == "1"
    assert beside["for 12 days, the port master said on Monday."] == "1"
    assert beside["“We cannot wait for the storm,” said Ada Lund. She"] == "2"
    assert beside["asked drivers to stay away."] == " "


async def test_the_screen_names_the_speakers_of_the_row_and_of_the_window(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("n")
        line = next(line for line in shown(pilot.app).splitlines() if "who speaks" in line)
        assert line.split() == ["who", "speaks:", "1", "the", "port", "master", "2", "Ada", "Lund"]
        await pilot.press("G", "k")
        line = next(line for line in shown(pilot.app).splitlines() if "who speaks" in line)
        assert line.split()[2:6] == ["1", "the", "port", "master"]


async def test_capital_s_takes_the_underlines_away_and_gives_the_room_to_the_text(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        assert "¶1 1 The harbour bridge" in " ".join(shown(pilot.app).split()).replace("PORT LUND (Wire) - ", "")
        await pilot.press("S")
        page = shown(pilot.app)
        assert "who speaks" not in page
        assert "¶1 PORT LUND" in page
        await pilot.press("S")
        assert "who speaks" in shown(pilot.app)
