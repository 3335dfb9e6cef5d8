"""The page in HTML: whole, harmless, readable by everybody, and in the colours of the screens."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.comparing.compare import compare
from newsdiff.gathering.story import Story
from newsdiff.reading.sources import read
from newsdiff.tui.palette import Hue
from newsdiff.tui.palettes import DARK, LIGHT
from newsdiff.writing.html import html, style
from newsdiff.writing.html.markup import tag, text
from newsdiff.writing.material import Material, View

VOID = {"meta", "br"}
ALLOWED = set(
    "html head meta title style body a header nav main footer section h1 h2 h3 p span bdi code strong em mark ins del div "
    "table caption thead tbody tr th td ul ol li br".split()
)


class Page(HTMLParser):
    """The elements of a page, checked for nesting."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.metas: dict[str, str] = {}
        self.words = ""
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags[tag] += 1
        assert not any(name.startswith("on") or name in ("style", "src") for name in given)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        if tag == "meta":
            self.metas[given.get("http-equiv") or given.get("name") or "charset"] = given.get("content") or given.get("charset")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


@pytest.fixture(scope="module")
def story() -> Story:
    texts = (
        "A ferry sank off Port Lem on Monday, police said.\n\nNine people were hurt.\n\n“We heard a bang,” Mara Quill said.",
        "A ferry sank off Port Lem on Monday.\n\nTen people were hurt.\n\n“We heard two,” Ms Quill claimed.\n\nIt rained.",
        "A ferry may have sunk off Port Lem.\n\nDozens were hurt.\n\nMara Quill said they had heard a bang.",
    )
    return Story([read(text) for text in texts], versions=[(0, 1)])


@pytest.mark.parametrize("view", list(View))
def test_the_page_is_whole_and_every_link_leads_somewhere_on_it(story, view):
    page = Page(html(Material(story, view)))
    assert set(page.tags) <= ALLOWED
    assert max(Counter(page.ids).values()) == 1
    assert page.links
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)


def test_the_page_allows_itself_nothing_but_its_style(story):
    written = html(Material(story))
    checksum = base64.b64encode(hashlib.sha256(re.search(r"<style>(.*?)</style>", written, re.DOTALL)[1].encode()).digest())
    policy = Page(written).metas["Content-Security-Policy"]
    assert policy == f"default-src 'none'; style-src 'sha256-{checksum.decode()}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|https?:", style())


def test_a_part_alone_holds_nothing_of_the_others(story):
    page = html(Material(story, View.NUMBERS))
    assert 'id="numbers"' in page
    assert not re.search('id="(story|quotations|names|pairs)"', page)


def test_a_cell_of_the_story_leads_to_the_row_of_its_pair(story):
    page = html(Material(story))
    row = re.search(r'<tr><th scope="row"><span id="s\d+">s\d+</span></th><td><bdi>Nine people.*?</tr>', page)[0]
    anchor = re.search(r'href="#(pair-a-b-\d+)"', row)[1]
    shown = page[page.index(f'id="{anchor}"') :]
    assert re.sub("<[^>]*>", "", shown[: shown.index("</tr>")]).endswith(
        "A ¶2s1 Nine people were hurt.B ¶2s1 Ten people were hurt."
    )


def test_words_are_marked_by_class_and_told_below(story):
    page = html(Material(story))
    assert '<mark class="fact" title="fact · number">Nine</mark>' in page
    assert '<mark class="attribution"' in page
    assert "reporting verb: said (neutral) → claimed (doubt)" in page


def test_versions_are_told_with_the_advisory_line(story):
    words = Page(html(Material(story, View.STORY))).words
    assert "Versions" in words
    assert "pdates number of people hurt in paragraph 2" in words


def test_the_words_of_both_texts_are_whole(pair):
    words = " ".join(Page(html(Material.of([pair], [pair.left, pair.right]))).words.split())
    for article in (pair.left, pair.right):
        for index in article.body():
            assert " ".join(article.words_of(index).split()) in words


HOSTILE = st.sampled_from(
    ["<script>x</script>", '" onload="x', "</style>", "&lt;", "]]>", "<!--", "\u202e", "a", "'", "{}", "\x1b[2J"]
)


@given(st.lists(HOSTILE, max_size=6).map("".join))
def test_text_stays_text(words):
    page = Page(tag("p", words, title=words))
    assert page.tags == {"p": 1}
    assert "\x1b" not in text(words)
    assert "\u202e" not in text(words)


def test_a_hostile_article_is_text_only():
    one = read('<b>x</b> & "quoted" <script>alert(1)</script> sank on Monday.\n\n“<img src=x>” said </td></table> Quill.')
    two = read("<b>x</b> & 'quoted' <script>alert(1)</script> sank on Tuesday.\n\n“<img src=y>” said </td></table> Quill.")
    page = Page(html(Material.of([compare(one, two)], [one, two], View.ALL)))
    assert set(page.tags) <= ALLOWED
    assert "<script>alert(1)</script>" in page.words


def colours(dark: bool) -> dict[str, str]:
    light, night = style().split("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): (#\w+);", light))
    return found | dict(re.findall(r"--([\w-]+): (#\w+);", night.split("\n}\n")[0])) if dark else found


def luminance(colour: str) -> float:
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_all_text_stands_out_at_seven_to_one(dark):
    of = colours(dark)
    grounds = [name for name in of if name.endswith("-ground")]
    marks = ["omitted", "added", "moved", "attribution", "fact", "stance", "style"]
    pairs = [("ink", name) for name in ("page", "panel", *grounds, *marks)]
    pairs += [(ink, name) for ink in ("quiet", "link") for name in ("page", "panel", *grounds)]
    assert {(ink, name): round(contrast(of[ink], of[name]), 1) for ink, name in pairs if contrast(of[ink], of[name]) < 7} == {}


@pytest.mark.parametrize(("dark", "palette"), [(False, LIGHT), (True, DARK)], ids=["light", "dark"])
def test_the_colours_are_those_of_the_screens(dark, palette):
    of = colours(dark)
    for hue, shown in palette.words.items():
        assert of[hue.value] == shown.bgcolor.name
    for hue in (Hue.OMITTED, Hue.ADDED, Hue.MOVED, Hue.EDITED, Hue.STYLE):
        assert of[f"{hue.value}-ground"] == palette.grounds[hue].bgcolor.name
