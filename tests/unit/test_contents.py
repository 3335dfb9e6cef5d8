"""What is in a source: folders, archives, tables; which entries are chosen, which are left out, and that the rest go on."""

from __future__ import annotations

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest

import newsdiff
from newsdiff.errors import (
    BinarySource,
    DamagedSource,
    EmptySource,
    FetchFailed,
    NoSuchEntry,
    NotInCache,
    SeveralArticles,
    SeveralUnreadable,
    TooLarge,
)
from newsdiff.reading import pages
from newsdiff.reading.raw import Options, Raw
from newsdiff.reading.sources import read, read_all

TABLE = """id,title,body
w1,Harbour wall falls,"The harbour wall of Port Lem fell on Tuesday night, the harbour master said."
f7,Ferry strike ends,"The ferry pilots of Port Lem ended their strike on Friday, their union said."
b3,Board answers,"The harbour board of Port Lem answered the letters on Monday, a spokesman said."
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "stories.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles, a picture, a broken article and what belongs to the system."""
    where = tmp_path / "stories"
    (where / "more").mkdir(parents=True)
    (where / "a.txt").write_text("The ferry sank on Monday.", encoding="utf-8")
    (where / "more" / "b.html").write_text("<p>The ferry sank on Tuesday.</p>", encoding="utf-8")
    (where / "c.txt").write_bytes(bytes(range(256)))
    (where / "d.jpg").write_bytes(b"\xff\xd8\xff")
    (where / ".hidden.txt").write_text("Nothing.", encoding="utf-8")
    return where


