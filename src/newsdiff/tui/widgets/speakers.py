"""One line that says who speaks: each number and tint beside the text with the name it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from newsdiff.tui.palette import Palette
from newsdiff.tui.phrases import counted, shortened
from newsdiff.tui.themes import palette_of
from newsdiff.tui.voices import Voices, tag

__all__ = ["Speakers"]

_BOLD = Style(bold=True)
_LONGEST = 30
_NOTHING = Voices((), ((), ()))


class Speakers(Widget, can_focus=False):
    """Those of the row at hand in bold, then the others in the window; who does not fit is counted."""

    def __init__(self) -> None:
        super().__init__()
        self._voices: Voices | None = None
        self._here: Sequence[int] = ()
        self._near: Sequence[int] = ()
        self._said: object = None
        self.display = False

    def show(self, voices: Voices | None, here: Sequence[int], near: Sequence[int]) -> None:
        """Name these speakers; without voices the line goes away."""
        self.display = voices is not None
        said = (palette_of(self.app), voices, here, near)
        if said != self._said:
            self._said = said
            self._voices, self._here, self._near = voices, here, near
            self.refresh()

    def render(self) -> Text:
        """The names that fit."""
        palette = palette_of(self.app)
        names = [*self._names(self._here, palette, _BOLD), *self._names(self._near, palette, palette.quiet)]
        line = Text(" who speaks: " if names else " nobody is quoted here", palette.quiet, no_wrap=True, end="")
        for number, name in enumerate(names):
            more = f" and {counted(len(names) - number, 'other')}"
            last = number + 1 == len(names)
            if line.cell_len + name.cell_len + (0 if last else len(more)) > self.size.width:
                line.append(more, palette.quiet)
                break
            line.append_text(name)
        line.truncate(self.size.width)
        return line

    def _names(self, numbers: Sequence[int], palette: Palette, style: Style) -> Iterator[Text]:
        voices = self._voices or _NOTHING
        for number in numbers:
            name = shortened(voices.names[number], _LONGEST)
            yield Text.assemble((tag(number), palette.tag(number) + _BOLD), " ", (name, style + palette.voice(number)), "  ")
