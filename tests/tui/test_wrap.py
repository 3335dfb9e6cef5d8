"""Breaking text into lines of terminal cells."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsdiff.tui.wrap import wrap

_ALPHABET = st.sampled_from("ab ,“”—é漢字、。e\u0301👩\u200d🚀🇫🇷שלום\ufe0f☀")


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        pytest.param("one two three", 8, ["one two", "three"], id="by words"),
        pytest.param("one two", 7, ["one two"], id="exactly full"),
        pytest.param("one   two", 4, ["one", "two"], id="blanks at a break are left out"),
        pytest.param("incomprehensible", 6, ["incomp", "rehens", "ible"], id="a word longer than the line is cut"),
        pytest.param(
            "“Curly” marks — and dashes", 10, ["“Curly”", "marks —", "and dashes"], id="typographic marks are one cell"
        ),
        pytest.param("漢字漢字漢字", 5, ["漢字", "漢字", "漢字"], id="ideographs are two cells and break anywhere"),
        pytest.param("漢字、漢字", 4, ["漢", "字、", "漢字"], id="closing punctuation does not begin a line"),
        pytest.param("cafe\u0301 noir", 4, ["cafe\u0301", "noir"], id="a combining mark takes no cell"),
        pytest.param("ab 漢字 cd", 7, ["ab 漢字", "cd"], id="scripts mixed"),
        pytest.param("שלום עולם", 5, ["שלום", "עולם"], id="right-to-left words"),
        pytest.param("", 5, [""], id="nothing is one empty line"),
    ],
)
def test_lines_break(text, width, expected):
    assert lines(text, width) == expected


@given(st.text(_ALPHABET, max_size=80), st.integers(2, 30))
@example("\u200d\u200d、a", 2)
def test_no_line_is_wider_than_the_width(text, width):
    assert all(cell_len(line) <= width for line in lines(text, width))


@given(st.text(_ALPHABET, max_size=80), st.integers(1, 30))
def test_no_word_is_lost_and_order_is_kept(text, width):
    assert "".join(lines(text, width)).replace(" ", "") == text.replace(" ", "")
    offsets = [offset for line in wrap(text, width) for offset in line]
    assert offsets == sorted(offsets)
