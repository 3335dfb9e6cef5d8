"""The ledger of names: who and what is named in the articles, under which labels, and how often quoted.

Within an article a surname goes back to the full name, as newspapers use it; across articles full names are one if they are
equal but for house style, or alike and told of in the same statement. Wherever two people could be meant the names stay
apart: a name too many is seen at once, two people made one are not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations

from newsdiff.gathering.mentioned import Named, named_in, plain
from newsdiff.gathering.quoted import spoken_in
from newsdiff.gathering.records import Label, NameRow, Statement
from newsdiff.language.lexicon import Lexicon, lexicon
from newsdiff.model import Article, Form, Role, Span
from newsdiff.reading.speakers import names_of, same_name

__all__ = ["names"]

_ENDINGS = ("n", "ns", "an", "ans", "ian", "ians", "ese", "ish")
"""What is added to the name of a place for who and what is from there."""

MISSPELT = 0.7
"""From this likeness on, two words in one place of two names may be a slip of the pen."""


@dataclass(slots=True)
class _Found:
    """A name in the making: as written, how often, and by article where it stands."""

    written: Counter[str] = field(default_factory=Counter)
    mentions: dict[int, list[Named]] = field(default_factory=lambda: defaultdict(list))

    def add(self, other: _Found) -> None:
        self.written += other.written
        for article, mentions in other.mentions.items():
            self.mentions[article] += mentions


def names(articles: Sequence[Article], statements: Sequence[Statement]) -> tuple[NameRow, ...]:
    """Everybody and everything named in the articles' bodies: what many name first.

    Only articles in the language most of them are in are read for names.
    """
    spoken = spoken_in(articles)
    words = lexicon(spoken)
    if not words.grammar:
        return ()
    told = [named_in(article, names_of(article.text, words)) if article.language == spoken else [] for article in articles]
    found = _resolved(told, words)
    homes = {(article, k): home for home, row in enumerate(statements) for article, cell in row.cells.items() for k in cell}
    rows = [_row(articles, row, words) for row in _misspelt(found, homes, words)]
    return tuple(
        sorted(rows, key=lambda row: (-len(row.labels), -_often(row), row.name, sorted(articles[k].text for k in row.labels)))
    )


def _often(row: NameRow) -> int:
    return sum(label.count for labels in row.labels.values() for label in labels)


def _resolved(told: Sequence[Sequence[Named]], words: Lexicon) -> list[_Found]:
    """The names of all articles, those of one key together; surnames go to the full name they stand for."""
    sure = {plain(named.name, words) for article in told for named in article if not named.opens}
    parts = {part for article in told for named in article if " " in named.name for part in plain(named.name).split()}
    everywhere = _surnames((named for article in told for named in article), words)
    found: dict[str, _Found] = {}
    for number, article in enumerate(told):
        here = _surnames(article, words)
        for named in article:
            key = plain(named.name, words)
            if (named.opens and key not in sure | parts) or _describes(named.name, sure):
                continue
            full = _full(key, here, everywhere, placed=named.placed)
            row = found.setdefault(full, _Found())
            if key == full:
                row.written[named.name] += 1
            row.mentions[number].append(named)
    return list(found.values())


def _describes(name: str, names: Collection[str]) -> bool:
    """Whether it is what things and people of a place that is named are called: "North Korean", "Russian-Japanese"."""
    key = plain(name)
    if any(key.endswith(ending) and key.removesuffix(ending) in names for ending in _ENDINGS):
        return True
    return "-" in name and " " not in name and all(plain(part) in names or _describes(part, names) for part in name.split("-"))


def _surnames(told: Iterable[Named], words: Lexicon) -> Mapping[str, set[str]]:
    """Last word of a name → the names that end in it; not of a place that is part of another."""
    surnames: dict[str, set[str]] = defaultdict(set)
    for named in told:
        key = plain(named.name, words)
        if " " in named.name and key.split()[0] not in words.grammar["places"]:
            surnames[key.rpartition(" ")[2]].add(key)
    return surnames


def _full(key: str, here: Mapping[str, set[str]], everywhere: Mapping[str, set[str]], *, placed: bool) -> str:
    """The full name a single one stands for: the only one in its article that ends in it, or else in the story."""
    if " " in key or placed:
        return key
    known = here.get(key) or everywhere.get(key, set())
    return next(iter(known)) if len(known) == 1 else key


def _misspelt(found: Sequence[_Found], homes: Mapping[tuple[int, int], int], words: Lexicon) -> list[_Found]:
    """Names that are alike and stand in one statement, in different articles, joined."""
    by_home: dict[int, set[int]] = defaultdict(set)
    for k, row in enumerate(found):
        for article, mentions in row.mentions.items():
            for named in mentions:
                by_home[homes[article, named.sentence]].add(k)
    names_of_rows = [_name(row) for row in found]
    pairs = {pair for at in by_home.values() for pair in combinations(sorted(at), 2)}
    alike = [pair for pair in pairs if _alike(names_of_rows[pair[0]], names_of_rows[pair[1]], words)]
    alike.sort(key=lambda pair: sorted(names_of_rows[k] for k in pair))
    home = list(range(len(found)))
    for i, j in alike:
        one, other = sorted((home[i], home[j]))
        if one != other and found[one].mentions.keys().isdisjoint(found[other].mentions):
            found[one].add(found[other])
            home = [one if at == other else at for at in home]
    return [row for k, row in enumerate(found) if home[k] == k]


def _alike(one: str, other: str, words: Lexicon) -> bool:
    """Whether two names may be one: a short form of the given name, or one word of all spelt in another way."""
    ours, theirs = one.split(), other.split()
    body = {ours[-1].casefold(), theirs[-1].casefold()} & words.collective_sources
    if len(ours) == len(theirs):
        apart = [(a, b) for a, b in zip(ours, theirs, strict=True) if plain(a) != plain(b)]
        if len(apart) == 1 and _is_slip(*map(plain, apart[0])):
            return True
    given = [plain(parts[0]) for parts in (ours, theirs)]
    short = given[0].startswith(given[1]) or given[1].startswith(given[0]) or given[1] in words.nicknames.get(given[0], ())
    return (
        not body
        and min(len(ours), len(theirs)) > 1
        and plain(ours[-1]) == plain(theirs[-1])
        and short
        and same_name(one, other)
    )


def _is_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < 4 or one[0] != other[0] or one.isdigit():
        return False
    return SequenceMatcher(None, min(one, other), max(one, other), autojunk=False).ratio() >= MISSPELT


def _name(row: _Found) -> str:
    """As most write it in full, not shortened to letters."""
    written = row.written or Counter(named.name for mentions in row.mentions.values() for named in mentions)
    return min(written, key=lambda name: (name.isupper(), -written[name], -len(name), name))


def _row(articles: Sequence[Article], found: _Found, words: Lexicon) -> NameRow:
    name = _name(found)
    labels: dict[int, tuple[Label, ...]] = {}
    first: dict[int, int] = {}
    direct: dict[int, int] = {}
    indirect: dict[int, int] = {}
    for article, mentions in sorted(found.mentions.items()):
        meant = {plain(name, words), *(plain(named.name, words) for named in mentions if " " in named.name)}
        spans = [named.span for named in mentions]
        first[article] = min(named.sentence for named in mentions)
        for quotation, label in _quoted(articles[article], meant, words):
            side = indirect if quotation is Form.INDIRECT else direct
            side[article] = side.get(article, 0) + 1
            if label and not any(label.overlaps(span) for span in spans):
                spans.append(label)
        labels[article] = _labels(articles[article].text, sorted(spans))
    return NameRow(name, labels, first, direct, indirect)


def _quoted(article: Article, meant: set[str], words: Lexicon) -> Iterable[tuple[Form, Span | None]]:
    """The form of each quotation of the body that is credited to the name, and the label if that is no pronoun."""
    body = [block.span for block in article.blocks if block.role is Role.BODY]
    for quotation in article.quotations:
        speaker = quotation.speaker
        if (
            speaker
            and plain(speaker.name or speaker.text, words) in meant
            and any(block.covers(quotation.content[0]) for block in body)
        ):
            yield quotation.form, None if speaker.text.casefold() in words.pronouns else speaker.span


def _labels(text: str, spans: Iterable[Span]) -> tuple[Label, ...]:
    """Every different label, in the order of their first places."""
    places: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        places[" ".join(span.of(text).split())].append(span)
    return tuple(Label(label, at[0], len(at)) for label, at in places.items())
