"""Fetching one page: the only module that touches the network.

Every host is resolved and checked first, and the connection goes to the very address that was checked; so does every
redirect. Nothing is sent but the request itself: no cookies, no referrer, no account, no proxy. How long it may take and how
much may come are bounded, for the packed bytes and the unpacked ones. What the bytes mean is not asked here, nor whether
they were fetched before (`cache`).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from ipaddress import ip_address
from typing import TYPE_CHECKING

from newsdiff.errors import (
    AddressRefused,
    FetchFailed,
    NameNotResolved,
    NotConnected,
    NotSecure,
    SiteFault,
    StatusRefused,
    TimedOut,
    TooLarge,
    TooManyRedirects,
)
from newsdiff.reading.addresses import Address, Host, is_public, parsed
from newsdiff.reading.files import too_large
from newsdiff.reading.unpacking import ENCODINGS, CutShort, unpacked
from newsdiff.reading.waiting import GaveUp, within

if TYPE_CHECKING:
    import socket
    import ssl

    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse

__all__ = ["Answer", "Rules", "fetch"]

MOST_REDIRECTS = 5
MOST_HOSTS = 4
"""Addresses of one name that are tried in turn."""

_CHUNK = 1 << 16
_AS_IT_IS = ("", "identity")
_NAMES = re.compile(r"[a-z0-9][a-z0-9.+_:/-]{0,99}")
_MOVED = (301, 302, 303, 307, 308)
_NOT_MODIFIED = 304
_SAVE_IT = "open it in a browser, save the page, and read that file"
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/plain;q=0.9,*/*;q=0.5"


def _addresses_of(host: str, port: int) -> Sequence[str]:
    """The numbers of a host, as this machine resolves its name."""
    import socket

    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _verifying() -> ssl.SSLContext:
    """Certificates are checked against those this system trusts and those that come with certifi."""
    import ssl

    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be asked, and for how long: seconds for one connection, and for all of it together.

    `allowed` judges each numeric address before it is connected to; `resolve` and `context` are other than these only in
    tests.
    """

    allowed: Callable[[Host], bool] = is_public
    resolve: Callable[[str, int], Sequence[str]] = _addresses_of
    context: Callable[[], ssl.SSLContext] = _verifying
    connecting: float = 10
    together: float = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave: the final address, the unpacked bytes, and what it says of them.

    `etag` and `modified` are what it wants to be told when it is asked again; `unchanged` says that the bytes are those it
    gave before (and `data` is empty). Text is as the server sent it, but for the address.
    """

    url: str
    data: bytes
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    unchanged: bool = False


@dataclass(slots=True)
class _Line:
    """The socket at hand, so that it can be cut from outside. The connection lets go of it before the answer is read."""

    sock: socket.socket | None = None
    cut: bool = False

    def take(self, connection: HTTPConnection) -> None:
        """Work with this connection from now on. Raises NotConnected if the line was cut meanwhile."""
        self.sock = connection.sock
        if self.cut:
            raise NotConnected("given up")

    def hang_up(self) -> None:
        """Make whatever waits for the network end now."""
        import socket

        self.cut = True
        with suppress(OSError):
            if self.sock:
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


@dataclass(frozen=True, slots=True)
class _Request:
    """What is asked: at most `limit` bytes, and nothing if they are still those `known` from before."""

    limit: int
    rules: Rules
    known: Answer | None

    def conditions(self, address: Address) -> dict[str, str]:
        """The headers that name the earlier answer, for the address that gave it; other hosts learn nothing of it."""
        if not self.known or self.known.url != str(address):
            return {}
        headers = {"If-None-Match": _echoed(self.known.etag), "If-Modified-Since": _echoed(self.known.modified)}
        return {name: value for name, value in headers.items() if value}


def fetch(
    address: str,
    *,
    limit: int,
    known: Answer | None = None,
    stopped: Callable[[], bool] = lambda: False,
    rules: Rules | None = None,
) -> Answer:
    """The page at this address, followed over at most 5 redirects.

    `known` is an earlier answer: the server may then say that nothing changed. Raises TooLarge, or the kind of FetchFailed
    that says what went wrong; TimedOut also where `stopped` said to stop.
    """
    rules = rules or Rules()
    work = partial(_follow, parsed(address), _Request(limit, rules, known), line := _Line())
    try:
        return within(rules.together, work, stopped, line.hang_up)
    except GaveUp as over:
        what = "given up" if over.stopped else f"gave no whole answer within {rules.together:g} seconds"
        raise TimedOut(what, where=address, mend="try again later") from over


def _follow(address: Address, request: _Request, line: _Line) -> Answer:
    """The answer at the end of the redirects. Errors on the way are told of the address that was asked for."""
    seen = {str(address)}
    here = address
    while True:
        try:
            answer = _asked(here, request, line)
        except (FetchFailed, TooLarge) as problem:
            if problem.where == str(address):
                raise
            raise type(problem)(f"leads to {problem.where}: {problem.what}", where=str(address), mend=problem.mend) from problem
        if isinstance(answer, Answer):
            return answer
        if str(answer) in seen:
            raise TooManyRedirects("leads in a circle", where=str(address), mend=_SAVE_IT)
        if len(seen) > MOST_REDIRECTS:
            raise TooManyRedirects(f"leads on more than {MOST_REDIRECTS} times", where=str(address), mend=_SAVE_IT)
        seen.add(str(answer))
        here = answer


def _asked(address: Address, request: _Request, line: _Line) -> Answer | Address:
    """What the server at this address says: an answer, or where to go instead."""
    import http.client

    from urllib3.exceptions import HTTPError

    try:
        with closing(_connected(address, request.rules, line)) as connection:
            connection.request("GET", address.target, headers=_headers(address, request), preload_content=False)
            with closing(connection.getresponse()) as response:
                return _answer(address, response, request)
    except (HTTPError, http.client.HTTPException, OSError, zlib.error, CutShort) as problem:
        raise _failure(address, problem) from problem


def _connected(address: Address, rules: Rules, line: _Line) -> HTTPConnection:
    """A connection to the first of the host's addresses that takes one; all of them have been checked."""
    import ssl

    from urllib3.exceptions import HTTPError

    hosts = _checked(address, rules)[:MOST_HOSTS]
    for host in hosts:
        connection = _connection(address, host, rules)
        try:
            connection.connect()
            line.take(connection)
        except (HTTPError, OSError, NotConnected) as problem:
            connection.close()
            if host == hosts[-1] or isinstance(problem, ssl.SSLError | NotConnected):
                raise
        else:
            return connection
    raise NameNotResolved("has no address", where=str(address), mend="check the address")


