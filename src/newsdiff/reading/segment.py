"""Where sentences begin and end, as offsets into the text.

Everything newsdiff aligns, labels and exports hangs on sentences, so their spans are found in the text itself and never
looked up again afterwards. Each decision looks at a bounded stretch around one end mark or line break, so time grows with
the length of the text alone. Which words are abbreviations, starters and so on is data: `language/en/abbreviations.toml`.
What a block is (title, furniture) and who is quoted are not decided here.
"""

from __future__ import annotations

import re
import tomllib
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from newsdiff.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["sentences"]

_BEFORE = 400
"""Code points looked at before an end mark: room for the number of the last item of a list."""

_AFTER = 120
"""Code points looked at behind it: room for `” the prime minister's spokesman later asked`."""

_LONGEST_WORD = 40
"""A longer run without a space is an address or worse: no sentence ends inside it."""

_WIDEST_WRAP = 100
"""A longer line was not wrapped by machine, so every line break near it is meant."""

_QUOTES = "\"'“”‘’„‚«»‹›「」『』《》"
_DASHES = "-–—"
_GOES_ON = ",;:%/&)]}…"

# The patterns are strings, compiled (and kept) by `re` at their first use, so that importing this module stays cheap.
_BLANK_LINE = r"\n[^\S\n]*+\n\s*+"
_CANDIDATE = r"""(?x)
    (?P<always> [。！？｡।॥۔؟]++ [”’"'」』】）》〉)]*+ \s*+ | : \s++ (?= (?: --? | [–—] ) \s? [^\W\d_a-z] ) )
  | (?P<marks> [.!?…] (?: [ \xa0\u202f]? [.!?…] (?!\d) )*+ )
    (?P<closers> (?: [”"’'»›)\]}] | [“‘«] (?=[\s,.;:)]|\Z) )*+ (?: [^\S\n]? (?: [”»] | '' ) (?=[\s,.]|\Z) )? )
    (?P<gap> \s*+ )
  | (?P<line> \n\s*+ )
"""
_FOLLOWER = r"((?:[^\w\s]{1,3}[^\S\n]?){0,3})(\w*(?:[’'&-]\w+)*+)\W{0,3}(\w?)"
_GLUED = r"""["“‘«(]{0,3}(?:[^\W\d_a-z](?:[^\W\d_A-Z]|['’])|[IA]\s)"""
_WORD_EDGE = r"[^\w.&’']+"
_INITIALS = r"(?:\w\.)*[^\W\d_]"
_LABEL = r"(?:^|([:;.!?]\s))\(?([0-9]{1,2}|[A-Z]|[IVX]+)\Z"
_NEXT_LABEL = r"\(?([0-9]{1,2}|[A-Z])[.)]\s"
_NUMBER = r"[0-9#]|[IVXL]{2,}\b"
_SMALL_NAME = r"""(?x) [a-z]{1,3}[A-Z] | [dl][’'][A-Z] | https?: | www\. | [@#]\w
  | (?: (?: al | el | ul | as | ad | de | du | la | le | van | von | der | den | bin | ibn ) [ -] ){1,2} [A-Z]
"""
_SMALL_WORD = r"(?<!\S)(?!(?:an|and|as|at|by|for|from|in|of|on|or|over|the|to|with)\b)[a-z]{2,}"
_CLOCK_PLACE = r"(?:\w+ ){1,2}time\b"
_BULLET = r"[•‣▪◦●*]\s"


class _Stop(Enum):
    """What the full stop behind a word may be; the values name sections of the word lists."""

    NEVER = "never_ends"
    MAY = "may_end"
    OFTEN = "often_ends"
    TIME = "times"
    MONTH = "months"
    STATE = "states"
    NUMBER = "before_number"
    INITIAL = "initials"
    ORDINARY = "ordinary"


class _Words(NamedTuple):
    """The word lists."""

    stops: dict[str, _Stop]
    starters: frozenset[str]
    subjects: frozenset[str]
    time_words: frozenset[str]
    name_words: frozenset[str]
    exclaimed: frozenset[str]
    domains: frozenset[str]
    said_tag: re.Pattern[str]


class _Mark(NamedTuple):
    """An end mark with what stands around it: `lead` is the punctuation before the `next` word, `then` the letter after it."""

    before: str
    word: str
    marks: str
    closers: str
    gap: str
    after: str
    lead: str
    next: str
    then: str

    @property
    def quoted(self) -> bool:
        """Whether a quotation closes right behind the mark."""
        return any(char in _QUOTES for char in self.closers)

    @property
    def small(self) -> bool:
        """Whether the text goes on with a small letter, other than that of a name such as iPhone or al-Shabab."""
        return self.next[:1].islower() and (self.quoted or not re.match(_SMALL_NAME, self.after))


