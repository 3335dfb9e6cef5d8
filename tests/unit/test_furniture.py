"""What a line is by its own words and by its place: furniture, credits, captions, bylines, dates, appeals. And what is news."""

from __future__ import annotations

from itertools import product

import pytest

from newsdiff.model import Role, Span
from newsdiff.reading.bylines import bylined, is_name, is_outlet, outlet_tail
from newsdiff.reading.credits import caption, credit
from newsdiff.reading.dates import dating
from newsdiff.reading.furniture import furniture
from newsdiff.reading.lines import Line, fold
from newsdiff.reading.pagewords import page_words
from newsdiff.reading.plain import page

STORY = [
    "The harbour of Port Lem closed on Friday after a storm tore a hole in its outer wall, officials said.",
    "Two boats broke loose and were driven onto the rocks below the lighthouse.",
    "Nobody was hurt, a spokeswoman for the coastguard said, but one crew spent the night on the water.",
    "The wall is to be mended within a week.",
]


def role_of(line: str, *, above: str = "", below: str = "") -> Role | None:
    """The role of a line in the middle of a story, or right above or below it."""
    text = "\n\n".join([line, *STORY] if above else [*STORY, line] if below else [*STORY[:2], line, *STORY[2:]])
    return next((block.role for block in page(text).blocks if line in block.span.of(text)), None)


def as_line(text: str) -> Line:
    line = Line.of(text, Span(0, len(text)))
    assert line
    return line


@pytest.mark.parametrize(
    "line",
    [
        "Share",
        "SHARE",
        "Share this article",
        "Follow us on Facebook",
        "Copy link",
        "Advertisement",
        "Story continues below advertisement",
        "Sign up to our newsletter",
        "Sign up for the Lem Letter, our weekly round-up of the coast.",
        "Enter your email address",
        "Read more: Why the wall broke",
        "Also read | Storm closes harbour",
        "Related:",
        "Most read",
        "3 comments",
        "12",
        "1.2k shares",
        "4 min read",
        "Leave a comment",
        "Be the first to comment",
        "Log in",
        "We use cookies to give you a better page. By clicking “Accept” you agree.",
        "This article was originally published in The Lem Gazette.",
        "© 2031 The Lem Gazette",
        "All rights reserved.",
        "Skip to content",
        "https://gazette.example/storm",
        "#storm #PortLem",
        "* * *",
        "___",
        "Back to top",
        "Please refresh your browser",
        "Sign inSubscribe",
        "Listen to this article",
        "Download the app",
        "Already a subscriber? Log in",
        "View comments",
        "Privacy Policy",
        "ALSO READ Storm closes harbour for a week",
        "[ Storm closes harbour: what we know so far ]",
        "Unsubscribe | Manage your preferences",
        "(This report came from an agency feed and was not changed by the Lem desk.)",
        "This report by Marland Press was first published May 21, 2031.",
        "This article was amended on 4 March 2031. An earlier version said that all of the five boats had broken loose.",
        "Download the Lem News app for the latest weather.",
        "Add Lem News on your feed",
        "---------- Forwarded message ---------",
        "To: Ann Lee <ann@gazette.example>",
        "Text to speech icon",
    ],
)
def test_prompts_and_buttons_are_furniture_wherever_they_stand(line: str) -> None:
    assert role_of(line) is Role.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "“Share this with your friends,” he said.",
        "Follow the money, she told them.",
        "Sign up for the army, the minister said.",
        "He asked readers to sign up to the campaign.",
        "The company sent a newsletter to its customers in May.",
        "Its privacy policy was changed in 2012.",
        "The comments drew criticism.",
        "Listen.",
        "Close.",
        "Support our troops.",
        "We will negotiate on our terms.",
        "They did not let us know.",
        "Your account of the night is wrong.",
        "Help us keep our country free.",
        "More than 40 people were related to the victims.",
        "In 2012, 40 shares were sold.",
        "Breaking the silence",
        "What happens next",
        "The politics",
        "Back to school",
        "How it began",
        "2029",
        "More from the sea than from the land",
        "The harbour board will subscribe to the new rules, and you will see that it keeps to them, whatever we write.",
        "Cookies and coffee were served to the crew",
        "He wanted to register to vote",
        "Advertisement revenue fell by a third",
        "“I gave them a pound,” Dora Quell (pictured) told the board",
        "The sea came back. Nobody / everybody was ready",
        "This report was read by all of the board.",
        "He read the harbour's papers [all of them] aloud",
        "To: be or not to be, he said.",
    ],
)
def test_news_and_sub_heads_are_never_furniture(line: str) -> None:
    assert role_of(line) is Role.BODY


