"""Taking files apart in a process of its own, so that no page or document can hang, crash or fill up the program.

The parsers of HTML, PDF and office documents are large and meet hostile bytes; they run in one child process with a deadline
and a memory limit, one file at a time. The child is kept for the next file and started anew after it had to be stopped. What
it does with a file is said in `newsdiff.reading.worker`; nothing here knows a format.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from typing import IO, Any

from newsdiff.errors import DamagedSource, EmptySource, NotAnArticle, ReaderMissing, TooLarge, UnreadableSource

__all__ = ["DEADLINE", "MEMORY", "ChildStopped", "run"]

DEADLINE = 15.0
"""Seconds one file may take; a long page takes a tenth of one."""

MEMORY = 1_500_000_000
"""Bytes of address space the child may have."""

MOST_ANSWER = 100_000_000
"""Bytes of an answer that are read."""

_REFUSALS = {kind.__name__: kind for kind in (DamagedSource, EmptySource, NotAnArticle, ReaderMissing, TooLarge)}


class ChildStopped(Exception):  # noqa: N818 - not an error of the source: whoever asked may have another way
    """The child gave no answer; `why` says in plain words what happened."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def run(
    task: str, data: bytes, settings: Mapping[str, Any] | None = None, *, where: str = "", deadline: float | None = None
) -> Any:
    """What this task of the worker makes of these bytes.

    Raises UnreadableSource, with `where` as its place, if the worker refuses them, and ChildStopped if it gives no answer:
    it ran into the deadline (seconds; DEADLINE if None) or the memory limit, or the parser failed.
    """
    allowed = DEADLINE if deadline is None else deadline
    with _LOCK:
        answer = _CHILD.ask({"task": task, "settings": dict(settings or {}), "deadline": allowed}, data, allowed)
    if "refused" in answer:
        kind = _REFUSALS.get(answer["refused"], UnreadableSource)
        raise kind(answer["what"], where=where, mend=answer["mend"])
    if "failed" in answer:
        raise ChildStopped(answer["failed"])
    return answer["result"]


class _Child:
    """The process, started when first asked."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: Mapping[str, Any], data: bytes, deadline: float) -> dict[str, Any]:
        process = self._running()
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(deadline, end)
        timer.daemon = True
        timer.start()
        try:
            answer = _exchange(process, json.dumps(request).encode(), data)
        except BaseException:
            self.stop()
            raise
        finally:
            timer.cancel()
        if answer is None:
            self.stop()
            raise ChildStopped(f"it took longer than {deadline:g} seconds" if late.is_set() else "the parser broke down")
        if answer.get("last"):
            self.stop()
        return answer

    def stop(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                _close(pipe)
            process.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process = _started()
        return self._process


def _started() -> subprocess.Popen[bytes]:
    """A new child. It looks for modules where this process does and never in the folder it happens to be started in."""
    places = [place for place in sys.path if place and os.path.isabs(place)]  # noqa: PTH117 - strings in, strings out
    command = [sys.executable, "-P", "-m", "newsdiff.reading.worker", str(MEMORY)]
    try:
        return subprocess.Popen(  # noqa: S603 - our own module, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(places)},
            start_new_session=True,
        )
    except OSError as problem:
        raise ChildStopped("no process could be started to read it") from problem


def _exchange(process: subprocess.Popen[bytes], header: bytes, data: bytes) -> dict[str, Any] | None:
    """Send one request and take the answer; None where the child ended before it had answered."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        for part in (header, data):
            process.stdin.write(len(part).to_bytes(8, "big") + part)
        process.stdin.flush()
        size = int.from_bytes(process.stdout.read(8), "big")
        body = process.stdout.read(size) if 0 < size <= MOST_ANSWER else b""
    except (BrokenPipeError, ValueError):
        return None
    if not body or len(body) < size:
        return None
    answer: dict[str, Any] = json.loads(body)
    return answer


def _close(pipe: IO[bytes] | None) -> None:
    try:
        if pipe:
            pipe.close()
    except OSError:
        pass  # what was still unsent has nobody left to read it


_LOCK = threading.Lock()
_CHILD = _Child()
atexit.register(_CHILD.stop)
