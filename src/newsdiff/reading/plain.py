"""Plain text and Markdown: from a clean text to blocks with roles, and what they say about the article.

The recipe only: how a text is cut into lines, which role each line has and what the metadata are is decided in the modules
named here. Where the bytes come from is the business of `newsdiff.reading.sources`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from newsdiff.clean import clean
from newsdiff.errors import EmptySource
from newsdiff.model import Block, Role, Span
from newsdiff.reading.credits import caption, tail_cut
from newsdiff.reading.datelines import dateline
from newsdiff.reading.decoding import decode
from newsdiff.reading.furniture import furniture, glued_label
from newsdiff.reading.lines import Line, lines_of
from newsdiff.reading.metadata import FrontMatter, Metadata, front_matter, metadata
from newsdiff.reading.raw import Draft, Options, Raw
from newsdiff.reading.roles import roles

__all__ = ["Page", "finished", "page", "plain"]

FIRST_PARAGRAPHS = 3
"""Paragraphs of the story in which a dateline is looked for."""

_SPEAKER_LABEL = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}:\s")


@dataclass(frozen=True, slots=True)
class Page:
    """A text cut into blocks, every non-space character in exactly one of them, and what they say about the article."""

    blocks: tuple[Block, ...]
    metadata: Metadata


def plain(raw: Raw, _options: Options) -> Draft:
    """The draft of the article in a file of text. Raises BinarySource where it is none, EmptySource where it is blank."""
    decoded = decode(raw.data, raw.name, (raw.charset,))
    cleaned = clean(decoded.text)
    if not cleaned.text.strip():
        raise EmptySource("nothing to read", where=raw.name, mend="give a text with at least one sentence")
    found = page(cleaned.text)
    return Draft(cleaned.text, found.blocks, found.metadata, (*decoded.notes, *cleaned.notes))


def page(text: str) -> Page:
    """Read a clean text as a page: plain text or Markdown, with or without the furniture around the story."""
    front = front_matter(text)
    lines = [piece for line in lines_of(text, front.span.end) for piece in _unglued(text, line)]
    blocks = finished(text, [*_front_block(front), *_blocks(lines)])
    return Page(blocks, metadata(text, blocks, front.fields))


def finished(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the dateline cut off the story and the paragraphs of the body counted: the last step for every format."""
    return tuple(_numbered(_with_dateline(text, blocks)))


def _unglued(text: str, line: Line) -> Iterator[Line]:
    """The line, cut where a button is glued to its front or a credit or prompt to its end; uncut where it is all of a kind."""
    start, end = line.span
    front, tail = glued_label(line.text), tail_cut(line.text)
    uncut = front == 0 and tail == len(line.text)
    if uncut or furniture(line.text, edge=True) or caption(line):
        yield line
        return
    cuts = [start, start + front, start + tail, end]
    for one, two in pairwise(cuts):
        if piece := Line.of(text, Span(one, two), gap=line.gap and two == end):
            yield piece


def _front_block(front: FrontMatter) -> list[Block]:
    return [Block(Role.FURNITURE, front.span, reason="front matter")] if front.span.end else []


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    known = roles(lines)
    for index, line in enumerate(lines):
        verdict = known.get(index)
        yield Block(verdict.role, line.span, reason=verdict.reason) if verdict else Block(Role.BODY, line.span)


def _with_dateline(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the dateline cut off from the paragraph it opens."""
    first = [i for i, block in enumerate(blocks) if block.role is Role.BODY][:FIRST_PARAGRAPHS]
    for index in first:
        span = blocks[index].span
        found = dateline(span.of(text))
        if found and (found.agency or (index == first[0] and not _is_interview(text, blocks, index))):
            return [*blocks[:index], *_split(text, span, span.start + found.length), *blocks[index + 1 :]]
    return list(blocks)


def _split(text: str, span: Span, cut: int) -> Iterator[Block]:
    yield Block(Role.DATELINE, Span(span.start, cut), reason="where the report was filed")
    if rest := Line.of(text, Span(cut, span.end)):
        yield Block(Role.BODY, rest.span)


def _is_interview(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether the name and colon a paragraph begins with are a speaker's, because other paragraphs begin so too."""
    if not _SPEAKER_LABEL.match(blocks[index].span.of(text)):
        return False
    return any(_SPEAKER_LABEL.match(text, block.span.start) for block in blocks[index + 1 :] if block.role is Role.BODY)


def _numbered(blocks: Sequence[Block]) -> list[Block]:
    numbered: list[Block] = []
    paragraph = 0
    for block in blocks:
        paragraph += block.role is Role.BODY
        numbered.append(replace(block, paragraph=paragraph) if block.role is Role.BODY else block)
    return numbered
