"""What screens have done in threads, so that no frame waits for it. It posts messages and touches no widget."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual.message import Message
from textual.worker import get_current_worker

from newsdiff.errors import NewsdiffError
from newsdiff.model import Article
from newsdiff.tui.messages import ArticlesRead, PairCompared, SourceRefused, StoryOpened, StoryRead, StoryRefused
from newsdiff.tui.session import Pair
from newsdiff.tui.wings import Wings

__all__ = ["Load", "compare_pairs", "read_sample", "read_sources", "read_story"]

Post = Callable[[Message], object]
Load = Callable[[], Sequence[Article]]


def compare_pairs(wings: Wings, articles: Sequence[Article], pairs: Iterable[Pair], post: Post) -> None:
    """Compare these pairs one by one until the worker is cancelled, and tell of each."""
    worker = get_current_worker()
    for pair in pairs:
        if worker.is_cancelled:
            return
        post(PairCompared(pair, wings.compare(articles[pair.left], articles[pair.right])))


def read_sources(wings: Wings, sources: Iterable[str], post: Post) -> None:
    """Read these sources; tell of all of them together, or of the first that cannot be read."""
    _tell(lambda: ArticlesRead([wings.read(source) for source in sources]), post)


def read_sample(wings: Wings, post: Post) -> None:
    """Read the sample story and open it."""
    _tell(lambda: StoryOpened(wings.sample()), post)


def read_story(load: Load, post: Post) -> None:
    """Read the articles the reader was opened with."""
    try:
        post(StoryRead(load()))
    except NewsdiffError as error:
        post(StoryRefused(error))


def _tell(read: Callable[[], Message], post: Post) -> None:
    try:
        message = read()
    except NewsdiffError as error:
        message = SourceRefused(error.line)
    post(message)
