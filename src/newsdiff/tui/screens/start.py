"""The start screen: what the program is and how to get two articles into it. Shown while fewer than two are open."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.worker import Worker

from newsdiff.model import Article
from newsdiff.reading.addresses import is_address
from newsdiff.reading.raw import Reading
from newsdiff.stories.names import is_story
from newsdiff.tui.completing import completed
from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.lines import key_line
from newsdiff.tui.messages import ArticlesRead, RecentFound, SourceRefused, StoryOpened
from newsdiff.tui.phrases import article_facts, first_few
from newsdiff.tui.themes import palette_of
from newsdiff.tui.wings import Wings
from newsdiff.tui.work import find_recent, open_story, read_sample, read_sources, reopen_story

if TYPE_CHECKING:
    from newsdiff.stories.recent import Recent

__all__ = ["StartScreen", "sources_in"]

_ABOUT = "newsdiff shows how different outlets tell the same story, sentence by sentence and quote by quote."

_MORE = (
    "It sets two articles side by side, matching sentences on the same line, marks what was changed and says what kind of "
    "change it is: the words, the facts, how sure it sounds, and above all who is said to have said what."
)


_NAMES = 12


def sources_in(line: str) -> list[str]:
    """The paths, patterns and addresses of a line, parted as a shell would: quotes and `~` work.

    Raises ValueError if a quote is open.
    """
    return [word if is_address(word) else _at_home(word) for word in shlex.split(line)]


def _at_home(word: str) -> str:
    """The word with `~` as the shell knows it; the home of somebody who is not there stays as it is written."""
    return str(Path(os.path.expanduser(word))) if word else word  # noqa: PTH111 - that of Path fails there


class StartScreen(Screen[None]):
    """The sample story is one key away, files are two."""

    BINDINGS = bindings(Where.START) + bindings(Where.LINE)
    AUTO_FOCUS = ""

    def __init__(self, articles: Sequence[Article], wings: Wings, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._recent: Sequence[Recent] = ()
        self._articles = tuple(articles)
        self._wings = wings
        self._sources = [article.source for article in articles]
        self._asked: Sequence[str] = ()
        self._worker: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """What this is, what is open, where to type, the keys."""
        with Vertical(id="start", classes="dialog"):
            yield Static(_ABOUT, markup=False)
            yield Static(_MORE, id="more", markup=False)
            yield Static(id="open", markup=False)
            yield Static("Read last:", id="recent-head", markup=False)
            yield OptionList(id="recent", compact=True, markup=False)
            yield Static("Or name files, folders or addresses, with blanks between them:", markup=False)
            yield Input(placeholder="wire.txt 'our page.html' https://paper.example/story", id="paths", compact=True)
            yield Static(id="answer", markup=False)
            yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Say which article is open; with one open, the next thing is to name another."""
        self._show_open()
        self._show_keys()
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._show_keys())
        self._show_recents()
        if self._articles:
            self.action_files()
        else:
            self.run_worker(partial(find_recent, self._wings, self.post_message), thread=True)

    def on_recent_found(self, message: RecentFound) -> None:
        """Offer them; the last one is an enter away."""
        self._recent = message.recent
        self._recents.add_options(_recent_line(one) for one in self._recent)
        self._show_recents()
        if self._recent and not self.focused:
            self._recents.highlighted = 0
            self._recents.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Read that story again."""
        self._work(partial(reopen_story, self._wings, self._recent[event.option_index], self.post_message))

    def action_recent(self, step: int) -> None:
        """To the next or the previous of the stories read last."""
        self._recents.focus()
        if step > 0:
            self._recents.action_cursor_down()
        else:
            self._recents.action_cursor_up()

    def action_browse(self) -> None:
        """Choose in a tree of files."""
        from newsdiff.tui.screens.browse import BrowseScreen

        self.app.push_screen(BrowseScreen(Path.cwd(), self._glyphs, lambda paths: self._read(list(map(str, paths)))))

    def action_paste(self) -> None:
        """Take an article from the clipboard."""
        from newsdiff.tui.screens.paste import PasteScreen

        self.app.push_screen(PasteScreen(self._wings, lambda path: self._read([path])))

    def action_complete(self) -> None:
        """Complete the name at the end of the line, and say what it may be; elsewhere to the next thing, as ever."""
        line = self.query_one(Input)
        if self.focused is not line:
            self.focus_next()
            return
        line.value, names = completed(line.value)
        line.action_end()
        self._answer("  ".join(first_few(names, "begin so", _NAMES)))

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
        self._read(sources)

    def _read(self, sources: Sequence[str]) -> None:
        self._asked = sources
        if any(map(is_story, sources)) and len(sources) + len(self._articles) > 1:
            self._answer("a story file is opened by itself: it names its articles")
        elif sources and is_story(sources[0]):
            self._work(partial(open_story, self._wings, sources[0], self.post_message))
        elif sources:
            self._work(partial(read_sources, self._wings, sources, self.post_message))

    def action_leave(self) -> None:
        """Leave the line, so that the keys are keys again; what is being read then is given up."""
        self.set_focus(self._recents if self._recent else None)
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

    @property
    def _recents(self) -> OptionList:
        return self.query_one("#recent", OptionList)

    def _show_recents(self) -> None:
        for each in (self._recents, self.query_one("#recent-head")):
            each.display = bool(self._recent)
        self.set_class(bool(self._recent), "-again")

    def _show_keys(self) -> None:
        in_line = isinstance(self.focused, Input)
        where = (Where.LINE,) if in_line else (Where.START, Where.EVERYWHERE)
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


def _recent_line(one: Recent) -> str:
    """Whose articles, from where, and what is not there any more."""
    missing = f"  (missing: {', '.join(one.missing)})" if one.missing else ""
    return f"{' · '.join(one.names)}{missing}  {one.place}"
