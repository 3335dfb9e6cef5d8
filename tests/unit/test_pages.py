"""Pages by address: when the cache answers and when the site is asked, what is told of it, and what a broken cache costs."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web import Site, moved, reply, serving

from newsdiff.errors import AddressRefused, NotInCache, StatusRefused, TooLarge
from newsdiff.reading import cache as caching
from newsdiff.reading.cache import Cache, Copy
from newsdiff.reading.fetch import Answer, Rules
from newsdiff.reading.pages import FRESH, page
from newsdiff.reading.raw import Options, Raw

HERE = Rules(allowed=lambda host: host == ip_address("127.0.0.1"))
ANSWER = Answer("http://paper.example/", b"The ferry sank.", "text/html", "utf-8", '"7"', "Mon, 03 Mar 2031 10:00:00 GMT")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path)


def aged(cache: Cache, address: str, seconds: float) -> None:
    """Let a copy be older than it is."""
    copy = cache.get(address)
    assert copy
    cache.put(address, replace(copy, fetched=copy.fetched - seconds, checked=copy.checked - seconds))


def get(site: Site, cache: Cache, path: str = "/", **options: object) -> Raw:
    return page(site.url(path), replace(Options(), **options), cache=cache, rules=HERE)  # type: ignore[arg-type]


def test_a_page_is_its_bytes_with_address_type_and_time(site: Site, cache: Cache) -> None:
    site.replies["/"] = moved("/ferry")
    site.replies["/ferry"] = reply(b"The ferry sank.", "Content-Type: text/html; charset=utf-8")
    raw = get(site, cache)
    assert (raw.name, raw.url, raw.data) == (site.url(), site.url("/ferry"), b"The ferry sank.")
    assert (raw.media_type, raw.charset) == ("text/html", "utf-8")
    assert raw.notes[0].startswith("fetched 20")


def test_the_same_again_is_the_same_without_asking(site: Site, cache: Cache) -> None:
    site.replies["/"] = reply(b"one")
    first = get(site, cache)
    site.replies["/"] = reply(b"two")
    assert get(site, cache) == first
    assert len(site.requests) == 1


def test_an_older_copy_stands_if_the_server_says_that_nothing_changed(site: Site, cache: Cache) -> None:
    site.replies["/"] = reply(b"one", 'ETag: "7"')
    get(site, cache)
    aged(cache, site.url(), FRESH + 1)
    site.replies["/"] = reply(b"", status="304 Not Modified")
    assert get(site, cache).data == b"one"
    assert 'If-None-Match: "7"' in site.requests[1]
    get(site, cache)
    assert len(site.requests) == 2


def test_an_older_copy_gives_way_to_a_new_page(site: Site, cache: Cache) -> None:
    site.replies["/"] = reply(b"one")
    get(site, cache)
    aged(cache, site.url(), FRESH + 1)
    site.replies["/"] = reply(b"two")
    assert get(site, cache).data == b"two"


def test_refresh_asks_at_once_and_keeps_what_came(site: Site, cache: Cache) -> None:
    site.replies["/"] = reply(b"one", 'ETag: "7"')
    get(site, cache)
    site.replies["/"] = reply(b"two")
    assert get(site, cache, refresh=True).data == b"two"
    assert "If-None-Match" not in site.requests[1]
    assert get(site, cache).data == b"two"


def test_offline_asks_nobody_however_old_the_copy(site: Site, cache: Cache) -> None:
    with pytest.raises(NotInCache, match="--offline"):
        get(site, cache, offline=True)
    site.replies["/"] = reply(b"one")
    get(site, cache)
    aged(cache, site.url(), 10 * FRESH)
    assert get(site, cache, offline=True, refresh=True).data == b"one"
    assert len(site.requests) == 1


def test_where_the_site_fails_the_old_copy_is_offered_not_taken(site: Site, cache: Cache) -> None:
    site.replies["/"] = reply(b"one")
    get(site, cache)
    aged(cache, site.url(), FRESH + 1)
    site.replies["/"] = reply(b"", status="503 Down")
    with pytest.raises(StatusRefused, match="--offline reads the copy of 20"):
        get(site, cache)


def test_a_copy_is_held_to_the_limit_of_today(site: Site, cache: Cache) -> None:
    site.replies["/"] = reply(b"The ferry sank.")
    get(site, cache)
    with pytest.raises(TooLarge):
        get(site, cache, limit=5)


def test_an_archived_page_is_the_original_with_its_time(cache: Cache) -> None:
    archived = "https://web.archive.org/web/20170204063743/http://paper.example/ferry"
    plain = archived.replace("43/", "43id_/")
    cache.put(plain, Copy(replace(ANSWER, url=plain), time.time(), time.time()))
    raw = page(archived, Options(), cache=cache)
    assert raw.name == raw.url == "http://paper.example/ferry"
    assert raw.notes[0] == "as captured by web.archive.org on 2017-02-04 06:37 UTC"


def test_a_short_address_of_an_archive_is_the_original_too(cache: Cache) -> None:
    short = "https://archive.ph/AbCdE"
    html = b'<link rel="bookmark" href="http://archive.today/20170204063743/https://paper.example/ferry"/>'
    for address in (short, "https://paper.example/AbCdE"):
        cache.put(address, Copy(replace(ANSWER, url=address, data=html), time.time(), time.time()))
    raw = page(short, Options(), cache=cache)
    assert (raw.name, raw.notes[0]) == ("https://paper.example/ferry", "as captured by archive.today on 2017-02-04 06:37 UTC")
    assert page("https://paper.example/AbCdE", Options(), cache=cache).name == "https://paper.example/AbCdE"


def test_an_address_out_of_bounds_is_asked_only_where_private_ones_are_allowed(site: Site, cache: Cache) -> None:
    site.replies["/"] = reply(b"one")
    with pytest.raises(AddressRefused):
        page(site.url(), Options(), cache=cache)
    assert site.requests == []
    assert page(site.url(), Options(private=True), cache=cache).data == b"one"


def test_a_page_that_lost_its_encryption_says_so(cache: Cache) -> None:
    cache.put("https://paper.example/", Copy(ANSWER, time.time(), time.time()))
    assert "without encryption" in page("https://paper.example/", Options(), cache=cache).notes[-1]


# the folder


def test_what_was_put_is_got(cache: Cache) -> None:
    copy = Copy(ANSWER, 10.0, 20.0)
    cache.put("http://paper.example/", copy)
    assert cache.get("http://paper.example/") == copy
    assert cache.get("http://paper.example/other") is None


def test_one_content_is_kept_once(cache: Cache, tmp_path: Path) -> None:
    for address in "abc":
        cache.put(address, Copy(ANSWER, 0, 0))
    assert len(list((tmp_path / "contents").iterdir())) == 1


@pytest.mark.skipif(os.name == "nt", reason="folders have no modes there")
def test_the_folder_is_the_users_own(cache: Cache, tmp_path: Path) -> None:
    cache.put("a", Copy(ANSWER, 0, 0))
    assert stat.S_IMODE((tmp_path / "contents").stat().st_mode) == 0o700


@pytest.mark.parametrize("folder", ["addresses", "contents"])
@pytest.mark.parametrize("damage", [b"", b"{}", b"[" * 10_000, b"\xff\xfe", b'{"data": "../../x"}', "NaN", None])
def test_what_is_damaged_counts_as_never_fetched(cache: Cache, tmp_path: Path, folder: str, damage: bytes | str | None) -> None:
    cache.put("a", Copy(ANSWER, 0, 0))
    (file,) = (tmp_path / folder).iterdir()
    if isinstance(damage, str):
        damage = file.read_bytes().replace(b'"fetched": 0', f'"fetched": {damage}'.encode()) + b" "
    file.unlink() if damage is None else file.write_bytes(damage)
    assert cache.get("a") is None
    cache.put("a", Copy(ANSWER, 0, 0))
    assert cache.get("a")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.binary(max_size=200), st.text(max_size=30))
def test_any_bytes_and_any_address_come_back_as_they_were(tmp_path: Path, data: bytes, address: str) -> None:
    cache = Cache(tmp_path)
    cache.put(address, Copy(replace(ANSWER, data=data), 1, 2))
    copy = cache.get(address)
    assert copy
    assert copy.answer.data == data


def test_a_folder_that_cannot_be_written_costs_only_the_copy(tmp_path: Path, site: Site) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    site.replies["/"] = reply(b"one")
    assert get(site, Cache(tmp_path / "file")).data == b"one"


def test_the_oldest_goes_where_there_is_too_much_and_its_record_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    monkeypatch.setattr(caching, "MOST_BYTES", 250)
    for n in range(4):
        cache.put(str(n), Copy(replace(ANSWER, data=bytes([n]) * 100), 0, 0))
        time.sleep(0.02)
    assert [n for n in range(4) if cache.get(str(n))] == [2, 3]
    assert len(list((tmp_path / "addresses").iterdir())) == 3  # the last to go is written after its content, and goes next time


def test_without_a_folder_it_is_the_users_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *names, **options: tmp_path / "theirs")
    Cache().put("a", Copy(ANSWER, 0, 0))
    assert (tmp_path / "theirs" / "pages" / "contents").is_dir()
