from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from newsdiff.model import ChangeClass, Comparison, Relation, Role
from newsdiff.writing.json import document, dumps
from newsdiff.writing.material import Material, View


@pytest.fixture
def exported(pair) -> Any:
    return json.loads(dumps(Material.of([pair], [pair.left, pair.right], View.ALL)))


def shape(value: object) -> object:
    """The names and types of a document; of a list, those of its first item."""
    if isinstance(value, dict):
        return {name: shape(item) for name, item in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return type(value).__name__


def test_an_article_has_the_fields_of_the_contract(exported):
    assert shape(exported["articles"][0]) == {
        "id": "str",
        "source": "str",
        "sha256": "str",
        "title": "str",
        "outlet": "str",
        "byline": "str",
        "published": "str",
        "identifier": "str",
        "language": "str",
        "quote_marks": "str",
        "notes": [],
        "text": "str",
        "blocks": [{"role": "str", "start": "int", "end": "int", "reason": "str"}],
        "sentences": [{"id": "str", "label": "str", "start": "int", "end": "int", "role": "str"}],
        "quotations": [
            {
                "id": "str",
                "form": "str",
                "content": [["int"]],
                "speaker": {"text": "str", "start": "int", "end": "int", "name": "str"},
                "cue": {"text": "str", "start": "int", "end": "int", "stance": "str", "lemma": "str"},
            }
        ],
    }


def test_a_comparison_has_the_fields_of_the_contract(exported):
    change = {
        "class": "str",
        "kind": "str",
        "left": ["int"],
        "right": ["int"],
        "left_text": "str",
        "right_text": "str",
        "note": "str",
        "confidence": "float",
        "weight": "float",
        "slight": "bool",
        "ruled": "NoneType",
        "remark": "str",
        "reviewed": "bool",
        "left_quotations": [],
        "right_quotations": [],
    }
    comparison = exported["comparisons"][0]
    assert {name: shape(comparison[name]) for name in ("left", "right", "groups", "changes")} == {
        "left": "str",
        "right": "str",
        "groups": [
            {
                "relation": "str",
                "moved": "bool",
                "left": ["str"],
                "right": ["str"],
                "similarity": "float",
                "confidence": "float",
                "left_parts": [["int"]],
                "right_parts": [],
                "reason": "str",
                "remark": "str",
                "reviewed": "bool",
                "changes": [change],
            }
        ],
        "changes": [change | {"left_quotations": ["str"], "right_quotations": ["str"]}],
    }


def test_what_the_articles_share_is_counted(exported):
    assert exported["comparisons"][0]["common"] == {
        "kind": "version of",
        "sentences": [7, 8],
        "paired": [6, 5],
        "alike": [2, 2],
        "own": [5, 6],
        "kept": [3, 3],
        "words": [60, 58],
        "runs": [12, 12],
    }


def test_the_document_says_what_made_it(exported):
    assert list(exported) == ["newsdiff", "schema", "view", "signature", "articles", "comparisons", "story"]
    assert (exported["schema"], exported["signature"]) == (1, "newsdiff 0.1.0 test")


def test_the_summary_counts_every_relation_and_class(exported):
    summary = exported["comparisons"][0]["summary"]
    assert {name: summary[name] for name in Relation} == {
        "same": 1,
        "restyled": 1,
        "edited": 2,
        "rewritten": 1,
        "left_only": 1,
        "right_only": 1,
    }
    assert summary["by_class"] == {"style": 2, "wording": 2, "fact": 0, "stance": 1, "attribution": 4}
    assert list(summary["by_class"]) == list(ChangeClass)
    assert sum(summary["by_kind"].values()) == sum(summary["by_class"].values())


def test_ids_count_from_one_and_groups_name_sentences_in_reading_order(exported):
    assert [sentence["id"] for sentence in exported["articles"][0]["sentences"]][:3] == ["a1", "a2", "a3"]
    assert exported["comparisons"][0]["groups"][1]["left"] == ["a2", "a3"]
    assert exported["comparisons"][0]["changes"][0]["left_quotations"] == ["aq1", "aq2"]


def test_every_body_sentence_is_in_exactly_one_group(exported):
    for side, article in zip(("left", "right"), exported["articles"], strict=True):
        grouped = [name for group in exported["comparisons"][0]["groups"] for name in group[side]]
        assert sorted(grouped) == sorted(one["id"] for one in article["sentences"] if one["role"] == "body")


def test_every_offset_points_at_its_words(exported):
    left, right = (article["text"] for article in exported["articles"])
    for group in exported["comparisons"][0]["groups"]:
        for change in group["changes"]:
            for text, side in ((left, "left"), (right, "right")):
                span = change[side]
                assert (text[slice(*span)] if span else "") == change[f"{side}_text"]
    for quotation in exported["articles"][0]["quotations"]:
        for part in ("speaker", "cue"):
            assert left[quotation[part]["start"] : quotation[part]["end"]] == quotation[part]["text"]


def test_offsets_count_code_points_even_beyond_the_first_plane(article):
    left, right = article([(Role.BODY, ["🚢🚢 sails.", "It sank."])], source="a"), article([(Role.BODY, ["x"])], source="b")
    exported = json.loads(dumps(Material.of([Comparison(left, right, ())], [left, right])))["articles"][0]
    start, end = (exported["sentences"][1][end] for end in ("start", "end"))
    assert exported["text"][start:end] == "It sank."


def test_a_missing_side_is_null(exported):
    dropped = exported["comparisons"][0]["groups"][0]["changes"][1]
    assert (dropped["right"], dropped["right_text"]) == (None, "")


def test_an_article_without_a_date_or_a_named_speaker_has_null_there(pair):
    nameless = replace(pair.right, quotations=(replace(pair.right.quotations[0], speaker=None, cue=None),))
    exported = json.loads(dumps(Material.of([], [nameless])))["articles"][0]
    assert exported["published"] is None
    assert (exported["quotations"][0]["speaker"], exported["quotations"][0]["cue"]) == (None, None)


def test_the_text_is_the_same_each_time_readable_and_ends_in_a_newline(pair):
    once, again = (dumps(Material.of([pair], [pair.left, pair.right], View.ALL)) for _ in range(2))
    assert once == again
    assert once.endswith("}\n")
    assert "¶1s1" in once


def test_two_articles_with_the_same_text_keep_their_own_ids(pair):
    twin = replace(pair.left)
    compared = json.loads(dumps(Material.of([Comparison(pair.left, twin, ())], [pair.left, twin])))["comparisons"]
    assert [(one["left"], one["right"]) for one in compared] == [("a", "b")]


def test_a_name_that_is_no_text_can_still_be_encoded(article):
    exported = dumps(Material.of([], [article([(Role.BODY, ["x\ud800y"])], source="\udcff\x1b[2J.txt")]))
    assert exported.encode("utf-8")
    assert "\x1b" not in exported
    assert json.loads(exported)["articles"][0]["text"] == "x\N{REPLACEMENT CHARACTER}y"


def test_every_body_sentence_is_in_one_statement_of_the_story(pair):
    exported = document(Material.of([pair], [pair.left, pair.right], View.ALL))
    rows = exported["story"]["statements"]
    told = [name for row in rows for cell in row["cells"].values() for name in cell]
    body = [s["id"] for article in exported["articles"] for s in article["sentences"] if s["role"] == "body"]
    assert sorted(told) == sorted(body)
    assert [row["id"] for row in rows] == [f"s{number}" for number in range(1, len(rows) + 1)]
    assert all([*row["states"].values()].count("base") == 1 and row["states"].keys() == row["cells"].keys() for row in rows)
