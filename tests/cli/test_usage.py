"""What is asked for wrongly, and what the program says of itself: no article is read here."""

from __future__ import annotations

import pytest

from newsdiff import __version__
from newsdiff.reading.raw import DEFAULT_LIMIT


def test_help_begins_with_what_it_does_and_examples(newsdiff):
    done = newsdiff("--help")
    assert done.returncode == 0
    before, _, after = done.stdout.partition("Options:")
    assert "newsdiff wire.txt paper.txt" in before
    assert all(command in after for command in ("diff", "export", "sample", "completion"))
    assert newsdiff("-h").stdout == done.stdout


@pytest.mark.parametrize("command", ["open", "diff", "export", "sample", "completion"])
def test_every_command_explains_itself(newsdiff, command):
    done = newsdiff(command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"newsdiff {command}" in done.stdout


def test_help_names_the_limit_that_holds(newsdiff):
    assert f"Default: {DEFAULT_LIMIT // 10**6}MB." in " ".join(newsdiff("diff", "--help").stdout.split())


def test_the_version_is_the_package_s(process):
    assert process("--version").stdout == f"newsdiff {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["diff", "wire.txt"], "diff compares two articles, not 1"),
        (["diff", "wire.txt", "courier.txt", "copy.txt"], "diff compares two articles, not 3"),
        (["export", "wire.txt"], "export compares two articles or more, not 1"),
        (["export"], "export compares two articles or more, not 0"),
        (["stats", "wire.txt"], "stats compares two articles or more, not 1"),
        (["advisory", "wire.txt"], "advisory compares two articles, not 1"),
        (["diff", "-", "-"], "standard input (-) can be read only once"),
        (["diff", "--colour", "wire.txt", "courier.txt"], "No such option '--colour'"),
        (["export", "--format", "pdf", "wire.txt", "courier.txt"], "'pdf' is none of markdown, html, json, csv"),
        (["diff", "--max-size", "big", "wire.txt", "courier.txt"], "'big' is no size"),
        (["diff", "--width", "3", "wire.txt", "courier.txt"], "3 is not in the range"),
    ],
    ids=[
        "one to diff",
        "three to diff",
        "one to export",
        "none",
        "stats",
        "advisory",
        "stdin twice",
        "option",
        "format",
        "size",
        "width",
    ],
)
def test_a_request_that_makes_no_sense_is_one_line_and_exit_2(newsdiff, arguments, says):
    done = newsdiff(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("newsdiff: ")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_a_user_typed_cannot_act_on_the_terminal(newsdiff):
    done = newsdiff("diff", "--\x1b]0;x\x07")
    assert done.returncode == 2
    assert done.stderr.rstrip("\n").isprintable()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(newsdiff, shell):
    assert "_NEWSDIFF_COMPLETE" in newsdiff("completion", shell).stdout


def test_completion_knows_commands_and_falls_back_to_files(process):
    asked = {"_NEWSDIFF_COMPLETE": "bash_complete", "COMP_WORDS": "newsdiff ex", "COMP_CWORD": "1"}
    assert process(env=asked).stdout.split() == ["plain,export", "file,ex"]
