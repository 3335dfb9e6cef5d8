"""What kind of pair two articles are, by counts."""

from __future__ import annotations

import pytest

import newsdiff
from newsdiff.model import PairKind
from newsdiff.reading.sample import read_sample
from newsdiff.writing.labels import common_note, common_short

STORY = """The ferry Kittiwake struck the outer mole at Wrenmouth on Tuesday evening.
Nineteen passengers were taken to the infirmary with broken bones.
Divers searched the wreck until the tide turned at midnight.
A fund for the families has raised forty thousand crowns.
The skipper has sailed the strait for thirty years without an accident.
An inquiry opens at the guildhall on Thursday.
"""
OTHER = """The ferry company Blackwater named a new director on Monday.
Ticket prices to the islands will rise by a tenth from May.
Two boats will be painted in the colours of the town.
A petition against the cuts has four hundred names.
Schoolchildren will ride free in summer.
A café is planned for the upper deck.
Its last annual report ran to ninety pages.
The roof of the market will be repaired.
"""
RETOLD = """Wrenmouth woke on Wednesday to the sight of the Kittiwake lying against its outer mole.
In the infirmary nineteen people are being treated, most of whom have broken limbs.
At midnight, with the tide against them, the divers gave up their search.
The guildhall will be the scene of a public inquiry that begins on Thursday.
"""


def common_of(left: str, right: str):
    return newsdiff.compare(newsdiff.read(left), newsdiff.read(right)).common


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        pytest.param(STORY, STORY, PairKind.SAME, id="same"),
        pytest.param(STORY, STORY.replace("crowns", "pounds").replace("Nineteen", "Some 20"), PairKind.VERSION, id="edited"),
        pytest.param(STORY, STORY.split("The skipper", maxsplit=1)[0], PairKind.VERSION, id="cut short"),
        pytest.param(
            STORY + OTHER, OTHER.replace("Two", "Three")[:120] + STORY[-120:] + OTHER, PairKind.VERSION, id="most kept"
        ),
        pytest.param(STORY, OTHER + "\n".join(STORY.split("\n")[3:5]) + "\n", PairKind.PASSAGES, id="two sentences taken over"),
        pytest.param(STORY, RETOLD, PairKind.RETOLD, id="in other words"),
        pytest.param(STORY, OTHER, PairKind.NOTHING, id="another event"),
    ],
)
def test_the_counts_make_the_kind(left, right, kind):
    assert common_of(left, right).kind is kind
    assert common_of(right, left).kind is kind


def test_words_that_both_quote_make_no_version():
    said = (
        "“We heard a bang and then the whole of the deck was under water in a minute,” {} said.\n“Nobody told us anything.”\n"
    )
    left = said.format("the cook") + "Rescuers have no hope left.\n"
    right = said.format("a cook") + "It was the third wreck of the winter.\n"
    assert common_of(left, right).kind is PairKind.RETOLD


def test_the_kind_is_told_with_its_counts():
    common = common_of(STORY, STORY.split("The skipper", maxsplit=1)[0])
    assert common_short(common) == "version of: 4 of 6 and 4 of 4 sentences"
    assert "4 and 4 of them in the same words" in common_note(common)


def test_another_day_s_story_has_nothing_in_common_with_the_sample():
    *story, later = read_sample()
    assert {newsdiff.compare(article, later).common.kind for article in story} == {PairKind.NOTHING}
