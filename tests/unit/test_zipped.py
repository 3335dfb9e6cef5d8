"""What comes out of a ZIP archive, how much of it, and that a hostile one harms nothing."""

from __future__ import annotations

import io
import tracemalloc
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.clean import is_clean
from newsdiff.errors import DamagedSource, EmptySource, TooLarge, UnreadableSource
from newsdiff.reading.raw import Options, Raw
from newsdiff.reading.zipped import LEAST_SUSPECT, zipped_articles

STORY = b"The Orla line stopped at noon. Nobody was hurt, its director said."


def packed(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    into = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(into, "w", method) as archive:
        warnings.simplefilter("ignore")  # of names that occur twice
        for name, data in files:
            archive.writestr(name, data)
    return into.getvalue()


def entries(data: bytes, **options: int) -> list[Raw | UnreadableSource]:
    return list(zipped_articles(Raw("stories.zip", data), Options(**options)))


def test_an_archive_is_the_files_in_it_in_its_order():
    found = entries(
        packed(
            ("b.txt", STORY),
            ("sub/", b""),
            ("sub/a.txt", STORY),
            ("__MACOSX/._b.txt", b"x"),
            (".DS_Store", b"x"),
            ("a.jpg", b"x"),
        )
    )
    assert [(one.name, one.data) for one in found] == [("stories.zip/b.txt", STORY), ("stories.zip/sub/a.txt", STORY)]


@pytest.mark.parametrize("name", ["../../etc/x.txt", "/etc/x.txt", "C:\\x.txt", "a\x1b]0;x\x07\n[/b]\u202e.txt", "--help.txt"])
def test_the_name_of_an_entry_is_only_ever_shown(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (found,) = entries(packed((name, STORY)))
    assert found.data == STORY
    assert is_clean(found.name)
    assert list(tmp_path.iterdir()) == []
    assert not Path("/etc/x.txt").exists()


def test_two_files_of_one_name_are_two():
    assert [one.data for one in entries(packed(("a.txt", STORY), ("a.txt", STORY * 2)))] == [STORY, STORY * 2]


def test_a_file_packed_too_well_is_refused_and_the_rest_goes_on():
    bomb, story = entries(packed(("bomb.txt", bytes(20_000_000)), ("a.txt", STORY)))
    assert isinstance(bomb, TooLarge)
    assert "stories.zip/bomb.txt: is packed too well" in bomb.line
    assert story.data == STORY


def test_a_small_file_may_be_packed_as_well_as_it_likes():
    assert len(entries(packed(("a.txt", b"a" * LEAST_SUSPECT)))[0].data) == LEAST_SUSPECT


def test_an_archive_is_unpacked_no_further_than_the_limit():
    many = packed(*((f"{n}.txt", b"a" * 50_000) for n in range(100)))
    *read, problem = entries(many, limit=50_000)
    assert len(read) == 20
    assert isinstance(problem, TooLarge)
    assert "--max-size" in problem.line


def test_a_file_that_lies_about_its_size_is_read_no_further_than_the_limit():
    data = packed(("a.txt", bytes(50_000_000)))
    size = (50_000_000).to_bytes(4, "little")
    assert data.count(size) == 2
    lying = data.replace(size, (90_000).to_bytes(4, "little"))
    tracemalloc.start()
    found = entries(lying, limit=100_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert all(isinstance(one, UnreadableSource) or len(one.data) <= 2_000_001 for one in found)
    assert peak < 10_000_000


def test_more_files_than_may_be_read_are_refused_before_they_are_listed():
    with pytest.raises(TooLarge, match="more than 5 files"):
        entries(packed(*((f"{n}.txt", STORY) for n in range(6))), most=5)


def encrypted() -> bytes:
    """An archive whose entry says that it is encrypted: a flag in both of its headers."""
    data = bytearray(packed(("secret.txt", STORY), ("a.txt", STORY)))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + place] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (encrypted(), "is encrypted"),
        (packed(("a.txt", STORY), method=zipfile.ZIP_BZIP2), "packed in a rare way"),
        (packed(("a.txt", STORY), method=zipfile.ZIP_LZMA), "packed in a rare way"),
        (packed(("a.txt", STORY), method=zipfile.ZIP_STORED).replace(b"noon", b"four"), "is damaged"),
    ],
    ids=["encrypted", "bzip2", "LZMA", "wrong checksum"],
)
def test_what_cannot_be_unpacked_is_named(data, says):
    problem = entries(data)[0]
    assert isinstance(problem, DamagedSource)
    assert says in problem.line


def test_files_that_overlap_are_no_way_around_the_limit():
    """One packed file, listed a thousand times: the archive is small, what is in it is not."""
    data = packed(("a.txt", bytes(range(256)) * 2000))
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    times = 1000
    directory = data[start:end] * times
    tail = bytearray(data[end:])
    tail[8:10] = tail[10:12] = times.to_bytes(2, "little")
    tail[12:16] = len(directory).to_bytes(4, "little")
    found = entries(data[:start] + directory + bytes(tail), limit=500_000)
    assert sum(len(one.data) for one in found if isinstance(one, Raw)) <= 10_000_000


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", packed(("a.txt", STORY))[:60], b"PK\x05\x06" + bytes(10)],
    ids=["nothing", "four letters", "cut off", "an end alone"],  # the packed one holds the time of day
)
def test_what_is_no_archive_is_one_plain_error(data):
    with pytest.raises(DamagedSource, match="damaged ZIP archive"):
        entries(data)


def test_an_archive_without_files_says_so():
    with pytest.raises(EmptySource):
        entries(packed(("folder/", b"")))


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=8), st.integers(0, 400))
def test_any_damage_is_an_error_by_name(changes, cut):
    data = bytearray(packed(("a.txt", STORY), ("b/c.csv", STORY)))
    for place, value in changes:
        data[place % len(data)] = value
    try:
        found = entries(bytes(data[: len(data) - cut // 20]))
    except UnreadableSource:
        return
    assert all(isinstance(one, UnreadableSource) or len(one.data) <= 10_000_000 for one in found)
