"""How long a table over a large story keeps a reader waiting: 30 articles, 600 statements.

A key is measured from the press until the whole screen is drawn, without what is worked out in threads meanwhile. How long a
key could have to wait at most while threads work is the longest time the event loop did not come round.

python -m bench.tables
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

from textual.pilot import Pilot

from bench.crowds import crossed
from newsdiff.model import Article
from newsdiff.tui.app import Reader
from newsdiff.tui.widgets.grid import Grid

ARTICLES, STATEMENTS = 30, 600
KEYS = ("j", "k", "space", "pageup", "l", "h", "G", "g", "b", "w", "w", "w")
_ROUND = 0.002
_ROUNDS = 20


class Lag:
    """The longest time the event loop took to come round since it was last asked."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._watch = asyncio.ensure_future(self._watched())

    async def _watched(self) -> None:
        while True:
            started = time.perf_counter()
            await asyncio.sleep(_ROUND)
            self.longest = max(self.longest, time.perf_counter() - started - _ROUND)

    def taken(self) -> float:
        """It, in ms; counted anew from now."""
        longest, self.longest = self.longest, 0.0
        return 1000 * longest

    def stop(self) -> None:
        """Watch no more."""
        self._watch.cancel()


async def answered(pilot: Pilot[None], key: str) -> float:
    """Ms until a key is dealt with and the screen is drawn."""
    screen = pilot.app.screen
    started = time.perf_counter()
    await pilot.app._check_bindings(key)
    for _ in range(_ROUNDS):
        await asyncio.sleep(0)
    screen._compositor.render_strips()
    return 1000 * (time.perf_counter() - started)


async def settled(pilot: Pilot[None]) -> float:
    """Ms until all work in threads is done."""
    started = time.perf_counter()
    await asyncio.sleep(0.05)
    while len(pilot.app.workers):
        await asyncio.sleep(0.01)
    return 1000 * (time.perf_counter() - started)


async def measured(articles: Sequence[Article]) -> None:
    async with Reader(articles).run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        lag = Lag()
        await pilot.app.screen.run_action("view('story')")
        print(f"gathered and pairs compared   {await settled(pilot):6.0f} ms, event loop at most {lag.taken():4.0f} ms")
        print(f"states and pairs              {await settled(pilot):6.0f} ms, event loop at most {lag.taken():4.0f} ms")
        ledger = pilot.app.screen.query_one(Grid).ledger
        print(f"{ledger.rows if ledger else 0} rows")
        for key in KEYS:
            took = await answered(pilot, key)
            print(
                f"{key:8} {took:6.0f} ms, known {await settled(pilot):6.0f} ms later, event loop at most {lag.taken():4.0f} ms"
            )
        lag.stop()


def main() -> None:
    asyncio.run(measured(crossed(ARTICLES, STATEMENTS)))


if __name__ == "__main__":
    main()
