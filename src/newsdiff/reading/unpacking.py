"""The packed body of an answer, unpacked piece by piece up to its end.

A server may promise just the length of what it cut short, so only here a body that breaks off can be told from a whole one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

__all__ = ["ENCODINGS", "CutShort", "unpacked"]

ENCODINGS = ("gzip", "x-gzip", "deflate")

_PIECE = 1 << 16
_GZIP = b"\x1f\x8b"
_BY_ITS_HEAD = 32 + zlib.MAX_WBITS
_WITHOUT_HEAD = -zlib.MAX_WBITS


class CutShort(Exception):  # noqa: N818 - it says what happened; whoever reads makes an error of it
    """The packed bytes ended before what they hold did."""


def unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What these chunks unpack to, never much of it at once: gzip, also several in a row, or deflate with a head or without.

    Raises zlib.error where they are damaged, CutShort where they break off. What stands behind their end is passed over.
    """
    packed, stream, again = b"", None, False
    for chunk in chunks:
        packed += chunk
        while len(packed) > 1 or (packed and stream):
            if not stream and again and not packed.startswith(_GZIP):
                return
            stream = stream or zlib.decompressobj(_window(packed))
            yield stream.decompress(packed, _PIECE)
            packed = stream.unconsumed_tail
            if stream.eof:
                packed, stream, again = stream.unused_data, None, True
    if stream:
        yield stream.flush()
    if (packed and not again) or (stream and not stream.eof):
        raise CutShort


def _window(packed: bytes) -> int:
    """How zlib is told what these bytes are: some servers leave out the head of deflate."""
    headed = packed.startswith(_GZIP) or (packed[0] & 0x0F == zlib.DEFLATED and int.from_bytes(packed[:2], "big") % 31 == 0)
    return _BY_ITS_HEAD if headed else _WITHOUT_HEAD
