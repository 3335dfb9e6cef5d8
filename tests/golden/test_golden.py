"""Whole outputs, compared with files a person has read. `UPDATE_GOLDEN=1 pytest tests/golden` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsdiff.gathering.records import Figure, FigureRow, Label, NameRow, Quoted, QuotedRow, Statement, Stretch
from newsdiff.gathering.story import Story
from newsdiff.model import Comparison, Form, Span
from newsdiff.writing.csv import comma_separated
from newsdiff.writing.html import html
from newsdiff.writing.json import dumps
from newsdiff.writing.markdown import markdown
from newsdiff.writing.material import Material, View
from newsdiff.writing.terminal import render
from newsdiff.writing.typeset import Look

HERE = Path(__file__).parent


def pair_alone(pair: Comparison) -> Material:
    return Material.of([pair], [pair.left, pair.right])


def told(pair: Comparison, view: View = View.ALL) -> Material:
    """The pair as a story whose parts are made by hand, so that writing is tested without gathering."""
    story = Story([pair.left, pair.right], versions=[(0, 1)])
    words = pair.left.text
    story.__dict__ |= {
        "statements": tuple(
            Statement({side: members for side, members in enumerate((group.left, group.right)) if members}, group.confidence)
            for group in pair.groups
        ),
        "quotations": (_quoted(pair),),
        "figures": (
            FigureRow(
                "Shares",
                "part",
                {
                    0: (Figure(3, _span(words, "4 percent"), "4 percent", 0.04, "part"),),
                    1: (Figure(5, _span(pair.right.text, "4 per cent"), "4 per cent", 0.04, "part", "about", "the line"),),
                },
                statement=2,
                approximate=True,
            ),
        ),
        "names": (
            NameRow(
                "Marta Quill",
                {
                    0: (Label("Marta Quill", _span(words, "Marta Quill")),),
                    1: (Label("Ms Quill", _span(pair.right.text, "Ms Quill")),),
                },
                {0: 1, 1: 4},
                {0: 1},
                {0: 1, 1: 1},
            ),
        ),
    }
    return Material(story, view, compared=lambda _left, _right: pair)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _quoted(pair: Comparison) -> QuotedRow:
    here = _span(pair.right.text, "and fares would be repaid")
    cells = {
        0: Quoted((0,), Form.DIRECT, "Marta Quill", "Marta Quill", "said", split=True),
        1: Quoted((0,), Form.UNMARKED, "Ms Quill", "Marta Quill", "claimed", (Stretch((here,), (), same=False),), altered=True),
    }
    return QuotedRow("We have lost two engines, and cannot risk a third.", "Marta Quill", 0, cells)


OUTPUTS = {
    "report.md": lambda pair: markdown(pair_alone(pair)),
    "story.md": lambda pair: markdown(told(pair)),
    "page.html": lambda pair: html(told(pair)),
    "document.json": lambda pair: dumps(told(pair)),
    "statements.csv": lambda pair: comma_separated(told(pair, View.STORY)),
    "quotations.csv": lambda pair: comma_separated(told(pair, View.QUOTES)),
    "numbers.csv": lambda pair: comma_separated(told(pair, View.NUMBERS)),
    "names.csv": lambda pair: comma_separated(told(pair, View.NAMES)),
    "changes.csv": lambda pair: comma_separated(told(pair, View.PAIRS)),
    "pipe.txt": lambda pair: render(pair, Look()),
    "width-120.txt": lambda pair: render(pair, Look(width=120)),
    "width-70.txt": lambda pair: render(pair, Look(width=70)),
    "ascii.txt": lambda pair: render(pair, Look(ascii_only=True)),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_is_what_was_agreed(pair, name):
    written = OUTPUTS[name](pair)
    if os.environ.get("UPDATE_GOLDEN"):
        (HERE / name).write_text(written, encoding="utf-8")
    assert written == (HERE / name).read_text(encoding="utf-8")
