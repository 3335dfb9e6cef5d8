"""Which articles are open and which pair is on."""

from __future__ import annotations

import pytest

from newsdiff.tui.session import Pair, Session
from newsdiff.tui.table import Side

from .conftest import COURIER, DIGEST, WIRE, wire_courier


@pytest.fixture
def session() -> Session:
    return Session((WIRE, COURIER, DIGEST))


def test_pairs_are_all_combinations_the_earlier_article_on_the_left(session):
    assert session.pairs == [(0, 1), (0, 2), (1, 2)]


def test_stepping_goes_round_and_back(session):
    seen = []
    for _ in range(4):
        seen.append(session.pair)
        session.step(1)
    assert seen == [(0, 1), (0, 2), (1, 2), (0, 1)]
    session.step(-1)
    assert session.pair == (0, 1)


def test_a_swapped_pair_has_the_number_of_the_pair(session):
    session.pair = Pair(2, 0)
    assert session.number == 2
    assert session.article(Side.LEFT) is DIGEST


@pytest.mark.parametrize(
    ("side", "place", "pair"),
    [
        pytest.param(Side.LEFT, 2, (2, 1), id="another article"),
        pytest.param(Side.RIGHT, 0, (1, 0), id="the one on the other side swaps"),
        pytest.param(Side.LEFT, 0, (0, 1), id="the one that is there"),
        pytest.param(Side.LEFT, 3, (0, 1), id="none"),
    ],
)
def test_choosing_an_article_for_a_side(session, side, place, pair):
    assert session.choose(side, place) is (place < 3)
    assert session.pair == pair


def test_a_comparison_is_kept_for_its_own_way_round_only(session):
    session.keep(Pair(0, 1), wire_courier())
    assert session.made(Pair(0, 1)) == wire_courier()
    assert session.made(Pair(1, 0)) is None
