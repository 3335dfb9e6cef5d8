"""Search: in every article and role, letter by letter, and from match to match over the pairs."""

from __future__ import annotations

import pytest

from newsdiff.model import Kind
from newsdiff.tui.search import find, hits_in, within
from newsdiff.tui.table import Cell, Passage, Piece, Side, Tone
from newsdiff.tui.widgets.pair_view import PairView

from .conftest import COURIER, DIGEST, WIRE, article, drawn_on, opened, settle, sheet_of, shown

ONE = article("One", [["The  Quay fell.", "It’s “gone”, she said."]], title="A quay", furniture=["Quay tours"])


def words(looked_for: str, *, of=ONE) -> list[str]:
    return [of.text[start:end] for start, end in find(looked_for, [of]).places[0]]


@pytest.mark.parametrize(
    ("looked_for", "found"),
    [
        pytest.param("quay", ["quay", "Quay", "Quay"], id="title, furniture and body, whatever the case"),
        pytest.param("the quay", ["The  Quay"], id="any blank is a blank"),
        pytest.param('it\'s "gone"', ["It’s “gone”"], id="any quote mark is a quote mark"),
        pytest.param("fell.*", [], id="plain words are plain"),
        pytest.param("", [], id="nothing"),
        pytest.param("  ", [], id="blanks"),
        pytest.param("re:f.ll", ["fell"], id="an expression"),
        pytest.param("re:", [], id="an expression that is not there yet"),
        pytest.param("re:quay.*", ["quay", "Quay tours", "Quay fell. It’s “gone”, she said."], id="to the end of the line"),
        pytest.param("re:x*", [], id="what matches nothing is no match"),
    ],
)
def test_what_is_found(looked_for, found):
    assert words(looked_for) == found


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ("re:(", "this is no regular expression yet"),
        ("re:(a+)+$", "could take for ever"),
        ("re:(a|a)*b", "could take for ever"),
        ("re:(ab){2,}", "could take for ever"),
        ("re:a.*b.*c.*d", "could take for ever"),
    ],
)
def test_an_expression_that_cannot_be_used_is_answered_with_a_line(expression, problem):
    search = find(expression, [ONE, ONE])
    assert problem in search.problem
    assert search.places == ((), ())


def test_each_article_has_its_own_places():
    assert [len(places) for places in find("bridge", [WIRE, COURIER, DIGEST]).places] == [3, 4, 0]


def test_a_match_cut_into_pieces_is_one_hit_and_notes_are_not_searched():
    pieces = (Piece("The qu", Side.LEFT, 0), Piece("ay", Side.LEFT, 6, Tone.OMITTED), Piece(" quay", Side.LEFT, 0, Tone.NOTE))
    (hit,) = hits_in([[Cell((Passage(pieces),))]], (find("quay", [article("A", [["The quay"]])]).places[0], ()))
    assert (hit.row, hit.side, hit.span) == (0, Side.LEFT, (4, 8))


def test_spans_within_offsets():
    spans = find("quay", [ONE]).places[0]
    assert within(spans, 0, 2) == ()
    assert within(spans, spans[1].start, spans[1].end) == (spans[1],)


def status(app) -> str:
    return shown(app).splitlines()[-1]


async def typed(pilot, text: str) -> None:
    await pilot.press("slash", *text)
    await pilot.pause()


async def test_back_in_the_text_the_status_line_says_what_n_does_now(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("/", *"bridge", "enter")
        await pilot.pause()
        assert "n/N match" in shown(pilot.app).splitlines()[-1]


async def test_every_letter_looks_anew_and_counts_in_all_articles(reader):
    async with opened(reader(WIRE, COURIER, DIGEST)) as pilot:
        await typed(pilot, "ferr")
        assert " A 1  B 2  C 0 " in status(pilot.app)
        await pilot.press("i", "e")
        await pilot.pause()
        assert " A 1  B 1  C 0 " in status(pilot.app)
        assert "2 of 2 here" in status(pilot.app), "the first one is in a title, above where the reader is"


async def test_enter_keeps_the_search_and_n_walks_its_matches_until_escape(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await typed(pilot, "bridge")
        await pilot.press("enter")
        await pilot.pause()
        assert not pilot.app.screen.query_one("#search").display
        view = pilot.app.screen.query_one(PairView)
        seen = [view.hit_number]
        for key in "nnN":
            await pilot.press(key)
            seen.append(view.hit_number)
        assert seen == [seen[0], seen[0] + 1, seen[0] + 2, seen[0] + 1]
        assert "n/N match" in status(pilot.app)
        await pilot.press("escape", "g", "n")
        assert sheet_of(pilot.app).change.kind is Kind.NUMBER
        assert "8 changes" in status(pilot.app)


async def test_escape_in_the_line_ends_the_search(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await typed(pilot, "bridge")
        await pilot.press("escape")
        await pilot.pause()
        assert "8 changes" in status(pilot.app)
        await pilot.press("j")
        assert sheet_of(pilot.app).row, "letters are keys again"


async def test_a_match_in_what_is_folded_is_unfolded_while_the_search_is_on(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await pilot.press("c")
        before = len(sheet_of(pilot.app).rows)
        await typed(pilot, "ten bridges")
        assert "Read more: ten bridges to see" in shown(pilot.app)
        await pilot.press("escape")
        await pilot.pause()
        assert len(sheet_of(pilot.app).rows) == before


async def test_past_the_last_match_the_search_goes_on_in_a_pair_with_another_article(reader):
    async with opened(reader(WIRE, COURIER, DIGEST)) as pilot:
        await typed(pilot, "the fair")
        assert "none here" in status(pilot.app)
        await pilot.press("enter", "n")
        await settle(pilot)
        assert sheet_of(pilot.app).comparison.right is DIGEST
        assert "1 of 1 here" in status(pilot.app)
        await pilot.press("n")
        await settle(pilot)
        assert sheet_of(pilot.app).comparison.right is DIGEST, "there is no more"


async def test_matches_are_drawn_and_the_one_at_hand_differently(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await typed(pilot, "storm")
        styles = [segment.style for segment in drawn_on(pilot.app) if segment.text == "storm" and segment.style.reverse]
        assert len(styles) == 2
        assert styles[0] != styles[1]


async def test_in_one_running_text_a_match_in_words_of_both_is_met_once(reader):
    async with opened(reader(WIRE, COURIER), (80, 30)) as pilot:
        await typed(pilot, "storm")
        assert " A 1  B 1 " in status(pilot.app)
        assert "1 of 1 here" in status(pilot.app)


async def test_a_bad_expression_says_so_in_the_status_line(reader):
    async with opened(reader(WIRE, COURIER)) as pilot:
        await typed(pilot, "re:(a+)+")
        assert "could take for ever" in status(pilot.app)
