"""The ledger of figures: how many, how much, how old, and who says so, across the articles.

Figures are set against each other where they stand in one statement and can answer one question; the same figure told again
elsewhere joins them. Two figures of one article are never set against each other. What a figure is and how far it reaches is
told by `newsdiff.gathering.amounts`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from newsdiff.gathering.amounts import Amount, amounts
from newsdiff.gathering.quoted import spoken_in
from newsdiff.gathering.records import FigureRow, Statement
from newsdiff.language.lexicon import lexicon
from newsdiff.model import Article

__all__ = ["figures"]

ROUNDING = 0.04
"""By so much either of two measures in different units may have been rounded."""

SMALL = 10
"""A number up to here says little by itself: another that is equal needs more to be the same."""

TELLING = 3
"""A number of so many digits, noughts at the end apart, is seldom met twice by chance."""

OTHERWISE = 2
"""Words besides the thing counted that must be the same around two figures that differ, in different statements."""

MONEY = frozenset({"dollar", "euro", "crown", "£", "yen"})
"""What sums of money are measured in."""

_Homes = Mapping[tuple[int, int], int]


def figures(articles: Sequence[Article], statements: Sequence[Statement]) -> tuple[FigureRow, ...]:
    """Every figure of the articles' bodies, each in exactly one row: disagreements first, then what many carry.

    Only articles in the language most of them are in are read for figures.
    """
    spoken = spoken_in(articles)
    words = lexicon(spoken)
    told = [number for number, article in enumerate(articles) if article.language == spoken and words.units]
    homes = {(article, k): home for home, row in enumerate(statements) for article, cell in row.cells.items() for k in cell}
    found = [amount for number in told for amount in amounts(articles[number], number, words)]
    by_statement: dict[int, list[Amount]] = defaultdict(list)
    for amount in found:
        by_statement[homes[amount.article, amount.figure.sentence]].append(amount)
    gathered = [row for home in by_statement.values() for row in _answering(home)]
    rows = [_row(row, homes) for row in _again(gathered)]
    return tuple(sorted(rows, key=lambda row: _place(articles, row)))


def _answering(found: Sequence[Amount]) -> list[list[Amount]]:
    """Figures of one statement, those that answer one question together: the likest are joined first."""
    alike: dict[object, list[Amount]] = defaultdict(list)
    for amount in found:
        alike[amount.key].append(amount)
    rows = sorted(alike.values(), key=lambda row: row[0].key)
    likely = sorted(
        ((_likeness(rows[i], rows[j]), i, j) for i, j in combinations(range(len(rows)), 2)),
        key=lambda pair: (-pair[0], *pair[1:]),
    )
    return _joined(rows, [(i, j) for score, i, j in likely if score >= 1])


def _joined(rows: Sequence[list[Amount]], pairs: Iterable[tuple[int, int]]) -> list[list[Amount]]:
    """Rows joined pair by pair, wherever no article would come to stand against itself."""
    home = {k: k for k in range(len(rows))}
    members = {k: list(row) for k, row in enumerate(rows)}
    for i, j in pairs:
        one, other = sorted((home[i], home[j]))
        if one != other and not _clash(members[one], members[other]):
            members[one] += members[other]
            for k in [k for k, at in home.items() if at == other]:
                home[k] = one
            del members[other]
    return list(members.values())


def _clash(one: Sequence[Amount], other: Sequence[Amount]) -> bool:
    """Whether an article gives two figures that differ."""
    there: dict[int, list[Amount]] = defaultdict(list)
    for amount in other:
        there[amount.article].append(amount)
    return any(not _equal(amount, far) for amount in one for far in there.get(amount.article, ()))


def _likeness(one: Sequence[Amount], other: Sequence[Amount]) -> float:
    """How readily two figures of one statement answer one question; below 1 they do not."""
    ours, theirs = one[0], other[0]
    if ours.dimension != theirs.dimension and {ours.dimension, theirs.dimension} != {"age", "count"}:
        return 0.0
    shared = len(_near(one) & _near(other))
    same_unit = bool(ours.figure.unit) and ours.figure.unit == theirs.figure.unit
    return 3 * _agree(ours, theirs) + 2 * _same_thing(ours, theirs) + same_unit + min(shared, 3) / 2


def _near(row: Sequence[Amount]) -> frozenset[str]:
    return frozenset[str]().union(*(amount.near for amount in row))


def _same_thing(one: Amount, other: Amount) -> bool:
    return bool(one.thing) and one.thing == other.thing


def _equal(one: Amount, other: Amount) -> bool:
    return (one.least, one.most) == (other.least, other.most)


def _agree(one: Amount, other: Amount) -> bool:
    """Whether both can be right."""
    slack = 0.0
    if one.figure.unit != other.figure.unit and one.dimension != "count":
        slack = ROUNDING
    if one.dimension == "part":
        slack = max(slack, 0.01 / max(one.least, other.least))
    return one.least * (1 - slack) <= other.most * (1 + slack) and other.least * (1 - slack) <= one.most * (1 + slack)


def _again(rows: Sequence[list[Amount]]) -> list[list[Amount]]:
    """Rows of different statements that are about the same thing, joined."""
    ordered = sorted(rows, key=lambda row: min((*amount.key, sorted(amount.near)) for amount in row))
    index: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for k, row in enumerate(ordered):
        for amount in row:
            index[amount.dimension, amount.least, amount.most].add(k)
            index[amount.dimension, amount.thing].add(k)
    pairs = {(i, j) for at in index.values() for i, j in combinations(sorted(at), 2)}
    likely = sorted((-score, i, j) for i, j in pairs if (score := _repeated(ordered[i], ordered[j])))
    return _joined(ordered, [(i, j) for _, i, j in likely])


def _repeated(one: Sequence[Amount], other: Sequence[Amount]) -> float:
    """How surely figures of two rows are about one thing, by the words around them; 0 if too few are the same."""
    return max(_surely(ours, theirs) for ours in one for theirs in other)


def _surely(one: Amount, other: Amount) -> float:
    """Words around both besides what is counted, and one for a figure that is the same; 0 if they are too few."""
    if one.dimension != other.dimension:
        return 0.0
    shared = len((one.near & other.near) - {one.thing, other.thing})
    equal = _equal(one, other)
    needed = _needed(one, same=_same_thing(one, other)) if equal else OTHERWISE + 2 * (not _same_thing(one, other))
    return shared + 2 * equal + 0.5 if shared >= needed else 0.0


def _needed(amount: Amount, *, same: bool) -> int:
    """How many words around it a figure must share with an equal one to be told again there: a telling one, fewer."""
    digits = _digits(amount)
    if amount.dimension in MONEY:
        return 0 if digits > 1 else 2
    if amount.dimension != "count":
        return 0 if same else max(TELLING - digits, 1)
    return (digits < TELLING - 1) if same else max(TELLING - digits, 0) + (amount.most <= SMALL)


def _digits(amount: Amount) -> int:
    """How many digits of the figure tell something: of 280 two, of 3,200 two, of 41 two."""
    return len(f"{amount.figure.value or 0:.6g}".replace(".", "").strip("0"))


def _row(members: Sequence[Amount], homes: _Homes) -> FigureRow:
    cells: dict[int, list[Amount]] = defaultdict(list)
    for amount in sorted(members, key=lambda amount: (amount.article, amount.figure.span)):
        cells[amount.article].append(amount)
    stands = Counter(homes[amount.article, amount.figure.sentence] for amount in members)
    pairs = list(combinations(cells.values(), 2))
    differs = any(not any(_agree(a, b) for a in ours for b in theirs) for ours, theirs in pairs)
    alike = all(any(_equal(a, b) for a in ours for b in theirs) for ours, theirs in pairs)
    return FigureRow(
        _most(amount.label for amount in members),
        _most(amount.figure.unit for amount in members),
        {article: tuple(amount.figure for amount in cell) for article, cell in cells.items()},
        min(stands, key=lambda home: (-stands[home], home)),
        differs=differs,
        approximate=not differs and not alike,
    )


def _most(labels: Iterable[str]) -> str:
    """The commonest of those that are not empty."""
    often = Counter(filter(None, labels))
    return min(often, key=lambda label: (-often[label], -len(label), label), default="")


def _place(articles: Sequence[Article], row: FigureRow) -> tuple[object, ...]:
    first = min(articles[k].sentences[figure.sentence].paragraph for k, cell in row.cells.items() for figure in cell)
    words = sorted(figure.text for cell in row.cells.values() for figure in cell)
    starts = sorted((articles[k].text, cell[0].span.start) for k, cell in row.cells.items())
    return not row.differs, -len(row.cells), not row.approximate, first, row.thing, words, starts
