"""What stands below the story, and link lists wherever they stand: furniture that only its place gives away.

An appeal to the reader is made of ordinary sentences; it is known by whom it speaks to, by what it wants, and by standing
after the last paragraph of news. All rules here begin at the end of the page and stop at the first line that may be news.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsdiff.model import Role
from newsdiff.reading.bylines import is_name
from newsdiff.reading.credits import credit
from newsdiff.reading.furniture import furniture, quotes_or_reports
from newsdiff.reading.lines import Line, Verdict, fold
from newsdiff.reading.pagewords import Words, page_words

__all__ = ["appeals", "below_story", "bracketed", "closing_notes", "link_lists", "signed_below", "story_end"]

LONGEST_LINK = 18
"""Words above which a line is not taken for a link."""

LARGEST_BOX = 16
"""Lines a box between two marks may have."""

MOST_NOTES = 12
"""Sentences below the story about its authors; each is looked for in the whole story."""

LARGEST_SHARE = 0.6
"""Share of a page's words above which closing paragraphs are not taken for an appeal, whatever they say."""

LEAST_HITS = 4
"""Different words of an appeal that its paragraphs must hold together."""

_Known = Mapping[int, Verdict]


def bracketed(lines: Sequence[Line]) -> dict[int, Verdict]:
    """Lines between two marks for screen readers ("Skip past newsletter promotion" … "After newsletter promotion")."""
    opens, closes = page_words()("brackets", "opens"), page_words()("brackets", "closes")
    found: dict[int, Verdict] = {}
    for i, line in enumerate(lines):
        if opens.starts(fold(line.text[:100])):
            close = next(
                (j for j in range(i + 1, min(i + LARGEST_BOX, len(lines))) if closes.starts(fold(lines[j].text[:100]))), i
            )
            found |= dict.fromkeys(range(i, close + 1), Verdict(Role.FURNITURE, f"in a box that begins “{line.text[:40]}”"))
    return found


def story_end(lines: Sequence[Line], known: _Known) -> int:
    """The index of the story's last paragraph."""
    return next((i for i in range(len(lines) - 1, -1, -1) if lines[i].prose and i not in known), 0)


def appeals(lines: Sequence[Line], known: _Known) -> dict[int, Verdict]:
    """Appeals to the reader below the story: for money, for subscriptions, for support of the outlet."""
    if letter := _letter(lines):
        return letter
    run: list[int] = []
    for i in range(len(lines) - 1, 0, -1):
        if i not in known and not _Appeal.of(lines[i]).weak:
            if lines[i].prose:
                break
            continue
        run.append(i)
    first = next((i for i in reversed(run) if i not in known and _Appeal.of(lines[i]).strong), len(lines))
    mine = [i for i in reversed(run) if i >= first and i not in known]
    if not _is_appeal([_Appeal.of(lines[i]) for i in mine]) or _share(lines, mine) > LARGEST_SHARE:
        return {}
    return {i: Verdict(Role.FURNITURE, "an appeal to the reader below the story") for i in mine}


def _letter(lines: Sequence[Line]) -> dict[int, Verdict]:
    """A letter to the reader below the story, from its salutation to the end of the page."""
    salutations = page_words()("appeals", "salutations")
    first = next((i for i, line in enumerate(lines) if i and salutations.starts(fold(line.text[:40]))), len(lines))
    mine = range(first, len(lines))
    wants = any(_Appeal.of(lines[i]).wanted or _Appeal.of(lines[i]).about for i in mine)
    if not wants or _share(lines, mine) > LARGEST_SHARE:
        return {}
    return {i: Verdict(Role.FURNITURE, "a letter to the reader below the story") for i in mine}


