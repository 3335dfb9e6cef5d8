"""A web page taken apart: its lines, which of them are the story, and what it says about itself.

Runs in the child process, as the task `page`. Two steps, so that a page on which the extractors fail can still be read as the
text a reader of it would see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from newsdiff.reading.pagefacts import facts, guessed_day
from newsdiff.reading.pagelines import scan

__all__ = ["page"]


def page(data: bytes, settings: Mapping[str, Any]) -> dict[str, Any]:
    """The `lines` of a page in UTF-8, what it says `about` itself, and what it shows `unscripted`, where no script runs.

    With `extract` also which lines are the story.
    """
    html = data.decode("utf-8")
    found = scan(html)
    if settings.get("extract"):
        from newsdiff.reading.extraction import main_lines, mark_main

        mark_main(found.lines, main_lines(html, len(found.lines)))
    about = facts(found)
    if settings.get("extract") and not about["published"]:
        about["guess"] = guessed_day(html)
    return {"lines": [asdict(line) for line in found.lines], "about": about, "unscripted": found.unscripted}
