"""Two articles being compared, and a change between them as a record: what every rule of attribution begins with."""

from __future__ import annotations

from dataclasses import dataclass

from newsdiff.comparing.acts import Act
from newsdiff.language.lexicon import Lexicon
from newsdiff.model import Article, Change, Kind, QuoteMarks, Span
from newsdiff.reading.speakers import Names

__all__ = ["DEEDS", "Articles", "change_of", "credit_of"]


@dataclass(frozen=True, slots=True)
class Articles:
    """Two articles and what is known of words: what every rule needs."""

    left: Article
    right: Article
    words: Lexicon
    left_names: Names
    right_names: Names

    @property
    def marks_kept(self) -> bool:
        """Whether both still have their quote marks, so that forms can be told apart."""
        return self.left.quote_marks is QuoteMarks.KEPT and self.right.quote_marks is QuoteMarks.KEPT


DEEDS = frozenset({"accusation", "support", "complaint"})
"""Stances of verbs that tell speech as a deed and take the one they are about: "blamed **Haldane** for it"."""


def change_of(
    pair: Articles,
    kind: Kind,
    acts: tuple[Act | None, Act | None],
    spans: tuple[Span | None, Span | None],
    note: str,
    confidence: float,
    *,
    slight: bool = False,
) -> Change:
    """A change between acts of the two sides, with the words its spans hold."""
    left, right = spans
    return Change(
        kind,
        left,
        right,
        left.of(pair.left.text) if left else "",
        right.of(pair.right.text) if right else "",
        note,
        confidence,
        acts[0].quotations if acts[0] else (),
        acts[1].quotations if acts[1] else (),
        slight,
    )


def credit_of(act: Act) -> Span | None:
    """The words that credit it: speaker and cue together where they stand side by side, else what there is of them."""
    parts = [part.span for part in (act.speaker, act.cue) if part]
    if not parts:
        return None
    whole = Span(min(part.start for part in parts), max(part.end for part in parts))
    return parts[-1] if any(whole.overlaps(span) for span in act.content) or whole.end - whole.start > 200 else whole
