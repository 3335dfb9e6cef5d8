"""Waiting for work that may never end: a network that drips, a name server that is silent.

The work runs in a thread of its own that nobody has to wait for. Nothing in here knows what the work is.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

__all__ = ["GaveUp", "within"]

GLANCE = 0.05
"""Seconds between two looks whether to go on waiting."""

T = TypeVar("T")


class GaveUp(Exception):  # noqa: N818 - it says what happened; whoever waits makes an error of it
    """The wait ended before the work did: its time was up, or (`stopped`) somebody asked to stop."""

    def __init__(self, *, stopped: bool) -> None:
        super().__init__("stopped" if stopped else "late")
        self.stopped = stopped


def within(seconds: float, work: Callable[[], T], stopped: Callable[[], bool], release: Callable[[], object]) -> T:
    """What the work returns or raises, if it ends within these seconds and before `stopped` says so.

    Otherwise raises GaveUp, after `release` was called: it must make the work end soon, wherever it is. The thread of the
    work does not keep the program from ending. Work that nobody waits for is not begun.
    """
    if stopped():
        raise GaveUp(stopped=True)
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as problem:  # noqa: BLE001 - it is raised again where the work is waited for
            future.set_exception(problem)

    Thread(target=run, daemon=True, name="newsdiff-work").start()
    end = time.monotonic() + seconds
    try:
        while not stopped() and time.monotonic() < end:
            if wait((future,), GLANCE).done:
                return future.result()
    finally:
        if not future.done():
            release()
    raise GaveUp(stopped=stopped())
