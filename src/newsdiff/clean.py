"""The gate every text from outside passes before anything else sees it.

Article text is hostile: it may hold terminal escapes, direction overrides, hidden characters and floods of combining
marks. `clean` makes such a text harmless and still honest: what could act on a terminal becomes a visible mark, what
cannot be seen is dropped or shown, and the notes say how much of each there was. Offsets are computed only on cleaned text.

What a *word* is, and which characters compare as equal, is not decided here: see `newsdiff.language.tokens`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

__all__ = ["Cleaned", "clean", "clean_line", "is_clean"]

MAX_MARKS = 6
"""Characters without a width (combining marks, joiners, direction marks) kept on one base; orthographies need at most five."""

MAX_JOINED = 8
"""Zero-width joiners kept in one run of joined emoji; the longest in Unicode needs three."""

_SUBSTITUTE = "\N{SYMBOL FOR SUBSTITUTE FORM TWO}"
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SUSPECT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u202a-\u202e\u2066-\u2069\u206a-\u206f"
    "\u00ad\u200b\u2060-\u2064\ufeff\u180e\u115f\u1160\u3164\uffa0"
    "\u17b4\u17b5\u2065\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\ufdd0-\ufdef\ue000-\uf8ff\ud800-\udfff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_PLANE_END = re.compile("[\ufffe\uffff\U00010000-\U0010ffff]")
"""Where the last two of a plane may be, which are no characters; looking for those alone takes four times as long."""
_NO_WORD_RUN = re.compile(rf"[^\w\s!-~]{{{MAX_MARKS + 1},}}")
"""Where a flood may be: no character without a width is a letter, a figure, a space or ASCII."""
_JOINER_RUN = re.compile(f"(?:[^\\s\u200d]{{1,3}}\u200d){{{MAX_JOINED + 1},}}")
_WITHOUT_WIDTH = ("Mn", "Me", "Cf")

_ESCAPE = "terminal control characters made visible"
_DIRECTION = "direction overrides made visible"
_HIDDEN = "invisible characters left out"
_BROKEN = "broken or private characters replaced"
_FLOOD = "runs of stacked characters cut short"


class Cleaned(NamedTuple):
    """A text that may be drawn, and what had to be done to make it so (plain phrases with counts)."""

    text: str
    notes: tuple[str, ...]


def clean(text: str) -> Cleaned:
    r"""Make text from outside harmless.

    Newlines become ``\n``. Control characters become visible marks (U+2400 block), as do direction overrides.
    Invisible characters, tag characters and the excess of combining floods are dropped. Lone surrogates, private use and
    non-characters become U+FFFD. Letters of every script, ZWNJ and ZWJ, and direction *marks* are kept.

    `clean(clean(x).text).text == clean(x).text`.

    >>> clean("a\x1b[2Jb").text
    'a␛[2Jb'
    """
    counts: dict[str, int] = {}

    def count(what: str, n: int = 1) -> None:
        counts[what] = counts.get(what, 0) + n

    def mend(match: re.Match[str]) -> str:
        what, instead = _verdict(match[0])
        count(what)
        return instead

    def mend_end(match: re.Match[str]) -> str:
        return mend(match) if ord(match[0]) & 0xFFFE == 0xFFFE else match[0]

    def cut_marks(match: re.Match[str]) -> str:
        kept = _within_width(match[0])
        if kept != match[0]:
            count(_FLOOD)
        return kept

    def cut_joiners(match: re.Match[str]) -> str:
        count(_FLOOD)
        return match[0].replace("\u200d", "")

    text = _NEWLINES.sub("\n", text)
    text = _SUSPECT.sub(mend, text)
    text = _PLANE_END.sub(mend_end, text)
    text = _NO_WORD_RUN.sub(cut_marks, text)
    if text.count("\u200d") > MAX_JOINED:
        text = _JOINER_RUN.sub(cut_joiners, text)
    return Cleaned(text, tuple(f"{what}: {n}" for what, n in counts.items()))


def clean_line(text: str, limit: int = 500) -> str:
    """`clean` for something that must stay on one line: a name, a title, a message. At most `limit` code points."""
    line = " ".join(clean(text[: limit * 4]).text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def is_clean(text: str) -> bool:
    """Whether nothing in the text could act on a terminal: asserted where text is drawn or written."""
    return not _SUSPECT.search(text) and not _NEWLINES.search(text)


def _verdict(char: str) -> tuple[str, str]:
    code = ord(char)
    if code < 0x20:
        return _ESCAPE, chr(0x2400 + code)
    if code == 0x7F:
        return _ESCAPE, "\N{SYMBOL FOR DELETE}"
    if code < 0xA0:
        return _ESCAPE, _SUBSTITUTE
    if 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
        return _DIRECTION, _SUBSTITUTE
    if unicodedata.category(char) in ("Cs", "Co", "Cn"):
        return (_HIDDEN, "") if 0xE0000 <= code <= 0xE0FFF else (_BROKEN, _REPLACEMENT)
    return _HIDDEN, ""


def _within_width(run: str) -> str:
    """The run, of the characters without a width that follow each other no more than belong on one base."""
    kept: list[str] = []
    stacked = 0
    for char in run:
        stacked = stacked + 1 if unicodedata.category(char) in _WITHOUT_WIDTH else 0
        if stacked <= MAX_MARKS:
            kept.append(char)
    return "".join(kept)
