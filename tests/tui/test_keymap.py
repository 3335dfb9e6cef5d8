"""Keys of one's own: checked before anything is drawn, and then the same in bindings, status line and help."""

from __future__ import annotations

import pytest

from newsdiff.errors import UsageError
from newsdiff.model import Kind
from newsdiff.tui import keys
from newsdiff.tui.app import Reader
from newsdiff.tui.keymap import remapped
from newsdiff.tui.keys import KEYS, Key
from newsdiff.tui.look import Look
from newsdiff.tui.wings import Wings

from .conftest import COURIER, WIRE, by_hand, opened, sheet_of, shown


def entry(table: tuple[Key, ...], name: str) -> Key:
    return next(key for key in table if key.id == name)


def test_without_wishes_the_table_is_ours():
    assert remapped({}) == KEYS


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("f3", "f3"),
        ("W", "W"),
        ("%", "percent_sign"),
        ("ctrl+n", "ctrl+n"),
        ("ctrl+]", "ctrl+right_square_bracket"),
        ("é", "é"),
    ],
)
def test_a_key_is_written_as_it_is_typed(written, name):
    order = entry(remapped({"order": [written]}), "order")
    assert order.keys == (name,)
    assert order.shown == written
    assert order.hint == (written, "telling")


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"change.nxt": ["f3"]}, "there is no action 'change.nxt' to give a key to; did you mean change.next?"),
        ({"choose": ["f3"]}, "there is no action 'choose'"),
        ({"order": ["notakey"]}, "there is no key 'notakey'"),
        ({"order": ["pagdown"]}, "did you mean pagedown?"),
        ({"order": ["hyper+w"]}, "there is no key 'hyper+w'"),
        ({"order": ["n"]}, "n would be both change.next (next change) and order"),
        ({"order": ["q"]}, "q would be both back"),
        ({"card.copy": ["q"]}, "q would be both card.copy"),
    ],
)
def test_what_cannot_be_is_told_on_one_line(chosen, said):
    with pytest.raises(UsageError) as caught:
        remapped(chosen, "settings.toml")
    assert said in caught.value.line
    assert caught.value.line.startswith("settings.toml: ")


def test_two_actions_may_change_keys():
    table = remapped({"order": ["n"], "change.next": ["w"]})
    assert (entry(table, "order").keys, entry(table, "change.next").keys) == (("n",), ("w",))


@pytest.fixture
def ours():
    """Leave the table as it was for the tests after this one."""
    yield
    keys.use(KEYS)


async def test_a_key_of_ones_own_works_and_is_said_everywhere(ours):
    look = Look(keys={"attribution.next": ["f4"], "help": ["f2"]})
    async with opened(Reader((WIRE, COURIER), Wings(compare=by_hand), look=look), (120, 100)) as pilot:
        await pilot.press("a")
        assert sheet_of(pilot.app).change is None, "the key it had is free"
        await pilot.press("f4")
        assert sheet_of(pilot.app).change.kind is Kind.VERB
        assert " f4 who said" in shown(pilot.app).splitlines()[-1]
        await pilot.press("f2")
        await pilot.pause()
        assert any(line.split()[1:4] == ["f4", "next", "change"] for line in shown(pilot.app).splitlines())


async def test_another_reader_has_the_keys_it_asks_for(ours):
    for look in (Look(keys={"help": ["f2"]}), Look()):
        async with opened(Reader((WIRE, COURIER), Wings(compare=by_hand), look=look)) as pilot:
            assert shown(pilot.app).splitlines()[-1].startswith(" f2" if look.keys else " ?")
