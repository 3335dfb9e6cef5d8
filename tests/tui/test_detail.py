"""What the bar below the text says of the change at hand and of who said what around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdiff.model import Comparison, Kind
from newsdiff.tui.widgets.detail import Detail

from .conftest import COURIER, WIRE, change, opened, wire_courier


def several(left, right) -> Comparison:
    """The comparison of the tests with more changes of who said what in its first group."""
    made = wire_courier()
    label = replace(change(left, right, Kind.SPEAKER, "the port master", "the port master"), slight=True)
    dropped = change(left, right, Kind.DROPPED, "on Monday")
    setting = change(left, right, Kind.SETTING, "on Monday", "on Monday")
    first = made.groups[0]
    return replace(made, groups=(replace(first, changes=(*first.changes, setting, label, dropped)), *made.groups[1:]))


def lines(app) -> list[str]:
    return app.screen.query_one(Detail).render().plain.splitlines()


async def test_the_other_attribution_changes_of_the_group_stand_below_the_change_at_hand_most_telling_first(reader):
    async with opened(reader(WIRE, COURIER, compare=several), (140, 40)) as pilot:
        await pilot.press("n")
        assert [line.split()[:2] for line in lines(pilot.app)[2:4]] == [["❝", "dropped"], ["❝", "verb"]]
        assert "verb said (neutral) → claimed (doubt)" in lines(pilot.app)[3]
        assert "setting" in lines(pilot.app)[3], "what has no line of its own shares the last"


async def test_the_one_at_hand_is_not_told_twice(reader):
    async with opened(reader(WIRE, COURIER, compare=several), (140, 40)) as pilot:
        await pilot.press("a")
        head, *others = lines(pilot.app)
        kind = head.split("·")[1].split()[0]
        assert not any(f"❝ {kind}" in line for line in others)


@pytest.mark.parametrize(("size", "attributions"), [((140, 40), 2), ((140, 24), 1), ((60, 20), 1)])
async def test_a_lower_screen_gives_them_less_room_but_always_a_line(reader, size, attributions):
    async with opened(reader(WIRE, COURIER, compare=several), size) as pilot:
        await pilot.press("n")
        height = pilot.app.screen.query_one(Detail).size.height
        seen = [line for line in lines(pilot.app)[:height] if line.startswith(" ❝ ") and " of " not in line]
        assert len(seen) == attributions
