"""The ledgers of a story against its labels: quotations, figures and names that stand in one row, pair by pair.

Format and rules of the labels: docs/labelling.md. What is marked doubtful counts neither way. Whether a quotation is found at
all is measured in `bench.gold`; a pair of quotations counts as missed where either of them was not found.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import Any

import newsdiff
from bench.gold import Score, Scores, Story, labelled, stories
from newsdiff.gathering.mentioned import plain
from newsdiff.model import Article, Span

CELL = re.compile(r"([a-h])(\d*) (.+)")
"""An article, perhaps the number of a sentence in it, and words that stand there."""

Item = tuple[str, int | str]
"""Something in an article, by its letter: a quotation by its index."""


class Ledger:
    """The labels of a story's ledgers, and the story newsdiff makes of it; `gold` is there where its sentences are labelled."""

    def __init__(
        self, name: str, labels: Mapping[str, Any], articles: Mapping[str, Article], gold: Story | None = None
    ) -> None:
        self.name, self.labels, self.articles, self.gold = name, labels, articles, gold
        self.letters = list(articles)

    @cached_property
    def story(self) -> newsdiff.Story:
        return newsdiff.Story(list(self.articles.values()))

    def doubtful(self, what: str) -> Sequence[str]:
        cells: Sequence[str] = self.labels["doubtful"].get(what, ())
        return cells

    def place(self, cell: str) -> tuple[str, Span]:
        """Where the words of a cell stand."""
        found = CELL.fullmatch(cell)
        assert found, cell
        letter, sentence, words = found.groups()
        article = self.articles[letter]
        body = article.sentences[article.body()[0]].span.start
        after = self.gold.sentence_spans[letter][int(sentence) - 1].start if self.gold and sentence else body
        start = article.text.index(words, after)
        return letter, Span(start, start + len(words))

    def quotation(self, key: str) -> tuple[str, Sequence[Span]]:
        """The spans of a labelled quotation, by its number or its words."""
        if not re.fullmatch(r"[a-h]q\d+", key):
            letter, span = self.place(key)
            return letter, [span]
        assert self.gold
        quotation = self.gold.gold[key[0]]["quotation"][int(key[2:]) - 1]
        start = self.gold.sentence_spans[key[0]][int(quotation["sentences"][0][1:]) - 1].start
        spans = []
        for words in quotation["content"]:
            start = self.articles[key[0]].text.index(words, start)
            spans.append(Span(start, start + len(words)))
        return key[0], spans

    def unsure(self) -> set[str]:
        """The quotations that count neither way."""
        numbered = self.gold.gold if self.gold else {}
        marked = {f"{a}q{k}" for a, row in numbered.items() for k, q in enumerate(row.get("quotation", []), 1) if not q["sure"]}
        return marked | set(self.doubtful("quotation"))


def ledgers(split: str) -> dict[str, Scores]:
    """Rows of the three ledgers over the stories of one half that have labels for them."""
    scores: Scores = defaultdict(Score)
    for ledger in _ledgers(split):
        for measure in (quotations, figures, names):
            for name, score in measure(ledger).items():
                scores[name] += score
    return {"ledgers": dict(scores)}


def _ledgers(split: str) -> Iterator[Ledger]:
    for story in stories(split):
        path = story.folder / "ledgers.toml"
        if path.is_file():
            yield Ledger(story.name, tomllib.loads(path.read_text(encoding="utf-8")), story.articles, story)
    for row in labelled("rows", split, "story"):
        texts = zip("abcdefgh", row["article"], strict=False)
        yield Ledger(row["id"], row, {letter: newsdiff.read(text.strip() + "\n") for letter, text in texts})


def quotations(ledger: Ledger) -> Scores:
    """Pairs of quotations of different articles that stand in one row, and those that are split and altered in it."""
    keys = {key for row in ledger.labels["quotation"] for key in row} | ledger.unsure() | set(_numbered(ledger))
    found = {key: _found(ledger, key) or (key[0], key) for key in keys}
    known = {item: key for key, item in sorted(found.items(), reverse=True)}
    sure = {found[key] for key in keys - ledger.unsure()}
    wanted = {pair for row in ledger.labels["quotation"] for pair in _pairs(found[key] for key in row)}
    through = {item: frozenset(other for pair in wanted if item in pair for other in pair) for item in known}
    rows = [[(ledger.letters[k], q) for k, c in row.cells.items() for q in c.quotations] for row in ledger.story.quotations]
    got = {pair for row in rows for pair in _pairs(item for item in row if item in known)}
    excused = {pair for pair in got if not pair <= sure or frozenset.intersection(*(through[item] for item in pair))}
    scores = {"quotation rows": _score(ledger, wanted, got - (excused - wanted), known.__getitem__)}
    for flag in ("split", "altered"):
        if flag in ledger.labels:
            cells = [(ledger.letters[k], cell) for row in ledger.story.quotations for k, cell in row.cells.items()]
            told = {(letter, cell.quotations[0]) for letter, cell in cells if getattr(cell, flag)}
            scores[flag] = _score(ledger, {found[key] for key in ledger.labels[flag]}, told, str)
    return scores


def _numbered(ledger: Ledger) -> Iterator[str]:
    for letter, row in (ledger.gold.gold if ledger.gold else {}).items():
        yield from (f"{letter}q{k}" for k in range(1, len(row.get("quotation", [])) + 1))


def _found(ledger: Ledger, key: str) -> Item | None:
    """The quotation newsdiff reads that has most of these words, the shortest of several; None if none has half of them."""
    letter, spans = ledger.quotation(key)
    wanted = {place for span in spans for place in range(*span)}
    held = [
        (sum(any(start <= place < end for start, end in q.content) for place in wanted), -(q.end - q.start), -k)
        for k, q in enumerate(ledger.articles[letter].quotations)
    ]
    most, _, best = max(held, default=(0, 0, 0))
    return (letter, -best) if 2 * most > len(wanted) else None


def _pairs(keys: Iterable[Any]) -> set[frozenset[Any]]:
    """Those of different articles."""
    return {frozenset(pair) for pair in combinations(set(keys), 2) if pair[0][0] != pair[1][0]}


def figures(ledger: Ledger) -> Scores:
    """Figures found, pairs of them in different articles that stand in one row, and rows whose figures differ."""
    cells = {cell: ledger.place(cell) for row in ledger.labels["figure"] for cell in row["cells"]}
    doubtful = [ledger.place(cell) for cell in ledger.doubtful("figure")]
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
    doubtful = {tuple(name.split(" ", 1)) for name in ledger.doubtful("name")}
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
        parts = sorted(keys, key=str) if isinstance(keys, frozenset) else [keys]
        return f"{what} {ledger.name}: {' – '.join(words(part) for part in parts)}"

    examples = sorted([told("missed", key) for key in wanted - got] + [told("false", key) for key in got - wanted])
    return Score(len(wanted & got), len(got - wanted), len(wanted - got), examples)
