"""Every key of the reader, once: bindings, the footer and the help are made from this table.

An entry has a stable id, so that keys can be remapped; what an action does is written in the screen that has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType

__all__ = ["KEYS", "TOGETHER", "Key", "Where", "bindings", "keys_of", "use"]


class Where(StrEnum):
    """The screens keys belong to, as the help names them."""

    TEXT = "In the text"
    PAIR = "Articles and pairs"
    VIEWS = "All articles at once"
    STORY = "Story"
    QUOTES = "Quotes"
    LEDGER = "In a table"
    ROW = "With a row of it"
    OVERVIEW = "Overview"
    ADVISORY = "Line for an editor"
    START = "Start"
    FILES = "File tree"
    PASTE = "Pasted article"
    PALETTE = "Palette"
    FILTER = "Filter"
    EXPORT = "Export"
    THEMES = "Colours"
    SEARCH = "In the line of a search"
    LINE = "In the line for files"
    CARD = "Card of a change"
    OVERLAY = "Cards and dialogs"
    EVERYWHERE = "Everywhere"


TOGETHER: tuple[tuple[Where, ...], ...] = (
    (Where.TEXT, Where.PAIR, Where.VIEWS, Where.EVERYWHERE),
    (Where.OVERVIEW, Where.LEDGER, Where.ROW, Where.VIEWS, Where.EVERYWHERE),
    (Where.STORY, Where.LEDGER, Where.ROW, Where.VIEWS, Where.EVERYWHERE),
    (Where.QUOTES, Where.LEDGER, Where.ROW, Where.VIEWS, Where.EVERYWHERE),
    (Where.START, Where.EVERYWHERE),
    (Where.CARD, Where.OVERLAY),
    (Where.FILTER, Where.OVERLAY),
    (Where.EXPORT, Where.OVERLAY),
    (Where.THEMES, Where.OVERLAY),
    (Where.FILES, Where.OVERLAY),
    (Where.PASTE,),
    (Where.PALETTE,),
    (Where.ADVISORY,),
    (Where.SEARCH,),
    (Where.LINE,),
)
"""The places whose keys are in force at the same time, a line a screen: among them no key may mean two things."""


@dataclass(frozen=True, slots=True)
class Key:
    """What one action is called and which keys call it.

    `keys` are names the toolkit knows, the first being the one shown as `shown`. In `action`, ``{}`` stands for the key
    itself: each of the keys is then a binding of its own. `hint` is what the footer
    says, keys and word; without one it is not there.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    shown: str
    help: str
    where: Where = Where.PAIR
    hint: tuple[str, str] | None = None


