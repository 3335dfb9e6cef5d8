"""Both sides of a row as one running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.language.lexicon import lexicon
from newsdiff.language.tokens import tokens
from newsdiff.model import Change, Comparison, Group, Kind, Relation, Span
from newsdiff.tui.rows import build_rows
from newsdiff.tui.table import Options, Side, Tone
from newsdiff.tui.unified import unified_cell

from .conftest import article, change, wire_courier

WORDS = lexicon("en")

_MARKS = {Tone.OMITTED: "[-{}-]", Tone.ADDED: "{{+{}+}}", Tone.DATELINE: "<{}>", Tone.NOTE: "({})"}


def drawn(cell) -> list[str]:
    """Passages with their label, omissions as [-…-] and additions as {+…+}."""
    return [f"{passage.label}|" + "".join(_told(piece) for piece in passage.pieces) for passage in cell.passages]


def _told(piece) -> str:
    return piece.text if piece.text.isspace() else _MARKS.get(piece.tone, "{}").format(piece.text)


def merged(left: str, right: str, *changes: tuple[Kind, str, str], hidden: bool = False) -> list[str]:
    one, two = article("One", [[left]]), article("Two", [[right]])
    found = tuple(change(one, two, *edit) for edit in changes)
    comparison = Comparison(one, two, (Group((0,), (0,), 0.8, Relation.EDITED, changes=found),))
    options = Options() if hidden else Options(hidden=frozenset())
    return drawn(unified_cell(build_rows(comparison, options)[0], "B", WORDS))


@pytest.mark.parametrize(
    ("left", "right", "changes", "expected"),
    [
        pytest.param(
            "He said it rained.",
            "He claimed it rained.",
            [(Kind.VERB, "said", "claimed")],
            "¶1|He [-said-] {+claimed+} it rained.",
            id="a word for a word",
        ),
        pytest.param(
            "It rained on Monday.",
            "It rained.",
            [(Kind.DATE, "on Monday", "")],
            "¶1|It rained [-on Monday-].",
            id="words left out",
        ),
        pytest.param(
            "It rained.",
            "It rained all day.",
            [(Kind.INSERTED, "", "all day")],
            "¶1|It rained {+all day+}.",
            id="words put in before the stop",
        ),
        pytest.param(
            "Rain fell.",
            "Cold rain fell.",
            [(Kind.INSERTED, "", "Cold")],
            "¶1|{+Cold+} Rain fell.",
            id="a blank parts what two texts would run together",
        ),
        pytest.param(
            "“Go,” he said.",
            "Go, he said.",
            [(Kind.FORM, "Go,", "Go,")],
            "¶1|[-“-]Go,[-”-] he said.",
            id="stray quote marks are shown as what one side has",
        ),
        pytest.param(
            "The old bridge fell.",
            "The new bridge rose.",
            [
                (Kind.ALTERED, "old bridge fell", "new bridge rose"),
                (Kind.REPLACED, "old", "new"),
                (Kind.REPLACED, "fell", "rose"),
            ],
            "¶1|The [-old-] {+new+} bridge [-fell-] {+rose+}.",
            id="words are cut finer than a change that takes in a whole phrase",
        ),
        pytest.param(
            "It rained, the captain said.",
            "It rained, the coastguard said.",
            [(Kind.ANONYMISED, "captain", "the coastguard")],
            "¶1|It rained, the [-captain-] {+coastguard+} said.",
            id="a word that is on both sides is never marked",
        ),
        pytest.param(
            "She said: “Stay.”",
            "“Stay.”",
            [(Kind.DROPPED, "She said:", "")],
            "¶1|[-She said:-] “Stay.”",
            id="what the left begins with",
        ),
        pytest.param(
            "“Stay.”",
            "She said: “Stay.”",
            [(Kind.ADDED, "", "She said:")],
            "¶1|{+She said:+} “Stay.”",
            id="what the right begins with",
        ),
        pytest.param(
            "We are alarmed, he said.",
            "“We are alarmed,” he said.",
            [(Kind.FORM, "We are alarmed", "We are alarmed")],
            "¶1|{+“+}We are alarmed,{+”+} he said.",
            id="quote marks that only the right has",
        ),
        pytest.param(
            "She left. He said it rained.",
            "She left. He said: “It rained.”",
            [(Kind.FORM, "it rained", "It rained")],
            "¶1|She left. He said {+“+}it rained.{+”+}",
            id="opening marks stand before their word and closing ones after it",
        ),
        pytest.param(
            'He said: "It rained."',
            "He said: “It rained.”",
            [],
            '¶1|He said: "It rained."',
            id="the shape of quote marks is house style",
        ),
        pytest.param(
            "The mate, who slept, left.",
            "The mate left.",
            [(Kind.DELETED, "who slept", "")],
            "¶1|The mate[-,-] [-who slept,-] left.",
            id="marks around what went go with it",
        ),
        pytest.param(
            "The mate left.",
            "The mate, who slept, left.",
            [(Kind.INSERTED, "", "who slept")],
            "¶1|The mate{+,+} {+who slept,+} left.",
            id="marks around what came come with it",
        ),
        pytest.param(
            "Ada, chair, left.",
            "Ada, the chair, left.",
            [(Kind.INSERTED, "", "the")],
            "¶1|Ada, {+the+} chair, left.",
            id="a mark before what came stays if both sides have it",
        ),
        pytest.param(
            "Ada, the chair, left.",
            "Ada, chair, left.",
            [(Kind.DELETED, "the", "")],
            "¶1|Ada, [-the-] chair, left.",
            id="a mark before what went stays if both sides have it",
        ),
    ],
)
def test_changes_stand_in_place(left, right, changes, expected):
    assert merged(left, right, *changes) == [expected]


@pytest.mark.parametrize(
    ("left", "right", "edit", "shown"),
    [
        pytest.param(
            "The defense won.",
            "The defence won.",
            (Kind.SPELLING, "defense", "defence"),
            "The [-defense-] {+defence+} won.",
            id="put",
        ),
        pytest.param("Mr Feld won.", "Feld won.", (Kind.HONORIFIC, "Mr", ""), "[-Mr-] Feld won.", id="gone"),
        pytest.param("So Feld won.", "So Mr Feld won.", (Kind.HONORIFIC, "", "Mr"), "So {+Mr+} Feld won.", id="come"),
        pytest.param("Then, he won.", "Then he won.", (Kind.PUNCTUATION, ",", ""), "Then[-,-] he won.", id="a mark"),
    ],
)
def test_what_is_hidden_reads_as_the_left_has_it(left, right, edit, shown):
    assert merged(left, right, edit, hidden=True) == [f"¶1|{left}"]
    assert merged(left, right, edit) == [f"¶1|{shown}"]


def test_rows_that_are_no_edit():
    rows = build_rows(wire_courier(), Options())
    cells = [drawn(unified_cell(row, "B", WORDS)) for row in rows]
    assert cells[0] == ["B|(2 lines of page furniture and captions folded (.))"]
    assert cells[1] == ["B¶1|Work on the bridge began in spring."]
    assert cells[3] == [
        "|Ferries will run every hour.",
        "B¶3|The ferry is to sail hourly instead, and the timetable hangs on the quay.",
    ]
    assert cells[6] == ["|No ships were late."]
    assert cells[7] == ["¶4|Work on the bridge began in spring.", "|(stands in ¶1 of Courier (Enter goes there))"]
    assert cells[8] == ["B|Fishermen are angry."]


def _no_apostrophe(text: str) -> bool:
    """An apostrophe beside a word put in would make one word of two, for the test only."""
    return "’" not in text


_SENTENCES = st.text(st.sampled_from('ab cd. ,“”"’:-é漢'), min_size=1, max_size=40).filter(str.strip)


@given(_SENTENCES, _SENTENCES)
def test_nothing_of_the_left_text_is_lost_or_out_of_order(left, right):
    one, two = article("One", [[left]]), article("Two", [[right]])
    row = build_rows(Comparison(one, two, (Group((0,), (0,), 0.8, Relation.EDITED, changes=_any_change()),)), Options())[0]
    pieces = [
        piece for passage in unified_cell(row, "B", WORDS).passages for piece in passage.pieces if piece.tone is not Tone.NOTE
    ]
    kept = [piece for piece in pieces if piece.side is Side.LEFT]
    assert "".join(piece.text for piece in kept) == left.replace("\n", " ")
    assert all(one.text[piece.start : piece.end] == piece.text for piece in kept)


@given(_SENTENCES.filter(_no_apostrophe), _SENTENCES.filter(_no_apostrophe))
def test_every_word_of_the_right_is_there_or_in_the_left(left, right):
    one, two = article("One", [[left]]), article("Two", [[right]])
    row = build_rows(Comparison(one, two, (Group((0,), (0,), 0.8, Relation.EDITED, changes=_any_change()),)), Options())[0]
    drawn_text = "".join(piece.text for passage in unified_cell(row, "B", WORDS).passages for piece in passage.pieces)
    found = {token.folded for token in tokens(drawn_text, Span(0, len(drawn_text)), WORDS)}
    assert {token.folded for token in tokens(right, Span(0, len(right)), WORDS)} <= found


def _any_change() -> tuple[Change, ...]:
    return (Change(Kind.REPLACED, None, None, "", "", "", 1.0),)
