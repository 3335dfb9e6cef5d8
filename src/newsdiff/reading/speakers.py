"""Which person a label means, within one article: "Quill", "Mr Quill", "he" and "the harbour master" back to "Mara Quill".

Newspapers give the full name first, then the surname, a title or a pronoun; this module follows that habit and nothing
else. Whether two articles mean the same person is decided where articles are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from newsdiff.language.lexicon import Lexicon, lexicon
from newsdiff.model import Span

__all__ = ["Mention", "Names", "mentions", "names_of", "same_name"]

ALIKE = 0.6
"""From this likeness on, two given names before one surname may be a slip of the pen."""

MISSPELT = 0.8
"""From this likeness on, two long surnames are one surname spelt in two ways."""

_PART = r"(?:(?:[A-Z]\.){1,3}|[A-Z][\w’'-]*(?:[\w-]|[’'](?= [A-Z])))"
_RUN = re.compile(rf"\b{_PART}(?: (?:{_PART}|(?:de|da|del|van|von|der|den|bin|al|la|le|y)(?= [A-Z])|Jr\.|Sr\.)){{0,5}}")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_TAIL = re.compile(r",| \(| (?:of|for|from|in|at|with|by|who|on|reviewed|seen)\b")
_WORDS = lexicon("en").grammar
_BODY = re.compile(r" (?:of|for)(?: the)? (?=[A-Z])")
_DESCRIBING = _WORDS["determiners"]
_NOT_FIRST = _WORDS["not_names"]
_OPENER = re.compile(rf"(?:(?:{'|'.join(sorted(_NOT_FIRST))}) )+", re.IGNORECASE)


@dataclass(slots=True)
class Names:
    """The people an article names, and how to get back to them from another label."""

    words: Lexicon
    by_surname: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    by_role: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    mentioned: set[str] = field(default_factory=set)
    places: list[tuple[int, str]] = field(default_factory=list)

    def resolve(self, label: str, place: int, before: str = "") -> str:
        """The full name that a label at offset `place` stands for; "" for unnamed sources.

        `before` is the name of the last speaker, whom a pronoun means unless its gender tells otherwise.
        """
        plain = _POSSESSIVE.sub("", label.strip())
        if plain.lower() in self.words.pronouns:
            return self._by_pronoun(plain.lower(), place, before)
        if body := self._body(plain):
            return body
        head = _POSSESSIVE.sub("", _named_part(plain))
        runs = [run for run in (self._person(match[0]) for match in _RUN.finditer(head)) if run]
        if (
            runs
            and head.endswith(runs[-1])
            and head.lower() not in self.words.collective_sources | self.words.anonymous_sources
        ):
            joint = runs[-2:] if len(runs) > 1 and re.search(rf"{re.escape(runs[-2])} (?:and|&) ", head) else runs[-1:]
            return " and ".join(self._full(name, place) for name in joint)
        role = head.lower().rpartition(" ")[2]
        return (
            _latest(self.by_role.get(role, []), place)
            if plain.lower().startswith(("the ", "his ", "her ")) or "’s " in plain
            else ""
        )

    def _body(self, label: str) -> str:
        """The whole name of a body that is called by what it is for: "Department for Roads"; "" for others."""
        head = label.removeprefix("the ").removeprefix("The ")
        first = _BODY.split(head, maxsplit=1)[0]
        named = " " not in first and first.lower() in self.words.collective_sources
        return head if named and first != head and head[:1].isupper() and "," not in head else ""

    def _is_person(self, name: str) -> bool:
        """Whether a name can be a person's: two words or more, none of which says that it is a body."""
        parts = name.lower().split()
        return len(parts) > 1 and "’s " not in name and "s’ " not in name and not set(parts) & self.words.collective_sources

    def knows(self, name: str) -> bool:
        """Whether the article names this person, be it in another spelling."""
        return any(same_name(name, other) for other in (*self.by_surname, *self.mentioned))

    def _full(self, name: str, place: int) -> str:
        if " " in name:
            return name
        return _latest(self.by_surname.get(name, []), place) or name

    def _by_pronoun(self, pronoun: str, place: int, before: str) -> str:
        gender = self.words.pronouns[pronoun].gender
        if gender not in ("m", "f"):
            return before if gender != "p" or not before else ""
        if not self._is_person(before) or self.genders.get(before, gender) != gender:
            near = [
                (at, name)
                for at, name in self.places
                if at < place and self._is_person(name) and self.genders.get(name, gender) == gender
            ]
            before = _latest(near, place, only_before=True)
        if before:
            self.genders.setdefault(before, gender)
        return before

    def _person(self, run: str) -> str:
        """A run of capitalised words without what stands before the name: openers, titles and whose titles they are."""
        parts = run.split()
        while parts and parts[0].lower() in _NOT_FIRST:
            del parts[0]
        titled = [k + length for k in range(len(parts)) if (length := self._title_length(parts[k:]))]
        del parts[: max(titled, default=0)]
        if len(parts) > 2 and parts[0].lower() in self.words.anonymous_sources:
            del parts[0]
        return _POSSESSIVE.sub("", " ".join(parts))

    def _title_length(self, parts: list[str]) -> int:
        """How many of the first words are a title."""
        lower = [part.lower().rstrip(".") for part in parts]
        if lower[0] in self.words.courtesy_titles:
            return 1
        return next((n for n in range(min(4, len(parts)), 0, -1) if tuple(lower[:n]) in self.words.role_titles), 0)


