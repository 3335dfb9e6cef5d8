"""An OpenDocument text taken apart: its paragraphs and headings, each with what its style says.

Runs in the child process, as the task `odt`. Comments, notes, and what was deleted under tracked changes are no
part of the text.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any
from zipfile import ZipFile

from lxml import etree

from newsdiff.errors import DamagedSource, TooLarge
from newsdiff.reading.packages import BROKEN

__all__ = ["odt"]

MOST_XML = 100_000_000
"""Bytes of the part of the document with the words, unpacked."""

_SPACES = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
}
_APART = "ancestor-or-self::text:tracked-changes or ancestor::text:note or ancestor::office:annotation"
_PARAGRAPHS = etree.XPath(f"//office:text//*[self::text:p or self::text:h][not({_APART})]", namespaces=_SPACES)
_WORDS = etree.XPath(
    "descendant::node()[self::text() or self::text:s or self::text:tab or self::text:line-break]"
    f"[count(ancestor::text:p | ancestor::text:h) = $depth][not({_APART})]",
    namespaces=_SPACES,
)
_DEPTH = etree.XPath("count(ancestor-or-self::text:p | ancestor-or-self::text:h)", namespaces=_SPACES)
_STYLES = etree.XPath("//office:automatic-styles/style:style[@style:parent-style-name]", namespaces=_SPACES)

_KINDS = {"title": "title", "subtitle": "standfirst", "caption": "caption", "illustration": "caption", "heading": "heading"}


def odt(data: bytes, _settings: Mapping[str, Any]) -> dict[str, Any]:
    """The `lines` of a document, one a paragraph, each with `text` and `kind` ("" for a plain one).

    Raises DamagedSource where the file cannot be opened, TooLarge if there is too much in it.
    """
    try:
        with ZipFile(io.BytesIO(data)).open("content.xml") as file:
            content = file.read(MOST_XML + 1)
        if len(content) > MOST_XML:
            raise TooLarge("holds more than may be unpacked", mend="save its text as .txt and read that")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(content, parser)
    except (*BROKEN, etree.XMLSyntaxError) as problem:
        raise DamagedSource("a damaged OpenDocument text", mend="save it again in a word processor") from problem
    parents = {_named(style, "style", "name"): _named(style, "style", "parent-style-name") for style in _STYLES(root)}
    return {"lines": [{"text": _text(one), "kind": _kind(one, parents)} for one in _PARAGRAPHS(root)]}


def _text(paragraph: Any) -> str:
    """The words of a paragraph, without those of a text box that hangs on it."""
    return _joined(_WORDS(paragraph, depth=_DEPTH(paragraph)))


def _joined(parts: Iterable[Any]) -> str:
    return "".join(part if isinstance(part, str) else " " for part in parts)


def _kind(paragraph: Any, parents: Mapping[str, str]) -> str:
    """What its style says of a paragraph; a style made by hand is asked for the one it was made from."""
    style = _named(paragraph, "text", "style-name")
    name = parents.get(style, style).casefold()
    heading = "heading" if etree.QName(paragraph).localname == "h" else ""
    return next((kind for start, kind in _KINDS.items() if name.startswith(start)), heading)


def _named(element: Any, space: str, name: str) -> str:
    return str(element.get(f"{{{_SPACES[space]}}}{name}") or "")
