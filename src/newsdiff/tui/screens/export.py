"""The export dialog: which pairs, what of them, in which form, where to; and the text as it will be.

What can be chosen is decided in `drafts`, what is written is the writing wing's business.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path, PurePath

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, OptionList, Static

from newsdiff.clean import clean
from newsdiff.errors import NewsdiffError
from newsdiff.model import Article
from newsdiff.tui.drafts import Draft, Scope, Setting, Target, chosen, settings
from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.lines import key_line
from newsdiff.tui.messages import ExportMade, PairCompared
from newsdiff.tui.phrases import counted, export_name
from newsdiff.tui.screens.overlay import Overlay
from newsdiff.tui.session import Pair, Session
from newsdiff.tui.table import Options
from newsdiff.tui.themes import palette_of
from newsdiff.tui.wings import Wings
from newsdiff.tui.work import compare_pairs
from newsdiff.writing.material import Material
from newsdiff.writing.order import Order

__all__ = ["ExportScreen"]

_PREVIEW = 10_000
"""Code points of the text that are shown."""


class _Settings(OptionList, inherit_bindings=False):
    """The lines; their keys are those of the dialog."""


class ExportScreen(Overlay):
    """A line a choice, the name of the file, the text. A file that exists is asked about before it is overwritten."""

    BINDINGS = bindings(Where.EXPORT)
    AUTO_FOCUS = "_Settings"

    def __init__(self, session: Session, options: Options, wings: Wings) -> None:
        super().__init__()
        self._session = session
        self._options = options
        self._wings = wings
        self._formats = wings.formats()
        self._draft = Draft(next(iter(self._formats)))
        self._made: ExportMade | None = None
        self._wanted = False
        self._confirmed: Path | None = None

    def compose(self) -> ComposeResult:
        """The choices, the name, the text, what went wrong, the keys."""
        with Vertical(id="export", classes="dialog"):
            yield _Settings(compact=True, markup=False)
            with Horizontal():
                yield Static("  name      ", markup=False)
                yield Input(self._proposed(), select_on_focus=False, compact=True)
            with VerticalScroll():
                yield Static(id="preview", markup=False)
            yield Static(id="answer", markup=False)
            yield Static(key_line(palette_of(self.app), Where.EXPORT, Where.OVERLAY), markup=False)

    def on_mount(self) -> None:
        """Begin with the pair at hand, whole."""
        self._list(0)
        self._make()

    def action_cursor(self, step: int) -> None:
        """To the next or the previous line."""
        offered = self.query_one(_Settings)
        if step > 0:
            offered.action_cursor_down()
        else:
            offered.action_cursor_up()

    def action_turn(self, step: int) -> None:
        """Another setting of the line at hand."""
        at = self.query_one(_Settings).highlighted or 0
        before, named = self._formats[self._draft.form].suffix, self.query_one(Input).value == self._proposed()
        self._draft = self._settings()[at].turn(step)
        name = self.query_one(Input)
        with name.prevent(Input.Changed):
            name.value = self._proposed() if named else _with_suffix(name.value, before, self._formats[self._draft.form].suffix)
        self._wanted, self._confirmed = False, None
        self._answer("")
        self._list(at)
        self._make()

    def action_write(self) -> None:
        """Write the file, unless it exists and that was not said to be fine; or copy the text."""
        name = self.query_one(Input).value.strip()
        path = self._path
        if self._draft.target is Target.CLIPBOARD:
            self._finish()
        elif not name:
            self._answer("a file needs a name")
        elif path.exists() and path != self._confirmed:
            self._confirmed = path
            self._answer(f"{path} exists: enter again overwrites it, esc goes back")
        else:
            self._finish()

    def on_option_list_option_selected(self) -> None:
        """By the mouse, as by the key that changes the line at hand."""
        self.action_turn(1)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Mark the line at hand by more than a ground."""
        for index, one in enumerate(self._settings()):
            event.option_list.replace_option_prompt_at_index(index, _line(one, at_hand=index == event.option_index))

    def on_input_submitted(self) -> None:
        """By enter in the line of the name."""
        self.action_write()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another name is another question; an ending that names a form chooses it."""
        self._confirmed = None
        suffix = PurePath(event.value).suffix.lower()
        form = next((name for name, one in self._formats.items() if one.suffix == suffix), self._draft.form)
        if form != self._draft.form:
            self._draft = Draft(form, self._draft.scope, self._draft.part, target=self._draft.target)
            self._list(self.query_one(_Settings).highlighted or 0)
            self._make()

    def on_pair_compared(self, message: PairCompared) -> None:
        """One more of all pairs."""
        self._session.keep(message.pair, message.comparison, message.given)
        self._make()

    def on_export_made(self, message: ExportMade) -> None:
        """Show it, and write it if that was asked for meanwhile."""
        if message.draft != self._draft:
            return
        self._made = message
        self._preview(message.text)
        if self._wanted:
            self._finish()

    @property
    def _path(self) -> Path:
        """The file named; the home of somebody who is not there stays as it is written."""
        return Path(os.path.expanduser(self.query_one(Input).value.strip()))  # noqa: PTH111 - that of Path fails there

    def _settings(self) -> list[Setting]:
        return list(settings(self._draft, self._formats, len(self._session.pairs)))

    def _list(self, at: int) -> None:
        lines = self._settings()
        offered = self.query_one(_Settings)
        offered.clear_options()
        offered.add_options(_line(one) for one in lines)
        offered.highlighted = min(at, len(lines) - 1)
        self.query_one(Horizontal).display = self._draft.target is Target.FILE

    def _pairs(self) -> list[Pair]:
        return self._session.pairs if self._draft.scope is Scope.ALL else [self._session.pair]

    def _articles(self) -> list[Article]:
        places = range(len(self._session.articles)) if self._draft.scope is Scope.ALL else self._session.pair
        return [self._session.articles[place] for place in places]

    def _proposed(self) -> str:
        return export_name(self._articles(), self._formats[self._draft.form].suffix)

    def _make(self) -> None:
        """Have the text made in a thread, once every pair is compared."""
        self._made = None
        missing = [pair for pair in self._pairs() if self._session.made(pair) is None]
        if missing:
            self._preview(f"comparing: {counted(len(missing), 'pair')} to go …")
            tasks = [self._session.task(pair) for pair in missing]
            if not any(worker.is_running and worker.group == "comparing" for worker in self.workers):
                work = partial(compare_pairs, self._wings, tasks, self.post_message)
                self.run_worker(work, thread=True, exclusive=True, group="comparing")
            return
        self.run_worker(partial(self._write_out, self._draft), thread=True, exclusive=True, group="writing")

    def _write_out(self, draft: Draft) -> None:
        found = (self._session.made(pair) for pair in self._pairs())
        parts = [chosen(one, draft.part, self._options) for one in found if one]
        form = self._formats[draft.form]
        order = draft.order if form.ordered else Order.READING
        material = Material.of(parts, self._articles(), draft.view_in(self._formats), order)
        self.post_message(ExportMade(draft, form.write(material)))

    def _finish(self) -> None:
        if self._made is None:
            self._wanted = True
            self._answer("written as soon as it is made")
            return
        if self._draft.target is Target.CLIPBOARD:
            self.app.copy_to_clipboard(self._made.text)
            self.app.notify("copied; if nothing arrives, your terminal does not let programs copy", markup=False)
            self.dismiss()
            return
        path = self._path
        try:
            self._wings.write(path, self._made.text, force=path == self._confirmed)
        except NewsdiffError as error:
            self._answer(error.line)
        else:
            self.app.notify(f"written: {path}", markup=False)
            self.dismiss()

    def _preview(self, text: str) -> None:
        self.query_one("#preview", Static).update(clean(text[:_PREVIEW]).text)

    def _answer(self, line: str) -> None:
        answer = self.query_one("#answer", Static)
        answer.update(line)
        answer.display = bool(line)


def _line(one: Setting, *, at_hand: bool = False) -> str:
    return f"{'>' if at_hand else ' '} {one.name:9} ‹ {one.says} ›"


def _with_suffix(name: str, before: str, after: str) -> str:
    return name.removesuffix(before) + after if name.endswith(before) else name
