"""What is imported when: the reader's toolkit and the heavy libraries only by what needs them."""

from __future__ import annotations

import subprocess
import sys

import pytest

OF_SOURCES = (
    "urllib3",
    "certifi",
    "platformdirs",
    "feedparser",
    "lxml",
    "trafilatura",
    "htmldate",
    "pypdfium2",
    "pypdf",
    "docx",
    "odf",
)
"""What takes kinds of sources apart, or fetches them."""

HEAVY = ("textual", "rich", "numpy", "charset_normalizer", "diff_match_patch", *OF_SOURCES)


def imported_by(statement: str, names: tuple[str, ...]) -> set[str]:
    """Which of these packages a fresh Python has loaded after a statement."""
    check = f"import sys\n{statement}\nsys.stderr.write(' '.join(set({names!r}).intersection(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_the_library_imports_no_user_interface():
    assert imported_by("import newsdiff", (*HEAVY, "click")) == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["export", "--help"], ["diff", "--help"]], ids=" ".join)
def test_answers_about_the_program_import_nothing_heavy(arguments):
    assert imported_by(f"from newsdiff.cli import run\nrun({arguments})", HEAVY) == set()


def test_exports_do_not_import_what_draws():
    every = "for form in FORMATS.values(): form.write(Material.of([], []))"
    assert imported_by(f"from newsdiff.writing import FORMATS, Material\n{every}", ("textual", "rich")) == set()


def test_choosing_a_format_imports_nothing_heavy():
    assert imported_by("from newsdiff.writing import FORMATS, Material, View, format_for", HEAVY) == set()


@pytest.mark.parametrize("module", ["terminal", "typeset"])
def test_a_pipe_does_not_wait_for_rich(module):
    assert imported_by(f"import newsdiff.writing.{module}", ("textual", "rich")) == set()


def test_reading_a_text_file_needs_nothing_of_other_sources(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The ferry sank on Monday. Nobody was hurt.", encoding="utf-8")
    statement = f"import newsdiff, pathlib\nnewsdiff.read(pathlib.Path({str(path)!r}))"
    assert imported_by(statement, (*OF_SOURCES, "http.client", "ssl", "socket")) == set()


def test_opening_the_reader_needs_nothing_of_other_sources():
    assert imported_by("import newsdiff.tui.app, newsdiff.tui.wings", OF_SOURCES) == {"platformdirs"}


def test_the_first_frame_waits_neither_for_reading_nor_for_comparing():
    late = (
        "newsdiff.reading.assembly",
        "newsdiff.reading.metadata",
        "newsdiff.language.lexicon",
        "newsdiff.comparing.compare",
        "numpy",
    )
    assert (
        imported_by("import newsdiff.cli\nfrom newsdiff.tui.app import Reader\nReader(load=lambda stopped: None)", late)
        == set()
    )