def _checked(address: Address, rules: Rules) -> Sequence[str]:
    """The numbers of the host. Raises AddressRefused if one of them may not be asked."""
    try:
        hosts = rules.resolve(address.host, address.port)
    except (OSError, UnicodeError) as problem:
        raise NameNotResolved(
            f"there is no host {address.host}, or no network", where=str(address), mend="check the address"
        ) from problem
    for host in hosts:
        if not rules.allowed(ip_address(host.partition("%")[0])):
            what = f"leads to {host}, an address of this machine or its own network"
            raise AddressRefused(what, where=str(address), mend="save the page and read the file")
    return hosts


def _connection(address: Address, host: str, rules: Rules) -> HTTPConnection:
    """A connection not yet made, to a numeric address. A certificate must be for the name the user knows."""
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if address.scheme == "http":
        return HTTPConnection(host, address.port, timeout=rules.connecting)
    return HTTPSConnection(
        host,
        address.port,
        timeout=rules.connecting,
        ssl_context=rules.context(),
        server_hostname=address.host,
    )


def _headers(address: Address, request: _Request) -> dict[str, str]:
    return {
        "Host": address.authority,
        "User-Agent": "newsdiff (a reader; fetches single pages when a person asks for them)",
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
        **request.conditions(address),
    }


def _answer(address: Address, response: BaseHTTPResponse, request: _Request) -> Answer | Address:
    location = response.headers.get("Location", "")
    if response.status in _MOVED and location:
        return address.leads_to(location.encode("latin-1", "replace").decode("utf-8", "replace"))
    unchanged = response.status == _NOT_MODIFIED and bool(request.conditions(address))
    if response.status != 200 and not unchanged:
        raise _refusal(address, response)
    media_type, charset = _content_type(response.headers.get("Content-Type", ""))
    return Answer(
        url=str(address),
        data=b"" if unchanged else _body(address, response, request.limit),
        media_type=media_type,
        charset=charset,
        etag=_echoed(response.headers.get("ETag", "")),
        modified=_echoed(response.headers.get("Last-Modified", "")),
        unchanged=unchanged,
    )


