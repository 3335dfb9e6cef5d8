"""A Word document taken apart: its paragraphs, each with what its style says.

Runs in the child process, as the task `docx`. Paragraphs of tables and text boxes are in their place; under tracked changes
what was deleted is not there, what was inserted is, and what was moved is where it was moved to. Headers, footers and notes
are no part of the text.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from newsdiff.errors import DamagedSource, ReaderMissing
from newsdiff.reading.packages import BROKEN

__all__ = ["docx"]

_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH = f"{_SPACE}p"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MOVED_AWAY = f"{_SPACE}moveFrom"
_SIGNS = {f"{_SPACE}{name}": sign for name, sign in (("tab", " "), ("br", " "), ("cr", " "), ("noBreakHyphen", "-"))}
_WORDS = (f"{_SPACE}t", *_SIGNS)

_KINDS = {"title": "title", "subtitle": "standfirst", "caption": "caption", "heading": "heading"}


def docx(data: bytes, _settings: Mapping[str, Any]) -> dict[str, Any]:
    """The `lines` of a document, one a paragraph, each with `text` and `kind` ("" for a plain one).

    Raises ReaderMissing without the library, DamagedSource where it cannot open the file.
    """
    try:
        from docx import Document
        from docx.opc.exceptions import OpcError
        from lxml.etree import LxmlError
    except ImportError as problem:
        raise ReaderMissing.of("Word documents") from problem
    try:
        document = Document(io.BytesIO(data))
    except (*BROKEN, OpcError, LxmlError) as problem:
        raise DamagedSource("a damaged Word document", mend="save it again in a word processor") from problem
    names = {style.style_id: style.name.casefold() for style in document.styles if style.name}
    paragraphs = [one for one in document.element.body.iter(_PARAGRAPH) if not _is_elsewhere(one)]
    return {"lines": [{"text": _text(one), "kind": _kind(names.get(one.style or "", ""))} for one in paragraphs]}


def _is_elsewhere(paragraph: Any) -> bool:
    """Whether the paragraph is there twice: moved, or for programs that cannot show the text box it stands in."""
    return next(paragraph.iterancestors(_FALLBACK, _MOVED_AWAY), None) is not None


def _text(paragraph: Any) -> str:
    """The words of a paragraph, without those of a text box that hangs on it, and without those moved away from it."""
    parts = (part for part in paragraph.iter(*_WORDS) if next(part.iterancestors(_PARAGRAPH, _MOVED_AWAY)) is paragraph)
    return "".join(_SIGNS.get(part.tag) or part.text or "" for part in parts)


def _kind(style: str) -> str:
    return next((kind for name, kind in _KINDS.items() if style.startswith(name)), "")
