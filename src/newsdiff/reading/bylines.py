"""Names in the head of a page: who wrote the story, and which outlet printed it.

Only the form of a line is judged here (capitalised words, a leading "By", a word such as Times or Press). Whether a line in
that form stands where a byline or an outlet may stand is decided in `newsdiff.reading.head`.
"""

from __future__ import annotations

import re

from newsdiff.reading.dates import dating
from newsdiff.reading.lines import fold
from newsdiff.reading.pagewords import Words, page_words

__all__ = [
    "bylined",
    "first_name",
    "has_article",
    "is_body",
    "is_job",
    "is_name",
    "is_outlet",
    "is_signed",
    "outlet_tail",
    "without_handle",
]

_ARTICLES = frozenset(("the", "la", "le", "el", "il", "los", "las", "les", "die", "das", "der"))

LONGEST = 120
"""Code points above which no line is a byline."""

_BY = re.compile(
    r"(?:[-–—]+\s*)?(?:by|(?:words|story|report|text|interview|written|reported|posted|analysis)\s+by"
    r"|(?:authors?|words|text|interview)\s*:)\s*:?\s*(?=\S)",
    re.IGNORECASE,
)
_OTHER_MAKER = re.compile(r"\w+ by \w", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[|•·;]|\s[-–—]\s|,)\s*")
_HANDLE = re.compile(r"\s*[(\[]?(?:@\w+|[\w.+-]+@[\w.-]+)[)\]]?")
_WITH = re.compile(r"\s*[|·•]\s*with\b.*")
_LETTERS = re.compile(r"[A-Z]{3,5} [A-Z][a-z]")
_BRACKETS = re.compile(r"\s*\([^()]*\)\Z")
_TITLE_TAIL = re.compile(r"\s+[|–—-]\s+([^|–—]{2,40})\Z")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+(?:com|org|net|news|co|uk|info|tv|example|[a-z]{2})", re.IGNORECASE)


def bylined(text: str) -> str:
    """The names of a line that begins with "By" or the like, without the label; "" if it is no such line.

    >>> bylined("By Ann Lee and Tom Roe, Port Lem | 3 March 2031")
    'Ann Lee and Tom Roe'
    """
    label = _BY.match(text)
    if not label or len(text) > LONGEST:
        return ""
    if len(text.split()) == 2 and text[label.end() :].isalnum():
        return text[label.end() :]
    dated = dating(text[label.end() :])
    rest = without_handle(dated.rest if dated else text[label.end() :])
    parts = [part for part in _SEPARATOR.split(rest) if part]
    names = [part for part in parts[:1] if _may_name_author(part)]
    return names[0].rstrip(".") if names and all(map(_may_stand_beside, parts)) else ""


def without_handle(text: str) -> str:
    """A line without the address or the name in a network of whoever it names."""
    return _HANDLE.sub("", text).strip(" -–—|·,")


def is_signed(text: str) -> bool:
    """Whether a line is a name and an address, or a name and those it worked with: "Ann Lee alee@gazette.example"."""
    if text[-1] == "." or not (_HANDLE.search(text) or _WITH.search(text)):
        return False
    bare = _WITH.sub("", without_handle(text))
    return is_name(bare) and fold(bare)[-1:] not in page_words()("names", "joining")


def first_name(text: str) -> str:
    """The names at the front of a line, without what stands behind them ("Ann Lee · Lem Radio", "Ann Lee, columnist")."""
    names = re.split(r"\s*[|•·;]\s*", text, maxsplit=1)[0]
    return names.partition(", ")[0] if _has_office(names) else names


def is_name(text: str) -> bool:
    """Whether a line has the form of one or more names of people ("Ann Lee", "Ann Lee and Tom Roe in Port Lem")."""
    if _has_office(text):
        return is_name(text.partition(", ")[0])
    text = re.sub(r"[,|•·;]", " ", text).strip()
    words = text.split()
    return (
        not has_article(text)
        and 2 <= len(words) <= 8
        and text[-1] not in ".!?:"
        and not any(map(str.isdigit, text))
        and _is_capitalised(text)
    )


