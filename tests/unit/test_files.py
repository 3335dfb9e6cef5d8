from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from newsdiff.errors import ExportError
from newsdiff.writing.files import write_text


def test_a_text_is_written_in_utf_8_and_nothing_else_is_left(tmp_path):
    write_text(tmp_path / "report.md", "“so” ¶\n")
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]
    assert (tmp_path / "report.md").read_bytes() == "“so” ¶\n".encode()


def test_an_existing_file_stays_unless_forced(tmp_path):
    target = tmp_path / "report.md"
    target.write_text("old")
    with pytest.raises(ExportError, match=r"exists already.*--force"):
        write_text(target, "new")
    assert target.read_text() == "old"
    write_text(target, "new", force=True)
    assert target.read_text() == "new"


def test_a_replaced_file_keeps_its_permissions(tmp_path):
    target = tmp_path / "report.md"
    target.write_text("old")
    target.chmod(0o600)
    write_text(target, "new", force=True)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def make_folder(path: Path) -> None:
    path.mkdir()


def make_link(path: Path) -> None:
    (path.parent / "elsewhere").mkdir()
    path.symlink_to(path.parent / "elsewhere" / "file")


@pytest.mark.parametrize("make", [make_folder, make_link, os.mkfifo], ids=["folder", "link", "pipe"])
def test_only_a_plain_file_is_replaced_even_when_forced(tmp_path, make):
    target = tmp_path / "target"
    make(target)
    before = sorted(path.name for path in tmp_path.rglob("*"))
    with pytest.raises(ExportError):
        write_text(target, "new", force=True)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["missing/report.md", "nul\0.md", "x" * 300], ids=["folder", "nul", "long"])
def test_a_name_that_cannot_be_written_is_one_plain_line(tmp_path, name):
    with pytest.raises(ExportError) as failure:
        write_text(tmp_path / name, "new")
    assert failure.value.line.isprintable()
    assert list(tmp_path.iterdir()) == []


def test_a_failure_half_way_leaves_the_old_file_and_no_draft(tmp_path, monkeypatch):
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "report.md"
    target.write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        write_text(target, "new", force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]
    assert target.read_text() == "old"
