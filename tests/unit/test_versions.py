"""Which articles are successive versions of one: seldom wrong, and what each step did."""

from __future__ import annotations

from itertools import permutations

import pytest

from newsdiff.gathering.story import Story
from newsdiff.model import Article, Role
from newsdiff.reading.dates import latest

FIRST = [
    "A wall of the old customs house in Merrow fell on Tuesday.",
    "Two people were taken to hospital, the fire service said.",
    "The building had stood empty since the spring.",
    "A crane was brought in to make the roof safe.",
]
SECOND = [
    "A wall of the old customs house in Merrow fell on Tuesday.",
    "Three people were taken to hospital, the fire service said.",
    "A crane was brought in to make the roof safe.",
    "Mayor Ilka Dorn promised an inquiry.",
]
BACKGROUND = ["The mayor of Merrow lost a vote on Thursday.", "Ten members of her own party stayed away.", FIRST[2]]


@pytest.fixture
def dated(article):
    def made(
        sentences: list[str], when: str, outlet: str = "The Merrow Bell", title: str = "Wall falls in Merrow", **more
    ) -> Article:
        head = [(Role.TITLE, [title]), *([(Role.DATE, [when])] if when else [])]
        return article([*head, *((Role.BODY, [sentence]) for sentence in sentences)], outlet=outlet, title=title, **more)

    return made


def versions(*articles: Article) -> list[tuple[int, ...]]:
    return [chain.versions for chain in Story(articles).chains]


def test_a_later_article_of_the_outlet_that_keeps_the_words_is_a_version(dated):
    story = Story([dated(SECOND, "Updated: 3 March 2031, 14:20"), dated(FIRST, "3 March 2031, 9:05")])
    (chain,) = story.chains
    assert chain.versions == (1, 0)
    assert "The Merrow Bell" in chain.reason
    (step,) = chain.steps
    told = [
        [story.articles[k].words_of(story.statements[row].cells[k][0]) for row in rows]
        for k, rows in ((0, step.appeared), (1, step.vanished), (0, step.edited))
    ]
    assert told == [[SECOND[3]], [FIRST[2]], [SECOND[1]]]


NONE = {
    "of another outlet": lambda dated: dated(SECOND, "4 March 2031", outlet="Coast Wire"),
    "without an outlet": lambda dated: dated(SECOND, "4 March 2031", outlet=""),
    "of the same day without an hour": lambda dated: dated(SECOND, "3 March 2031"),
    "without a date": lambda dated: dated(SECOND, ""),
    "of another day, with the background copied": lambda dated: dated(
        BACKGROUND, "4 March 2031", title="Mayor of Merrow loses vote"
    ),
    "about something else": lambda dated: dated(["Nettle beer is back.", "It sells well."], "4 March 2031"),
}


@pytest.mark.parametrize("other", NONE.values(), ids=NONE)
def test_an_article_is_no_version(dated, other):
    assert versions(dated(FIRST, "3 March 2031, 9:05"), other(dated)) == []


def test_three_versions_are_one_chain_in_any_order(dated):
    third = [*SECOND[:3], "Mayor Ilka Dorn promised an inquiry and a new roof."]
    run = [dated(FIRST, "3 March 2031, 9:05"), dated(SECOND, "3 March 2031, 2.20pm"), dated(third, "5 March 2031")]
    for order in permutations(range(3)):
        (found,) = versions(*(run[k] for k in order))
        assert [order[k] for k in found] == [0, 1, 2]


def test_captures_of_one_address_are_versions_by_the_time_they_were_taken(dated):
    address = "https://web.archive.org/web/{}/http://bell.example/wall"
    old = dated(FIRST, "", outlet="", source=address.format("20310303090500"))
    new = dated(SECOND, "", outlet="", source=address.format("20310303142000"))
    assert versions(new, old) == [(1, 0)]


def test_what_the_user_says_are_versions_are(dated):
    story = Story([dated(FIRST, ""), dated(BACKGROUND, "")], versions=[(1, 0)])
    (chain,) = story.chains
    assert (chain.versions, chain.reason) == ((1, 0), "told by the user")


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Published: 14 May 2032, 12:25. Updated: 14 May 2032, 3.40pm", ("2032-05-14", "15:40")),
        ("Published 23:48, 13 May 2031", ("2031-05-13", "23:48")),
        ("Aug. 1, 2032, 12:15 a.m.", ("2032-08-01", "00:15")),
        ("2031-05-06T08:12:44Z", ("2031-05-06", "08:12")),
        ("15 October 2031", ("2031-10-15", "")),
        ("By Nell Averidge", None),
    ],
)
def test_the_latest_moment_a_line_names(line, moment):
    assert latest(line) == moment
