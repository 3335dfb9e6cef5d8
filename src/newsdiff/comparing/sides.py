"""Both articles while their differences are named: what is known of words, and what attribution accounts for already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsdiff.comparing.attribution import Claimed
from newsdiff.comparing.findings import Finding
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import Token
from newsdiff.model import Article, Change, Kind, Span

__all__ = ["Indices", "Runs", "Sides", "is_accounted_for"]

Runs = tuple[Sequence[Token], Sequence[Token]]
"""The words of a group, left and right."""

Indices = frozenset[int]


@dataclass(frozen=True, slots=True)
class Sides:
    """Both articles, what is known of words, and what attribution accounts for on each side."""

    left: Article
    right: Article
    words: Lexicon
    left_claimed: Claimed
    right_claimed: Claimed

    @property
    def days(self) -> tuple[str | None, str | None]:
        """When the articles were published."""
        return self.left.published, self.right.published

    def is_claimed(self, left: Sequence[Token], right: Sequence[Token], fact: Finding) -> bool:
        """Whether attribution accounts for all of a fact's words on a side that has any."""
        return any(
            bool(run) and all(_is_claimed(token, claimed, self.words) for token in run)
            for run, claimed in (
                (left[slice(*fact.left)], self.left_claimed),
                (right[slice(*fact.right)], self.right_claimed),
            )
        )

    def forms(self, left: Span, right: Span) -> tuple[str, str]:
        """The form of the credited quotations that hold a word of each side; "" where none does."""
        held = [
            [q for q in article.quotations if (q.speaker or q.cue) and any(span.overlaps(piece) for piece in q.content)]
            for article, span in ((self.left, left), (self.right, right))
        ]
        left_form, right_form = (quotations[0].form if quotations else "" for quotations in held)
        return left_form, right_form

    def change(self, kind: Kind, left: Span | None, right: Span | None, note: str, confidence: float) -> Change:
        """A change with its words."""
        ours, theirs = left.of(self.left.text) if left else "", right.of(self.right.text) if right else ""
        return Change(kind, left, right, ours, theirs, note, confidence)


def _is_claimed(token: Token, claimed: Claimed, words: Lexicon) -> bool:
    if claimed.holds(token.span):
        return True
    word = token.wording.casefold()
    follows = word in words.pronouns or word in words.grammar.get("shifting", ())
    return follows and any(span.covers(token.span) for span in claimed.retold)


def is_accounted_for(token: Token, claimed: Claimed, words: Lexicon) -> bool:
    """Whether attribution accounts for it; a courtesy title that comes or goes stays a matter of style."""
    return token.folded not in words.courtesy_titles and _is_claimed(token, claimed, words)
