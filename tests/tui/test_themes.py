"""Colours: every mark can be read, and none is needed."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from rich.cells import cell_len
from rich.style import Style

from newsdiff.tui.glyphs import ASCII, UNICODE
from newsdiff.tui.layout import Layout, fit, set_rows
from newsdiff.tui.palette import Hue, Palette, hue_of_row
from newsdiff.tui.palettes import PLAIN
from newsdiff.tui.rows import build_rows
from newsdiff.tui.table import Options, Side, Tone
from newsdiff.tui.themes import BY_NAME, DARK, MONO, PALETTES
from newsdiff.tui.widgets.minimap import hues_of_slots

from .conftest import wire_courier

COLOURED = ["dark", "light", "contrast", "red-green", "mono"]
APART = ["dark", "light", "contrast"]

SIGHT = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
}
"""How linear red, green and blue are seen: G. M. Machado and others, "A physiologically-based model for simulation of color
vision deficiency" (2009), at full severity."""


def palette(name: str) -> Palette:
    return PALETTES[BY_NAME[name].name]


def linear(colour: str) -> list[float]:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lab(rgb: list[float]) -> tuple[float, float, float]:
    """CIE L*a*b* of linear sRGB under daylight."""
    rows = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    white = (0.95047, 1.0, 1.08883)
    ratios = [sum(map(float.__mul__, row, rgb)) / full for row, full in zip(rows, white, strict=True)]
    x, y, z = (ratio ** (1 / 3) if ratio > 0.008856 else 7.787 * ratio + 16 / 116 for ratio in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, sight: str) -> float:
    """How far apart two colours are for this sight, as the distance in L*a*b*."""
    seen = [
        lab([min(max(sum(a * b for a, b in zip(row, linear(colour), strict=True)), 0.0), 1.0) for row in SIGHT[sight]])
        for colour in (one, other)
    ]
    return math.dist(*seen)


def ink(style: Style) -> str:
    assert style.color
    return style.color.name


def ground(style: Style) -> str:
    assert style.bgcolor
    return style.bgcolor.name


@pytest.mark.parametrize("name", COLOURED)
def test_marked_words_stand_out_of_their_mark_at_seven_to_one(name):
    for hue, style in palette(name).words.items():
        assert contrast(ink(style), ground(style)) >= 7, hue


@pytest.mark.parametrize("name", COLOURED)
def test_text_can_be_read_on_the_page_and_on_every_ground(name):
    for page in (BY_NAME[name].background or "", *map(ground, palette(name).grounds.values())):
        assert contrast(BY_NAME[name].foreground or "", page) >= 7, page


@pytest.mark.parametrize("name", ["dark", "light", "contrast", "red-green"])
def test_the_words_of_every_speaker_can_be_read_on_the_page_and_on_every_ground(name):
    for page in (BY_NAME[name].background or "", *map(ground, palette(name).grounds.values())):
        for style in palette(name).voices:
            assert contrast(ink(style), page) >= 7, (ink(style), page)


@pytest.mark.parametrize("name", ["dark", "light", "contrast", "red-green"])
def test_what_a_search_found_can_be_read(name):
    found = palette(name).found
    assert found.reverse
    assert contrast(ink(found), BY_NAME[name].background or "") >= 7


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("name", APART)
def test_left_out_and_put_in_are_apart_for_every_kind_of_sight(name, sight):
    words, signs = palette(name).words, palette(name).signs
    assert distance(ground(words[Hue.OMITTED]), ground(words[Hue.ADDED]), sight) >= 40
    assert distance(ink(signs[Hue.OMITTED]), ink(signs[Hue.ADDED]), sight) >= 40


def test_red_and_green_are_not_which_is_why_they_are_only_offered():
    words = palette("red-green").words
    assert distance(ground(words[Hue.OMITTED]), ground(words[Hue.ADDED]), "deuteranopia") < 40


def test_the_measure_of_distance_is_the_known_one():
    assert distance("#000000", "#ffffff", "normal") == pytest.approx(100, abs=0.1)
    assert distance("#ff0000", "#00ff00", "normal") == pytest.approx(170.6, abs=0.5)


@pytest.mark.parametrize("name", COLOURED)
def test_signs_can_be_read_on_the_page(name):
    for hue, style in palette(name).signs.items():
        floor = 2.3 if hue in (Hue.SAME, Hue.STYLE) else 4.5
        assert style.color is None or contrast(ink(style), BY_NAME[name].background or "") >= floor, hue


@pytest.mark.parametrize("name", ["dark", "light", "contrast", "red-green", "terminal"])
def test_each_hue_is_one_colour(name):
    words, signs = palette(name).words, [style for style in palette(name).signs.values() if style.color]
    assert len({(style.color, style.bgcolor) for style in words.values()}) == len(words)
    assert len({style.color for style in signs}) == len(signs)


def test_the_terminal_theme_uses_the_sixteen_colours_only():
    styles = [*palette("terminal").words.values(), *palette("terminal").signs.values()]
    numbers = [colour.number for style in styles for colour in (style.color, style.bgcolor) if colour]
    assert all(number is not None and number < 16 for number in numbers)


@pytest.mark.parametrize("plain", [PLAIN, PALETTES[MONO.name]], ids=["none", "greys"])
def test_without_colours_a_marked_word_still_differs_from_plain_text_and_omitted_from_added(plain):
    for hue in PALETTES[DARK.name].words:
        assert plain.word(hue, Tone.PLAIN) != Style()
    assert plain.word(Hue.OMITTED, Tone.OMITTED).strike
    assert plain.word(Hue.ADDED, Tone.ADDED).underline
    assert not plain.voice(1).bold, "bold is a change, underlined alone is somebody's words"
    assert plain.voice(1).underline


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
