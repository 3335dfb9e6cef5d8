"""The pictures of the README, taken from the real screens on the sample story.

python -m bench.pictures
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

from newsdiff.reading.sample import read_sample
from newsdiff.tui.app import Reader

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
SHOTS: dict[str, tuple[tuple[int, int], str, tuple[str, ...]]] = {
    "pair": ((132, 38), "newsdiff-dark", ("a", "a", "a")),
    "pair-light": ((132, 38), "newsdiff-light", ("a", "a", "a", "a", "a")),
    "story": ((120, 32), "newsdiff-dark", ("m", *"j" * 12)),
    "overview": ((110, 30), "newsdiff-dark", ("o",)),
    "unified": ((80, 30), "newsdiff-dark", ("a", "a", "a", "a", "a", "a", "a")),
    "why": ((110, 38), "newsdiff-dark", ("w", "i")),
}


async def take(name: str, size: tuple[int, int], theme: str, keys: tuple[str, ...]) -> None:
    app = Reader(read_sample())
    app.theme = theme
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        (PICTURES / f"{name}.svg").write_text(app.export_screenshot(), encoding="utf-8")


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    for folder in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        os.environ[folder] = tempfile.mkdtemp()  # what was corrected on this machine is in no picture
    for name, (size, theme, keys) in SHOTS.items():
        asyncio.run(take(name, size, theme, keys))
        print(PICTURES / f"{name}.svg")


if __name__ == "__main__":
    main()
