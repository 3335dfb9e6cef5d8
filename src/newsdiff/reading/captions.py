"""Captions known by their place: beside a credit, before the story, with the mark of the house, alone between two paragraphs.

What gives a caption away by its own words stands in `newsdiff.reading.credits`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from newsdiff.model import Role
from newsdiff.reading.credits import LONGEST_BARE_CAPTION, PAREN_END, credits_picture, names_maker_and_house
from newsdiff.reading.furniture import quotes_or_reports
from newsdiff.reading.lines import Line, Verdict, fold
from newsdiff.reading.pagewords import page_words

__all__ = ["bare_captions"]

LONGEST_FIRST_CAPTION = 25
"""Words of a finished line above the credit of a picture and above the whole story that may be its caption."""

LEAST_WORDS_ALONE = 9
"""Words from which a line without an end mark is no sub-head."""

LEAST_HEAD = 1
"""The index up to which a line is rather the title than a caption."""

LEAST_WORDS_OF_CAPTION = 6
"""Words up to which a line above the credit of a picture may be a sub-head."""

_INNER_END = re.compile(r"[.!?]\s")
_FULL_DATE = re.compile(r"\b(?:19|20)\d\d\b")


def bare_captions(lines: Sequence[Line], known: Mapping[int, Verdict]) -> dict[int, Verdict]:
    """Captions known by the line beside them: those printed twice, once without a credit, and those below a bare credit."""
    found = {
        i: Verdict(Role.CREDIT, "the maker of a picture and a house")
        for i in range(1, len(lines))
        if i not in known and lines[i - 1].closed and lines[i - 1].prose and names_maker_and_house(lines[i].text)
    }
    known = {**known, **found}
    for index, verdict in known.items():
        beside = [other for other in (index - 1, index + 1) if 0 <= other < len(lines)]
        if verdict.role is Role.CAPTION and index not in found:
            same = [other for other in beside if _same_caption(lines[other].text, lines[index].text)]
            found |= dict.fromkeys(same, Verdict(Role.CAPTION, "the caption beside it, repeated"))
        elif verdict.role is Role.CREDIT and index + 1 in beside and index + 1 not in known and _may_be_caption(lines, index):
            found[index + 1] = Verdict(Role.CAPTION, "stands below a picture credit")
        if verdict.role is Role.CREDIT and index and index - 1 not in known and _may_stand_above_credit(lines, index):
            found[index - 1] = Verdict(Role.CAPTION, "stands above a picture credit")
        if (
            index + 1 in beside
            and index + 1 not in known
            and _is_image_label(lines[index].text)
            and not lines[index + 1].closed
        ):
            found[index + 1] = Verdict(Role.CAPTION, f"stands below “{lines[index].text}”")
    return found | _in_head(lines, known) | _of_the_house(lines, known) | _alone(lines, {*known, *found})


def _is_image_label(text: str) -> bool:
    return text[-1] == ":" and fold(text) in page_words()("captions", "colon")


def _in_head(lines: Sequence[Line], known: Mapping[int, Verdict]) -> dict[int, Verdict]:
    """The first running text of a page, where the credit of a picture stands right below it and longer paragraphs follow.

    A story seldom begins with a sentence or two, then a picture, and a lead is longer than a caption.
    """
    free = [i for i, line in enumerate(lines) if i not in known and line.prose and line.closed]
    first = free[0] if len(free) > 2 else len(lines)
    below = first + 1
    if (
        below >= len(lines)
        or below not in known
        or known[below].role is not Role.CREDIT
        or not credits_picture(lines[below].text)
    ):
        return {}
    short = lines[first].words <= LONGEST_FIRST_CAPTION and lines[free[1]].words > LEAST_WORDS_OF_CAPTION
    return {first: Verdict(Role.CAPTION, "stands above a picture credit, before the story")} if short else {}


def _of_the_house(lines: Sequence[Line], known: Mapping[int, Verdict]) -> dict[int, Verdict]:
    """Captions that end with the mark of a house alone, "(CNC)", which another caption has behind a name: "(Ann Lee/CNC)"."""
    marks = {
        match[1]
        for i, verdict in known.items()
        if verdict.role is Role.CAPTION and (match := re.search(r"[/:] ?([A-Z]{2,6})\)\Z", lines[i].text))
    }
    return {
        i: Verdict(Role.CAPTION, "ends with the mark of the house")
        for i, line in enumerate(lines)
        if i not in known and line.words <= LONGEST_BARE_CAPTION and any(line.text.endswith(f" ({mark})") for mark in marks)
    }


def _alone(lines: Sequence[Line], known: Container[int]) -> dict[int, Verdict]:
    """Long lines without an end mark, each between two finished paragraphs: too long for a sub-head, and no list."""
    found: dict[int, Verdict] = {}
    for i in range(1, len(lines) - 1):
        line = lines[i]
        if i in known or line.closed or not LEAST_WORDS_ALONE <= line.words <= LONGEST_BARE_CAPTION:
            continue
        paragraphs = all(lines[k].closed and lines[k].prose and k not in known for k in (i - 1, i + 1))
        if paragraphs and _may_describe(line.text):
            found[i] = Verdict(Role.CAPTION, "a long line without a full stop between two paragraphs")
    return found


def _may_describe(text: str) -> bool:
    """Whether an unfinished line may say what a picture shows: one sentence that quotes and reports nothing."""
    words = fold(text)
    one = text[0].isupper() and text[-1].isalnum() and not _INNER_END.search(text) and "[" not in text
    return one and not page_words()("captions", "no_start").starts(words) and not quotes_or_reports(text, words)


def _may_be_caption(lines: Sequence[Line], credited: int) -> bool:
    """Whether the line below this credit, which must name a picture agency alone, describes the picture."""
    below = lines[credited + 1]
    return (
        fold(lines[credited].text) in page_words()("names", "picture_agencies")
        and not below.closed
        and 4 < below.words <= LONGEST_BARE_CAPTION
    )


def _may_stand_above_credit(lines: Sequence[Line], credited: int) -> bool:
    """Whether the line above the credit of a picture describes it: no finished sentence, or one that gives a year.

    A caption outlives its day and so gives the whole date, as a story does not.
    """
    above, text = lines[credited - 1], lines[credited].text
    if not credits_picture(text) or quotes_or_reports(above.text, fold(above.text)):
        return False
    if above.closed:
        return LEAST_WORDS_OF_CAPTION < above.words <= LONGEST_BARE_CAPTION and bool(_FULL_DATE.search(above.text))
    return LEAST_WORDS_OF_CAPTION < above.words <= LONGEST_BARE_CAPTION and credited > LEAST_HEAD


def _same_caption(one: str, other: str) -> bool:
    bare = [PAREN_END.sub("", text).strip(" .") for text in (one, other)]
    return bare[0] == bare[1] and len(bare[0]) > 10
