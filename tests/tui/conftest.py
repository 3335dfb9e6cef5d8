"""Small invented articles and comparisons, built by hand so that the screens can be tried without the other wings."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from textual.app import App
from textual.pilot import Pilot

from newsdiff.model import (
    Article,
    Block,
    Change,
    Comparison,
    Cue,
    Form,
    Group,
    Kind,
    Quotation,
    QuoteMarks,
    Relation,
    Role,
    Sentence,
    Span,
    Speaker,
)
from newsdiff.tui.app import Reader
from newsdiff.tui.sheet import Sheet
from newsdiff.tui.widgets.pair_view import PairView
from newsdiff.tui.wings import Wings

SNAPSHOTS = Path(__file__).parent / "snapshots"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="write the pictures and layouts anew: pytest tests/tui")


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of this name in snapshots/, or write it there."""

    def compare(name: str, text: str) -> None:
        file = SNAPSHOTS / name
        if request.config.getoption("--update-snapshots", default=False):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8"), f"{name} changed: look at it, then pytest tests/tui --update-snapshots"

    return compare


def article(
    outlet: str,
    paragraphs: Sequence[Sequence[str]],
    *,
    title: str = "",
    standfirst: str = "",
    dateline: str = "",
    furniture: Sequence[str] = (),
    **fields,
) -> Article:
    """An article whose sentences are given by paragraph; furniture stands before them, a dateline before the first."""
    text = ""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    heads = [(Role.TITLE, title), (Role.STANDFIRST, standfirst)]
    for role, line in [*heads, *((Role.FURNITURE, line) for line in furniture)]:
        if line:
            blocks.append(
                Block(role, Span(len(text), len(text) + len(line)), reason="prompt" if role is Role.FURNITURE else "")
            )
            text += line + "\n"
    for number, paragraph in enumerate(paragraphs, 1):
        if number == 1 and dateline:
            blocks.append(Block(Role.DATELINE, Span(len(text), len(text) + len(dateline))))
            text += dateline + " "
        start = len(text)
        for place, words in enumerate(paragraph, 1):
            sentences.append(Sentence(Span(len(text), len(text) + len(words)), Role.BODY, f"¶{number}s{place}", number))
            text += words + (" " if place < len(paragraph) else "")
        blocks.append(Block(Role.BODY, Span(start, len(text)), number))
        text += "\n"
    return Article(text, tuple(blocks), tuple(sentences), outlet=outlet, title=title, source=f"{outlet.lower()}.txt", **fields)


def quotation(of: Article, form: Form, words: str, speaker: str, cue: str, stance: str = "neutral") -> Quotation:
    """A quotation of the first place of these words; the cue is the first word of `cue`, which says where it stands."""
    span, who, verb = (_place(of, text) for text in (words, speaker, cue))
    assert span
    assert who
    assert verb
    end = verb.start + len(cue.split(maxsplit=1)[0])
    return Quotation(form, (span,), Speaker(speaker, *who), Cue(of.text[verb.start : end], verb.start, end, stance))


def change(left: Article, right: Article, kind: Kind, here: str = "", there: str = "", note: str = "") -> Change:
    """A change of the first place of these words in each article; no words, no place."""
    return Change(kind, _place(left, here), _place(right, there), here, there, note or f"{kind} for the test", 0.9)


def _place(of: Article, words: str) -> Span | None:
    start = of.text.index(words)
    return Span(start, start + len(words)) if words else None


WIRE = article(
    "Wire",
    [
        ["The harbour bridge will close for 12 days, the port master said on Monday.", "Ferries will run every hour."],
        ["“We cannot wait for the storm,” said Ada Lund.", "She asked drivers to stay away."],
        ["The council may pay for the repair.", "No ships were late."],
        ["Work on the bridge began in spring."],
    ],
    title="Harbour bridge to close for repairs",
    dateline="PORT LUND (Wire) -",
    byline="Ida Holm",
    published="2031-05-02",
)
WIRE = replace(
    WIRE,
    quotations=(
        quotation(WIRE, Form.INDIRECT, "The harbour bridge will close for 12 days", "the port master", "said"),
        quotation(WIRE, Form.DIRECT, "We cannot wait for the storm,", "Ada Lund", "said Ada"),
    ),
)

COURIER = article(
    "Courier",
    [
        ["Work on the bridge began in spring."],
        ["The harbour bridge will close for 10 days, the port master claimed on Monday."],
        ["The ferry is to sail hourly instead, and the timetable hangs on the quay."],
        ["“We can't wait for the storm,” said Ada Lund, and she asked drivers to stay away."],
        ["The council pays for the repair.", "Fishermen are angry."],
    ],
    title="Bridge closed: what you need to know about the ferries, the roads and the quay",
    furniture=["Read more: ten bridges to see", "Share this story"],
    quote_marks=QuoteMarks.LOST,
)
COURIER = replace(
    COURIER,
    quotations=(
        quotation(COURIER, Form.INDIRECT, "The harbour bridge will close for 10 days", "the port master", "claimed", "doubt"),
        quotation(COURIER, Form.DIRECT, "We can't wait for the storm,", "Ada Lund", "said Ada"),
    ),
)

