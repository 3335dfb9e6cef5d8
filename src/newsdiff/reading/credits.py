"""Who made the words and the pictures: credit lines and captions, and credits glued to the end of a paragraph.

These lines belong to the article without being what it says. Bylines, which name the author above the story, are found with
the rest of the head in `newsdiff.reading.head`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from newsdiff.model import Role, Span
from newsdiff.reading.furniture import furniture, quotes_or_reports
from newsdiff.reading.lines import Line, Verdict, fold
from newsdiff.reading.pagewords import Phrases, Words, page_words

__all__ = ["bare_captions", "caption", "credit", "is_agency", "tail_cut"]

LONGEST_CREDIT = 40
LONGEST_CAPTION = 75
LONGEST_BARE_CAPTION = 30
"""Words of a line that may be a caption although it has no credit of its own."""

LONGEST_TAIL = 260
"""Code points of a paragraph's end searched for a credit or a prompt glued to it."""

_LABEL = re.compile(r"[^:|–—]{1,40}[:|–—]")
_PAREN_END = re.compile(r"[(\[]([^()\[\]\n]{2,80})[)\]][.\s]*\Z")
_PAREN_ALL = re.compile(r"[-–—\s]*[(\[]?([^()\[\]\n]{2,60})[)\]]?[.\s]*\Z")
_CREDIT_END = re.compile(
    r"[.\s|/–—-](?:(?:[Pp]hotos?|[Pp]hotographs?|[Pp]ictures?|[Ii]mages?|[Cc]redit|PHOTO|IMAGE|CREDIT)(?: [Cc]redit)?"
    r"(?:\s?:\s?|\.\.\.|\s+[Bb]y\s+)[^\n.]{2,70}|\S{0,25}/(?:AFP|AP|EPA|Reuters|REUTERS|Getty)[^\n.]{0,40}|(?:via )?REUTERS(?:/[^\n.]{2,40})?"
    r"|AP Photo(?:/[^\n.]{2,40})?|[|/] ?(?:AFP|AP|EPA|EFE|REUTERS|GETTY)[^\n.]{0,30})\.?\Z"
)
_ABOUT_AUTHOR = re.compile(
    r"[A-Z][\w.’'-]+ (?:[A-Z][\w.’'-]* ){1,2}(?:(?:also )?(?:reported|contributed) |is (?:an?|the|our) .{0,80}?"
    r"\b(?:reporter|correspondent|editor|journalist|columnist|writer|producer|contributor|freelancer|intern)\b|(?:covers|writes about) )"
)
_POSITION = re.compile(r"\(([^()\n]{1,14})\)")
_NUMBERED = re.compile(r"\[\d{1,2}\s?/\s?\d{1,2}\]|\d{1,2}\s?/\s?\d{1,2}\s+[A-Z]")
_TAIL_CUT = re.compile(r"(?<=[.!?\"”’»)\]])\s*(?=[A-Z(\[©–—-])|(?<=[a-z])(?=[A-Z][a-z])")


def credit(text: str, *, edge: bool) -> Verdict | None:
    """Why this line is a credit, or None. `edge` says that it stands above or below the story."""
    if len(text) > 8 * LONGEST_CREDIT:
        return None
    words, lists = fold(text), page_words()
    if not words or len(words) > LONGEST_CREDIT:
        return None
    if lists("credits", "start").starts(words) or lists("credits", "end").ends(words):
        return Verdict(Role.CREDIT, "says who reported, wrote, edited or photographed")
    if _has_label(text, lists("credits", "colon")) and len(words) <= 14:
        return Verdict(Role.CREDIT, "names a source or the maker of a picture")
    if words in lists("names", "picture_agencies"):
        return Verdict(Role.CREDIT, "the name of a picture agency alone")
    if edge and _ABOUT_AUTHOR.match(text):
        return Verdict(Role.CREDIT, "says who the author is")
    if edge and is_agency(text):
        return Verdict(Role.CREDIT, "the name of an agency alone")
    return None


