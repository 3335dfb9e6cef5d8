"""How well the story is told from the page: F1 of the words of the body over a folder of labelled pages.

    python -m bench.extraction FOLDER [--worst N] [--beside]

The folder holds pairs of files: `NAME.html` (or `NAME.html.gz`), a page as it was saved, and `NAME.txt`, the text of its story
in UTF-8, without title, byline, captions and prompts. Texts are compared as bags of runs of four words: precision is the share
of what was found that belongs to the story, recall the share of the story that was found; both are averaged over the pages, and
F1 is that of the averages. A page that cannot be read counts as one on which nothing was found. `--beside` gives the same for
trafilatura alone, asked for precision.
"""

from __future__ import annotations

import argparse
import gzip
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import newsdiff
from newsdiff.model import Role

RUN = 4

_WORD = re.compile(r"\w+")


class Score(NamedTuple):
    name: str
    precision: float
    recall: float
    seconds: float

    @property
    def f1(self) -> float:
        return f1(self.precision, self.recall)


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean; 0 if both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return Counter(tuple(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1)) if words)


def by_newsdiff(data: bytes) -> str:
    """The body of the article on a page; "" if it cannot be read."""
    try:
        article = newsdiff.read(data, media_type="text/html", limit=len(data) + 1)
    except newsdiff.UnreadableSource as problem:
        print(f"  {problem.line}")
        return ""
    return "\n".join(block.span.of(article.text) for block in article.blocks if block.role is Role.BODY)


def by_trafilatura(data: bytes) -> str:
    """What trafilatura makes of the bytes of a page."""
    from trafilatura import extract

    return extract(data, favor_precision=True, include_comments=False) or ""


def scores(folder: Path, reader: Callable[[bytes], str]) -> Iterator[Score]:
    for page in sorted(folder.glob("*.html*")):
        label = folder / f"{page.name.partition('.html')[0]}.txt"
        if not label.exists():
            continue
        data = gzip.decompress(page.read_bytes()) if page.suffix == ".gz" else page.read_bytes()
        started = time.perf_counter()
        found, wanted = runs(reader(data)), runs(label.read_text(encoding="utf-8"))
        common = (found & wanted).total()
        precision = common / found.total() if found else float(not wanted)
        recall = common / wanted.total() if wanted else float(not found)
        yield Score(page.name, precision, recall, time.perf_counter() - started)


def report(name: str, found: Sequence[Score], worst: int) -> None:
    precision = sum(one.precision for one in found) / len(found)
    recall = sum(one.recall for one in found) / len(found)
    seconds = sum(one.seconds for one in found) / len(found)
    print(f"{name}, {len(found)} pages: precision {precision:.3f}, recall {recall:.3f}, F1 {f1(precision, recall):.3f}")
    print(f"{seconds * 1000:.0f} ms a page")
    for one in sorted(found, key=lambda score: score.f1)[:worst]:
        print(f"  {one.name}: precision {one.precision:.3f}, recall {one.recall:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=5, help="how many of the worst pages to name")
    parser.add_argument("--beside", action="store_true", help="the same for trafilatura alone")
    asked = parser.parse_args()
    for reader in (by_newsdiff, by_trafilatura)[: 1 + asked.beside]:
        found = list(scores(asked.folder, reader))
        if not found:
            parser.error(f"{asked.folder} holds no pair of NAME.html and NAME.txt")
        report(reader.__name__.removeprefix("by_"), found, asked.worst)


if __name__ == "__main__":
    main()
