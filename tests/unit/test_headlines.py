"""What a headline quotes, and where the body has it."""

from __future__ import annotations

import pytest

import newsdiff
from newsdiff.gathering.headlines import headline
from newsdiff.gathering.records import Standing
from newsdiff.model import Kind

BODY = """Ferry sinks off Port Ellan, {}

By Sam Roe

A ferry sank off Port Ellan on Monday and all aboard were saved.

“We heard a bang, and then there was nothing but water,” said Mara Quill, the captain. “We are deeply sorry.”

Quill told reporters that the crew had been warned of the rocks.

The owner, Tidewater, said the crew was “very well trained”.
"""


@pytest.mark.parametrize(
    ("above", "standing", "words", "name"),
    [
        ("‘nothing but water’ seen", Standing.VERBATIM, ["nothing but water"], "Mara Quill"),
        ("‘nothing but black water’ seen", Standing.ALTERED, ["nothing but water"], "Mara Quill"),
        ("captain ‘sorrier than ever’ for it, ‘deep sorrow’", Standing.NOWHERE, [], ""),
        ("captain says ‘crew had been warned’", Standing.REPORTED, ["crew had been warned"], "Mara Quill"),
        ("crew ‘well trained’", Standing.VERBATIM, ["well trained"], "Tidewater"),
        ("‘we are all doomed by this’", Standing.NOWHERE, [], ""),
    ],
)
def test_words_in_a_headline_stand_in_the_body_or_not(above, standing, words, name):
    article = newsdiff.read(BODY.format(above))
    found = headline(article).quotes[0]
    assert found.span.of(article.text) in above
    assert (found.standing, [span.of(article.text) for span in found.words], found.name) == (standing, words, name)
    assert (found.sentence is None) == (standing is Standing.NOWHERE)


def test_headline_and_lede_are_a_pair_whose_spans_are_the_articles_own():
    head = "Three die as ferry sinks off Port Ellan\n\nBy Sam Roe\n\n"
    article = newsdiff.read(f"{head}Four people died when a ferry sank off Port Ellan on Monday.\n")
    lede = headline(article).lede
    assert lede is not None
    (group,) = lede.groups
    assert [change.left_text for change in group.changes if change.kind is Kind.NUMBER] == ["Three"]
    assert all(change.left.of(article.text) == change.left_text for change in lede.all_changes() if change.left)


def test_an_article_without_a_headline_has_none():
    article = newsdiff.read(
        "The ferry sank off Port Ellan on Monday, the police said in the evening, and all aboard were saved.\n"
    )
    assert headline(article).quotes == ()
    assert headline(article).lede is None
