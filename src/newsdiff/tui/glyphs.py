"""The marks of the gutter, so that everything the colours say is also said without them.

One table serves the columns, the minimap, the detail bar, the overview and the help. A second set holds ASCII only, for
consoles that cannot draw the first. No colours in here: see `themes`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsdiff.model import ChangeClass, Relation
from newsdiff.tui.table import Row, RowKind

__all__ = ["ASCII", "UNICODE", "Glyphs", "fitting_glyphs"]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One mark, one cell wide, for each thing the gutter can say. Without half blocks the map shows marks instead."""

    relations: Mapping[Relation, str]
    classes: Mapping[ChangeClass, str]
    moved_out: str
    moved_in: str
    one_to_many: str
    many_to_one: str
    folded: str
    opened: str
    chosen: str
    reviewed: str
    partly: str
    noted: str
    mended: str
    cursor: str
    hatch: str
    rule: str
    upper_half: str
    lower_half: str
    dash: str
    absent: str

    def of_row(self, row: Row) -> str:
        """The mark that says how the two sides of the row relate; a space where there is nothing to say."""
        if row.kind is RowKind.MOVED_OUT:
            return self.moved_out
        if row.kind is RowKind.MOVED_IN:
            return self.moved_in
        if row.kind is RowKind.FOLD:
            return self.folded
        return self.relations[row.group.relation] if row.group else " "

    def by_hand(self, reviewed: Sequence[bool], *, noted: bool, mended: bool) -> str:
        """The mark of what was done by hand in a row: all of it reviewed, else noted, mended, some reviewed; or a space."""
        if reviewed and all(reviewed):
            return self.reviewed
        return self.noted if noted else self.mended if mended else self.partly if any(reviewed) else " "

    def split_of(self, row: Row) -> str:
        """The mark of a group in which one sentence answers to several; a space in any other."""
        if not row.group or not row.group.left or not row.group.right:
            return " "
        here, there = len(row.group.left), len(row.group.right)
        if here == there:
            return " "
        return self.one_to_many if here < there else self.many_to_one


UNICODE = Glyphs(
    relations={
        Relation.SAME: "=",
        Relation.RESTYLED: "≃",
        Relation.EDITED: "~",
        Relation.REWRITTEN: "≈",
        Relation.LEFT_ONLY: "−",
        Relation.RIGHT_ONLY: "+",
    },
    classes={
        ChangeClass.STYLE: "≃",
        ChangeClass.WORDING: "~",
        ChangeClass.FACT: "#",
        ChangeClass.STANCE: "?",
        ChangeClass.ATTRIBUTION: "❝",
    },
    moved_out="↪",
    moved_in="↩",
    one_to_many="<",
    many_to_one=">",
    folded="▸",
    opened="▾",
    chosen="●",
    reviewed="✓",
    partly="½",
    noted="✎",
    mended="×",
    cursor="▌",
    hatch="╱",
    rule="│",
    upper_half="▀",
    lower_half="▄",
    dash="─",
    absent="·",
)

ASCII = Glyphs(
    relations={
        Relation.SAME: "=",
        Relation.RESTYLED: ":",
        Relation.EDITED: "~",
        Relation.REWRITTEN: "%",
        Relation.LEFT_ONLY: "-",
        Relation.RIGHT_ONLY: "+",
    },
    classes={
        ChangeClass.STYLE: ":",
        ChangeClass.WORDING: "~",
        ChangeClass.FACT: "#",
        ChangeClass.STANCE: "?",
        ChangeClass.ATTRIBUTION: '"',
    },
    moved_out="v",
    moved_in="^",
    one_to_many="<",
    many_to_one=">",
    folded="*",
    opened="-",
    chosen="#",
    reviewed="v",
    partly="/",
    noted="t",
    mended="x",
    cursor="|",
    hatch="/",
    rule="|",
    upper_half="",
    lower_half="",
    dash="-",
    absent=".",
)


def fitting_glyphs() -> Glyphs:
    """The set this terminal can draw: ASCII on the Linux console and where the output is not in Unicode."""
    speaks_unicode = "utf" in (getattr(sys.__stderr__, "encoding", "") or "utf").lower()
    return UNICODE if speaks_unicode and os.environ.get("TERM") != "linux" else ASCII
