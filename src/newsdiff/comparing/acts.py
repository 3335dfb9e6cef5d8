"""Acts of quoting, matched across two articles by what was said.

A reader takes "A," she said. "B." for one act, though it is two stretches of words; here the quotations of an article are
gathered into such acts, and acts of the left and the right that carry the same content are put into matches. What differs
within a match is named in `newsdiff.comparing.attribution`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsdiff.comparing.components import connected
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import Token, tokens
from newsdiff.model import Article, Cue, Form, Group, Role, Span, Speaker
from newsdiff.reading.marks import marked

__all__ = ["Act", "Match", "acts", "matches"]

ENOUGH = 0.5
"""Two acts say the same when this share of the shorter one's content words is in the other …"""
MANY = 20_000
"""Beyond so many pairs of acts, only those in sentences that say the same are looked at: a bound on time."""
ONE_EACH = 0.2
"""… or this share where they are the only ones in sentences that say the same …"""
ALONE = 0.7
"""… and this share where no group of sentences links them."""


@dataclass(frozen=True, slots=True)
class Act:
    """Quotations credited together.

    `quotations` are indices into the article's; `pieces` the runs of words between which the writer speaks; `words` the
    tokens of the content, `marked` those of them inside quote marks; `sentences` indices of those it stands in.
    """

    quotations: tuple[int, ...]
    form: Form
    content: tuple[Span, ...]
    pieces: tuple[Span, ...]
    words: tuple[Token, ...]
    marked: tuple[Token, ...]
    sentences: frozenset[int]
    speaker: Speaker | None
    cue: Cue | None

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.content[-1].end


@dataclass(frozen=True, slots=True)
class Match:
    """Acts of both sides that carry the same content, in reading order; `best` is the pair that shares most."""

    left: tuple[Act, ...]
    right: tuple[Act, ...]
    best: tuple[Act, Act]
    score: float


def acts(article: Article, words: Lexicon) -> list[Act]:
    """The quotations of the article's body, those credited by one and the same cue gathered, in reading order."""
    body = [block.span for block in article.blocks if block.role is Role.BODY]
    gathered: list[list[int]] = []
    for k, quotation in enumerate(article.quotations):
        if not _is_within(quotation.content[0], body):
            continue
        before = article.quotations[gathered[-1][-1]] if gathered else None
        if before and quotation.cue and before.cue == quotation.cue and quotation.form is before.form:
            gathered[-1].append(k)
        else:
            gathered.append([k])
    marks = [mark.inner for mark in marked(article.text, body)]
    return [_act(article, members, marks, words) for members in gathered]


def _act(article: Article, members: Sequence[int], marks: Sequence[Span], words: Lexicon) -> Act:
    first = article.quotations[members[0]]
    content = tuple(span for k in members for span in article.quotations[k].content)
    sentences = sorted({k for span in content for k in _touched(article, span)})
    near = [token for k in sentences for token in tokens(article.text, article.sentences[k].span, words)]
    said = tuple(token for token in near if any(span.covers(token.span) for span in content))
    return Act(
        tuple(members),
        first.form,
        content,
        _pieces(article.text, content),
        said,
        tuple(token for token in said if _is_within(token.span, marks)),
        frozenset(sentences),
        first.speaker,
        first.cue,
    )


def _touched(article: Article, span: Span) -> range:
    """The sentences a span touches."""
    first = bisect_right(article.sentences, span.start, key=lambda sentence: sentence.span.end)
    return range(first, bisect_left(article.sentences, span.end, lo=first, key=lambda sentence: sentence.span.start))


def _is_within(span: Span, stretches: Sequence[Span]) -> bool:
    """Whether a span lies inside one of the stretches, which are in reading order."""
    before = bisect_right(stretches, span.start, key=lambda stretch: stretch.start)
    return before > 0 and stretches[before - 1].covers(span)


