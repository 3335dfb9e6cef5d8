"""The headline against its own story: whether the words it quotes stand in the body, and how it puts what the lede says.

Both are told without a verdict: where the words stand, in which form and whose they are there, and, for the lede, the changes a
comparison of the two sentences finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsdiff.comparing.acts import Act, acts
from newsdiff.comparing.articles import Articles
from newsdiff.comparing.compare import compare
from newsdiff.comparing.given import Given
from newsdiff.comparing.matching import ENOUGH, Match, function_words, weighty
from newsdiff.comparing.quoting import inside
from newsdiff.comparing.wording import edits
from newsdiff.gathering.records import Headline, HeadlineQuote, Standing
from newsdiff.language.lexicon import Lexicon, lexicon
from newsdiff.language.tokens import tokens
from newsdiff.model import Article, Block, Comparison, Form, Kind, Quotation, Role, Span
from newsdiff.reading.marks import marked
from newsdiff.reading.speakers import Names

__all__ = ["headline"]

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
    functions = function_words(words)
    wanted = weighty(title, functions)
    ranked = sorted(body, key=lambda act: (-(wanted & weighty(act, functions)).total(), act.form is Form.INDIRECT, act.start))
    if not ranked or (wanted & weighty(ranked[0], functions)).total() < max(ENOUGH * wanted.total(), 1):
        return quote
    act = ranked[0]
    run = _stretch(title, act)
    standing = _standing(article, title, act, words)
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


def _title_act(article: Article, span: Span, words: Lexicon) -> Act:
    """The words of a headline as an act of quoting, so that the rules for those apply."""
    run = tokens(article.text, span, words)
    return Act((), Form.DIRECT, (span,), (span,), run, run, frozenset(), None, None, carried=False)


def _standing(article: Article, title: Act, act: Act, words: Lexicon) -> Standing:
    """How the body gives the words of the headline."""
    wanted = [token.folded for token in title.words]
    said = [token.folded for token in (act.marked or (act.words if act.form is Form.UNMARKED else ()))]
    if any(said[k : k + len(wanted)] == wanted for k in range(len(said) - len(wanted) + 1)):
        return Standing.VERBATIM
    shared = {token.folded for token in title.words if not token.short} & set(said)
    if not shared:
        return Standing.REPORTED
    pair = Articles(article, article, words, Names(words), Names(words))
    changes = inside(pair, Match((act,), (title,), (act, title), (act, title)))
    return Standing.ALTERED if any(change.kind is Kind.ALTERED for change in changes) else Standing.VERBATIM


def _stretch(title: Act, act: Act) -> tuple[Span, ...]:
    """The words of the act from the first to the last it shares with the headline, a span for each of its pieces."""
    shared = [edit for edit in edits(title.words, act.words) if edit.equal]
    run = act.words[shared[0].right_start : shared[-1].right_end] if shared else ()
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
