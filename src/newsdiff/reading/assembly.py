"""The last step of every reader: from blocks with roles to an article with sentences and quotations.

What the roles are, and where sentences and quotations begin and end, is decided elsewhere; here the spans are put together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from newsdiff.model import Article, Block, Role, Sentence, Span
from newsdiff.reading.head import HEADING_MARK
from newsdiff.reading.language import language, without_labels
from newsdiff.reading.marks import quote_marks
from newsdiff.reading.metadata import Metadata
from newsdiff.reading.quotations import quotations
from newsdiff.reading.segment import sentences

__all__ = ["assemble"]

_WITH_SENTENCES = (Role.TITLE, Role.STANDFIRST, Role.CAPTION, Role.BODY)

LEAST_WORDS = 20
"""Words of a body below which nothing is said of its language: too few to know it by."""


def assemble(
    text: str,
    blocks: Sequence[Block],
    about: Metadata,
    *,
    source: str = "",
    sha256: str = "",
    identifier: str = "",
    notes: Sequence[str] = (),
) -> Article:
    """The article a clean text with these blocks is."""
    body = [block.span for block in blocks if block.role is Role.BODY]
    said = [block.span for block in blocks if block.role in (Role.TITLE, Role.STANDFIRST, Role.BODY)]
    words = "\n".join(span.of(text) for span in body)
    tongue = language(words)
    return Article(
        text=text,
        blocks=tuple(blocks),
        sentences=tuple(_sentences(text, blocks)),
        quotations=quotations(text, said, language=tongue),
        source=source,
        sha256=sha256,
        title=about.title,
        outlet=about.outlet,
        byline=about.byline,
        published=about.published,
        identifier=identifier,
        language=tongue,
        quote_marks=quote_marks(words),
        notes=(*notes, *filter(None, [without_labels(tongue) if len(words.split()) >= LEAST_WORDS else ""])),
    )


def _sentences(text: str, blocks: Sequence[Block]) -> Iterator[Sentence]:
    blocks_of: Counter[Role] = Counter()
    sentences_of: Counter[Role] = Counter()
    for block in blocks:
        if block.role not in _WITH_SENTENCES:
            continue
        blocks_of[block.role] += 1
        for number, span in enumerate(_spans(text, block.span), 1):
            sentences_of[block.role] += 1
            label = _label(block, number, blocks_of[block.role], sentences_of[block.role])
            yield Sentence(span, block.role, label, block.paragraph)


def _spans(text: str, block: Span) -> Iterator[Span]:
    words = block.of(text)
    mark = HEADING_MARK.match(words)
    shift = mark.end() if mark else 0
    for start, end in sentences(words[shift:]):
        yield Span(block.start + shift + start, block.start + shift + end)


def _label(block: Block, in_block: int, blocks_so_far: int, sentences_so_far: int) -> str:
    """How people call the sentence: ¶2s1, title, standfirst s1, caption 1 s1."""
    if block.role is Role.BODY:
        return f"¶{block.paragraph}s{in_block}"
    if block.role is Role.CAPTION:
        return f"caption {blocks_so_far} s{in_block}"
    if block.role is Role.TITLE and sentences_so_far == 1:
        return "title"
    return f"{block.role} s{sentences_so_far}"
