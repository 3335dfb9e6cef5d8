"""The keys of the pair screen that correct by hand. What they come to is decided in `hand`, kept by `desk`."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from functools import partial

from textual.screen import Screen

from newsdiff.clean import clean_line
from newsdiff.correcting.applying import wrong_labels
from newsdiff.correcting.records import Correction
from newsdiff.errors import NewsdiffError
from newsdiff.model import Group
from newsdiff.tui import hand
from newsdiff.tui.desk import Desk
from newsdiff.tui.phrases import row_name
from newsdiff.tui.sheet import Sheet
from newsdiff.tui.table import Side
from newsdiff.writing.labels import change_name

__all__ = ["Correcting"]

_NOTHING = "there is nothing to correct in this row"


class Correcting(Screen[None]):
    """A screen with a sheet, on which corrections are made over a desk."""

    _desk: Desk
    _side: Side
    _in_hand: Group | None = None

    @property
    @abstractmethod
    def sheet(self) -> Sheet | None:
        """What is being read."""

    @abstractmethod
    def show_corrected(self) -> None:
        """Show what the desk now has."""

    @abstractmethod
    def go_to(self, correction: Correction) -> None:
        """Show what the desk now has, and go where this is about, in whichever pair it is."""

    def action_review(self) -> None:
        """What is at hand is reviewed, or not any more."""
        self._make(hand.reviewed(self.sheet) if self.sheet else None)

    def action_label(self) -> None:
        """Ask what the label is."""
        from newsdiff.tui.screens.label import LabelScreen

        sheet = self.sheet
        group = sheet.row.group if sheet and sheet.row else None
        if not sheet or not group:
            self._say(_NOTHING)
            return
        offered = hand.labels(sheet, wrong_labels(sheet.comparison, group, self._desk.corrections))
        if offered:
            self.app.push_screen(LabelScreen(offered, self._make))
        else:
            self._say("there is no label at hand: n goes to the next change")

    def action_note(self) -> None:
        """Ask for a note."""
        from newsdiff.tui.screens.note import NoteScreen

        sheet = self.sheet
        note = hand.note_of(sheet) if sheet else None
        if not sheet or not sheet.row or note is None:
            self._say(_NOTHING)
            return
        names = sheet.comparison.left.name, sheet.comparison.right.name
        about = change_name(sheet.change) if sheet.change else f"this row: {row_name(sheet.row, *names)}"
        self.app.push_screen(NoteScreen(about, note, lambda text: self._make(hand.noted(sheet, text))))

    def action_link(self) -> None:
        """Take a sentence in hand, link it with the one at hand, or part those that are linked."""
        sheet = self.sheet
        group = sheet.row.group if sheet and sheet.row else None
        if not sheet or not group:
            self._say(_NOTHING)
        elif self._in_hand is None and group.left and group.right:
            self._make(hand.parted(sheet.comparison, group))
        elif self._in_hand is None:
            self._in_hand = group
            self._say("to link it, go to the sentence of the other article and press the key again; on this one it is let go")
        else:
            one, self._in_hand = self._in_hand, None
            action = hand.linked(sheet.comparison, one, group)
            if action:
                self._make(action)
            else:
                self._say("let go" if one is group else "these are sentences of one article: not linked")

    def action_fold(self) -> None:
        """Fold the line at hand, or unfold it."""
        self._make(hand.folded(self.sheet, self._side, self._desk.corrections) if self.sheet else None)

    def action_undo(self) -> None:
        """Undo what was last done by hand."""
        self._turn(self._desk.undo)

    def action_redo(self) -> None:
        """Do it again."""
        self._turn(self._desk.redo)

    def _make(self, action: hand.Action | None) -> None:
        if action:
            self._change(partial(self._desk.make, *action))
        else:
            self._say(_NOTHING)

    def _change(self, change: Callable[[], str]) -> None:
        if self._did(change):
            self.show_corrected()

    def _turn(self, turn: Callable[[], str]) -> None:
        if self._did(turn) and self._desk.turned:
            self.go_to(self._desk.turned[0])

    def _did(self, change: Callable[[], str]) -> bool:
        """Do it and tell so, or tell why not."""
        try:
            told = change()
        except NewsdiffError as error:
            self.notify(error.line, title="not kept", severity="error", markup=False)
            return False
        self._in_hand = None
        self._say(told)
        return True

    def _say(self, line: str) -> None:
        self.notify(clean_line(line), timeout=3, markup=False)
