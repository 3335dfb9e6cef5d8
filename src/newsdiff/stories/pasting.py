"""An article that was pasted, kept as a file, so that it can be opened again like any other and corrections find it."""

from __future__ import annotations

import re
from pathlib import Path

from newsdiff.clean import clean, clean_line
from newsdiff.correcting.records import text_key
from newsdiff.errors import ExportError, UsageError
from newsdiff.stories.opening import data_folder
from newsdiff.writing.files import write_text

__all__ = ["keep_pasted"]

_LONGEST_NAME = 40


def keep_pasted(title: str, outlet: str, text: str) -> Path:
    """Write the text with what is known of it to a file in the user's folder for data; the same text gives the same file.

    Raises UsageError if there is no text, ExportError if it cannot be written.
    """
    text = clean(text).text.strip()
    if not text:
        raise UsageError("there is no text to read", mend="paste the article into the largest field")
    title, outlet = (clean_line(line) for line in (title, outlet))
    about = [f"{name}: {value}" for name, value in (("title", title), ("outlet", outlet)) if value]
    front = ["---", *about, "---", ""] if about else []
    words = re.findall(r"\w+", (outlet or title or text[:_LONGEST_NAME]).lower())
    content = "\n".join([*front, text]) + "\n"
    path = data_folder().parent / "pasted" / f"{'-'.join(words)[:_LONGEST_NAME]}-{text_key(content)[:8]}.md"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"cannot be written: {error.strerror}", where=str(path.parent)) from error
    write_text(path, content, force=True)
    return path