def sentences(text: str) -> tuple[Span, ...]:
    """Split text into sentences.

    The spans are in order, do not overlap, have no white space at their ends and cover everything else. A blank line always
    ends a sentence; a single line break does where the line before it is complete. Takes time linear in the text.

    >>> text = "“We won. We lost,” said Sen. Roe. He left."
    >>> [span.of(text) for span in sentences(text)]
    ['“We won.', 'We lost,” said Sen. Roe.', 'He left.']
    """
    return tuple(span for block in _blocks(text) for span in _split(text, block))


def _blocks(text: str) -> Iterator[Span]:
    start = 0
    for blank in re.finditer(_BLANK_LINE, text):
        yield _trimmed(text, start, blank.start())
        start = blank.end()
    yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    start = end - len(part.lstrip())
    return Span(start, start + len(part.strip()))


def _split(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    wide = any(len(line) > _WIDEST_WRAP for line in block.of(text).split("\n"))
    for found in re.compile(_CANDIDATE).finditer(text, *block):
        if found.end() < block.end and _ends(text, Span(start, block.end), found, wide):
            end = found.end() - _glued_opener(text, block.start, found)
            yield _trimmed(text, start, end)
            start = end
    if start < block.end:
        yield _trimmed(text, start, block.end)


def _ends(text: str, rest: Span, found: re.Match[str], wide: bool) -> bool:
    after = text[found.end() : min(found.end() + _AFTER, rest.end)]
    if found["always"]:
        return after[0] not in "とっ，、,"
    if found["line"]:
        return _line_ends(after, wide)
    if not found["gap"] and not re.match(_GLUED, after):
        return False
    return _mark_ends(_mark(text, rest.start, found, after), wide)


def _glued_opener(text: str, start: int, found: re.Match[str]) -> int:
    """Return 1 if the straight quote mark between two sentences without a space opens the second one."""
    at = found.end() - 1
    if found["gap"] or not (found["closers"] or "").endswith('"'):
        return 0
    last = text.rfind('"', max(start, at - _BEFORE), at)
    return int(last < 0 or not text[last + 1].isalnum())


def _mark(text: str, start: int, found: re.Match[str], after: str) -> _Mark:
    before = text[max(start, found.start() - _BEFORE) : found.start()]
    word = _last_token(before)
    if not word.isalpha():
        word = re.split(_WORD_EDGE, word)[-1].lstrip("'’.")
    return _Mark(before, word, found["marks"], found["closers"], found["gap"], after, *_follower(after))


def _last_token(before: str) -> str:
    """Return the run up to the end mark, cut off where it is longer than a word can be."""
    return (before[-_LONGEST_WORD - 1 :].rsplit(None, 1) or [""])[-1]


def _follower(after: str) -> tuple[str, str, str]:
    """Return what comes next: punctuation, a word, the first letter of the word after it."""
    found = re.match(_FOLLOWER, after)
    return (found[1], found[2].replace("’", "'"), found[3]) if found else ("", "", "")


def _line_ends(after: str, wide: bool) -> bool:
    """Whether a line without an end mark is complete: the next one cannot be its continuation."""
    lead, word, then = _follower(after)
    if re.match(_BULLET, after):
        return True
    if wide:
        return not word[:1].islower()
    words = _words()
    return not lead and word in words.starters and then.islower() and word not in words.stops and word.split("'")[0] != "I"


def _mark_ends(mark: _Mark, wide: bool) -> bool:
    stop = _stop(mark)
    if mark.quoted and stop is not _Stop.NEVER:
        stop = _Stop.ORDINARY
    if mark.small or mark.lead.startswith(tuple(_GOES_ON)) or (not mark.gap and _in_address(mark)):
        return False
    if mark.lead.startswith(tuple(_DASHES)) and (mark.quoted or stop is not _Stop.ORDINARY):
        return False
    if wide and "\n" in mark.gap:
        return stop is not _Stop.NEVER
    if "!" in mark.marks or "?" in mark.marks:
        return _outcry_ends(mark)
    return _stop_ends(mark, stop) if mark.marks == "." else _ellipsis_ends(mark)


def _in_address(mark: _Mark) -> bool:
    """Whether a mark without a space behind it belongs to an address: example.Com, otto.Quill@example.org."""
    token = _last_token(mark.before)
    address = token + mark.after.split(None, 1)[0]
    too_long = len(token) > _LONGEST_WORD
    return too_long or any(char in address for char in "/@\\") or mark.next.lower() in _words().domains


def _stop(mark: _Mark) -> _Stop:
    """Return what the full stop behind the word may be. SEC. is not Sec., but ST. PAUL is St. Paul, and 6 P.M. 6 p.m."""
    word, stops = mark.word, _words().stops
    stop = stops.get(word)
    if not stop and word.isupper() and len(word) > 1 and ("." in word or (mark.next.isupper() and len(mark.next) > 1)):
        stop = stops.get(word.lower() if "." in word else word.title())
    if stop is _Stop.STATE:
        return _Stop.OFTEN if mark.before[: -len(word)].rstrip().endswith(",") else _Stop.MAY
    return stop or (_Stop.INITIAL if re.fullmatch(_INITIALS, word) and word[-1].isupper() else _Stop.ORDINARY)


def _outcry_ends(mark: _Mark) -> bool:
    """Whether the sentence ends with a question or exclamation mark; “Why?” Smith asked, and Yahoo! Inc., go on."""
    words = _words()
    if mark.word in words.exclaimed and not mark.closers:
        return mark.next in words.starters
    return not _said_tag_follows(mark)


def _said_tag_follows(mark: _Mark) -> bool:
    words = _words()
    if mark.next in words.starters | words.subjects and words.stops.get(mark.next) is not _Stop.NEVER:
        return False
    tag = words.said_tag.match(mark.after)
    return tag is not None and (mark.quoted or mark.after[tag.end() :][:1] in (".", ""))


def _ellipsis_ends(mark: _Mark) -> bool:
    """Whether words left out end the sentence; “I ... I don't know” stammers, “the … Clinton team” leaves out a word."""
    if mark.closers or _said_tag_follows(mark):
        return not _said_tag_follows(mark)
    if len(mark.marks.replace(" ", "")) > 3 or mark.marks.startswith("… ."):
        return True
    if mark.next[:1].isdigit() or mark.next.split("'")[0] in ("I", mark.word):
        return False
    return not mark.before[-1:].isspace() or mark.next in _words().starters


def _stop_ends(mark: _Mark, stop: _Stop) -> bool:
    """Whether a single full stop behind such a word ends the sentence."""
    if stop is _Stop.NEVER or _is_label(mark):
        return False
    if stop is _Stop.NUMBER:
        return not re.match(_NUMBER, mark.after)
    if stop is _Stop.ORDINARY:
        return not _label_follows(mark)
    if mark.lead.strip(_QUOTES + "([ "):
        return False
    if stop in (_Stop.MAY, _Stop.INITIAL):
        return _starts(mark) or (stop is _Stop.MAY and mark.lead.startswith(tuple(_QUOTES)) and mark.next[:1].isupper())
    return mark.next[:1].isupper() and not mark.lead.startswith("(") and not _belongs(mark, stop)


def _starts(mark: _Mark) -> bool:
    """Whether the next word begins a sentence, in text that is not a headline in capitals."""
    words = _words()
    if mark.next in words.subjects:
        return mark.then.islower()
    return mark.next in words.starters and bool(re.search(_SMALL_WORD, mark.after))


def _belongs(mark: _Mark, stop: _Stop) -> bool:
    """Whether the next word, although it has a capital, belongs to the abbreviation: 9 a.m. Tuesday, Inc. Chairman."""
    words = _words()
    if stop is _Stop.OFTEN and mark.next in words.name_words:
        return True
    return mark.next in words.time_words or bool(re.match(_CLOCK_PLACE, mark.after))


def _is_label(mark: _Mark) -> bool:
    """Whether the word is the number or letter of a list item: 1. Cost. 2. Time."""
    label = re.search(_LABEL, mark.before[-6:])
    if not label:
        return False
    opens_list = not label[1] or (label[1][0] in ":;" and label[2] in ("1", "A", "I"))
    return opens_list or _has_label_before(mark, label[2])


def _label_follows(mark: _Mark) -> bool:
    label = re.match(_NEXT_LABEL, mark.after)
    return label is not None and "\n" not in mark.gap and _has_label_before(mark, label[1])


def _has_label_before(mark: _Mark, label: str) -> bool:
    """Whether the same sentence has the label one lower."""
    lower = str(int(label) - 1) if label.isdigit() else chr(ord(label[0]) - 1)
    return any(form in f" {mark.before}" for form in (f" {lower}. ", f" {lower}) ", f"({lower}) "))


@cache
def _words() -> _Words:
    lists = tomllib.loads(files("newsdiff.language").joinpath("en/abbreviations.toml").read_text("utf-8"))
    stops = {word: stop for stop in _Stop for word in lists.get(stop.value, "").split()}
    sets = {name: frozenset(lists[name].split()) for name in _Words._fields[1:-1]}
    return _Words(stops, **sets, said_tag=_said_tag(*("|".join(lists[name].split()) for name in ("said", "asked"))))


def _said_tag(said: str, asked: str) -> re.Pattern[str]:
    """Build the pattern of a name, perhaps with an aside, and its verb: Gov. Smith, a lawyer, later asked."""
    name = r"(?:(?:[A-Z]\.)++|[A-Z][a-z]{0,3}\.|[\w’'&-]++)"
    aside = r"(?:, [^,.;:!?“”\"]{1,60},)?"
    own_words = r"\s+(?:that|the|an?|s?he|it|we|they|there|his|its|their)\b"
    verb = rf"(?:(?:{said})\b(?!{own_words})|(?:{asked})\b)"
    return re.compile(rf"(?=[^\W\d_a-z]){name}(?:\s++{name}){{0,7}}?{aside}\s++{verb}")
