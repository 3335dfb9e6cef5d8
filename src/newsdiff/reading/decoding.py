"""Bytes to text: which encoding a file is in, and whether it is text at all.

Nothing is mended silently. Bytes that mean nothing in the encoding become U+FFFD, and text that another program decoded
wrongly before it was saved is left as it is; notes say so. Making the text harmless is the business of `newsdiff.clean`.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import NamedTuple

from newsdiff.errors import BinarySource
from newsdiff.reading.packages import package

__all__ = ["Decoded", "decode", "mend_of", "misdecoded_note", "unmarked"]

SAMPLE = 65_536
"""Bytes from which an encoding is guessed."""

LEAST_TO_GUESS = 64
"""Bytes below which no guess is made; a short text that is not UTF-8 is read as Windows-1252."""

MOST_CONTROLS = 0.1
"""Share of control characters above which bytes are not text."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
    (b"ID3\x03", "a sound file"),
    (b"ID3\x04", "a sound file"),
    (b"OggS\0", "a sound file"),
)
_MEND = "save its text as .txt and read that"
_MENDS = {
    "Excel": "save it as CSV and read that",
    "spreadsheet": "save it as CSV and read that",
    "damaged": _MEND,
    "archive": "unpack it first",
}
"""What to do about what is called by these words, the first that is there."""

_CODECS = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2", "koi8_r", "mac_roman",
    "shift_jis", "euc_jp", "euc_kr", "gb18030", "big5",
]  # fmt: skip
_SHAPED_LIKE_UTF8 = re.compile(rb"[\xc0-\xf7][\x80-\xbf]{1,3}")
_HIGH = bytes(range(0x80, 0x100))
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\x0b\x0c\r\x1b") + b"\x7f"
_NOT_ASCII = re.compile("[^\x00-\x7f]{2,}")


_WIDE = ("utf-16", "utf-32")
_LATIN_LABELS = ("iso8859-1", "ascii")
_NO_CHARSETS = ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "undefined", "mbcs", "oem")


class Decoded(NamedTuple):
    """A text that may still hold anything, and what had to be assumed to read it (plain phrases)."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, where: str = "", charsets: Sequence[str] = (), inside: str = "") -> Decoded:
    """The text in these bytes. `where` names the source in errors.

    `charsets` are encodings somebody said the bytes are in; the first they fit is believed, a byte order mark before all.
    `inside` is one the text itself names, in letters of one byte each: it comes last, and can be none of more bytes a letter.
    Raises BinarySource where they are not text.
    """
    if what := _not_text(data):
        raise BinarySource(f"{what}, not text", where=where, mend=mend_of(what))
    if marked := _marked(data):
        mark, codec = marked
        return _decoded(data[len(mark) :], codec, guessed=False)
    named = [*map(_codec, charsets), *(codec for codec in [_codec(inside)] if not codec.startswith(_WIDE))]
    if declared := _as_declared(data, named):
        return declared
    codec = _utf16_without_mark(data) or ("utf-8" if _is_utf8(data) else _guess(data))
    if not codec.startswith("utf-16") and _is_full_of_controls(data):
        raise BinarySource("binary data, not text", where=where, mend=_MEND)
    return _decoded(data, codec, guessed=codec != "utf-8")


def mend_of(what: str) -> str:
    """What to do about bytes that are this and no text."""
    return next((mend for word, mend in _MENDS.items() if word in what.split()), _MEND)


def unmarked(data: bytes) -> bytes:
    """A text that begins with a byte order mark as UTF-8 without it; any other bytes as they are."""
    mark, codec = _marked(data) or (b"", "")
    return data[len(mark) :].decode(codec, "replace").encode() if codec else data


def misdecoded_note(text: str) -> str:
    """A note where UTF-8 was read as Windows-1252 and saved again ("â€œ" for an opening quote mark); "" elsewhere."""
    runs = [run for match in _NOT_ASCII.finditer(text) if _is_misdecoded(run := match[0])]
    return f"looks like mis-decoded UTF-8 in {len(runs)} places, left as it is" if runs else ""


def _marked(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark the bytes begin with, and the encoding it stands for."""
    return next(((mark, codec) for mark, codec in _BOMS if data.startswith(mark)), None)


def _as_declared(data: bytes, named: Sequence[str]) -> Decoded | None:
    for codec in filter(None, named):
        if not codec.startswith(_WIDE) and _is_full_of_controls(data):
            return None
        try:
            return Decoded(data.decode(codec, "surrogatepass" if codec == "utf-8" else "strict"))
        except UnicodeDecodeError:
            continue
    return None


def _codec(label: str) -> str:
    """The codec for a declared encoding; "" if there is none such, or none a text may be in. Latin-1 means Windows-1252."""
    try:
        name = codecs.lookup(label).name if label else ""
        "".encode(name or "utf-8")
    except (LookupError, UnicodeError, ValueError):
        return ""
    if name in _NO_CHARSETS:
        return ""
    return "cp1252" if name in _LATIN_LABELS else name


def _decoded(data: bytes, codec: str, *, guessed: bool) -> Decoded:
    notes = [f"encoding guessed: {codec.replace('_', '-')}"] if guessed else []
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
        notes.append(f"bytes that could not be decoded: {text.count(REPLACEMENT)}")
    return Decoded(text, tuple(notes))


def _not_text(data: bytes) -> str:
    """What the bytes look like by their signature; "" where they may be text."""
    if packed := package(data):
        return packed
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a picture, sound or film"
    if data.startswith(b"\0\0\0") and data[4:8] == b"ftyp":
        return "a film"
    return next((what for sign, what in _SIGNATURES if data.startswith(sign)), "")


def _utf16_without_mark(data: bytes) -> str:
    """The byte order of UTF-16 without a mark: in mostly Latin text every other byte is NUL."""
    sample = data[: SAMPLE - SAMPLE % 2]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half < 2 or 2 * max(even, odd) < half or 50 * min(even, odd) > half:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, or were before some of them were damaged."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        high = len(data) - len(data.translate(None, _HIGH))
        shaped = sum(len(match) for match in _SHAPED_LIKE_UTF8.findall(data))
        return shaped >= 0.75 * high
    return True


def _guess(data: bytes) -> str:
    """The likeliest encoding of bytes that are not UTF-8; Windows-1252 where none is likelier, never Latin-1."""
    if len(data) < LEAST_TO_GUESS:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], cp_isolation=_CODECS, enable_fallback=False).best()
    return best.encoding if best else "cp1252"


def _is_full_of_controls(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > max(8, MOST_CONTROLS * len(data))


def _is_misdecoded(run: str) -> bool:
    try:
        return len(run.encode("cp1252").decode("utf-8")) < len(run)
    except UnicodeError:
        return False
