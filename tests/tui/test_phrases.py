"""What the reader says in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdiff.model import Change, Kind
from newsdiff.tui.phrases import article_facts, change_texts, counted, export_name, letters, shortened

from .conftest import COURIER, WIRE


@pytest.mark.parametrize(
    ("left", "right", "room", "said"),
    [
        pytest.param("said", "claimed", 40, "“said” → “claimed”", id="both fit"),
        pytest.param("on Friday", "", 40, "“on Friday” → nothing", id="nothing is said to be nothing"),
        pytest.param(
            "she", "Captain Ines Roake of the harbour watch", 40, "“she” → “Captain Ines … harbour watch”", id="one fits"
        ),
        pytest.param("a" * 40, "b" * 40, 40, "“aaaaaa … aaaaaa” → “bbbbbb … bbbbbb”", id="both are shortened alike"),
        pytest.param("two\n lines", "", 40, "“two lines” → nothing", id="on one line"),
    ],
)
def test_both_texts_of_a_change(left, right, room, said):
    text = change_texts(Change(Kind.REPLACED, None, None, left, right, "", 1.0), room)
    assert text == said
    assert len(text) <= room


@pytest.mark.parametrize(("limit", "short"), [(20, "a long line of words"), (19, "a long l … of words"), (9, "a l … rds")])
def test_shortening_leaves_out_the_middle(limit, short):
    assert shortened("a long line of words", limit) == short


def test_the_facts_of_an_article():
    assert article_facts(WIRE) == "Wire · Ida Holm · 2031-05-02 · 7 sentences"
    assert article_facts(COURIER) == "Courier · 6 sentences · quote marks lost"


@pytest.mark.parametrize(
    ("outlet", "source", "slug"),
    [
        pytest.param("The St. Orrin Post", "x.txt", "the-st-orrin-post", id="an outlet"),
        pytest.param("", "/tmp/a/My File.txt", "my-file", id="a file"),
        pytest.param("東京新聞", "x", "東京新聞", id="any script"),
        pytest.param("../../etc/x", "x", "etc-x", id="nothing that leads elsewhere"),
    ],
)
def test_the_name_of_an_export(outlet, source, slug):
    article = replace(WIRE, outlet=outlet, source=source)
    assert export_name((article, article), ".md") == f"{slug}-{slug}.md"
    assert export_name((article, article, article), ".csv") == f"{slug}-and-2-more.csv"


def test_counting():
    assert (counted(0, "change"), counted(1, "change"), counted(2, "is", "are")) == ("0 changes", "1 change", "2 are")


def test_letters_are_capitals():
    assert [letters(n) for n in (0, 25, 26)] == ["A", "Z", "AA"]