def packed(**files: bytes | str) -> bytes:
    whole = io.BytesIO()
    with ZipFile(whole, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return whole.getvalue()


def titles(source: Path | bytes, **options) -> list[str]:
    return [article.title for article in read_all(source, Options(**options)).articles]


def test_a_folder_is_its_articles_and_what_is_none_is_told(folder: Path) -> None:
    reading = read_all(folder)
    assert [article.text for article in reading.articles] == ["The ferry sank on Monday.", "The ferry sank on Tuesday."]
    assert [type(problem) for problem in reading.problems] == [BinarySource]
    assert reading.problems[0].where.endswith("c.txt")


def test_a_pattern_is_the_files_it_matches(folder: Path) -> None:
    assert len(read_all(f"{folder}/**/*.html").articles) == 1
    with pytest.raises(EmptySource, match="no article matches"):
        read_all(f"{folder}/*.pdf")


def test_read_wants_one_article(table: Path, folder: Path) -> None:
    for source in (table, folder):
        with pytest.raises(SeveralArticles, match="holds more than one article; choose an entry"):
            read(source)


@pytest.mark.parametrize("entry", [2, "2", "f7", "ferry strike", "STRIKE ENDS"])
def test_an_entry_is_chosen_by_number_identifier_or_words_of_its_title(table: Path, entry: str | int) -> None:
    article = read(table, entry=entry)
    assert (article.title, article.identifier) == ("Ferry strike ends", "f7")


def test_several_entries_keep_their_order(table: Path) -> None:
    assert titles(table, entries=("board", "1")) == ["Harbour wall falls", "Board answers"]


NUMBERED = "id,title,body\n3,War ends,The war ended.\n2,Award night,A prize.\n1,The long war,It went on.\nwar,Peace,It held.\n"


@pytest.mark.parametrize(
    ("entries", "wanted"),
    [
        (("2",), ["Award night"]),
        (("3",), ["War ends"]),
        (("4",), ["Peace"]),
        (("war",), ["Peace"]),
        (("WAR",), ["War ends", "The long war"]),
        (("peace", "the long", "1"), ["The long war", "Peace"]),
    ],
)
def test_an_identifier_goes_before_a_number_and_that_before_whole_words(entries: tuple[str, ...], wanted: list[str]) -> None:
    assert titles(NUMBERED.encode(), media_type="csv", entries=entries) == wanted


@pytest.mark.parametrize("entry", ["4", "0", "volcano", "…", "erry strik", "9" * 5000, "²"])
def test_an_entry_that_is_not_there_is_an_error(table: Path, entry: str) -> None:
    with pytest.raises(NoSuchEntry, match="has no entry"):
        read(table, entry=entry)


def test_a_table_in_an_archive_is_opened_and_an_archive_in_an_archive_is_not(tmp_path: Path) -> None:
    data = packed(stories_csv=TABLE, a_txt="The ferry sank on Monday.", inner_zip=packed(b_txt="The ferry sank on Tuesday."))
    reading = read_all(data)
    assert len(reading.articles) == 4
    assert [problem.line for problem in reading.problems] == [
        "/inner.zip: a ZIP archive inside a ZIP archive; take it out and name it by itself"
    ]


def test_no_more_than_the_limit_of_articles_is_read(table: Path) -> None:
    reading = read_all(table, Options(most=2))
    assert len(reading.articles) == 2
    assert isinstance(reading.problems[-1], TooLarge)


def test_where_nothing_can_be_read_the_reasons_are_raised() -> None:
    with pytest.raises(BinarySource):
        read_all(packed(a_txt=bytes(range(256))))
    with pytest.raises(SeveralUnreadable) as caught:
        read_all(packed(a_txt=bytes(range(256)), b_txt=""))
    assert len(caught.value.lines) == 2


def test_a_single_entry_needs_no_choice() -> None:
    assert newsdiff.read(packed(a_txt="The ferry sank on Monday.")).text == "The ferry sank on Monday."


def test_an_article_in_a_collection_has_the_limit_of_an_article() -> None:
    data = packed(a_txt="The ferry sank on Monday.", b_txt="word " * 1000)
    reading = read_all(data, Options(limit=1000))
    assert [type(problem) for problem in reading.problems] == [TooLarge]
    assert len(reading.articles) == 1


@pytest.mark.parametrize("ending", ["html", "pdf", "json", "csv", "zip", "txt"])
@pytest.mark.parametrize("text", ["Para one.\n\nPara two.", "<rss version> is how a feed begins.\n\nPara two."])
def test_what_a_record_links_to_does_not_choose_the_reader_of_its_text(text: str, ending: str) -> None:
    records = json.dumps([{"text": text, "url": f"https://lem.example/a.{ending}"}])
    assert newsdiff.read(records.encode()).text == text


LINKS = "title,url\nWall,https://lem.example/wall\nFerry,https://lem.example/ferry\n"


def answering(address: str, options: Options) -> Raw:
    if address.endswith("ferry"):
        raise NotInCache("not fetched before", where=address)
    return Raw(
        address, b"<p>The harbour wall of Port Lem fell on Tuesday night.</p>", "text/html", url=address, notes=("fetched",)
    )


def test_a_linked_page_is_fetched_only_if_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def page(address: str, options: Options) -> Raw:
        asked.append(address)
        return answering(address, options)

    monkeypatch.setattr(pages, "page", page)
    reading = read_all(LINKS.encode(), Options(media_type="csv", linked=True, entries=("wall",)))
    assert asked == ["https://lem.example/wall"]
    assert [(article.title, article.notes) for article in reading.articles] == [("Wall", ("fetched",))]


def test_a_linked_page_that_cannot_be_had_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "page", answering)
    reading = read_all(LINKS.encode(), Options(media_type="csv", linked=True))
    assert [len(reading.articles), *map(type, reading.problems)] == [1, NotInCache]


@pytest.mark.parametrize("address", ["ftp://lem.example/x", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x"])
def test_only_addresses_of_the_web_are_read(address: str) -> None:
    with pytest.raises(FetchFailed, match="addresses are not read"):
        newsdiff.read(address)


def test_an_address_is_read_as_what_the_server_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "page", answering)
    article = newsdiff.read("https://lem.example/wall")
    assert article.source == "https://lem.example/wall"
    assert article.text == "The harbour wall of Port Lem fell on Tuesday night."


def test_an_empty_page_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def page(address: str, options: Options) -> Raw:
        asked.append(address)
        return Raw(address, b"", "text/html", url=address)

    monkeypatch.setattr(pages, "page", page)
    with pytest.raises(EmptySource):
        newsdiff.read("https://lem.example/wall", refresh=True)
    assert len(asked) == 1


def test_a_collection_that_cannot_be_opened_is_one_error() -> None:
    with pytest.raises(DamagedSource):
        read_all(b"PK\x03\x04 but no archive")
