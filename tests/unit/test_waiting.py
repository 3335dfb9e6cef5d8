"""Waiting for work that may never end: its outcome, its lateness, and being told to stop."""

from __future__ import annotations

import threading
import time

import pytest

from newsdiff.reading.waiting import GaveUp, within

SOON = 3


def never() -> bool:
    return False


def test_the_outcome_of_the_work_is_given_whatever_it_is() -> None:
    assert within(5, lambda: 7, never, list) == 7
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0, never, list)


def test_a_time_out_inside_the_work_is_not_ours() -> None:
    def late() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        within(5, late, never, list)


@pytest.mark.parametrize("stops", [True, False])
def test_the_wait_ends_when_told_to_or_when_the_time_is_up_and_the_work_is_released(stops: bool) -> None:
    released = threading.Event()
    start = time.monotonic()
    with pytest.raises(GaveUp) as gave_up:
        within(5 if stops else 0.1, lambda: released.wait(5), lambda: stops and time.monotonic() - start > 0.1, released.set)
    assert gave_up.value.stopped is stops
    assert released.is_set()
    assert time.monotonic() - start < SOON


def test_work_nobody_waits_for_is_not_begun() -> None:
    begun: list[int] = []
    with pytest.raises(GaveUp):
        within(5, lambda: begun.append(1), lambda: True, list)
    assert begun == []
