from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from newsdiff.model import Comparison, Group, Relation, Role
from newsdiff.writing.order import Order
from newsdiff.writing.terminal import render
from newsdiff.writing.typeset import Look

PIPE = Look()
ESCAPES = re.compile(r"\x1b\[[\d;]*m")


def only(article, words: str) -> Comparison:
    """Two articles with nothing in common, the left of which says this."""
    left, right = article([(Role.BODY, [words])], title=words, source="a"), article([(Role.BODY, ["x"])], source="b")
    return Comparison(left, right, (Group((0,), (), 0.0, Relation.LEFT_ONLY), Group((), (0,), 0.0, Relation.RIGHT_ONLY)))


def test_in_a_pipe_each_text_is_one_line_with_its_marks_in_brackets(pair):
    lines = render(pair, PIPE).splitlines()
    assert " ~ ❝ A ¶1s1 The Orla line [-will-] halt night crossings on Monday[-, its director said-]." in lines
    assert "     B ¶2s1 The Orla line {+could+} halt night crossings on Monday." in lines


def test_in_a_pipe_nothing_is_wrapped_and_nothing_coloured(article):
    text = render(only(article, "word " * 500), PIPE)
    assert max(map(len, text.splitlines())) > 2000
    assert "\x1b" not in text


@pytest.mark.parametrize(
    "mark",
    [" ~ ❝ A ¶1s1", " ~>❝ A ¶2s1", " ≃   A ¶3s1", " ≈↪  A ¶4s1", " =   A=B ¶5s1", " −   A ¶6s1", " +   B ¶6s1"],
)
def test_the_gutter_says_how_the_texts_relate(pair, mark):
    assert any(line.startswith(mark) for line in render(pair, PIPE).splitlines())


def test_from_100_cells_on_the_texts_stand_side_by_side(pair):
    wide, narrow = (render(pair, Look(width=width)) for width in (100, 99))
    assert re.search(r"¶6s1 Its oldest ship was built in 1961\. +│", wide)
    assert "│" not in narrow


@pytest.mark.parametrize("width", [20, 60, 99, 100, 101, 160])
def test_no_line_is_wider_than_the_terminal(article, width):
    comparison = only(article, "静かな夜の港で船が燃えた。" * 6 + "word " * 20 + "x" * 200 + " e\u0301 👨‍👩‍👧 🇫🇷")
    assert max(map(cell_len, render(comparison, Look(width=width)).splitlines())) <= width


def test_who_said_what_gives_both_versions_of_the_same_words_and_what_changed(pair):
    lines = render(pair, PIPE).splitlines()
    at = lines.index("Who said what")
    assert lines[at + 2 : at + 6] == [
        "     A ¶2s1 ↔ B ¶3s1  Marta Quill → Ms Quill (Marta Quill)  said (neutral) → claimed (neutral)  direct → unmarked",
        "     A We have lost two engines, / and cannot risk a third.",
        "     B We have lost two engines and cannot risk a third",
        "     changed  verb said, → claimed; joined 2 quotations → 1 quotation",
    ]
    assert lines[at + 7 : at + 9] == [
        "     A ¶2s2  She (Marta Quill)  added (neutral)  indirect",
        "     A fares would be repaid",
    ]


def test_in_the_order_of_telling_the_changes_stand_by_weight_in_the_place_of_the_sentences(pair):
    lines = render(pair, PIPE, Order.TELLING).splitlines()
    at = lines.index("Changes, most telling first")
    listed = lines[at + 1 : lines.index("", at)]
    assert listed[0].startswith("     A ¶1s1  attribution · dropped  , its director said → (nothing)")
    assert listed[-1].startswith("     A ¶2s1 ↔ B ¶3s1  style · punctuation")
    assert len(listed) == sum(1 for _ in pair.all_changes())
    assert "Who said what" in lines


def test_colours_replace_the_brackets_and_change_nothing_else(pair):
    plain, colored = render(pair, Look(width=120)), render(pair, Look(width=120, color=True))
    assert "[-" not in colored
    assert ESCAPES.search(colored)
    assert "strike" not in colored
    words = [re.sub(r"\[-|-\]|\{\+|\+\}|\s", "", text) for text in (plain, ESCAPES.sub("", colored))]
    assert sorted(words[0]) == sorted(words[1])


def test_in_ascii_only_the_words_of_the_articles_keep_other_characters(article, pair):
    assert render(pair, replace(PIPE, ascii_only=True)).isascii()
    assert render(pair, Look(width=120, ascii_only=True)).isascii()
    assert "café → ¶" in render(only(article, "café → ¶"), replace(PIPE, ascii_only=True))


@pytest.mark.parametrize("look", [PIPE, Look(width=120), Look(width=70, color=True)], ids=["pipe", "columns", "colour"])
@pytest.mark.parametrize("words", ["[red]alert[/red] [bold", "[/foo]", "[link=file:///x]y[/link]", ":smile: \\[b]"])
def test_markup_in_an_article_is_shown_as_it_is(article, words, look):
    assert words in ESCAPES.sub("", render(only(article, words), look))


@pytest.mark.parametrize("look", [PIPE, Look(width=120)], ids=["pipe", "columns"])
def test_what_got_past_the_gate_is_made_visible(article, look):
    text = render(only(article, "a\x1b[2Jb\u202ec"), look)
    assert "a␛[2Jb" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_articles_without_a_difference_give_one_line(article):
    left, right = (article([(Role.BODY, ["One.", "Two."])], source=source) for source in "ab")
    same = tuple(Group((n,), (n,), 1.0, Relation.SAME) for n in range(2))
    assert render(Comparison(left, right, same), PIPE) == "no differences\n"
    assert render(Comparison(left, right, (replace(same[0], moved=True), same[1])), PIPE) != "no differences\n"


def test_articles_with_nothing_in_common_are_said_to_be_so(article):
    assert "Nothing in common" in render(only(article, "x"), PIPE)


def test_what_is_folded_is_counted_and_begun(pair):
    assert "1 line folded in B:\n     furniture  Sign up for our letter | 12 shares Thank you!" in render(pair, PIPE)