def caption(line: Line) -> Verdict | None:
    """Why this line describes a picture, or None."""
    if line.words > LONGEST_CAPTION or line.words < 3:
        return None
    words = fold(line.text)
    if page_words()("captions", "start").starts(words) or _has_label(line.text, page_words()("captions", "colon")):
        return Verdict(Role.CAPTION, "begins like a caption")
    if _ends_in_picture_credit(line):
        return Verdict(Role.CAPTION, "ends with a picture credit")
    if quotes_or_reports(line.text, words):
        return None
    if _CREDIT_END.search(line.text, max(0, len(line.text) - 100)):
        return Verdict(Role.CAPTION, "ends with a picture credit")
    if _NUMBERED.match(line.text):
        return Verdict(Role.CAPTION, "numbered like a picture of a gallery")
    if not line.closed and _points_at_somebody(line.text):
        return Verdict(Role.CAPTION, "says where in the picture somebody stands")
    return None


def is_agency(text: str) -> bool:
    """Whether the text is the name of a news agency alone, in brackets or behind a dash or not."""
    inner = _PAREN_ALL.match(text)
    return bool(inner) and _names_agency(fold(inner[1]))


def bare_captions(lines: Sequence[Line], known: Mapping[int, Verdict]) -> dict[int, Verdict]:
    """Captions known by the line beside them: those printed twice, once without a credit, and those below a bare credit."""
    found: dict[int, Verdict] = {}
    for index, verdict in known.items():
        beside = [other for other in (index - 1, index + 1) if 0 <= other < len(lines)]
        if verdict.role is Role.CAPTION and index not in found:
            same = [other for other in beside if _same_caption(lines[other].text, lines[index].text)]
            found |= dict.fromkeys(same, Verdict(Role.CAPTION, "the caption beside it, repeated"))
        elif verdict.role is Role.CREDIT and index + 1 in beside and index + 1 not in known and _may_be_caption(lines, index):
            found[index + 1] = Verdict(Role.CAPTION, "stands below a picture credit")
    return found


def tail_cut(text: str) -> int:
    """Where a credit or a prompt glued to the end of this paragraph begins; the length of the text if there is none."""
    first = max(0, len(text) - LONGEST_TAIL)
    for match in _TAIL_CUT.finditer(text, first):
        cut, tail = match.end(), text[match.end() :]
        if cut > first and len(text[:cut].split(maxsplit=6)) > 5 and _stands_alone(tail, after_mark=not text[cut - 1].islower()):
            return cut
    return len(text)


def _stands_alone(tail: str, *, after_mark: bool) -> bool:
    if furniture(tail, edge=False):
        return len(tail) > 3
    return after_mark and bool(credit(tail, edge=True) or _names_outlet(tail))


def _names_outlet(text: str) -> bool:
    """Whether the text is a capitalised name of two to four words that ends like the name of an agency or a paper."""
    parts = text.split()
    ends_so = parts[-1].strip("()[].").casefold()
    return 2 <= len(parts) <= 4 and all(part[0].isupper() for part in parts) and (ends_so,) in page_words()("names", "outlet_words")


def _names_agency(words: Words) -> bool:
    return words in page_words()("names", "agencies")


def _has_label(text: str, labels: Phrases) -> bool:
    label = _LABEL.match(text)
    return bool(label) and fold(label[0]) in labels


def _ends_in_picture_credit(line: Line) -> bool:
    """Whether the line ends with a credit in brackets that is for a picture, or for an agency behind an unfinished sentence."""
    paren = _PAREN_END.search(line.text, max(0, len(line.text) - 100))
    if not paren:
        return False
    words, before = fold(paren[1]), line.text[: paren.start()].rstrip()
    if page_words()("names", "image_words").within(words):
        return True
    bare = line.words <= LONGEST_BARE_CAPTION and not quotes_or_reports(line.text, ())
    unfinished = not before.endswith((".", "!", "?", "”", '"', "’"))
    return bare and unfinished and (_names_agency(words) or ("/" in paren[1] and _names_agency(fold(paren[1].rpartition("/")[2]))))


def _may_be_caption(lines: Sequence[Line], credited: int) -> bool:
    """Whether the line below this credit, which must name a picture agency alone, describes the picture."""
    below = lines[credited + 1]
    return fold(lines[credited].text) in page_words()("names", "picture_agencies") and not below.closed and 4 < below.words <= LONGEST_BARE_CAPTION


def _points_at_somebody(text: str) -> bool:
    positions = page_words()("captions", "positions")
    return any(fold(match[1]) in positions for match in _POSITION.finditer(text))


def _same_caption(one: str, other: str) -> bool:
    bare = [_PAREN_END.sub("", text).strip(" .") for text in (one, other)]
    return bare[0] == bare[1] and len(bare[0]) > 10
