"""What a page says about itself: which lines are prompts, buttons, notices, counters and navigation.

A line is judged by its own words, and strictly: a body sentence taken for furniture is a far worse error than a button left
in the text. Lines that are part of the article without being its body (titles, bylines, captions, credits) are known by
`newsdiff.reading.credits` and `newsdiff.reading.head`; what only its place gives away, by `newsdiff.reading.tail`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsdiff.model import Role
from newsdiff.reading.dates import dating
from newsdiff.reading.lines import Verdict, fold
from newsdiff.reading.pagewords import Kind, Words, page_words

__all__ = ["furniture", "glued_label", "is_navigation", "is_prompt", "is_trail", "quotes_or_reports"]

MOST_WORDS = 14
"""Words up to which a phrase makes its line furniture; in longer lines phrases are right too seldom."""

MOST_WORDS_OF_NOTICE = 24
"""The same where two phrases and an address to the reader are found together."""

LONGEST = 420
"""Code points above which no line is furniture."""

_QUOTE_MARKS = re.compile("[\"“”„«»]|''")
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-z][.!?])(?=[A-Z][a-z])")
_COLON = re.compile(r"\s*[:|>»→➤▶–—-]")
_SEPARATORS = re.compile(r"[|>»›•·/,]+")
_UNIT = (
    r"(?:comments?|shares?|views?|likes?|replies|reactions?|followers?|votes?|reads?|photos?|images?|items?|posts?"
    r"|min(?:ute)?s?)"
)
_COUNTER = re.compile(
    rf"(?:\+|\[|\()?(?!(?:19|20)\d\d\b)\d[\d.,:]{{0,11}}[kKmM]?\+?[\])]?(?:\s?(?:/|of)\s?\d+[\])]?)?(?:[\s-]*{_UNIT})?"
    rf"|(?:reading|read|listening) time:?.{{0,3}}\d+.{{0,10}}|\d+[\s-]*min(?:ute)?s?[\s-]*(?:read|listen|watch|video).{{0,5}}"
    rf"|(?:comments?|shares?|views?|likes?|votes?)\s*[:(]?\s*\d[\d.,]*[kKmM]?\)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|pic\.twitter\.com/\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w+|#\w+(?:[\s,]+#\w+)*", re.IGNORECASE
)
_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|\B@\w{2,}")
_BARS = re.compile(r"\s*[|•·∙]\s*|\s{2,}")
_NOTICE = re.compile(
    r"\(?(?:This|The) (?:article|report|story|post|piece)\b.{0,80}\bwas (?:first |originally |last )?"
    r"(?:published|corrected|amended)\b"
    r"|\((?:This|The) (?:article|report|story)\b.{5,160}\)\Z"
    r"|Published in .{3,60}\b\d{4}\Z"
    r"|Download (?:the|our) .{0,40}\b[Aa]pp\b"
    r"|Add .{2,40} (?:on|to|as) (?:Google|your (?:feed|preferred)|a preferred)"
    r"|-{3,} ?(?:Forwarded|Original) [Mm]essage ?-{3,}\Z"
    r"|(?:From|To|Cc|Bcc|Reply-To|Sent): .{1,100}(?<![.!?])\Z"
)
_LINK_IN_BRACKETS = re.compile(r"\[\s?\w[^\[\].]{12,110}\]")
_COPYRIGHT = re.compile(r"(?:©|\(c\)\s|copyright\b\W)", re.IGNORECASE)


def furniture(text: str, *, edge: bool) -> Verdict | None:
    """Why this line is page furniture, or None. `edge` says that it stands above or below the story.

    >>> furniture("Follow us on Facebook", edge=False).reason
    'a share button'
    >>> furniture("He asked his followers to follow the rules.", edge=True)
    """
    if len(text) > LONGEST or not text:
        return None
    return _judged(text, edge=edge) or _glued(text, edge=edge)


def glued_label(text: str) -> int:
    """How many code points of a button or label are glued to the front of this text ("AdvertisementThe minister …")."""
    joint = _JOINT.search(text, 0, 60)
    label = fold(text[: joint.start()]) if joint else ()
    return joint.start() if joint and len(label) < 6 and any(label in kind.whole for kind in page_words().kinds) else 0


def is_prompt(text: str) -> bool:
    """Whether the text begins as only prompts do ("Follow us on", "Subscribe to our")."""
    words = fold(text[:LONGEST])
    return any(kind.always.starts(words) for kind in page_words().kinds)


def quotes_or_reports(text: str, words: Words) -> bool:
    """Whether the line holds double quote marks or reports speech: then it is news, whatever else it holds."""
    return bool(_QUOTE_MARKS.search(text)) or page_words()("guards", "reports").within(words)


def _judged(text: str, *, edge: bool) -> Verdict | None:
    words = fold(text)
    if not words:
        return Verdict(Role.FURNITURE, "symbols only")
    if _COUNTER.fullmatch(text):
        return Verdict(Role.FURNITURE, "a counter")
    if _ADDRESS.fullmatch(text) or (edge and len(words) <= MOST_WORDS_OF_NOTICE and _CONTACT.search(text)):
        return Verdict(Role.FURNITURE, "an address or a tag")
    if _COPYRIGHT.match(text) and len(words) <= MOST_WORDS_OF_NOTICE:
        return Verdict(Role.FURNITURE, "a copyright notice")
    if _NOTICE.match(text):
        return Verdict(Role.FURNITURE, "a publishing notice")
    if _LINK_IN_BRACKETS.fullmatch(text) and not quotes_or_reports(text, words):
        return Verdict(Role.FURNITURE, "a link in square brackets")
    if edge and (is_navigation(text) or is_trail(text)):
        return Verdict(Role.FURNITURE, "navigation")
    if _is_row_of_labels(words) or _is_row_of_prompts(text):
        return Verdict(Role.FURNITURE, "a row of buttons and labels")
    return _by_phrase(text, words, edge=edge)


def is_trail(text: str) -> bool:
    """Whether a line is a row of links, or the way to a section ("Home / News / Coast", "News | Sport | Puzzles")."""
    parts = re.split(r"\s*[|>»›•·∙/]\s*|\s+-\s+", text.strip("|>»›•·∙/ "))
    return len(parts) > 2 and all(0 < len(part.split()) < 4 and part[-1] not in ".!?" for part in parts) and not dating(text)


def _is_row_of_prompts(text: str) -> bool:
    """Whether bars divide the line into buttons and prompts and nothing else."""
    parts = [part for part in _BARS.split(text) if part.strip()]
    return 1 < len(parts) < 7 and all(_by_phrase(part, fold(part), edge=True) for part in parts)


def _is_row_of_labels(words: Words) -> bool:
    """Whether a short line is nothing but buttons, side by side: "Share Save Copy link"."""
    if not 1 < len(words) <= MOST_WORDS:
        return False
    reached = {0}
    for start in range(len(words)):
        if start in reached:
            reached |= {end for end in range(start + 1, len(words) + 1) if _is_label(words[start:end])}
    return len(words) in reached


def _is_label(words: Words) -> bool:
    return words in page_words().kinds[0].whole


def _by_phrase(text: str, words: Words, *, edge: bool) -> Verdict | None:
    whole = edge or len(words) > 1 or not _is_sentence(text)
    always = not page_words()("guards", "reports").within(words)
    prompt = _may_be_prompt(text, words, edge=edge)
    for kind in page_words().kinds:
        if (
            (whole and words in kind.whole)
            or (edge and words in kind.edges)
            or (always and kind.always.starts(words))
            or (prompt and _has_phrase(kind, text, words))
        ):
            return Verdict(Role.FURNITURE, kind.reason, kind.lists_links)
    return _notice(text, words, edge=edge)


def _may_be_prompt(text: str, words: Words, *, edge: bool) -> bool:
    """Whether a phrase is enough: a short line that is no news and, within the story, no sentence about somebody else."""
    short = len(text.split()) <= MOST_WORDS and not quotes_or_reports(text, words)
    return short and (edge or not _is_sentence(text) or _speaks_of_itself(words))


def _has_phrase(kind: Kind, text: str, words: Words) -> bool:
    if kind.start.starts(words) or kind.within.within(words):
        return True
    length = kind.colon.starts(words)
    if not length:
        return False
    end = _offset_after(text, length)
    in_capitals = length > 1 and text[:end].isupper() and not text[end:].isupper() and text[end:].strip() != ""
    return in_capitals or bool(_COLON.match(text, end))


def _notice(text: str, words: Words, *, edge: bool) -> Verdict | None:
    """Why a longer line is furniture: it begins with a phrase, holds another, and speaks to the reader. At an edge, any two."""
    if not MOST_WORDS < len(text.split()) <= MOST_WORDS_OF_NOTICE or quotes_or_reports(text, words):
        return None
    begins = [kind for kind in page_words().kinds if kind.start.starts(words)]
    holds = [kind for kind in page_words().kinds for _ in kind.within.among(words)]
    enough = (begins and holds) or (edge and len(begins + holds) > 1)
    return Verdict(Role.FURNITURE, (begins + holds)[0].reason) if enough and _speaks_of_itself(words) else None


def _is_sentence(text: str) -> bool:
    return text[-1] in ".!?"


def _speaks_of_itself(words: Words) -> bool:
    return page_words()("guards", "addresses").within(words)


def _offset_after(text: str, words: int) -> int:
    """The offset behind this many words."""
    match = re.match(rf"(?:[\W_]*[^\W_]+){{{words}}}", text)
    return match.end() if match else len(text)


def is_navigation(text: str) -> bool:
    """Whether the line is nothing but names of sections, glued together or not."""
    words = fold(" ".join(_pieces(_SEPARATORS.sub(" ", text))))
    sections = page_words()("names", "sections")
    at = 0
    while at < len(words) <= MOST_WORDS:
        length = sections.starts(words, at)
        if not length:
            return False
        at += length
    return 0 < len(words) <= MOST_WORDS


def _glued(text: str, *, edge: bool) -> Verdict | None:
    """Furniture whose pieces lost the space between them ("Sign inSubscribe")."""
    pieces = _pieces(text)
    verdicts = [_judged(piece, edge=edge) for piece in pieces] if len(pieces) > 1 else []
    found = [verdict for verdict in verdicts if verdict]
    return found[0] if found and len(found) == len(pieces) else None


def _pieces(text: str) -> Sequence[str]:
    cuts = [0, *(match.start() for match in _JOINT.finditer(text)), len(text)]
    return [text[start:end].strip() for start, end in pairwise(cuts) if text[start:end].strip()]