KEYS: tuple[Key, ...] = (
    Key("help", ("question_mark", "f1"), "help", "?", "keys and marks", Where.EVERYWHERE, ("?", "help")),
    Key("back", ("q",), "back", "q", "back; at the first screen, quit", Where.EVERYWHERE, ("q", "quit")),
    Key("change.next", ("n",), "change(1)", "n", "next change", Where.TEXT, ("n/N", "change")),
    Key("change.previous", ("N",), "change(-1)", "N", "previous change", Where.TEXT),
    Key("attribution.next", ("a",), "attribution(1)", "a", "next change of who said what", Where.TEXT, ("a/A", "who said")),
    Key("attribution.previous", ("A",), "attribution(-1)", "A", "previous change of who said what", Where.TEXT),
    Key("pair.next", ("right_square_bracket", "right"), "pair(1)", "] →", "next pair of articles", hint=("]/[", "pair")),
    Key("pair.previous", ("left_square_bracket", "left"), "pair(-1)", "[ ←", "previous pair"),
    Key("card", ("i",), "card", "i", "why: everything about this change", hint=("i", "why")),
    Key("style", ("s",), "style", "s", "show or hide house style", Where.TEXT, ("s", "style")),
    Key(
        "filter",
        ("f",),
        "filter",
        "f",
        "filter the changes: class, kind, how sure, how telling, whose words",
        hint=("f", "filter"),
    ),
    Key("context.more", ("right_curly_bracket",), "context(1)", "}", "with changes only: a row more around each", Where.TEXT),
    Key("context.less", ("left_curly_bracket",), "context(-1)", "{", "a row less", Where.TEXT),
    Key("search", ("slash",), "search", "/", "search all articles: n and N then go from match to match", hint=("/", "search")),
    Key("search.off", ("escape",), "unsearch", "esc", "end the search: n and N are for changes again"),
    Key(
        "export", ("e",), "export", "e", "export: which pairs, what of them, in which form, and where to", hint=("e", "export")
    ),
    Key("order", ("w",), "order", "w", "most telling change first, or in reading order", Where.TEXT, ("w", "telling")),
    Key("row.next", ("j", "down"), "row(1)", "j ↓", "next row", Where.TEXT),
    Key("row.previous", ("k", "up"), "row(-1)", "k ↑", "previous row", Where.TEXT),
    Key("page.next", ("space", "pagedown"), "page(1)", "space", "page down", Where.TEXT),
    Key("page.previous", ("b", "pageup"), "page(-1)", "b", "page up", Where.TEXT),
    Key("first", ("g", "home"), "end(-1)", "g", "to the top", Where.TEXT),
    Key("last", ("G", "end"), "end(1)", "G", "to the end", Where.TEXT),
    Key("twin", ("enter",), "twin", "enter", "from a moved sentence to where it stands in the other article", Where.TEXT),
    Key("other", ("tab", "shift+tab"), "other", "tab", "the other column"),
    Key("choose", tuple("123456789"), "choose({})", "1…9", "put this article into the column at hand"),
    Key("swap", ("backslash",), "swap", "\\", "swap the sides"),
    Key("unified", ("u",), "unified", "u", "two columns or one running text", Where.TEXT),
    Key("voices", ("S",), "voices", "S", "underline quotations by speaker, or not", Where.TEXT),
    Key("only", ("c",), "only", "c", "changes only, or all", Where.TEXT),
    Key(
        "furniture",
        ("full_stop",),
        "furniture",
        ".",
        "show or fold what is not article: prompts, captions, share buttons",
        Where.TEXT,
    ),
    Key("copy", ("y",), "copy", "y", "copy this change"),
    Key("copy.all", ("Y",), "copy_all", "Y", "copy both texts with their sources, and every change of theirs as a sentence"),
    Key("review", ("v",), "review", "v", "mark as reviewed, or not"),
    Key("label", ("x",), "label", "x", "the label is wrong, right after all, or another"),
    Key("note", ("t",), "note", "t", "write a note on this"),
    Key("link", ("l",), "link", "l", "link two sentences: on the one, then on the other; part those that are linked"),
    Key("fold", ("comma",), "fold", ",", "fold this line of the column at hand, or unfold one that . shows"),
    Key("undo", ("z",), "undo", "z", "undo what was last done by hand"),
    Key("redo", ("Z",), "redo", "Z", "do it again"),
    Key("theme", ("T",), "theme", "T", "choose colours", Where.EVERYWHERE),
    Key("palette", ("ctrl+p", "colon"), "palette", "ctrl+p :", "find any of this by its name", Where.EVERYWHERE),
    Key("quit", ("ctrl+q",), "quit", "ctrl+q", "quit", Where.EVERYWHERE),
    Key("suspend", ("ctrl+z",), "suspend_process", "ctrl+z", "back to the shell for a while (fg returns)", Where.EVERYWHERE),
    Key("overview", ("o",), "view('overview')", "o", "overview: articles against articles", Where.VIEWS, ("o", "overview")),
    Key("story", ("m",), "view('story')", "m", "story: every statement across the articles", Where.VIEWS, ("m", "story")),
    Key("quotes", ("quotation_mark",), "view('quotes')", '"', "quotes: every quotation across the articles", Where.VIEWS),
    Key("numbers", ("number_sign",), "view('numbers')", "#", "numbers: every figure and who gives it", Where.VIEWS),
    Key(
        "names",
        ("at",),
        "view('names')",
        "@",
        "names: who and what is named, where, and as what",
        Where.VIEWS,
        ('" # @', "quotes…"),
    ),
    Key("story.base", ("b",), "base", "b", "read everything against the article at hand", Where.STORY, ("b", "base")),
    Key("story.filter", ("f",), "filter", "f", "choose which statements are shown", Where.STORY, ("f", "filter")),
    Key("story.order", ("w",), "order", "w", "in another order", Where.STORY, ("w", "order")),
    Key("quotes.filter", ("f",), "filter", "f", "choose whose words are shown, and which", Where.QUOTES, ("f", "filter")),
    Key(
        "overview.advisory",
        ("a",),
        "advisory",
        "a",
        "the line for an editor: what the column's article adds to the row's",
        Where.OVERVIEW,
        ("a", "advisory"),
    ),
    Key("overview.order", ("w",), "order", "w", "in order of time, or as opened", Where.OVERVIEW),
    Key("ledger.open", ("enter",), "open", "enter", "open what is at hand", Where.LEDGER, ("enter", "open")),
    Key("ledger.next", ("j", "down"), "row(1)", "j ↓", "next row", Where.LEDGER),
    Key("ledger.previous", ("k", "up"), "row(-1)", "k ↑", "previous row", Where.LEDGER),
    Key("ledger.right", ("l", "right"), "column(1)", "l →", "next article", Where.LEDGER),
    Key("ledger.left", ("h", "left"), "column(-1)", "h ←", "previous article", Where.LEDGER),
    Key("ledger.choose", tuple("123456789"), "column_to({})", "1…9", "to the column of this article", Where.LEDGER),
    Key("ledger.page.next", ("space", "pagedown"), "page(1)", "space", "page down", Where.LEDGER),
    Key("ledger.page.previous", ("pageup", "backspace"), "page(-1)", "pgup", "page up", Where.LEDGER),
    Key("ledger.first", ("g", "home"), "end(-1)", "g", "to the top", Where.LEDGER),
    Key("ledger.last", ("G", "end"), "end(1)", "G", "to the end", Where.LEDGER),
    Key("words.next", ("J",), "words(1)", "J", "scroll the words below the table", Where.ROW),
    Key("words.previous", ("K",), "words(-1)", "K", "scroll them back", Where.ROW),
    Key("row.copy", ("y",), "copy", "y", "copy the words of this row", Where.ROW, ("y", "copy")),
    Key("row.close", ("escape",), "app.back", "esc", "back", Where.ROW, ("esc", "back")),
    Key("sample", ("s", "enter"), "sample", "s", "the sample story", Where.START, ("s", "sample story")),
    Key("open", ("f",), "files", "f", "open files", Where.START, ("f", "name files")),
    Key("browse", ("b",), "browse", "b", "choose files in a tree", Where.START, ("b", "file tree")),
    Key("paste", ("p",), "paste", "p", "paste an article", Where.START, ("p", "paste")),
    Key("recent.next", ("j",), "recent(1)", "j ↓", "next story; enter reads it", Where.START, ("j/k enter", "recent story")),
    Key("recent.previous", ("k",), "recent(-1)", "k ↑", "previous story", Where.START),
    Key("files.next", ("j", "down"), "cursor(1)", "j ↓", "next line", Where.FILES),
    Key("files.previous", ("k", "up"), "cursor(-1)", "k ↑", "previous line", Where.FILES),
    Key(
        "files.open",
        ("enter", "right", "l"),
        "open",
        "enter →",
        "into or out of a folder; read a file",
        Where.FILES,
        ("enter", "open"),
    ),
    Key(
        "files.up",
        ("left", "h", "backspace"),
        "up",
        "←",
        "out of the folder, at the top to the one above",
        Where.FILES,
        ("←", "up"),
    ),
    Key("files.choose", ("space",), "choose", "space", "choose, or not any more", Where.FILES, ("space", "choose")),
    Key("files.read", ("r",), "read", "r", "read what is chosen", Where.FILES, ("r", "read")),
    Key("paste.read", ("ctrl+r",), "read", "ctrl+r", "read it", Where.PASTE, ("ctrl+r", "read")),
    Key("paste.next", ("tab",), "app.focus_next", "tab", "next field", Where.PASTE, ("tab", "field")),
    Key("paste.close", ("escape",), "close", "esc", "close", Where.PASTE, ("esc", "close")),
    Key(
        "filter.turn",
        ("space", "right", "l"),
        "turn(1)",
        "space →",
        "on or off; the next setting",
        Where.FILTER,
        ("space", "change"),
    ),
    Key("filter.back", ("left", "h"), "turn(-1)", "←", "the setting before", Where.FILTER),
    Key("filter.alone", ("o",), "alone", "o", "only this class or kind", Where.FILTER, ("o", "only this")),
    Key("filter.reset", ("r",), "reset", "r", "as at the start", Where.FILTER, ("r", "reset")),
    Key("filter.next", ("j",), "cursor(1)", "j ↓", "next choice", Where.FILTER),
    Key("filter.previous", ("k",), "cursor(-1)", "k ↑", "previous choice", Where.FILTER),
    Key("filter.close", ("f",), "close", "f", "close", Where.FILTER),
    Key("export.turn", ("space", "right", "l"), "turn(1)", "space →", "the next setting", Where.EXPORT, ("space", "change")),
    Key("export.back", ("left", "h"), "turn(-1)", "←", "the setting before", Where.EXPORT),
    Key("export.next", ("j", "down"), "cursor(1)", "j ↓", "next line", Where.EXPORT),
    Key("export.previous", ("k", "up"), "cursor(-1)", "k ↑", "previous line", Where.EXPORT),
    Key(
        "export.write",
        ("enter",),
        "write",
        "enter",
        "write it; in the line of the name, too",
        Where.EXPORT,
        ("enter", "write"),
    ),
    Key("export.name", ("tab",), "app.focus_next", "tab", "to the name, the text, and back", Where.EXPORT, ("tab", "name")),
    Key("advisory.copy", ("enter",), "copy", "enter", "copy the line", Where.ADVISORY, ("enter", "copy")),
    Key("advisory.close", ("escape",), "close", "esc", "close", Where.ADVISORY, ("esc", "close")),
    Key("theme.keep", ("T",), "keep", "enter T", "stay with these", Where.THEMES, ("enter", "keep")),
    Key("theme.next", ("j",), "next(1)", "j ↓", "next", Where.THEMES),
    Key("theme.previous", ("k",), "next(-1)", "k ↑", "previous", Where.THEMES),
    Key("palette.next", ("down", "ctrl+n"), "cursor(1)", "↓", "next", Where.PALETTE, ("↓↑", "choose")),
    Key("palette.previous", ("up",), "cursor(-1)", "↑", "previous", Where.PALETTE),
    Key("palette.run", ("enter",), "run", "enter", "do this", Where.PALETTE, ("enter", "do")),
    Key("palette.close", ("escape",), "close", "esc", "close", Where.PALETTE, ("esc", "close")),
    Key("search.leave", ("escape",), "leave", "esc", "end the search", Where.SEARCH, ("esc", "end the search")),
    Key(
        "search.keep", ("enter",), "submit", "enter", "back to the text, the search on", Where.SEARCH, ("enter", "to the text")
    ),
    Key(
        "line.leave",
        ("escape",),
        "leave",
        "esc",
        "leave it, so that letters are keys again",
        Where.LINE,
        ("esc", "leave the line"),
    ),
    Key("line.complete", ("tab",), "complete", "tab", "complete the name", Where.LINE, ("tab", "complete")),
    Key("card.copy", ("y",), "copy", "y", "copy the whole card", Where.CARD, ("y", "copy")),
    Key("card.close", ("i",), "close", "i", "close", Where.CARD),
    Key("close", ("escape", "q"), "close", "esc q", "close", Where.OVERLAY, ("esc", "close")),
)


_in_use = KEYS


def keys_of(where: Where) -> list[Key]:
    """The entries of one screen, in the order of the table, with the keys in use."""
    return [key for key in _in_use if key.where is where]


def use(table: Sequence[Key]) -> dict[str, str]:
    """Take these keys from now on, in whatever is said of keys; give the toolkit's map of those that are not ours.

    A process has one keyboard, so this is for all of it.
    """
    global _in_use  # noqa: PLW0603 - every screen words its keys from here
    _in_use = tuple(table)
    ours = {key.id: key.keys for key in KEYS}
    return {key.id: ",".join(key.keys) for key in table if key.keys != ours[key.id]}


def bindings(where: Where, keys: Iterable[Key] = KEYS) -> list[BindingType]:
    """The toolkit's bindings of one screen."""
    return [binding for key in keys if key.where is where for binding in _bindings_of(key)]


def _bindings_of(key: Key) -> Sequence[Binding]:
    if "{}" in key.action:
        return [Binding(one, key.action.format(one), key.help, show=False, id=f"{key.id}.{one}") for one in key.keys]
    return [Binding(",".join(key.keys), key.action, key.help, show=False, id=key.id)]
