"""Pages that stand where a story should are said to be what they are; a story is never taken for one of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.errors import ConsentPage, NotAnArticle, PaywallStub
from newsdiff.reading.stubs import BRIEF, SHORT, check

SENTENCE = "The ferry sank off the quay on Monday evening and nobody was hurt, the board said. "
BANNER = "We value your privacy. We and our partners store and/or access information on a device. Accept all. Reject all."
WALL = "Subscribe to continue reading. Already a subscriber? Sign in."
CHINESE = "渡轮周一晚间在码头附近沉没，董事会表示无人受伤。" * 116
WHERE = "https://paper.example/ferry"


def story(words: int) -> str:
    return SENTENCE * (words // 16)


@pytest.mark.parametrize(
    ("body", "page", "error", "words"),
    [
        (BANNER, BANNER, ConsentPage, "asks for consent"),
        ("", BANNER, ConsentPage, "asks for consent"),
        ("Accept all\nManage options\nCookie settings", BANNER, ConsentPage, "asks for consent"),
        (SENTENCE + BANNER + BANNER, BANNER, ConsentPage, "asks for consent"),
        (SENTENCE, SENTENCE + WALL, PaywallStub, "for subscribers; only 16 words"),
        ("Just a moment...", "Just a moment... Verify you are human by completing the action below.", NotAnArticle, "a person"),
        ("", "You need to enable JavaScript to run this app.", NotAnArticle, "scripts"),
    ],
)
def test_what_stands_in_place_of_a_story_is_named(body: str, page: str, error: type[NotAnArticle], words: str) -> None:
    with pytest.raises(error, match=words) as found:
        check(body, page, WHERE)
    assert type(found.value) is error
    assert found.value.where == WHERE
    assert "save the page" in found.value.mend


def test_a_host_that_only_asks_for_consent_is_known_in_any_language() -> None:
    with pytest.raises(ConsentPage):
        check("Bevor Sie fortfahren, bitten wir um Ihre Zustimmung.", "", "https://consent.paper.example/collect?s=1")


@pytest.mark.parametrize("words", [BRIEF + 20, SHORT - 50])
def test_the_beginning_of_a_story_is_shown_and_said_to_be_one(words: int) -> None:
    assert "only the beginning" in check(story(words), story(words) + WALL, WHERE)


@pytest.mark.parametrize(
    ("body", "page"),
    [
        (story(60), story(60) + BANNER),
        (story(60), story(60) + "Enable JavaScript to see the comments. Subscribe to our newsletter."),
        (story(60) + "The paper had asked readers to accept cookies.", story(60)),
        (story(2 * SHORT), story(2 * SHORT) + WALL + BANNER),
        (story(60) + "“I agree with our partners that we value your privacy,” she said.", story(60)),
        (story(60) + "“We use cookies,” the baker said.", story(60)),
        (story(60) + "“Are you a robot?” the machine asked him.", story(60) + '"Verify you are human," it said.'),
        (CHINESE + BANNER, CHINESE + BANNER + "Please enable JavaScript."),
        (CHINESE[:140], CHINESE[:140] + "Please enable JavaScript."),
        ("", ""),
    ],
)
def test_a_story_with_the_usual_around_it_is_a_story(body: str, page: str) -> None:
    assert check(body, page, WHERE) == ""


def test_a_story_about_consent_is_shown_with_a_note() -> None:
    about = story(200) + "Most pages say that they use cookies; an Accept all, they know, is pressed sooner than a Reject all. "
    about += "Few let readers manage preferences, and we use cookies is all that most of them say."
    assert "asks for consent" in check(about, about, WHERE)
    brief = about[-204:]
    assert len(brief.split()) < BRIEF
    assert "asks for consent" in check(brief, brief + BANNER, WHERE)


@pytest.mark.parametrize(
    ("where", "noted"),
    [("https://paper.example/", True), ("https://paper.example", True), ("https://paper.example/?p=17", False), ("/", False)],
)
def test_a_front_page_is_noted(where: str, noted: bool) -> None:
    assert ("front page" in check(story(60), story(60), where)) is noted


@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=30))
def test_any_words_get_an_answer(body: str, page: str, where: str) -> None:
    try:
        check(body, page, where)
    except NotAnArticle as found:
        assert found.mend  # noqa: PT017 - either answer is fine
