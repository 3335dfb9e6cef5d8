"""Which files a folder or a pattern of names stands for."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from newsdiff.errors import EmptySource, TooLarge, UnreadableSource
from newsdiff.reading.folder import files_in, files_matching, is_pattern
from newsdiff.reading.raw import Options


def fits(path: Path) -> bool:
    return path.suffix == ".txt"


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("A story.")
    return tmp_path


def names(files, folder: Path) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in files]


def test_a_folder_is_the_files_in_it_by_name(stories):
    assert names(files_in(stories, Options(), fits), stories) == ["a.txt", "b.txt", "sub/c.txt"]


def test_a_pattern_is_the_files_that_match_by_name(stories):
    assert names(files_matching(f"{stories}/*.txt", Options(), fits), stories) == ["a.txt", "b.txt"]
    assert names(files_matching(f"{stories}/**/*.txt", Options(), fits), stories) == ["a.txt", "b.txt", "sub/c.txt"]


def test_a_pattern_stands_for_no_file_that_nobody_reads(stories):
    assert names(files_matching(f"{stories}/*", Options(), fits), stories) == ["a.txt", "b.txt"]


def test_a_pattern_may_begin_where_the_user_is(stories, monkeypatch):
    monkeypatch.chdir(stories)
    assert [str(path) for path in files_matching("sub/*", Options(), fits)] == ["sub/c.txt"]


def test_what_looks_like_a_pattern_and_is_a_file_is_a_file(tmp_path):
    (tmp_path / "what?.txt").write_text("A story.")
    assert not is_pattern(str(tmp_path / "what?.txt"))
    assert is_pattern(str(tmp_path / "*.txt"))
    assert not is_pattern(str(tmp_path / "plain.txt"))


@pytest.mark.parametrize(
    "make", [lambda p: files_in(p, Options(), fits), lambda p: files_matching(f"{p}/*.pdf", Options(), fits)]
)
def test_where_there_is_no_file_it_is_said(tmp_path, make):
    with pytest.raises(EmptySource):
        list(make(tmp_path))


def test_links_to_folders_are_not_followed(stories):
    (stories / "loop").symlink_to(stories)
    (stories / "again").symlink_to(stories)
    (stories / "circle.txt").symlink_to(stories / "circle.txt")
    started = time.monotonic()
    assert names(files_in(stories, Options(), fits), stories) == ["a.txt", "b.txt", "sub/c.txt"]
    with pytest.raises(EmptySource):
        list(files_matching(f"{stories}/**/*.none", Options(), fits))
    assert time.monotonic() - started < 2


def test_pipes_and_devices_in_a_folder_are_passed_over(stories):
    os.mkfifo(stories / "pipe.txt")
    assert names(files_in(stories, Options(), fits), stories) == ["a.txt", "b.txt", "sub/c.txt"]


def test_more_files_than_may_be_read_are_not_listed_to_the_end(stories):
    *files, problem = files_in(stories, Options(most=2), fits)
    assert names(files, stories) == ["a.txt", "b.txt"]
    assert isinstance(problem, TooLarge)
    assert "more than 2 files" in problem.line


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list everything")
def test_a_folder_that_may_not_be_listed_is_named_and_the_rest_goes_on(stories):
    (stories / "sub").chmod(0)
    try:
        found = list(files_in(stories, Options(), fits))
    finally:
        (stories / "sub").chmod(0o700)
    assert [type(one) for one in found[:2]] == [type(stories), type(stories)]
    assert isinstance(found[2], UnreadableSource)


@pytest.mark.parametrize("pattern", ["*\0*", "a/**b/*", "[", "**", "/*"])
def test_an_odd_pattern_is_a_pattern_or_a_plain_error(pattern, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    try:
        found = list(files_matching(pattern, Options(), fits))
    except UnreadableSource:
        found = []
    assert all(isinstance(one, Path) for one in found)
