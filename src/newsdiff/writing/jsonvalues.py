"""Values of the JSON document that stand in several of its parts: a change, a span, a figure."""

from __future__ import annotations

from newsdiff.model import Change, Group, Span
from newsdiff.writing.labels import quotation_id, safe

__all__ = ["by_hand", "change_value", "figure", "span"]


def change_value(change: Change, left: str, right: str) -> dict[str, object]:
    """A change between the articles with these letters."""
    return {
        "class": change.change_class,
        "kind": change.kind,
        "left": change.left and span(change.left),
        "right": change.right and span(change.right),
        "left_text": change.left_text,
        "right_text": change.right_text,
        "note": change.note,
        "confidence": figure(change.confidence),
        "weight": figure(change.weight),
        "slight": change.slight,
        "ruled": change.ruled,
        **by_hand(change),
        "left_quotations": [quotation_id(left, index) for index in change.left_quotations],
        "right_quotations": [quotation_id(right, index) for index in change.right_quotations],
    }


def by_hand(of: Change | Group) -> dict[str, object]:
    """What a reader said of a change or of a group."""
    return {"remark": safe(of.remark), "reviewed": of.reviewed}


def span(of: Span) -> list[int]:
    """Start and end."""
    return [of.start, of.end]


def figure(value: float) -> float:
    """Four places: more would be noise, and numpy's own floats are no JSON."""
    return round(float(value), 4)
