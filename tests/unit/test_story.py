"""Many articles as one story: what is one statement, how its words stand to each other, in what order it is told."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from bench.crowds import events, retold
from hypothesis import given, settings
from hypothesis import strategies as st

import newsdiff
from newsdiff.comparing.given import Given
from newsdiff.gathering import partners, weighing
from newsdiff.gathering.linkage import joined
from newsdiff.gathering.records import State
from newsdiff.gathering.story import Story
from newsdiff.model import Article, Block, Role, Sentence, Span

FERRY = "The ferry Lindra sank off Port Osk on Monday with 41 people aboard."
SAVED = "All passengers were taken off by fishing boats within an hour, the coast guard said."
BOLTS = "Divers found that eleven bolts of the bow door had rusted through."
SHARES = "Shares in the Orla line fell 4 percent after the news."
SCHOOL = "Lower Fenn brewed its thousandth cask of nettle beer."


def read(*sentences: str, **fields: Any) -> Article:
    """An article of these sentences, a paragraph each."""
    text = "\n\n".join(sentences)
    starts = [sum(len(words) + 2 for words in sentences[:k]) for k in range(len(sentences))]
    spans = [Span(start, start + len(words)) for start, words in zip(starts, sentences, strict=True)]
    return Article(
        text,
        tuple(Block(Role.BODY, span, k) for k, span in enumerate(spans, 1)),
        tuple(Sentence(span, Role.BODY, f"¶{k}s1", k) for k, span in enumerate(spans, 1)),
        tuple(newsdiff.quotations(text)),
        **fields,
    )


def cells(story: Story) -> set[tuple[tuple[int, tuple[int, ...]], ...]]:
    return {tuple(sorted(statement.cells.items())) for statement in story.statements}


def pairs(story: Story) -> set[tuple[tuple[int, int], ...]]:
    said = ([(k, s) for k, cell in statement.cells.items() for s in cell] for statement in story.statements)
    return {tuple(sorted(pair)) for row in said for pair in combinations(row, 2)}


def words(story: Story) -> list[set[tuple[int, str]]]:
    return [
        {(k, story.articles[k].words_of(s)) for k, cell in statement.cells.items() for s in cell}
        for statement in story.statements
    ]


def test_the_same_said_by_three_is_one_statement():
    story = Story(
        [read(FERRY, SAVED), read(SAVED.replace("within", "in"), FERRY), read(BOLTS, FERRY.replace("Monday", "Tuesday"))]
    )
    assert sorted(len(statement.cells) for statement in story.statements) == [1, 2, 3]
    ferry = next(statement for statement in story.statements if len(statement.cells) == 3)
    assert [story.articles[k].words_of(ferry.cells[k][0])[:9] for k in ferry.carriers] == ["The ferry"] * 3
    assert "3 links between 3 articles" in ferry.reason


def test_a_statement_does_not_drift_from_one_thing_to_another():
    chance = {(0, 1): 0.95, (1, 2): 0.95}
    everybody = {k: {j for j in range(3) if j != k} for k in range(3)}
    article = {k: k for k in range(3)}
    assert joined([0, 1, 2], chance, article, everybody) == [[0, 1], [2]]
    assert joined([0, 1, 2], {**chance, (0, 2): 0.3}, article, everybody) == [[0, 1, 2]]


def test_what_was_not_weighed_counts_neither_way():
    chance = {(0, 1): 0.95, (1, 2): 0.95}
    neighbours = {0: {1}, 1: {0, 2}, 2: {1}}
    assert joined([0, 1, 2], chance, {k: k for k in range(3)}, neighbours) == [[0, 1, 2]]


def test_linked_and_parted_by_hand_has_its_way():
    articles = [read(FERRY, SAVED), read(FERRY, BOLTS)]
    story = Story(articles, given={(0, 1): Given(frozenset({(1, 1)}), frozenset({(0, 0)}))})
    assert cells(story) == {((0, (0,)),), ((1, (0,)),), ((0, (1,)), (1, (1,)))}
    assert story.statements[-1].reason == "linked by hand"
    assert story.comparison(0, 1).groups[0].right == ()
    assert story.comparison(1, 0).groups[0].right == ()


@pytest.mark.parametrize(
    "articles", [[], [read(FERRY)], [read(FERRY), newsdiff.Article("")]], ids=["none", "one", "an empty one"]
)
def test_small_stories_are_stories(articles):
    story = Story(articles)
    assert [statement.cells for statement in story.statements] == [{0: (0,)}] * any(a.text for a in articles)
    assert story.chains == ()


SENTENCES = [
    FERRY,
    SAVED,
    BOLTS,
    SHARES,
    SCHOOL,
    "“We were lucky,” said Marta Quill.",
    "Marta Quill said they had been lucky.",
    "No.",
]
TEXTS = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), min_size=1, max_size=4, unique_by=tuple)


@settings(max_examples=60)
@given(TEXTS)
def test_every_body_sentence_is_in_exactly_one_statement(texts):
    story = Story([read(*sentences) for sentences in texts])
    told = sorted((k, s) for statement in story.statements for k, cell in statement.cells.items() for s in cell)
    assert told == [(k, s) for k, article in enumerate(story.articles) for s in article.body()]


@settings(max_examples=60)
@given(TEXTS, st.randoms(use_true_random=False))
def test_another_order_of_the_articles_changes_only_their_numbers(texts, chance):
    articles = [replace(read(*sentences), source=str(k)) for k, sentences in enumerate(texts)]
    order = list(range(len(articles)))
    chance.shuffle(order)
    story, other = Story(articles), Story([articles[k] for k in order])
    renumbered = [{order[k]: cell for k, cell in statement.cells.items()} for statement in other.statements]
    assert renumbered == [statement.cells for statement in story.statements]
    assert [story.ordered(order[0])] == [other.ordered(0)]
    for row in range(len(story.statements)):
        assert {order[k]: state for k, state in other.states(0)[row].items()} == dict(story.states(order[0])[row])


@settings(max_examples=60)
@given(TEXTS.filter(lambda texts: len(texts) >= 2))
def test_a_story_of_two_says_what_their_comparison_says(texts):
    left, right = (read(*sentences) for sentences in texts[:2])
    groups = newsdiff.compare(left, right).groups
    shown = {tuple((k, side) for k, side in enumerate((group.left, group.right)) if side) for group in groups}
    assert cells(Story([left, right])) == shown


def test_a_sentence_said_again_and_again_is_paired_in_order_without_end():
    story = Story([read(*[SHARES] * 300), read(*[SHARES] * 299, FERRY), read(*[SHARES] * 300)])
    assert {((0, (k,)), (1, (k,)), (2, (k,))) for k in range(299)} < cells(story)


@pytest.mark.parametrize("make", [retold, events])
def test_a_large_story_weighs_only_partners_and_finds_the_same(make, monkeypatch):
    articles = make(20)
    whole = pairs(Story(articles))
    monkeypatch.setattr(partners, "ALL", 0)
    monkeypatch.setattr(weighing, "ALL", 0)
    found = pairs(Story(articles))
    assert len(found & whole) > 0.98 * len(found | whole)


def test_each_article_of_a_large_story_has_few_partners():
    chance = random.Random(3)
    known = [frozenset(chance.sample(range(2000), 100)) | {2000 + 50 * k + n % 50 for k in range(12)} for n in range(250)]
    found = partners.partners(known)
    assert len(found) < 250 * (partners.MOST + 1)
    assert {(k, k + 50) for k in range(200)} <= set(found)


def test_the_same_long_words_are_one_statement_even_in_articles_that_are_no_partners(monkeypatch):
    monkeypatch.setattr("newsdiff.gathering.weighing.partners", lambda _: [])
    assert cells(Story([read(FERRY, "No."), read("No.", FERRY)])) == {((0, (0,)), (1, (1,))), ((0, (1,)),), ((1, (0,)),)}


ROW = {
    "said alike": (FERRY, State.SAME),
    "in another house style": (FERRY.replace("Port Osk", "Port Osk,").replace("41 people", "41 people"), State.RESTYLED),
    "with another day": (FERRY.replace("Monday", "Tuesday"), State.EDITED),
}


@pytest.mark.parametrize(("sentence", "state"), ROW.values(), ids=ROW)
def test_states_are_those_of_the_comparison(sentence, state):
    story = Story([read(FERRY, BOLTS), read(sentence), read(SCHOOL)])
    row = story.states(0)[story.ordered(0)[0]]
    assert [row[k] for k in range(3)] == [State.BASE, state, State.ABSENT]
    assert story.comparison(0, 1).groups[0].relation.value == state.value


def test_where_the_base_is_silent_the_words_most_have_stand_for_it():
    other = FERRY.replace("sank", "went down")
    story = Story([read(SCHOOL), read(other), read(FERRY), read(FERRY)])
    row = next(k for k, statement in enumerate(story.statements) if 1 in statement.cells)
    states = story.states(0)[row]
    assert states[0] is State.ABSENT
    assert states[1] is State.EDITED
    assert {states[2], states[3]} == {State.BASE, State.SAME}


def test_the_order_is_that_of_the_base_with_the_rest_where_others_have_it():
    story = Story([read(FERRY, SHARES), read(FERRY, BOLTS, SHARES, SCHOOL)])
    assert [min(words(story)[k])[1] for k in story.ordered(0)] == [FERRY, BOLTS, SHARES, SCHOOL]
    assert [story.paragraph(k, 1) for k in story.ordered(0)] == [1, 2, 3, 4]
    assert [story.paragraph(k, 0) for k in story.ordered(0)] == [1, 0, 2, 0]


def test_what_stands_first_in_another_article_stands_before_what_it_leads_to_and_strangers_stand_last():
    story = Story([read(FERRY, SHARES), read(SCHOOL), read(BOLTS, SHARES)])
    assert [min(words(story)[k])[1] for k in story.ordered(0)] == [FERRY, BOLTS, SHARES, SCHOOL]


def test_rows_are_numbered_like_any_sequence():
    rows = Story([read(FERRY), read(FERRY)]).states(0)
    assert len(rows) == 1
    assert list(rows[-1]) == [0, 1]
    with pytest.raises(KeyError):
        rows[0][2]
    with pytest.raises(IndexError):
        rows[1]


def test_shares_count_every_word_once():
    story = Story([read(FERRY, BOLTS, SHARES), read(SHARES, FERRY.replace("Monday", "Tuesday")), read(SCHOOL)])
    shared = story.shared(0, 1)
    assert (shared.same, shared.edited, shared.rewritten, shared.alone) == (11, 13, 0, 12)
    assert (shared.statements, shared.in_order) == (2, 1)
    assert [run.left.of(story.articles[0].text) for run in shared.runs] == [SHARES[:-1], FERRY[: FERRY.index(" Monday")]]
    assert story.shared(2, None).alone == story.shared(2, None).words == 9
    assert story.shared(0, None).same == 11


@settings(max_examples=60)
@given(TEXTS.filter(lambda texts: len(texts) >= 2))
def test_shared_runs_hold_the_same_words_and_never_meet(texts):
    story = Story([read(*sentences) for sentences in texts[:2]])
    shared = story.shared(0, 1)
    for run in shared.runs:
        assert run.left.of(story.articles[0].text).split() == run.right.of(story.articles[1].text).split()
    assert all(not one.left.overlaps(other.left) for one, other in combinations(shared.runs, 2))
    assert shared.in_order == story.shared(1, 0).in_order
