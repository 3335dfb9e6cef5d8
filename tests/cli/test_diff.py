from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from newsdiff.cli import run


def test_a_pipe_gets_plain_lines_with_both_texts(process):
    done = process("diff", "wire.txt", "courier.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "[-will-]" in done.stdout
    assert "{+could+}" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_width_wraps_and_colours_can_be_forced(newsdiff):
    done = newsdiff("diff", "--width", "120", "--color", "always", "wire.txt", "courier.txt")
    assert "\x1b[" in done.stdout
    assert "│" in done.stdout


def test_changes_can_be_told_by_weight(newsdiff):
    done = newsdiff("diff", "--order", "telling", "wire.txt", "courier.txt")
    assert "Changes, most telling first" in done.stdout
    assert "[-will-]" not in done.stdout


def test_differences_can_be_read_out(newsdiff):
    done = newsdiff("diff", "--linear", "wire.txt", "courier.txt")
    assert (
        "Only in B: B, paragraph 4, sentence 1, says: A crowd waited at the quay on Sunday evening." in done.stdout.splitlines()
    )
    assert newsdiff("diff", "--linear", "wire.txt", "copy.txt").stdout == "No differences.\n"


def test_exit_code_tells_whether_they_differ(newsdiff):
    assert newsdiff("diff", "--exit-code", "wire.txt", "courier.txt").returncode == 1
    assert newsdiff("diff", "wire.txt", "courier.txt").returncode == 0


def test_identical_articles_have_no_differences(newsdiff):
    done = newsdiff("diff", "--exit-code", "wire.txt", "copy.txt")
    assert (done.returncode, done.stdout) == (0, "no differences\n")


def test_an_article_can_come_from_standard_input(process, folder):
    done = process("diff", "wire.txt", "-", input=(folder / "courier.txt").read_text(encoding="utf-8"))
    assert done.returncode == 0
    assert "{+could+}" in done.stdout


def test_an_output_that_is_not_in_unicode_gets_ascii_marks(process):
    done = process("diff", "wire.txt", "courier.txt", env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert " p1s1 " in done.stdout


def test_a_reader_that_has_gone_is_no_error(process):
    read, write = os.pipe()
    os.close(read)
    done = process("diff", "wire.txt", "courier.txt", stdout=write)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_output_that_is_full_is_one_line(process):
    with Path("/dev/full").open("wb") as full:
        done = process("diff", "wire.txt", "courier.txt", stdout=full)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_a_closed_output_is_one_line(process, folder):
    done = process("diff", "wire.txt", "courier.txt", stdout=subprocess.DEVNULL, preexec_fn=lambda: os.close(1))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_ctrl_c_ends_quietly_with_130(folder, monkeypatch, capsys):
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.chdir(folder)
    monkeypatch.setattr("newsdiff.reading.sources.read_all", interrupted)
    assert run(["diff", "wire.txt", "courier.txt"]) == 130
    assert capsys.readouterr().err.strip() == ""
