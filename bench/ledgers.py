"""The ledgers of a story against its labels: quotations, figures and names that stand in one row, pair by pair.

Format and rules of the labels: docs/labelling.md. What is marked doubtful counts neither way. Whether a quotation is found at
all is measured in `bench.gold`; a pair of quotations counts as missed where either of them was not found.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import Any

import newsdiff
from bench.gold import Score, Scores, Story, stories, words_at
from newsdiff.gathering.mentioned import plain
from newsdiff.model import Span

Item = tuple[str, Any]
"""An article by its letter, and what is in it."""


class Ledger:
    """A gold story with labelled ledgers, and the story newsdiff makes of it."""

    def __init__(self, gold: Story) -> None:
        self.gold = gold
        self.labels = tomllib.loads((gold.folder / "ledgers.toml").read_text(encoding="utf-8"))
        self.doubtful: Mapping[str, Sequence[str]] = self.labels["doubtful"]
        self.letters = list(gold.articles)

    @cached_property
    def story(self) -> newsdiff.Story:
        return newsdiff.Story(list(self.gold.articles.values()))

    def text(self, letter: str) -> str:
        return self.gold.articles[letter].text


def ledgers(split: str) -> dict[str, Scores]:
    """Rows of the three ledgers over the stories of one half that have labels for them."""
    scores: Scores = defaultdict(Score)
    for story in stories(split):
        if (story.folder / "ledgers.toml").is_file():
            ledger = Ledger(story)
            for measure in (quotations, figures, names):
                for name, score in measure(ledger).items():
                    scores[name] += score
    return {"ledgers": dict(scores)}


def quotations(ledger: Ledger) -> Scores:
    """Pairs of quotations of different articles that stand in one row."""
    gold = {f"{letter}q{k}": (letter, q) for letter in ledger.letters for k, q in _labelled(ledger, letter)}
    found = {key: _found(ledger, letter, q) for key, (letter, q) in gold.items()}
    unsure = {key for key, (_, q) in gold.items() if not q["sure"]} | set(ledger.doubtful.get("quotation", ()))
    keys = {item: key for key, item in sorted(found.items(), key=lambda row: row[0] not in unsure) if item}
    wanted = {pair for row in ledger.labels["quotation"] for pair in _pairs(row)}
    through = {key: {other for pair in wanted if key in pair for other in pair} for key in gold}
    got = {
        pair
        for row in ledger.story.quotations
        for pair in _pairs(
            keys[ledger.letters[k], q] for k, c in row.cells.items() for q in c.quotations if (ledger.letters[k], q) in keys
        )
    }
    excused = {pair for pair in got if unsure & pair or len(frozenset.intersection(*(frozenset(through[k]) for k in pair)))}
    said = {key: f"{key} {q['content'][0][:50]}" for key, (_, q) in gold.items()}
    return {"quotation rows": _score(ledger, wanted, got - (excused - wanted), lambda key: said[key])}


def _labelled(ledger: Ledger, letter: str) -> Iterable[tuple[int, Mapping[str, Any]]]:
    return enumerate(ledger.gold.gold[letter].get("quotation", []), 1)


def _found(ledger: Ledger, letter: str, quotation: Mapping[str, Any]) -> Item | None:
    """The quotation newsdiff reads that has most of these words, the shortest of several; None if none has half of them."""
    article = ledger.gold.articles[letter]
    wanted = set(words_at(article.text, ledger.gold, letter, quotation))
    held = [
        (sum(any(span.start <= word < span.end for span in q.content) for word in wanted), -(q.end - q.start), -k)
        for k, q in enumerate(article.quotations)
    ]
    most, _, best = max(held, default=(0, 0, 0))
    return (letter, -best) if 2 * most > len(wanted) else None


def _pairs(keys: Iterable[str]) -> set[frozenset[str]]:
    """Those of different articles."""
    return {frozenset(pair) for pair in combinations(sorted(set(keys)), 2) if pair[0][0] != pair[1][0]}


def figures(ledger: Ledger) -> Scores:
    """Figures found, pairs of them in different articles that stand in one row, and rows whose figures differ."""
    cells = {cell: _place(ledger, cell) for row in ledger.labels["figure"] for cell in row["cells"]}
    doubtful = [_place(ledger, cell) for cell in ledger.doubtful.get("figure", ())]
    rows = [_known(ledger, row, cells, doubtful) for row in ledger.story.figures]
    wanted = {pair for row in ledger.labels["figure"] for pair in _pairs(row["cells"])}
    got = {pair for row in rows for pair in _pairs(row)}
    found = {cell for row in rows for cell in row}
    differing = {cell for row in ledger.labels["figure"] if row.get("differs") for cell in row["cells"]}
    told = {cell for row in ledger.labels["figure"] if "differs" in row for cell in row["cells"]}
    differs = Score()
    for row, keys in zip(ledger.story.figures, rows, strict=True):
        if len(row.cells) > 1 and told & keys:
            right = bool(differing & keys)
            differs += Score(right and row.differs, row.differs and not right, right and not row.differs)
    missing = sum(
        not any(set(row["cells"]) & keys and len(keys) > 1 for keys in rows)
        for row in ledger.labels["figure"]
        if row.get("differs")
    )
    return {
        "figures": _score(ledger, set(cells), found, str),
        "figure rows": _score(ledger, wanted, got, str),
        "figures differ": differs + Score(missed=missing),
    }


def _place(ledger: Ledger, cell: str) -> tuple[str, Span]:
    sentence, words = cell.split(" ", 1)
    letter, span = sentence[0], ledger.gold.sentence_spans[sentence[0]][int(sentence[1:]) - 1]
    start = ledger.text(letter).index(words, span.start)
    return letter, Span(start, start + len(words))


def _known(ledger: Ledger, row: Any, cells: Mapping[str, tuple[str, Span]], doubtful: Sequence[tuple[str, Span]]) -> set[str]:
    """The labels of the figures of a row; one that has none and is not doubtful stands for itself."""
    keys = set()
    for article, given in row.cells.items():
        letter = ledger.letters[article]
        for figure in given:
            known = [key for key, (of, span) in cells.items() if of == letter and span.overlaps(figure.span)]
            if not known and not any(of == letter and span.overlaps(figure.span) for of, span in doubtful):
                known = [f"{letter}? {figure.text} ({figure.span.start})"]
            keys.update(known)
    return keys


def names(ledger: Ledger) -> Scores:
    """Names found, an article's different labels for one thing counted apart, and pairs of those in one row."""
    gold = [{(letter, label) for letter, labels in row.items() for label in labels} for row in ledger.labels["name"]]
    items = {item for row in gold for item in row}
    doubtful = {tuple(name.split(" ", 1)) for name in ledger.doubtful.get("name", ())}
    rows = [
        {
            item
            for k, labels in row.labels.items()
            for label in labels
            if (item := _label(ledger.letters[k], label.text, row.name, items | doubtful))
        }
        - doubtful
        for row in ledger.story.names
    ]
    wanted = {frozenset(pair) for row in gold for pair in combinations(sorted(row), 2)}
    got = {frozenset(pair) for row in rows for pair in combinations(sorted(row), 2)}
    return {
        "names": _score(ledger, items, {item for row in rows for item in row}, " ".join),
        "name rows": _score(ledger, wanted, got, " ".join),
    }


def _label(letter: str, written: str, name: str, items: Iterable[Any]) -> Any:
    """The label that is in what is written: the one that ends like the row's name, else the first.

    What begins with a small letter and holds none is a description.
    """
    head, last = plain(written), plain(name).rpartition(" ")[2]
    known = [item for item in items if item[0] == letter and plain(item[1]) in head]
    if known:
        return min(known, key=lambda item: (not plain(item[1]).endswith(last), head.index(plain(item[1])), -len(item[1])))
    return (letter, written) if written[:1].isupper() else None


def _score(ledger: Ledger, wanted: set[Any], got: set[Any], words: Callable[[Any], str]) -> Score:
    def told(what: str, keys: Any) -> str:
        parts = sorted(keys) if isinstance(keys, frozenset) else [keys]
        return f"{what} {ledger.gold.name}: {' – '.join(words(part) for part in parts)}"

    examples = sorted([told("missed", key) for key in wanted - got] + [told("false", key) for key in got - wanted])
    return Score(len(wanted & got), len(got - wanted), len(wanted - got), examples)
