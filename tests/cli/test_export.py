from __future__ import annotations

import json

import pytest


def test_markdown_goes_to_standard_output_by_default(process):
    done = process("export", "wire.txt", "courier.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# newsdiff: 2 articles compared")


@pytest.mark.parametrize(
    ("options", "begins"),
    [
        (["-o", "out.json"], "{"),
        (["-o", "out.md"], "#"),
        (["-o", "out.txt", "--format", "json"], "{"),
        (["-o", "out"], "#"),
    ],
    ids=["json by name", "markdown by name", "as told", "default"],
)
def test_the_format_follows_the_option_else_the_name_of_the_file(newsdiff, folder, options, begins):
    assert newsdiff("export", "wire.txt", "courier.txt", *options).returncode == 0
    assert (folder / options[1]).read_text(encoding="utf-8").startswith(begins)


def test_a_name_that_says_nothing_of_a_format_is_refused(newsdiff, folder):
    done = newsdiff("export", "wire.txt", "courier.txt", "-o", "out.xyz")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert not (folder / "out.xyz").exists()


def test_an_existing_file_is_replaced_only_with_force(newsdiff, folder):
    (folder / "report.md").write_text("mine")
    refused = newsdiff("export", "wire.txt", "courier.txt", "-o", "report.md")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "--force" in refused.stderr
    assert (folder / "report.md").read_text() == "mine"
    assert newsdiff("export", "wire.txt", "courier.txt", "-o", "report.md", "--force").returncode == 0
    assert (folder / "report.md").read_text(encoding="utf-8") != "mine"


def test_a_report_can_begin_with_the_most_telling_changes(newsdiff):
    done = newsdiff("export", "--order", "telling", "wire.txt", "courier.txt")
    assert "### Changes, most telling first" in done.stdout


def test_json_keeps_the_order_of_the_articles_and_says_how_to_sort(newsdiff):
    done = newsdiff("export", "--order", "telling", "--format", "json", "wire.txt", "courier.txt")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "weight" in done.stderr


def test_a_part_is_named_by_class_kind_or_relation(newsdiff):
    done = newsdiff("export", "wire.txt", "courier.txt", "--only", "hedge", "--only", "left_only", "--format", "json")
    (found,) = json.loads(done.stdout)["comparisons"]
    assert {change["kind"] for group in found["groups"] for change in group["changes"]} <= {"hedge"}
    assert found["part"] == "only hedge, left_only"
    refused = newsdiff("export", "wire.txt", "courier.txt", "--only", "hegde")
    assert (refused.returncode, refused.stderr) == (
        2,
        "newsdiff: 'hegde' is no class, kind or relation; did you mean hedge?\n",
    )


def test_all_pairs_are_compared_in_the_order_given(newsdiff):
    done = newsdiff("export", "courier.txt", "wire.txt", "copy.txt", "--format", "json")
    document = json.loads(done.stdout)
    assert [article["source"] for article in document["articles"]] == ["courier.txt", "wire.txt", "copy.txt"]
    assert [(one["left"], one["right"]) for one in document["comparisons"]] == [("a", "b"), ("a", "c"), ("b", "c")]


def test_every_body_sentence_is_in_exactly_one_group(newsdiff):
    document = json.loads(newsdiff("export", "wire.txt", "courier.txt", "--format", "json").stdout)
    for side, article in zip(("left", "right"), document["articles"], strict=True):
        grouped = [name for group in document["comparisons"][0]["groups"] for name in group[side]]
        body = [sentence["id"] for sentence in article["sentences"] if sentence["role"] == "body"]
        assert sorted(name for name in grouped if name in body) == sorted(body)


def test_the_same_input_gives_the_same_output(process):
    once, again = (
        process("export", "wire.txt", "courier.txt", "--format", "json", env={"PYTHONHASHSEED": seed}).stdout for seed in "12"
    )
    assert once == again != ""


def test_output_is_utf_8_whatever_the_terminal_speaks(process):
    done = process("export", "wire.txt", "courier.txt", env={"PYTHONIOENCODING": "ascii"})
    assert "¶1s1" in done.stdout


@pytest.mark.parametrize("form", ["markdown", "html", "json", "csv"])
@pytest.mark.parametrize("view", ["story", "quotes", "numbers", "names", "pairs"])
def test_every_part_is_written_in_every_format(newsdiff, form, view):
    done = newsdiff("export", "wire.txt", "courier.txt", "--format", form, "--view", view)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "csv", "--view", "all"], "one part at a time"),
        (["--format", "csv", "--order", "telling"], "keeps the order"),
        (["--view", "nonsense"], "nonsense"),
        (["--versions", "a,x"], "letters"),
        (["--versions", "a"], "letters"),
        (["--versions", "a,b", "--versions", "b,a"], "one chain"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_written_is_refused_in_one_line(newsdiff, options, said):
    done = newsdiff("export", "wire.txt", "courier.txt", *options)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr


def test_a_table_goes_to_a_file_as_it_goes_to_standard_output(newsdiff, folder):
    assert newsdiff("export", "wire.txt", "courier.txt", "-o", "out.csv").returncode == 0
    written = (folder / "out.csv").read_text(encoding="utf-8")
    assert written == newsdiff("export", "wire.txt", "courier.txt", "--format", "csv").stdout
    assert written.startswith('\ufeff"statement"')


def test_versions_named_by_letters_are_a_chain_of_the_story(newsdiff):
    done = newsdiff("export", "wire.txt", "courier.txt", "copy.txt", "--format", "json", "--versions", "a,b")
    chains = json.loads(done.stdout)["story"]["chains"]
    assert [chain["versions"] for chain in chains] == [["a", "b"]]


def test_stats_count_each_article(newsdiff):
    done = newsdiff("stats", "wire.txt", "courier.txt", "--format", "json")
    assert [(one["article"], one["sentences"]) for one in json.loads(done.stdout)] == [("a", 3), ("b", 4)]
    assert newsdiff("stats", "wire.txt", "courier.txt").stdout.splitlines()[1].startswith("A")


def test_the_advisory_line_is_printed_alone(newsdiff):
    done = newsdiff("advisory", "wire.txt", "courier.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("(Removes attribution to director")
    assert done.stdout.endswith(")\n")
    assert len(newsdiff("advisory", "wire.txt", "courier.txt", "--length", "50").stdout) <= 51


def test_versions_that_are_alike_have_no_advisory_line(newsdiff):
    done = newsdiff("advisory", "wire.txt", "copy.txt")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (0, "", 1)
