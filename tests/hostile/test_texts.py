"""Hostile text through every export, what `diff` prints, and the screen: nothing of it may act."""

from __future__ import annotations

import csv
import io
import json
import re
import time
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.hostile.attacks import FILES, NAMES, TEXTS, place, story
from tests.hostile.conftest import ALL_FILES, CALM, COMPARED, SHARED_FILES, Screen, shared_rows
from tests.hostile.harmless import controls, faults, longest_stack

from newsdiff.comparing.compare import compare
from newsdiff.errors import UnreadableSource
from newsdiff.gathering.story import Story
from newsdiff.model import Article, Comparison
from newsdiff.reading.sources import read, read_all
from newsdiff.writing import FORMATS, Material, Order
from newsdiff.writing.advisory import advisory
from newsdiff.writing.linear import linear
from newsdiff.writing.stats import STATS, statistics
from newsdiff.writing.terminal import render
from newsdiff.writing.typeset import Look

SECONDS = 5.0
"""What reading and comparing one text may take at most."""

LOOKS = (Look(), Look(width=120, color=True), Look(width=40, color=True), Look(ascii_only=True))

ALL_TEXTS = TEXTS | {name: row["payload"] for name, row in shared_rows().items() if row["channel"] == "text"}


def dangerous(article: Article) -> list[str]:
    """What of an article is not as it must be: its text, or anything that is said of it."""
    said = [article.source, article.title, article.outlet, article.byline, article.identifier, *article.notes]
    said += [quotation.speaker.name for quotation in article.quotations if quotation.speaker]
    return [text for text in (article.text, *said) if faults(text)]


@pytest.fixture(scope="module", params=ALL_TEXTS.values(), ids=ALL_TEXTS.keys())
def pair(request) -> Comparison:
    """An article that means no harm beside one that does."""
    started = time.monotonic()
    compared = compare(read(CALM), read(f"{story(request.param)}\n"))
    assert time.monotonic() - started < SECONDS
    return compared


def test_an_article_holds_nothing_that_acts_and_its_spans_hold(pair):
    hostile = pair.right
    assert dangerous(hostile) == []
    assert longest_stack(hostile.text) < 10
    assert all(hostile.words_of(index).strip() for index in range(len(hostile.sentences)))


def test_no_export_holds_anything_that_acts(pair):
    articles = [pair.left, pair.right]
    for form in FORMATS.values():
        for view in form.views:
            written = form.write(Material.of([pair], articles, view)).removeprefix("\ufeff")
            assert faults(written) == set()
            written.encode("utf-8")
            CHECKS[form.suffix](written)


def test_no_count_and_no_advisory_line_holds_anything_that_acts(pair):
    told = [write(statistics(Story([pair.left, pair.right]))) for write in STATS.values()]
    told += [advisory(pair), advisory(compare(pair.right, pair.left))]
    assert all(faults(text.removeprefix("\ufeff")) == set() for text in told)


def test_what_diff_prints_is_text_and_colours(pair):
    for look in LOOKS:
        assert faults(render(pair, look), styled=look.color) == set()
    for order in Order:
        assert faults(linear(pair, order)) == set()


def only_text(markdown: str) -> None:
    """Markdown in which nothing of an article is a link, a picture, HTML or a block of its own; our links stay in it."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    found = [inner for token in tokens for inner in [token, *(token.children or [])]]
    assert not {token.type for token in found} & {"image", "html_inline", "html_block", "fence", "code_block", "hr"}
    links = {str(token.attrs["href"]) for token in found if token.type == "link_open"}
    assert all(re.fullmatch("#[a-z]+-and-[a-z]+", link) for link in links)


class Elements(HTMLParser):
    """What is an element in a page, and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.links: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)
        self.links |= {value or "" for name, value in attrs if name in ("href", "src", "action")}
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)

    def handle_decl(self, decl):
        assert decl == "DOCTYPE html"

    def handle_comment(self, data):
        raise AssertionError(data)


def only_our_elements(page: str) -> None:
    """A page in which nothing of an article is an element, a comment or a link."""
    read = Elements(page)
    assert not read.found & {"script", "img", "iframe", "link", "base", "object", "form", "input", "svg", "b", "i"}
    assert all(link.startswith("#") for link in read.links)


def only_cells(table: str) -> None:
    """A table of as many cells in each row as in the first, none of which a spreadsheet would take for a formula."""
    first, *rest = csv.reader(io.StringIO(table), strict=True)
    assert all(len(row) == len(first) for row in rest)
    cells = [cell for row in rest for cell in row if not re.fullmatch(r"-?[\d.]+", cell)]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


CHECKS = {".md": only_text, ".json": json.loads, ".html": only_our_elements, ".csv": only_cells}


KEYS = ("s", "c", "c", ".", "n", "a", "i", "q", "y", "e", "\x1b", "u", "u", "G", "g", "T", "?", "q", "o", "q")


def seen(opened: Screen, pages: int) -> tuple[set[str], str, list[str]]:
    """What the terminal was sent while every page and every dialog was looked at."""
    opened.press(*KEYS, *[" "] * pages)
    assert opened.close() == 0
    return controls(opened.output)


