from __future__ import annotations

import sys

import pytest

from newsdiff import console
from newsdiff.errors import UsageError


class Stream:
    """A standard stream that is, or is not, a terminal."""

    closed = False
    encoding = "utf-8"

    def __init__(self, *, terminal: bool) -> None:
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture(autouse=True)
def ordinary_environment(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "colored"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {}, True, False),
    ],
    ids=["terminal", "pipe", "NO_COLOR", "empty NO_COLOR", "dumb", "always", "never"],
)
def test_colours_follow_the_option_the_environment_and_the_terminal(monkeypatch, choice, environment, terminal, colored):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Stream(terminal=terminal))
    assert console.wants_color(choice) is colored


def test_lines_are_as_wide_as_the_terminal_and_of_any_length_elsewhere(monkeypatch):
    monkeypatch.setenv("COLUMNS", "77")
    monkeypatch.setattr(sys, "stdout", Stream(terminal=True))
    assert console.output_width() == 77
    monkeypatch.setattr(sys, "stdout", Stream(terminal=False))
    assert console.output_width() is None


@pytest.mark.parametrize("stream", [None, Stream(terminal=False)], ids=["closed", "pipe"])
def test_a_missing_standard_stream_is_no_terminal(monkeypatch, stream):
    monkeypatch.setattr(sys, "stdout", stream)
    assert not console.wants_color("auto")
    assert console.output_width() is None
    assert console.output_encoding() == "utf-8"


def test_a_reader_shown_elsewhere_needs_no_terminal(monkeypatch):
    for name in ("stdin", "stderr"):
        monkeypatch.setattr(sys, name, Stream(terminal=False))
    with pytest.raises(UsageError):
        console.require_terminal(stdin_is_data=False)
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    console.require_terminal(stdin_is_data=False)
