"""Any bytes through every reader: read or refused by name, nothing that acts, no word said twice or lost on the way.

A short run by default. `NEWSDIFF_FUZZ=5000 pytest tests/hostile/test_fuzz.py` tries that many inputs a reader; the figures of
the last long run are in docs/security.md.
"""

from __future__ import annotations

import os
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.hostile.attacks import FILES, TEXTS, packed, word_document
from tests.hostile.harmless import faults

from newsdiff.clean import clean, clean_line, is_clean
from newsdiff.errors import UnreadableSource
from newsdiff.model import Article
from newsdiff.reading.formats import READERS, reader_for
from newsdiff.reading.raw import Options, Raw
from newsdiff.reading.sources import read_all

RUNS = int(os.environ.get("NEWSDIFF_FUZZ", "0"))

bounded = settings(
    max_examples=RUNS or 12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate] if not RUNS else list(Phase),
)

SEEDS = [attack.data[:4000] for attack in FILES.values()]
TOKENS = [
    *(
        b"<p>",
        b"</p>",
        b"<article>",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"]]>",
        b"&#27;",
        b"&#xFFFE;",
        b"&amp;",
        b"<script>",
        b"</html>",
    ),
    *(b'{"text":"', b'"}', b"[", b"]", b",", b"\\ud800", b'"', b";", b"\t", b"\n", b"\r\n", b"text,title\n", b"---\n"),
    *(b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"%PDF-1.7\n", b"endobj", b"stream\n", b"<rss><channel><item>", b"<title>"),
    *(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n", b"--b\r\n", b"=?utf-8?B?", b"?=", b"Subject: "),
    *(
        b"\x1b[2J",
        b"\x9b",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\x00",
        b"\xe2\x80\xae",
        b"\xf3\xa0\x81\xa9",
        b"The ferry sank, he said. ",
    ),
]
PIECES = (
    st.sampled_from(TOKENS)
    | st.binary(max_size=6)
    | st.sampled_from(list(TEXTS.values())).map(lambda text: text[:40].encode("utf-8", "surrogatepass"))
)
SPLICED = st.lists(PIECES, max_size=40).map(b"".join)


@st.composite
def damaged(draw: Any, seeds: list[bytes] = SEEDS) -> bytes:
    """A hostile file of ours with bytes changed, cut out and put in."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        data[at : at + draw(st.integers(0, 20))] = draw(PIECES)
    return bytes(data)


BYTES = damaged() | SPLICED | SPLICED.map(word_document) | SPLICED.map(lambda data: packed(("a/b.csv", data), ("c.html", data)))


def check(article: Article) -> None:
    """That an article holds nothing that acts, and that its parts fit its text."""
    said = [article.text, article.source, article.title, article.outlet, article.byline, article.identifier, *article.notes]
    assert [text for text in said if faults(text)] == []
    covered = sorted(block.span for block in article.blocks)
    assert all(one.end <= two.start for one, two in pairwise(covered))
    outside = set(range(len(article.text))) - {at for span in covered for at in range(*span)}
    assert not [at for at in outside if not article.text[at].isspace()]
    assert all(0 <= sentence.span.start < sentence.span.end <= len(article.text) for sentence in article.sentences)


@pytest.mark.parametrize("ending", sorted({reader.endings[0] for reader in READERS}))
@bounded
@given(data=BYTES)
def test_any_bytes_in_any_file_are_articles_or_an_error(ending: str, data: bytes, tmp_path_factory: Any) -> None:
    path = tmp_path_factory.getbasetemp() / f"fuzz{ending}"
    path.write_bytes(data)
    try:
        reading = read_all(path, Options(most=20))
    except UnreadableSource as problem:
        lines = problem.lines
    else:
        lines = tuple(problem.line for problem in reading.problems)
        for article in reading.articles:
            check(article)
    assert [line for line in lines if faults(line) or "\n" in line] == []


@bounded
@given(data=BYTES)
def test_some_reader_takes_any_bytes(data: bytes) -> None:
    assert reader_for(Raw("x", data)) in READERS


@bounded
@given(text=st.lists(st.sampled_from([token.decode("latin-1") for token in TOKENS]) | st.text(), max_size=40).map("".join))
def test_any_text_is_settled_by_one_cleaning(text: str) -> None:
    once = clean(text).text
    assert is_clean(once)
    assert faults(once) == set()
    assert clean(once) == (once, ())
    assert "\n" not in clean_line(text)
    assert faults(clean_line(text)) == set()
