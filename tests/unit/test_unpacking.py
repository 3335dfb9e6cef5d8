"""Packed bodies as servers send them come out whole, however they arrive, and one that breaks off is told from a whole one."""

from __future__ import annotations

import gzip
import zlib

import pytest

from newsdiff.reading.unpacking import CutShort, unpacked

STORY = b"".join(b"%d ferries sank. " % number for number in range(9_000))
PACKED = {
    "gzip": gzip.compress(STORY),
    "gzip twice in a row, and padding": gzip.compress(STORY[:500]) + gzip.compress(STORY[500:]) + bytes(20),
    "deflate": zlib.compress(STORY),
    "deflate without a head": zlib.compress(STORY)[2:-4],
    "gzip and half a head": gzip.compress(STORY) + b"\x1f",
}


def chunks(packed: bytes, size: int) -> list[bytes]:
    return [packed[start : start + size] for start in range(0, len(packed), size)]


@pytest.mark.parametrize("size", [1, 7, 1000, 65_536, 1 << 20])
@pytest.mark.parametrize("case", PACKED)
def test_nothing_is_lost_wherever_a_packed_body_is_divided(case: str, size: int) -> None:
    pieces = list(unpacked(chunks(PACKED[case], size)))
    assert b"".join(pieces) == STORY
    assert max(map(len, pieces)) <= 1 << 16


@pytest.mark.parametrize("left", [1, 2, 30, 2000])
@pytest.mark.parametrize("case", PACKED)
def test_what_breaks_off_is_not_taken_for_a_whole(case: str, left: int) -> None:
    for size in (1, 65_536):
        with pytest.raises(CutShort):
            list(unpacked(chunks(PACKED[case][:left], size)))


def test_no_bytes_are_no_bytes() -> None:
    assert list(unpacked([])) == []


def test_damage_is_told() -> None:
    with pytest.raises(zlib.error):
        list(unpacked([b"\x1f\x8b\x08 not gzip at all"]))
