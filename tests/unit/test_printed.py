"""From printed lines to paragraphs: columns, pages, divided words, running heads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsdiff.reading.printed import PrintedLine, paragraphs

WIDTH = 200.0


def column(
    *texts: str, number: int = 0, page: int = 0, left: float = 50.0, top: float = 0.2, size: float = 10.0
) -> list[PrintedLine]:
    """A column of full lines, but for the last; a text that begins with two spaces is set in."""
    lines = []
    for index, text in enumerate(texts):
        start = left + (size if text.startswith("  ") else 0)
        end = left + WIDTH if index < len(texts) - 1 else left + WIDTH / 2
        lines.append(PrintedLine(text.strip(), start, end, top + index / 50, size, column=number, page=page))
    return lines


def texts(*pages: list[PrintedLine], kind: str | None = None) -> list[str]:
    return [one["text"] for one in paragraphs(pages) if not one["reason"] and (kind is None or one["kind"] == kind)]


def test_lines_of_a_paragraph_are_one_text_again() -> None:
    assert texts(column("The wall fell", "on Tuesday night", "in the storm.")) == [
        "The wall fell on Tuesday night in the storm."
    ]


def test_an_indent_begins_a_paragraph() -> None:
    lines = column("  The wall fell", "on Tuesday.", "  Nobody was", "hurt.")
    assert texts(lines) == ["The wall fell on Tuesday.", "Nobody was hurt."]


def test_a_short_line_that_ends_a_sentence_ends_a_paragraph() -> None:
    assert texts(column("The wall fell.") + column("Nobody was hurt", "by it.")) == ["The wall fell.", "Nobody was hurt by it."]


def test_a_divided_word_is_made_whole() -> None:
    assert texts(column("the har-", "bour wall")) == ["the harbour wall"]


def test_a_hyphen_the_word_has_elsewhere_too_is_kept() -> None:
    assert texts(column("a well-meant letter and a well-", "meant answer")) == ["a well-meant letter and a well-meant answer"]


def test_a_hyphen_before_a_name_is_kept() -> None:
    assert texts(column("the Lem-", "Orla line")) == ["the Lem- Orla line"]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    first = column("The wall fell", "on Tuesday in", number=0)
    second = column("the storm and", "the rain of", number=1, left=300)
    third = column("that night.", page=1)
    assert texts(first + second, third) == ["The wall fell on Tuesday in the storm and the rain of that night."]


def test_a_paragraph_that_ended_does_not_go_on() -> None:
    assert texts(column("The wall", "fell."), column("it was late.", page=1)) == ["The wall fell.", "it was late."]


def test_the_largest_line_of_the_first_page_is_the_title_and_other_large_ones_are_headings() -> None:
    page = (
        column("Wall falls", "in storm", size=20, number=0)
        + column("The wall", "fell.", number=1)
        + column("Warnings", size=14, number=2)
    )
    page += column("The board", "knew.", number=3)
    assert texts(page, kind="title") == ["Wall falls in storm"]
    assert texts(page, kind="heading") == ["Warnings"]


def reasons(*pages: list[PrintedLine]) -> dict[str, str]:
    return {one["text"]: one["reason"] for one in paragraphs(pages) if one["reason"]}


def test_what_every_page_repeats_is_no_text() -> None:
    pages = [
        column(f"Port Lem Gazette, page {number}", top=0.03, page=number, number=0)
        + column(f"Text of page {number} that", "says a thing.", page=number, number=1)
        + column(str(number), top=0.97, page=number, number=2)
        for number in range(3)
    ]
    assert reasons(*pages) == {
        **{f"Port Lem Gazette, page {number}": "the same on most pages" for number in range(3)},
        **{str(number): "page number" for number in range(3)},
    }


def test_what_a_browser_prints_around_a_page_is_no_text() -> None:
    head = [*column("3/4/31, 10:32 AM", top=0.02), *column("Wall falls | Gazette", top=0.02, left=300, number=1)]
    foot = [*column("https://gazette.example/wall", top=0.97, number=2), *column("1/2", top=0.97, left=300, number=3)]
    said = reasons(head + column("The wall fell", "on Tuesday.", number=4) + foot)
    assert set(said) == {"3/4/31, 10:32 AM", "Wall falls | Gazette", "https://gazette.example/wall", "1/2"}


LINES = st.builds(
    PrintedLine,
    st.text(st.sampled_from("ab -.A1‐"), min_size=1, max_size=12).map(str.strip).filter(bool),
    st.floats(0, 300),
    st.floats(300, 600),
    st.floats(0, 1),
    st.floats(0, 30),
    st.booleans(),
    st.integers(0, 3),
    st.integers(0, 2),
)


@given(st.lists(st.lists(LINES, max_size=8), max_size=4))
def test_no_letter_is_lost_and_none_invented(pages: list[list[PrintedLine]]) -> None:
    def letters(words: list[str]) -> list[str]:
        return sorted("".join(words).replace(" ", "").replace("-", "").replace("‐", ""))

    assert letters([one["text"] for one in paragraphs(pages)]) == letters([line.text for page in pages for line in page])


def test_lines_that_stand_apart_are_no_paragraph_together() -> None:
    assert texts(column("4 March 2031") + column("x", number=1) + column("The wall", number=2)) == [
        "4 March 2031 x",
        "The wall",
    ]
