"""What the sentences of an article assert: their words without who is credited with them, and their numbers.

Two sentences are about one thing when the same is said, not when the same person says it: labels such as "Ann Roe, leader of
the dockers, said" would else make any two of her sentences alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import tokens
from newsdiff.model import Article, Quotation, Span

__all__ = ["Asserted", "asserted", "figures", "stretches"]

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")

SAID = 0.4
"""A sentence is taken without its attribution, if that leaves at least this share of it."""


@dataclass(frozen=True, slots=True)
class Asserted:
    """For each sentence asked for, its words and the numbers in them, as figures whatever way they are written."""

    words: Sequence[str]
    figures: Sequence[Set[str]]


def asserted(article: Article, sentences: Sequence[int], words: Lexicon) -> Asserted:
    """What the sentences with these indices assert."""
    kept = stretches(article, sentences)
    return Asserted(
        [" ".join(span.of(article.text) for span in spans) for spans in kept],
        [figures(article, k, spans, words) for k, spans in zip(sentences, kept, strict=True)],
    )


def stretches(article: Article, sentences: Sequence[int]) -> list[list[Span]]:
    """The stretches of these sentences outside what credits somebody."""
    credited: dict[int, list[Span]] = {}
    for span in map(_credited, article.quotations):
        for k in article.touched(span):
            credited.setdefault(k, []).append(span)
    return [_without(article.sentences[k].span, credited.get(k, ())) for k in sentences]


def _credited(quotation: Quotation) -> Span:
    """From the speaker's label to the cue, or the other way round; nothing where one of them is missing."""
    if not (quotation.speaker and quotation.cue):
        return Span(0, 0)
    span = Span(min(quotation.speaker.start, quotation.cue.start), max(quotation.speaker.end, quotation.cue.end))
    return Span(0, 0) if any(span.overlaps(content) for content in quotation.content) else span


def _without(sentence: Span, credited: Sequence[Span]) -> list[Span]:
    """The stretches of a sentence outside these spans; the whole of it if they leave too little."""
    kept, start = [], sentence.start
    for span in sorted({span for span in credited if sentence.covers(span) and span.end > span.start}):
        kept.append(Span(start, max(span.start, start)))
        start = max(span.end, start)
    kept.append(Span(start, sentence.end))
    length = sum(span.end - span.start for span in kept) + len(kept) - 1
    return kept if length >= SAID * (sentence.end - sentence.start) else [sentence]


def figures(article: Article, sentence: int, kept: Sequence[Span], words: Lexicon) -> set[str]:
    """The numbers in these stretches of a sentence, as figures whatever way they are written."""
    said = article.words_of(sentence)
    if not (_DIGIT.search(said) or any(word in words.number_words for word in _WORD.findall(said.casefold()))):
        return set()
    return {
        token.folded
        for token in tokens(article.text, article.sentences[sentence].span, words)
        if _is_figure(token.folded) and any(span.covers(token.span) for span in kept)
    }


def _is_figure(folded: str) -> bool:
    """Whether a key is a number or a day of a month."""
    return folded[:1].isdigit() and folded.replace(".", "", 1).replace("/", "", 1).isdigit()
