"""Documents made by hand for tests: the least of each format, with what it may hold that is no text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from zipfile import ZipFile

OPEN_TEXT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">
<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles>
<office:body><office:text>{}</office:text></office:body></office:document-content>"""


def packed(*files: tuple[str, bytes]) -> bytes:
    """A ZIP archive of these files, stored as they are."""
    whole = io.BytesIO()
    with ZipFile(whole, "w") as archive:
        for name, data in files:
            archive.writestr(name, data)
    return whole.getvalue()


def odt(body: str, before: str = "") -> bytes:
    """An OpenDocument text with this body, and something before it."""
    content = f'<?xml version="1.0"?>{before}{OPEN_TEXT.format(body)}'
    return packed(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.encode()))


def docx(*paragraphs: tuple[str, str]) -> bytes:
    """A Word document of these paragraphs, each a style and a text."""
    from docx import Document

    document = Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style)
    whole = io.BytesIO()
    document.save(whole)
    return whole.getvalue()


def pdf(*pages: Sequence[tuple[float, float, float, str]], picture: bool = False) -> bytes:
    """A PDF with these pages of lines: the left end, the height from below, the size, the text. Letters are Helvetica."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects += [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    image = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1"
    objects += [b"<< %s >>\nstream\n0\nendstream" % image]
    kids = []
    for lines in pages:
        drawn = [f"BT /F1 {size} Tf {left} {low} Td ({text}) Tj ET".encode("cp1252") for left, low, size, text in lines]
        stream = b"\n".join([*drawn, *([b"q 500 0 0 700 50 50 cm /Im1 Do Q"] if picture else [])])
        objects += [b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)]
        page = b"/Type /Page /Parent 2 0 R /MediaBox [0 0 600 800]"
        resources = b"/Resources << /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >>"
        objects += [b"<< %s %s /Contents %d 0 R >>" % (page, resources, len(objects))]
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (count, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (count, table, trailer)
