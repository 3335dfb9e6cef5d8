"""How the reader is to look, before it is opened."""

from __future__ import annotations

import pytest

from newsdiff.config import Config
from newsdiff.errors import UsageError
from newsdiff.tui.app import Reader
from newsdiff.tui.glyphs import ASCII
from newsdiff.tui.look import NAMES, Look, fitting_theme, look_of
from newsdiff.tui.themes import BY_NAME, LIGHT
from newsdiff.tui.wings import Wings

from .conftest import COURIER, WIRE, by_hand, opened, shown


def test_every_theme_can_be_asked_for_by_name():
    assert tuple(BY_NAME) == NAMES


@pytest.mark.parametrize(("name", "mend"), [("lihgt", "did you mean light?"), ("zzz", "there is dark, light,")])
def test_a_theme_there_is_not_is_told_with_the_nearest_name(name, mend):
    with pytest.raises(UsageError) as caught:
        look_of(name, ascii_only=False, config=Config())
    assert mend in caught.value.line


@pytest.mark.parametrize(
    ("term", "colorterm", "theme"),
    [
        ("xterm-256color", "", "dark"),
        ("xterm", "truecolor", "dark"),
        ("xterm-kitty", "", "dark"),
        ("linux", "", "terminal"),
        ("xterm", "", "terminal"),
        ("screen", "", "terminal"),
        ("", "", "dark"),
    ],
)
def test_a_terminal_of_sixteen_colours_keeps_its_own(term, colorterm, theme):
    assert fitting_theme(term, colorterm) == theme


async def test_the_look_asked_for_is_the_look_one_gets():
    app = Reader((WIRE, COURIER), Wings(compare=by_hand), look=Look("light", ascii_only=True))
    async with opened(app) as pilot:
        assert pilot.app.theme == LIGHT.name
        page = shown(pilot.app)
        assert ASCII.cursor in page
        assert "❝" not in page
        assert "▌" not in page
