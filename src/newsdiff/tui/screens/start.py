"""The start screen: what the program is and how to get two articles into it. Shown while fewer than two are open."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import Worker

from newsdiff.model import Article
from newsdiff.reading.addresses import is_address
from newsdiff.reading.raw import Reading
from newsdiff.stories.names import is_story
from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.lines import key_line
from newsdiff.tui.messages import ArticlesRead, SourceRefused, StoryOpened
from newsdiff.tui.phrases import article_facts, first_few
from newsdiff.tui.themes import palette_of
from newsdiff.tui.wings import Wings
from newsdiff.tui.work import open_story, read_sample, read_sources

__all__ = ["StartScreen", "sources_in"]

_ABOUT = """newsdiff shows how different outlets tell the same story,
sentence by sentence and quote by quote.

It sets two articles side by side, matching sentences on the same line, marks
what was changed and says what kind of change it is: the words, the facts, how
sure it sounds, and above all who is said to have said what."""


def sources_in(line: str) -> list[str]:
    """The paths, patterns and addresses of a line, parted as a shell would: quotes and `~` work.

    Raises ValueError if a quote is open.
    """
    return [word if not word or is_address(word) else str(Path(word).expanduser()) for word in shlex.split(line)]


class StartScreen(Screen[None]):
    """The sample story is one key away, files are two."""

    BINDINGS = bindings(Where.START) + bindings(Where.LINE)
    AUTO_FOCUS = ""

    def __init__(self, articles: Sequence[Article], wings: Wings) -> None:
        super().__init__()
        self._articles = tuple(articles)
        self._wings = wings
        self._sources = [article.source for article in articles]
        self._asked: Sequence[str] = ()
        self._worker: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """What this is, what is open, where to type, the keys."""
        with Vertical(id="start", classes="dialog"):
            yield Static(_ABOUT, markup=False)
            yield Static(id="open", markup=False)
            yield Static("Files, folders or addresses to compare, with blanks between them:", markup=False)
            yield Input(placeholder="wire.txt 'our page.html' https://paper.example/story", id="paths")
            yield Static(id="answer", markup=False)
            yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Say which article is open; with one open, the next thing is to name another."""
        self._show_open()
        self._show_keys()
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._show_keys())
        if self._articles:
            self.action_files()

    def action_sample(self) -> None:
        """Open the sample story."""
        self._work(partial(read_sample, self._wings, self.post_message))

    def action_files(self) -> None:
        """Go to where they are typed."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read what was named."""
        try:
            sources = sources_in(event.value)
        except ValueError:
            self._answer("a quote mark in this line is not closed")
            return
        self._asked = sources
        if any(map(is_story, sources)) and len(sources) + len(self._articles) > 1:
            self._answer("a story file is opened by itself: it names its articles")
        elif sources and is_story(sources[0]):
            self._work(partial(open_story, self._wings, sources[0], self.post_message))
        elif sources:
            self._work(partial(read_sources, self._wings, sources, self.post_message))

    def action_leave(self) -> None:
        """Leave the line, so that the keys are keys again; what is being read then is given up."""
        self.set_focus(None)
        if self._worker and self._worker.is_running:
            self._worker.cancel()
            self._answer("reading stopped")

    def on_articles_read(self, message: ArticlesRead) -> None:
        """Two are enough to go on with; of one, say so and wait for another."""
        self._articles = (*self._articles, *message.articles)
        self._sources += self._asked
        if len(self._articles) > 1:
            self.post_message(StoryOpened(self._wings.story(Reading(self._articles), self._sources)))
        else:
            self.query_one(Input).clear()
            self._show_open()

    def on_source_refused(self, message: SourceRefused) -> None:
        """Say why, on one line for each thing that is wrong."""
        self._answer("\n".join(first_few(message.lines, "cannot be read")))

    def on_descendant_focus(self) -> None:
        """In the line, letters are letters."""
        self._show_keys()

    def on_descendant_blur(self) -> None:
        """Out of it, they are keys again."""
        self._show_keys()

    def _show_keys(self) -> None:
        where = (Where.LINE,) if self.focused else (Where.START, Where.EVERYWHERE)
        self.query_one("#keys", Static).update(key_line(palette_of(self.app), *where))

    def _show_open(self) -> None:
        names = "\n".join(f"Open: {article.title or article.name} ({article_facts(article)})" for article in self._articles)
        opened = self.query_one("#open", Static)
        opened.update(names)
        opened.display = bool(names)
        if self._articles:
            self._answer("One article is open, and it takes two to compare: name another.")

    def _work(self, work: Callable[[], None]) -> None:
        self._answer("reading…")
        self._worker = self.run_worker(work, thread=True, exclusive=True)

    def _answer(self, line: str) -> None:
        self.query_one("#answer", Static).update(line)
