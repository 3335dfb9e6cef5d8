"""The advisory line: what it says of a change, how it names people, and how much fits."""

from __future__ import annotations

import pytest

import newsdiff
from newsdiff.clean import is_clean
from newsdiff.model import Article, Speaker
from newsdiff.writing.advisory import LENGTH, advisory
from newsdiff.writing.bylabel import owned, short_label

BODY = (
    "Nine people were injured when the bus left the road on Sunday, police said.",
    "“The road was wet,” police spokesman Aron Tiel told reporters.",
    "The driver, Jon Hask, will not be charged.",
    "The bus was on its way to the airport.",
)


def line(*new: str, old: tuple[str, ...] = BODY, **options) -> str:
    return advisory(newsdiff.compare(newsdiff.read("\n\n".join(old)), newsdiff.read("\n\n".join(new))), **options)


def changed(number: int, old: str, new: str) -> tuple[str, ...]:
    """The body with words of one paragraph put for others."""
    assert old in BODY[number]
    return tuple(one.replace(old, new) if k == number else one for k, one in enumerate(BODY))


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (BODY, ""),
        (changed(0, "Nine", "Fourteen"), "(Updates number of people injured in paragraph 1)"),
        (changed(0, "Sunday", "Monday"), "(Changes day in paragraph 1)"),
        (changed(1, "wet", "icy"), "(Changes police spokesman's quote in paragraph 2)"),
        (changed(1, "police spokesman Aron Tiel", "a witness"), "(Removes name of source in paragraph 2)"),
        (changed(2, "Jon", "John"), "(Changes spelling of name in paragraph 3)"),
        (changed(2, "not ", ""), "(Removes “not” in paragraph 3)"),
        (changed(0, ", police said", ""), "(Removes attribution to police in paragraph 1)"),
        ((*BODY, "“It is a dark day,” Prime Minister Sella Norvik said."), "(Adds prime minister's quote in paragraph 5)"),
        (
            (*BODY, "The opposition condemned the government for the state of the road."),
            "(Adds opposition's reaction in paragraph 5)",
        ),
        ((*BODY, "A similar accident killed four people in 2019."), "(Adds background in paragraph 5)"),
        ((*BODY, "The road will stay closed all night."), "(Adds details in paragraph 5)"),
        (BODY[:1] + BODY[2:], "(Removes police spokesman's quote)"),
    ],
)
def test_a_change_is_told_as_wire_services_do(new, said):
    assert line(*new) == said


def test_house_style_is_no_change_to_tell_of():
    assert line("The harbour was closed at 5pm.", old=("The harbor was closed at 5 p.m.",)) == ""


def test_one_measure_in_two_units_is_no_change_to_tell_of():
    assert line("The wall is 40 feet high.", old=("The wall is 12 metres high.",)) == ""
    assert (
        line("The wall is 40 metres high.", old=("The wall is 12 metres high.",)) == "(Updates number of metres in paragraph 1)"
    )


def test_others_are_people_when_something_became_of_them():
    old, new = (f"Four people were killed and {count} others were injured in Port Lem, police said." for count in (19, 23))
    assert line(new, old=(old,)) == "(Updates number of people injured in paragraph 1)"


def test_the_most_telling_comes_first_and_paragraphs_are_those_of_the_new_version():
    new = (BODY[0].replace("Nine", "Ten"), "“It is a dark day,” Ann Roe, the mayor, said.", *BODY[1:])
    assert line(*new) == "(Adds Ann Roe's quote in paragraph 2, updates number of people injured in paragraph 1)"


def test_alike_elements_are_one_with_all_its_paragraphs():
    new = (*BODY, "The road will stay closed all night.", "Buses to the airport will leave from the port instead.")
    assert line(*new) == "(Adds details in paragraphs 5-6)"


def test_where_many_speak_they_share_an_element():
    said = [
        f"“{words},” said {who}." for words, who in (("It was loud", "Ann Roe"), ("I ran", "Bo Lund"), ("We saw it", "Cy Hay"))
    ]
    assert line(*BODY, *said) == "(Adds quotes from Ann Roe, Bo Lund and Cy Hay in paragraphs 5-7)"


def test_a_headline_and_a_lede_are_named():
    old, new = (
        "---\ntitle: Bus falls\n---\n\n" + BODY[0],
        "---\ntitle: Many hurt in fall of bus\n---\n\nA wet road is blamed.\n\n" + BODY[0],
    )
    told = advisory(newsdiff.compare(newsdiff.read(old), newsdiff.read(new)))
    assert "changes headline" in told
    assert told.startswith("(Recasts lede in paragraph 1")


@pytest.mark.parametrize("length", [1, 50, 90, 100, 130, 150, 300])
def test_the_line_has_its_length_unless_one_element_alone_is_longer(length):
    new = (*changed(0, "Nine", "Ten"), "The opposition condemned the state of the road.", "“So it is,” Ann Roe said.")
    told = line(*new, length=length)
    assert len(told) <= length or told.count(" in paragraph") == 1
    assert told == line(*new)[: len(told) - 1] + ")"


@pytest.mark.parametrize(
    ("label", "name", "short"),
    [
        ("Prime Minister Sella Norvik", "Sella Norvik", "prime minister"),
        ("French President Luc Marel", "Luc Marel", "French president"),
        ("Lt. Mira Kolb of the coastguard", "Mira Kolb", "Mira Kolb"),
        ("Ms Quill", "Mara Quill", "Quill"),
        ("she", "Mara Quill", "Quill"),
        ("she", "", ""),
        ("nobody", "", ""),
        ("a council official", "", "council official"),
        ("The port authority", "", "port authority"),
        ("Two unions", "", "unions"),
        ("Prosecutors", "", "prosecutors"),
        ("Sablehook Marine", "Sablehook Marine", "Sablehook Marine"),
        ("the Department for Roads", "Department for Roads", "Department for Roads"),
        ("Ann Roe", "Ann Roe", "Ann Roe"),
        ("the mayor\x1b[2J\nof Lem, who wept", "", "mayor␛[2J"),
    ],
)
def test_a_speaker_is_named_by_office_or_surname(label, name, short):
    article = Article("Mara Quill came. Quill wept. Sablehook Marine and Ann Roe did not.")
    assert short_label(Speaker(label, 0, len(label), name), article) == short


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("mayor", "mayor's quote"),
        ("witnesses", "witnesses' quote"),
        ("police", "police quote"),
        ("mayor’s office", "quote from mayor’s office"),
        ("", "quote"),
    ],
)
def test_what_somebody_said_is_theirs(label, told):
    assert owned(label, "quote") == told


def test_nothing_of_an_article_acts_in_the_line():
    told = line(*BODY, "“So it is,” the mayor\u202e of [bold]Lem[/] said.")
    assert is_clean(told)
    assert "\n" not in told
    assert len(told) <= LENGTH
