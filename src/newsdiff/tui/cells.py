"""What stands in a cell: sentences with their dateline and paragraph number, stubs of moved groups, notes of our own.

Every piece keeps its offset into the article's text, so that marks can be found at drawing time. What order the rows come
in is decided in `rows`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from newsdiff.model import Article, Block, Comparison, Group, Role, Span
from newsdiff.tui.table import Cell, Passage, Piece, Side, Tone

__all__ = ["Page", "aside_cells", "group_cells", "moved_cells", "note_cell", "page_of"]

_DRAWN = str.maketrans("\n\t", "  ")


@dataclass(frozen=True, slots=True)
class Page:
    """One article, with what its cells need: the sentences that open a paragraph, and those a dateline stands before."""

    side: Side
    article: Article
    openers: frozenset[int]
    datelines: Mapping[int, Span]


def page_of(comparison: Comparison, side: Side) -> Page:
    """The page of one side of the comparison."""
    article = side.article(comparison)
    body = article.body()
    paragraphs = groupby(body, key=lambda index: article.sentences[index].paragraph)
    openers = frozenset(next(indices) for _, indices in paragraphs)
    return Page(side, article, openers, _datelines(article, body))


def group_cells(pages: tuple[Page, Page], group: Group) -> tuple[Cell, Cell]:
    """Both sides of a group in place; a side without sentences is hatched."""
    left, right = (Cell(_passages(page, members), hatch=not members) for page, members in _sides(pages, group))
    return left, right


def moved_cells(pages: tuple[Page, Page], group: Group, here: Side) -> tuple[Cell, Cell]:
    """A moved group where the article of `here` has it: the text on that side, on the other where its twin stands."""
    (_, members), (other, elsewhere) = (_sides(pages, group)[side] for side in (here, here.other))
    paragraph = other.article.sentences[elsewhere[0]].paragraph
    stub = note_cell(f"stands in ¶{paragraph} of {other.article.name} (Enter goes there)", here.other)
    return here.ordered(Cell(_passages(pages[here], members)), stub)


def aside_cells(page: Page, block: Block) -> tuple[Cell, Cell]:
    """A standfirst, or a piece of the page shown in place with the reason why it stands outside the comparison."""
    if block.role is Role.STANDFIRST:
        pieces = [_piece(page, block.span, Tone.STANDFIRST)]
    else:
        why = f"{block.role}: {block.reason}" if block.reason else str(block.role)
        pieces = [_piece(page, block.span, Tone.FURNITURE), Piece(f"  ({why})", page.side, 0, Tone.NOTE)]
    return page.side.ordered(Cell((Passage(tuple(pieces)),)), Cell())


def note_cell(text: str, side: Side) -> Cell:
    """Words of our own."""
    return Cell((Passage((Piece(text, side, 0, Tone.NOTE),)),))


def _sides(pages: tuple[Page, Page], group: Group) -> list[tuple[Page, tuple[int, ...]]]:
    return [(page, page.side.members(group)) for page in pages]


def _datelines(article: Article, body: Sequence[int]) -> dict[int, Span]:
    """Which sentence each dateline stands before, with the span from the dateline to that sentence."""
    found = {}
    for block in article.blocks:
        if block.role is Role.DATELINE:
            after = (index for index in body if article.sentences[index].span.start >= block.span.end)
            if (sentence := next(after, None)) is not None:
                found[sentence] = Span(block.span.start, article.sentences[sentence].span.start)
    return found


def _passages(page: Page, members: Sequence[int]) -> tuple[Passage, ...]:
    """The sentences by paragraph: those of one paragraph run on, an ellipsis standing for any left out between them."""
    if len(members) == 1:
        return (_passage(page, page.article.sentences[members[0]].paragraph, members),)
    paragraphs = groupby(members, key=lambda index: page.article.sentences[index].paragraph)
    return tuple(_passage(page, paragraph, list(indices)) for paragraph, indices in paragraphs)


def _passage(page: Page, paragraph: int, indices: Sequence[int]) -> Passage:
    pieces: list[Piece] = []
    for index in indices:
        span = page.article.sentences[index].span
        if pieces:
            pieces.append(_joint(page, pieces[-1].end, span.start, follows=index - 1 in indices))
        elif dateline := page.datelines.get(index):
            pieces.append(_piece(page, dateline, Tone.DATELINE))
        pieces.append(_piece(page, span))
    return Passage(tuple(pieces), f"¶{paragraph}" if indices[0] in page.openers else "")


def _joint(page: Page, start: int, end: int, *, follows: bool) -> Piece:
    return _piece(page, Span(start, end)) if follows else Piece(" … ", page.side, start, Tone.NOTE)


def _piece(page: Page, span: Span, tone: Tone = Tone.PLAIN) -> Piece:
    return Piece(span.of(page.article.text).translate(_DRAWN), page.side, span.start, tone)
