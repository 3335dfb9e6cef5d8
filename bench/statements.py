"""The statements of the gold stories held against their labels: sentence pairs, and B-cubed.

The labels are links between two sentences, and one sentence may say what two do, so they are no division of the sentences. They
are taken as they are: a sentence's mates are those of other articles it is linked with, and B-cubed (A. Bagga, B. Baldwin,
"Entity-based cross-document coreferencing using the vector space model", ACL 1998) is taken over mates, the sentence itself
among them. Links marked unsure count neither way, and articles not labelled against each other are not asked about.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import newsdiff
from bench.gold import GOLD, Score, Story, stories

__all__ = ["Cubed", "agreement", "chains", "cubed", "pairs", "show"]

Mates = Mapping[str, set[str]]


@dataclass
class Cubed:
    """B-cubed over so many sentences: sums of what each has of precision and of recall."""

    sentences: int = 0
    precise: float = 0.0
    recalled: float = 0.0

    @property
    def precision(self) -> float:
        return self.precise / self.sentences if self.sentences else 1.0

    @property
    def recall(self) -> float:
        return self.recalled / self.sentences if self.sentences else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)

    def __add__(self, other: Cubed) -> Cubed:
        return Cubed(self.sentences + other.sentences, self.precise + other.precise, self.recalled + other.recalled)


def pairs(story: Story) -> Score:
    """Pairs of sentences of two articles in one statement."""
    found, (wanted, open_ones) = mates_found(story), _labelled(story)
    score = Score()
    for sentence in found.keys() | wanted.keys():
        had = {mate for mate in found[sentence] - open_ones[sentence] if sentence < mate}
        want = {mate for mate in wanted[sentence] if sentence < mate}
        examples = [f"false {story.name}: {sentence} {mate}" for mate in sorted(had - want)]
        examples += [f"missed {story.name}: {sentence} {mate}" for mate in sorted(want - had)]
        score += Score(len(had & want), len(had - want), len(want - had), examples)
    return score


def cubed(story: Story) -> Cubed:
    """B-cubed over all sentences of the labelled articles."""
    found, (wanted, open_ones) = mates_found(story), _labelled(story)
    total = Cubed()
    for key, spans in story.sentence_spans.items():
        for number in range(1, len(spans) + 1):
            sentence = f"{key}{number}"
            had, want = {sentence, *found[sentence]} - open_ones[sentence], {sentence, *wanted[sentence]}
            total += Cubed(1, len(had & want) / len(had), len(had & want) / len(want))
    return total


def mates_found(story: Story) -> Mates:
    """For each gold sentence those of other articles in one statement with it, of pairs that were labelled."""
    keys = list(story.articles)
    asked = _asked(story)
    found: dict[str, set[str]] = defaultdict(set)
    for statement in newsdiff.Story(list(story.articles.values())).statements:
        for one, other in combinations(statement.cells, 2):
            if frozenset((keys[one], keys[other])) in asked:
                for left in _gold_sentences(story, keys[one], statement.cells[one]):
                    for right in _gold_sentences(story, keys[other], statement.cells[other]):
                        found[left].add(right)
                        found[right].add(left)
    return found


def _gold_sentences(story: Story, key: str, cell: Sequence[int]) -> Iterator[str]:
    for k in cell:
        yield from story.sentences_at(key, story.articles[key].sentences[k].span)


def _asked(story: Story) -> set[frozenset[str]]:
    return {frozenset((pair["left"], pair["right"])) for pair in story.labels["pair"]}


def _labelled(story: Story) -> tuple[Mates, Mates]:
    """The mates each sentence surely has, and those of which the labels are not sure."""
    sure: dict[str, set[str]] = defaultdict(set)
    unsure: dict[str, set[str]] = defaultdict(set)
    for pair in story.labels["pair"]:
        for left, right, _, certain in pair["links"]:
            mates = sure if certain else unsure
            mates[left].add(right)
            mates[right].add(left)
    return sure, unsure


def agreement(articles: Sequence[newsdiff.Article]) -> Score:
    """Pairs of sentences in one statement held against pairs in one group of the comparison of their articles."""
    story = newsdiff.Story(articles)
    told = {
        (one, i, other, j)
        for statement in story.statements
        for one, other in combinations(sorted(statement.cells), 2)
        for i in statement.cells[one]
        for j in statement.cells[other]
    }
    shown = {
        (one, i, other, j)
        for one, other in combinations(range(len(articles)), 2)
        for group in story.comparison(one, other).groups
        for i in group.left
        for j in group.right
    }
    return Score(len(told & shown), len(told - shown), len(shown - told))


def chains(story: Story) -> Score:
    """Steps from one version to the next, and those found where there are none."""
    labels = tomllib.loads((GOLD / "chains.toml").read_text(encoding="utf-8"))
    wanted = {step for run in labels.get(story.name, []) for step in pairwise(run)}
    keys = list(story.articles)
    told = newsdiff.Story(list(story.articles.values())).chains
    found = {(keys[step.old], keys[step.new]) for chain in told for step in chain.steps}
    return Score(len(found & wanted), len(found - wanted), len(wanted - found))


def show(split: str, examples: int = 0) -> None:
    """Print every story's figures of one half, and those of all of it."""
    print(f"  {'':12} {'pairs':>15} {'F1':>5}   {'B-cubed':>13} {'F1':>5}   {'as the pair screens':>19} {'F1':>5}")
    total: tuple[Score, Cubed, Score] = (Score(), Cubed(), Score())
    for story in stories(split):
        row = pairs(story), cubed(story), agreement(list(story.articles.values()))
        _line(story.name, row)
        total = (total[0] + row[0], total[1] + row[1], total[2] + row[2])
    _line("all", total)
    steps = sum(map(chains, stories(split)), Score())
    print(f"  versions: {steps.right} steps right, {steps.false} false, {steps.missed} missed")
    for example in total[0].examples[: examples if split == "dev" else 0]:
        print(f"      {example}")


def _line(name: str, row: Sequence[Score | Cubed]) -> None:
    print(f"  {name:12}" + "  ".join(f"{one.precision:9.3f} {one.recall:5.3f} {one.f1:5.3f}" for one in row))
