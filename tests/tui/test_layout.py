"""Rows set to a width and drawn as plain text, as a reader without colours sees them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from rich.cells import cell_len

from newsdiff.language.lexicon import lexicon
from newsdiff.model import Comparison, Group, Relation
from newsdiff.tui.glyphs import ASCII, UNICODE
from newsdiff.tui.layout import Layout, fit, set_rows
from newsdiff.tui.paint import Painter
from newsdiff.tui.rows import build_rows
from newsdiff.tui.table import Options, Side
from newsdiff.tui.themes import DARK, PALETTES
from newsdiff.tui.unified import unified_cell

from .conftest import WIRE, article, wire_courier

WIDTHS = (40, 60, 80, 120, 200)


def scripts() -> Comparison:
    """Wide characters, combining marks, emoji and right-to-left names."""
    left = article(
        "Left",
        [
            ["東京の港で橋が閉鎖されると市長が述べた。", "Me\u0301la\u0301nie saw 👩\u200d🚀 and 🇫🇷 there."],
            ["The mayor, דוד לוי, met عمر حسن on the quay beside 橋本 the engineer."],
        ],
    )
    right = article(
        "Right",
        [["The mayor said the bridge in Tokyo will close.", "Mélanie saw an astronaut."], ["The mayor, דוד לוי, met nobody."]],
    )
    relations = (Relation.REWRITTEN, Relation.EDITED, Relation.EDITED)
    return Comparison(left, right, tuple(Group((n,), (n,), 0.5, relation) for n, relation in enumerate(relations)))


def laid(comparison: Comparison, width: int, *, columns: int, **options) -> Layout:
    rows = build_rows(comparison, Options(**options))
    cells = (
        [[row.cells[side] for row in rows] for side in Side]
        if columns == 2
        else [[unified_cell(row, "B", lexicon("en")) for row in rows]]
    )
    return set_rows(rows, cells, fit(width, (cell for column in cells for cell in column), columns=columns))


def drawn(layout: Layout, glyphs=UNICODE) -> list[str]:
    painter = Painter(layout, PALETTES[DARK.name], glyphs, cursor=2)
    sides = tuple(Side)[: layout.geometry.columns]
    return ["".join(segment.text for side in sides for segment in painter.line(side, y)) for y in range(layout.height)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("story", [wire_courier, scripts])
def test_the_page_looks_as_it_should(snapshot, story, width):
    page = drawn(laid(story(), width, columns=1 if width < 100 else 2))
    snapshot(f"{story.__name__}-{width}.txt", "\n".join(line.rstrip() for line in page) + "\n")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("story", [wire_courier, scripts])
@pytest.mark.parametrize("columns", [1, 2])
def test_no_line_is_wider_than_the_screen_unless_it_is_too_narrow_for_two(story, width, columns):
    layout = laid(story(), width, columns=columns)
    assert all(cell_len(line) <= max(width, 8 * columns + 20) for line in drawn(layout))


def test_both_columns_are_equally_wide_and_start_every_row_on_the_same_line():
    layout = laid(wire_courier(), 121, columns=2)
    painter = Painter(layout, PALETTES[DARK.name], UNICODE)
    texts = [[sum(cell_len(s.text) for s in painter.line(side, start)) for start in layout.starts] for side in Side]
    assert {left - right for left, right in zip(*texts, strict=True)} == {1}


def test_every_line_belongs_to_one_row_and_gaps_stand_before_paragraphs():
    layout = laid(wire_courier(), 120, columns=2)
    places = [layout.place(y) for y in range(layout.height)]
    assert places[0] == (0, 0)
    assert all(
        there == (here.row, here.line + 1) or there in ((here.row + 1, -1), (here.row + 1, 0))
        for here, there in pairwise(places)
    )
    assert [place.row for place in places if place.line < 0] == [n for n, row in enumerate(layout.rows) if row.opens and n]


def test_the_line_of_an_offset_is_the_one_on_which_it_is_drawn():
    layout = laid(wire_courier(), 60, columns=1)
    offset = WIRE.text.index("Monday")
    line = layout.line_of(2, Side.LEFT, offset)
    assert "Monday" in drawn(layout)[line]
    assert layout.line_of(0, Side.LEFT, offset) == layout.starts[0]


def test_the_ascii_set_draws_ascii_only_marks():
    comparison = wire_courier()
    gutters = [line[:4] for line in drawn(laid(comparison, 120, columns=2), ASCII)]
    assert all(gutter.isascii() for gutter in gutters)


def test_no_rows_make_an_empty_page():
    empty = article("Empty", [])
    assert laid(Comparison(empty, empty, ()), 80, columns=2).height == 0
