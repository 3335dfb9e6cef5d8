"""Which lines of a page are the story: the two extractors, and how their answer is found again in the page."""

from __future__ import annotations

import pytest

from newsdiff.reading import extraction
from newsdiff.reading.extraction import main_lines, mark_main
from newsdiff.reading.pagelines import PageLine, scan

WALL = "The harbour wall of Port Lem fell on Tuesday night, the harbour master said."
BOARD = "The board said that it would answer every letter in due course."


def marked(page: list[str], story: list[str]) -> list[str]:
    lines = [PageLine(text) for text in page]
    mark_main(lines, story)
    return [line.text for line in lines if line.main]


def test_the_lines_of_the_story_are_found_whatever_their_marks_and_spaces() -> None:
    assert marked(["Home", WALL, "Share", BOARD], [f"- {WALL.replace(' ', '  ')}", BOARD.upper()]) == [WALL, BOARD]


def test_of_a_line_that_stands_twice_the_one_beside_the_story_is_its() -> None:
    lines = [PageLine(text) for text in (BOARD, "Most read", WALL, BOARD)]
    mark_main(lines, [WALL, BOARD])
    assert [line.main for line in lines] == [False, False, True, True]


def test_a_paragraph_the_extractors_joined_or_cut_is_found_by_its_words() -> None:
    assert marked(["Share this story now", WALL, BOARD], [f"{WALL} {BOARD}"]) == [WALL, BOARD]
    assert marked([f"{WALL} {BOARD}"], [WALL, BOARD]) == [f"{WALL} {BOARD}"]
    pieces = [" ".join(WALL.split()[at : at + 5]) for at in range(0, 15, 5)]
    assert marked(["Home", WALL, BOARD], [*pieces, BOARD]) == [WALL, BOARD]


def test_letters_and_their_marks_are_the_same_apart_and_together() -> None:
    assert marked(["Home", "Bo\u0308e ging fu\u0308r immer."], ["Böe ging für immer."]) == ["Bo\u0308e ging fu\u0308r immer."]


def test_the_cells_of_a_table_of_the_story_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trafilatura.extract", lambda *_, **__: f"{WALL}\n| ship | 4 |\n|---|---|\n|  | 5 |")
    assert marked(["Home", WALL, "ship", "4", "5", "Share"], extraction._by_trafilatura("")) == [WALL, "ship", "4", "5"]


def test_where_nothing_is_the_story_nothing_is_marked() -> None:
    assert marked([WALL, BOARD], []) == marked([WALL, BOARD], ["", "…"]) == []


OTHER = " ".join(f"sentence {number} of another story" for number in range(10))


@pytest.mark.parametrize(
    ("first", "second", "believed"),
    [
        ([WALL], [WALL, BOARD], True),
        ([WALL, "x" * 60], [WALL, BOARD], False),
        ([], [WALL, BOARD], True),
        ([OTHER], [OTHER, OTHER], True),
        ([OTHER], [WALL, BOARD] * 5, False),
    ],
    ids=["much lost", "little lost", "nothing found", "the same and more", "another part of the page"],
)
def test_the_second_opinion_is_believed_where_the_first_lost_much(
    first: list[str], second: list[str], believed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "_by_trafilatura", lambda _html: first)
    monkeypatch.setattr(extraction, "_by_readability", lambda _html: second)
    assert main_lines("<html>") == (second if believed else first)


def test_on_a_page_of_very_many_lines_only_the_faster_one_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "_by_trafilatura", lambda _html: [WALL])
    monkeypatch.setattr(extraction, "_by_readability", lambda _html: [BOARD])
    assert main_lines("<html>", extraction.MOST_LINES) == [WALL]
    assert main_lines("<html>", extraction.MOST_LINES + 1) == [BOARD]


def test_both_extractors_find_a_plain_story() -> None:
    html = f"<html><body><nav><a href=/>Home</a></nav><article>{f'<p>{WALL}</p><p>{BOARD}</p>' * 3}</article></body></html>"
    for extract in (extraction._by_trafilatura, extraction._by_readability):
        assert WALL in extract(html)


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>one<p>two", ["one", "two"]),
        ("one<br>two<br><br>three", ["one two", "three"]),
        ("<p>a <b>b</b><i>c</i> d</p>", ["a bc d"]),
        ("<script>x</script><style>y</style><noscript>z</noscript>seen", ["seen"]),
        ("<ul><li>one</li><li>two</li></ul>", ["one", "two"]),
        ("<table><tr><td>one</td><td>two</td></tr></table>", ["one", "two"]),
        ("<p>&amp; &lt;p&gt; &mdash;</p>", ["& <p> —"]),
        ("<p></p><div> </div>", []),
        ("<div>" * 5000 + "deep", ["deep"]),
    ],
)
def test_a_page_is_cut_into_the_lines_one_sees(html: str, texts: list[str]) -> None:
    assert [line.text for line in scan(html).lines] == texts


def test_lines_know_what_their_tags_say() -> None:
    html = (
        "<header><h1>Site</h1></header><main><h1>Title</h1><p class='article-byline'>Ann Roe</p><p hidden>secret</p>"
        "<figcaption>The wall. <span class=credit>Jo</span></figcaption><p><a href=x>link</a></p></main><footer>foot</footer>"
    )
    told = [(line.text, line.kind, line.place, line.hidden, round(line.linked)) for line in scan(html).lines]
    assert told == [
        ("Site", "title", "the page’s head", False, 0),
        ("Title", "title", "", False, 0),
        ("Ann Roe", "byline", "", False, 0),
        ("secret", "", "", True, 0),
        ("The wall. Jo", "caption", "", False, 0),
        ("link", "", "", False, 1),
        ("foot", "", "the page’s foot", False, 0),
    ]
