"""What changed in who is said to have said it, how, and whether it is still quoted at all.

Acts of quoting are matched by content (`matching`); the rules over a match stand in `crediting`, `settings` and `quoting`,
those over claims without a match in `claims`. Here they are run, and what they account for is gathered so that nothing names
it twice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsdiff.comparing.acts import Act, acts
from newsdiff.comparing.articles import Articles, credit_of
from newsdiff.comparing.claims import lost_claims
from newsdiff.comparing.crediting import position, speaker, uncredited, verb
from newsdiff.comparing.given import Pairs
from newsdiff.comparing.matching import Match, matches
from newsdiff.comparing.quoting import form, inside, pieces
from newsdiff.comparing.settings import setting, setting_of
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import Token, tokens
from newsdiff.model import Article, Change, Group, Kind, Span
from newsdiff.reading.speakers import names_of

__all__ = ["Attributed", "Claimed", "attribution"]

_RULES: tuple[Callable[[Articles, Match], Iterator[Change]], ...] = (
    speaker,
    verb,
    position,
    form,
    setting,
    uncredited,
    pieces,
    inside,
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What attribution accounts for in one article, so that nothing names it again.

    `spans` are accounted for whole; in `retold` ones, whose words changed form, a pronoun follows the new speaker.
    """

    spans: tuple[Span, ...]
    retold: tuple[Span, ...]

    def holds(self, span: Span) -> bool:
        """Whether one of `spans`, which stand apart in reading order, covers all of a span."""
        before = bisect_right(self.spans, span.start, key=lambda one: one.start)
        return before > 0 and self.spans[before - 1].covers(span)


@dataclass(frozen=True, slots=True)
class Attributed:
    """The attribution changes between two articles, in the order of the left, and what they account for on each side.

    `matched` are the quotations of both sides that carry the same words, by index.
    """

    changes: tuple[Change, ...]
    left: Claimed
    right: Claimed
    matched: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = ()


def attribution(
    left: Article, right: Article, groups: Sequence[Group], words: Lexicon, parted: Pairs = frozenset()
) -> Attributed:
    """Every attribution change between two articles; none in a language whose reporting verbs are not known.

    Sentences that are `parted` do not say the same, whatever is quoted in them.
    """
    if not words.reporting:
        return Attributed((), Claimed((), ()), Claimed((), ()))
    pair = Articles(left, right, words, names_of(left.text, words), names_of(right.text, words))
    ours, theirs = acts(left, words), acts(right, words)
    found = matches(ours, theirs, groups, words, parted)
    changes = [change for match in found for rule in _RULES for change in rule(pair, match)]
    matched_left = {k for match in found for k in _quotations(match.left)}
    matched_right = {k for match in found for k in _quotations(match.right)}
    changes.extend(lost_claims(pair, [act for act in ours if act.quotations[0] not in matched_left], groups, Kind.DROPPED))
    changes.extend(lost_claims(pair, [act for act in theirs if act.quotations[0] not in matched_right], groups, Kind.ADDED))
    unique = {(change.kind, change.left, change.right): change for change in changes}
    ordered = sorted(unique.values(), key=lambda change: (change.left or (0, 0), change.right or (0, 0), change.kind))
    retold = [match for match in found if match.best[0].form is not match.best[1].form]
    return Attributed(
        tuple(ordered),
        _claimed(pair, ordered, found, [match.best[0] for match in retold], side=0),
        _claimed(pair, ordered, found, [match.best[1] for match in retold], side=1),
        tuple((_quotations(match.left), _quotations(match.right)) for match in found),
    )


def _quotations(acts_of_a_side: Sequence[Act]) -> tuple[int, ...]:
    return tuple(k for act in acts_of_a_side for k in act.quotations)


def _claimed(pair: Articles, changes: Sequence[Change], found: Sequence[Match], retold: Sequence[Act], *, side: int) -> Claimed:
    """Who is credited in matched acts, and the words of changes; a "that" after them goes with them.

    A speaker or a verb that differs has been named; what stands in the credits of both sides has only moved.
    """
    article = (pair.left, pair.right)[side]
    acts_of = [((match.left, match.right)[side], (match.right, match.left)[side]) for match in found]
    spans = [part.span for ours, _ in acts_of for act in ours for part in (act.speaker, act.cue) if part]
    spans += [span for ours, theirs in acts_of for span in _moved(pair, ours, theirs, side)]
    spans += [span for change in changes if change.kind not in _WHOLE and (span := (change.left, change.right)[side])]
    labels = [span for change in changes if change.kind in _LABELS and (span := (change.left, change.right)[side])]
    spans += [beside for span in labels if (beside := _apposition(article.text, span))]
    with_that = tuple(Span(start, end + 5 * article.text.startswith(" that ", end)) for start, end in spans)
    return Claimed(_apart(with_that), tuple(span for act in retold for span in act.content))


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in reading order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _apposition(text: str, label: Span) -> Span | None:
    """What stands behind a label to say who that is: ", the harbor master", ", who asked not to be named"."""
    found = _APPOSITION.match(text, label.end)
    return Span(*found.span()) if found else None


def _moved(pair: Articles, ours: Sequence[Act], theirs: Sequence[Act], side: int) -> Iterator[Span]:
    """The words of credits and settings, appositions among them, that the other side's have too."""
    near, far = (pair.left, pair.right) if side == 0 else (pair.right, pair.left)
    there = {token.folded for act in theirs for token in _crediting(pair, act, far)}
    return (token.span for act in ours for token in _crediting(pair, act, near) if token.folded in there)


def _crediting(pair: Articles, act: Act, article: Article) -> list[Token]:
    regions = [span for span in (credit_of(act), setting_of(act, article, pair.words)) if span and not act.carried]
    return [token for region in regions for token in tokens(article.text, region, pair.words)]


_LABELS = (Kind.SPEAKER, Kind.NAMED, Kind.ANONYMISED)
_APPOSITION = re.compile(r", (?:the|an?|who|whose|its|his|her|their) [^,.;:“”\"()]+")
_WHOLE = (Kind.SPLIT, Kind.JOINED, Kind.FORM)
