"""What newsdiff tells its user when something goes wrong: one line on standard error, and an exit code.

The only module that writes to standard error; standard output is data, and no business of this one. What went wrong is
said by the errors themselves.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import IntEnum

import click

from newsdiff.clean import clean_line
from newsdiff.errors import FetchFailed, NewsdiffError, SeveralUnreadable, UnreadableSource

__all__ = ["ExitCode", "report", "watched"]


class ExitCode(IntEnum):
    """What a run ends with.

    `DIFFERENT` only for `diff --exit-code`; `USAGE` for any request that cannot be met; `NETWORK` where all that went wrong is
    that addresses could not be fetched just now, so that the same command may work later.
    """

    OK = 0
    DIFFERENT = 1
    USAGE = 2
    UNREADABLE = 3
    NETWORK = 4
    INTERNAL = 70
    INTERRUPTED = 130


def watched(run: Callable[[], int | None]) -> int:
    """Run a program that gives an exit code (None: fine); errors meant for the user become their line and their code."""
    try:
        return run() or ExitCode.OK
    except NewsdiffError as error:
        for line in error.lines:
            report(line)
        return _code(error)
    except click.UsageError as error:
        report(_usage_line(error))
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    except Exception as error:
        if os.environ.get("NEWSDIFF_DEBUG"):
            raise
        report(f"a fault in newsdiff itself ({type(error).__name__}: {error}); NEWSDIFF_DEBUG=1 shows where, please report it")
        return ExitCode.INTERNAL


def _code(error: NewsdiffError) -> ExitCode:
    if not isinstance(error, UnreadableSource):
        return ExitCode.USAGE
    kinds = error.errors if isinstance(error, SeveralUnreadable) else (error,)
    return ExitCode.NETWORK if all(isinstance(kind, FetchFailed) and kind.passing for kind in kinds) else ExitCode.UNREADABLE


def report(line: str) -> None:
    """Say one line on standard error; nothing in it can act on a terminal."""
    click.echo(f"newsdiff: {clean_line(line)}", err=True)


def _usage_line(error: click.UsageError) -> str:
    mend = f"; see '{error.ctx.command_path} --help'" if error.ctx else ""
    return error.format_message().rstrip(".") + mend
