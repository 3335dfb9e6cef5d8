"""Labelled pages as others keep them, made into what `bench.extraction` takes.

    python -m bench.expected TESTS FOLDER

TESTS holds, at any depth, folders with `source.html`, a page, and `expected.html`, its story, as the tests of Readability do.
Of each FOLDER gets a copy of the page and the text of the story, without title and captions.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from lxml import html

_APART = (
    "address article aside blockquote br dd div dl dt figure footer form h2 h3 h4 h5 h6 header hr li main nav ol p pre section"
    " table tbody td th thead tr ul"
).split()
_NO_STORY = "//script | //style | //noscript | //figcaption | //h1 | //iframe | //svg"


def text_of(expected: str) -> str:
    """The text of a story in HTML, a paragraph a line."""
    tree = html.fromstring(expected)
    for element in tree.xpath(_NO_STORY):
        element.drop_tree()
    for element in tree.iter(*_APART):
        element.text = f"\n{element.text or ''}" if element.tag != "br" else element.text
        element.tail = f"\n{element.tail or ''}"
    return "\n".join(" ".join(line.split()) for line in tree.text_content().split("\n") if line.strip())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tests", type=Path)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for page in sorted(asked.tests.rglob("source.html")):
        name = "-".join(page.parent.relative_to(asked.tests).parts)
        expected = (page.parent / "expected.html").read_text(encoding="utf-8")
        (asked.folder / f"{name}.html").write_bytes(page.read_bytes())
        (asked.folder / f"{name}.txt").write_text(text_of(expected), encoding="utf-8")


if __name__ == "__main__":
    main()
