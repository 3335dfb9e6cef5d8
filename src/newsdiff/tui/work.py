"""What screens have done in threads, so that no frame waits for it. It posts messages and touches no widget.

Who leaves need not wait for it either: work that is cancelled is left to itself, and ends with the program.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from newsdiff.errors import NewsdiffError, UnreadableSource
from newsdiff.reading.raw import Reading
from newsdiff.reading.waiting import GaveUp, within
from newsdiff.tui.messages import (
    AdvisoryDrafted,
    ArticlesRead,
    PairCompared,
    RecentFound,
    SourceRefused,
    StatementsFound,
    StatesRead,
    StoryGathered,
    StoryOpened,
    StoryRead,
    StoryRefused,
)
from newsdiff.tui.session import Gathering, Task
from newsdiff.tui.wings import Wings

if TYPE_CHECKING:
    from newsdiff.gathering.story import Story
    from newsdiff.model import Comparison
    from newsdiff.stories.opening import Opened
    from newsdiff.stories.recent import Recent

__all__ = [
    "Load",
    "compare_pairs",
    "draft_advisory",
    "find_recent",
    "gather_story",
    "open_story",
    "read_sample",
    "read_sources",
    "read_story",
    "reopen_story",
    "work_through",
]

_NOW_AND_THEN = 0.1
"""Seconds between two tidings of work that goes on."""

Post = Callable[[Message], object]
Load = Callable[[Callable[[], bool]], "Opened"]
"""Reads the articles the reader was opened with; what it is given says whether nobody waits for them any more."""


def compare_pairs(wings: Wings, tasks: Iterable[Task], post: Post) -> None:
    """Compare these pairs one by one until the worker is cancelled, and tell of each."""
    stopped = _stopped()

    def compared(task: Task) -> PairCompared:
        by_hand = (task.given,) if task.given else ()
        return PairCompared(task.pair, wings.compare(task.left, task.right, *by_hand), task.given)

    for task in tasks:
        if stopped():
            return
        _tell(partial(compared, task), post, stopped)


def draft_advisory(wings: Wings, task: Task, made: Comparison | None, post: Post) -> None:
    """Draft the advisory line of a pair, comparing it first if that was not done."""
    by_hand = (task.given,) if task.given else ()
    _tell(lambda: AdvisoryDrafted(wings.advisory(made or wings.compare(task.left, task.right, *by_hand))), post, _stopped())


def gather_story(wings: Wings, gathering: Gathering, story: Story | None, part: str, post: Post) -> None:
    """Gather all articles as one story, unless that was done, and make this part of it."""
    stopped = _stopped()

    def gathered() -> StoryGathered:
        whole = story or wings.gather(*gathering)
        count = len(whole.statements)
        if not stopped():
            post(StatementsFound(count, part))
            getattr(whole, part)
        return StoryGathered(whole)

    _tell(gathered, post, stopped)


def work_through(steps: Iterable[object], post: Post) -> None:
    """Take these steps one by one until the worker is cancelled; tell now and then that more is known, and at the end."""
    stopped, told, untold = _stopped(), time.monotonic(), False
    for _ in steps:
        if stopped():
            return
        untold = True
        if time.monotonic() - told > _NOW_AND_THEN:
            post(StatesRead())
            told, untold = time.monotonic(), False
    if untold:
        post(StatesRead())


def read_sources(wings: Wings, sources: Iterable[str], post: Post) -> None:
    """Read these sources until the worker is cancelled; tell of all of them together, or of the first that cannot be read."""
    stopped = _stopped()

    def read() -> ArticlesRead:
        readings = [wings.read(source, stopped) for source in sources]
        articles = [article for reading in readings for article in reading.articles]
        return ArticlesRead(articles, _lines(problem for reading in readings for problem in reading.problems))

    _tell(read, post, stopped)


def read_sample(wings: Wings, post: Post) -> None:
    """Read the sample story and open it."""
    _tell(lambda: StoryOpened(wings.story(Reading(wings.sample()))), post, _stopped())


def open_story(wings: Wings, source: str, post: Post) -> None:
    """Read the articles of a story file and open it."""
    stopped = _stopped()
    _tell(lambda: StoryOpened(wings.open(source, stopped)), post, stopped)


def find_recent(wings: Wings, post: Post) -> None:
    """Look up which stories were read last."""
    _tell(lambda: RecentFound(wings.recent()), post, _stopped())


def reopen_story(wings: Wings, one: Recent, post: Post) -> None:
    """Read one of them again and open it."""
    stopped = _stopped()
    _tell(lambda: StoryOpened(wings.reopen(one, stopped)), post, stopped)


def read_story(load: Load, post: Post) -> None:
    """Read the articles the reader was opened with."""
    stopped = _stopped()

    def read() -> StoryRead | StoryRefused:
        try:
            return StoryRead(load(stopped))
        except NewsdiffError as error:
            return StoryRefused(error)

    _tell(read, post, stopped)


def _stopped() -> Callable[[], bool]:
    """Whether the worker that asks was cancelled, whenever it is asked."""
    worker = get_current_worker()
    return lambda: worker.is_cancelled


def _lines(problems: Iterable[UnreadableSource]) -> Sequence[str]:
    return [line for problem in problems for line in problem.lines]


def _tell(work: Callable[[], Message], post: Post, stopped: Callable[[], bool]) -> None:
    """Do the work and post what came of it, unless it is cancelled; even an error is nothing to anybody then."""
    try:
        message = within(math.inf, work, stopped, release=lambda: None)
    except GaveUp:
        return
    except NewsdiffError as error:
        message = SourceRefused(error.lines)
    if not stopped():
        post(message)
