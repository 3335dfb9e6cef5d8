"""A story as one page of HTML: no script, nothing loaded, to be read on a screen, small or large, light or dark, or printed.

The page forbids itself everything but its own style (Content-Security-Policy, the style by its checksum). `markup` escapes
whatever comes from outside; colours and marks are those of the screens, in `page.css`.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from newsdiff import __version__
from newsdiff.writing.html.ledgers import SECTIONS, sources
from newsdiff.writing.html.markup import Html, joined, section, tag, text
from newsdiff.writing.html.pairs import pair_anchor, pairs
from newsdiff.writing.labels import letter_of
from newsdiff.writing.material import Material, View

__all__ = ["html", "style"]

_LEGEND = (
    ("del", None, "only in the first text"),
    ("ins", None, "only in the second"),
    ("mark", "fact", "number, date or name"),
    ("mark", "stance", "certainty"),
    ("mark", "attribution", "who said what"),
    ("span", "around", "a quotation that changed as a whole"),
)


def html(material: Material) -> str:
    """The page on a story, or on the part of it that is asked for. The same story gives the same text."""
    articles, paired = material.articles, material.shows(View.PAIRS)
    parts = [part for view, part in SECTIONS.items() if material.shows(view)]
    contents = [_link("sources"), *(_link(anchor) for anchor, _ in parts)]
    told = [sources(articles), *(write(material) for _, write in parts)]
    if paired:
        contents.append(joined((_link("pairs"), tag("ul", *_pair_links(material)))))
        told.append(section("pairs", "Pairs", _legend(), *pairs(material)))
    title, names = f"{len(articles)} articles compared", " · ".join(article.name for article in articles)
    made = " · ".join((f"Made with newsdiff {__version__}", *(_signatures(material) if paired else ())))
    page = tag(
        "body",
        tag("a", "To the text", href="#main", class_="sr skip"),
        tag("header", tag("h1", title), tag("p", names, dir="auto")),
        section("contents", "Contents", tag("ul", *(tag("li", one) for one in contents)), name="nav"),
        tag("main", *told, id="main"),
        tag("footer", tag("p", made)),
    )
    return f"<!DOCTYPE html>\n{tag('html', _head(f'{title}: {names}'), page, lang='en')}\n"


def _link(anchor: str) -> Html:
    return tag("a", anchor.capitalize(), href=f"#{anchor}")


def _head(title: str) -> Html:
    checksum = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{checksum}'; base-uri 'none'; form-action 'none'"
    metas = (
        {"charset": "utf-8"},
        {"http-equiv": "Content-Security-Policy", "content": policy},
        {"name": "viewport", "content": "width=device-width, initial-scale=1"},
        {"name": "color-scheme", "content": "light dark"},
        {"name": "referrer", "content": "no-referrer"},
    )
    return tag("head", *(_meta(meta) for meta in metas), tag("title", title), Html(f"<style>{style()}</style>"))


def _meta(attributes: Mapping[str, str]) -> Html:
    return Html("<meta" + "".join(f' {name}="{text(value)}"' for name, value in attributes.items()) + ">")


@cache
def style() -> str:
    """The style of the page."""
    return (files("newsdiff.writing.html") / "page.css").read_text(encoding="utf-8")


def _pair_links(material: Material) -> Iterator[Html]:
    for comparison in material.comparisons():
        left, right = (letter_of(article, material.articles) for article in (comparison.left, comparison.right))
        words = f"{left.upper()} {comparison.left.name} ↔ {right.upper()} {comparison.right.name}"
        yield tag("li", tag("a", words, href=f"#{pair_anchor(left, right)}"))


def _legend() -> Html:
    marks = joined((tag(name, words, class_=kind) for name, kind, words in _LEGEND), " · ")
    return tag(
        "p",
        "Marks in the words: ",
        marks,
        ". House style is listed, not marked; sentences told in other words stand whole. The figure behind a change says how "
        "sure it is, from 0 to 1.",
        class_="legend",
    )


def _signatures(material: Material) -> list[str]:
    return list(dict.fromkeys(one.signature for one in material.comparisons() if one.signature))
