"""Hostile files of every kind a reader takes: read or refused by name within seconds, and nothing of them acts."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import pytest
from tests.hostile.attacks import NAMES, Attack, place
from tests.hostile.conftest import ALL_FILES, CALM, shared_rows
from tests.hostile.harmless import faults
from tests.hostile.test_texts import CHECKS, dangerous

from newsdiff.cli import run
from newsdiff.comparing.compare import compare
from newsdiff.errors import ReaderMissing, UnreadableSource
from newsdiff.model import Article
from newsdiff.reading import html, isolated
from newsdiff.reading.raw import Options
from newsdiff.reading.sources import read, read_all
from newsdiff.writing import FORMATS, Material, View

SECONDS = 8.0
"""What one file may take at most here, where a slow page is given two seconds instead of fifteen."""


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(isolated, "DEADLINE", 2.0)
    monkeypatch.setattr(html, "PATIENCE", 1.0)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Nothing in these files may make a connection."""

    def refuse(*_):
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(params=ALL_FILES.values(), ids=ALL_FILES.keys())
def attack(request, tmp_path, monkeypatch) -> Attack:
    monkeypatch.chdir(tmp_path)
    (tmp_path / request.param.name).write_bytes(request.param.data)
    return request.param


def articles_of(name: str) -> list[Article]:
    """What the reader makes of the file; nothing where it refuses it, which it does in harmless lines."""
    try:
        return list(read_all(Path(name), Options(most=50)).articles)
    except ReaderMissing as missing:
        pytest.skip(missing.line)
    except UnreadableSource as problem:
        lines = problem.lines
    assert lines
    assert all(faults(line) == set() for line in lines)
    return []


def test_a_hostile_file_is_read_or_refused_and_no_export_of_it_acts(attack, tmp_path):
    started = time.monotonic()
    articles = articles_of(attack.name)
    assert time.monotonic() - started < SECONDS
    assert all(dangerous(article) == [] for article in articles)
    assert any(attack.words in article.text for article in articles) or not attack.words
    calm = read(CALM)
    pairs = [compare(article, calm) for article in articles]
    for form in FORMATS.values() if articles else ():
        for view in form.views if len(articles) < 10 else [View.PAIRS]:
            written = form.write(Material.of(pairs, [*articles, calm], view)).removeprefix("\ufeff")
            assert faults(written) == set()
            CHECKS[form.suffix](written)
    assert [path.name for path in tmp_path.iterdir()] == [attack.name]


def test_what_the_program_says_of_a_hostile_file_is_harmless(attack, calm, capfd):
    code = run(["diff", str(calm), attack.name])
    printed, said = capfd.readouterr()
    assert code in (0, 2, 3)
    assert faults(printed) == faults(said) == set()
    assert bool(said) >= (code != 0)
    assert all(line.startswith("newsdiff: ") for line in said.splitlines())


ALL_NAMES = (*NAMES, *(row["payload"] for row in shared_rows().values() if row["id"] == "H46"))


@pytest.mark.parametrize("name", ALL_NAMES, ids=ascii)
def test_a_hostile_name_is_only_shown(name, tmp_path, calm, capfd, monkeypatch):
    monkeypatch.chdir(tmp_path)
    place(tmp_path / name)
    assert run(["export", str(calm), "--", f"./{name}"]) == 0
    assert run(["diff", str(calm), "--", f"./{name}"]) == 0
    assert run(["diff", str(calm), "--", f"./{name}.gone"]) == 3
    printed, said = capfd.readouterr()
    assert faults(printed) == faults(said) == set()
    assert said.count("\n") == 1
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == {tmp_path / name, calm}


@pytest.mark.parametrize("output", ["../climbed.md", "/dev/full", "link.md", "folder"])
def test_an_export_goes_where_the_user_said_or_nowhere(output, tmp_path, calm, capfd, monkeypatch):
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    (inside / "folder").mkdir()
    (inside / "link.md").symlink_to(tmp_path / "elsewhere.md")
    code = run(["export", str(calm), str(calm), "-o", output])
    assert code == (0 if output == "../climbed.md" else 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["inside", "calm.txt", *(["climbed.md"] if code == 0 else [])]
    )
    assert faults(capfd.readouterr().err) == set()


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null", "/dev/stdin", "/proc/kmsg", "/proc/self/mem", "pipe", "loop"])
def test_what_is_no_file_is_refused_at_once(name, tmp_path, calm, capfd, monkeypatch):
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    Path("loop").symlink_to("loop")
    started = time.monotonic()
    code = run(["diff", str(calm), name])
    assert time.monotonic() - started < 2
    assert code == 3
    assert capfd.readouterr().err.count("\n") == 1
