"""What stands around the title of a pasted page, and around the credit of a picture: roles given by neighbours."""

from __future__ import annotations

import pytest

from newsdiff.model import Role
from newsdiff.reading.plain import page

STORY = [
    "The harbour of Port Lem closed on Friday after a storm tore a hole in its outer wall, officials said.",
    "Two boats broke loose and were driven onto the rocks below the lighthouse.",
    "Nobody was hurt, a spokeswoman for the coastguard said, but one crew spent the night on the water.",
    "The wall is to be mended within a week.",
]


@pytest.mark.parametrize(
    ("words", "maker"),
    [
        ("Dora Quell, the harbour master, back on dry land", "Pic: Ann Lee"),
        ("Boats wait in the harbour of Port Lem on July 8, 2032.", "Photo credit: Ann Lee | The Gazette"),
    ],
)
def test_what_stands_above_the_credit_of_a_picture_describes_it(words: str, maker: str) -> None:
    blocks = page("\n\n".join([*STORY[:2], words, maker, *STORY[2:]])).blocks
    assert [block.role for block in blocks] == [Role.BODY] * 2 + [Role.CAPTION, Role.CREDIT] + [Role.BODY] * 2


@pytest.mark.parametrize(
    "line",
    [
        "Why the wall broke",
        "The wall is to be mended within a week at most.",
        "“It is safe,” said Dora Quell, who owns a house there",
    ],
)
def test_a_paragraph_or_a_sub_head_above_the_credit_of_a_picture_is_body(line: str) -> None:
    blocks = page("\n\n".join([*STORY[:2], line, "Photo: Ann Lee/Coastwire", *STORY[2:]])).blocks
    assert blocks[2].role is Role.BODY


HEAD_TITLE = "Storm tears hole in harbour wall at Port Lem"


@pytest.mark.parametrize(
    ("above", "below", "role"),
    [
        ("", "Ann Lee, columnist", Role.BYLINE),
        ("", "Ann Lee, Marland Press", Role.BYLINE),
        ("", "Lem News staff", Role.BYLINE),
        ("", "UNSI", Role.BYLINE),
        ("The Morning Skiff", "", Role.OUTLET),
        ("La Tribuna", "", Role.OUTLET),
        ("Support the Tribune", "", Role.FURNITURE),
        ("News | Weather | Sports | Contests", "", Role.FURNITURE),
        ("Home / News / Coast", "", Role.FURNITURE),
        ("", HEAD_TITLE, Role.TITLE),
        ("", "Boats on the rocks at dawn. ANN LEE", Role.CAPTION),
        ("", "Boats on the rocks, seen before the storm (Ann LEE)", Role.CAPTION),
    ],
)
def test_a_line_of_the_head_has_its_role(above: str, below: str, role: Role) -> None:
    text = "\n".join(filter(None, [above, HEAD_TITLE, below, "March 4, 2031", *STORY]))
    blocks = page(text).blocks
    found = {block.span.of(text): block.role for block in blocks}
    assert found[above or below] is role
    assert next(block.role for block in blocks if block.span.of(text) == HEAD_TITLE) is Role.TITLE


def test_the_house_above_the_title_is_known_by_its_address() -> None:
    text = "\n\n".join(["Kandoro Lantern", HEAD_TITLE, "March 4, 2031", *STORY, "ann@kandorolantern.example"])
    assert page(text).metadata.outlet == "Kandoro Lantern"


def test_todays_date_above_the_title_does_not_end_the_head() -> None:
    text = "\n".join(["Friday, March 14, 2031", HEAD_TITLE, "Two boats broke loose and nobody was hurt.", "By Ann Lee", *STORY])
    assert [block.role for block in page(text).blocks][1:4] == [Role.TITLE, Role.STANDFIRST, Role.BYLINE]


def test_a_dateline_on_a_line_of_its_own_is_no_byline() -> None:
    text = "\n".join([HEAD_TITLE, "PORT LEM, 14 March 2031 (Coastwire) -", *STORY])
    assert page(text).blocks[1].role is Role.DATELINE
