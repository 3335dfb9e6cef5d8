"""Boxes and captions a page has around its story, known by their headings and their places."""

from __future__ import annotations

import pytest

from newsdiff.model import Role
from newsdiff.reading.plain import page

STORY = [
    "Harbour shut for a third day",
    "By Ann Lee",
    "3 March 2031",
    "The harbour of Port Lem stayed shut on Monday after a ferry struck the old stone pier in fog and sank beside it.",
    "Nobody was hurt, and the ferry’s owner hopes to have it raised before the weekend, the harbour board says.",
    "The pier was built in 1887 by convicts, who signed their names on the under side of every tenth stone of it.",
]


def roles(lines: list[str]) -> dict[str, Role]:
    text = "\n\n".join(lines)
    return {block.span.of(text): block.role for block in page(text).blocks}


def test_comments_are_not_the_story() -> None:
    below = [
        "Comments (2)",
        "Sort by: Newest",
        "Lem1",
        "2 hours ago",
        "I have sailed past that pier since I was a boy.",
        "Reply",
    ]
    found = roles([*STORY, *below])
    assert all(found[line] is Role.FURNITURE for line in below)
    assert found[STORY[-1]] is Role.BODY


def test_a_heading_without_comments_below_it_heads_the_story_on() -> None:
    found = roles([*STORY[:4], "Discussion", *STORY[4:]])
    assert found[STORY[4]] is found[STORY[5]] is Role.BODY


def test_teasers_under_related_are_furniture() -> None:
    below = [
        "Related",
        "Pier bill passes $3m",
        "The storm took 40 metres of it.",
        "Who built the pier",
        "A walk along its stones.",
    ]
    found = roles([*STORY, *below])
    assert [found[line] for line in below] == [Role.FURNITURE] * 5


def test_a_story_that_goes_on_below_related_is_the_story() -> None:
    found = roles([*STORY[:4], "Related", "Pier bill passes $3m", *STORY[4:]])
    assert found[STORY[4]] is found[STORY[5]] is Role.BODY


def test_a_note_on_the_author_is_furniture() -> None:
    below = ["About the author", "Ann Lee has reported on the coast since 2019. She lives in Port Lem with two dogs."]
    found = roles([*STORY, *below])
    assert [found[line] for line in below] == [Role.FURNITURE] * 2


def test_key_points_above_a_byline_are_the_standfirst() -> None:
    points = ["In short", "A ferry sank beside the pier in fog on Sunday night.", "It may be raised before the weekend comes."]
    found = roles([STORY[0], *points, *STORY[1:]])
    assert [found[line] for line in points] == [Role.FURNITURE, Role.STANDFIRST, Role.STANDFIRST]


def test_key_points_nothing_divides_from_the_story_are_left_to_it() -> None:
    found = roles([*STORY[:3], "In short", *STORY[3:], *STORY[3:], *STORY[3:]])
    assert found[STORY[3]] is Role.BODY


CAPTIONS = {
    "above a credit, before the story": (
        3,
        ["The pier at Port Lem before the storm.", "Photograph: Tom Roe/The Lem Lantern"],
        0,
    ),
    "above a name and a house": (3, ["A diver looks at the old stone pier of Port Lem.", "Tom Roe/Lem Radio"], 0),
    "below a label": (3, ["Image:", "Divers at work below the old stone pier"], 1),
    "with the mark of a house": (4, ["Divers say the stones are sound. (LEM Radio: Tom Roe)"], 0),
    "alone between two paragraphs": (4, ["Divers from the harbour board at work below the old stone pier"], 0),
}


@pytest.mark.parametrize(("place", "lines", "which"), CAPTIONS.values(), ids=CAPTIONS)
def test_a_caption_is_known_by_its_place(place: int, lines: list[str], which: int) -> None:
    found = roles([*STORY[:place], *lines, *STORY[place:]])
    assert found[lines[which]] is Role.CAPTION
    assert all(found[line] is Role.BODY for line in STORY[3:])


@pytest.mark.parametrize(
    "line",
    [
        "Why it took so long",
        "He said nothing more of it as he left the meeting of the board",
        "“It is a fine old pier and it will stand for a while yet”",
    ],
)
def test_a_sub_head_or_a_sentence_without_a_full_stop_is_no_caption(line: str) -> None:
    assert roles([*STORY[:4], line, *STORY[4:]])[line] is Role.BODY


HEADS = {
    "a date and who posted it": ("Posted on March 3, 2031 by Jan", Role.DATE),
    "a place and a labelled date": ("Kaverin | Updated: March 3, 2031 10:31 IST", Role.DATE),
    "a zone nobody listed": ("Mar 3, 2031 4:30 PM PHT", Role.DATE),
    "a name and its address": ("ANN LEE alee@lemgazette.example", Role.BYLINE),
    "a name and its handle": ("By: Ann Lee - @annlee", Role.BYLINE),
    "a name and who helped": ("Ann Lee | with NFP, rtw", Role.BYLINE),
}


@pytest.mark.parametrize(("line", "role"), HEADS.values(), ids=HEADS)
def test_dates_and_names_of_many_forms(line: str, role: Role) -> None:
    head = [STORY[0], "3 March 2031", line] if role is Role.BYLINE else [STORY[0], "By Ann Lee", line]
    assert roles([*head, *STORY[3:]])[line] is role


def test_a_body_beside_a_date_is_an_outlet() -> None:
    assert roles([STORY[0], "Lem Uplands Trust", "3 March 2031", *STORY[3:]])["Lem Uplands Trust"] is Role.OUTLET


def test_the_slug_of_an_agency_above_the_title_is_not_the_title() -> None:
    slug = "BC-MAR--Pier, 2nd Ld"
    found = roles([slug, slug, "Ferry sinks beside the old stone pier of Port Lem", *STORY[1:]])
    assert found["Ferry sinks beside the old stone pier of Port Lem"] is Role.TITLE
