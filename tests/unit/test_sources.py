"""Where articles come from: paths, standard input, bytes, text; what is decoded, what is refused, and in which words."""

from __future__ import annotations

import hashlib
import io
import os
import sys
import time
from pathlib import Path

import pytest
from tests.papers import packed

from newsdiff.clean import is_clean
from newsdiff.errors import BinarySource, EmptySource, NewsdiffError, NotAFile, SourceNotFound, TooLarge, UnreadableSource
from newsdiff.reading.files import STANDARD_INPUT
from newsdiff.reading.raw import Options
from newsdiff.reading.sources import read, read_all

STORY = "Ferry pilots in Port Lem ended their strike on Friday.\nThe first boat left at five in the morning.\n"
ACCENTED = "The café of Zoë Müller, “Le Phare”, stayed open – it’s the only one on the quay that did so."


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_path_is_read_as_bytes_with_its_name_and_hash(tmp_path: Path) -> None:
    path = write(tmp_path, "story.txt", STORY.encode())
    for source in (path, str(path)):
        article = read(source)
        assert article.text == STORY
        assert article.source == str(path)
        assert article.sha256 == hashlib.sha256(STORY.encode()).hexdigest()


def test_bytes_and_text_are_content_and_have_no_name() -> None:
    assert read(STORY.encode()).text == read(STORY).text == STORY
    assert read(STORY).source == ""
    assert read(STORY).sha256 == hashlib.sha256(STORY.encode()).hexdigest()


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    article = read("-")
    assert (article.text, article.source) == (STORY, STANDARD_INPUT)


def test_a_sentence_is_text_unless_a_file_has_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "The ferry left the harbour early."
    assert read(sentence).text == sentence
    monkeypatch.chdir(tmp_path)
    write(tmp_path, sentence, b"Another text altogether stands in this file.")
    assert read(sentence).text.startswith("Another text")


@pytest.mark.parametrize("source", ["storm.txt", "no such file here", "ferry strike ends after four days", "x" * 300])
def test_what_is_neither_a_file_nor_a_sentence_is_not_found(source: str) -> None:
    with pytest.raises(SourceNotFound) as caught:
        read(source)
    assert source[:200] in caught.value.line


@pytest.mark.parametrize("text", ["x" * 5000, "Pu\0blic notice", "a\nb"], ids=["too long", "holds NUL", "line break"])
def test_what_cannot_be_a_path_is_text(text: str) -> None:
    assert read(text).sentences


@pytest.mark.parametrize("blank", [b"", b" \n\t\n", "\ufeff\u200b".encode()], ids=["nothing", "space", "invisible"])
def test_nothing_to_read_is_said(tmp_path: Path, blank: bytes) -> None:
    path = write(tmp_path, "blank.txt", blank)
    with pytest.raises(EmptySource, match=r"blank\.txt: nothing to read"):
        read(path)


def test_a_link_to_a_file_is_followed_and_a_link_to_itself_is_not(tmp_path: Path) -> None:
    write(tmp_path, "story.txt", STORY.encode())
    (tmp_path / "link.txt").symlink_to(tmp_path / "story.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert read(tmp_path / "link.txt").text == STORY
    with pytest.raises(UnreadableSource, match="leads to itself"):
        read(tmp_path / "loop.txt")


def test_a_pipe_and_a_device_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    started = time.monotonic()
    for path in (tmp_path / "pipe", "/dev/zero", "/dev/null"):
        with pytest.raises(NotAFile):
            read(path)
    assert time.monotonic() - started < 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, "secret.txt", STORY.encode())
    path.chmod(0)
    with pytest.raises(UnreadableSource, match="permissions"):
        read(path)


def test_a_large_source_is_refused_with_the_limit_and_the_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "long.txt", b"word " * 1000)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"word " * 1000)))
    for source in (path, b"word " * 1000, "word \n" * 1000, "-"):
        with pytest.raises(TooLarge, match=r"0\.004 MB.*--max-size"):
            read(source, limit=4000)
    assert len(read(path, limit=5000).text) == 5000


@pytest.mark.parametrize(("media_type", "most"), [("txt", 101), ("", 2001)])
def test_standard_input_is_read_no_further_than_the_limit(monkeypatch: pytest.MonkeyPatch, media_type: str, most: int) -> None:
    endless = io.BytesIO(b"y\n" * 10_000)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(endless))
    with pytest.raises(TooLarge):
        read("-", limit=100, media_type=media_type)
    assert endless.tell() == most


@pytest.mark.parametrize("stdin", [None, io.TextIOWrapper(io.BytesIO())], ids=["none", "closed"])
def test_a_closed_standard_input_is_one_plain_error(monkeypatch: pytest.MonkeyPatch, stdin: io.TextIOWrapper | None) -> None:
    if stdin:
        stdin.close()
    monkeypatch.setattr(sys, "stdin", stdin)
    with pytest.raises(UnreadableSource, match=STANDARD_INPUT):
        read("-")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"\x7fELF\x02\x01\x01\0", "a program"),
        (packed(("[Content_Types].xml", b"x"), ("xl/workbook.xml", b"x")), "an Excel document, not text; save it as CSV"),
        (b"PK\x03\x04\x14\0\x06\0xl/workbook.xml", "a damaged ZIP archive"),
        (b"{\\rtf1\\ansi The ferry left.}", "an RTF document"),
        (bytes(range(256)) * 4, "binary data"),
        (b"\0" * 100, "binary data"),
    ],
    ids=["png", "jpeg", "elf", "xlsx", "damaged zip", "rtf", "every byte", "NULs"],
)
def test_binary_files_are_named_for_what_they_are(tmp_path: Path, data: bytes, what: str) -> None:
    path = write(tmp_path, "article.txt", data)
    with pytest.raises(BinarySource, match=what if ";" in what else f"{what}, not text; save its text"):
        read(path)


