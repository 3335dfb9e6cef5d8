"""What a story file is called. Stands by itself, for it is asked of every source and hardly any is one."""

from __future__ import annotations

from newsdiff.reading.addresses import is_address

__all__ = ["SUFFIX", "is_story"]

SUFFIX = ".newsdiff"
"""How the names of story files end."""


def is_story(source: str) -> bool:
    """Whether a source is the name of a story file."""
    return source.lower().endswith(SUFFIX) and not is_address(source)
