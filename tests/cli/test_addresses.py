"""Addresses and feeds as a user gives them: the program itself against a server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web import Site, moved, reply, serving

from newsdiff.clean import is_clean

from .conftest import COURIER, WIRE, Run

HTML = "Content-Type: text/html; charset=utf-8"
RSS = "Content-Type: application/rss+xml"


def page(title: str, text: str) -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1>{paragraphs}</body></html>".encode()


def feed(*entries: tuple[str, str]) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link><description>It sank.</description></item>" for title, link in entries
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'.encode()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        running.replies |= {"/wire": reply(page("Line halts", WIRE), HTML), "/courier": reply(page("Doubt", COURIER), HTML)}
        yield running


@pytest.fixture
def run(newsdiff: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program with a cache of its own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return newsdiff


def test_two_pages_are_compared_and_then_read_from_the_cache(site: Site, run: Run) -> None:
    pair = (site.url("/wire"), site.url("/courier"))
    first = run("diff", "--allow-private", *pair)
    assert (first.returncode, first.stderr) == (0, "")
    assert "attribution · verb  said → claimed" in first.stdout
    assert f"A wire | Line halts | {pair[0]}" in first.stdout
    asked = len(site.requests)
    again = run("diff", "--offline", *pair)
    assert again.stdout == first.stdout
    assert len(site.requests) == asked


def test_this_machine_is_asked_only_where_the_user_says_so(site: Site, run: Run) -> None:
    hosts = ("127.0.0.1", "127.1", "0x7f.1", "2130706433", "0", "localhost", "[::1]", "[::ffff:127.0.0.1]")
    done = run("export", *(site.url("/wire", host) for host in hosts))
    assert (done.returncode, done.stdout) == (3, "")
    lines = done.stderr.splitlines()
    assert len(lines) == len(hosts)
    assert all("an address of this machine or its own network" in line for line in lines)
    assert site.requests == []


@pytest.mark.parametrize(
    ("status", "code"), [("404 Not Found", 3), ("403 Forbidden", 3), ("503 Service Unavailable", 4), ("429 Too Many", 4)]
)
def test_the_exit_code_says_whether_the_same_command_may_work_later(site: Site, run: Run, status: str, code: int) -> None:
    site.replies |= {"/gone": reply(b"", status=status), "/there": moved("/gone")}
    assert run("diff", "--allow-private", "wire.txt", site.url("/gone")).returncode == code
    assert run("diff", "--allow-private", site.url("/there"), site.url("/gone")).returncode == code


def test_each_address_that_fails_is_one_line(site: Site, run: Run) -> None:
    site.replies |= {
        "/moved": moved("file:///etc/passwd"),
        "/wall": reply(page("W", "It sank.\n\nSubscribe to continue reading."), HTML),
    }
    sources = [site.url("/moved"), site.url("/gone"), "ftp://paper.example/a", site.url("/wall")]
    done = run("export", "--allow-private", *sources)
    lines = done.stderr.splitlines()
    assert [source in line for source, line in zip(sources, lines, strict=True)] == [True] * 4
    assert "file addresses are not read" in lines[0]
    assert "no such page (404)" in lines[1]
    assert "for subscribers" in lines[3]
    assert done.stdout == ""


def test_entries_of_a_feed_are_chosen_and_their_pages_read(site: Site, run: Run) -> None:
    site.replies["/feed"] = reply(feed(("Line halts", "/wire"), ("Rain", "/rain"), ("Doubt", "/courier")), RSS)
    chosen = ("--entry", "1", "--entry", "doubt", site.url("/feed"))
    done = run("diff", "--allow-private", *chosen)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(site.requests) == 1
    linked = run("diff", "--allow-private", "--linked", *chosen)
    assert "attribution · verb  said → claimed" in linked.stdout
    assert not any("/rain" in request for request in site.requests)


def test_nothing_from_a_server_acts_on_a_terminal(site: Site, run: Run) -> None:
    site.replies |= {
        "/words": reply(page("\x1b]0;x\x07T", WIRE.replace("Orla", "\x9b31m\x1b[2JOrla&#27;[H")), HTML),
        "/headers": reply(page("T", WIRE), "Content-Type: text/html; charset=\x1b[2J"),
        "/picture": reply(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, HTML),
        "/moved": moved("ftp://a\x1b[2J\x07/"),
    }
    read = run("export", "--allow-private", site.url("/words"), site.url("/headers"))
    assert (read.returncode, read.stderr) == (0, "")
    assert "␛" in read.stdout
    refused = run("export", "--allow-private", site.url("/picture"), site.url("/moved"))
    assert refused.stderr.count("\n") == 2
    assert all(is_clean(line) for line in (read.stdout + refused.stderr).split("\n"))
