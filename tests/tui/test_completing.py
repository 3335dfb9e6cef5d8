"""A name in the line of sources is completed as a shell does it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.tui.completing import completed
from newsdiff.tui.screens.start import sources_in


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "stories").mkdir()
    for name in ("wire.txt", "wire-later.txt", "our page.html", ".hidden", "stories/a.txt", "e\x1b[2Jvil.txt", "née.txt"):
        (tmp_path / name).write_text("x")


@pytest.mark.parametrize(
    ("line", "expected", "names"),
    [
        pytest.param("st", "stories/", (), id="a folder"),
        pytest.param("stories/", "stories/a.txt ", (), id="what is in it"),
        pytest.param("w", "wire", ("wire-later.txt", "wire.txt"), id="as far as it is certain"),
        pytest.param("wire.t", "wire.txt ", (), id="one"),
        pytest.param("wire.txt our", "wire.txt our\\ page.html ", (), id="a blank is escaped"),
        pytest.param("wire.txt 'our p", "wire.txt our\\ page.html ", (), id="an open quote"),
        pytest.param("our\\ p", "our\\ page.html ", (), id="an escaped blank"),
        pytest.param("~/st", "~/stories/", (), id="home"),
        pytest.param(".h", ".hidden ", (), id="hidden where asked for"),
        pytest.param("n", "née.txt ", (), id="letters of any kind"),
        pytest.param("e", "e", (), id="what could act on a terminal is not offered"),
        pytest.param("none", "none", (), id="nothing"),
        pytest.param("none/x", "none/x", (), id="no such folder"),
        pytest.param("https://paper.example/w", "https://paper.example/w", (), id="an address"),
        pytest.param("", "", ("née.txt", "our page.html", "stories/", "wire-later.txt", "wire.txt"), id="everything"),
    ],
)
def test_the_last_word_is_completed(line, expected, names):
    assert completed(line) == (expected, names)


@settings(deadline=None)
@given(st.text(st.sampled_from(" '\"\\~/.wsito"), max_size=12))
def test_completing_never_fails_and_what_it_adds_is_read_as_it_was_written(line):
    done = completed(line)
    if done.line != line and not done.names:
        assert Path(sources_in(done.line)[-1]).exists()