@pytest.mark.parametrize(
    "line", ["World", "North CoastWorld News", "Home | News | Sport", "Politics > Coast", "HomeNewsSportWeather"]
)
def test_navigation_is_furniture_at_the_edges_and_not_in_the_story(line: str) -> None:
    line = line.replace("North CoastWorld", "North AmericaWorld").replace("Coast", "Europe")
    text = "\n\n".join([line, "Storm tears hole in harbour wall at Port Lem", *STORY])
    assert page(text).blocks[0].role is Role.FURNITURE
    assert furniture(line, edge=False) is None


def test_a_glued_prompt_is_one_line_of_furniture() -> None:
    glued = "Please log in or reload the page to read on, or go back to the home pagePlease reload the page to be logged in"
    text = "\n\n".join([*STORY, glued])
    assert (page(text).blocks[-1].role, page(text).blocks[-1].span.of(text)) == (Role.FURNITURE, glued)


def test_the_reason_says_what_kind_of_furniture_it_is() -> None:
    reasons = {line: getattr(furniture(line, edge=False), "reason", "") for line in ("Share", "3 comments", "Subscribe", "***")}
    assert reasons == {
        "Share": "a share button",
        "3 comments": "a counter",
        "Subscribe": "an invitation to subscribe or sign up",
        "***": "symbols only",
    }


def test_short_lines_under_a_heading_over_links_are_links() -> None:
    links = ["Related stories", "Storm closes harbour", "Why the old wall broke"]
    text = "\n\n".join([*STORY[:2], *links, *STORY[2:]])
    assert [block.role for block in page(text).blocks[2:5]] == [Role.FURNITURE] * 3
    assert page(text).blocks[3].reason == "a link listed under “Related stories”"
    assert {block.role for block in page(text).blocks[5:]} == {Role.BODY}


def test_a_box_between_two_marks_is_furniture() -> None:
    box = [
        "skip past newsletter promotion",
        "Kestrel Club",
        "The sea in your letterbox, every week.",
        "after newsletter promotion",
    ]
    text = "\n\n".join([*STORY[:2], *box, *STORY[2:]])
    assert [block.role for block in page(text).blocks] == [Role.BODY] * 2 + [Role.FURNITURE] * 4 + [Role.BODY] * 2


@pytest.mark.parametrize(
    "line",
    [
        "Additional reporting by Ann Lee",
        "(Reporting by Ann Lee in Port Lem; Writing by Tom Roe; Editing by Sam Ortiz)",
        "With files from Coastwire",
        "Source: Coastwire",
        "Source: Coastwire, Photo by Ann Lee",
        "Photo: Ann Lee/Coastwire",
        "Image credit: Ann Lee",
        "Getty Images",
        "Tom Roe contributed to this report.",
        "Photograph by Ann Lee",
    ],
)
def test_lines_that_name_the_makers_are_credits(line: str) -> None:
    assert role_of(line) is Role.CREDIT


@pytest.mark.parametrize(
    "line",
    ["Reuters", "(AFP)", "— Coastwire", "Marland Press", "Ann Lee reported from Port Lem.", "ab/cd (AP, Reuters)"],
)
def test_names_alone_are_credits_below_the_story(line: str) -> None:
    assert role_of(line, below="story") is Role.CREDIT
    assert credit(line, edge=False) is None


def test_who_the_story_is_about_is_not_taken_for_its_author() -> None:
    story = ["Ann Lee was arrested on Friday at her home in Port Lem, officials said.", *STORY[1:]]
    text = "\n\n".join([*story, "Ann Lee is a reporter for The Lem Gazette."])
    assert {block.role for block in page(text).blocks} == {Role.BODY}


