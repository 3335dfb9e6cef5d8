"""The figures of one article: what is counted or measured, how much, how exactly, and who says so.

How a figure is written is read by `newsdiff.language.quantities`; here it is told which of them are figures of the story, and
not part of a name, a telephone number or a manner of speaking, and what stands beside them. Dates are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsdiff.comparing.matching import function_words
from newsdiff.gathering.records import Figure
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.moments import moments
from newsdiff.language.quantities import Quantity, quantities
from newsdiff.language.tokens import Token, tokens
from newsdiff.model import Article, Quotation, Span, Speaker

__all__ = ["Amount", "amounts", "stem"]

OLDEST = 120
"""Years: a bare number behind a name, between commas, is an age up to here."""

LONGEST_SCORE = 3
"""Digits of a score; more are a number to call."""

LONGEST = 6
"""Digits of a figure that are not parted by commas."""

NEAR = 8
"""Tokens on each side of a figure whose words say what it is about."""

ABOUT, ABOVE, BELOW = 0.1, 0.25, 0.25
"""How far a round figure may be from what it stands for; how far "more than" and "less than" may be left behind."""

_BOUNDS = {"about": "about", "over": "more than", "least": "at least", "under": "less than", "most": "at most"}
_LEADING = frozenset("of the a an its their his her more other".split())
"""Function words that may stand between a figure and what it counts."""

_AGAIN = frozenset("the these those both our your their".split())
"""Words before "two" that point back to those already told of: "the two men"."""

_ORDINALS = frozenset("third fifth sixth eighth tenth".split())
"""Parts of a whole that count things in a row, too: "a third generator"."""

_AGE = re.compile(r"[\w.,]+?(?:-\w+?)??[- ](?:year|decade|month|week|day)s?[- ]olds?\b", re.IGNORECASE)
_OLD = frozenset("old yearold yearolds monthold weekold".split())
_SLASHED = re.compile(r"\d/\||\|/\d")
_STRUNG_BEFORE = re.compile(r"(?:\d-|(?<!\d)(?!1[89]|2[01])\d+ )$")
_STRUNG_AFTER = re.compile(r"-\d| \d{3,}")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of an article with what it takes to tell whether another is of the same thing.

    `dimension` is what it measures ("m", "s", "part", "age", "count"); `least` and `most` are what it may be in the basic unit
    of that; `thing` is the stem of what is counted and `near` are those of the words around it.
    """

    article: int
    figure: Figure
    dimension: str
    least: float
    most: float
    thing: str
    label: str
    near: frozenset[str]

    @property
    def key(self) -> tuple[str, float, float, str]:
        """Amounts with the same key in one statement are the same figure."""
        return self.dimension, self.least, self.most, self.thing


def stem(word: str) -> str:
    """The head of a word, so that "killed" and "killing" are one."""
    return word[:5] if len(word) > 5 else word.removesuffix("s")


def amounts(article: Article, number: int, words: Lexicon) -> Iterator[Amount]:
    """Every figure of the article's body, in reading order. `number` is the article's in the story."""
    for sentence in article.body():
        run = tokens(article.text, article.sentences[sentence].span, words)
        found = list(quantities(run, words))
        dates = [moment for moment in moments(run, words) if moment.names() - {"year"}] if found else ()
        dated = {k for moment in dates for k in range(moment.first, moment.last)}
        for quantity in found:
            if dated.isdisjoint(range(quantity.first, quantity.last)) and _is_figure(article.text, run, quantity, words):
                yield _amount(article, number, sentence, run, quantity, words)


def _is_figure(text: str, run: Sequence[Token], found: Quantity, words: Lexicon) -> bool:
    """Whether it tells how many or how much: not "one", "several", "a third door", "Gate 4", "24/7" or a telephone number."""
    first, last = run[found.first], run[found.last - 1]
    if found.value is None:
        return found.unit in words.ranges
    if _is_idle(run, found):
        return False
    if _is_score(found):
        return not (
            first.wording.startswith("0") or _is_strung(text, last.span) or first.span.end - first.span.start > LONGEST_SCORE
        )
    if found.unit == "part" and last.wording.casefold() in _ORDINALS and not found.bound:
        moved = found.first > 0 and run[found.first - 1].folded in ("by", "to")
        behind = any(_behind(text, run, found.last, function_words(words)))
        return text.startswith(" of ", last.span.end) or (moved and not behind)
    bare = found.last == found.first + 1 and first.wording.isdigit()
    return not bare or not (_is_called(text, first.span) or _is_named(run, found, words))


def _is_idle(run: Sequence[Token], found: Quantity) -> bool:
    """Whether it counts nothing: "one", "a second", "the two"."""
    words = [token.folded for token in run[max(found.first - 1, 0) : found.last]]
    second = found.unit == "second" and words[-2:] == ["a", "second"]
    again = found.value == 2 and words[0] in _AGAIN
    return second or (not found.unit and (found.value == 1 or again))


def _is_score(found: Quantity) -> bool:
    """Whether it is votes or goals on two sides, or a range: "14-9"."""
    return found.unit.startswith("to ")


