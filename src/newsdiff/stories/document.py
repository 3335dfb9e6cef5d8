"""A story as a record, and as the JSON that a story file holds.

People may read and mend the file, so it is checked field by field; what is wrong is one line with the place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from newsdiff import __version__
from newsdiff.clean import clean
from newsdiff.correcting.records import FOLDED, LINKED, PARTED, REVIEWED, UNFOLDED, WRONG, Act, Correction, Key, Place, Spot
from newsdiff.errors import DamagedStory
from newsdiff.model import Kind, Span
from newsdiff.reading.raw import Options

__all__ = ["KnownArticle", "Story", "dumps", "loads"]

SCHEMA = 1
"""Counts up when an older newsdiff could not read the file."""

_SURROGATE = re.compile("[\ud800-\udfff]")

T = TypeVar("T")

_VALUES = {
    Act.LABEL: {WRONG, *Kind},
    Act.REVIEW: {REVIEWED},
    Act.LINK: {LINKED, PARTED},
    Act.FOLD: {FOLDED, UNFOLDED},
}


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article of a story: where it was read, what it is called, and what its texts went by, the last one last."""

    source: str
    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """`sources` are as they were named, paths seen from the folder of the file; `how` says how they are read."""

    sources: tuple[str, ...] = ()
    how: Options = field(default_factory=Options)
    articles: tuple[KnownArticle, ...] = ()
    corrections: Mapping[Key, Correction] = field(default_factory=dict)

    def having(self, corrections: Iterable[Correction]) -> Story:
        """The story with these corrections in the place of its own."""
        return replace(self, corrections={one.key: one for one in corrections})


def dumps(story: Story) -> str:
    """The text of a story file; the same story gives the same text."""
    written = {
        "newsdiff": __version__,
        "story": SCHEMA,
        "sources": list(story.sources),
        "reading": _how_written(story.how),
        "articles": [{"name": one.name, "source": one.source, "texts": list(one.texts)} for one in story.articles],
        "corrections": [_written(one) for one in story.corrections.values()],
    }
    text = json.dumps(written, ensure_ascii=False, indent=1)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def loads(text: str, where: str) -> Story:
    """The story in a text. Raises DamagedStory that says where it makes no sense."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DamagedStory(f"is no story file: {error}", where=where, mend="mend it, or move it away") from error
    fields = _Fields(found, where, "the file")
    if fields.of("story", int) > SCHEMA:
        raise DamagedStory("was written by a later newsdiff", where=where, mend="use that, or another story file")
    articles = [_Fields(one, where, f"article {n}") for n, one in enumerate(fields.of("articles", list), 1)]
    corrections = [_Fields(one, where, f"correction {n}") for n, one in enumerate(fields.of("corrections", list), 1)]
    story = Story(
        tuple(fields.texts("sources")),
        _how_read(_Fields(fields.of("reading", dict), where, "reading")),
        tuple(KnownArticle(one.text("source"), one.text("name"), tuple(one.texts("texts"))) for one in articles),
    )
    return story.having(_read(one) for one in corrections)


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of an object in the file; `what` names it in messages."""

    found: Any
    where: str
    what: str

    def of(self, name: str, kind: type[T]) -> T:
        """The field, which must be of this kind."""
        value = self.found.get(name) if isinstance(self.found, dict) else None
        if not isinstance(value, kind) or isinstance(value, bool):
            raise self.wrong(f"{name!r} must be {_CALLED[kind]}")
        return value

    def text(self, name: str) -> str:
        """A text, made harmless."""
        return clean(self.of(name, str)).text

    def texts(self, name: str) -> list[str]:
        """A list of texts."""
        values = self.of(name, list)
        if not all(isinstance(value, str) for value in values):
            raise self.wrong(f"{name!r} must be a list of texts")
        return [clean(value).text for value in values]

    def named(self, name: str, make: Callable[[str], T]) -> T:
        """A text that is the name of something."""
        value = self.of(name, str)
        try:
            return make(value)
        except ValueError as error:
            raise self.wrong(f"there is no {name} {value!r}") from error

    def wrong(self, what: str) -> DamagedStory:
        """The error that says what is wrong with this object."""
        return DamagedStory(f"{self.what}: {what}", where=self.where, mend="mend it, or move the file away")


_CALLED: dict[type, str] = {int: "a number", list: "a list", dict: "an object", str: "a text"}


def _written(one: Correction) -> dict[str, Any]:
    sides = {"left": one.left, "right": one.right} if one.right else {"left": one.left}
    return {
        "act": one.act,
        "value": one.value,
        **({"kind": one.kind} if one.kind else {}),
        **{name: {"text": side.text, "spots": [_spot_written(spot) for spot in side.spots]} for name, side in sides.items()},
    }


def _spot_written(spot: Spot) -> dict[str, Any]:
    return {"start": spot.span.start, "end": spot.span.end, "words": spot.words, "before": spot.before, "after": spot.after}


def _read(fields: _Fields) -> Correction:
    act, value = fields.named("act", Act), fields.of("value", str)
    if value not in _VALUES.get(act, {value}):
        raise fields.wrong(f"{value!r} is nothing that {act} can be")
    kind = fields.named("kind", Kind) if "kind" in fields.found else None
    left = _place(fields, "left")
    right = _place(fields, "right") if "right" in fields.found else None
    if (right is None) != (act is Act.FOLD) or (
        act in (Act.FOLD, Act.LINK) and not (left.spots and (not right or right.spots))
    ):
        raise fields.wrong(f"these are not the places of a {act}")
    if act is Act.LABEL and kind is None:
        raise fields.wrong("a label has a kind")
    return Correction(act, left, right, clean(value).text, kind)


def _place(fields: _Fields, name: str) -> Place:
    side = _Fields(fields.of(name, dict), fields.where, f"{fields.what}, {name}")
    spots = (_Fields(one, side.where, f"{side.what}, a spot") for one in side.of("spots", list))
    return Place(
        side.text("text"),
        tuple(
            Spot(
                Span(one.of("start", int), one.of("end", int)),
                one.of("words", str),
                one.of("before", str),
                one.of("after", str),
            )
            for one in spots
        ),
    )


def _how_written(how: Options) -> dict[str, Any]:
    chosen = {"type": how.media_type, "entries": list(how.entries), "columns": dict(how.columns), "linked": how.linked}
    return {name: value for name, value in chosen.items() if value}


def _how_read(fields: _Fields) -> Options:
    found = fields.found
    columns = fields.of("columns", dict) if "columns" in found else {}
    if not all(isinstance(value, str) for value in columns.values()):
        raise fields.wrong("'columns' must be texts by field")
    return Options(
        media_type=fields.text("type") if "type" in found else "",
        entries=tuple(fields.texts("entries")) if "entries" in found else (),
        columns=columns,
        linked=found.get("linked") is True,
    )
