"""What kind of pair two articles are, told by counts: how many sentences they share, and how many words in runs.

The kind follows from the counts and says nothing about who wrote first, or from whom. Quotations are left out where it
matters: two reporters who heard the same words have written no version of one text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import TypeAlias

from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import tokens
from newsdiff.model import Article, Common, Form, Group, PairKind, Relation

__all__ = ["common"]

RUN = 6
"""So many words in a row, the same but for house style, are a shared run; fewer may be the same by chance."""
VERSION = 0.45
"""Where this share of the sentences in an article's own words stands in the other, edited at most, one is a version …"""
TRACES = 0.06
"""… if this share of the words outside quotations is in shared runs: two reporters can edit their way to the same facts …"""
PASSAGES = 0.1
"""… and from this share on passages were taken over."""
BACKGROUND = 0.1
"""This share of the shorter article's sentences may say the same where all else is about another event."""

_KEPT = (Relation.SAME, Relation.RESTYLED, Relation.EDITED)
_Words: TypeAlias = list[str | None]
_Run: TypeAlias = tuple[str | None, ...]


def common(left: Article, right: Article, groups: Sequence[Group], words: Lexicon) -> Common:
    """The counts of what two articles share, left and right, with the kind of pair they make."""
    ours, theirs = _Side.of(left, words), _Side.of(right, words)
    paired = [group for group in groups if group.left and group.right]
    alike = [group for group in paired if group.relation in (Relation.SAME, Relation.RESTYLED)]
    kept = [
        group for group in paired if group.relation in _KEPT and ours.own >= set(group.left) and theirs.own >= set(group.right)
    ]
    counts = Common(
        PairKind.NOTHING,
        sentences=(len(left.body()), len(right.body())),
        paired=_sentences(paired),
        alike=_sentences(alike),
        own=(len(ours.own), len(theirs.own)),
        kept=_sentences(kept),
        words=(ours.count, theirs.count),
        runs=(ours.within(theirs.runs()), theirs.within(ours.runs())),
    )
    return replace(counts, kind=_kind(counts))


def _kind(counts: Common) -> PairKind:
    if counts.alike == counts.sentences and any(counts.alike):
        return PairKind.SAME
    runs = _share(counts.runs, counts.words)
    if _share(counts.kept, counts.own) >= VERSION and runs >= TRACES:
        return PairKind.VERSION
    if any(counts.paired) and runs >= PASSAGES:
        return PairKind.PASSAGES
    return PairKind.RETOLD if _share(counts.paired, counts.sentences) > BACKGROUND else PairKind.NOTHING


def _share(counts: tuple[int, int], of: tuple[int, int]) -> float:
    """The share on the side where it is larger: all of a short article may stand in a long one."""
    return max(count / max(total, 1) for count, total in zip(counts, of, strict=True))


def _sentences(groups: Sequence[Group]) -> tuple[int, int]:
    """How many left and right sentences are in the groups."""
    return sum(len(group.left) for group in groups), sum(len(group.right) for group in groups)


@dataclass(frozen=True, slots=True)
class _Side:
    """The words of an article's body without house style, None for one in a quotation; its sentences in own words."""

    words: _Words
    own: Set[int]

    @classmethod
    def of(cls, article: Article, words: Lexicon) -> _Side:
        kept: _Words = []
        own = set()
        quoted = _quoted(article)
        for sentence in article.body():
            found = tokens(article.text, article.sentences[sentence].span, words)
            folded = [None if token.span.start in quoted else token.folded for token in found]
            kept += folded
            if 2 * folded.count(None) <= len(folded):
                own.add(sentence)
        return cls(kept, own)

    @property
    def count(self) -> int:
        """How many words are in no quotation."""
        return len(self.words) - self.words.count(None)

    def runs(self) -> Set[_Run]:
        """Every run of so many words outside quotations."""
        return {run for run in self._stretches() if None not in run}

    def within(self, runs: Set[_Run]) -> int:
        """How many of the words stand in one of the runs."""
        count = end = 0
        for start, run in enumerate(self._stretches()):
            if run in runs:
                count += start + RUN - max(start, end)
                end = start + RUN
        return count

    def _stretches(self) -> Iterable[_Run]:
        return zip(*(self.words[k:] for k in range(RUN)), strict=False)


def _quoted(article: Article) -> Set[int]:
    """The offsets that lie inside quotations, indirect ones aside: their words are the writer's."""
    spans = [span for one in article.quotations if one.form is not Form.INDIRECT for span in one.content]
    return {offset for span in spans for offset in range(*span)}
