"""The reader on a real terminal: what it draws first, and that it leaves the terminal as it found it."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import time
from collections.abc import Callable

import pytest

_READER = """
import sys
from newsdiff.model import Article, Comparison
from newsdiff.tui.app import Reader
from newsdiff.tui.wings import Wings
articles = [Article("One.", title="First title"), Article("Two.", title="Second title")]
reader = Reader(articles, Wings(compare=lambda left, right: Comparison(left, right, ())))
reader.run()
sys.exit(reader.return_code or 0)
"""

_ENTERED, _LEFT, _MOUSE_OFF = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?1000l"


class Terminal:
    """A child process with a terminal of its own."""

    def __init__(self) -> None:
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.execve(sys.executable, [sys.executable, "-c", _READER], {**os.environ, "TERM": "xterm-256color"})
        self.output = b""

    def read_until(self, done: Callable[[bytes], bool], seconds: float = 10) -> None:
        end = time.monotonic() + seconds
        while not done(self.output) and time.monotonic() < end:
            if not select.select([self.master], [], [], 0.1)[0]:
                continue
            try:
                self.output += os.read(self.master, 65536)
            except OSError:
                return

    def close(self) -> int:
        self.read_until(lambda _: False, 3)
        _, status = os.waitpid(self.pid, 0)
        os.close(self.master)
        return os.waitstatus_to_exitcode(status)


@pytest.fixture
def terminal() -> Terminal:
    running = Terminal()
    running.read_until(lambda output: b"Second title" in output)
    return running


@pytest.mark.parametrize(
    ("end", "code"),
    [
        pytest.param(lambda t: os.kill(t.pid, signal.SIGTERM), 128 + signal.SIGTERM, id="SIGTERM"),
        pytest.param(lambda t: os.kill(t.pid, signal.SIGHUP), 128 + signal.SIGHUP, id="SIGHUP"),
        pytest.param(lambda t: os.write(t.master, b"q"), 0, id="q"),
    ],
)
def test_the_terminal_is_left_as_it_was_found(terminal, end, code):
    assert _ENTERED in terminal.output
    before = len(terminal.output)
    end(terminal)
    assert terminal.close() == code
    after = terminal.output[before:]
    assert _LEFT in after
    assert _MOUSE_OFF in after


def test_suspending_gives_the_terminal_back_and_resuming_takes_it_again(terminal):
    before = len(terminal.output)
    os.write(terminal.master, b"\x1a")
    terminal.read_until(lambda output: _LEFT in output[before:] and _MOUSE_OFF in output[before:])
    assert _LEFT in terminal.output[before:]
    assert _MOUSE_OFF in terminal.output[before:]
    end = time.monotonic() + 10
    while not (stopped := os.waitpid(terminal.pid, os.WUNTRACED | os.WNOHANG))[0] and time.monotonic() < end:
        time.sleep(0.05)
    assert os.WIFSTOPPED(stopped[1])
    after = len(terminal.output)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.read_until(lambda output: _ENTERED in output[after:] and b"Second title" in output[after:])
    assert _ENTERED in terminal.output[after:]
    assert b"Second title" in terminal.output[after:], "what was there is drawn again"
    os.write(terminal.master, b"q")
    assert terminal.close() == 0


def test_the_program_ends_with_its_terminal(terminal):
    os.close(terminal.master)
    end = time.monotonic() + 15
    while not (done := os.waitpid(terminal.pid, os.WNOHANG))[0] and time.monotonic() < end:
        time.sleep(0.1)
    if not done[0]:
        os.kill(terminal.pid, signal.SIGKILL)
        os.waitpid(terminal.pid, 0)
    assert done[0], "it went on without a terminal"
    assert os.waitstatus_to_exitcode(done[1]) == 128 + signal.SIGHUP
