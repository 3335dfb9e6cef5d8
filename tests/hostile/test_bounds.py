"""Sources made to take for ever, or all memory: time and memory stay in bounds that a reader can live with."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.hostile.harmless import faults

from newsdiff.comparing.compare import compare
from newsdiff.errors import UnreadableSource
from newsdiff.reading import html, isolated
from newsdiff.reading.pageroles import pieces
from newsdiff.reading.raw import Options
from newsdiff.reading.sources import extract, read, read_all

SECONDS = 10.0
"""What is allowed here; without contention each takes a second or two."""

MEMORY = 1_200_000_000
"""Bytes of address space the program may have."""

FOODS = {
    "quote marks after stops": "'.\"" * 20_000,
    "quotations never closed": "“a " * 20_000,
    "apostrophes": "'a " * 20_000,
    "stops": ". " * 5_000,
    "initials": "A. " * 5_000,
    "abbreviations": "U.S. " * 4_000,
    "brackets": "x.[1" * 5_000,
    "figures": "1," * 15_000,
    "dates": "Jan 1, " * 5_000,
    "dashes": "--" * 15_000,
    "one word": "a" * 500_000,
    "speakers": "said he " * 5_000,
    "short lines": "a: b\n" * 3_000,
    "front matter": "---\n" + "a: b\n" * 50,
    "empty lines": "\n" * 500_000 + "x",
    "links": "At http://a.b/" * 5_000,
}


@pytest.mark.parametrize("food", FOODS.values(), ids=FOODS.keys())
def test_no_text_takes_more_than_its_length(food):
    started = time.monotonic()
    read(food + "\n")
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize(
    ("left", "right"),
    [("a b " * 10_000, "b a " * 10_000), ("The same line again, he said.\n" * 300, "The same line again, she said.\n" * 300)],
    ids=["words in turn", "lines all alike"],
)
def test_no_pair_takes_for_ever(left, right):
    started = time.monotonic()
    compare(read(left + "\n"), read(right + "\n"))
    assert time.monotonic() - started < SECONDS


PAGES = {
    "paragraphs without end": "<p>Some short text here.</p>" * 1_500,
    "a page of them": f"<html><body>{'<p>Some short text here.</p>' * 1_500}</body></html>",
    "tags within tags": "<html>" + "<div>" * 50_000 + "The ferries sail again, he said.",
    "attributes without end": f"<html><p {' '.join(f'a{n}=1' for n in range(50_000))}>The ferries sail again, he said.</p>",
    "comments never closed": "<html><p>The ferries sail again, he said.</p>" + "<!--" * 50_000,
    "tables within tables": "<html>" + "<table><tr><td>" * 20_000 + "The ferries sail again, he said.",
    "a word without end": "<html><p>" + "word " * 50_000,
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_a_page_is_given_up_in_time_and_its_words_are_not_lost(page, monkeypatch):
    monkeypatch.setattr(isolated, "DEADLINE", 0.5)
    monkeypatch.setattr(html, "PATIENCE", 0.5)
    started = time.monotonic()
    article = extract(page)
    assert time.monotonic() - started < 3 * SECONDS
    assert any(words in article.text for words in ("ferries", "short text", "word word"))


def test_the_time_for_pull_quotes_does_not_grow_with_the_page_they_stand_on():
    line = {"kind": "", "place": "", "hidden": False, "linked": 0.0, "main": True}
    story = [line | {"text": f"Some short text, the {number}th of many."} for number in range(30_000)]
    quotes = [line | {"text": f"Words {number} of nobody", "kind": "pull quote", "main": False} for number in range(30_000)]
    started = time.monotonic()
    assert len(list(pieces([*story, *quotes, story[0]], ""))) == 60_001
    assert time.monotonic() - started < SECONDS / 2


def test_the_process_that_takes_pages_apart_is_usable_after_it_was_stopped(monkeypatch):
    page = "<html><body><p>The ferries sail again on Friday, the board said on Monday.</p></body></html>"
    with monkeypatch.context() as impatient:
        impatient.setattr(isolated, "DEADLINE", 0.01)
        impatient.setattr(html, "PATIENCE", 0.01)
        extract(page)
    assert "ferries" in extract(page).text


def program(*arguments: str, folder: Path, **options):
    """Run the program with little memory."""

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.run(
        [sys.executable, "-m", "newsdiff", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
        preexec_fn=little,
        **options,
    )


def test_standard_input_without_end_is_cut_off(tmp_path, calm):
    with subprocess.Popen(["yes", "the ferry sails"], stdout=subprocess.PIPE) as endless:
        done = program("diff", "-", str(calm), folder=tmp_path, stdin=endless.stdout)
        endless.kill()
    assert done.returncode == 3
    assert b"larger than the limit" in done.stderr


def test_a_large_collection_of_nothing_takes_little_memory(tmp_path, calm):
    (tmp_path / "wide.json").write_bytes(b"[" + b"[]," * 5_000_000 + b"[]]")
    (tmp_path / "deep.jsonl").write_bytes((b"[" * 500_000 + b"\n") * 8)
    for name in ("wide.json", "deep.jsonl"):
        done = program("diff", name, str(calm), folder=tmp_path)
        assert done.returncode == 3
        assert b"fault" not in done.stderr


def test_a_folder_of_many_files_is_read_no_further_than_asked(tmp_path):
    for number in range(1000):
        (tmp_path / f"{number}.txt").write_bytes(b"The ferry sails.")
    (tmp_path / "loop").symlink_to(tmp_path)
    started = time.monotonic()
    reading = read_all(tmp_path, Options(most=50))
    assert time.monotonic() - started < SECONDS
    assert len(reading.articles) == 50
    assert [type(problem).__name__ for problem in reading.problems] == ["TooLarge"]


BEGINNINGS = {
    **dict.fromkeys(("txt", "md"), b"The ferry sank."),
    "html": b"<html><p>The ferry sank.</p>",
    "json": b'[{"text": "The ferry sank."}]',
    "jsonl": b'{"text": "The ferry sank."}\n',
    "csv": b"title,text\nFerry,The ferry sank.\n",
    "tsv": b"title\ttext\nFerry\tThe ferry sank.\n",
    "eml": b"MIME-Version: 1.0\nSubject: Ferry\n\nThe ferry sank.\n",
    "pdf": b"%PDF-1.7\n1 0 obj\n",
    **dict.fromkeys(("zip", "docx", "odt"), b"PK\x03\x04\x14\0\0\0\x08\0"),
}


@pytest.mark.parametrize("ending", BEGINNINGS)
@pytest.mark.parametrize("size", [0, 1, 3, 7])
def test_a_file_that_is_hardly_there_is_its_first_words_or_one_line(ending, size, tmp_path):
    path = tmp_path / f"x.{ending}"
    path.write_bytes(BEGINNINGS[ending][:size])
    try:
        text, lines = read(path).text.strip(), ()
    except UnreadableSource as problem:
        text, lines = "", problem.lines
    assert text in BEGINNINGS[ending][:size].decode()
    assert len(lines) == (0 if text else 1)
    assert all(str(path) in line and faults(line) == set() for line in lines)


def test_who_leaves_need_not_wait_for_a_long_text(screen, tmp_path, calm):
    (tmp_path / "long.txt").write_text("Some short text here.\n" * 60_000)
    assert screen("long.txt", calm.name, until=b"reading the").close(SECONDS) == 0
