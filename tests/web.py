"""A small web server on 127.0.0.1 that answers byte for byte what a test says, well or badly, over TLS or not."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Reply = bytes | Callable[[socket.socket], None]


def reply(body: bytes = b"", *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """A whole answer; `length` is what it says of its body, if that is to be a lie."""
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join([*head, "", ""]).encode() + body


def moved(location: str, status: str = "302 Found") -> bytes:
    """A redirect."""
    return reply(b"", f"Location: {location}", status=status)


@dataclass
class Site:
    """What is served, by path, and the requests that came, as text. A path that is not there is a 404."""

    port: int
    scheme: str = "http"
    replies: dict[str, Reply] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def answer(self, connection: socket.socket) -> None:
        request = b""
        while b"\r\n\r\n" not in request and (more := connection.recv(65536)) and more.isascii():
            request += more
        self.requests.append(request.decode("latin-1"))
        path = request.split(b" ", 2)[1].decode("latin-1") if request.count(b" ") > 1 else ""
        wanted = self.replies.get(path, reply(b"not here", status="404 Not Found"))
        if isinstance(wanted, bytes):
            connection.sendall(wanted)
        else:
            wanted(connection)


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that answers until the test is over."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        site = Site(listener.getsockname()[1], "https" if context else "http")

        def handle(connection: socket.socket) -> None:
            with suppress(OSError), connection:
                connection.settimeout(10)
                with context.wrap_socket(connection, server_side=True) if context else connection as stream:
                    site.answer(stream)

        def listen() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    threading.Thread(target=handle, args=(connection,), daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        try:
            yield site
        finally:
            site.ended.set()
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
