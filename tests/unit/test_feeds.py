"""Feeds of every kind become entries: what each is known by, which text it brings, and what a bad feed costs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdiff
from newsdiff.clean import is_clean
from newsdiff.errors import DamagedSource, EmptySource, TooLarge, UnreadableSource
from newsdiff.reading import feeds
from newsdiff.reading.feedfile import feed
from newsdiff.reading.raw import Known, Options, Raw

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Quay &amp;amp; Harbour</title>
<item><title>Ferry &lt;em&gt;sinks&lt;/em&gt;</title><link>https://paper.example/ferry</link><guid>urn:paper:17</guid>
<pubDate>Mon, 03 Mar 2031 23:30:00 -0500</pubDate><author>ann@paper.example (Ann Roe)</author>
<description>A summary.</description>
<content:encoded><![CDATA[<p>The ferry sank on Monday.</p><p>Nobody was hurt.</p>]]></content:encoded>
</item>
<item><title>Board meets</title><link>/board</link><description>&lt;p&gt;It met for seven hours.&lt;/p&gt;</description></item>
<item><title>Nothing more</title></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title>
<entry><title type="html">Ferry &amp;amp; fog</title><id>tag:courier,1</id><link href="https://courier.example/a"/>
<updated>2031-03-04T10:00:00Z</updated><author><name>Ida Brook</name></author><author><name>Bo Lind</name></author>
<content type="text">The ferry sank. 3 &lt; 4.</content></entry></feed>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Digest",
    "items": [
        {
            "id": 7,
            "url": "https://digest.example/7",
            "title": "Ferry",
            "content_html": "<p>The ferry sank.</p>",
            "date_published": "2031-03-03T10:00:00+01:00",
            "authors": [{"name": "Ida Brook"}, {"url": "x"}],
        },
        {"id": "8", "content_text": "It rained.", "author": {"name": "Bo Lind"}},
    ],
}


@pytest.fixture(autouse=True)
def same_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Feeds are taken apart here; that the child does the same is shown once, below."""
    monkeypatch.setattr(feeds, "run", lambda task, data, settings, **_: feed(data, settings))


def entries(source: str | bytes | dict[str, Any], url: str = "", **options: Any) -> list[Raw | UnreadableSource]:
    text = json.dumps(source) if isinstance(source, dict) else source
    data = text.encode() if isinstance(text, str) else text
    return list(feeds.entries(Raw("news.xml", data, url=url), Options(**options)))


def known(entry: Raw | UnreadableSource) -> Known:
    assert isinstance(entry, Raw)
    return entry.known


def test_an_entry_of_rss_brings_its_longest_text_and_what_the_feed_knows() -> None:
    first, second, third = entries(RSS)
    assert isinstance(first, Raw)
    assert first.name == "news.xml#1"
    assert first.data == b"<p>The ferry sank on Monday.</p><p>Nobody was hurt.</p>"
    assert (first.media_type, first.charset, first.url) == ("text/html", "utf-8", "")
    assert first.known == Known(
        title="Ferry sinks",
        outlet="The Quay & Harbour",
        byline="Ann Roe",
        published="Mon, 03 Mar 2031 23:30:00 -0500",
        identifier="urn:paper:17",
    )
    assert known(second).identifier == "/board"
    assert isinstance(third, EmptySource)
    assert third.where == "news.xml#3"


def test_an_entry_of_atom_may_have_several_authors_and_plain_text() -> None:
    (entry,) = entries(ATOM)
    assert isinstance(entry, Raw)
    assert (entry.data, entry.media_type) == (b"The ferry sank. 3 < 4.", "text/plain")
    assert (entry.known.title, entry.known.byline) == ("Ferry & fog", "Ida Brook, Bo Lind")
    assert entry.known.published == "2031-03-04T10:00:00Z"


def test_an_entry_of_json_feed_is_no_less() -> None:
    first, second = entries(JSON_FEED)
    assert isinstance(first, Raw)
    assert isinstance(second, Raw)
    assert (first.data, first.media_type) == (b"<p>The ferry sank.</p>", "text/html")
    assert first.known == Known("Ferry", "The Digest", "Ida Brook", "2031-03-03T10:00:00+01:00", "7")
    assert (second.data, second.media_type, second.known.byline) == (b"It rained.", "text/plain", "Bo Lind")


def test_a_summary_says_that_there_is_more() -> None:
    notes = [entry.notes for entry in (*entries(RSS), *entries(ATOM), *entries(JSON_FEED)) if isinstance(entry, Raw)]
    assert notes == [(), ("the summary that the feed gives; --linked reads the page",), (), (), ()]


