"""What kind of terminal there is, and how to make do with it.

Answers questions about standard input, output and error before anything is drawn. Draws nothing and reports nothing;
knows no articles.
"""

from __future__ import annotations

import os
import shutil
import sys
from typing import TextIO

from newsdiff.errors import UsageError

__all__ = ["keyboard_from_terminal", "output_encoding", "output_width", "require_terminal", "wants_color"]

_MEND = "print it with 'newsdiff diff A B', or save it with 'newsdiff export A B -o FILE'"


def require_terminal(*, stdin_is_data: bool) -> None:
    """Raise UsageError unless the reader can draw and listen; with articles on standard input it listens elsewhere.

    What TEXTUAL_DRIVER names, a browser say, needs no terminal.
    """
    if os.environ.get("TEXTUAL_DRIVER"):
        return
    if os.environ.get("TERM") == "dumb":
        raise UsageError("the reader needs a terminal that can move the cursor (TERM is dumb)", mend=_MEND)
    if not _is_terminal(sys.stderr) or not (stdin_is_data or _is_terminal(sys.stdin)):
        raise UsageError("the reader needs a terminal for its screen and keys", mend=_MEND)


def keyboard_from_terminal() -> None:
    """Make the terminal standard input again after articles were read from it. Raises UsageError if there is none."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise UsageError("the reader found no terminal to take keys from", mend=_MEND) from error
    os.dup2(terminal, 0)
    os.close(terminal)


def wants_color(choice: str) -> bool:
    """Whether to colour standard output: as chosen, or for `auto` on a terminal where NO_COLOR is not set."""
    if choice != "auto":
        return choice == "always"
    return _is_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def output_width() -> int | None:
    """How many cells a line of standard output holds; None if it is no terminal and a line may be of any length."""
    return shutil.get_terminal_size().columns if _is_terminal(sys.stdout) else None


def output_encoding() -> str:
    """The encoding of standard output."""
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
