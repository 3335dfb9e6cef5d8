"""A part of a comparison, for whoever wants to hand on no more than that: what was reviewed, or changes of some kinds.

Every form writes a part as it writes the whole; the part says by its name that it is one. What the words of a choice mean for
the screens' filter is decided there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from newsdiff.config import nearest
from newsdiff.errors import UsageError
from newsdiff.model import Change, ChangeClass, Comparison, Group, Kind, Relation, Span

__all__ = ["MOVED", "REVIEWED", "only", "part", "reviewed"]

REVIEWED = "what was reviewed"
"""What a part is called in which everything was marked as reviewed."""

MOVED = "moved"


def reviewed(comparison: Comparison) -> Comparison:
    """The changes, and the sentences that are themselves the difference, which a reader has marked as reviewed."""
    return part(comparison, REVIEWED, lambda change: change.reviewed, lambda group: group.reviewed)


def only(comparison: Comparison, names: Collection[str]) -> Comparison:
    """The changes of these classes and kinds, and the groups in these relations or that have `moved`.

    Raises UsageError for a name of none of them.
    """
    known = (*ChangeClass, *Kind, *Relation, MOVED)
    if unknown := next((name for name in names if name not in known), None):
        raise UsageError(f"{unknown!r} is no class, kind or relation", mend=nearest(unknown, dict.fromkeys(known)))
    return part(
        comparison,
        f"only {', '.join(names)}",
        lambda change: change.change_class in names or change.kind in names,
        lambda group: group.relation in names or (group.moved and MOVED in names),
    )


def part(comparison: Comparison, name: str, change: Callable[[Change], bool], group: Callable[[Group], bool]) -> Comparison:
    """The changes that are wanted and the groups they stand in, with the groups that are wanted as a whole.

    A part of a part is called by both names.
    """
    across = tuple(filter(change, comparison.changes))
    groups = [replace(one, changes=tuple(filter(change, one.changes))) for one in comparison.groups]
    kept = tuple(one for one in groups if one.changes or group(one) or _holds(comparison, one, across))
    return replace(
        comparison,
        groups=kept,
        changes=across,
        matched=tuple(one for one in comparison.matched if _told(comparison, kept, *one)),
        common=None,
        part=", ".join(filter(None, (comparison.part, name))),
    )


def _holds(comparison: Comparison, group: Group, changes: Collection[Change]) -> bool:
    """Whether one of these changes stands in the group."""
    left, right = _spans(comparison, [group])
    return any(_meets(change.left, left) or _meets(change.right, right) for change in changes)


def _told(comparison: Comparison, groups: Collection[Group], left: Collection[int], right: Collection[int]) -> bool:
    """Whether words of these quotations stand in one of the groups."""
    ours, theirs = _spans(comparison, groups)
    content = [span for k in left for span in comparison.left.quotations[k].content]
    others = [span for k in right for span in comparison.right.quotations[k].content]
    return any(_meets(span, ours) for span in content) or any(_meets(span, theirs) for span in others)


def _spans(comparison: Comparison, groups: Collection[Group]) -> tuple[list[Span], list[Span]]:
    return (
        [comparison.left.sentences[k].span for group in groups for k in group.left],
        [comparison.right.sentences[k].span for group in groups for k in group.right],
    )


def _meets(span: Span | None, others: Collection[Span]) -> bool:
    return span is not None and any(span.overlaps(other) for other in others)