def test_linked_pages_are_promised_not_fetched() -> None:
    first, second, third = entries(RSS, url="https://paper.example/feeds/all.xml", linked=True)
    assert isinstance(first, Raw)
    assert isinstance(second, Raw)
    assert first.promised
    assert (first.name, first.url) == ("https://paper.example/ferry", "https://paper.example/ferry")
    assert (first.known.title, first.known.outlet, first.known.identifier) == ("Ferry sinks", "", "urn:paper:17")
    assert second.url == "https://paper.example/board"
    assert isinstance(third, Raw)


@pytest.mark.parametrize("link", ["", "file:///etc/passwd", "javascript:alert(1)", "https://[::1", "ftp://x/y"])
def test_a_link_that_leads_nowhere_is_a_problem_of_its_entry(link: str) -> None:
    (entry,) = entries({"version": "1", "items": [{"url": link, "content_text": "x"}]}, linked=True)
    assert isinstance(entry, EmptySource)


def test_more_entries_than_wanted_are_told() -> None:
    first, problem = entries(JSON_FEED, most=1)
    assert known(first).title == "Ferry"
    assert isinstance(problem, TooLarge)
    assert "2 entries" in problem.line


def test_a_date_only_the_library_can_read_becomes_a_plain_one() -> None:
    (entry,) = entries(ATOM.replace("2031-03-04T10:00:00Z", "20310304T100000Z"))
    assert known(entry).published in ("2031-03-04", "")


HOSTILE = {
    "a path": b"/etc/passwd",
    "an address": b"http://127.0.0.1:9/feed",
    "nothing": b"",
    "a page": b"<html><body><p>The ferry sank.",
    "json that is none": b'{"items": 5}',
    "json of other things": b'{"items": [5, null]}',
    "deep json": b'{"items": ' + b"[" * 100_000,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_feed_is_said_to_be_none(case: str) -> None:
    with pytest.raises(DamagedSource, match="check that it is a feed"):
        entries(HOSTILE[case])


def test_no_file_is_read_and_nothing_multiplies(tmp_path: Any) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret", encoding="utf-8")
    lots = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "{secret.as_uri()}"><!ENTITY a0 "word">{lots}]>'
    bad = RSS.replace("<rss", f"{doctype}<rss", 1).replace("A summary.", "&s;").replace("Board", "&a9;")
    found = [entry for entry in entries(bad) if isinstance(entry, Raw)]
    assert all(b"the secret" not in entry.data and len(entry.data) < 1000 for entry in found)
    assert all(len(entry.known.title) < 1000 for entry in found)


def test_controls_in_fields_are_made_visible() -> None:
    esc = "\x1b]52;c;x\x07\u202e"
    item = dict.fromkeys(("id", "title", "date_published", "content_text"), esc) | {"author": {"name": esc}}
    (entry,) = entries({"title": esc, "items": [item]})
    fields = known(entry)
    assert is_clean("".join((fields.title, fields.outlet, fields.byline, fields.published, fields.identifier)))


def test_damaged_xml_still_gives_the_entries_before_the_damage() -> None:
    found = entries(RSS[: RSS.index("<item><title>Nothing")] + "&nbsp;<<<item")
    assert known(found[0]).title == "Ferry sinks"


@given(
    st.binary(max_size=300) | st.text(max_size=300).map(lambda text: RSS.replace("A summary.", text).encode("utf-8", "replace"))
)
def test_whatever_comes_it_is_entries_or_one_line(data: bytes) -> None:
    try:
        found = list(feeds.entries(Raw("x", data), Options()))
    except DamagedSource as refused:
        found = [refused]
    for entry in found:
        assert is_clean(entry.known.title if isinstance(entry, Raw) else entry.line)


@given(
    st.recursive(
        st.none() | st.text(max_size=5) | st.integers(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["items", "title", "id", "url", "authors", "author", "content_html", "name"]), inner
            )
        ),
        max_leaves=20,
    )
)
def test_whatever_json_comes_too(value: Any) -> None:
    try:
        list(feeds.entries(Raw("x", b'{"items": ' + json.dumps(value).encode() + b"}"), Options()))
    except DamagedSource as refused:
        assert is_clean(refused.line)  # noqa: PT017 - either outcome is fine


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize(
    "feed",
    [
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"content_text": "Café closed."}]}',
        "<rss version='2.0'><channel><item><description>Café closed.</description></item></channel></rss>",
    ],
)
def test_a_feed_with_a_byte_order_mark_is_a_feed(feed: str, encoding: str) -> None:
    assert newsdiff.read(feed.encode(encoding)).text == "Café closed."
