"""Sources on the command line: collections, choices, types, and what is said of what was left out."""

from __future__ import annotations

import pytest

TABLE = """key,kicker,story
w1,Wire,"The Orla line will halt night crossings on Monday, its director said."
c1,Courier,"The Orla line could halt night crossings on Monday."
"""


@pytest.fixture
def table(folder):
    (folder / "stories.csv").write_text(TABLE, encoding="utf-8")
    return "stories.csv"


def test_a_folder_is_compared_by_its_articles(newsdiff, folder):
    (folder / "two").mkdir()
    for name in ("wire.txt", "courier.txt"):
        (folder / name).rename(folder / "two" / name)
    done = newsdiff("diff", "two")
    assert (done.returncode, done.stderr) == (0, "")
    assert "night crossings" in done.stdout


def test_columns_may_be_named(newsdiff, table):
    done = newsdiff("diff", table, "--column", "text=story", "--column", "title=kicker")
    assert (done.returncode, done.stderr) == (0, "")
    assert "[-will-]" in done.stdout


@pytest.mark.parametrize("column", ["story", "nothing=story"])
def test_a_column_that_makes_no_sense_is_a_usage_error(newsdiff, table, column):
    done = newsdiff("diff", table, "--column", column)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_entries_are_chosen(newsdiff, table):
    done = newsdiff("diff", "wire.txt", table, "--column", "text=story", "--entry", "2")
    assert done.returncode == 0
    assert "could" in done.stdout


def test_more_than_two_articles_ask_for_a_choice(newsdiff, table):
    done = newsdiff("diff", "wire.txt", table, "--column", "text=story")
    assert done.returncode == 2
    assert "not 3; choose with --entry" in done.stderr


def test_what_is_left_out_is_told_and_the_rest_goes_on(newsdiff, folder, table):
    (folder / "two").mkdir()
    (folder / "two" / "broken.txt").write_bytes(bytes(range(256)))
    (folder / "wire.txt").rename(folder / "two" / "wire.txt")
    done = newsdiff("export", "two", "courier.txt", "-o", "report.md")
    assert done.returncode == 0
    assert done.stderr == "newsdiff: left out: two/broken.txt: binary data, not text; save its text as .txt and read that\n"
    assert (folder / "report.md").exists()


def test_a_type_can_be_named_for_standard_input(process):
    done = process("diff", "-", "wire.txt", "--type", "txt", input="<p>Nothing of this is a tag.</p>\n")
    assert done.returncode == 0
    assert "<p>" in done.stdout


def test_an_unknown_type_is_a_usage_error(newsdiff):
    done = newsdiff("diff", "courier.txt", "wire.txt", "--type", "docm")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize("address", ["ftp://lem.example/x", "http://127.0.0.1:9/x", "http://0x7f.1/"])
def test_an_address_that_is_refused_is_one_line_and_exit_3(newsdiff, address):
    done = newsdiff("diff", "wire.txt", address)
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert done.stderr.startswith(f"newsdiff: {address}")


def test_waiting_brings_no_copy_of_a_page_never_fetched(newsdiff):
    assert newsdiff("diff", "--offline", "wire.txt", "https://lem.example/never").returncode == 3


def test_beside_a_file_that_is_not_there_an_address_makes_no_exit_4(newsdiff):
    done = newsdiff("diff", "gone.txt", "ftp://lem.example/x")
    assert (done.returncode, done.stderr.count("\n")) == (3, 2)


def test_pages_and_texts_are_compared_with_each_other(newsdiff, folder):
    (folder / "wire.html").write_text("<p>The Orla line could halt night crossings on Monday, its director said.</p>")
    done = newsdiff("diff", "wire.txt", "wire.html")
    assert (done.returncode, done.stderr) == (0, "")
    assert "[-will-]" in done.stdout
