"""The tables in CSV: what a row is, and that every program that opens them reads what was written."""

from __future__ import annotations

import csv
import io

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.gathering.story import Story
from newsdiff.model import Role
from newsdiff.reading.sources import read
from newsdiff.writing import FORMATS
from newsdiff.writing.csv import comma_separated, records_as_csv
from newsdiff.writing.material import Material, View

VIEWS = FORMATS["csv"].views

TEXTS = (
    "A ferry sank off Port Lem on Monday, police said.\n\nNine people were hurt.\n\n“We heard a bang,” Mara Quill said.",
    "A ferry sank off Port Lem on Monday.\n\nTen people were hurt.\n\n“We heard two bangs,” Ms Quill claimed.\n\nRain fell.",
)


@pytest.fixture(scope="module")
def story() -> Story:
    return Story([read(text) for text in TEXTS])


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True))


def view(story: Story, name: View) -> list[dict[str, str]]:
    return rows(comma_separated(Material(story, name)))


def test_the_story_has_a_row_for_each_statement_and_article(story):
    told = view(story, View.STORY)
    assert len(told) == 2 * len(story.statements)
    assert [(row["article"], row["state"], row["paragraph"]) for row in told if row["words"] == "Rain fell."] == [
        ("b", "base", "4")
    ]
    absent = next(row for row in told if row["state"] == "absent")
    assert (absent["article"], absent["words"], absent["sentences"], absent["paragraph"]) == ("a", "", "", "")


def test_every_body_sentence_is_in_one_cell_under_its_id_in_the_json(story):
    cells = [name for row in view(story, View.STORY) for name in row["sentences"].split()]
    body = [f"{name}{k + 1}" for name, article in zip("ab", story.articles, strict=True) for k in article.body()]
    assert sorted(cells) == sorted(body)


def test_a_quotation_has_a_row_for_each_article_that_carries_it(story):
    bang = [row for row in view(story, View.QUOTES) if "bang" in row["words"]]
    assert [(row["article"], row["form"], row["cue"], row["carried_by"]) for row in bang] == [
        ("a", "direct", "said", "2"),
        ("b", "direct", "claimed", "2"),
    ]
    assert {row["altered"] for row in bang} == {"TRUE", "FALSE"}


def test_a_figure_has_a_row_with_its_value(story):
    hurt = [row for row in view(story, View.NUMBERS) if row["thing"] == "people"]
    assert [(row["article"], row["text"], row["value"], row["differs"]) for row in hurt] == [
        ("a", "Nine", "9", "TRUE"),
        ("b", "Ten", "10", "TRUE"),
    ]


def test_a_name_has_a_row_for_each_label(story):
    quill = {(row["article"], row["label"]) for row in view(story, View.NAMES) if row["name"] == "Mara Quill"}
    assert quill == {("a", "Mara Quill"), ("b", "Ms Quill")}


def test_a_change_has_a_row_with_both_sides(story):
    number = next(row for row in view(story, View.PAIRS) if row["kind"] == "number")
    text = story.articles[0].text
    assert text[int(number["left_start"]) : int(number["left_end"])] == number["left_words"] == "Nine"
    assert (number["left"], number["right"], number["right_words"], number["reviewed"]) == ("a", "b", "Ten", "FALSE")


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+49 170", "'+49 170"),
        ("-5 degrees", "'-5 degrees"),
        ("@all", "'@all"),
        ("\t=1", "'=1"),
        (" =1", "'=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("a=1", "a=1"),
        ("'tis", "'tis"),
        ("– a dash", "– a dash"),
        ("two\nlines", "two lines"),
        ("a,b;c\"d'", "a,b;c\"d'"),
        (None, ""),
        (True, "TRUE"),
        (3.0, "3"),
        (-0.5, "-0.5"),
        (0.123456, "0.1235"),
    ],
)
def test_a_cell_is_text_that_does_not_act_or_a_bare_figure(given, written):
    assert rows(records_as_csv("x", [{"x": given}])) == [{"x": written}]


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_any_text_comes_back_as_one_record_and_no_cell_acts(texts):
    text = records_as_csv("x y", [{"x": one, "y": 1} for one in texts])
    assert text.count("\n") == len(texts) + 1
    cells = [row["x"] for row in rows(text)]
    assert len(cells) == len(texts)
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")) for cell in cells)


def test_hostile_articles_give_tables_that_do_not_act(article):
    hostile = article([(Role.BODY, ["=HYPERLINK(1) sank.", "@SUM(A1) said so."])], title="+1", outlet="-2", source="=3.txt")
    for name in VIEWS:
        for row in rows(comma_separated(Material(Story([hostile, hostile]), name))):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values() if not cell.lstrip("-").isdecimal())


@pytest.mark.parametrize("name", VIEWS)
def test_pandas_reads_every_table_without_help(story, tmp_path, name):
    path = tmp_path / "table.csv"
    path.write_text(comma_separated(Material(story, name)), encoding="utf-8")
    frame = pandas.read_csv(path)
    assert list(frame.columns) == list(rows(path.read_text(encoding="utf-8"))[0])
    assert len(frame) == len(view(story, name))
    for column in {"carried_by", "value", "count", "confidence", "weight"} & set(frame.columns):
        assert pandas.api.types.is_numeric_dtype(frame[column])
    for column in {"differs", "altered", "moved", "slight"} & set(frame.columns):
        assert pandas.api.types.is_bool_dtype(frame[column])
