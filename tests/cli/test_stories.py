"""Story files on the command line: opened by name, honoured by every export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsdiff.cli import run
from newsdiff.comparing.compare import compare
from newsdiff.correcting.records import LINKED, REVIEWED, WRONG, Act, of_block, of_change, of_group, of_sentences
from newsdiff.model import Kind
from newsdiff.reading.raw import Options, Reading
from newsdiff.reading.sources import read
from newsdiff.stories.opening import kept_in, open_story


@pytest.fixture
def story(folder):
    """A story file in which a label is wrong, another given, notes are written and sentences linked."""
    sources = [str(folder / "wire.txt"), str(folder / "courier.txt")]
    articles = [read(Path(source)) for source in sources]
    comparison = compare(*articles)
    change = {change.kind: change for change in comparison.all_changes()}
    made = [
        of_change(Act.LABEL, comparison, change[Kind.VERB], WRONG),
        of_change(Act.NOTE, comparison, change[Kind.HEDGE], "as in the video"),
        of_group(Act.NOTE, comparison, comparison.groups[-1], "seen by whom?"),
        of_sentences(comparison, 2, 3, LINKED),
    ]
    kept_in(folder / "orla.newsdiff", Reading(articles), sources, Options()).file.change({one.key: one for one in made})
    return comparison


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "orla.newsdiff"],
        ["export", "orla.newsdiff", "--order", "telling"],
        ["export", "orla.newsdiff", "--format", "json"],
        ["export", "orla.newsdiff", "--format", "html"],
        ["export", "orla.newsdiff", "--format", "csv", "--view", "pairs"],
        ["diff", "orla.newsdiff"],
        ["diff", "orla.newsdiff", "--order", "telling"],
        ["diff", "--linear", "orla.newsdiff"],
        ["diff", "--linear", "--order", "telling", "orla.newsdiff"],
    ],
    ids=" ".join,
)
def test_every_export_honours_a_story(newsdiff, story, arguments):
    done = newsdiff(*arguments)
    assert (done.returncode, done.stderr) == (
        0,
        "newsdiff: no longer fits, note “seen by whom?”: nothing → “A crowd waited at the quay on Sunday evening.”\n",
    )
    assert "as in the video" in done.stdout
    for name in ("attribution · verb", "reporting verb differs", '"kind": "verb"'):
        assert name not in done.stdout


def test_only_what_was_reviewed_is_exported(newsdiff, folder, story):
    hedge = next(change for change in story.all_changes() if change.kind is Kind.HEDGE)
    one = of_change(Act.REVIEW, story, hedge, REVIEWED)
    open_story(folder / "orla.newsdiff", Options()).file.change({one.key: one})
    done = newsdiff("export", "orla.newsdiff", "--reviewed", "--format", "json")
    (found,) = json.loads(done.stdout)["comparisons"]
    assert [change["kind"] for group in found["groups"] for change in group["changes"]] == ["hedge"]
    assert found["part"] == "what was reviewed"


def test_linked_sentences_are_one_group_of_the_json(newsdiff, story):
    groups = json.loads(newsdiff("export", "orla.newsdiff", "--format", "json").stdout)["comparisons"][0]["groups"]
    assert [group["right"] for group in groups if "a3" in group["left"]] == [["b3", "b4"]]
    assert [change["remark"] for group in groups for change in group["changes"] if change["remark"]] == ["as in the video"]


def test_linked_sentences_are_one_statement_of_the_story(newsdiff, story):
    document = json.loads(newsdiff("export", "orla.newsdiff", "--view", "story", "--format", "json").stdout)
    assert {"a": ["a3"], "b": ["b3", "b4"]} in [one["cells"] for one in document["story"]["statements"]]
    assert document["comparisons"] == []


def test_the_advisory_line_honours_a_story(newsdiff, story):
    assert "changes attribution" in newsdiff("advisory", "wire.txt", "courier.txt").stdout
    assert "changes attribution" not in newsdiff("advisory", "orla.newsdiff").stdout


def test_without_the_story_nothing_is_corrected(newsdiff, story):
    assert "attribution · verb" in newsdiff("diff", "wire.txt", "courier.txt").stdout


def test_folded_lines_are_folded_in_exports(newsdiff, folder, story):
    articles = [read(folder / name) for name in ("wire.txt", "courier.txt")]
    one = of_block(articles[1], articles[1].blocks[-1].span, "folded")
    kept_in(folder / "orla.newsdiff", Reading(articles), ["wire.txt"], Options())
    opened = kept_in(
        folder / "fold.newsdiff", Reading(articles), [str(folder / n) for n in ("wire.txt", "courier.txt")], Options()
    )
    opened.file.change({one.key: one})
    done = newsdiff("diff", "fold.newsdiff")
    assert "furniture  A crowd waited" in done.stdout
    assert "only in B" in done.stdout


def test_a_story_opens_in_the_reader(reader, folder, story, monkeypatch):
    monkeypatch.chdir(folder)
    assert run(["orla.newsdiff"]) == 0
    assert [[Path(article.source).name for article in articles] for articles in reader] == [["wire.txt", "courier.txt"]]


def test_articles_are_opened_with_a_story(reader, folder, story, monkeypatch):
    monkeypatch.chdir(folder)
    assert run(["--story", "orla.newsdiff", "wire.txt", "courier.txt"]) == 0
    assert [len(articles) for articles in reader] == [2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--story", "x", "wire.txt", "courier.txt"], "is called x.newsdiff"),
        (["--story", "x.newsdiff", "wire.txt"], "two articles or more"),
        (["--story", "x.newsdiff"], "no such story file"),
        (["--story", "x.newsdiff", "orla.newsdiff"], "by itself"),
    ],
)
def test_a_story_that_cannot_be_kept_is_told(reader, folder, story, monkeypatch, capsys, arguments, said):
    monkeypatch.chdir(folder)
    assert run(arguments) in (2, 3)
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["diff", "orla.newsdiff", "wire.txt"], 2, "by itself"),
        (["open", "--story", "x", "wire.txt", "courier.txt"], 2, "terminal"),
        (["diff", "none.newsdiff"], 3, "no such story file"),
        (["export", "broken.newsdiff"], 3, "is no story file"),
    ],
)
def test_what_cannot_be_is_one_line(newsdiff, folder, story, arguments, code, said):
    (folder / "broken.newsdiff").write_text("{", encoding="utf-8")
    done = newsdiff(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1)
    assert said in done.stderr


def test_an_article_that_changed_says_what_no_longer_fits(newsdiff, folder, story):
    text = (folder / "wire.txt").read_text(encoding="utf-8")
    (folder / "wire.txt").write_text(text.replace("halt night crossings on Monday", "stop"), encoding="utf-8")
    done = newsdiff("export", "orla.newsdiff")
    assert done.returncode == 0
    assert "no longer fits, note “as in the video” of hedge" in done.stderr
    assert "attribution · verb" not in done.stdout
