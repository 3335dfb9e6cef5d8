"""The child process in which files are taken apart: `python -m newsdiff.reading.worker BYTES-OF-MEMORY`.

Reads requests from standard input and writes answers to standard output until there are no more; `isolated` is its only
caller. One line in TASKS for each thing it can do. A task gives back plain data; roles, offsets and all that is shown are
decided by the caller, after the gate of `newsdiff.clean`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import IO, Any

from newsdiff.errors import UnreadableSource

__all__ = ["TASKS", "main"]

Task = Callable[[bytes, Mapping[str, Any]], Any]

TASKS = {
    "page": "newsdiff.reading.webpage:page",
    "feed": "newsdiff.reading.feedfile:feed",
    "docx": "newsdiff.reading.wordfile:docx",
    "odt": "newsdiff.reading.odt:odt",
    "pdf": "newsdiff.reading.pdf:pdf",
    "mail": "newsdiff.reading.mail:mail",
}


def main() -> None:
    """Answer requests until standard input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a library that prints must not break an answer
    _limit_memory(int(sys.argv[1]))
    while (header := _part(sys.stdin.buffer)) is not None:
        request, data = json.loads(header), _part(sys.stdin.buffer) or b""
        _alarm(request["deadline"] + 1)
        body = json.dumps(_answer(request, data)).encode()
        _alarm(0)
        answers.write(len(body).to_bytes(8, "big") + body)
        answers.flush()


def _part(stream: IO[bytes]) -> bytes | None:
    head = stream.read(8)
    return stream.read(int.from_bytes(head, "big")) if len(head) == 8 else None


def _answer(request: Mapping[str, Any], data: bytes) -> dict[str, Any]:
    try:
        return {"result": _task(request["task"])(data, request["settings"])}
    except UnreadableSource as error:
        return {"refused": type(error).__name__, "what": error.what, "mend": error.mend}
    except MemoryError:
        return {"failed": "it needs more memory than it may have", "last": True}
    except Exception as error:  # noqa: BLE001 - whatever a parser raises on hostile bytes, the caller has another way
        return {"failed": f"the parser failed ({type(error).__name__})", "last": isinstance(error, RecursionError)}


def _task(name: str) -> Task:
    module, _, function = TASKS[name].partition(":")
    task: Task = getattr(import_module(module), function)
    return task


def _limit_memory(size: int) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass  # not every system can; the deadline holds everywhere


def _alarm(seconds: float) -> None:
    """End this process after so long, should the parent be gone; 0 calls it off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main()
