"""Quotations word under word, and the card they stand on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from newsdiff.language.lexicon import lexicon
from newsdiff.model import Comparison, Form, Span
from newsdiff.tui.interlinear import alike, bands, columns
from newsdiff.tui.quotecard import QuoteCard
from newsdiff.tui.themes import DARK, PALETTES
from newsdiff.writing.said import Said

from .conftest import article, quotation, wire_courier


def paired(left: str, right: str) -> list[tuple[str, str, str]]:
    one, other = article("L", [[left]]), article("R", [[right]])
    spans = [Span(0, len(left))], [Span(0, len(right))]
    return [tuple(column) for column in columns(one, spans[0], other, spans[1], lexicon("en"))]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("We wait.", "We wait.", [("We", "We", ""), ("wait.", "wait.", "")], id="equal words"),
        pytest.param(
            "at all times", "at most times", [("at", "at", ""), ("all", "most", "~"), ("times", "times", "")], id="put"
        ),
        pytest.param("We can wait", "We wait", [("We", "We", ""), ("can", "", "-"), ("wait", "wait", "")], id="left out"),
        pytest.param("We wait", "We can wait", [("We", "We", ""), ("", "can", "+"), ("wait", "wait", "")], id="put in"),
        pytest.param("my harbor", "my harbour", [("my", "my", ""), ("harbor", "harbour", ":")], id="house style"),
        pytest.param("he left", "[he] left", [("he", "[he]", "^"), ("left", "left", "")], id="brackets as they are"),
        pytest.param("we go … now", "we go now", [("we", "we", ""), ("go …", "go", "^"), ("now", "now", "")], id="ellipsis"),
        pytest.param("a “b c” d", "a b c d", [("a", "a", ""), ("“b", "b", ""), ("c”", "c", ""), ("d", "d", "")], id="quotes"),
    ],
)
def test_words_stand_under_the_words_they_answer_to(left, right, expected):
    assert paired(left, right) == expected


def test_a_stroke_stands_where_the_writer_interrupts():
    text = "“We wait,” she said, “for rain.”"
    one = article("L", [[text]])
    spans = [Span(1, 9), Span(22, 31)]
    assert [column.left for column in columns(one, spans, one, spans, lexicon("en"))] == ["We", "wait,", "/ for", "rain.”"[:-1]]


def test_lines_hold_what_fits_and_a_word_wider_than_a_line_is_cut():
    run = columns(
        *(article("L", [["aa bb incomprehensibilities"]]), [Span(0, 27)]),
        *(article("R", [["aa bb incomprehensibilities"]]), [Span(0, 27)]),
        lexicon("en"),
    )
    assert [[column.left for column in line] for line in bands(run, 6)] == [["aa", "bb"], ["incomp"]]


def test_how_much_is_alike_is_a_share_of_the_shorter_side():
    run = columns(
        *(article("L", [["one two three four"]]), [Span(0, 18)]),
        *(article("R", [["one two"]]), [Span(0, 7)]),
        lexicon("en"),
    )
    assert alike(run) == 1.0
    assert alike([]) == 0.0


def card(comparison: Comparison, row: Said, width: int = 90) -> list[str]:
    made = QuoteCard(comparison, row, ("A", "B"), width, PALETTES[DARK.name])
    return [line.plain.rstrip() for line in made.lines()]


def test_a_card_sets_speaker_cue_and_form_beside_each_other_and_the_words_under_each_other():
    assert card(wire_courier(), Said((0,), (0,))) == [
        "           A Wire                                  B Courier",
        "  speaker  the port master                         the port master",
        "~ cue      said (neutral)                          claimed (doubt)",
        "  form     indirect                                indirect",
        "",
        "A The harbour bridge will close for 12 days",
        "B The harbour bridge will close for 10 days",
        "                                    ~~",
        "",
        "~ other words",
    ]


def test_a_quotation_of_one_side_stands_alone_and_whole():
    lines = card(wire_courier(), Said((1,), ()))
    assert "A We cannot wait for the storm," in lines
    assert not any(line.startswith(("B ", "~")) for line in lines)


def test_quotations_with_few_words_in_common_both_stand_whole():
    left = article("L", [["We stopped work each time, it said."]])
    right = article("R", [["We asked for a second survey, he said."]])
    one = quotation(left, Form.INDIRECT, "We stopped work each time", "it", "said")
    other = quotation(right, Form.INDIRECT, "We asked for a second survey", "he", "said")
    made = Comparison(replace(left, quotations=(one,)), replace(right, quotations=(other,)), ())
    lines = card(made, Said((0,), (0,)))
    assert lines[-5:] == [
        "A We stopped work each time",
        "",
        "B We asked for a second survey",
        "",
        "few words are the same: both stand whole",
    ]


@pytest.mark.parametrize("width", [30, 50, 100])
def test_no_line_of_a_card_is_wider_than_it(width):
    assert all(cell_len(line) <= width for line in card(wire_courier(), Said((1,), (1,)), width))