def is_body(text: str) -> bool:
    """Whether a name is a body's and no person's, by its last word ("Lem Trust") or letters before it ("ABN Lem")."""
    words = fold(text)
    return words[-1:] in page_words()("names", "bodies") or bool(_LETTERS.match(text))


def is_job(text: str) -> bool:
    """Whether a line names what an author is ("Europe correspondent", "Staff Writer")."""
    words = fold(text)
    return 0 < len(words) <= 8 and page_words()("names", "jobs").within(words) and text[-1] not in ".!?"


def is_outlet(text: str) -> bool:
    """Whether a line has the form of an outlet's or an agency's name ("The Port Lem Gazette", "gazette.example")."""
    text = _BRACKETS.sub("", text) or text
    words = fold(text)
    if words in page_words()("names", "agencies") or _DOMAIN.fullmatch(text):
        return True
    if _has_office(text) or page_words()("names", "no_outlet").starts(words):
        return False
    return len(words) <= 6 and text[-1] not in ".!?:" and _is_capitalised(text) and _has_outlet_word(words)


def has_article(text: str) -> bool:
    """Whether a line is a name of few words with an article before it, as papers have and people have not ("La Tribuna")."""
    words = fold(text)
    return 1 < len(words) < 7 and words[0] in _ARTICLES and text[-1] not in ".!?:" and _is_capitalised(text)


def outlet_tail(title: str) -> tuple[str, str]:
    """A title without the outlet's name behind it, and that name ("" if there is none).

    >>> outlet_tail("Harbour shut for a third day | The Port Lem Gazette")
    ('Harbour shut for a third day', 'The Port Lem Gazette')
    """
    tail = _TITLE_TAIL.search(title, max(0, len(title) - 48))
    return (title[: tail.start()], tail[1].strip()) if tail and is_outlet(tail[1].strip()) else (title, "")


def _has_office(text: str) -> bool:
    """Whether a comma divides a name from what that person is or works for ("Ann Lee, columnist", "Ann Lee, Marland Press")."""
    name, comma, office = text.partition(", ")
    if not comma or not 2 <= len(name.split()) <= 4 or not _is_capitalised(name) or is_outlet(name):
        return False
    return is_job(office) or is_outlet(office) or bool(re.match(r"reporting (?:from|in) [A-Z]", office))


def _may_stand_beside(part: str) -> bool:
    return _is_capitalised(part) or is_job(part) or bool(_OTHER_MAKER.match(part))


def _may_name_author(text: str) -> bool:
    words = fold(text)
    if not words or not text[0].isalpha() or len(words) > 10:
        return False
    calendar = words[:1] in page_words()("dates", "weekdays") or words[0] in page_words().months
    return not calendar and (words[0] not in ("the", "a") or is_job(text) or _has_outlet_word(words) or is_outlet(text))


def _has_outlet_word(words: Words) -> bool:
    """Whether a name ends with a word such as Times, begins with Daily, or is "The" with a word such as Mirror.

    "News Service" and "Times Online" end with such a word, too.
    """
    words = words[:-1] if words[-1:] in (("service",), ("services",), ("online",)) and len(words) > 2 else words
    outlets, after_the = (page_words()("names", name) for name in ("outlet_words", "outlet_words_after_the"))
    the = words[:1] == ("the",)
    first, last = words[the : the + 1], words[-1:]
    return len(words) > 1 and (last in outlets or first == ("daily",) or (the and last in after_the))


def _is_capitalised(text: str) -> bool:
    """Whether all words but those that join names begin with a capital."""
    joining = page_words()("names", "joining")
    words = re.findall(r"[^\s,/&()]+", text)
    return any(word[0].isupper() for word in words) and all(word[0].isupper() or fold(word) in joining for word in words)
