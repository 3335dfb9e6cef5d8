"""A web page as the lines a reader of it would see, each with what its tags say about it.

Runs in the child process. Every visible word of the page comes out once, in order; which lines are the story is not decided
here. Parsed as a stream, without a tree, in one pass: depth and size of the page do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from newsdiff.reading.lines import lines_of

__all__ = ["PageLine", "Scanned", "scan"]

_BREAKING = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol option p pre section summary table tbody td tfoot th thead"
    " tr ul".split()
)
_UNSEEN = frozenset("audio canvas head iframe math noscript object script select style svg template textarea video".split())
_PLACES = {
    "nav": "navigation",
    "footer": "the page’s foot",
    "header": "the page’s head",
    "aside": "beside the story",
    "form": "a form",
}
_KINDS = {"h1": "title", "figcaption": "caption", **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"), "time": "time"}
_NAMED_KINDS = (
    ("pull quote", re.compile(r"pull-?_?quote")),
    ("credit", re.compile(r"(?:photo|image|caption|media)[-_]{0,2}(?:credit|source|copyright)|\bcredit\b")),
    ("caption", re.compile(r"\b(?:wp-|image-?_?|photo-?_?|media-?_?|article-?_?)?caption(?:[-_]text)?\b")),
    (
        "standfirst",
        re.compile(r"\b(?:article|story|post|entry|content)?[-_]{0,2}(?:standfirst|sub-?title|sub-?headline|deck?)\b"),
    ),
    (
        "byline",
        re.compile(
            r"\b(?:article|story|post|entry|content)?[-_]{0,2}(?:byline(?:[-_]{1,2}(?:author|name|text|link|item)s?)?|author(?:[-_]{0,2}name)?)\b"
        ),
    ),
)
_STRONGEST = ("caption", "title", "heading", "byline", "standfirst", "pull quote")
_HIDING = re.compile(r"display:none|visibility:hidden|font-size:0(?![.\d]*[1-9])|opacity:0(?![.\d]*[1-9])")
_HOME = re.compile(r"(?:(?:https?:)?//[^/?#]+)?/(?:index\.\w{2,5})?|(?:https?:)?//[^/?#]+")
_SPACE = re.compile(r"\s+")
_LONGEST_NAME = 300


@dataclass(slots=True)
class PageLine:
    """One line of a page.

    `kind` is what its own tags call it (`title`, `site name`, `heading`, `caption`, `credit`, `pull quote`, `byline`,
    `standfirst`, `time`, or ""), `place` the part of the page it stands in ("" for none with a name), `linked` the share of its
    characters inside links. `main` says that it belongs to the story.
    """

    text: str
    kind: str = ""
    place: str = ""
    hidden: bool = False
    linked: float = 0.0
    main: bool = False


@dataclass(slots=True)
class Scanned:
    """The lines of a page, what it says about itself to machines, and what it shows only where no script runs."""

    lines: list[PageLine] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    title: str = ""
    unscripted: str = ""


def scan(html: str) -> Scanned:
    """The lines of this page. The text must hold no lone surrogates."""
    target = _Target()
    parser = etree.HTMLParser(target=target, huge_tree=True)
    parser.feed(html)
    found: Scanned = parser.close()
    return found


@dataclass(slots=True)
class _Open:
    """An element that has begun: what it makes of the lines inside it."""

    tag: str
    kind: str
    place: str
    hidden: bool
    unseen: bool
    link: bool
    set: bool
    home: bool
    unscripted: bool


_OUTSIDE = _Open("", "", "", hidden=False, unseen=False, link=False, set=False, home=False, unscripted=False)


class _Target:
    """What the parser calls as it goes along. A line ends where an element that breaks lines begins or ends."""

    def __init__(self) -> None:
        self._found = Scanned()
        self._open: list[_Open] = [_OUTSIDE]
        self._words: list[str] = []
        self._seen: list[_Open] = []
        self._links = self._letters = self._breaks = 0
        self._script: list[str] | None = None
        self._naming = False
        self._unscripted: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _BREAKING:
            self._end_line()
        elif tag == "br":
            self._break()
        elif tag == "meta":
            self._meta(attributes)
        elif tag == "script" and "ld+json" in (attributes.get("type") or ""):
            self._script = []
        elif tag == "title" and not self._found.title:
            self._naming = True
        self._open.append(self._opened(tag, attributes))

    def end(self, tag: str) -> None:
        if tag in _BREAKING:
            self._end_line()
        elif tag == "script" and self._script is not None:
            self._found.data.append("".join(self._script))
            self._script = None
        elif tag == "title":
            self._naming = False
        if len(self._open) > 1:
            self._open.pop()

    def data(self, text: str) -> None:
        here = self._open[-1]
        if self._script is not None:
            self._script.append(text)
        elif self._naming:
            self._found.title += text
        elif here.unscripted:
            self._unscripted.append(text)
        elif not here.unseen:
            self._words.append(text)
            if letters := len(text.strip()):
                self._breaks = 0
                self._seen.append(here)
                self._letters += letters
                self._links += letters if here.link else 0

    def comment(self, text: str) -> None:
        pass

    def close(self) -> Scanned:
        self._end_line()
        self._found.unscripted = "".join(self._unscripted)
        return self._found

    def _opened(self, tag: str, attributes: Mapping[str, str]) -> _Open:
        around = self._open[-1]
        names = f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''} {attributes.get('rel') or ''}"
        return _Open(
            tag,
            _kind(tag, names) or around.kind,
            around.place if tag == "header" and around.place == "story" else _place(tag, around.place),
            around.hidden or _hides(attributes),
            around.unseen or tag in _UNSEEN,
            around.link or tag == "a",
            around.set or tag == "pre",
            around.home or (tag == "a" and bool(_HOME.fullmatch((attributes.get("href") or "").strip()[:_LONGEST_NAME]))),
            around.unscripted or tag == "noscript",
        )

    def _meta(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        if name and attributes.get("content"):
            self._found.metas.append((name.casefold(), attributes["content"]))

    def _break(self) -> None:
        """One `<br>` is a space, two are the end of a paragraph."""
        self._words.append(" ")
        self._breaks += 1
        if self._breaks > 1:
            self._end_line()

    def _end_line(self) -> None:
        text = "".join(self._words)
        if self._seen:
            parts = [line.span.of(text) for line in lines_of(text)] if self._seen[0].set else [text]
            self._found.lines += [self._line(_SPACE.sub(" ", part).strip()) for part in parts]
        self._words, self._seen = [], []
        self._links = self._letters = self._breaks = 0

    def _line(self, text: str) -> PageLine:
        first = self._seen[0]
        kind = first.kind if all(one.kind == first.kind for one in self._seen) else _shared(self._seen)
        return PageLine(
            text,
            "site name" if kind == "title" and all(one.home for one in self._seen) else kind,
            "" if first.place == "story" else first.place,
            all(one.hidden for one in self._seen),
            self._links / self._letters,
        )


def _shared(parts: list[_Open]) -> str:
    """The kind of a line of parts of several kinds; "" if a part of it has none."""
    kinds = {one.kind for one in parts}
    return "" if "" in kinds else next((kind for kind in _STRONGEST if kind in kinds), "")


def _kind(tag: str, names: str) -> str:
    if kind := _KINDS.get(tag):
        return kind
    if tag in ("html", "body", "main", "article") or not names.strip():
        return ""
    short = names[:_LONGEST_NAME].casefold()
    return next((kind for kind, pattern in _NAMED_KINDS if pattern.search(short)), "")


def _place(tag: str, around: str) -> str:
    """Where on the page: inside the story its own head and asides are still named, so the innermost name counts."""
    if tag in ("article", "main"):
        return "story"
    return _PLACES.get(tag, around)


def _hides(attributes: Mapping[str, str]) -> bool:
    style = attributes.get("style")
    return "hidden" in attributes or bool(style and _HIDING.search(_SPACE.sub("", style[:1000]).casefold()))