def closing_notes(lines: Sequence[Line], known: _Known) -> dict[int, Verdict]:
    """Sentences below the story about who wrote it ("Ann Lee covers shipping for The Gazette") and how to reach them."""
    found: dict[int, Verdict] = {}
    for i in range(len(lines) - 1, 0, -1):
        if i in known or not lines[i].prose:
            continue
        verdict = credit(lines[i].text, edge=True) or furniture(lines[i].text, edge=True)
        if not verdict or len(found) == MOST_NOTES or _is_of_the_story(lines, i, known):
            break
        found[i] = verdict
    return found


def link_lists(lines: Sequence[Line], known: _Known) -> dict[int, Verdict]:
    """Links under a heading such as “Related stories”."""
    found: dict[int, Verdict] = {}
    heading = ""
    for i, line in enumerate(lines):
        if i in known:
            heading = line.text if known[i].heads_links else heading
        elif heading and _may_be_link(line):
            found[i] = Verdict(Role.FURNITURE, f"a link listed under “{heading[:40]}”")
        else:
            heading = ""
    return found


def signed_below(lines: Sequence[Line], known: _Known, end: int) -> dict[int, Verdict]:
    """The author's name alone right below the story, where no byline stands above it."""
    below = end + 1
    if below >= len(lines) or below in known or any(verdict.role is Role.BYLINE for verdict in known.values()):
        return {}
    line = lines[below]
    return {below: Verdict(Role.BYLINE, "a name alone below the story")} if line.words < 5 and is_name(line.text) else {}


def below_story(lines: Sequence[Line], known: _Known, end: int) -> dict[int, Verdict]:
    """Short unfinished lines below the story, from the first piece of furniture there on."""
    first = next((i for i in range(end + 1, len(lines)) if i in known and known[i].role is Role.FURNITURE), len(lines))
    return {
        i: Verdict(Role.FURNITURE, "a short line among furniture below the story")
        for i in range(first, len(lines))
        if i not in known and _may_be_link(lines[i])
    }


def _is_of_the_story(lines: Sequence[Line], index: int, known: _Known) -> bool:
    """Whether the author's surname, the second word of this line, stands in the story too: then it is about that person."""
    surname = lines[index].text.split(maxsplit=2)[1].strip(",.")
    return surname[0].isupper() and any(i not in known and surname in lines[i].text for i in range(index) if lines[i].prose)


def _may_be_link(line: Line) -> bool:
    return line.words <= LONGEST_LINK and (not line.closed or line.text[-1] in "?!")


class _Appeal(NamedTuple):
    """What of an appeal a paragraph has: how it addresses the reader, what it wants, and the words about the outlet."""

    to_reader: bool
    speaks: bool
    wanted: frozenset[Words]
    about: frozenset[Words]

    @classmethod
    def of(cls, line: Line) -> _Appeal:
        words = fold(line.text[:2000])
        lists = page_words().tables["appeals"]
        if quotes_or_reports(line.text, words):
            return cls(to_reader=False, speaks=False, wanted=frozenset(), about=frozenset())
        to_reader = lists["readers"].within(words)
        return cls(
            to_reader,
            to_reader or lists["speakers"].within(words),
            frozenset(lists["wanted"].among(words)),
            frozenset(lists["about"].among(words)),
        )

    @property
    def weak(self) -> bool:
        return self.speaks and bool(self.wanted or self.about)

    @property
    def strong(self) -> bool:
        return self.speaks and bool(self.about) and (self.to_reader or bool(self.wanted))


def _is_appeal(paragraphs: Sequence[_Appeal]) -> bool:
    """Whether the paragraphs together speak to the reader, and say often enough what for."""
    wanted = frozenset[Words]().union(*(paragraph.wanted for paragraph in paragraphs))
    about = frozenset[Words]().union(*(paragraph.about for paragraph in paragraphs))
    return any(paragraph.to_reader for paragraph in paragraphs) and bool(wanted) and len(wanted | about) >= LEAST_HITS


def _share(lines: Sequence[Line], some: Sequence[int]) -> float:
    return sum(lines[i].words for i in some) / sum(line.words for line in lines)
