"""Who made the words and the pictures: credit lines and captions, and credits glued to the end of a paragraph.

These lines belong to the article without being what it says. Bylines, which name the author above the story, are found with
the rest of the head in `newsdiff.reading.head`.
"""

from __future__ import annotations

import re
from itertools import islice

from newsdiff.model import Role
from newsdiff.reading.bylines import bylined, is_outlet
from newsdiff.reading.furniture import furniture, is_prompt, quotes_or_reports
from newsdiff.reading.lines import Line, Verdict, fold
from newsdiff.reading.pagewords import Phrases, Words, page_words

MOST_NAMES = 6
"""Words of the name of a photographer and an agency."""

__all__ = [
    "LONGEST_BARE_CAPTION",
    "PAREN_END",
    "caption",
    "credit",
    "credited_at_top",
    "credits_picture",
    "is_agency",
    "names_maker_and_house",
    "tail_cut",
]

LONGEST_CREDIT = 40
LONGEST_LABELLED = 9
"""Words of a line behind a label such as "Photo:" up to which it names somebody, and above which it describes a picture."""

LONGEST_CAPTION = 75
LONGEST_FINISHED_CAPTION = 45
"""Words of a paragraph of full sentences that a credit in brackets makes a caption; in a longer one it is cut off."""

LONGEST_BARE_CAPTION = 30
"""Words of a line that may be a caption although it has no credit of its own."""

LEAST_WORDS_BEFORE_TAIL = 6
LONGEST_TAIL = 260
"""Code points of a paragraph's end searched for a credit or a prompt glued to it."""

_LABEL = re.compile(r"[^:|–—]{1,40}[:|–—]")
PAREN_END = re.compile(r"[(\[]([^()\[\]\n]{2,80})[)\]][.\s]*\Z")
_PAREN_ALL = re.compile(r"[-–—\s]*[(\[]?([^()\[\]\n]{2,60})[)\]]?[.\s]*\Z")
_CREDIT_END = re.compile(
    r"[.\s|/–—-](?:"
    r"(?:Photos?|Photographs?|Photography|Pictures?|Images?|Credit|PHOTO|IMAGE|CREDIT)(?: [Cc]redit)?"
    r"(?:\s?[:/]\s?|\.\.\.|\s+by\s+)(?:\b[A-Z]\.|[^\n.]){2,70}"
    r"|\S{0,25}/(?:AFP|AP|EPA|Reuters|REUTERS|Getty)[^\n.]{0,40}"
    r"|AP Photo(?:/[^\n.]{2,40})?"
    r"|(?:via |(?<=[.!?] ))REUTERS|REUTERS/[^\n.]{2,40}"
    r"|[|/] ?(?:AFP|AP|EPA|EFE|REUTERS|GETTY)[^\n.]{0,30}"
    r"|(?<=\| )[A-Z][\w.’' -]{2,40}/[A-Z][^\n.]{2,40})\.?\Z"
)
_MAKER_BEHIND = re.compile(
    r"(?<=[.!?])(?:\s*[A-Z][A-Z ’'.&-]{1,40}/\s?[A-Z]\w[^\n.]{1,80}"
    r"|\s?(?:[A-Z][\w’'-]+ ){2,3}(?:for (?:[Tt]he )?|/ ?)[A-Z][\w .&’'-]{1,40}"
    r"|\s?(?:[Hh]andout|[Ss]upplied|Courtesy|File(?: photo| image)?|Both: [A-Z][\w’' -]{2,30}))\Z"
)
_NAME_BEHIND = re.compile(
    r"(?<=[.!?])\s*(?:[A-Z][A-Z’'.-]+(?: [A-Z][A-Z’'.-]+){1,3})\Z|(?<=[a-z])\.(?=[A-Z])(?:[A-Z][\w’'.-]*(?: |\Z)){2,4}\Z"
    r"|(?<=[\w.]) \((?!Updated|Video|Exclusive)(?:[A-Z][\w’'.-]*\s?){1,4}\)\Z"
)
"""A name alone behind a caption: in capitals, glued to it, or in brackets. In the middle of a story it may be a speaker."""

