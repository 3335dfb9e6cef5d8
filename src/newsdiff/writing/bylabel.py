"""Short names for an advisory line: a speaker by office or surname, a figure by what it counts.

Wire services name the office where there is one ("prime minister's reaction") and the surname where there is none. The words
are those of the article, so they may be anything; what leaves here is one clean line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdiff.language.lexicon import Lexicon, lexicon
from newsdiff.language.quantities import CURRENCIES, Quantity, quantities
from newsdiff.language.tokens import Token, tokens
from newsdiff.model import Article, Span, Speaker
from newsdiff.writing.labels import first_words, one_line

__all__ = ["counted", "owned", "short_label"]

_TAIL = re.compile(r",| \(| (?:of|who|which|from|at|in|with|for|reviewed|seen)\b")
NOBODY = frozenset("anybody anyone everybody everyone nobody none no-one one others somebody someone who whose".split())
"""Labels that name nobody."""

_LONG = 40
"""Code points from which on a label is cut."""

_BEFORE = re.compile(r"([a-z]\w{3,}) (?:of|to|at|by|from) (?:[\w-]+ ){0,2}$")
_PEOPLE = frozenset("people persons men women children".split())


def owned(label: str, what: str) -> str:
    """What is somebody's: "mayor's quote", "witnesses' quote", "quote from mayor's office"; of nobody, "quote"."""
    if not label:
        return what
    if re.search("[’']s? ", label):
        return f"{what} from {label}"
    ending = "" if label.lower().endswith("police") else "'" if label.endswith("s") else "'s"
    return f"{label}{ending} {what}"


def short_label(speaker: Speaker | None, article: Article) -> str:
    """What to call a speaker of an article: office, else surname, else the label without its article; "" for nobody.

    >>> short_label(Speaker("Prime Minister Sella Norvik", 0, 27, "Sella Norvik"), Article(""))
    'prime minister'
    >>> short_label(Speaker("a council official", 0, 18), Article(""))
    'council official'
    """
    if speaker is None:
        return ""
    words = lexicon(article.language)
    label = _TAIL.split(one_line(speaker.text).strip(), maxsplit=1)[0]
    name = "" if speaker.name.lower() in NOBODY else one_line(speaker.name).strip()
    if label.lower() in words.pronouns or label.lower() in NOBODY or label.lower() in words.grammar.get("determiners", ()):
        return first_words(_surname(name, article), _LONG) if name else ""
    if _TAIL.search(name) and name in one_line(speaker.text):
        return first_words(name, _LONG)
    if name and label.endswith(name) and (office := _office(label.removesuffix(name).strip(), words)):
        return office
    if name and not label.islower() and name.endswith(label.rpartition(" ")[2]):
        return first_words(_surname(name, article), _LONG)
    return first_words(_without_article(label, words), _LONG)


def _office(before: str, words: Lexicon) -> str:
    """What stands before a name, where it is an office written out: "Prime Minister" → "prime minister"."""
    parts = [part for part in before.split() if part.lower() not in NOBODY | words.grammar.get("determiners", frozenset())]
    if not parts or len(parts) > 4 or any(part.endswith(".") or part.lower() in words.courtesy_titles for part in parts):
        return ""
    known = {word for run in words.role_titles for word in run}
    return " ".join(part.lower() if part.lower() in known else part for part in parts)


def _surname(name: str, article: Article) -> str:
    """The last part of a name, where the article calls somebody by it alone: a body is not called so, it keeps its name."""
    first, _, last = name.rpartition(" ")
    alone = re.compile(rf"(?<!{re.escape(first)} )\b{re.escape(last)}\b")
    return last if first and alone.search(article.text) else name


def _without_article(label: str, words: Lexicon) -> str:
    first, _, rest = label.partition(" ")
    dropped = first.lower() in words.grammar.get("determiners", ()) or first.lower() in words.number_words
    common = label.lower() in words.anonymous_sources | words.collective_sources or (label.lower(),) in words.role_titles
    return rest if rest and dropped else label.lower() if common else label


def counted(article: Article, place: Span) -> str:
    """What the figure there counts or measures, as a phrase: "number of people injured", "percentage"."""
    words = lexicon(article.language)
    for sentence in article.touched(place):
        run = tokens(article.text, article.sentences[sentence].span, words)
        for figure in quantities(run, words):
            if Span(run[figure.first].span.start, run[figure.last - 1].span.end).overlaps(place):
                return one_line(_thing(article.text, run, figure, words))
    return "figure"


def _thing(text: str, run: Sequence[Token], figure: Quantity, words: Lexicon) -> str:
    behind = _behind(run, figure.last, words)
    state = _state(run, figure, words)
    if behind in _PEOPLE or (behind == "others" and state):
        return f"number of people {state}".rstrip()
    if behind in words.states_of_people:
        return f"number of {behind}"
    if behind.endswith("s") and not behind.endswith("ss") and behind not in ("was", "is", "has") and not figure.unit:
        return f"number of {behind}"
    before = _BEFORE.search(text[run[0].span.start : run[figure.first].span.start])
    if before and not any(before[1] in group for group in words.grammar.values()):
        return before[1]
    if figure.unit in CURRENCIES.values():
        return "amount"
    if figure.unit == "part":
        return "percentage"
    if figure.unit not in words.units:
        return "figure"
    unit = run[figure.last - 1].wording if run[figure.last - 1].folded == figure.unit else figure.unit
    return f"number of {unit.removesuffix('s')}s"


def _behind(run: Sequence[Token], last: int, words: Lexicon) -> str:
    """The word behind a figure, which may be one of many: "houses" in "300 houses" and in "300 of the houses"."""
    rest = [token.wording.casefold() for token in run[last : last + 3]]
    if rest[:1] == ["of"]:
        rest = [word for word in rest[1:] if word not in words.grammar.get("determiners", ())]
    return rest[0] if rest else ""


def _state(run: Sequence[Token], figure: Quantity, words: Lexicon) -> str:
    """What became of the people counted: "injured" in "nine people were injured" and in "injuring nine people"."""
    behind = (token.wording.casefold() for token in run[figure.last + 1 : figure.last + 4])
    before = run[figure.first - 1].wording.casefold() if figure.first else ""
    return next((word for word in behind if word in words.states_of_people), words.counting_verbs.get(before, ""))
