"""Fetching from servers that behave well and badly: what comes through, what is refused, how long it takes at most.

Every server here is on 127.0.0.1. `STORIES` resolves there, and that one address is allowed; nothing else is.
"""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.web import Site, moved, reply, serving

from newsdiff.clean import is_clean
from newsdiff.errors import (
    AddressRefused,
    FetchFailed,
    NameNotResolved,
    NotConnected,
    NotSecure,
    StatusRefused,
    TimedOut,
    TooLarge,
    TooManyRedirects,
)
from newsdiff.reading.fetch import Answer, Rules, _content_type, fetch

STORIES = "stories.example"
PEM = Path(__file__).parent.parent / "stories.pem"
LIMIT = 200_000
SOON = 3
"""Seconds within which a wait ends that was cut short; the servers here could make it last for more than that."""


def resolve(host: str, port: int) -> list[str]:
    """Two invented names, and numbers in every spelling as the system reads them."""
    if host in (STORIES, "other.example"):
        return ["127.0.0.1"]
    if host.endswith(".example"):
        raise socket.gaierror(socket.EAI_NONAME, "no such host")
    return list({str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)})


def trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(PEM))


def rules(**changes: Any) -> Rules:
    given: dict[str, Any] = {"allowed": lambda host: host == ip_address("127.0.0.1"), "resolve": resolve, "context": trusting}
    return Rules(**(given | {"connecting": 2, "together": 4} | changes))


def get(address: str, **changes: Any) -> Answer:
    return fetch(address, limit=LIMIT, rules=rules(**changes))


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def safe_site() -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    with serving(context) as running:
        yield running


def test_a_page_comes_with_what_the_server_says_of_it(site: Site) -> None:
    site.replies["/a?x=1"] = reply(b"<p>The ferry sank.", "Content-Type: Text/HTML; Charset=UTF-8", 'ETag: "7"')
    answer = get(site.url("/a?x=1#comments", STORIES))
    assert answer == Answer(site.url("/a?x=1", STORIES), b"<p>The ferry sank.", "text/html", "utf-8", '"7"')


def test_the_request_says_who_asks_and_nothing_of_the_user(site: Site) -> None:
    site.replies["/"] = moved(site.url("/b"))
    site.replies["/b"] = reply(b"x", "Set-Cookie: id=1")
    get(site.url("/", STORIES))
    first, second = site.requests
    assert f"Host: {STORIES}:{site.port}" in first
    assert "User-Agent: newsdiff " in second
    assert not {"cookie", "referer", "authorization"} & {line.partition(":")[0].lower() for line in second.splitlines()}


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "GZIP"])
def test_a_packed_body_is_unpacked(site: Site, encoding: str) -> None:
    pack = zlib.compress if encoding == "deflate" else gzip.compress
    site.replies["/"] = reply(pack(b"The ferry sank. " * 99), f"Content-Encoding: {encoding}")
    assert get(site.url()).data == b"The ferry sank. " * 99


def test_a_body_in_chunks_is_put_together(site: Site) -> None:
    site.replies["/"] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nThe \r\n5\r\nferry\r\n0\r\n\r\n"
    assert get(site.url()).data == b"The ferry"


def test_a_server_that_gave_an_answer_is_told_of_it_and_nobody_else_is(site: Site) -> None:
    site.replies |= {"/": moved("/b"), "/b": reply(b"", status="304 Not Modified")}
    known = Answer(site.url("/b"), b"old", etag='"7"', modified="Mon, 03 Mar 2031 10:00:00 GMT")
    assert fetch(site.url(), limit=LIMIT, known=known, rules=rules()).unchanged
    first, second = site.requests
    assert "If-" not in first
    assert 'If-None-Match: "7"' in second
    assert "If-Modified-Since: Mon, 03 Mar 2031" in second


def test_unchanged_is_no_answer_to_a_first_request(site: Site) -> None:
    site.replies["/"] = reply(b"", status="304 Not Modified")
    with pytest.raises(StatusRefused):
        get(site.url())


# redirects


def test_redirects_are_followed_to_the_end(site: Site) -> None:
    for step in range(5):
        site.replies[f"/{step}"] = moved(f"{step + 1}", status="308 Permanent Redirect" if step % 2 else "301 Moved")
    site.replies["/5"] = reply(b"here")
    assert get(site.url("/0")).url == site.url("/5")


def test_the_sixth_redirect_is_too_many(site: Site) -> None:
    for step in range(9):
        site.replies[f"/{step}"] = moved(f"/{step + 1}")
    with pytest.raises(TooManyRedirects, match="more than 5 times"):
        get(site.url("/0"))
    assert len(site.requests) == 6


