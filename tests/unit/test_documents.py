"""Word, OpenDocument, PDF and mail: what is text in them, what its roles are, and what is said of those that have none."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from tests.papers import docx, odt, pdf

import newsdiff
from newsdiff.errors import DamagedSource, EmptySource, UnreadableSource
from newsdiff.model import Article, Role
from newsdiff.reading.pdf import MOST_PAGES

WALL = "The harbour wall of Port Lem fell on Tuesday night, said the harbour master, Ines Roake."
BOARD = "The board said it would answer every letter in due course."


def lines(article: Article, *roles: Role) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.role in roles]


SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def written(*paragraphs: str) -> bytes:
    """A Word document of these paragraphs, as they stand in its XML."""
    document = Document()
    for place, paragraph in enumerate(paragraphs):
        document.element.body.insert(place, parse_xml(paragraph))
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def test_the_styles_of_a_word_document_give_roles() -> None:
    data = docx(
        ("Title", "Harbour wall falls"),
        ("Subtitle", "Two boats were crushed."),
        ("Normal", WALL),
        ("Heading 2", "Letters"),
        ("Normal", BOARD),
        ("Caption", "The wall at dawn."),
    )
    article = newsdiff.read(data)
    assert (article.title, lines(article, Role.STANDFIRST)) == ("Harbour wall falls", ["Two boats were crushed."])
    assert lines(article, Role.BODY) == [WALL, "Letters", BOARD]
    assert lines(article, Role.CAPTION) == ["The wall at dawn."]


def test_without_a_title_the_heading_above_all_is_one() -> None:
    article = newsdiff.read(docx(("Heading 1", "Harbour wall falls"), ("Normal", WALL), ("Normal", BOARD)))
    assert (article.title, lines(article, Role.BODY)) == ("Harbour wall falls", [WALL, BOARD])


def test_names_and_labels_may_stand_above_the_heading_that_is_the_title_and_sentences_not() -> None:
    story = (("Heading 1", "Harbour wall falls"), ("Normal", WALL), ("Heading 2", "Letters"), ("Normal", BOARD))
    article = newsdiff.read(docx(("Normal", "Home News Sport"), *story))
    assert (article.title, lines(article, Role.BODY)) == ("Harbour wall falls", [WALL, "Letters", BOARD])
    assert "Harbour wall falls" in lines(newsdiff.read(docx(("Normal", BOARD), *story)), Role.BODY)


def test_a_quote_set_apart_in_print_is_folded_and_a_refrain_is_not() -> None:
    quote, refrain = "fell on Tuesday night, said the harbour master", "It rained and it rained on."
    story = [("Normal", text) for text in (WALL, quote, refrain, BOARD, refrain)]
    article = newsdiff.read(docx(("Title", "Harbour wall falls"), *story))
    assert lines(article, Role.FURNITURE) == [quote]
    assert lines(article, Role.BODY) == [WALL, refrain, BOARD, refrain]


def test_a_heading_over_links_below_the_story_is_none_of_it() -> None:
    below = (("Heading 2", "Most read"), ("Normal", "Ten walks on the coast"))
    article = newsdiff.read(docx(("Title", "Harbour wall falls"), ("Normal", WALL), ("Normal", BOARD), *below))
    assert lines(article, Role.FURNITURE) == ["Most read", "Ten walks on the coast"]


def test_what_was_inserted_in_a_word_document_is_read_and_what_was_deleted_is_not() -> None:
    changed = (
        f"<w:p {SPACE}><w:r><w:t>The wall </w:t></w:r><w:del><w:r><w:delText>sank</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>fell.</w:t></w:r></w:ins></w:p>"
    )
    assert newsdiff.read(written(changed)).text == "The wall fell."


def test_what_was_moved_in_a_word_document_is_read_once() -> None:
    moved = "<w:r><w:t>Nobody was hurt.</w:t></w:r>"
    paragraphs = (f"<w:moveTo>{moved}</w:moveTo>", "<w:r><w:t>The wall fell.</w:t></w:r>", f"<w:moveFrom>{moved}</w:moveFrom>")
    assert newsdiff.read(written(*(f"<w:p {SPACE}>{one}</w:p>" for one in paragraphs))).text == (
        "Nobody was hurt.\n\nThe wall fell."
    )


def test_an_open_document_is_read_likewise() -> None:
    note = "<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
    body = (
        f'<text:p text:style-name="P1">Harbour wall falls</text:p><text:p>{WALL}{note}</text:p>'
        f'<text:h text:outline-level="2">Let<text:s/>ters</text:h><text:p>{BOARD}</text:p>'
        "<text:tracked-changes><text:p>What was deleted.</text:p></text:tracked-changes>"
    )
    article = newsdiff.read(odt(body))
    assert article.title == "Harbour wall falls"
    assert lines(article, Role.BODY) == [WALL, "Let ters", BOARD]
    assert "note" not in article.text
    assert "deleted" not in article.text


COLUMNS = [
    (50, 700, 20, "Harbour wall falls"),
    (50, 600, 10, "The harbour wall of Port Lem fell on"),
    (50, 588, 10, "Tuesday night, said the harbour mas-"),
    (50, 576, 10, "ter, Ines Roake, and crushed two of"),
    (320, 600, 10, "the boats that were moored below it"),
    (320, 588, 10, "for the winter."),
]


def test_columns_and_divided_words_of_a_pdf_are_mended() -> None:
    article = newsdiff.read(pdf(COLUMNS))
    assert article.title == "Harbour wall falls"
    mended = "said the harbour master, Ines Roake, and crushed two of the boats that were moored below it for the winter."
    assert lines(article, Role.BODY) == [f"The harbour wall of Port Lem fell on Tuesday night, {mended}"]


def test_page_numbers_of_a_pdf_are_folded_not_lost() -> None:
    sentence = "Paragraph number {} of the story ends here."
    pages = [[(50, 500, 10, sentence.format(number)), (300, 20, 10, str(number))] for number in (1, 2)]
    article = newsdiff.read(pdf(*pages))
    assert lines(article, Role.FURNITURE) == ["1", "2"]


def test_the_pages_of_a_pdf_that_are_not_read_are_noted() -> None:
    pages = [[(50, 500, 10, f"Paragraph number {number} of the story ends here.")] for number in range(MOST_PAGES)]
    article = newsdiff.read(pdf(*pages))
    assert article.notes == ()
    longer = newsdiff.read(pdf(*pages, [(50, 500, 10, "One page too many.")]))
    assert (longer.text, longer.notes) == (article.text, ("more than 400 pages; the rest was not read",))


def test_a_scanned_pdf_says_so_and_what_to_do() -> None:
    with pytest.raises(EmptySource, match="pictures of pages, without their letters; run it through text recognition"):
        newsdiff.read(pdf([], picture=True))


def test_an_empty_pdf_says_so() -> None:
    with pytest.raises(EmptySource, match="no text in this PDF"):
        newsdiff.read(pdf([]))


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7\nnot a PDF at all", ""),
        (b"%PDF-", ""),
        (b"", "pdf"),
        (b"PK\x03\x04word/document.xml", ""),
        (odt("<text:p>unclosed"), ""),
        (odt("<text:p>x</text:p>")[:100], "odt"),
    ],
    ids=["no PDF", "nothing of a PDF", "empty", "no Word document", "bad XML", "cut short"],
)
def test_a_damaged_document_is_one_plain_line(data: bytes, media_type: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        newsdiff.read(data, media_type=media_type)
    assert isinstance(caught.value, DamagedSource | EmptySource)
    assert caught.value.mend


def test_an_entity_in_a_document_is_neither_unpacked_nor_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret", encoding="utf-8")
    entities = f'<!DOCTYPE x [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file://{tmp_path}/secret">]>'
    text = newsdiff.read(odt("<text:p>Begin &b;&c; and end.</text:p>", before=entities)).text
    assert "boom" not in text
    assert "secret" not in text


HEAD = """Return-Path: <desk@gazette.example>
MIME-Version: 1.0
Date: Wed, 05 Mar 2031 08:12:00 +0100
From: =?utf-8?q?Port_Lem_Gazette?= <desk@gazette.example>
Subject: Fwd: =?utf-8?q?Harbour_wall_falls_=E2=80=93_two_boats_lost?=
"""


def test_a_mail_is_read_with_what_its_head_says() -> None:
    mail = f"{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{WALL}\n\n{BOARD}\n"
    article = newsdiff.read(mail.encode())
    assert (article.title, article.byline, article.published) == (
        "Harbour wall falls – two boats lost",
        "Port Lem Gazette",
        "2031-03-05",
    )
    assert lines(article, Role.BODY) == [WALL, BOARD]


def test_a_mail_that_names_no_encoding_is_utf8() -> None:
    article = newsdiff.read("MIME-Version: 1.0\nSubject: Ferry\n\nIs this your Bríd?\n".encode())
    assert article.text.strip() == "Is this your Bríd?"


def test_a_mail_behind_a_byte_order_mark_is_read_as_one() -> None:
    article = newsdiff.read(f"\ufeff{HEAD}\n{WALL}\n".encode())
    assert (article.title, lines(article, Role.BODY)) == ("Harbour wall falls – two boats lost", [WALL])


def test_of_a_mail_with_a_stub_of_plain_text_the_page_is_read() -> None:
    mail = (
        f'{HEAD}Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain\n\nSee the web version.\n'
        f"--b\nContent-Type: text/html; charset=utf-8\n\n<p>{WALL}</p><p>{BOARD}</p>\n--b--\n"
    )
    assert lines(newsdiff.read(mail.encode()), Role.BODY) == [WALL, BOARD]


@pytest.mark.parametrize("inside", ["", "message/rfc822\nContent-Disposition: attachment\n\nSubject: Another\nContent-Type: "])
def test_attachments_are_left_alone_and_a_mail_of_nothing_else_says_so(inside: str) -> None:
    head = f'{HEAD}Content-Type: multipart/mixed; boundary="b"\n\n'
    attached = f"--b\nContent-Type: {inside}text/plain\nContent-Disposition: {'inline' if inside else 'attachment'}\n\n{WALL}\n"
    with pytest.raises(EmptySource, match="a mail without a text"):
        newsdiff.read(f"{head}{attached}--b--\n".encode())
    own = f"--b\nContent-Type: text/plain\n\n{BOARD}\n"
    assert newsdiff.read(f"{head}{own}{attached}--b--\n".encode()).text == BOARD


def test_a_mail_shown_inside_a_mail_is_read() -> None:
    mail = f"{HEAD}Content-Type: message/rfc822\n\nSubject: Another\nContent-Type: text/plain\n\n{WALL}\n"
    assert newsdiff.read(mail.encode()).text.strip() == WALL


@pytest.mark.parametrize(
    "mail",
    [
        f"{HEAD}Content-Type: text/plain; charset=no\nContent-Transfer-Encoding: base64\n\n!!%%\n\nVGhlIHdhbGwgZmVsbC4=",
        "From: " + "a" * 100_000 + f"\nX-Y: 1\nMIME-Version: 1.0\n\n{WALL}\n",
        f"MIME-Version: 1.0\nDate: the day after\nFrom: \x1b[2J <x\nSubject: =?utf-8?b?///?=\n\n{WALL}\n",
    ],
    ids=["bad encoding", "huge header", "broken head"],
)
def test_a_broken_mail_is_read_as_far_as_it_goes(mail: str) -> None:
    assert newsdiff.read(mail.encode("utf-8", "surrogatepass"), media_type="message/rfc822").sentences


def test_a_mail_of_mails_without_end_is_refused() -> None:
    mail = "MIME-Version: 1.0\n" + "Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 10_000
    with pytest.raises(DamagedSource, match="too many parts"):
        newsdiff.read(mail.encode())