def _body(address: Address, response: BaseHTTPResponse, limit: int) -> bytes:
    """The unpacked bytes, never more than one chunk over the limit in memory."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in (*_AS_IT_IS, *ENCODINGS):
        raise FetchFailed("packed in a way nobody asked for", where=str(address), mend=_SAVE_IT)
    size, pieces = 0, []
    for piece in _chunks(response) if encoding in _AS_IT_IS else unpacked(_chunks(response)):
        size += len(piece)
        if max(size, response.tell()) > limit:
            raise too_large(str(address), limit)
        pieces.append(piece)
    return b"".join(pieces)


def _chunks(response: BaseHTTPResponse) -> Iterator[bytes]:
    while chunk := response.read(_CHUNK, decode_content=False):
        yield chunk


def _content_type(header: str) -> tuple[str, str]:
    """Media type and character set of a Content-Type header, lower case; "" where it has none."""
    from email.message import Message

    message = Message()
    message["Content-Type"] = " ".join(header[:200].split())
    told = (message.get_content_type() if header else "", message.get_content_charset() or "")
    media_type, charset = (one if _NAMES.fullmatch(one) else "" for one in told)
    return media_type, charset


def _echoed(header: str) -> str:
    """A header that is sent back as it came; nothing where that is not safe."""
    return header if header.isprintable() and header.isascii() and len(header) <= 200 else ""


def _refusal(address: Address, response: BaseHTTPResponse) -> FetchFailed:
    """The error for a status other than success."""
    status, where = response.status, str(address)
    if status in (404, 410):
        return StatusRefused(f"there is no such page ({status})", where=where, mend="check the address")
    if status in (401, 402, 403, 407, 451):
        return StatusRefused(f"the site does not give this page to newsdiff ({status})", where=where, mend=_SAVE_IT)
    if status == 429:
        wait = response.headers.get("Retry-After", "")
        mend = f"try again in {wait} seconds" if wait.isdecimal() and len(wait) < 6 else "try again later"
        return SiteFault("the site has been asked too often (429)", where=where, mend=mend)
    if status >= 500:
        return SiteFault(f"the site has a fault ({status})", where=where, mend="try again later")
    return StatusRefused(f"the site answers with status {status}", where=where, mend=_SAVE_IT)


def _failure(address: Address, problem: Exception) -> FetchFailed:
    """The error for what the network library or the system raised."""
    import ssl

    from urllib3.exceptions import NewConnectionError
    from urllib3.exceptions import TimeoutError as TimedOutAtAll

    where = str(address)
    if isinstance(problem, ssl.SSLCertVerificationError):
        what = f"its certificate does not hold ({problem.verify_message.rstrip('.')})"
        return NotSecure(what, where=where, mend="look at it in a browser; newsdiff reads nothing unverified")
    if isinstance(problem, ssl.SSLError):
        return NotSecure("no secure connection comes about", where=where, mend="look at it in a browser")
    if isinstance(problem, (NewConnectionError, ConnectionRefusedError)):
        return NotConnected("the host takes no connection", where=where, mend="check the address and the network")
    if isinstance(problem, (TimedOutAtAll, TimeoutError)):
        return TimedOut("the host does not answer in time", where=where, mend="try again later")
    if isinstance(problem, zlib.error):
        return FetchFailed("its packed bytes are damaged", where=where, mend="try again later")
    return NotConnected("the answer breaks off or is no HTTP", where=where, mend="try again later")
