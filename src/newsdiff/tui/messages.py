"""What widgets and workers tell those above them, each in the past tense. Nothing in here acts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from newsdiff.comparing.given import Given
from newsdiff.errors import NewsdiffError
from newsdiff.model import Article, Comparison
from newsdiff.tui.session import Pair

if TYPE_CHECKING:
    from newsdiff.gathering.story import Story
    from newsdiff.stories.opening import Opened
    from newsdiff.stories.recent import Recent

__all__ = [
    "AdvisoryDrafted",
    "ArticlesRead",
    "CursorMoved",
    "EndReached",
    "ExportMade",
    "HitsPassed",
    "LineClicked",
    "MapClicked",
    "PairCompared",
    "RecentFound",
    "RowOpened",
    "SearchAsked",
    "SearchLeft",
    "SourceRefused",
    "StatementsFound",
    "StatesRead",
    "StoryGathered",
    "StoryOpened",
    "StoryRead",
    "StoryRefused",
    "Viewed",
]


class PairCompared(Message):
    """A pair was compared, with these links by hand."""

    def __init__(self, pair: Pair, comparison: Comparison, given: Given) -> None:
        super().__init__()
        self.pair = pair
        self.comparison = comparison
        self.given = given


class StoryGathered(Message):
    """The articles were gathered as one story, and what a screen shows of it was made."""

    def __init__(self, story: Story) -> None:
        super().__init__()
        self.story = story


class StatementsFound(Message):
    """What the articles say was gathered; a part of the story is made of it next."""

    def __init__(self, count: int, part: str) -> None:
        super().__init__()
        self.count = count
        self.part = part


class StatesRead(Message):
    """More of a table is known."""


class AdvisoryDrafted(Message):
    """The advisory line of a pair was drafted; "" if nothing of substance changed."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


class RowOpened(Message):
    """The row at hand in a table is to be opened."""


class ArticlesRead(Message):
    """Articles were read; `left_out` says what could not be, a line each."""

    def __init__(self, articles: Sequence[Article], left_out: Sequence[str] = ()) -> None:
        super().__init__()
        self.articles = articles
        self.left_out = left_out


class StoryOpened(Message):
    """Articles enough to compare are there, with what was corrected in them."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.opened = opened


class StoryRead(Message):
    """The articles the reader was opened with were read."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.opened = opened


class StoryRefused(Message):
    """The articles the reader was opened with could not be read."""

    def __init__(self, error: NewsdiffError) -> None:
        super().__init__()
        self.error = error


class SourceRefused(Message):
    """A source could not be read; `lines` say why and what to do, one for each thing that is wrong."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self.lines = lines


class CursorMoved(Message):
    """Another row or another change is at hand."""


class HitsPassed(Message):
    """There is no more in this pair of what is looked for, in the direction of `step`."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step


class RecentFound(Message):
    """The stories that were read last are known, the last one first."""

    def __init__(self, recent: Sequence[Recent]) -> None:
        super().__init__()
        self.recent = recent


class SearchAsked(Message):
    """Other words are looked for."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class SearchLeft(Message):
    """The line of the search was left; `kept` says whether the search is still on."""

    def __init__(self, *, kept: bool) -> None:
        super().__init__()
        self.kept = kept


class EndReached(Message):
    """There is no more of what was looked for that way; `line` says so."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


class ExportMade(Message):
    """The text of an export was made, for this draft of it."""

    def __init__(self, draft: object, text: str) -> None:
        super().__init__()
        self.draft = draft
        self.text = text


class LineClicked(Message):
    """A line of the text was clicked, counted from its top."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class Viewed(Message):
    """Another part of the view is in the window, or its rows changed."""


class MapClicked(Message):
    """A place in the minimap was clicked; `share` is how far down, 0 to 1."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
