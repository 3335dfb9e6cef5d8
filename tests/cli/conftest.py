from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from newsdiff import cli

WIRE = """The Orla line will halt night crossings on Monday, its director said.

"We have lost two engines and cannot risk a third," Marta Quill said in a statement.

Shares in the line fell 4 percent.
"""

COURIER = """The Orla line could halt night crossings on Monday.

"We have lost two engines and cannot risk a third," Ms Quill claimed in a statement.

Shares in the line fell 4 per cent.

A crowd waited at the quay on Sunday evening.
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two versions of a story, and a third that is the first again."""
    for name, text in (("wire.txt", WIRE), ("courier.txt", COURIER), ("copy.txt", WIRE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def newsdiff(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the program in that folder, as a user would, without a terminal. It takes no process, which is most of the time."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("NEWSDIFF_CONFIG", str(folder / "settings.toml"))

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        code = cli.run(arguments)
        return subprocess.CompletedProcess(arguments, code, *capfd.readouterr())

    return run


@pytest.fixture
def process(folder: Path) -> Run:
    """The same in a process, for what depends on one: standard input and output, their encoding, the environment."""

    def run(*arguments: str, env: dict[str, str] | None = None, **options: Any) -> subprocess.CompletedProcess[str]:
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        if "input" in options:
            del options["stdin"]
        command = [sys.executable, "-m", "newsdiff", *arguments]
        paths = {"PYTHONPATH": os.pathsep.join(sys.path), "NEWSDIFF_CONFIG": str(folder / "settings.toml")}
        environment = os.environ | paths | (env or {})
        return subprocess.run(command, cwd=folder, env=environment, encoding="utf-8", timeout=60, check=False, **options)

    return run


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> list[list[Any]]:
    """The articles each opened reader was given; no screen is drawn."""
    opened: list[list[Any]] = []

    def open_reader(load: Any, look: Any) -> int:
        opened.append(list(load(lambda: False).articles))
        return 0

    monkeypatch.setenv("NEWSDIFF_CONFIG", os.devnull)
    monkeypatch.setitem(sys.modules, "newsdiff.tui.app", SimpleNamespace(open_reader=open_reader))
    monkeypatch.setattr("newsdiff.console.require_terminal", lambda *, stdin_is_data: None)
    monkeypatch.setattr("newsdiff.console.keyboard_from_terminal", lambda: opened.append(["keyboard"]))
    return opened
