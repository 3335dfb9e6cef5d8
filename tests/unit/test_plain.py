"""Plain text to blocks: where paragraphs end, which role each has, what the page says of its article, and sentence labels."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.clean import clean
from newsdiff.model import Block, QuoteMarks, Role
from newsdiff.reading.datelines import dateline
from newsdiff.reading.language import language
from newsdiff.reading.lines import lines_of
from newsdiff.reading.plain import page
from newsdiff.reading.sources import read

Row = tuple[Role, str]


def pages() -> dict[str, list[Row]]:
    """The labelled pages: by name, their blocks with roles."""
    found: dict[str, list[Row]] = {}
    for line in Path(__file__).with_name("pages.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            rows = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            role, words = line.split(maxsplit=1)
            rows.append((Role(role), words.replace("~", "\n")))
    return found


PAGES = pages()


def pasted(rows: list[Row], separator: str) -> str:
    return "".join(words + (" " if role is Role.DATELINE else separator) for role, words in rows)


def blocks(text: str) -> list[Row]:
    return [(block.role, block.span.of(text)) for block in page(text).blocks]


def roles(text: str) -> list[str]:
    return [block.role.value for block in page(text).blocks]


@pytest.mark.parametrize("separator", ["\n\n", "\n", "\n \n\n"], ids=["blank lines", "no blank lines", "several"])
@pytest.mark.parametrize("name", PAGES)
def test_every_block_of_a_labelled_page_has_its_role(name: str, separator: str) -> None:
    rows = PAGES[name]
    assert blocks(pasted(rows, separator)) == rows


@pytest.mark.parametrize(
    ("name", "title", "outlet", "byline", "published"),
    [
        ("local paper", "Strike over: ferries sail again Friday", "The Port Lem Gazette", "Jane Doe", "2031-03-06"),
        ("wire copy", "Port Lem harbour to reopen after pilots accept deal", "Coastwire", "", "2031-03-06"),
        (
            "date above the title",
            "Pilots' strike in Port Lem ends with compromise",
            "The Coast Times",
            "ANN LEE and TOM ROE",
            "2031-03-07",
        ),
        (
            "updated twice",
            "Harbour chiefs accused of putting lives at risk over plan to cut night pilots",
            "",
            "SAM ORTIZ FOR COASTMAIL",
            "2031-03-05",
        ),
        ("blog", "Harbour Deal Ends Four-Day Strike", "Coastwire", "admin", "2031-03-07"),
        ("body alone", "", "", "", None),
    ],
)
def test_a_page_says_title_outlet_byline_and_day(
    name: str, title: str, outlet: str, byline: str, published: str | None
) -> None:
    about = page(pasted(PAGES[name], "\n\n")).metadata
    assert (about.title, about.outlet, about.byline, about.published) == (title, outlet, byline, published)


def test_one_paragraph_is_all_body() -> None:
    for text in ("Share", "12", "Subscribe to our newsletter", "The harbour closed.", "No end mark here"):
        assert roles(text) == ["body"]


def test_sentences_alone_are_all_body() -> None:
    assert roles("The harbour closed.\nNobody was hurt.\nIt is to open again on Friday at noon.") == ["body"] * 3


def test_a_short_line_between_paragraphs_is_a_sub_head_and_stays_body() -> None:
    text = pasted(PAGES["sub-heads"], "\n\n")
    assert (Role.BODY, "The politics") in blocks(text)


def test_the_title_is_read_without_markdown_and_without_the_outlet() -> None:
    story = "The harbour of Port Lem closed on Friday after a storm, officials said."
    assert page(f"# Harbour shut\n\n{story}").metadata.title == "Harbour shut"
    about = page(f"Harbour shut for a third day | The Lem Gazette\n\n{story}").metadata
    assert (about.title, about.outlet) == ("Harbour shut for a third day", "The Lem Gazette")
    assert page(f"Harbour shut - and nobody cares\n\n{story}").metadata.title == "Harbour shut - and nobody cares"


def test_front_matter_is_furniture_and_fills_the_fields() -> None:
    story = "The harbour of Port Lem closed on Friday after a storm, officials said."
    fields = 'title: "Harbour shut"\nauthor: Ann Lee\nsource: The Lem Gazette\ndate: 2031-03-04\ntags:\n  - storm'
    text = f"---\n{fields}\n---\n\n{story}\n"
    found = page(text)
    assert [block.role for block in found.blocks] == [Role.FURNITURE, Role.BODY]
    about = found.metadata
    assert (about.title, about.outlet, about.byline, about.published) == (
        "Harbour shut",
        "The Lem Gazette",
        "Ann Lee",
        "2031-03-04",
    )


def test_fields_below_a_title_are_front_matter_without_dashes_too() -> None:
    found = page("Title: Wall falls\nDate: 2031-03-04 20:00\nAuthor: Ida Brook\n\nThe wall fell on Tuesday, the board said.")
    assert (found.metadata.title, found.metadata.byline, found.metadata.published) == ("Wall falls", "Ida Brook", "2031-03-04")
    assert [block.role for block in found.blocks] == [Role.FURNITURE, Role.BODY]


@pytest.mark.parametrize(
    "text", ["Title: Wall falls\n\nThe wall fell.", "Quill: I go.\nRoe: Stay.\n\nThey left.", "Title: x\nIt fell."]
)
def test_a_line_that_begins_like_a_field_is_not_front_matter(text: str) -> None:
    assert not any(block.reason == "front matter" for block in page(text).blocks)


def test_a_row_of_dashes_is_not_front_matter() -> None:
    assert roles("---\nThe harbour closed on Friday, officials said.\n---\n") == ["furniture", "body", "furniture"]


WRAPPED = (
    "The harbour of Port Lem closed on Friday after a storm tore a hole\n"
    "in its outer wall, officials said.\n"
    "Two boats broke loose and were driven onto the rocks below the old\n"
    "lighthouse. Nobody was hurt.\n"
)


def test_a_paragraph_wrapped_by_hand_is_one_block() -> None:
    assert len(lines_of(WRAPPED)) == 2
    assert len(lines_of(WRAPPED.replace("said.\n", "said.\n\n"))) == 2


def test_sentences_of_about_the_same_length_are_not_taken_for_wrapped_lines() -> None:
    sentence = "The harbour of Port Lem closed on Friday after a storm, officials said.\n"
    assert len(lines_of(sentence * 5)) == 5


def test_short_lines_are_not_taken_for_wrapped_lines() -> None:
    assert len(lines_of("Home\nNews\nSport\nBusiness\nWeather\nTravel\nHealth\n")) == 7


@pytest.mark.parametrize(
    ("paragraph", "place", "agency"),
    [
        ("PORT LEM (Coastwire) - The harbour", "PORT LEM (Coastwire) -", "Coastwire"),
        ("PORT LEM, Jan. 6 (Coastwire) -- The harbour", "PORT LEM, Jan. 6 (Coastwire) --", "Coastwire"),
        ("(Coastwire) – The harbour", "(Coastwire) –", "Coastwire"),
        ("Jan 6 (Coastwire) - The harbour", "Jan 6 (Coastwire) -", "Coastwire"),
        ("PORT LEM, Marland (AP) — “We won,” he said", "PORT LEM, Marland (AP) —", "AP"),
        ("(AP)The harbour", "(AP)", "AP"),
        ("PORT LEM — The harbour", "PORT LEM —", ""),
        ("ST. JOHN'S, Marland — The harbour", "ST. JOHN'S, Marland —", ""),
        ("PORT LEM/EAST QUAY - The harbour", "PORT LEM/EAST QUAY -", ""),
        ("Port Lem, March 4 – The harbour", "Port Lem, March 4 –", ""),
        ("PORT LEM: The harbour", "PORT LEM:", ""),
    ],
)
def test_a_dateline_is_known_by_its_form(paragraph: str, place: str, agency: str) -> None:
    found = dateline(paragraph)
    assert found
    assert (paragraph[: found.length], found.agency) == (place, agency)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The harbour - a busy one - closed.",
        "Carl Voss — who leads the union — said the deal was fair, and that the pilots would be back at work by Friday.",
        "BREAKING: The harbour has closed.",
        "Voss: We will not yield.",
        "Dora Quell (58) - who chairs the board - said so.",
        "He said: “The harbour is closed.”",
        "Hunger — not war — was the cause.",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(paragraph: str) -> None:
    assert dateline(paragraph) is None


def test_a_dateline_in_small_letters_needs_a_whole_paragraph() -> None:
    lead = "Port Lem- The harbour closed on Friday after a storm tore a hole in its outer wall, officials said late at night."
    assert blocks(lead)[0] == (Role.DATELINE, "Port Lem-")


def test_paragraph_numbers_count_the_body_alone() -> None:
    found = page(pasted(PAGES["wire copy"], "\n\n")).blocks
    assert [block.paragraph for block in found if block.role is Role.BODY] == [1, 2, 3, 4]
    assert {block.paragraph for block in found if block.role is not Role.BODY} == {0}


def test_every_block_that_is_no_body_says_why() -> None:
    for rows in PAGES.values():
        assert all(bool(block.reason) == (block.role is not Role.BODY) for block in page(pasted(rows, "\n")).blocks)


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("The talks are to go on next week, she said. Marland Press", ["body", "credit"]),
        ("The talks are to go on next week, she said. (Reporting by Ann Lee)", ["body", "credit"]),
        ("The talks are to go on next week, she said.Sign up for our newsletter", ["body", "furniture"]),
        ("AdvertisementThe talks are to go on next week, Dora Quell said.", ["furniture", "body"]),
        ("The talks are to go on next week, said Michael R. Bloomberg.", ["body"]),
        ("The talks were shown on the programme Meet the Press.", ["body"]),
        ("The talks are to go on. He had one word of advice. Listen.", ["body"]),
    ],
)
def test_what_is_glued_to_a_paragraph_is_cut_off(line: str, cut: list[str]) -> None:
    before = "The harbour of Port Lem closed on Friday after a storm, officials said."
    assert roles(f"{before}\n\n{line}")[1:] == cut


def test_sentences_are_called_by_paragraph_and_by_role() -> None:
    article = read(pasted(PAGES["newsletter box in the story"], "\n\n"))
    labels = [sentence.label for sentence in article.sentences]
    assert labels[:4] == ["title", "standfirst s1", "caption 1 s1", "caption 1 s2"]
    assert labels[4:] == ["¶1s1", "¶2s1", "¶3s1", "¶4s1", "¶5s1"]
    assert len(set(labels)) == len(labels)


def test_furniture_has_no_sentences_and_no_quotations() -> None:
    article = read(pasted(PAGES["shouted prompts"], "\n\n"))
    furniture = [block.span for block in article.blocks if block.role is Role.FURNITURE]
    spans = [sentence.span for sentence in article.sentences] + [quotation.reach for quotation in article.quotations]
    assert not any(span.overlaps(other) for span in spans for other in furniture)
    assert article.quotations


def test_quote_marks_are_judged_by_the_body_alone() -> None:
    lost = pasted(PAGES["quote marks lost"], "\n")
    assert read(f"“Pilots' strike”: the aftermath\n\n{lost}").quote_marks is QuoteMarks.LOST
    assert read(pasted(PAGES["broadcaster"], "\n")).quote_marks is QuoteMarks.KEPT


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The harbour was closed on Friday, and nobody knows when it will open.", "en"),
        ("Der Hafen wurde am Freitag geschlossen, und niemand weiß, wann er wieder öffnet.", "und"),
        ("Le port a été fermé vendredi, et personne ne sait quand il va rouvrir.", "und"),
        ("El puerto fue cerrado el viernes y nadie sabe cuándo volverá a abrir.", "und"),
        ("De haven werd vrijdag gesloten en niemand weet wanneer hij weer open gaat.", "und"),
        ("港は金曜日に閉鎖された。", "und"),
        ("", "und"),
    ],
)
def test_english_is_known_by_its_function_words(text: str, code: str) -> None:
    assert language(text) == code


SCRAPS = st.sampled_from(
    "By Ann Lee;3 March 2031;Share;Read more;PORT LEM (Coastwire) -;The harbour closed on Friday, officials said.;# Head;---;"
    "title: x;Getty Images;(Getty Images);Source: Coastwire;Please support our journalism with a donation.;AdvertisementThe;"
    "skip advertisement;end of advertisement;a long line without any end mark;1/2;“;”;.;?;(;|;@;é;\u200d;\n;\n\n; ;\xa0".split(
        ";"
    )
)


@given(st.one_of(st.text(), st.lists(SCRAPS).map("".join), st.lists(SCRAPS).map(" ".join), st.lists(SCRAPS).map("\n".join)))
def test_blocks_hold_every_character_that_is_no_space_once_and_in_order(raw: str) -> None:
    text = clean(raw).text
    found = page(text).blocks
    assert [block.span.of(text) for block in found] == [block.span.of(text).strip() for block in found]
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    assert outside(text, found).strip() == ""
    assert bool(found) == bool(text.strip())


def outside(text: str, found: tuple[Block, ...]) -> str:
    """The characters in no block."""
    ends = [0, *(block.span.end for block in found)]
    starts = [*(block.span.start for block in found), len(text)]
    return "".join(text[end:start] for end, start in zip(ends, starts, strict=True))


@given(st.lists(SCRAPS, min_size=1).map("\n".join))
def test_sentences_lie_inside_blocks_and_in_order(raw: str) -> None:
    text = clean(raw).text
    if not text.strip():
        return
    article = read(f"{text}\n")
    for one, two in pairwise(article.sentences):
        assert one.span.end <= two.span.start
    for sentence in article.sentences:
        assert sum(block.span.covers(sentence.span) for block in article.blocks) == 1


@pytest.mark.parametrize(
    "text",
    [
        "'.\"" * 100_000,
        "x.[1" * 50_000,
        ". " * 100_000,
        "“a " * 60_000,
        "(" * 200_000,
        "aB" * 100_000,
        "A: " * 60_000,
        "1 " * 90_000,
        "Ab\n" * 20_000,
    ],
    ids=["quotes", "brackets", "dots", "openings", "parentheses", "joints", "labels", "numbers", "lines"],
)
def test_pathological_text_is_cut_in_linear_time(text: str) -> None:
    def taken(part: str) -> float:
        started = process_time()
        page(part)
        return process_time() - started

    assert taken(text) < 8 * taken(text[: len(text) // 4]) + 0.2  # of the square it would be sixteen times as much
