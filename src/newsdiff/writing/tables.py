"""A pipe table of Markdown. Its cells are Markdown already: text from outside has passed `escape`."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["table"]


def table(columns: dict[str, int], rows: Iterable[Iterable[object]]) -> str:
    """A pipe table. The figures are how wide pandoc makes the columns, relative to each other."""
    lines = [columns, ["-" * width for width in columns.values()], *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)