def test_a_circle_is_told_as_one(site: Site) -> None:
    site.replies |= {"/a": moved("/b"), "/b": moved("/a")}
    with pytest.raises(TooManyRedirects, match="circle"):
        get(site.url("/a"))


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "data:text/html,x",
        "javascript:alert(1)",
        "gopher://127.0.0.1/",
        "http://user:secret@127.0.0.1/",
        "http://[::1",
        "http://a:99999/",
        "http://127.0.0.2/",
        "http://0x7f.2/",
        "http://127.2/",
        "http://2130706434/",
        "http://017700000002/",
        "http://0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.2]/",
        "http://[64:ff9b::7f00:2]/",
        "http://[2002:7f00:2::]/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "//[fe80::1]/",
        "http://１２７.0.0.2/",
    ],
)
def test_a_redirect_out_of_bounds_is_refused_and_never_asked(site: Site, location: str) -> None:
    site.replies["/"] = moved(location)
    with pytest.raises(AddressRefused) as refused:
        get(site.url())
    assert len(site.requests) == 1
    assert refused.value.where == site.url()
    assert "secret" not in refused.value.line


def test_a_host_is_resolved_once_and_the_address_checked_is_the_one_connected_to(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    site.replies["/"] = reply(b"x")
    assert get(site.url("/", STORIES), resolve=lambda host, port: next(answers)).data == b"x"
    assert next(answers) == ["127.0.0.2"]


def test_one_address_out_of_bounds_spoils_the_host(site: Site) -> None:
    with pytest.raises(AddressRefused, match=r"192\.168\.0\.9"):
        get(site.url("/", STORIES), resolve=lambda host, port: ["127.0.0.1", "192.168.0.9"])
    assert site.requests == []


def test_the_next_address_is_tried_where_one_takes_no_connection(site: Site) -> None:
    site.replies["/"] = reply(b"x")
    hosts = ["127.0.0.3", "127.0.0.1"]
    assert get(site.url("/", STORIES), resolve=lambda host, port: hosts, allowed=lambda host: host.is_loopback).data == b"x"


# what servers do wrong


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("404 Not Found", "no such page (404)"),
        ("410 Gone", "no such page (410)"),
        ("403 Forbidden", "does not give this page to newsdiff (403); open it in a browser"),
        ("402 Payment Required", "(402); open it in a browser"),
        ("429 Too Many Requests", "asked too often (429); try again in 30 seconds"),
        ("503 Service Unavailable", "has a fault (503); try again later"),
        ("204 No Content", "status 204"),
        ("302 Found", "status 302"),
    ],
)
def test_a_status_is_told_in_words_with_what_to_do(site: Site, status: str, words: str) -> None:
    site.replies["/"] = reply(b"\x1b[2J", "Retry-After: 30", status=status)
    with pytest.raises(StatusRefused) as refused:
        get(site.url())
    assert words in refused.value.line
    assert refused.value.where == site.url()


def endless(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"word " * 4000)