@pytest.mark.parametrize(
    "line",
    [
        "The hole in the harbour wall on Friday (Getty Images)",
        "The hole in the wall. Two boats broke loose (file photo) (Getty Images)",
        "The harbour in Port Lem, March 3, 2031. (Photo by AFP)",
        "The lighthouse stands south of the town. (File photo by Coastwire)",
        "Boats on the rocks on Friday. Photograph: Ann Lee/Coastwire",
        "Boats on the rocks on Friday. (Ann Lee/Coastwire)",
        "Carl Voss (left) with Dora Quell on the quay",
        "Dora Quell (L) and Carl Voss (R) leave the customs house",
        "FILE PHOTO: The harbour wall before the storm",
        "[1/4] Boats on the rocks below the lighthouse",
        "Boats on the rocks below the lighthouse / AFP",
        "Boats on the rocks. Credit...Ann Lee for The Gazette",
        "Dora Quell says the wall is safe (Reuters)",
        "Dora Quell (pictured) says that she will mend the wall",
        "Dora Quell, 44, leaves the customs house on Tuesday. Gus Fallon for The Gazette",
        "The wall, mended by Dora Quell. Handout",
        "Smoke rises from the quay on May 6, 2031. MARLAND PRESS/Ann Lee",
        "Boats on the rocks on Friday. | Photo Credit: K.B. LEE",
        "Boats on the rocks on Friday.Credit: Ann Lee",
        "Below: the same wall in spring",
    ],
)
def test_lines_that_describe_a_picture_are_captions(line: str) -> None:
    assert role_of(line) is Role.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "He sent them a picture of the wall (a photo of which was lost).",
        "“It is safe,” Dora Quell told the board in an interview with REUTERS.",
        "He gave an exhibition of photos by Ann Lee",
        "The 9/11 families were there",
        "Governor Rick Hart (R) vetoes the harbour bill",
        "The board (which meets on Monday) left",
        "The talks go on (see page 4)",
    ],
)
def test_sentences_with_brackets_and_pictures_are_not_captions(line: str) -> None:
    assert role_of(line) is Role.BODY


def test_a_credit_behind_a_quotation_does_not_fold_the_quotation() -> None:
    text = "\n\n".join([*STORY, "“It is safe now, and it will be safe in winter,” Dora Quell told reporters. (Photo: Ann Lee)"])
    assert [block.role for block in page(text).blocks[-2:]] == [Role.BODY, Role.CREDIT]


def test_a_caption_printed_twice_is_a_caption_twice() -> None:
    words = "The hole in the harbour wall at Port Lem on Friday"
    text = "\n\n".join([STORY[0], words, f"{words} (Getty Images)", *STORY[1:]])
    found = page(text).blocks[1:3]
    assert [block.role for block in found] == [Role.CAPTION] * 2
    assert "repeated" in found[0].reason


APPEAL = [
    "Dear reader, the Lem Letter has no owner and no paywall.",
    "We believe that independent journalism should be free for everybody, and so does our team.",
    "Your support keeps our newsroom open. Please think about a monthly donation.",
]


def test_an_appeal_below_the_story_is_furniture() -> None:
    blocks = page("\n\n".join([*STORY, *APPEAL])).blocks
    assert [block.role for block in blocks] == [Role.BODY] * 4 + [Role.FURNITURE] * 3


@pytest.mark.parametrize(
    "closing",
    [
        "We need the support of everyone who works here.",
        "You can help us rebuild the wall, and our newsroom will report on it.",
        "“Support our journalism with a monthly donation,” the paper's readers were told.",
        "Readers were asked to support the newsroom with donations, its editor said, and many subscriptions followed.",
    ],
)
def test_a_story_that_ends_like_an_appeal_stays_body(closing: str) -> None:
    assert {block.role for block in page("\n\n".join([*STORY, closing])).blocks} == {Role.BODY}


def test_an_appeal_in_the_middle_of_the_story_is_not_folded() -> None:
    assert {block.role for block in page("\n\n".join([*STORY[:2], *APPEAL, *STORY[2:]])).blocks} == {Role.BODY}


