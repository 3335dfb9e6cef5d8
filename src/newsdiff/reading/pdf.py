"""A PDF taken apart: its lines with their place and size on the page.

Runs in the child process, as the task `pdf`. How lines become paragraphs, and which are no part of the text, is decided in
`newsdiff.reading.printed`; pdfminer groups characters into lines and lines into columns.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from itertools import islice
from statistics import median
from typing import Any

from newsdiff.errors import DamagedSource, EmptySource, ReaderMissing
from newsdiff.reading.printed import PrintedLine, paragraphs

__all__ = ["pdf"]

MOST_PAGES = 400
"""Pages that are read; the rest is left out with a note."""

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_OCR = "run it through text recognition (OCR) first, and read the result"


def pdf(data: bytes, _settings: Mapping[str, Any]) -> dict[str, Any]:
    """The `lines` of a PDF, one a paragraph, each with `text`, `kind` ("" for a plain one) and a `reason` if it is no text.

    `notes` say what of it was left out.

    Raises ReaderMissing without the library, DamagedSource where the file cannot be opened, EmptySource if it has no letters.
    """
    try:
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfminer.pdfexceptions import PDFException
        from pdfminer.psexceptions import PSException
    except ImportError as problem:
        raise ReaderMissing.of("PDF files") from problem
    try:
        pages = list(_pages(data))
    except PDFPasswordIncorrect as problem:
        raise DamagedSource("locked with a password", mend="save it without the password first") from problem
    except (PDFException, PSException) as problem:
        raise DamagedSource("a damaged PDF", mend="save or print it to PDF again") from problem
    if not any(lines for lines, _ in pages):
        pictures = any(has_pictures for _, has_pictures in pages)
        raise EmptySource("pictures of pages, without their letters" if pictures else "no text in this PDF", mend=_OCR)
    notes = [f"more than {MOST_PAGES} pages; the rest was not read"] if len(pages) > MOST_PAGES else []
    return {"lines": paragraphs([lines for lines, _ in pages[:MOST_PAGES]]), "notes": notes}


def _pages(data: bytes) -> Iterator[tuple[list[PrintedLine], bool]]:
    """The lines of each page in reading order, and whether there are pictures on it; one page more than are to be read."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams, LTFigure, LTImage, LTTextBox

    for index, page in enumerate(islice(extract_pages(io.BytesIO(data), laparams=LAParams()), MOST_PAGES + 1)):
        boxes = [list(box) for box in page if isinstance(box, LTTextBox)]
        lines = [_line(line, page.height, number, index) for number, box in enumerate(boxes) for line in box]
        yield [line for line in lines if line.text], any(isinstance(part, LTFigure | LTImage) for part in page)


def _line(line: Any, height: float, column: int, page: int) -> PrintedLine:
    """A line as it is printed; places count from the top, in shares of the page's height where they are heights."""
    letters = [char for char in line if hasattr(char, "fontname")]
    size = median(char.size for char in letters) if letters else 0.0
    bold = bool(letters) and all("bold" in char.fontname.casefold() for char in letters)
    text = " ".join("".join(_signs(list(line))).translate(_LIGATURES).split())
    return PrintedLine(text, line.x0, line.x1, 1 - line.y1 / height if height else 0.0, size, bold, column, page)


def _signs(parts: list[Any]) -> Iterator[str]:
    """The characters of a line. A space that the next letter is printed over is a hyphen that was not needed."""
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        sign = part.get_text()
        if sign == " " and hasattr(part, "x0") and hasattr(after, "x0") and after.x0 < (part.x0 + part.x1) / 2:
            continue
        yield "\N{REPLACEMENT CHARACTER}" if sign.startswith("(cid:") else sign
