"""Colours: every mark can be read, and none is needed."""

from __future__ import annotations

from itertools import combinations

import pytest
from rich.cells import cell_len
from rich.style import Style

from newsdiff.tui.glyphs import ASCII, UNICODE
from newsdiff.tui.layout import Layout, fit, set_rows
from newsdiff.tui.rows import build_rows
from newsdiff.tui.table import Options, Side, Tone
from newsdiff.tui.themes import DARK, LIGHT, PALETTES, PLAIN, Hue, hue_of_row
from newsdiff.tui.widgets.minimap import hues_of_slots

from .conftest import wire_courier

COLOURED = [theme.name for theme in (DARK, LIGHT)]
THEME = {theme.name: theme for theme in (DARK, LIGHT)}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink(style: Style) -> str:
    assert style.color
    return style.color.name


def ground(style: Style) -> str:
    assert style.bgcolor
    return style.bgcolor.name


@pytest.mark.parametrize("name", COLOURED)
def test_marked_words_stand_out_of_their_mark_at_seven_to_one(name):
    for hue, style in PALETTES[name].words.items():
        assert contrast(ink(style), ground(style)) >= 7, hue


@pytest.mark.parametrize("name", COLOURED)
def test_text_can_be_read_on_every_ground(name):
    for hue, style in PALETTES[name].grounds.items():
        assert contrast(THEME[name].foreground or "", ground(style)) >= 7, hue


@pytest.mark.parametrize("name", COLOURED)
def test_signs_can_be_read_on_the_page(name):
    for hue, style in PALETTES[name].signs.items():
        floor = 2.3 if hue in (Hue.SAME, Hue.STYLE) else 4.5
        assert contrast(ink(style), THEME[name].background or "") >= floor, hue


@pytest.mark.parametrize("name", COLOURED)
def test_each_hue_is_one_colour(name):
    palette = PALETTES[name]
    assert len({style.bgcolor for style in palette.words.values()}) == len(palette.words)
    assert len({style.color for style in palette.signs.values()}) == len(palette.signs)


def test_without_colours_a_marked_word_still_differs_from_plain_text_and_omitted_from_added():
    palette = PALETTES[PLAIN]
    for hue in DARK_WORDS:
        assert palette.word(hue, Tone.PLAIN) != Style()
    assert palette.word(Hue.OMITTED, Tone.OMITTED).strike
    assert palette.word(Hue.ADDED, Tone.ADDED).underline


DARK_WORDS = PALETTES[DARK.name].words


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_every_mark_of_the_gutter_is_one_cell_and_says_one_thing(glyphs):
    marks = [*glyphs.relations.values(), glyphs.moved_out, glyphs.moved_in, glyphs.one_to_many, glyphs.many_to_one]
    assert all(cell_len(mark) == 1 for mark in marks)
    assert all(one != other for one, other in combinations(marks, 2))


def laid() -> Layout:
    rows = build_rows(wire_courier(), Options())
    columns = [[row.cells[side] for row in rows] for side in Side]
    return set_rows(rows, columns, fit(120, (cell for column in columns for cell in column), columns=2))


def test_a_row_has_the_hue_of_the_weightiest_thing_in_it():
    assert [hue_of_row(row) for row in laid().rows] == [
        Hue.SAME,
        Hue.MOVED,
        Hue.ATTRIBUTION,
        Hue.REWRITTEN,
        Hue.EDITED,
        Hue.STANCE,
        Hue.OMITTED,
        Hue.MOVED,
        Hue.ADDED,
    ]


def test_the_map_shows_the_weightiest_hue_of_each_stretch():
    layout = laid()
    assert hues_of_slots(layout, 1) == [Hue.ATTRIBUTION]
    assert len(hues_of_slots(layout, 7)) == 7
    assert len(hues_of_slots(layout, 500)) == layout.height, "no more stretches than lines"
    assert set(hues_of_slots(layout, 500)) == {hue_of_row(row) for row in layout.rows}