@pytest.mark.parametrize(
    ("line", "iso", "rest", "later"),
    [
        ("Friday 24 November 2017 16:26 GMT", "2017-11-24", "", False),
        ("March 17, 2018", "2018-03-17", "", False),
        ("2031-03-04", "2031-03-04", "", False),
        ("2031-03-04T10:32:00Z", "2031-03-04", "", False),
        ("4 Mar 2031, 10:32am", "2031-03-04", "", False),
        ("Wed, 5th of March, 2031 - 09:15 (UTC)", "2031-03-05", "", False),
        ("Last updated on Sept. 5, 2031 at 3:45 p.m. ET", "2031-09-05", "", True),
        ("Published 3 March 2031 | Updated: 4 March 2031, 10:15", "2031-03-03", "", False),
        ("Updated 4 March 2031 Published 3 March 2031", "2031-03-03", "", False),
        ("By Ann Lee | March 3, 2031 | 5 min read", "2031-03-03", "By Ann Lee", False),
        ("25/04/2031 10:00", "2031-04-25", "", False),
        ("04.03.2031", "2031-03-04", "", False),
        ("03/04/2031", None, "", False),
        ("By Ann LeeMarch 12, 20314:18 PM GMTUpdated an hour ago", "2031-03-12", "By Ann Lee", False),
        ("Published On 3 Mar 20313 Mar 2031", "2031-03-03", "", False),
        ("Posted at 2:30 PM, Jul 07, 2031 and last updated 9:15 PM, Jul 07, 2031", "2031-07-07", "", False),
        ("Today at 5:04 a.m. EST", None, "", False),
        ("2 hours ago", None, "", False),
        ("Monday, May 5", None, "", False),
        ("30 February 2031", None, "", False),
    ],
)
def test_dates_are_read_in_every_form(line: str, iso: str | None, rest: str, later: bool) -> None:
    assert dating(line) == (iso, rest, later)


@pytest.mark.parametrize("line", ["March", "1/2", "The march of time", "Chapter 4", "May I come in?"])
def test_lines_without_a_date_have_none(line: str) -> None:
    assert dating(line) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("BY ANN LEE AND TOM ROE", "ANN LEE AND TOM ROE"),
        ("By Ann Lee in Port Lem", "Ann Lee in Port Lem"),
        ("By Ann Lee, Europe Correspondent", "Ann Lee"),
        ("By Ann Lee | ann.lee@gazette.example", "Ann Lee"),
        ("By The Associated Press", "The Associated Press"),
        ("Words by Ann van der Lee", "Ann van der Lee"),
        ("By Ann Lee | Photography by Tom Roe", "Ann Lee"),
        ("by admin", "admin"),
        ("By Monday the wall was down", ""),
        ("By the end of the night", ""),
        ("By 2040 the sea will have risen", ""),
        ("Byline Times", ""),
    ],
)
def test_a_byline_gives_its_names(line: str, names: str) -> None:
    assert bylined(line) == names


def test_names_and_outlets_are_known_by_their_form() -> None:
    assert all(map(is_name, ["Ann Lee", "ANN LEE", "Ann Lee and Tom Roe", "Ann de la Cruz", "Ann Lee in Port Lem"]))
    assert not any(map(is_name, ["Ann", "storm closes harbour", "Ann Lee said.", "Room 4 Left"]))
    assert all(map(is_outlet, ["The Lem Gazette", "Coast News", "Daily Lem", "The Mirror", "Reuters", "gazette.example"]))
    assert not any(map(is_outlet, ["Mirror", "Port Lem", "The storm of the century made news", "Ann Lee"]))


def test_only_an_outlet_is_taken_off_a_title() -> None:
    assert outlet_tail("Harbour shut | The Lem Gazette") == ("Harbour shut", "The Lem Gazette")
    assert outlet_tail("Harbour shut - for ever") == ("Harbour shut - for ever", "")


def test_a_page_without_a_story_is_body_rather_than_nothing() -> None:
    assert [block.role for block in page("Share\nSubscribe\nLog in").blocks] == [Role.BODY] * 3


def test_every_phrase_is_written_so_that_it_can_be_found() -> None:
    """A phrase stands in one kind only, and whole phrases are recognised as what they are."""
    kinds = page_words().kinds
    for one, other in product(kinds, kinds):
        shared = set(one.whole.longest_first()) & set(other.whole.longest_first())
        assert one is other or not shared, shared
    for kind in kinds:
        for words in kind.whole.longest_first():
            assert furniture(" ".join(words), edge=False), words


def test_phrases_are_compared_without_case_and_punctuation() -> None:
    assert fold("Don't miss: the U.S. vote!") == ("don", "t", "miss", "the", "u", "s", "vote")
    assert furniture("READ  MORE…", edge=True) == furniture("Read more", edge=True)


def test_a_caption_needs_more_than_two_words() -> None:
    assert caption(as_line("Storm (AFP)")) is None
