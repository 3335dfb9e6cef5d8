"""Acts of quoting: the quotations of an article as a reader counts them.

A reader takes "A," she said. "B." for one act, though it is two stretches of words; here they are gathered. Which acts of two
articles say the same is `newsdiff.comparing.matching`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import Token, tokens
from newsdiff.model import Article, Cue, Form, Role, Span, Speaker
from newsdiff.reading.marks import marked

__all__ = ["Act", "acts"]


@dataclass(frozen=True, slots=True)
class Act:
    """Quotations credited together.

    `quotations` are indices into the article's; `pieces` the runs of words between which the writer speaks; `words` the
    tokens of the content, `marked` those of them inside quote marks; `sentences` indices of those it stands in. `carried`
    says that its credit is that of an act before it and is not written again.
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
    carried: bool

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.content[-1].end


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
    credited: set[Span] = set()
    found = []
    for members in gathered:
        cue = article.quotations[members[0]].cue
        found.append(_act(article, members, marks, words, carried=cue is not None and cue.span in credited))
        if cue:
            credited.add(cue.span)
    return found


def _act(article: Article, members: Sequence[int], marks: Sequence[Span], words: Lexicon, *, carried: bool) -> Act:
    first = article.quotations[members[0]]
    content = tuple(span for k in members for span in article.quotations[k].content)
    sentences = sorted({k for span in content for k in article.touched(span)})
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
        carried,
    )


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
