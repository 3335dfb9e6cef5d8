"""The file tree: articles chosen by going through folders instead of by their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static, Tree
from textual.widgets.tree import TreeNode

from newsdiff.clean import clean_line
from newsdiff.reading.formats import has_reader
from newsdiff.stories.names import is_story
from newsdiff.tui.glyphs import Glyphs
from newsdiff.tui.keys import Where, bindings
from newsdiff.tui.lines import key_line
from newsdiff.tui.phrases import counted
from newsdiff.tui.screens.overlay import Overlay
from newsdiff.tui.themes import palette_of

__all__ = ["BrowseScreen"]

_MOST = 2_000
"""Entries of a folder that are looked at."""


class _Files(Tree[Path], inherit_bindings=False):
    """Folders, and the files in them that some reader takes. A name is only text, whatever is in it."""

    def __init__(self, root: Path, glyphs: Glyphs) -> None:
        super().__init__(str(root), data=root)
        self.chosen: list[Path] = []
        self._glyphs = glyphs
        self.guide_depth = 3

    def process_label(self, label: str | Text) -> Text:
        return Text(clean_line(str(label)) or "?", no_wrap=True)

    def render_label(self, node: TreeNode[Path], base_style: Style, style: Style) -> Text:
        if node.allow_expand:
            mark = self._glyphs.opened if node.is_expanded else self._glyphs.folded
        else:
            mark = self._glyphs.chosen if node.data in self.chosen else " "
        return Text.assemble((f"{mark} ", base_style), (str(node.label), style + Style(bold=node.data in self.chosen)))

    def fill(self, node: TreeNode[Path]) -> None:
        """List a folder, the first time it is opened; one that cannot be read is empty."""
        if node.children or not node.data:
            return
        try:
            entries = [(not path.is_dir(), path.name.casefold(), path) for path in islice(node.data.iterdir(), _MOST)]
        except OSError:
            entries = []
        for is_file, _, path in sorted(entries):
            if path.name.startswith("."):
                continue
            if not is_file:
                node.add(path.name, path)
            elif has_reader(path) or is_story(path.name):
                node.add_leaf(path.name, path)


class BrowseScreen(Overlay):
    """A tree from where newsdiff was started; what is chosen in it is handed on."""

    BINDINGS = bindings(Where.FILES)
    AUTO_FOCUS = "_Files"

    def __init__(self, root: Path, glyphs: Glyphs, chosen: Callable[[Sequence[Path]], None]) -> None:
        super().__init__()
        self._root = root
        self._glyphs = glyphs
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The tree, what is chosen, the keys."""
        with Vertical(id="browse", classes="dialog"):
            yield _Files(self._root, self._glyphs)
            yield Static(id="answer", markup=False)
            yield Static(key_line(palette_of(self.app), Where.FILES, Where.OVERLAY), markup=False)

    def on_mount(self) -> None:
        """Begin with the folder open."""
        self._tree.root.expand()
        self._say()

    def on_tree_node_expanded(self, event: Tree.NodeExpanded[Path]) -> None:
        """List what is in it."""
        self._tree.fill(event.node)

    def on_tree_node_selected(self, event: Tree.NodeSelected[Path]) -> None:
        """By the mouse: a file is chosen, or not any more; folders open by themselves."""
        if not event.node.allow_expand:
            self.action_choose()

    def action_cursor(self, step: int) -> None:
        """To the next or the previous line."""
        if step > 0:
            self._tree.action_cursor_down()
        else:
            self._tree.action_cursor_up()

    def action_choose(self) -> None:
        """This file or folder, or not any more."""
        node = self._tree.cursor_node
        if node and node.data:
            chosen = self._tree.chosen
            (chosen.remove if node.data in chosen else chosen.append)(node.data)
            node.set_label(str(node.label))
            self._say()

    def action_open(self) -> None:
        """Into a folder, or out of it; a file is read with those chosen before."""
        node = self._tree.cursor_node
        if not node or not node.data:
            return
        if node.allow_expand:
            node.toggle()
            return
        if node.data not in self._tree.chosen:
            self._tree.chosen.append(node.data)
        self.action_read()

    def action_up(self) -> None:
        """Out of the folder; from the first line to the folder above."""
        node = self._tree.cursor_node
        if node and node.allow_expand and node.is_expanded and not node.is_root:
            node.collapse()
        elif node and node.parent:
            self._tree.move_cursor(node.parent)
        elif self._tree.root.data:
            above = self._tree.root.data.absolute().parent
            self._tree.reset(str(above), above)
            self._tree.root.expand()

    def action_read(self) -> None:
        """Hand on what is chosen."""
        if self._tree.chosen:
            self.dismiss()
            self._chosen(self._tree.chosen)
        else:
            self.query_one("#answer", Static).update("nothing is chosen yet: space chooses a file or a whole folder")

    def _say(self) -> None:
        chosen = self._tree.chosen
        names = ", ".join(clean_line(path.name) for path in chosen)
        self.query_one("#answer", Static).update(f"{counted(len(chosen), 'source')} chosen: {names}" if chosen else "")

    @property
    def _tree(self) -> _Files:
        return self.query_one(_Files)