_ABOUT_AUTHOR = re.compile(
    r"[A-Z][\w.’'-]+ (?:[A-Z][\w.’'-]* ){1,2}"
    r"(?:covers |writes about |has (?:reported on|covered|written about) .{0,60}? since |is (?:an?|the|our) .{0,80}?"
    r"\b(?i:reporter|correspondent|editor|journalist|columnist|writer|producer|contributor|freelancer|intern)\b)"
)
_REPORTED = re.compile(r"[A-Z][\w.’'-]+ (?:[A-Z][\w.’'-]* ){1,2}(?:also )?(?:reported|contributed) ")
_SIGN_OFF = re.compile(
    r"[A-Za-z]{2,5}(?:/[A-Za-z]{2,5}){1,4},?(?: \([A-Za-z, -]{2,60}\))?"
    r"|Translat(?:ed|ion)\b[^.\n]{0,40}(?:\bby |: )[^.\n]{2,60}"
    r"|[-–—]{1,2} ?[A-Z][\w.’'-]*(?: (?:and|[A-Z][\w.’'-]*)){0,6}"
)
_PHOTOGRAPHER = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){0,3} ?/ ?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){0,3}")
_MAKER = re.compile(r"(?:Photo |Picture |Image )?Credit\.\.\.\S")
_OF_A_HOUSE = re.compile(r"[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3}: [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}")
"""A house and its photographer in brackets ("ABN Riverlands: Tom Passmore")."""

_POSITION = re.compile(r"\(([^()\n]{1,14})\)")
_LEFT_AND_RIGHT = re.compile(r"\(L\).{1,200}\(R\)|\(R\).{1,200}\(L\)")
_NUMBERED = re.compile(r"\[\d{1,2}\s?/\s?\d{1,2}\]")
_TAIL_CUT = re.compile(r"(?:(?<=[.!?])[\"”’»)\]]{0,2}\s*(?=[A-Z(\[©–—-]))|(?<=[a-z])(?=[A-Z][a-z])")


def credit(text: str, *, edge: bool) -> Verdict | None:
    """Why this line is a credit, or None. `edge` says that it stands above or below the story."""
    if len(text) > 8 * LONGEST_CREDIT:
        return None
    words, lists = fold(text), page_words()
    if not words or len(words) > LONGEST_CREDIT:
        return None
    if lists("credits", "start").starts(words) or lists("credits", "end").ends(words):
        return Verdict(Role.CREDIT, "says who reported, wrote, edited or photographed")
    if _has_label(text, lists("credits", "colon")) and len(words) <= LONGEST_LABELLED:
        return Verdict(Role.CREDIT, "names a source or the maker of a picture")
    if words in lists("names", "picture_agencies"):
        return Verdict(Role.CREDIT, "the name of a picture agency alone")
    if _MAKER.match(text):
        return Verdict(Role.CREDIT, "the maker of a picture")
    if edge and _REPORTED.match(text):
        return Verdict(Role.CREDIT, "says who reported, wrote, edited or photographed")
    if edge and _ABOUT_AUTHOR.match(text):
        return Verdict(Role.FURNITURE, "says who the author is")
    if edge and (is_agency(text) or is_outlet(text) or _SIGN_OFF.fullmatch(text)):
        return Verdict(Role.CREDIT, "a name or initials alone")
    return None


def credited_at_top(text: str) -> bool:
    """Whether a line above the story ends with a name alone, which there is the photographer's."""
    return bool(_NAME_BEHIND.search(text, max(0, len(text) - 80))) and not quotes_or_reports(text, fold(text))


def caption(line: Line) -> Verdict | None:
    """Why this line describes a picture, or None."""
    if line.words > LONGEST_CAPTION or line.words < 3 or bylined(line.text):
        return None
    words = fold(line.text)
    if _names_maker(line.text):
        return Verdict(Role.CREDIT, "“Photo:” and who took it")
    if page_words()("captions", "start").starts(words) or _has_label(line.text, page_words()("captions", "colon")):
        return Verdict(Role.CAPTION, "begins like a caption")
    if _ends_in_picture_credit(line):
        return Verdict(Role.CAPTION, "ends with a picture credit")
    if not line.closed and not quotes_or_reports(line.text, ()) and _says_where(line.text):
        return Verdict(Role.CAPTION, "says where in the picture somebody stands")
    if quotes_or_reports(line.text, words):
        return None
    if _MAKER_BEHIND.search(line.text, max(0, len(line.text) - 140)):
        return Verdict(Role.CAPTION, "ends with a picture credit")
    if _CREDIT_END.search(line.text, max(0, len(line.text) - 100)):
        return Verdict(Role.CAPTION, "ends with a picture credit")
    if _NUMBERED.match(line.text):
        return Verdict(Role.CAPTION, "numbered like a picture of a gallery")
    if not line.closed and _LEFT_AND_RIGHT.search(line.text):
        return Verdict(Role.CAPTION, "says where in the picture somebody stands")
    return None


