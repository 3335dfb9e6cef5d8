"""When the reader opens, with what, and when it refuses: it must never wait on a terminal that is not there."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from newsdiff.cli import run


@pytest.fixture
def terminal():
    """The user's end and the program's end of a terminal."""
    ends = pty.openpty()
    yield ends[1]
    for end in ends:
        os.close(end)


@pytest.mark.parametrize("arguments", [["wire.txt", "courier.txt"], [], ["sample"], ["open", "wire.txt"]], ids=" ".join)
def test_without_a_terminal_on_standard_input_it_says_what_to_do(process, terminal, arguments):
    done = process(*arguments, stdout=terminal, env={"TERM": "xterm"})
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "newsdiff diff" in done.stderr


def test_without_a_terminal_on_standard_error_it_says_what_to_do(process, terminal):
    done = process("wire.txt", "courier.txt", stdin=terminal, env={"TERM": "xterm"})
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_standard_input_is_not_read_if_the_reader_cannot_open(process):
    assert "terminal" in process("-", "wire.txt", input="").stderr


def test_a_terminal_that_cannot_move_the_cursor_is_refused(folder, terminal):
    user, program = pty.openpty()
    command = [sys.executable, "-m", "newsdiff", "wire.txt", "courier.txt"]
    environment = os.environ | {"TERM": "dumb", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, cwd=folder, env=environment, stdin=program, stderr=program, timeout=60, check=False)
    os.close(program)
    said = os.read(user, 4096).decode()
    os.close(user)
    assert done.returncode == 2
    assert "TERM is dumb" in said
    assert "\x1b" not in said


def test_articles_without_a_command_open_the_reader(reader, folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert run(["wire.txt", "courier.txt"]) == 0
    assert [[article.source for article in articles] for articles in reader] == [["wire.txt", "courier.txt"]]


@pytest.mark.parametrize("before", [["--max-size", "1MB"], ["--"], ["open"]], ids=" ".join)
def test_options_may_stand_before_the_articles(reader, folder, monkeypatch, before):
    monkeypatch.chdir(folder)
    assert run([*before, "wire.txt"]) == 0
    assert [article.source for article in reader[0]] == ["wire.txt"]


def test_no_article_opens_the_start_screen(reader):
    assert run([]) == 0
    assert reader == [[]]


def test_the_sample_opens_its_four_articles_in_the_order_of_the_story(reader):
    assert run(["sample"]) == 0
    names = [article.source.replace("\\", "/").rpartition("/")[2] for article in reader[0]]
    assert names == ["wire.txt", "courier.txt", "digest.txt", "followup.txt"]


def test_nothing_opens_if_one_article_cannot_be_read(reader, folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    assert run(["wire.txt", "gone.txt"]) == 3
    assert reader == []
    assert "gone.txt" in capsys.readouterr().err


def test_the_exit_code_of_the_reader_is_the_program_s(reader, monkeypatch):
    monkeypatch.setattr(sys.modules["newsdiff.tui.app"], "open_reader", lambda load, look: 143)
    assert run([]) == 143


def test_after_an_article_from_standard_input_keys_come_from_the_terminal():
    check = (
        "import os, sys; from newsdiff import console;"
        "os.dup2(os.open(os.devnull, os.O_RDONLY), 0); console.keyboard_from_terminal();"
        "os._exit(0 if os.isatty(0) else 1)"
    )
    child, terminal = pty.fork()
    if not child:
        os.execv(sys.executable, [sys.executable, "-c", check])
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0
