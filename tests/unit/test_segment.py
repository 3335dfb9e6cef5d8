"""Sentence boundaries: what ends a sentence of news, what does not, and what holds for any text."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.model import Span
from newsdiff.reading.segment import sentences

OWN_TRAPS = Path(__file__).with_name("segment_traps.tsv")
SHARED_TRAPS = Path(__file__).parents[3] / "shared" / "data" / "segment" / "traps.tsv"


def traps(path: Path) -> list[tuple[str, str, list[str]]]:
    """Category, text and expected sentences of each line of a table: category TAB text with ¦ at the boundaries."""
    rows = [line.replace("\\n", "\n").split("\t") for line in path.read_text("utf-8").splitlines()]
    return [(kind, marked.replace("¦ ", "").replace("¦", ""), words_between(marked)) for kind, marked in rows]


def words_between(marked: str) -> list[str]:
    return [part.strip() for part in marked.split("¦")]


def words(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


OWN = [pytest.param(text, wanted, id=f"{n}-{kind}") for n, (kind, text, wanted) in enumerate(traps(OWN_TRAPS), 1)]


@pytest.mark.parametrize(("text", "wanted"), OWN)
def test_trap(text: str, wanted: list[str]) -> None:
    assert words(text) == wanted


@pytest.mark.skipif(not SHARED_TRAPS.exists(), reason="the shared measuring data is not beside this checkout")
def test_shared_traps_all_hold() -> None:
    assert [wanted for _, text, wanted in traps(SHARED_TRAPS) if words(text) != wanted] == []


def test_offsets_point_into_the_text_as_given() -> None:
    assert sentences("  One.\n\n\tTwo \xa0") == (Span(2, 6), Span(9, 12))


@pytest.mark.parametrize("text", ["", " ", "\n\n \n", "\xa0"], ids=repr)
def test_text_without_words_has_no_sentences(text: str) -> None:
    assert sentences(text) == ()


def test_a_blank_line_ends_even_an_unfinished_sentence() -> None:
    assert words("He met Mr.\n \nand then,\r\n\r\nnothing") == ["He met Mr.", "and then,", "nothing"]


def test_line_breaks_are_meant_where_lines_are_too_long_to_be_wrapped() -> None:
    long = "The council voted " + "again and " * 10 + "again in the U.S."
    assert words(f"{long}\nQuill objected") == [long, "Quill objected"]
    assert words(f"{long}\nand again") == [f"{long}\nand again"]
    assert words(f"{long} Sen.\nQuill objected") == [f"{long} Sen.\nQuill objected"]


WORDS = ["He", "said", "U.S", "Mr", "No", "p.m", "A", "1", "12", "Smith", "Inc", "iPhone", "The", "are", "e.g", "Yahoo"]
MARKS = [*".?!…,:;-—“”\"'’()[]«»。」•@/ ", ". ", ".” ", "? ", "...", "\n", "\n\n", "\r\n", "\xa0", "  "]
PIECES = st.sampled_from(WORDS + MARKS)
NEWS_LIKE = st.lists(PIECES, max_size=40).map("".join) | st.text()


@given(NEWS_LIKE)
def test_spans_are_ordered_trimmed_and_cover_every_word(text: str) -> None:
    spans = sentences(text)
    at = 0
    for span in spans:
        assert at <= span.start < span.end
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert not text[at:].strip()


@given(NEWS_LIKE)
def test_no_sentence_reaches_over_a_blank_line(text: str) -> None:
    for span in sentences(text):
        assert all(line.strip() for line in span.of(text).split("\n"))


@given(NEWS_LIKE, NEWS_LIKE)
def test_paragraphs_are_split_independently(first: str, second: str) -> None:
    shift = len(first) + 2
    moved = tuple(Span(start + shift, end + shift) for start, end in sentences(second))
    assert sentences(f"{first}\n\n{second}") == sentences(first) + moved


@pytest.mark.parametrize(
    "pattern",
    ['."', "x.[1", ". ", "“a ", "A", "A.", "J. ", "a.Bb", "U.S. The ", "?” Smith ", "1. A", ': "', " \n a", "\n", "A B\n", "”"],
    ids=repr,
)
def test_time_grows_with_length_alone(pattern: str) -> None:
    text = (pattern * 100_000)[:200_000]
    start = process_time()
    sentences(text)
    assert process_time() - start < 3, "a quadratic splitter takes minutes; the linear one a fraction of a second"


def test_no_abbreviation_stands_in_two_lists() -> None:
    lists = tomllib.loads(files("newsdiff.language").joinpath("en/abbreviations.toml").read_text("utf-8"))
    names = ("never_ends", "may_end", "often_ends", "times", "months", "states", "before_number")
    entries = [word for name in names for word in lists[name].split()]
    assert sorted(entries) == sorted(set(entries))


def test_expansions_are_written_without_the_last_full_stop() -> None:
    lists = tomllib.loads(files("newsdiff.language").joinpath("en/abbreviations.toml").read_text("utf-8"))
    assert lists["expansions"]["Jan"] == "January"
    assert not [short for short in lists["expansions"] if short.endswith(".")]