def packed_zeros(connection: socket.socket) -> None:
    """What unpacks to a gigabyte, if anybody lets it."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
    packer = zlib.compressobj(9, wbits=31)
    for _ in range(64):
        connection.sendall(packer.compress(bytes(16_000_000)))


TOO_MUCH: dict[str, bytes | Callable[[socket.socket], None]] = {
    "a length over the limit": reply(b"x", length=LIMIT + 1),
    "a body without an end": endless,
    "a small body that unpacks to a large one": reply(gzip.compress(bytes(LIMIT + 1)), "Content-Encoding: gzip"),
    "a gigabyte packed": packed_zeros,
    "packed twice": reply(gzip.compress(gzip.compress(bytes(9_000_000))), "Content-Encoding: gzip, gzip"),
}


@pytest.mark.parametrize("case", TOO_MUCH)
def test_too_much_is_cut_off_in_little_memory(site: Site, case: str) -> None:
    site.replies["/"] = TOO_MUCH[case]
    get_other = site.url("/warm")
    with pytest.raises(StatusRefused):
        get(get_other)
    tracemalloc.start()
    try:
        with pytest.raises((TooLarge, FetchFailed)):
            get(site.url())
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


def drip(what: bytes) -> Callable[[socket.socket], None]:
    def send(connection: socket.socket) -> None:
        for byte in what + b"x" * 1000:
            connection.sendall(bytes([byte]))
            time.sleep(0.05)

    return send


SLOW = {
    "no answer at all": lambda connection: time.sleep(8),
    "a head that drips": drip(b"HTTP/1.1 200 OK\r\nX: "),
    "a body that drips": drip(b"HTTP/1.1 200 OK\r\n\r\n"),
    "one provisional answer after the other": drip(b"HTTP/1.1 100 Continue\r\n\r\n" * 50),
}


@pytest.mark.parametrize("case", SLOW)
def test_the_time_is_bounded_however_slow_the_server(site: Site, case: str) -> None:
    site.replies["/"] = SLOW[case]
    start = time.monotonic()
    with pytest.raises(TimedOut):
        get(site.url(), together=0.4)
    assert time.monotonic() - start < SOON


def test_the_time_is_bounded_however_slow_the_name_server() -> None:
    start = time.monotonic()
    with pytest.raises(TimedOut, match=r"no whole answer within 0\.2 seconds"):
        get(f"http://{STORIES}/", resolve=lambda host, port: time.sleep(5), together=0.2)
    assert time.monotonic() - start < SOON


@pytest.mark.parametrize("case", ["no answer at all", "a head that drips", "a body that drips"])
def test_whoever_waits_can_stop_and_nothing_goes_on_behind(site: Site, case: str) -> None:
    site.replies["/"] = SLOW[case]
    before = set(threading.enumerate())
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    start = time.monotonic()
    with pytest.raises(TimedOut, match="given up"):
        fetch(site.url(), limit=LIMIT, stopped=stop.is_set, rules=rules())
    assert time.monotonic() - start < SOON
    while left := [thread for thread in threading.enumerate() if thread.name == "newsdiff-work" and thread not in before]:
        assert time.monotonic() - start < SOON, left
        time.sleep(0.05)


NO_HTTP = {
    "a body shorter than promised": reply(b"The ferry", length=500),
    "a chunk that never comes": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nThe ferry",
    "a chunk of no size": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nThe ferry",
    "no HTTP": b"220 mail.example ESMTP\r\n",
    "nothing": b"",
    "a thousand headers": b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 1000 + b"\r\nx",
    "a header without an end": b"HTTP/1.1 200 OK\r\nA: " + b"b" * 200_000 + b"\r\n\r\nx",
    "damaged packing": reply(b"\x1f\x8b\x08 not gzip at all", "Content-Encoding: gzip"),
    "packing that breaks off where it says": reply(gzip.compress(b"The ferry sank. " * 99)[:-9], "Content-Encoding: gzip"),
    "a packing nobody asked for": reply(b"xyz", "Content-Encoding: br"),
    "a hundred packings": reply(b"xyz", "Content-Encoding: " + ", ".join(["gzip"] * 100)),
}


@pytest.mark.parametrize("case", NO_HTTP)
def test_an_answer_that_is_none_is_one_clear_line(site: Site, case: str) -> None:
    site.replies["/"] = NO_HTTP[case]
    with pytest.raises(FetchFailed) as failed:
        get(site.url())
    assert failed.value.where == site.url()
    assert failed.value.mend


def test_what_a_server_says_never_reaches_a_line_as_it_is(site: Site) -> None:
    site.replies["/"] = moved("ftp://a\x1b]52;c;x\x07/")
    with pytest.raises(AddressRefused) as refused:
        get(site.url())
    assert is_clean(refused.value.line)


@pytest.mark.parametrize("header", ["Content-Type: \x1b[2J", "Content-Type: a/b; charset=\x9b31m", "ETag: \x1b[31m\xff"])
def test_headers_that_are_no_words_say_nothing(site: Site, header: str) -> None:
    site.replies["/"] = reply(b"x").replace(b"\r\n\r\n", f"\r\n{header}\r\n\r\n".encode("latin-1"))
    answer = get(site.url())
    assert is_clean(answer.media_type + answer.charset + answer.etag)


@given(st.text(st.characters(max_codepoint=255), max_size=120))
def test_whatever_type_a_server_names_it_is_words_or_nothing(header: str) -> None:
    media_type, charset = _content_type(header)
    assert is_clean(media_type)
    assert is_clean(charset)


def test_a_name_nobody_knows_and_a_port_nobody_answers() -> None:
    with pytest.raises(NameNotResolved, match=r"there is no host nowhere\.example"):
        get("http://nowhere.example/")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(NotConnected, match="takes no connection"):
        get(f"http://127.0.0.1:{port}/")


# TLS


def test_a_certificate_is_checked_for_the_name_in_the_address(safe_site: Site) -> None:
    safe_site.replies["/"] = reply(b"safe")
    assert get(safe_site.url("/", STORIES)).data == b"safe"
    with pytest.raises(NotSecure, match="certificate does not hold"):
        get(safe_site.url("/", "other.example"))
    with pytest.raises(NotSecure, match="certificate does not hold"):
        get(safe_site.url("/"))


def test_a_certificate_nobody_vouches_for_is_refused(safe_site: Site) -> None:
    with pytest.raises(NotSecure, match="self-signed"):
        fetch(safe_site.url("/", STORIES), limit=LIMIT, rules=Rules(allowed=lambda host: True, resolve=resolve))
    assert safe_site.requests == []


def test_a_server_without_tls_is_not_secure(site: Site) -> None:
    with pytest.raises(NotSecure, match="no secure connection"):
        get(site.url("/", STORIES).replace("http:", "https:"))


def test_a_handshake_that_never_ends_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(TimedOut):
        get(f"https://{STORIES}:{silent.getsockname()[1]}/", connecting=0.3)


def test_a_redirect_with_blanks_in_it_is_followed(site: Site) -> None:
    site.replies |= {"/": moved("/a page here"), "/a%20page%20here": reply(b"The ferry")}
    assert get(site.url()).data == b"The ferry"