DIGEST = article("Digest", [["A cat won the fair."], ["Its owner was proud."]], title="Cat wins fair")


def wire_courier() -> Comparison:
    """Every relation, moved, one for two, and every class of change, between WIRE and COURIER."""

    def edit(kind: Kind, here: str = "", there: str = "", note: str = "") -> Change:
        return change(WIRE, COURIER, kind, here, there, note)

    verb = edit(Kind.VERB, "said", "claimed", "reporting verb: said (neutral) → claimed (doubt)")

    return Comparison(
        WIRE,
        COURIER,
        (
            Group(
                (0,),
                (1,),
                0.9,
                Relation.EDITED,
                reason="11 of 13 words agree, in order",
                changes=(
                    edit(Kind.NUMBER, "12", "10", "number: 12 → 10"),
                    replace(verb, left_quotations=(0,), right_quotations=(0,)),
                ),
            ),
            Group(
                (1,),
                (2,),
                0.4,
                Relation.REWRITTEN,
                reason="both speak of ferry and hour",
                changes=(edit(Kind.REPLACED, "every hour", "hourly"),),
            ),
            Group(
                (2, 3),
                (3,),
                0.8,
                Relation.EDITED,
                reason="both quote Ada Lund",
                changes=(edit(Kind.PUNCTUATION, "cannot", "can't"), edit(Kind.REPLACED, "She", ", and she")),
            ),
            Group(
                (4,),
                (4,),
                0.7,
                Relation.EDITED,
                reason="5 of 7 words agree",
                changes=(edit(Kind.HEDGE, "may pay", "pays", "hedge: may → nothing"),),
            ),
            Group((5,), (), 0.0, Relation.LEFT_ONLY, reason="nothing in Courier says this"),
            Group((), (5,), 0.0, Relation.RIGHT_ONLY, reason="nothing in Wire says this"),
            Group((6,), (0,), 1.0, Relation.SAME, moved=True, reason="the same words"),
        ),
        matched=(((0,), (0,)),),
    )


def nothing_shared(left: Article, right: Article) -> Comparison:
    """Two articles of which no sentence answers to another."""
    groups = [Group((n,), (), 0.0, Relation.LEFT_ONLY) for n in left.body()]
    groups += [Group((), (n,), 0.0, Relation.RIGHT_ONLY) for n in right.body()]
    return Comparison(left, right, tuple(groups))


def all_same(left: Article, right: Article) -> Comparison:
    """Two articles that say the same, sentence by sentence."""
    return Comparison(left, right, tuple(Group((n,), (n,), 1.0, Relation.SAME, reason="same words") for n in left.body()))


def by_hand(left: Article, right: Article) -> Comparison:
    """The comparer of the tests."""
    if (left, right) == (WIRE, COURIER):
        return wire_courier()
    return all_same(left, right) if left.text == right.text else nothing_shared(left, right)


@pytest.fixture
def reader() -> Callable[..., Reader]:
    """Make a reader of some articles, with the comparer of the tests in place of the real one."""

    def make(*articles: Article, **wings) -> Reader:
        return Reader(articles, Wings(**{"compare": by_hand, **wings}))

    return make


@asynccontextmanager
async def opened(app: Reader, size: tuple[int, int] = (120, 30)) -> AsyncIterator[Pilot[None]]:
    """The reader on a screen of this size, once everything that was to be compared is."""
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


def sheet_of(app: App[Any]) -> Sheet:
    """What is being read on the pair screen."""
    sheet = app.screen.query_one(PairView).sheet
    assert sheet is not None
    return sheet


def pair_on(app: App[Any]) -> tuple[Article, Article]:
    """The articles of the pair on the screen, once it was compared."""
    comparison = sheet_of(app).comparison
    return comparison.left, comparison.right


def drawn_on(app: App[Any]) -> list[Segment]:
    """Everything on the screen."""
    return [segment for line in app.screen._compositor.render_strips() for segment in line]


def shown(app: App[Any]) -> str:
    """Everything on the screen as plain text, line by line."""
    return "\n".join("".join(segment.text for segment in line) for line in app.screen._compositor.render_strips())


def at_hand(app: App[Any]) -> str:
    """The words drawn as those of the change at hand."""
    words = (segment.text for segment in drawn_on(app) if segment.style and segment.style.reverse)
    return " ".join(text for text in words if not re.fullmatch(" [A-Z] ", text))


async def settle(pilot: Pilot[None]) -> None:
    """Wait for the workers, and for what they told."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