def _is_named(run: Sequence[Token], found: Quantity, words: Lexicon) -> bool:
    """Whether the number is part of the name before it ("Gate 4", "No. 10"); what is counted behind it tells that it is not."""
    before = run[found.first - 1] if found.first else None
    if before is None or before.span.end + 1 != run[found.first].span.start:
        return False
    known = before.folded in words.weekdays or (before.wording.casefold(),) in words.bounds
    opens = before.folded in function_words(words)
    counted = found.unit or found.thing.endswith("s")
    return before.folded == "no" or (before.capitalised and not (known or opens or counted))


def _is_called(text: str, span: Span) -> bool:
    """Whether one calls it or it stands in a date of figures."""
    return text[span.start] == "0" or span.end - span.start > LONGEST or _is_strung(text, span)


def _is_strung(text: str, span: Span) -> bool:
    """Whether other figures hang on it, as in "555-0134" and "24/7"; a score ("14-9") and a range ("30-40") are two figures."""
    before, after = text[max(span.start - 6, 0) : span.start], text[span.end : span.end + 6]
    if _SLASHED.search(before + "|" + after):
        return True
    return span.end - span.start >= 3 and bool(_STRUNG_BEFORE.search(before) or _STRUNG_AFTER.match(after))


def _amount(article: Article, number: int, sentence: int, run: Sequence[Token], found: Quantity, words: Lexicon) -> Amount:
    functions = function_words(words)
    span = Span(run[found.first].span.start, run[found.last - 1].span.end)
    written = span.of(article.text)
    age = found.unit == "age" or _is_age(article.text, run, found)
    bound = _BOUNDS.get(found.bound, "") or ("about" if "dozen" in written.casefold() else "")
    unit = "years old" if age else "" if found.value is None or _is_score(found) else found.unit
    speaker = _speaker(article.quotations, span)
    who = (speaker.text, speaker.name) if speaker else ("", "")
    figure = Figure(sentence, span, written, found.value, unit, bound, *who)
    label = _thing(article.text, run, found, functions, age=age)
    around = [*run[max(found.first - NEAR, 0) : found.first], *run[found.last : found.last + NEAR]]
    near = frozenset(stem(token.folded) for token in around if token.folded not in functions and not token.folded[:1].isdigit())
    dimension, least, most = _extent(found, words, bound, age=age)
    return Amount(number, figure, dimension, least, most, stem(label.casefold()), label, near)


def _is_age(text: str, run: Sequence[Token], found: Quantity) -> bool:
    """Whether it says how old somebody is: "19-year-old", "Dan Oakes, 41,"."""
    token = run[found.first]
    if _AGE.match(text, token.span.start):
        return True
    before = run[found.first - 1] if found.first else None
    named = before is not None and before.capitalised and text[before.span.end : token.span.start] == ", "
    ends = text[token.span.end : token.span.end + 1] in (",", ".", ";", ")", "")
    return named and ends and not found.unit and found.value is not None and 0 < found.value <= OLDEST


def _extent(found: Quantity, words: Lexicon, bound: str, *, age: bool) -> tuple[str, float, float]:
    """What it measures, and the least and the most it may be in the basic unit of that."""
    if found.value is None:
        least, most = words.ranges[found.unit]
        factor, dimension = words.units["years"] if found.unit == "decades" else (1.0, "count")
        return dimension, least * factor, most * factor
    if _is_score(found):
        score = 1000 * found.value + float(found.unit.removeprefix("to "))
        return "score", score, score
    measured = found.measure(words)
    value, dimension = measured or (found.value, found.unit or "count")
    if age:
        years = value / words.units["years"][0] if dimension == "s" else value
        value, dimension = years, "age"
    low = {"about": ABOUT, "less than": BELOW, "at most": BELOW}.get(bound, 0.0)
    high = {"about": ABOUT, "more than": ABOVE, "at least": ABOVE}.get(bound, 0.0)
    return dimension, value * (1 - low), value * (1 + high)


def _thing(text: str, run: Sequence[Token], found: Quantity, functions: frozenset[str], *, age: bool) -> str:
    """What is counted: the noun behind the figure, as far as it can be told, or else the word of weight before it."""
    if not age or _AGE.match(text, run[found.first].span.start):
        behind = list(_behind(text, run, found.last, functions))
        plural = [word for word in behind if word == "people" or (word.endswith("s") and not word.endswith(("ss", "'s")))]
        if behind:
            return (plural or behind)[0]
    before = [token for token in run[max(found.first - 4, 0) : found.first] if token.folded not in functions]
    return before[-1].wording if before and not before[-1].folded[:1].isdigit() else ""


def _behind(text: str, run: Sequence[Token], last: int, functions: frozenset[str]) -> Iterator[str]:
    """The words of weight behind a figure, up to three, to the end of the noun phrase."""
    end, told = run[last - 1].span.end, 0
    for token in run[last : last + 6]:
        if told == 3 or any(char in ',;:.()“”"–—' for char in text[end : token.span.start]) or token.folded[:1].isdigit():
            return
        end = token.span.end
        if token.folded in functions:
            if told or token.folded not in _LEADING:
                return
        elif token.folded not in _OLD and not token.wording.endswith("'s"):
            told += 1
            yield token.wording


def _speaker(quotations: Sequence[Quotation], span: Span) -> Speaker | None:
    """Who is credited with the narrowest quotation that holds the figure."""
    holding = [q for q in quotations if q.speaker and any(content.covers(span) for content in q.content)]
    return min(holding, key=lambda q: q.end - q.start).speaker if holding else None
