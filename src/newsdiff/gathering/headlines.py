"""The headline against its own story: whether the words it quotes stand in the body, and how it puts what the lede says.

Both are told without a verdict: where the words stand, in which form and whose they are there, and, for the lede, the changes a
comparison of the two sentences finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsdiff.comparing.acts import Act, acts
from newsdiff.comparing.compare import compare
from newsdiff.comparing.given import Given
from newsdiff.comparing.matching import ENOUGH, function_words, weighty
from newsdiff.comparing.wording import Edit, edits
from newsdiff.gathering.records import Headline, HeadlineQuote, Standing
from newsdiff.language.lexicon import Lexicon, lexicon
from newsdiff.language.style import style_kind
from newsdiff.language.tokens import tokens
from newsdiff.model import Article, Block, Comparison, Form, Quotation, Role, Span
from newsdiff.reading.marks import marked

__all__ = ["headline"]

STEM = 4
"""Letters a word needs for another that begins with it to be a form of it."""

_ABOVE = (Role.TITLE, Role.STANDFIRST)


def headline(article: Article) -> Headline:
    """What the headline and the standfirst quote, and the headline against the lede."""
    words = lexicon(article.language)
    body = acts(article, words)
    quotes = [_found(article, block.role, span, body, words) for block, span in _quoted(article)]
    return Headline(tuple(quotes), _lede(article))


def _quoted(article: Article) -> Iterator[tuple[Block, Span]]:
    """The marked stretches above the body, in the order of the text."""
    for block in article.blocks:
        if block.role in _ABOVE:
            yield from ((block, mark.inner) for mark in marked(article.text, [block.span]) if mark.closed)


def _found(article: Article, role: Role, span: Span, body: Sequence[Act], words: Lexicon) -> HeadlineQuote:
    above = next((q for q in article.quotations if q.speaker and any(piece.overlaps(span) for piece in q.content)), None)
    credit = above.speaker.text if above and above.speaker else ""
    quote = HeadlineQuote(role, span, Standing.NOWHERE, credit=credit)
    title = _title_act(article, span, words)
    wanted = list(weighty(title, function_words(words)))
    held = {act: sum(_has(act, word) for word in wanted) for act in body}
    act = min(body, key=lambda act: (-held[act], act.form is Form.INDIRECT, act.start), default=None)
    if act is None or held[act] < max(ENOUGH * len(wanted), 1):
        return quote
    run = _stretch(title, act)
    standing = _standing(title, act, words)
    where = article.touched(run[0] if run else Span(act.start, act.end))
    speaker = act.speaker
    return replace(
        quote,
        standing=standing,
        sentence=where[0] if where else None,
        words=run,
        speaker=speaker.text if speaker else "",
        name=speaker.name if speaker else "",
    )


def _has(act: Act, word: str) -> bool:
    """Whether a word is among those of an act, in this form or with another ending: "concerned", "concern"."""
    return any(_is_form(token.folded, word) for token in act.words)


def _is_form(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= STEM and (one.startswith(other) or other.startswith(one)))


def _title_act(article: Article, span: Span, words: Lexicon) -> Act:
    """The words of a headline as an act of quoting, so that the rules for those apply."""
    run = tokens(article.text, span, words)
    return Act((), Form.DIRECT, (span,), (span,), run, run, frozenset(), None, None, carried=False)


def _standing(title: Act, act: Act, words: Lexicon) -> Standing:
    """How the body gives the words of the headline: inside marks in which words, or outside them."""
    said = act.words if act.form is Form.UNMARKED else act.marked
    carrying = [token for token in title.words if not token.short] or title.words
    held = sum(any(_is_form(token.folded, other.folded) for other in said) for token in carrying)
    if 2 * held < len(carrying):
        return Standing.REPORTED
    found = edits(title.words, said)
    inner = found[_is_beside(found[0]) : len(found) - _is_beside(found[-1])]
    kept = all(
        edit.equal
        or style_kind(title.words[edit.left_start : edit.left_end], said[edit.right_start : edit.right_end], words) is not None
        for edit in inner
    )
    return Standing.VERBATIM if kept else Standing.ALTERED


def _is_beside(edit: Edit) -> bool:
    """Whether the headline has nothing where the body goes on."""
    return edit.left_start == edit.left_end


def _stretch(title: Act, act: Act) -> tuple[Span, ...]:
    """The words of the act from the first to the last it shares with the headline, a span for each of its pieces."""
    shared = [edit for edit in edits(title.words, act.words) if edit.equal]
    if shared:
        run = act.words[shared[0].right_start : shared[-1].right_end]
    else:
        at = [k for k, word in enumerate(act.words) if any(_is_form(word.folded, token.folded) for token in title.words)]
        run = act.words[at[0] : at[-1] + 1] if at else ()
    held = [[token for token in run if piece.covers(token.span)] for piece in act.pieces]
    return tuple(Span(side[0].span.start, side[-1].span.end) for side in held if side)


def _lede(article: Article) -> Comparison | None:
    """The headline and the first sentence of the body as a pair of their own."""
    title = next((k for k, sentence in enumerate(article.sentences) if sentence.role is Role.TITLE), None)
    body = article.body()
    if title is None or not body:
        return None
    block = next(block.span for block in article.blocks if block.role is Role.TITLE)
    lede = article.sentences[body[0]].span
    return compare(_view(article, block), _view(article, lede), Given(linked=frozenset({(0, 0)})))


def _view(article: Article, span: Span) -> Article:
    """The article with one stretch of it for its whole body."""
    sentence = replace(article.sentences[0], span=span, role=Role.BODY, label="", paragraph=1)
    block = Block(Role.BODY, span, 1)
    inside_it = tuple(q for q in article.quotations if _is_inside(q, span))
    return replace(article, blocks=(block,), sentences=(sentence,), quotations=inside_it)


def _is_inside(quotation: Quotation, span: Span) -> bool:
    return all(span.covers(piece) for piece in quotation.content)
