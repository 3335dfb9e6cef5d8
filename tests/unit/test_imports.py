"""What is imported when: the reader's toolkit and the heavy libraries only by what needs them."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("textual", "rich", "numpy", "charset_normalizer", "diff_match_patch")


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
    assert imported_by("from newsdiff.writing import FORMATS", ("textual", "rich")) == set()


@pytest.mark.parametrize("module", ["terminal", "typeset"])
def test_a_pipe_does_not_wait_for_rich(module):
    assert imported_by(f"import newsdiff.writing.{module}", ("textual", "rich")) == set()
