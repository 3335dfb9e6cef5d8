"""Web archives: the original behind an archived address, the time of its capture, the page without the archive's own lines."""

from __future__ import annotations

import time

import pytest

from newsdiff.reading.archives import capture_of, capture_of_page, without_toolbar

WAYBACK = "https://web.archive.org/web/20170204063743/https://paper.example/ferry?p=1"

SAVED = f"""<!DOCTYPE html>
<!-- saved from url=(0073){WAYBACK} -->
<html><head><title>Ferry sinks</title></head><body>
<!-- BEGIN WAYBACK TOOLBAR INSERT -->
<div id="wm-ipp-base">47 captures <div>About this capture</div></div>
<!-- END WAYBACK TOOLBAR INSERT -->
<p>The ferry sank.</p></body></html>"""

WOMBAT = """<html><head><script>
  __wm.init("https://web.archive.org/web");
  __wm.wombat("https://paper.example/ferry?p=1&amp;q=2","20170204063743","https://web.archive.org/","web","/_static/");
</script></head><body><p>The ferry sank.</p></body></html>"""

SHOWN = """<html><head><meta property="og:site_name" content="archive.ph"/><meta charset="utf-8"/>
<meta property="article:published_time" content="2020-01-01T00:00:00Z" itemprop="dateCreated"/><title>Ferry sinks</title>
<link rel="canonical" href="https://archive.ph/AbCdE"/>
<link rel="bookmark" href="http://archive.today/20170204063743/https://paper.example/ferry"/></head>
<body><center><div id="HEADER" style="x"><div>Saved from</div><div><div>share</div></div></div>
<div id="CONTENT"><p>The ferry sank.</p></div></center></body></html>"""


@pytest.mark.parametrize(
    ("address", "original", "taken", "plain"),
    [
        (WAYBACK, "https://paper.example/ferry?p=1", "2017-02-04 06:37 UTC", WAYBACK.replace("43/", "43id_/")),
        (
            "http://web.archive.org/web/201702if_/paper.example/a",
            "http://paper.example/a",
            "2017-02",
            "https://web.archive.org/web/201702id_/http://paper.example/a",
        ),
        (
            "https://web.archive.org/web/2017/http:/paper.example/a",
            "http://paper.example/a",
            "2017",
            "https://web.archive.org/web/2017id_/http://paper.example/a",
        ),
        (
            "https://webarchive.nationalarchives.gov.uk/ukgwa/20100402010203/http://board.example/",
            "http://board.example/",
            "2010-04-02 01:02 UTC",
            "https://webarchive.nationalarchives.gov.uk/ukgwa/20100402010203id_/http://board.example/",
        ),
    ],
)
def test_archives_that_replay_are_asked_for_the_page_as_it_was(address: str, original: str, taken: str, plain: str) -> None:
    capture = capture_of(address)
    assert capture
    assert (capture.original, capture.taken, capture.plain) == (original, taken, plain)


@pytest.mark.parametrize("time_of_it", ["20170204063743", "2017.02.04-063743"])
def test_archives_that_show_pages_in_their_own_give_address_and_time(time_of_it: str) -> None:
    address = f"https://archive.ph/{time_of_it}/https://paper.example/ferry"
    capture = capture_of(address)
    assert capture
    assert capture.note == "as captured by archive.ph on 2017-02-04 06:37 UTC"
    assert (capture.original, capture.plain) == ("https://paper.example/ferry", address)


@pytest.mark.parametrize(
    "address",
    [
        "https://paper.example/web/20170204063743/https://bank.example/",
        "https://web.archive.org.paper.example/web/20170204063743/https://bank.example/",
        "https://web.archive.org/web/2017*/https://paper.example/",
        "https://web.archive.org/about",
        "https://archive.ph/AbCdE",
    ],
)
def test_no_other_address_stands_for_another(address: str) -> None:
    assert capture_of(address) is None


def test_a_saved_page_says_which_capture_it_is_and_loses_the_toolbar() -> None:
    capture = capture_of_page(SAVED)
    assert capture
    assert capture.original == "https://paper.example/ferry?p=1"
    without = without_toolbar(SAVED)
    assert "The ferry sank." in without
    assert "captures" not in without
    assert "About this capture" not in without


def test_a_page_saved_without_the_toolbar_is_known_by_its_scripts() -> None:
    capture = capture_of_page(WOMBAT)
    assert capture
    assert (capture.original, capture.taken) == ("https://paper.example/ferry?p=1&q=2", "2017-02-04 06:37 UTC")


def test_the_header_of_a_showing_archive_goes_and_so_does_what_it_says_of_itself() -> None:
    capture = capture_of_page(SHOWN)
    assert capture
    assert (capture.archive, capture.original) == ("archive.today", "https://paper.example/ferry")
    without = without_toolbar(SHOWN)
    assert "<title>Ferry sinks</title>" in without
    assert 'archive.ph"/>' not in without
    assert "published_time" not in without
    assert "The ferry sank." in without
    assert "Saved from" not in without
    assert "share" not in without


@pytest.mark.parametrize(
    "page",
    [
        "<div id=HEADER>The Courier</div><p>The ferry sank.</p>",
        "<!-- BEGIN WAYBACK TOOLBAR INSERT --><p>The ferry sank.",
        "",
    ],
)
def test_what_is_no_toolbar_or_never_ends_stays(page: str) -> None:
    assert without_toolbar(page) == page


@pytest.mark.parametrize(
    "piece",
    [
        "<link rel=canonical ",
        "<meta x property=",
        '__wm.wombat("a" ',
        "<div id=",
        "<div id=HEADER ",
        "<meta property=og:url ",
        "<!-- saved from url=(1)",
    ],
)
def test_no_page_makes_the_search_slow(piece: str) -> None:
    start = time.monotonic()
    without_toolbar(SHOWN[:200] + piece * 100_000)
    assert time.monotonic() - start < 3