def names_maker_and_house(text: str) -> bool:
    """Whether a line is a name, a stroke or a comma, and a house, and nothing else: "Ann Lee/Lem Sun", "ANN LEE, LEM SUN"."""
    if len(text.split()) > MOST_NAMES or text[-1] in ".!?:":
        return False
    name, comma, house = text.partition(", ")
    if comma:
        return text.isupper() and len(name.split()) > 1 and is_outlet(house.title())
    return bool(_PHOTOGRAPHER.fullmatch(text))


def _names_maker(text: str) -> bool:
    """Whether a line is "Photo:" and nothing but a name or two: "Photograph: Ann Lee / Coastwire"."""
    label, colon, names = text.partition(":")
    parts = names.replace("/", " ").replace(",", " ").split()
    if not colon or fold(label) not in page_words()("names", "image_words") or not 1 < len(parts) <= MOST_NAMES:
        return False
    return all(part[0].isupper() for part in parts if part.isalpha()) and not names.rstrip().endswith(".")


def is_agency(text: str) -> bool:
    """Whether the text is the name of a news agency alone, in brackets or behind a dash or not."""
    inner = _PAREN_ALL.match(text)
    return inner is not None and _names_agency(fold(inner[1]))


def tail_cut(text: str) -> int:
    """Where a credit or a prompt glued to the end of this paragraph begins; the length of the text if there is none."""
    first = max(len(text) - LONGEST_TAIL, _offset_of_word(text, LEAST_WORDS_BEFORE_TAIL))
    cuts = (match.end() for match in _TAIL_CUT.finditer(text, first))
    return next((cut for cut in cuts if _stands_alone(text[cut:], text[cut - 1])), len(text))


def _offset_of_word(text: str, number: int) -> int:
    """The offset at which the word with this number, counted from 0, begins; the length of the text if it has fewer."""
    words = re.finditer(r"\S+", text)
    return next((match.start() for match in islice(words, number, None)), len(text))


def _stands_alone(tail: str, before: str) -> bool:
    """Whether what follows this character, behind the last full sentence or glued to it, is no part of the paragraph."""
    if furniture(tail, edge=False):
        return not before.isspace() or tail[-1] not in ".!?" or is_prompt(tail)
    named = tail[-1] != "." and (is_agency(tail) or is_outlet(tail))
    return not before.islower() and bool(named or credit(tail, edge=False))


def _names_agency(words: Words) -> bool:
    return words in page_words()("names", "agencies")


def _has_label(text: str, labels: Phrases) -> bool:
    label = _LABEL.match(text)
    return label is not None and fold(label[0]) in labels


def _ends_in_picture_credit(line: Line) -> bool:
    """Whether the line ends with brackets that hold the credit of a picture, or an agency behind an unfinished sentence."""
    paren = PAREN_END.search(line.text, max(0, len(line.text) - 100))
    if not paren:
        return False
    words, before = fold(paren[1]), line.text[: paren.start()].rstrip()
    finished = before.endswith((".", "!", "?", "”", '"', "’"))
    if _is_of_a_house(paren[1]) and before and line.words <= LONGEST_FINISHED_CAPTION:
        return True
    if finished and (line.words > LONGEST_FINISHED_CAPTION or quotes_or_reports(line.text, fold(line.text))):
        return False
    if _names_picture(paren[1], words):
        return finished or not line.text.endswith(".")
    if finished or line.words > LONGEST_BARE_CAPTION or quotes_or_reports(line.text, ()):
        return False
    return _names_agency(words)


def _is_of_a_house(inner: str) -> bool:
    """Whether brackets hold a house and its photographer, and no label: "ABN Riverlands: Tom Passmore"."""
    return bool(_OF_A_HOUSE.fullmatch(inner)) and not page_words()("names", "image_words").within(fold(inner.partition(":")[0]))


def _names_picture(inner: str, words: Words) -> bool:
    """Whether the brackets credit a picture and are no aside: a photographer and an agency, or words for a picture up front."""
    image_words = page_words()("names", "image_words")
    if image_words.within(words):
        return inner[0].isupper() or image_words.starts(words) > 0
    one, slash, other = inner.partition("/")
    if _is_of_a_house(inner):
        return True
    return (len(words) > 2 and bool(_PHOTOGRAPHER.fullmatch(inner))) or (
        bool(slash) and (_names_agency(fold(one)) or _names_agency(fold(other)))
    )


def credits_picture(text: str) -> bool:
    """Whether a line says who made a picture."""
    label = _LABEL.match(text)
    words = fold(label[0] if label else text)
    if _MAKER.match(text) or names_maker_and_house(text):
        return True
    return words in page_words()("names", "picture_agencies") or (
        label is not None and page_words()("names", "image_words").within(words)
    )


def _says_where(text: str) -> bool:
    positions = page_words()("captions", "positions")
    return any(fold(match[1]) in positions for match in _POSITION.finditer(text))