def _pieces(text: str, content: Sequence[Span]) -> tuple[Span, ...]:
    """Content spans, those with nothing but marks and space between them put together."""
    pieces: list[Span] = []
    for span in content:
        if pieces and not any(char.isalnum() for char in text[pieces[-1].end : span.start]):
            pieces[-1] = Span(pieces[-1].start, span.end)
        else:
            pieces.append(span)
    return tuple(pieces)


def matches(left: Sequence[Act], right: Sequence[Act], groups: Sequence[Group]) -> list[Match]:
    """Acts of the two articles that say the same, over sentence borders; each act is in one match at most."""
    place_left, place_right = _places(groups)
    only = _only_ones(left, place_left), _only_ones(right, place_right)
    weights = [_weighty(act) for act in left], [_weighty(act) for act in right]
    found: list[tuple[float, int, int]] = []
    homes = [_in(place_left, act) for act in left], [_in(place_right, act) for act in right]
    many = len(left) * len(right) > MANY
    for i in range(len(left)):
        for j in range(len(right)):
            linked = homes[0][i] & homes[1][j]
            if many and not linked:
                continue
            score = _likeness(weights[0][i], weights[1][j])
            if score < ONE_EACH:
                continue
            alone = any(only[0].get(group) == i and only[1].get(group) == j for group in linked)
            if score >= (ONE_EACH if alone else ENOUGH if linked else ALONE):
                found.append((score, i, j))
    return _components(found, left, right)


def _places(groups: Sequence[Group]) -> tuple[dict[int, int], dict[int, int]]:
    """For each sentence of either side, the two-sided group it is in."""
    both = [(k, group) for k, group in enumerate(groups) if group.left and group.right]
    return {i: k for k, group in both for i in group.left}, {j: k for k, group in both for j in group.right}


def _only_ones(side: Sequence[Act], places: Mapping[int, int]) -> dict[int, int]:
    """For each group with a single act of this side, that act."""
    members: dict[int, list[int]] = {}
    for k, act in enumerate(side):
        for group in _in(places, act):
            members.setdefault(group, []).append(k)
    return {group: acts[0] for group, acts in members.items() if len(acts) == 1}


def _in(places: Mapping[int, int], act: Act) -> set[int]:
    return {places[sentence] for sentence in act.sentences if sentence in places}


def _likeness(left: Counter[str], right: Counter[str]) -> float:
    """The share of the shorter content's words that the other has; 0 where fewer than two words of weight are shared."""
    if left.keys().isdisjoint(right):
        return 0.0
    common = (left & right).total()
    shortest = min(left.total(), right.total())
    return common / shortest if common >= 2 or common == shortest == 1 else 0.0


def _weighty(act: Act) -> Counter[str]:
    return Counter(token.folded for token in act.words if len(token.folded) > 2) or Counter(token.folded for token in act.words)


def _components(found: list[tuple[float, int, int]], left: Sequence[Act], right: Sequence[Act]) -> list[Match]:
    """Matches out of scored pairs: a pair counts if it is the best of either of its acts."""
    best_left: dict[int, float] = {}
    best_right: dict[int, float] = {}
    for score, i, j in found:
        best_left[i], best_right[j] = max(score, best_left.get(i, 0.0)), max(score, best_right.get(j, 0.0))
    kept = sorted((pair for pair in found if pair[0] >= best_left[pair[1]] or pair[0] >= best_right[pair[2]]), reverse=True)
    return [_match(pairs, left, right) for pairs in connected(kept, lambda pair: pair[1:])]


def _match(pairs: Sequence[tuple[float, int, int]], left: Sequence[Act], right: Sequence[Act]) -> Match:
    def weight(pair: tuple[float, int, int]) -> tuple[int, float]:
        return (_weighty(left[pair[1]]) & _weighty(right[pair[2]])).total(), pair[0]

    score, i, j = max(pairs, key=weight)
    return Match(
        tuple(left[k] for k in sorted({pair[1] for pair in pairs})),
        tuple(right[k] for k in sorted({pair[2] for pair in pairs})),
        (left[i], right[j]),
        score,
    )
