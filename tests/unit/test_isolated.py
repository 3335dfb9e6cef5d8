"""The child process: what it answers, what it refuses, and that neither time nor memory nor a crash reaches the program."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdiff.errors import DamagedSource, ReaderMissing
from newsdiff.reading import isolated
from newsdiff.reading.isolated import ChildStopped, run

PAGE = b"<html><body><p>The ferry sank on Monday, and nobody was hurt.</p></body></html>"


@pytest.fixture
def afresh() -> Iterator[None]:
    """Let the next request start a child of its own."""
    isolated._CHILD.stop()
    yield
    isolated._CHILD.stop()


def test_one_child_answers_one_request_after_another() -> None:
    run("page", PAGE)
    first = isolated._CHILD._process
    assert [line["text"] for line in run("page", PAGE)["lines"]] == ["The ferry sank on Monday, and nobody was hurt."]
    assert isolated._CHILD._process is first


def test_a_refusal_names_the_source() -> None:
    with pytest.raises(DamagedSource, match=r"story\.docx: a damaged Word document"):
        run("docx", b"PK\x03\x04 word/document.xml and nothing else", where="story.docx")


def test_a_request_over_its_deadline_is_ended_and_the_next_one_answered() -> None:
    slow = b"<html><body>" + b"<p>Some short text here.</p>" * 100_000
    started = time.monotonic()
    with pytest.raises(ChildStopped, match=r"longer than 0\.5 seconds"):
        run("page", slow, {"extract": True}, deadline=0.5)
    assert time.monotonic() - started < 5
    assert run("page", PAGE)["lines"]


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is the system's to keep")
def test_a_request_over_the_memory_limit_is_ended(monkeypatch: pytest.MonkeyPatch, afresh: None) -> None:
    monkeypatch.setattr(isolated, "MEMORY", 400_000_000)
    with pytest.raises(ChildStopped, match=r"memory|broke down"):
        run("page", b"<p>" + b"word " * 40_000_000)
    assert run("page", PAGE)["lines"]


def test_a_child_that_was_killed_is_started_anew() -> None:
    run("page", PAGE)
    process = isolated._CHILD._process
    assert process
    process.kill()
    process.wait()
    assert run("page", PAGE)["lines"]


@pytest.mark.parametrize(("task", "library"), [("docx", "docx"), ("pdf", "pdfminer")])
def test_a_library_that_is_not_there_is_named_with_the_install_command(
    task: str, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, afresh: None
) -> None:
    (tmp_path / library).mkdir()
    (tmp_path / library / "__init__.py").write_text("raise ImportError")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ReaderMissing, match=r"pip install 'newsdiff\[documents\]'"):
        run(task, b"")


def test_the_child_takes_no_module_from_the_folder_it_is_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, afresh: None
) -> None:
    for name in ("lxml", "trafilatura", "json"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'taken')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [place for place in sys.path if place != os.fspath(tmp_path)])
    run("page", PAGE, {"extract": True})
    assert not (tmp_path / "taken").exists()