@pytest.mark.parametrize(
    "codec",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_western_text_survives_every_encoding(codec: str) -> None:
    assert read(f"{ACCENTED}\n".encode(codec)).text.strip() == ACCENTED


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Порт закрыт из-за шторма. Рыбаков попросили оставаться дома до вторника, сообщила она в пятницу.", "cp1251"),
        ("Порт закрыт из-за шторма. Рыбаков попросили оставаться дома до вторника, сообщила она в пятницу.", "koi8_r"),
        (
            "大臣は金曜日、嵐のため港は閉鎖されていると述べた。漁師たちは火曜日まで自宅にとどまるよう求められている。",
            "shift_jis",
        ),
        ("部长星期五表示，由于风暴，港口已经关闭。渔民被要求在家中等到星期二。", "gb18030"),
    ],
)
def test_other_scripts_are_recognised_and_the_guess_is_noted(text: str, codec: str) -> None:
    article = read(f"{text}\n".encode(codec))
    assert article.text.strip() == text
    assert article.notes == (f"encoding guessed: {codec.replace('_', '-')}",)


def test_a_short_legacy_file_is_windows_1252_never_latin_1() -> None:
    assert read(b"caf\xe9 \x9b31m").text == "café ›31m"


@pytest.mark.parametrize(
    ("data", "text", "lost"),
    [
        (b"The caf\xc3\xa9 closed \xe2\x82 early.", "The café closed \ufffd early.", 1),
        (b"\xff\xfeH\0i\0x", "Hi\ufffd", 1),
        (b"a\xc0\xafb\xe2\x82", "a\ufffd\ufffdb\ufffd", 3),
    ],
    ids=["damaged UTF-8", "odd UTF-16", "overlong and cut short"],
)
def test_damaged_bytes_are_shown_and_counted(data: bytes, text: str, lost: int) -> None:
    article = read(data)
    assert article.text == text
    assert f"bytes that could not be decoded: {lost}" in article.notes


def test_text_decoded_wrongly_elsewhere_is_noted_and_left_as_it_is() -> None:
    mojibake = "â€œWe are openâ€\x9d, said ZoÃ« at the cafÃ© on the quay.".replace("\x9d", "")
    article = read(mojibake.encode())
    assert article.text == mojibake
    assert any("mis-decoded UTF-8" in note for note in article.notes)


def test_well_decoded_text_is_not_called_mis_decoded() -> None:
    assert read(f"{ACCENTED} – “Ça va?” – “Très bien…”\n").notes == ()


@pytest.mark.parametrize(
    "hostile",
    [
        "Intro\x1b[2J\x1b[HYou have been logged out\n",
        "x\x1b]52;c;ZXZpbAo=\x1b\\y\x9b31m\x9d0;title\x9c\n",
        "Payment to \u202eecnarF\u2069 was \u2066stopped\u2069\n",
        "a\ud800b\udfffc\ufffe\ue000\U0010ffff\n",
        "Z" + "\u0301" * 5000 + "algo\n",
        "[@click=app.quit]Read more[/] [red]alert[/red] [/nothing]\n",
        "Pu\0tin \u200bsaid\u2060 so\xad.\n",
    ],
    ids=["clear screen", "clipboard", "direction", "surrogates", "marks", "markup", "hidden"],
)
def test_hostile_text_becomes_harmless_and_its_spans_hold(hostile: str) -> None:
    article = read(hostile)
    assert is_clean(article.text)
    for index in range(len(article.sentences)):
        words = article.words_of(index)
        assert words.strip() == words != ""


def test_a_hostile_file_name_cannot_act_on_a_terminal(tmp_path: Path) -> None:
    path = write(tmp_path, "a\x1b]0;x\x07\n[b]\u202e.txt", STORY.encode())
    assert is_clean(read(path).source)
    with pytest.raises(NewsdiffError) as caught:
        read(tmp_path / "b\x1b[2J\n.txt")
    assert is_clean(str(caught.value))
    assert "\n" not in str(caught.value)


def test_an_empty_name_is_no_source() -> None:
    with pytest.raises(SourceNotFound, match="without a name"):
        read("")


TABLE = "text\n" + "\n".join(f"The ferry sank on day {day}." for day in range(9))


def test_a_collection_on_standard_input_or_without_an_ending_has_the_room_of_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = Options(limit=100, media_type="csv")
    assert len(read_all(write(tmp_path, "stories", TABLE.encode()), asked).articles) == 9
    feed = f"<rss version='2.0'><channel>{'<item><description>The ferry sank.</description></item>' * 9}</channel></rss>"
    for options, data in ((asked, TABLE), (Options(limit=100), feed)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
        assert len(read_all("-", options).articles) == 9
    assert len(read_all(write(tmp_path, "feed.xml", feed.encode()), Options(limit=100)).articles) == 9


def test_an_article_on_standard_input_or_without_an_ending_has_no_more_room_than_another(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode() * 2)))
    for source in ("-", write(tmp_path, "story", STORY.encode() * 2)):
        with pytest.raises(TooLarge, match="--max-size"):
            read(source, limit=100)
