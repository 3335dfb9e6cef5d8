"""What the two bars of the pair screen say: which articles and which pair above, the keys and what is hidden below."""

from __future__ import annotations

from rich.style import Style
from rich.text import Text

from newsdiff.tui.keys import Where, keys_of
from newsdiff.tui.palette import Palette
from newsdiff.tui.phrases import counted, letters
from newsdiff.tui.search import Search
from newsdiff.tui.session import Session
from newsdiff.tui.sheet import Sheet
from newsdiff.writing.labels import common_short

__all__ = ["articles_ends", "key_hints", "key_line", "status_ends"]

_BOLD = Style(bold=True)
_ROOM_FOR_KIND = 80


def articles_ends(session: Session, palette: Palette, width: int) -> tuple[list[Text], Text]:
    """Every open article with its letter, those of the pair in bold; and which pair it is, on wide screens of what kind."""
    left = [Text(" newsdiff  ", palette.quiet)]
    for place, article in enumerate(session.articles):
        name = (f" {letters(place)} {article.name} ", _BOLD if place in session.pair else palette.quiet)
        left.append(Text.assemble(("·" if place else "", palette.quiet), name))
    pair = " ⇄ ".join(letters(place) for place in session.pair)
    made = session.made(session.pair)
    kind = f"  {common_short(made.common)}" if made and made.common and width >= _ROOM_FOR_KIND else ""
    return left, Text.assemble((pair, _BOLD), (f"{kind}  pair {session.number} of {len(session.pairs)} ", palette.quiet))


def status_ends(sheet: Sheet | None, palette: Palette) -> tuple[list[Text], Text]:
    """The keys of the screen; and how many changes there are and are hidden."""
    hints = key_hints(palette, Where.EVERYWHERE, Where.TEXT, Where.PAIR, Where.VIEWS)
    if sheet is None:
        return hints, Text("comparing… ", palette.quiet)
    what = "style hidden" if sheet.options.unfiltered else "filter hides"
    hidden = f"{what} ({sheet.hidden}) · " if sheet.hidden else ""
    only = "changes only · " if sheet.options.only_changes else ""
    order = "telling first · " if sheet.telling else ""
    total, done = len(sheet.stops), sheet.reviewed
    progress = f"{done} of {total} reviewed" if done else counted(total, "change")
    return hints, Text(f"{order}{only}{hidden}{progress} ", palette.quiet)


def search_ends(search: Search, at: tuple[int, int], *, typing: bool, palette: Palette) -> tuple[list[Text], Text]:
    """How often every article has what is looked for, the keys; and which match is at hand of how many in this pair."""
    if search.problem:
        return [Text(f" {search.problem} ", palette.quiet)], Text()
    words = [] if typing else [Text.assemble((" / ", palette.quiet), (search.words, _BOLD), "  ")]
    counts = [Text.assemble((f" {letters(n)}", _BOLD), f" {len(places)} ") for n, places in enumerate(search.places)]
    keys = key_hints(palette, Where.SEARCH) if typing else [_hint("n/N", "match", palette), _hint("esc", "changes", palette)]
    number, total = at
    here = f"{number} of {total} here " if total else "none here "
    return [*words, *counts, *keys], Text(here, palette.quiet)


def _hint(keys: str, word: str, palette: Palette) -> Text:
    return Text.assemble((f" {keys}", _BOLD), (f" {word} ", palette.quiet))


def key_line(palette: Palette, *screens: Where) -> Text:
    """All hints of these screens as one text."""
    return Text().join(key_hints(palette, *screens))


def key_hints(palette: Palette, *screens: Where) -> list[Text]:
    """The footer's words for the keys of these screens."""
    hints = (key.hint for where in screens for key in keys_of(where) if key.hint)
    return [_hint(*hint, palette) for hint in hints]
