"""The head of a page: title, standfirst, outlet, byline and date, above the first paragraph of the story.

Lines here are known by their form and by their place together: a name alone is a byline beside a date and a sub-head in the
middle of a story. Nothing below the first paragraph is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from newsdiff.model import Role
from newsdiff.reading.bylines import bylined, has_article, is_body, is_job, is_name, is_outlet, is_signed, outlet_tail
from newsdiff.reading.credits import credit, credited_at_top
from newsdiff.reading.datelines import dateline
from newsdiff.reading.dates import dating, labelled, says_when
from newsdiff.reading.furniture import furniture, is_navigation, is_trail
from newsdiff.reading.lines import Line, Verdict, fold
from newsdiff.reading.pagewords import Phrases

__all__ = ["HEADING_MARK", "head", "opening_notes", "signature", "story_start"]

LONGEST_STANDFIRST = 45
"""Words of a finished sentence above the byline that may still be a standfirst."""

MOST_STANDFIRSTS = 2
"""Sentences that may stand between the title and the byline."""

NEAR = 10
"""Lines below the first sentence in which a byline or a date may still belong to the head."""

LONGEST_TITLE = 30
"""Words from which a line is no title, byline or date line."""

MANY_CANDIDATES = 4
"""Lines that may be the title from which on the very first line of a page may be a link."""

LEAST_TOLD = 2
"""Longer words of its story that a title holds; a link above it that holds as many is a rare accident."""

LONGEST_LIKELY_TITLE = 14
"""Words up to which a line that tells more of its story than the one above it is the title, and no standfirst."""

LONGEST_STORY = 200
"""Lines of the story that are searched for the words of its title."""

LONGEST_FINISHED_TITLE = 18
"""The same for a title that ends like a sentence."""

TITLE_WORDS = 4
"""Words from which a line is rather a title than a label above it."""

LONGEST_OUTLET = 6
"""Words of an outlet's name."""

SHORTEST_PLACE = 3
"""Code points up to which capitals alone are a button ("AA") and no place."""

HEADING_MARK = re.compile(r"#{1,6}\s+(?=\S)")
"""The mark of a heading in Markdown."""

_Known = Mapping[int, Verdict]


def signature(line: Line) -> Verdict | None:
    """Whether a line is a date line or begins with "By": what stands between the title and the story, or below the story."""
    if line.words > LONGEST_TITLE:
        return None
    if _is_dateline(line.text):
        return Verdict(Role.DATELINE, "where the report was filed")
    if bylined(line.text):
        return Verdict(Role.BYLINE, "“By” and a name")
    if is_signed(line.text):
        return Verdict(Role.BYLINE, "a name and its address")
    dated = dating(line.text)
    if not dated:
        return None
    if not fold(dated.rest) or is_navigation(dated.rest) or (says_when(line.text) and dated.rest.isalpha()):
        return Verdict(Role.DATE, "a date alone")
    if labelled(line.text) and bylined(dated.rest):
        return Verdict(Role.DATE, "a date and who posted it")
    if maker := credit(dated.rest, edge=False):
        return maker
    if is_outlet(dated.rest):
        return Verdict(Role.OUTLET, "the name of an outlet beside a date")
    return Verdict(Role.BYLINE, "a name beside a date") if is_name(dated.rest) or is_job(dated.rest) else None


def _is_dateline(text: str) -> bool:
    """Whether a line is a dateline and nothing else ("PORT LEM, March 3 (Coastwire) -")."""
    return text[-1] in "-–—" and (found := dateline(f"{text} A")) is not None and found.length == len(text)


def opening_notes(lines: Sequence[Line], known: _Known) -> dict[int, Verdict]:
    """Sentences above the story by which the page speaks to its reader ("Allow notifications in your browser settings.")."""
    found: dict[int, Verdict] = {}
    for i, line in enumerate(lines):
        if i in known or not line.prose:
            continue
        verdict = furniture(line.text, edge=True)
        if not verdict:
            break
        found[i] = verdict
    return found


def story_start(lines: Sequence[Line], known: _Known) -> int:
    """The index of the story's first paragraph; 0 where the text has no head."""
    paragraphs = [i for i, line in enumerate(lines) if i not in known and _may_open(line) and not signature(line)]
    if paragraphs and _is_finished_title(lines, paragraphs[0], known):
        paragraphs = paragraphs[1:]
    if not any(lines[i].prose for i in paragraphs):
        return 0
    free_above = any(i not in known for i in range(paragraphs[0]))
    may_be_title = lines[paragraphs[0]].words <= LONGEST_FINISHED_TITLE
    return _below_signatures(lines, paragraphs, known) if free_above or may_be_title else paragraphs[0]


