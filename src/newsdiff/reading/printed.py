"""From printed lines to paragraphs: what was one paragraph before it was set into lines, columns and pages is one again.

Knows where lines stand and how large they are, and no file format. Words divided at the end of a line are joined; lines that
every page repeats, and page numbers, are told from the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["PrintedLine", "paragraphs"]

EDGE = 0.1
"""Share of the height of a page, above and below, in which running heads and page numbers stand."""

SAME_HEIGHT = 0.005
"""Share of the height of a page by which the tops of what stands side by side may differ."""

LARGER = 1.12
"""Times the size of the text from which on a line is a heading."""

FULL = 0.85
"""Share of the width of its column from which on a line is full, so that a sentence may go on in the next."""

INDENT = 0.7
"""Times its size by which the first line of a paragraph may be set in."""

LONGEST_HEADING = 20

_PAGE_NUMBER = re.compile(r"(?:page |p\. ?)?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?", re.IGNORECASE)
_PRINTED_BY = re.compile(
    r"(?:https?|file)://\S+(?: \d{1,4} ?/ ?\d{1,4})?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d{2}(?: ?[AP]M)?(?: .*)?",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[.!?:…][\"'”’»)\]]{0,2}\Z")
_DIVIDED = re.compile(r"([^\W\d_]+)[-‐\xad]\Z")
_GOES_ON = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line on a page: its ends from the left, its top as a share of the page's height, the size of its letters.

    `column` numbers the blocks of lines on a page that hang together, `page` the pages.
    """

    text: str
    left: float
    right: float
    top: float
    size: float
    bold: bool = False
    column: int = 0
    page: int = 0

    @property
    def place(self) -> tuple[int, int]:
        """The page and the column."""
        return self.page, self.column


_Edges = dict[tuple[int, int], tuple[float, float]]


def paragraphs(pages: Sequence[Sequence[PrintedLine]]) -> list[dict[str, str]]:
    """The paragraphs of these pages, each with `text`, `kind` (`title`, `heading` or "") and the `reason` if it is no text.

    What is no text comes last, so that a paragraph that goes on over the page stays whole.
    """
    repeated = _repeated(pages)
    reasons = [reason for page in pages for reason in _reasons(page, repeated)]
    lines = [line for page in pages for line in page]
    text = [line for line, reason in zip(lines, reasons, strict=True) if not reason]
    body = _body_size(text)
    words = Counter(word.casefold() for line in text for word in _WORD.findall(line.text))
    found = [{"text": _joined(group, words), "kind": _kind(group, body), "reason": ""} for group in _groups(text, body)]
    _name_title(found, text, body)
    apart = [(line.text, reason) for line, reason in zip(lines, reasons, strict=True) if reason]
    return found + [{"text": words, "kind": "", "reason": reason} for words, reason in apart]


def _repeated(pages: Sequence[Sequence[PrintedLine]]) -> set[str]:
    """What stands at the edge of half of the pages or more, numbers aside."""
    counts = Counter(key for page in pages for key in {_fold(line) for line in page if _at_edge(line)})
    return {key for key, count in counts.items() if count >= max(2, len(pages) / 2)}


def _reasons(page: Sequence[PrintedLine], repeated: set[str]) -> list[str]:
    """Why each line of a page is no text; "" for those that are."""
    added = [line.top for line in page if _at_edge(line) and _PRINTED_BY.fullmatch(line.text)]
    return [_reason(line, repeated, added) if _at_edge(line) else "" for line in page]


def _reason(line: PrintedLine, repeated: set[str], added: Sequence[float]) -> str:
    if any(abs(line.top - top) < SAME_HEIGHT for top in added):
        return "put there by the program that printed the page"
    if _PAGE_NUMBER.fullmatch(line.text):
        return "page number"
    return "the same on most pages" if _fold(line) in repeated else ""


def _at_edge(line: PrintedLine) -> bool:
    return line.top < EDGE or line.top > 1 - EDGE


def _fold(line: PrintedLine) -> str:
    return _DIGIT.sub("0", line.text.casefold())


def _body_size(lines: Sequence[PrintedLine]) -> float:
    """The size most of the text is set in."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=sizes.__getitem__, default=0.0)


def _groups(lines: Sequence[PrintedLine], body: float) -> Iterator[list[PrintedLine]]:
    """The lines of each paragraph."""
    edges = _edges(lines)
    group: list[PrintedLine] = []
    for line in lines:
        if group and not _continues(group, line, body, edges):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _edges(lines: Sequence[PrintedLine]) -> _Edges:
    """The left and the right end of the columns, by page and column."""
    ends: _Edges = {}
    for line in lines:
        left, right = ends.get(line.place, (line.left, line.right))
        ends[line.place] = (min(left, line.left), max(right, line.right))
    return ends


def _continues(group: Sequence[PrintedLine], line: PrintedLine, body: float, edges: _Edges) -> bool:
    """Whether a line belongs to the paragraph before it."""
    last = group[-1]
    if abs(line.size - last.size) > (LARGER - 1) * body:
        return False
    left, right = edges[last.place]
    full = last.right - left >= FULL * (right - left)
    closed = bool(_CLOSED.search(last.text))
    if last.place != line.place:
        of_several = len(group) > 1 and group[-2].place == last.place  # a line by itself is as wide as its column
        return not closed and not _is_large(line, body) and (line.text[:1].islower() or (full and of_several))
    begins = line.left - left > INDENT * line.size and (last.left - left <= INDENT * last.size or not full)
    return line.bold == last.bold and not begins and (full or not closed)


def _is_large(line: PrintedLine, body: float) -> bool:
    return line.size > LARGER * body


def _kind(group: Sequence[PrintedLine], body: float) -> str:
    short = sum(len(line.text.split()) for line in group) <= LONGEST_HEADING
    stands_out = _is_large(group[0], body) or (group[0].bold and not _CLOSED.search(group[-1].text))
    return "heading" if short and stands_out else ""


def _name_title(found: Sequence[dict[str, str]], text: Sequence[PrintedLine], body: float) -> None:
    """Call the first heading the title if nothing on its page is set larger."""
    first = next((one for one in found if one["kind"]), None)
    largest = max((line for line in text if line.page == text[0].page), key=lambda line: line.size, default=None)
    if first and largest and _is_large(largest, body) and largest.text in first["text"]:
        first["kind"] = "title"


def _joined(group: Sequence[PrintedLine], words: Counter[str]) -> str:
    """The text of the lines, words divided between two of them made whole."""
    text = group[0].text
    for line in group[1:]:
        divided, goes_on = _DIVIDED.search(text), _GOES_ON.match(line.text)
        if not divided or not goes_on or not goes_on[0][0].islower():
            text = f"{text} {line.text}"
        elif words[f"{divided[1]}-{goes_on[0]}".casefold()] > words[f"{divided[1]}{goes_on[0]}".casefold()]:
            text += line.text
        else:
            text = text[:-1] + line.text
    return text
