"""Whole outputs, compared with files a person has read. `UPDATE_GOLDEN=1 pytest tests/golden` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsdiff.writing.json import dumps
from newsdiff.writing.markdown import markdown
from newsdiff.writing.material import Material, View
from newsdiff.writing.terminal import render
from newsdiff.writing.typeset import Look

HERE = Path(__file__).parent

OUTPUTS = {
    "report.md": lambda pair: markdown(Material.of([pair], [pair.left, pair.right])),
    "document.json": lambda pair: dumps(Material.of([pair], [pair.left, pair.right], View.ALL)),
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