def _named_part(label: str) -> str:
    """The part of a label that can be a name: its head, or an apposition behind it ("the architect, Ines Calloway")."""
    first, comma, rest = label.partition(", ")
    named = comma and first.strip() and rest.split()[-1][:1].isupper()
    if named and (first.split()[0].lower() in _DESCRIBING or not first.split()[-1][:1].isupper()):
        return rest
    return _TAIL.split(label, maxsplit=1)[0]


def same_name(one: str, other: str) -> bool:
    """Whether two names can be one person's: one surname, a slip of the pen allowed, and no two given names that differ."""
    if (" and " in one) != (" and " in other):
        return False
    first, second = one.rpartition(" ")[2].casefold(), other.rpartition(" ")[2].casefold()
    if first == second:
        return _same_given(one.split()[:-1], other.split()[:-1])
    longest = max(len(first), len(second))
    return longest >= 5 and first[0] == second[0] and SequenceMatcher(None, first, second, autojunk=False).ratio() >= MISSPELT


def _same_given(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether given names can be one person's: any two of them alike, or none on a side."""
    return not (one and other) or any(_alike(first, second) for first in one for second in other)


def _alike(one: str, other: str) -> bool:
    """Whether two given names can be one: short for each other, an initial, a nickname, a slip of the pen."""
    first, second = one.casefold().strip("."), other.casefold().strip(".")
    if first.startswith(second) or second.startswith(first) or first[:2] == second[:2]:
        return True
    nicknames = lexicon("en").nicknames
    if nicknames.get(first, frozenset([first])) & nicknames.get(second, frozenset([second])):
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE


class Mention(NamedTuple):
    """Capitalised words that may be a name: where they stand, title and all, and the name without its title."""

    span: Span
    name: str


def mentions(text: str, stretch: Span, names: Names) -> Iterator[Mention]:
    """Everything written like a name in a stretch of the text, in order; a word that only opens a sentence may be among it."""
    for match in _RUN.finditer(text, *stretch):
        if person := names._person(match[0]):
            opener = _OPENER.match(match[0])
            start = match.start() + (opener.end() if opener and opener.end() + len(person) <= len(match[0]) else 0)
            ending = _POSSESSIVE.search(match[0])
            yield Mention(Span(start, ending.start() + match.start() if ending else match.end()), person)


def names_of(text: str, words: Lexicon) -> Names:
    """The people named in a text."""
    names = Names(words)
    for match in _RUN.finditer(text):
        person = names._person(match[0])
        if not person:
            continue
        names.mentioned.add(person)
        if " " in person or person in names.by_surname:
            names.places.append((match.start(), names._full(person, match.start())))
        if " " in person:
            seen = names.by_surname.setdefault(person.split()[-1], [])
            if all(person != name for _, name in seen):
                seen.append((match.start(), person))
            _note_role(names, text, match, person)
        _note_gender(names, match[0], person)
    return names


def _note_role(names: Names, text: str, match: re.Match[str], person: str) -> None:
    """Remember what the person is: "foreign minister Mara Quill", "Mara Quill, the harbour master,"."""
    before = re.findall(r"[A-Za-z]+", match[0][: match[0].find(person.split(maxsplit=1)[0])]) or re.findall(
        r"([a-z]+) $", text[max(0, match.start() - 40) : match.start()]
    )
    titled = re.search(
        r"(?:^|[.,;] )(?:[Tt]he|[Aa]n?|[A-Z][\w’'-]*’s) (?:[\w’'-]+ ){0,5}?([a-z]+), $",
        text[max(0, match.start() - 80) : match.start()],
    )
    after = re.match(
        r", (?:the |a |an |who is )?((?:[\w’'-]+ ){0,4}?[a-z]+)(?=,| of| for| at| in| who)",
        text[match.end() : match.end() + 80],
    )
    for role in [*before[-1:], *([after[1].split()[-1]] if after else []), *([titled[1]] if titled else [])]:
        names.by_role.setdefault(role.lower(), []).append((match.start(), person))


def _note_gender(names: Names, run: str, person: str) -> None:
    title = run.split(maxsplit=1)[0].lower().rstrip(".")
    gender = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f"}.get(title)
    if gender:
        for _, name in names.by_surname.get(person.rsplit(maxsplit=1)[-1], []):
            names.genders[name] = gender


def _latest(seen: list[tuple[int, str]], place: int, *, only_before: bool = False) -> str:
    """The name seen last before `place`, else the first one."""
    earlier = [name for at, name in seen if at <= place]
    return earlier[-1] if earlier else (seen[0][1] if seen and not only_before else "")