@pytest.fixture(scope="module")
def calm_controls(tmp_path_factory) -> set[str]:
    """The control sequences the reader sends for articles that mean no harm."""
    folder = tmp_path_factory.mktemp("calm")
    for name, text in (("one.txt", CALM), ("two.txt", CALM.replace("Monday", "Tuesday") * 12)):
        (folder / name).write_text(text, encoding="utf-8")
    opened = Screen(folder, ["one.txt", "two.txt"])
    opened.wait(COMPARED)
    kinds, rest, copied = seen(opened, 2)
    assert "Marta Quill" in rest
    assert copied
    return kinds


def test_nothing_in_a_text_acts_on_a_terminal(screen, tmp_path, calm_controls):
    said = [f'"The board has read of {payload[:1000]} on Monday," Marta Quill said.' for payload in ALL_TEXTS.values()]
    body = "\n\n".join(said)
    (tmp_path / "one.txt").write_text(body, encoding="utf-8", errors="replace")
    (tmp_path / "two.txt").write_text(body.replace("Monday", "Tuesday"), encoding="utf-8", errors="replace")
    kinds, rest, copied = seen(screen("one.txt", "two.txt"), 6)
    assert kinds <= calm_controls
    assert faults(rest) == set()
    assert copied
    assert all(faults(text) == set() for text in copied)


VIEWS = {"m": b"statements", '"': b"quotations", "#": b"figure", "@": b"name", "o": b"% of its words"}


def test_nothing_in_a_text_acts_on_the_screens_of_all_articles(screen, tmp_path, calm_controls):
    for name, day in (("one.txt", "Monday"), ("two.txt", "Tuesday"), ("three.txt", "Sunday")):
        said = [f'"The board has read of {payload[:1000]} on {day}," Marta Quill said.' for payload in ALL_TEXTS.values()]
        heads = [payload[:40].strip() for payload in ALL_TEXTS.values()]
        named = [f"{head} Quill has 12 of {head} Board on {day}, {head} Lund said." for head in heads]
        (tmp_path / name).write_text("\n\n".join([*said, *named]), encoding="utf-8", errors="replace")
    opened = screen("one.txt", "two.txt", "three.txt")
    for key, words in VIEWS.items():
        opened.press(key)
        opened.wait(words)
        opened.press(*"jlyJKhb", " ", " ", "y", "f", "\x1b", "w", "G", "y", "g")
        if key not in "mo":
            opened.press("\r", "y", "\x1b")
    assert opened.close() == 0
    kinds, rest, copied = controls(opened.output)
    assert kinds <= calm_controls
    assert faults(rest) == set()
    assert len(copied) >= 12
    assert all(faults(text) == set() for text in copied)


def test_nothing_in_a_title_an_outlet_a_file_or_its_name_acts_on_a_terminal(screen, tmp_path, monkeypatch, calm_controls):
    monkeypatch.chdir(tmp_path)
    heads = [" ".join(payload[:60].split()) for payload in ALL_TEXTS.values()]
    for name in NAMES:
        place(tmp_path / name)
    for attack in ALL_FILES.values():
        (tmp_path / attack.name).write_bytes(attack.data)
    shown = [attack.name for attack in FILES.values() if attack.words]
    shown += [attack.name for attack in SHARED_FILES.values() if is_read(attack.name)]
    names = [*titled(heads, tmp_path), *NAMES, *shown]
    opened = screen(*names)
    opened.press(*"[" * 4, *"]" * 7, ".", "i", "q", "e", "\x1b", "o", "G", "g", "q", *"23456789")
    assert opened.close() == 0
    kinds, rest, copied = controls(opened.output)
    assert kinds <= calm_controls
    assert faults(rest) == set()
    assert all(faults(text) == set() for text in copied)


def test_nothing_in_a_notice_acts_on_a_terminal(screen, tmp_path, calm_controls):
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "0.txt").write_text(CALM, encoding="utf-8")
    (folder / "1.txt").write_text(CALM.replace("Monday", "Tuesday"), encoding="utf-8")
    for name in NAMES:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    opened = screen("stories")
    opened.wait(b"a PNG picture")
    opened.press("n", "q")
    assert opened.close() == 0
    kinds, rest, _ = controls(opened.output)
    assert kinds <= calm_controls
    assert faults(rest) == set()


def is_read(name: str) -> bool:
    """Whether the file is an article; the reader opens nothing where one of its sources is none."""
    with suppress(UnreadableSource):
        return bool(read_all(Path(name)).articles)
    return False


def titled(heads: list[str], folder: Path) -> list[str]:
    """Articles called by these words, six of them at a time."""
    names = [f"{index}.txt" for index in range(0, len(heads), 6)]
    for index, name in enumerate(names):
        head = " ".join(heads[6 * index : 6 * index + 6])
        front = f"---\ntitle: {head}\noutlet: {head}\nauthor: {head}\n---\n\n"
        (folder / name).write_text(front + story(head, title=False), encoding="utf-8", errors="replace")
    return names
