"""The command line: what each command takes, and which wing does the work.

Thin by intent: nothing is read, compared, written or drawn in here. The wings are imported by the command that needs
them, and the screens only by those that open them, so that `--help` answers at once. `root` is the group the commands of
`reader`, `printing` and `saving` belong to; `options` and `articles` are what they share.
"""

from __future__ import annotations

from newsdiff.cli import printing, reader, saving  # noqa: F401 - their commands are part of the group from here on
from newsdiff.cli.root import cli, run

__all__ = ["cli", "run"]
