from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.hostile.attacks import FILES, Attack

SHARED = Path(__file__).parents[3] / "shared" / "data" / "hostile" / "inputs.json"

CALM = """The Orla line will halt night crossings on Monday, its director said.

"We have lost two engines and cannot risk a third," Marta Quill said in a statement. The board sat all day.

The ferries would sail again on Friday, as they had before the storm.
"""

SETTLED = 0.04
"""Seconds without output and without work after which the screen is taken to be drawn."""

ESCAPED = 0.25
"""The same after the escape key, which may be the beginning of another."""


def shared_rows() -> dict[str, dict[str, Any]]:
    """The rows of the table outside the repository, by their names; none where it is absent."""
    if not SHARED.exists():
        return {}
    return {row["id"]: row for row in json.loads(SHARED.read_text(encoding="utf-8"))}


SHARED_FILES = {
    f"{name}: {row['name']}": Attack(f"{name}.txt", bytes.fromhex(row["payload"]))
    for name, row in shared_rows().items()
    if row["channel"] == "bytes"
}
ALL_FILES = FILES | SHARED_FILES

COMPARED = "¶1".encode()
"""What is on the screen once the first pair is compared: the first of its paragraphs by number."""


class Screen:
    """The program on a terminal of its own, and every byte it sends there."""

    def __init__(self, folder: Path, arguments: list[str]) -> None:
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": os.pathsep.join(sys.path)}
            environment.pop("NO_COLOR", None)
            os.execve(sys.executable, [sys.executable, "-m", "newsdiff", *arguments], environment)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 110, 0, 0))
        self.output = b""

    def wait(self, words: bytes, seconds: float = 30.0) -> None:
        """Read until these words come, and all that comes with them."""
        end = time.monotonic() + seconds
        while words not in self.output and time.monotonic() < end and self._read(0.05) is not None:
            pass
        assert words in self.output
        self.settle()

    def settle(self, quiet: float = SETTLED, seconds: float = 20.0) -> None:
        """Read until nothing has come for a while, and nothing is being made that would."""
        end, last = time.monotonic() + seconds, time.monotonic()
        while time.monotonic() < min(end, last + quiet):
            got = self._read(0.02)
            if got is None:
                return
            last = time.monotonic() if got or self._works() else last

    def _works(self) -> bool:
        """Whether a thread of the program runs, or would if the machine were less busy; False where that is not known."""
        with suppress(OSError):  # a thread has ended, or there is no /proc
            tasks = Path(f"/proc/{self.pid}/task").iterdir()
            return any((task / "stat").read_text().rpartition(")")[2].split()[0] == "R" for task in tasks)
        return False

    def press(self, *keys: str) -> None:
        """Press these keys, one after the other."""
        for key in keys:
            with suppress(OSError):
                os.write(self.master, key.encode())
            self.settle(ESCAPED if key == "\x1b" else SETTLED)

    def _read(self, seconds: float) -> bytes | None:
        """What came within these seconds; None if the program has gone."""
        if not select.select([self.master], [], [], seconds)[0]:
            return b""
        try:
            got = os.read(self.master, 1 << 16)
        except OSError:
            return None
        self.output += got
        return got

    def close(self, seconds: float = 10.0) -> int:
        """Quit, and give the exit code; -9 if it had to be killed."""
        end = time.monotonic() + seconds
        while not (ended := os.waitpid(self.pid, os.WNOHANG))[0] and time.monotonic() < end:
            self.press("q")
            time.sleep(0.05)
        if not ended[0]:
            os.kill(self.pid, signal.SIGKILL)
            ended = os.waitpid(self.pid, 0)
        os.close(self.master)
        return os.waitstatus_to_exitcode(ended[1])


@pytest.fixture
def calm(tmp_path: Path) -> Path:
    """An article that means no harm, to be compared with one that does."""
    path = tmp_path / "calm.txt"
    path.write_text(CALM, encoding="utf-8")
    return path


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Callable[..., Screen]]:
    """Open the reader on these files."""
    opened: list[Screen] = []

    def open_screen(*names: str, until: bytes = COMPARED) -> Screen:
        opened.append(Screen(tmp_path, ["--", *names]))
        opened[-1].wait(until)
        return opened[-1]

    yield open_screen
    for one in opened:
        with suppress(OSError):  # it has ended, as it should
            os.kill(one.pid, signal.SIGKILL)
            os.waitpid(one.pid, 0)
