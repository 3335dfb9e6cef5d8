"""From the lines of a page or a document, some of them with known roles, to the draft of an article.

The common end of every format that knows more of a line than its words. Here the words pass the gate, offsets are taken, and
lines whose role nobody knows are judged by their words, as in plain text. How a format comes to its lines is its own business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsdiff.clean import clean
from newsdiff.errors import EmptySource
from newsdiff.model import Block, Role, Span
from newsdiff.reading.lines import Line
from newsdiff.reading.metadata import metadata
from newsdiff.reading.plain import finished
from newsdiff.reading.raw import Draft
from newsdiff.reading.roles import roles

__all__ = ["Piece", "draft"]

_GAP = "\n\n"


class Piece(NamedTuple):
    """A line with the role its format gives it; None leaves that to its words. The text may still hold anything."""

    text: str
    role: Role | None = None
    reason: str = ""


def draft(
    pieces: Sequence[Piece], fields: Mapping[str, str], *, where: str = "", notes: Iterable[str] = (), titled: bool = False
) -> Draft:
    """The draft of an article of these lines.

    `fields` (`title`, `outlet`, `byline`, `published`) go before what the text says. `titled` says that the format names the
    title itself, if there is one: no other line is taken for it.

    Raises EmptySource, with `where` as its place, if no line holds a visible character.
    """
    cleaned = clean("\n".join(" ".join(piece.text.split()) for piece in pieces))
    words = [text.strip() for text in cleaned.text.split("\n")]
    kept = [piece._replace(text=text) for piece, text in zip(pieces, words, strict=bool(pieces)) if text]
    if not kept:
        raise EmptySource("nothing to read", where=where, mend="give a text with at least one sentence")
    text = _GAP.join(piece.text for piece in kept)
    titled = titled or any(piece.role is Role.TITLE for piece in kept)
    blocks = finished(text, _blocks(text, kept, titled=titled))
    return Draft(text, blocks, metadata(text, blocks, fields), (*notes, *cleaned.notes))


def _blocks(text: str, pieces: Sequence[Piece], *, titled: bool) -> list[Block]:
    lines = _lines(text, pieces)
    judged = [index for index, piece in enumerate(pieces) if piece.role is None or piece.role is Role.TITLE]
    verdicts = {judged[place]: verdict for place, verdict in roles([lines[index] for index in judged]).items()}
    blocks: list[Block] = []
    for index, (piece, line) in enumerate(zip(pieces, lines, strict=True)):
        role, reason = piece.role, piece.reason
        verdict = verdicts.get(index)
        if role is None and verdict and not (titled and verdict.role is Role.TITLE):
            role, reason = verdict.role, verdict.reason
        blocks.append(Block(role or Role.BODY, line.span, reason=reason))
    return blocks


def _lines(text: str, pieces: Sequence[Piece]) -> list[Line]:
    lines: list[Line] = []
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        if line := Line.of(text, Span(start, end), gap=True):
            lines.append(line)
        start = end + len(_GAP)
    return lines
