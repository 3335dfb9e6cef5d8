"""Which reader takes what: by its bytes, by what is said of it, by its name."""

from __future__ import annotations

import codecs
from importlib import import_module
from pathlib import Path

import pytest
from tests.papers import docx, odt, packed, pdf

import newsdiff
from newsdiff.errors import BinarySource, UsageError
from newsdiff.reading.formats import READERS, has_reader, reader_for, room_of
from newsdiff.reading.raw import Raw

PAGE = b"\xef\xbb\xbf\n<!-- saved --><!DOCTYPE html><html><p>text"
FEED = b'<?xml version="1.0"?>\n<!-- x --><rss version="2.0">'
TEXT = b"The ferry sank on Monday."


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (pdf([]), "PDF"),
        (docx(("Normal", "x")), "Word document"),
        (odt("<text:p>x</text:p>"), "OpenDocument text"),
        (packed(("notes.txt", TEXT)), "ZIP archive"),
        (packed(("one.docx", docx(("Normal", "x"))), ("two.docx", docx(("Normal", "x")))), "ZIP archive"),
        (packed(("one.odt", odt("<text:p>x</text:p>")), ("a.txt", TEXT)), "ZIP archive"),
        (packed(("crossword/a.txt", TEXT), ("xl/b.txt", TEXT), ("epub.txt", TEXT)), "ZIP archive"),
        (PAGE, "HTML"),
        (FEED, "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        (b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1"}', "feed"),
        (b'{"title": "x", "version" : "https://jsonfeed.org/version/1"}', "feed"),
        (b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://lem.example/rss.dtd">\n<rss version="0.91">', "feed"),
        (b"<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>", "feed"),
        (FEED.decode().encode("utf-16"), "feed"),
        (PAGE.decode("utf-8-sig").encode("utf-16"), "HTML"),
        (codecs.BOM_UTF16_BE + PAGE.decode("utf-8-sig").encode("utf-16-be"), "HTML"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("lie", [Raw("story.txt"), Raw("story.jpg", media_type="image/jpeg"), Raw("", media_type="text/plain")])
def test_unmistakable_bytes_go_before_what_is_said(data: bytes, reader: str, lie: Raw) -> None:
    assert reader_for(Raw(lie.name, data, lie.media_type)).name == reader


@pytest.mark.parametrize(
    ("raw", "reader"),
    [
        (Raw("story.html", TEXT), "HTML"),
        (Raw("a/STORY.HTM", TEXT), "HTML"),
        (Raw("stories.csv", TEXT), "table"),
        (Raw("stories.jsonl", TEXT), "JSON lines"),
        (Raw("story.eml", TEXT), "e-mail"),
        (Raw("story.md", TEXT), "text"),
        (Raw("story", TEXT), "text"),
        (Raw("stories.csv#3", TEXT, "text/html"), "HTML"),
        (Raw("stories.csv#3", TEXT, "text/plain"), "text"),
        (Raw("https://lem.example/data.json?x=1.csv", TEXT, "text/plain"), "JSON"),
        (Raw("x", TEXT, "text/html", url="https://lem.example/story.pdf"), "HTML"),
        (Raw("", b"<p>The ferry sank.</p>"), "HTML"),
        (Raw("", b'[{"title": "x"}]'), "JSON"),
        (Raw("", b'\xef\xbb\xbf[{"title": "x"}]'), "JSON"),
        (Raw("", '{"title": "x"}'.encode("utf-16")), "JSON"),
        (Raw("", b'[{"text": "See https://jsonfeed.org/version/1 for it."}]'), "JSON"),
        (Raw("", b'{"text": "See https://jsonfeed.org/version/1 for it."}'), "JSON"),
        (Raw("story.txt", b"The feed is of https://jsonfeed.org/version/1 and no other."), "text"),
        (Raw("", b"From: Ann Roe <ann@lem.example>\nTo: x\n y\nMIME-Version: 1.0\n\ntext"), "e-mail"),
        (Raw("", b"Subject: Ferry\r\nMessage-ID: <x>\r\n\r\ntext"), "e-mail"),
        (Raw("", b"From: Ann Roe\nSubject: Ferry\nas copied off a screen"), "text"),
        (Raw("", b"From: our correspondent\n\nSubject: a story"), "text"),
        (Raw("", b"Date: 4 March 2031\nThe ferry sank.\nFrom: the quay"), "text"),
        (Raw("", codecs.BOM_UTF8 + b"From: x\r\nMIME-Version: 1.0\r\n\r\ntext"), "e-mail"),
        (Raw("", b"Message-ID: <x>\nFrom: y\n\ntext"), "e-mail"),
        (Raw("", b"[1] as the minister said, {x}"), "text"),
        (Raw("story.txt", b"<p>is a tag in HTML"), "text"),
    ],
    ids=lambda value: value.name if isinstance(value, Raw) else value,
)
def test_else_the_type_the_name_and_at_last_the_look_decide(raw: Raw, reader: str) -> None:
    assert reader_for(raw).name == reader


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (packed(("[Content_Types].xml", b"x"), ("xl/workbook.xml", b"x")), "an Excel document.*save it as CSV"),
        (packed(("mimetype", b"application/epub+zip"), ("a.html", b"x")), "an EPUB book"),
        (
            packed(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")),
            "an OpenDocument spreadsheet.*save it as CSV",
        ),
    ],
)
def test_documents_without_a_reader_are_named_and_are_no_archives_of_articles(data: bytes, what: str, tmp_path: Path) -> None:
    with pytest.raises(BinarySource, match=what):
        newsdiff.read(data)
    path = tmp_path / "renamed.zip"
    path.write_bytes(data)
    with pytest.raises(BinarySource, match=what):
        newsdiff.read(path)


@pytest.mark.parametrize(("name", "reader"), [("a.docx", "Word document"), ("a.odt", "OpenDocument text"), ("", "ZIP archive")])
def test_a_damaged_package_is_what_its_name_says(name: str, reader: str) -> None:
    assert reader_for(Raw(name, docx(("Normal", "x"))[:5000])).name == reader


@pytest.mark.parametrize(("asked", "reader"), [("csv", "table"), (".html", "HTML"), ("text/html", "HTML"), ("TXT", "text")])
def test_what_the_user_asks_for_goes_before_everything(asked: str, reader: str) -> None:
    assert reader_for(Raw("x.pdf", pdf([])), asked).name == reader


def test_a_type_nobody_reads_is_a_usage_error_that_names_the_types() -> None:
    with pytest.raises(UsageError, match=r"docm is no type that can be read; name one of pdf, docx"):
        reader_for(Raw("x", TEXT), "docm")


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_every_reader_is_where_the_table_says(reader) -> None:
    module, _, function = reader.home.partition(":")
    assert callable(getattr(import_module(f"newsdiff.reading.{module}"), function))


def test_files_of_a_folder_are_articles_by_their_ending() -> None:
    assert has_reader(Path("a.HTML"))
    assert has_reader(Path("feed.xml"))
    assert not has_reader(Path("a.jpg"))
    assert not has_reader(Path("README"))


def test_collections_and_documents_have_more_room_than_articles() -> None:
    assert (room_of("a.txt"), room_of("a.csv"), room_of("a", "pdf"), room_of("a", "txt")) == (1, 20, 20, 1)
    assert room_of("a") == room_of("") == 20