def head(lines: Sequence[Line], known: _Known, start: int) -> dict[int, Verdict]:
    """The roles of the lines above the story's first paragraph, as far as they are not known yet."""
    found = {i: verdict for i in range(start) if i not in known and (verdict := signature(lines[i]))}
    free = [i for i in range(start) if i not in known and i not in found]
    title = _title(lines, free, start)
    if title is None:
        return found | {i: Verdict(Role.OUTLET, "the name of an outlet alone") for i in free if is_outlet(lines[i].text)}
    found[title] = Verdict(Role.TITLE, "the first line that reads like a headline")
    seen = {**known, **found}
    have = {verdict.role for verdict in seen.values()}
    for i in free:
        if i != title:
            found[i] = seen[i] = _beside_title(lines, i, title, seen, have, last=free[-1] == i)
            have.add(found[i].role)
    return found


def _is_finished_title(lines: Sequence[Line], index: int, known: _Known) -> bool:
    """Whether the first sentence, full stop or not, is a title: alone above the story, and capitalised or above a dateline."""
    line = lines[index]
    free_above = any(i not in known for i in range(index))
    alone = line.gap or any(signature(below) for below in lines[index + 1 : index + 4])
    if free_above or not alone or line.words > LONGEST_FINISHED_TITLE or re.search(r"[.!?]\s", line.text):
        return False
    below = next((other for other in lines[index + 1 :] if other.prose), None)
    if not below:
        return False
    return line.text[-1] in "?!" or bool(dateline(below.text)) or _is_title_case(line.text)


def _is_title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _may_open(line: Line) -> bool:
    """Whether a story may open with this line: running text, or a short sentence with its full stop ("The boats are back.")."""
    return line.prose or (line.closed and line.words > 1 and line.text[-1] not in "?!:")


def _below_signatures(lines: Sequence[Line], paragraphs: Sequence[int], known: _Known) -> int:
    """The first paragraph, or, where a sentence or two stand above a byline or a date, the first one below that.

    Where a byline or a date stands above them already, those sentences are the story, and dates below head parts of it.
    """
    start = paragraphs[0]
    above = 0 if _is_signed_above(lines, start, known) else MOST_STANDFIRSTS
    for i in range(start, min(start + NEAR, len(lines))):
        line = lines[i]
        if signature(line):
            start, above = next((below for below in paragraphs if below > i), start), 0
        elif i not in known and line.prose and not credit(line.text, edge=True):
            above -= 1
            if above < 0 or line.words > LONGEST_STANDFIRST or dateline(line.text):
                break
    return start


def _is_signed_above(lines: Sequence[Line], start: int, known: _Known) -> bool:
    """Whether a byline or a date stands above this line, and below something like a title: today's date above it is none."""
    titled = False
    for i, line in enumerate(lines[:start]):
        if i in known:
            continue
        if signature(line):
            if titled or bylined(line.text):
                return True
        else:
            titled = titled or line.words >= TITLE_WORDS
    return False


def _title(lines: Sequence[Line], free: Sequence[int], start: int) -> int | None:
    """The index of the title among the lines still free, or None."""
    marked = [i for i in free if HEADING_MARK.match(lines[i].text)]
    able = [i for i in free if _may_be_title(lines[i])]
    long = [i for i in able if lines[i].words >= TITLE_WORDS] or able
    candidates = marked or [i for i in long if not is_outlet(lines[i].text)] or long
    if not candidates:
        return None
    candidates = sorted(candidates, key=lambda i: lines[i].text.endswith("."))
    told = {stem for line in lines[start : start + LONGEST_STORY] for stem in _stems(line.text[:2000])}
    shared = {i: len(told & _stems(lines[i].text)) for i in candidates}
    if marked:
        return candidates[0]
    if candidates[0] == 0 and len(candidates) < MANY_CANDIDATES:
        fuller = (i for i in candidates if shared[i] >= shared[0] + LEAST_TOLD and lines[i].words <= LONGEST_LIKELY_TITLE)
        return next(fuller, 0) if shared[0] < LEAST_TOLD and _is_like_a_label(lines[0].text) else 0
    return next((i for i in candidates if shared[i] >= LEAST_TOLD), candidates[0])


def _is_like_a_label(text: str) -> bool:
    """Whether a line is like the name of a section or the slug of an agency, and may be no title though it stands first."""
    return "--" in text or is_name(text) or has_article(text)


