"""Pictures of the screens, compared as SVG. Look at what changed before writing them anew."""

from __future__ import annotations

import pytest

from .conftest import COURIER, DIGEST, WIRE, opened


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        pytest.param("pair-wide", (120, 30), ["a"], id="pair"),
        pytest.param("pair-narrow", (80, 24), ["n", "T", "j", "enter"], id="unified in the light theme"),
        pytest.param("overview", (100, 24), ["o"], id="overview"),
        pytest.param("smallest", (60, 20), ["n", "n"], id="60 × 20"),
        pytest.param("by-hand", (120, 30), ["n", "v", "n", "n", "v", "T", "k", "k", "enter"], id="corrected, in greys"),
        pytest.param("card", (100, 36), ["a", "i"], id="card"),
        pytest.param("filter", (100, 30), ["f"], id="filter"),
        pytest.param("export", (100, 30), ["e", "j"], id="export"),
        pytest.param("palette", (100, 30), ["ctrl+p", *"house"], id="palette"),
        pytest.param("help", (100, 40), ["?"], id="help"),
    ],
)
async def test_the_screen_looks_as_it_should(reader, snapshot, monkeypatch, name, size, keys):
    monkeypatch.delenv("NO_COLOR", raising=False)
    async with opened(reader(WIRE, COURIER, DIGEST), size) as pilot:
        await pilot.press(*keys)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        snapshot(f"{name}.svg", pilot.app.export_screenshot(simplify=True))
