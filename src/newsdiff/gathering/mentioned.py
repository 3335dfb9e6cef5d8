"""What an article calls people, organisations and places: every name where it stands, put together and sifted.

A capital letter is all that English gives: words that only open a sentence, days and numbers are sifted out here, and names of
several runs ("Department for Roads") are put together. Whom a name means is decided in `newsdiff.gathering.named`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import fold
from newsdiff.model import Article, Quotation, Span
from newsdiff.reading.speakers import Mention, Names, mentions

__all__ = ["Named", "named_in", "plain"]

_JOINT = re.compile(r" (?:of|for)(?: the)? | (?:and|&) |(?<=St)\. ")
_HYPHENS = str.maketrans("‐‑-", "   ")
_UNFIT = re.compile(r"[.’']")
_OPENING = re.compile(r"[.?!:“”‘’\"'(—–-]\s*$")
_PLACED = re.compile(r"\b(?:in|at|near|from|outside|around|across)(?: the)? $")


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands: the sentence, its span with any title before it, and the name as written without one.

    `opens` says that it may be no name but the capital of a sentence, `placed` that it stands as the name of a place.
    """

    sentence: int
    span: Span
    name: str
    opens: bool = False
    placed: bool = False


@lru_cache(maxsize=1 << 14)
def plain(name: str, words: Lexicon | None = None) -> str:
    """The key of a name: what house style may change is left out; with `words`, an abbreviation is what it stands for, too."""
    term = words.equivalents.get(tuple(name.casefold().split())) if words and not name.islower() else None
    return _UNFIT.sub("", (term[0] if term else name).casefold().removeprefix("the ").translate(_HYPHENS))


def named_in(article: Article, names: Names) -> list[Named]:
    """All that is written like a name in the article's body, in reading order."""
    found: list[Named] = []
    credited = [quotation for quotation in article.quotations if quotation.speaker]
    for sentence in article.body():
        span = article.sentences[sentence].span
        for mention in _joined(article.text, list(mentions(article.text, span, names)), names.words):
            first = mention.span.start == span.start or bool(_OPENING.search(article.text, span.start, mention.span.start))
            opens = first and " " not in mention.name
            placed = bool(_PLACED.search(article.text, span.start, mention.span.start))
            if _is_name(mention.name, names.words) and not (opens and _is_office(article.text, mention.span.end, names.words)):
                found.append(_credited(Named(sentence, mention.span, mention.name, opens, placed), credited))
    return found


def _joined(text: str, found: Sequence[Mention], words: Lexicon) -> Iterator[Mention]:
    """Names of several runs as one: "Department for Roads", "Quay and Ferry Workers’ Union", "St. Orrin"."""
    last: Mention | None = None
    for mention in found:
        whole = _whole(text, mention, words)
        if last and _JOINT.fullmatch(text, last.span.end, whole.span.start) and _is_one(text, last, whole, words):
            name = text[last.span.end - len(last.name) : whole.span.end]
            last = _saintly(text, Mention(Span(last.span.start, whole.span.end), name))
            continue
        if last:
            yield last
        last = whole
    if last:
        yield last


def _whole(text: str, mention: Mention, words: Lexicon) -> Mention:
    """The name; of a body all of it, for what looks like a title is none there ("Penlow General Hospital")."""
    written = mention.span.of(text)
    if written.rpartition(" ")[2].lower() not in words.collective_sources:
        return _saintly(text, mention)
    return Mention(mention.span, " ".join(written.split()))


def _saintly(text: str, mention: Mention) -> Mention:
    """The ending of a place called after a saint is part of it: "St Orrin’s"."""
    if mention.name.startswith(("St ", "St. ")) and text[mention.span.end : mention.span.end + 2] in ("’s", "'s"):
        return Mention(
            Span(mention.span.start, mention.span.end + 2), mention.name + text[mention.span.end : mention.span.end + 2]
        )
    return mention


def _is_one(text: str, first: Mention, second: Mention, words: Lexicon) -> bool:
    """Whether two runs with a joint between them are one name: the name of a body, or of a saint."""
    joint = text[first.span.end : second.span.start]
    if joint == ". ":
        return True
    if joint.strip() in ("and", "&"):
        body = second.name.rpartition(" ")[2].lower() in words.collective_sources
        return body and " " in second.name and " " not in first.name
    return first.name.rpartition(" ")[2].lower() in words.collective_sources | words.grammar["heads"]


def _is_name(name: str, words: Lexicon) -> bool:
    """Whether it can be a name: no day, number, title or word for people, and more than initials."""
    return any(_is_telling(part, words) for part in name.split()) or (
        " " in name and not _is_dated(name.rpartition(" ")[2], words)
    )


def _is_telling(word: str, words: Lexicon) -> bool:
    """Whether a word can be a name by itself."""
    lower = word.casefold().rstrip(".")
    common = lower in words.anonymous_sources or lower in words.collective_sources or (lower,) in words.role_titles
    functional = any(lower in group for group in words.grammar.values()) and not word.isupper()
    functional = functional or lower.startswith(("i'", "i’"))
    return not (_is_dated(word, words) or common or functional or fold(word, words)[:1].isdigit() or len(lower) < 2)


def _is_dated(word: str, words: Lexicon) -> bool:
    lower = word.casefold().rstrip(".")
    return lower in words.weekdays or lower in words.months


def _is_office(text: str, end: int, words: Lexicon) -> bool:
    """Whether a word for somebody's office follows: "Roads minister", "Festival director"."""
    after = re.match(r" ([a-z]+)", text[end : end + 30])
    return after is not None and (after[1] in words.anonymous_sources or (after[1],) in words.role_titles)


def _credited(named: Named, credited: Sequence[Quotation]) -> Named:
    """With the label of the speaker it ends, where that says more: "chief executive Judith Calloway"."""
    for quotation in credited:
        speaker = quotation.speaker
        if speaker and speaker.start < named.span.start and speaker.end == named.span.end and " and " not in speaker.text:
            return replace(named, span=speaker.span)
    return named
