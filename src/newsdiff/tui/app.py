"""The reader as a program: which screen is on, which theme, and how it begins and ends.

Everything about articles is in the screens; everything about keys in `keys`.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, Paste
from textual.screen import Screen

from newsdiff.clean import clean
from newsdiff.errors import NewsdiffError
from newsdiff.model import Article
from newsdiff.reading.raw import Reading
from newsdiff.tui.glyphs import ASCII, fitting_glyphs
from newsdiff.tui.keymap import remapped
from newsdiff.tui.keys import Where, bindings, use
from newsdiff.tui.look import Look
from newsdiff.tui.messages import ArticlesRead, StoryOpened, StoryRead, StoryRefused
from newsdiff.tui.offers import keys_at_hand, offers_of
from newsdiff.tui.screens.loading import LoadingScreen
from newsdiff.tui.session import Session
from newsdiff.tui.themes import BY_NAME, TERMINAL
from newsdiff.tui.wings import Wings
from newsdiff.tui.work import Load, read_story

if TYPE_CHECKING:
    from newsdiff.stories.opening import Opened

__all__ = ["Reader", "open_reader"]

_PATIENCE = 2.0  # seconds


def open_reader(load: Load, look: Look) -> int:
    """Read the articles that `load` gives on the terminal, or start with none; return the exit code.

    `load` is called in a thread, after the first frame; an error it raises is raised again when the terminal is as it was.
    There must be a terminal on standard input and error: the toolkit would wait for ever without one.
    """
    reader = Reader(load=load, look=look)
    reader.run()
    if reader.refused:
        raise reader.refused
    return reader.return_code or 0


class Reader(App[None]):
    """The terminal reader. With fewer than two articles it begins at the start screen.

    The articles are given, or read by `load` once the first frame stands; `refused` is the error if that failed.
    """

    CSS_PATH = "newsdiff.tcss"
    TITLE = "newsdiff"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-too-narrow"), (40, "-fits")]  # noqa: RUF012 - the toolkit declares it so
    VERTICAL_BREAKPOINTS = [(0, "-too-low"), (10, "-low"), (20, "-high"), (30, "-tall")]  # noqa: RUF012 - the toolkit declares it so
    BINDINGS = bindings(Where.EVERYWHERE)

    def __init__(
        self, articles: Sequence[Article] = (), wings: Wings | None = None, load: Load | None = None, look: Look | None = None
    ) -> None:
        colourless = _no_color()
        super().__init__(ansi_color=True if colourless else None)
        self._articles = articles
        self._load = load
        self._floor = 1
        self.refused: NewsdiffError | None = None
        self._wings = wings or Wings()
        look = look or Look()
        self._remembers = look.recent
        self.set_keymap(use(remapped(look.keys, look.where)))
        self._glyphs = ASCII if look.ascii_only else fitting_glyphs()
        self.animation_level = "none"
        for theme in BY_NAME.values():
            self.register_theme(theme)
        self.theme = TERMINAL.name if colourless else BY_NAME[look.theme].name

    def get_default_screen(self) -> Screen[None]:
        """The first screen: the pair at once, where there is one."""
        return LoadingScreen() if self._load else self._first_screen(self._articles)

    def on_mount(self) -> None:
        """Leave the terminal as it was found, however the end comes."""
        import asyncio

        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._end, number)
        if self._load:
            self.run_worker(partial(read_story, self._load, self.post_message), thread=True)

    async def on_event(self, event: Event) -> None:
        """What is pasted is text from outside: it is made harmless before any line is drawn with it."""
        if isinstance(event, Paste):
            event.text = clean(event.text).text
        await super().on_event(event)

    def _end(self, number: int) -> None:
        """Leave in order; if that takes long, because the terminal is gone and takes nothing any more, leave at once."""
        last = threading.Timer(_PATIENCE, os._exit, (128 + number,))
        last.daemon = True
        last.start()
        self.exit(return_code=128 + number)

    def on_story_read(self, message: StoryRead) -> None:
        """Show them; the first screen stays beneath, where nothing leads back to."""
        self._floor = 2
        self.push_screen(self._first_screen(message.opened.articles, message.opened))
        self._tell_left_out(message.opened.problems)

    def on_articles_read(self, message: ArticlesRead) -> None:
        """Say what could not be read; the screen that asked takes the rest."""
        self._tell_left_out(message.left_out)

    def on_story_refused(self, message: StoryRefused) -> None:
        """End; whoever opened the reader says why."""
        self.refused = message.error
        self.exit()

    def on_story_opened(self, message: StoryOpened) -> None:
        """Read them; going back leads here again."""
        self.push_screen(self._pair_screen(message.opened))

    async def action_back(self) -> None:
        """One screen back; at the first, quit."""
        if len(self.screen_stack) > self._floor:
            self.pop_screen()
        else:
            self.exit()

    def action_help(self) -> None:
        """Keys and marks."""
        from newsdiff.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self._glyphs, tuple(keys_at_hand(self.screen))))

    def action_palette(self) -> None:
        """Find something to do by its name."""
        from newsdiff.tui.screens.palette import PaletteScreen

        self.push_screen(PaletteScreen(offers_of(self), self.theme))

    def action_theme(self) -> None:
        """Choose a theme."""
        from newsdiff.tui.screens.themes import ThemeScreen

        self.push_screen(ThemeScreen(self.theme))

    def _tell_left_out(self, lines: Sequence[str]) -> None:
        self._tell(lines, "left out", "were left out")

    def _tell_lost(self, lines: Sequence[str]) -> None:
        self._tell(lines, "corrections by hand", "no longer fit; the story file keeps them")

    def _tell(self, lines: Sequence[str], title: str, rest: str) -> None:
        """A notice for each of the first few, and one that counts the others."""
        from newsdiff.tui.phrases import first_few

        for line in first_few(lines, rest):
            self.notify(line, title=title, severity="warning", timeout=10, markup=False)

    def _pair_screen(self, opened: Opened) -> Screen[None]:
        from newsdiff.tui.desk import Desk
        from newsdiff.tui.screens.pair import PairScreen

        if self._remembers:
            self.run_worker(partial(self._wings.remember, opened), thread=True)
        desk = Desk(opened.file)
        self.call_later(self._tell_lost, opened.told)
        return PairScreen(
            Session(opened.articles, corrections=desk.corrections, versions=opened.versions), desk, self._wings, self._glyphs
        )

    def _first_screen(self, articles: Sequence[Article], opened: Opened | None = None) -> Screen[None]:
        """The pair, where there is one; else where to get one."""
        if len(articles) > 1:
            return self._pair_screen(opened or self._wings.story(Reading(articles)))
        from newsdiff.tui.screens.start import StartScreen

        return StartScreen(articles, self._wings, self._glyphs)


def _no_color() -> bool:
    """Whether the user wants no colours. The toolkit takes an empty NO_COLOR for a wish; the standard does not."""
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]
    return "NO_COLOR" in os.environ
