"""The counts of `newsdiff stats`: how long each article is, and how much of it stands in the others."""

from __future__ import annotations

import csv
import io
import json

import pytest

from newsdiff.gathering.story import Story
from newsdiff.reading.sources import read
from newsdiff.writing.stats import STATS, statistics


@pytest.fixture(scope="module")
def records():
    texts = (
        "The ferry sank off Port Lem on Monday.\n\nNine people were hurt, police said.",
        "The ferry sank off Port Lem on Monday.\n\nNobody knows why the old lighthouse was dark.",
    )
    return statistics(Story([read(text) for text in texts]))


def test_the_words_of_an_article_are_all_counted_once(records):
    assert [(one.article, one.words, one.sentences, one.quotations) for one in records] == [
        ("a", 14, 2, 1),
        ("b", 16, 2, 0),
    ]
    assert all(sum(getattr(one, name) for name in ("same", "edited", "rewritten", "alone")) == one.words for one in records)
    assert [(one.same, one.alone) for one in records] == [(8, 6), (8, 8)]


def test_the_text_has_a_line_for_each_article_with_shares(records):
    head, *lines = STATS["text"](records).splitlines()
    assert head.split() == ["words", "sentences", "quotations", "same", "edited", "rewritten", "alone", "article"]
    assert lines[0].split()[:10] == ["A", "14", "2", "1", "57", "%", "0", "%", "0", "%"]


def test_csv_and_json_hold_the_same_records(records):
    rows = list(csv.DictReader(io.StringIO(STATS["csv"](records).removeprefix("\ufeff"))))
    assert [row["words"] for row in rows] == [str(one["words"]) for one in json.loads(STATS["json"](records))]