def _stems(text: str) -> set[str]:
    """The longer words of a text, without their endings."""
    return {word[:5] for word in fold(text) if len(word) > 3}


def _may_be_title(line: Line) -> bool:
    if is_trail(line.text) or _names_contact(line.text):
        return False
    return line.words <= LONGEST_TITLE and (not line.closed or line.gap or line.text[-1] in "?!")


def _names_contact(text: str) -> bool:
    """Whether a line is a name and a house, as above a press release ("Ann Lee, Lem Robotics")."""
    name, comma, house = text.partition(", ")
    return bool(comma) and len(name.split()) < 4 and len(house.split()) < 4 and is_name(name) and is_name(f"{house} X")


def _beside_title(
    lines: Sequence[Line], index: int, title: int, known: _Known, have: AbstractSet[Role], *, last: bool
) -> Verdict:
    """The role of a line of the head. `have` are the roles found so far; `last` says that the story follows."""
    line = lines[index]
    if fold(outlet_tail(line.text)[0]) == fold(outlet_tail(lines[title].text)[0]):
        return Verdict(Role.TITLE, "the title, repeated")
    if is_outlet(line.text) or has_article(line.text) or (index < title and _names_house(lines, index)):
        return Verdict(Role.OUTLET, "the name of an outlet alone")
    signed = (_is_signed(lines, index, known) if index > title else _is_beside_signature(index, known)) or (
        last and line.words < 5 and Role.BYLINE not in have
    )
    if signed and is_name(line.text) and is_body(line.text):
        return Verdict(Role.OUTLET, "a body beside a date")
    if signed and is_name(line.text):
        return Verdict(Role.BYLINE, "a name alone in the head of the page")
    if index < title:
        return Verdict(Role.FURNITURE, "above the title")
    if is_job(line.text) and (signed or Role.BYLINE in have):
        return Verdict(Role.BYLINE, "what the author is")
    if line.text.isupper() and line.words == 1 and len(line.text) >= SHORTEST_PLACE and _is_beside_signature(index, known):
        return Verdict(Role.BYLINE, "an agency beside a date")
    return _below_title(line, known.get(index + 1), have)


def _names_house(lines: Sequence[Line], index: int) -> bool:
    """Whether a name above the title comes back on the page as an outlet's: in an address, or within a notice or a credit."""
    words = fold(lines[index].text)
    if len(words) > LONGEST_OUTLET or is_navigation(lines[index].text) or not is_name(f"{lines[index].text} X"):
        return False
    host = re.compile(rf"\b{''.join(words)}\.\w{{2}}")
    phrase = Phrases([lines[index].text])
    return any(
        host.search(line.text)
        or (len(fold(line.text)) > len(words) and phrase.within(fold(line.text)) and _speaks_of_house(line))
        for i, line in enumerate(lines)
        if i != index
    )


def _speaks_of_house(line: Line) -> bool:
    found = furniture(line.text, edge=True) or credit(line.text, edge=True)
    return found is not None and found.reason != "navigation"


def _below_title(line: Line, below: Verdict | None, have: AbstractSet[Role]) -> Verdict:
    if below and below.role is Role.CREDIT and (line.closed or Role.STANDFIRST in have):
        return Verdict(Role.CAPTION, "stands above a picture credit")
    if credited_at_top(line.text):
        return Verdict(Role.CAPTION, "ends with a name")
    if author := credit(line.text, edge=True):
        return author
    if line.closed or line.words >= TITLE_WORDS:
        return Verdict(Role.STANDFIRST, "between the title and the story")
    if line.text.isupper() and len(line.text) > SHORTEST_PLACE:
        return Verdict(Role.DATELINE, "a place alone above the story")
    return Verdict(Role.FURNITURE, "a label below the title")


def _is_beside_signature(index: int, known: _Known) -> bool:
    return any(known[i].role in (Role.DATE, Role.BYLINE) for i in (index - 1, index + 1) if i in known)


def _is_signed(lines: Sequence[Line], index: int, known: _Known) -> bool:
    """Whether a date or another byline stands within two lines; buttons to share do not count."""
    for step in (-1, 1):
        at, left = index + step, 2
        while left and 0 <= at < len(lines):
            verdict = known.get(at)
            if verdict and verdict.role in (Role.DATE, Role.BYLINE):
                return True
            left -= not (verdict and verdict.role is Role.FURNITURE and lines[at].words < 3)
            at += step
    return False
