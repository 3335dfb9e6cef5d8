"""What corrections by hand make of a comparison, whichever way round, and which of them fit a changed article."""

from __future__ import annotations

import pytest

from newsdiff.comparing.compare import compare
from newsdiff.comparing.given import Given
from newsdiff.correcting.applying import corrected, given, refolded, unmet, wrong_labels
from newsdiff.correcting.fitting import described, fitted
from newsdiff.correcting.records import (
    FOLDED,
    LINKED,
    PARTED,
    REVIEWED,
    UNFOLDED,
    WRONG,
    Act,
    of_block,
    of_change,
    of_group,
    of_sentences,
    text_key,
)
from newsdiff.model import Kind, Relation, Role
from newsdiff.reading.sources import read

OURS = """The Orla line will halt night crossings on Monday, its director said.

"We have lost two engines and cannot risk a third," Marta Quill said in a statement.

Shares in the line fell 4 percent.

Mussels were cheap this week.
"""

THEIRS = """The Orla line could halt night crossings on Monday.

"We have lost two engines and cannot risk a third," Ms Quill claimed in a statement.

Shares in the line fell 4 per cent.

A crowd waited at the quay on Sunday evening.
"""


@pytest.fixture(scope="module")
def articles():
    return read(OURS), read(THEIRS)


@pytest.fixture(scope="module")
def comparison(articles):
    return compare(*articles)


def one_of(comparison, kind):
    return next(change for change in comparison.all_changes() if change.kind is kind)


def kinds(comparison):
    return [change.kind for change in comparison.all_changes()]


def test_a_wrong_label_is_gone_and_nothing_else(comparison):
    wrong = of_change(Act.LABEL, comparison, one_of(comparison, Kind.VERB), WRONG)
    left = kinds(corrected(comparison, [wrong]))
    assert sorted([*left, Kind.VERB]) == sorted(kinds(comparison))


def test_it_is_gone_from_the_other_side_too(comparison, articles):
    wrong = of_change(Act.LABEL, comparison, one_of(comparison, Kind.DROPPED), WRONG)
    swapped = compare(*reversed(articles))
    assert Kind.ADDED in kinds(swapped)
    assert Kind.ADDED not in kinds(corrected(swapped, [wrong]))


def test_another_label_says_what_the_rules_said(comparison, articles):
    other = of_change(Act.LABEL, comparison, one_of(comparison, Kind.HEDGE), Kind.DELETED)
    change = one_of(corrected(comparison, [other]), Kind.DELETED)
    assert (change.ruled, change.confidence) == (Kind.HEDGE, 1.0)
    assert "by hand" in change.note
    swapped = one_of(corrected(compare(*reversed(articles)), [other]), Kind.INSERTED)
    assert swapped.ruled is Kind.HEDGE


def test_a_label_given_by_hand_is_still_the_same_change(comparison):
    hedge = one_of(comparison, Kind.HEDGE)
    label = of_change(Act.LABEL, comparison, hedge, Kind.DELETED)
    note = of_change(Act.NOTE, comparison, hedge, "see the video")
    changed = corrected(comparison, [label, note])
    again = one_of(changed, Kind.DELETED)
    assert again.remark == "see the video"
    assert of_change(Act.NOTE, changed, again, "").key == note.key


def test_house_style_that_is_none_makes_the_sentence_edited(comparison):
    style = one_of(comparison, Kind.ABBREVIATION)
    fact = of_change(Act.LABEL, comparison, style, Kind.NUMBER)
    before = next(group for group in comparison.groups if style in group.changes)
    after = next(group for group in corrected(comparison, [fact]).groups if group.left == before.left)
    assert (before.relation, after.relation) == (Relation.RESTYLED, Relation.EDITED)


def test_what_was_reviewed_and_noted_is_said_of_changes_and_of_groups(comparison):
    group = comparison.groups[-1]
    by_hand = [
        of_group(Act.REVIEW, comparison, group, REVIEWED),
        of_group(Act.NOTE, comparison, group, "who?"),
        of_change(Act.REVIEW, comparison, one_of(comparison, Kind.VERB), REVIEWED),
    ]
    found = corrected(comparison, by_hand)
    assert (found.groups[-1].reviewed, found.groups[-1].remark) == (True, "who?")
    assert [change.kind for change in found.all_changes() if change.reviewed] == [Kind.VERB]
    assert "by hand" in found.signature
    assert corrected(comparison, []) is comparison


def test_sentences_that_are_linked_are_one_group(comparison, articles):
    alone = [group for group in comparison.groups if not (group.left and group.right)]
    left, right = next(g.left[0] for g in alone if g.left), next(g.right[0] for g in alone if g.right)
    link = of_sentences(comparison, left, right, LINKED)
    assert given(*articles, [link]) == Given(linked=frozenset({(left, right)}))
    found = compare(*articles, given(*articles, [link]))
    group = next(group for group in found.groups if left in group.left)
    assert group.right == (right,)
    assert "linked by hand" in group.reason
    assert given(*reversed(articles), [link]) == Given(linked=frozenset({(right, left)}))


def test_sentences_that_are_parted_stand_alone_and_share_no_change(comparison, articles):
    group = next(group for group in comparison.groups if any(change.kind is Kind.VERB for change in group.changes))
    parted = [of_sentences(comparison, i, j, PARTED) for i in group.left for j in group.right]
    found = compare(*articles, given(*articles, parted))
    assert [one.right for one in found.groups if one.left == group.left] == [()]
    assert Kind.VERB not in kinds(found)


def test_every_sentence_is_in_one_group_whatever_is_given(articles):
    left, right = articles
    everything = frozenset((i, j) for i in left.body() for j in right.body())
    for by_hand in (Given(linked=everything), Given(parted=everything)):
        groups = compare(left, right, by_hand).groups
        assert sorted(k for group in groups for k in group.left) == left.body()
        assert sorted(k for group in groups for k in group.right) == right.body()


def test_a_line_is_folded_and_unfolded(articles):
    article = articles[0]
    last = article.blocks[-1]
    folded = refolded(article, [of_block(article, last.span, FOLDED)])
    assert folded.blocks[-1].role is Role.FURNITURE
    assert len(folded.body()) == len(article.body()) - 1
    again = refolded(folded, [of_block(folded, last.span, UNFOLDED)])
    assert [again.words_of(k) for k in again.body()] == [article.words_of(k) for k in article.body()]
    assert again.sentences == article.sentences
    assert refolded(article, []) is article


def test_labels_marked_wrong_are_found_in_their_group(comparison):
    wrong = of_change(Act.LABEL, comparison, one_of(comparison, Kind.VERB), WRONG)
    found = corrected(comparison, [wrong])
    homes = [bool(wrong_labels(found, group, [wrong])) for group in found.groups]
    assert homes == [any(change.kind is Kind.VERB for change in group.changes) for group in comparison.groups]


def test_what_the_comparison_does_not_have_is_unmet(comparison, articles):
    group = next(group for group in comparison.groups if any(change.kind is Kind.VERB for change in group.changes))
    review = of_change(Act.REVIEW, comparison, one_of(comparison, Kind.VERB), REVIEWED)
    parted = [of_sentences(comparison, i, j, PARTED) for i in group.left for j in group.right]
    assert unmet(comparison, [review]) == []
    assert unmet(compare(*articles, given(*articles, parted)), [review, *parted]) == [review]


def test_in_a_changed_article_what_is_still_there_keeps_its_correction(comparison, articles):
    longer = read("A new first paragraph stands here now.\n\n" + OURS)
    wrong = of_change(Act.LABEL, comparison, one_of(comparison, Kind.VERB), WRONG)
    fit = fitted([wrong], [longer, articles[1]], {text_key(articles[0].text): longer})
    assert fit.lost == ()
    carried = fit.carried[wrong.key]
    assert carried.left.spans[0].of(longer.text) == "said"
    changed = compare(longer, articles[1])
    assert Kind.VERB not in kinds(corrected(changed, [carried]))
    assert unmet(changed, [carried]) == []


def test_in_a_changed_article_what_is_gone_is_named(comparison, articles):
    shorter = read("The Orla line will halt night crossings on Monday, its director said.\n\nNothing else is known.\n")
    wrong = of_change(Act.LABEL, comparison, one_of(comparison, Kind.VERB), WRONG)
    fit = fitted([wrong], [shorter, articles[1]], {text_key(articles[0].text): shorter})
    assert (fit.carried, fit.lost) == ({}, (wrong,))
    assert described(wrong) == "label marked wrong of verb: “said” → “claimed”"


def test_of_an_article_that_is_not_open_nothing_fits(comparison, articles):
    review = of_change(Act.REVIEW, comparison, one_of(comparison, Kind.VERB), REVIEWED)
    assert fitted([review], articles[:1], {}).lost == (review,)
