"""How fast the pair screen is on long articles, beside an empty app and the naive way: a widget for each sentence.

    python -m bench.screen [SENTENCES]

Each design runs in a process of its own on a terminal of 120 × 40. "Ready" is the wall time from the moment the comparison is
there (for the references: from the start of the app) to the first sentence on the terminal. A step is one key, until the
terminal is silent; its cost is the CPU time of the process (in clock ticks of the system, so over many steps) and the bytes
it writes. Memory is the resident set after all that, less what the process had when the articles and the comparison were made.
The machine is shared: compare figures of one run.
"""

from __future__ import annotations

import fcntl
import os
import pty
import resource
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile

from newsdiff.model import Article, Block, Change, Comparison, Group, Kind, Relation, Role, Sentence, Span

SIGN = b"Sentence 0 "
COLUMNS, LINES = 120, 40
TICK = 1 / os.sysconf("SC_CLK_TCK")
STEPS = 40
QUIET = 0.08  # seconds
LONGEST = 120.0  # seconds
DESIGNS = ("empty", "naive", "newsdiff")

_REST = "went down to look at the wall of the quay once more."


def article(outlet: str, size: int, word: str) -> Article:
    """So many sentences of about 140 characters, three to a paragraph, one in seven with another word."""
    text, blocks, sentences = "", [], []
    parts = []
    at = 0
    for n in range(size):
        changed = word if n % 7 == 0 else "narrow"
        words = f"Sentence {n} tells how the {changed} harbour of the town was closed for the night while divers {_REST}"
        sentences.append(Sentence(Span(at, at + len(words)), Role.BODY, f"¶{n // 3 + 1}s{n % 3 + 1}", n // 3 + 1))
        parts.append(words + ("\n" if n % 3 == 2 else " "))
        at += len(parts[-1])
    text = "".join(parts)
    for first in range(0, size, 3):
        last = min(first + 2, size - 1)
        blocks.append(Block(Role.BODY, Span(sentences[first].span.start, sentences[last].span.end), first // 3 + 1))
    return Article(text, tuple(blocks), tuple(sentences), outlet=outlet, title=f"{outlet} on the harbour")


def made(size: int) -> Comparison:
    """Every sentence paired with the one at its place; one in seven edited, one in eleven only on one side."""
    left, right = article("Wire", size, "wide"), article("Courier", size, "broad")
    groups: list[Group] = []
    for n, (one, other) in enumerate(zip(left.sentences, right.sentences, strict=True)):
        if n % 11 == 10:
            groups += [Group((n,), (), 0.0, Relation.LEFT_ONLY), Group((), (n,), 0.0, Relation.RIGHT_ONLY)]
        elif n % 7 == 0:
            start, there = left.text.index("wide", one.span.start), right.text.index("broad", other.span.start)
            spans = Span(start, start + 4), Span(there, there + 5)
            change = Change(Kind.REPLACED, *spans, "wide", "broad", "other words", 0.9)
            groups.append(Group((n,), (n,), 0.95, Relation.EDITED, changes=(change,)))
        else:
            groups.append(Group((n,), (n,), 1.0, Relation.SAME))
    return Comparison(left, right, tuple(groups))


def child(design: str, size: int, told: Path) -> None:
    """Run one design; tell when the comparison was there, and the memory then."""

    def tell() -> None:
        told.write_text(f"{time.monotonic()} {rss(os.getpid())} {cpu(os.getpid())}", encoding="utf-8")

    if design == "newsdiff":
        from newsdiff.tui.app import Reader
        from newsdiff.tui.wings import Wings

        comparison = made(size)

        def compare(*_: object) -> Comparison:
            tell()
            return comparison

        Reader((comparison.left, comparison.right), Wings(compare=compare, remember=lambda _: None)).run()
        return
    from textual.app import App, ComposeResult
    from textual.binding import Binding
    from textual.containers import Horizontal, VerticalScroll
    from textual.widgets import Static

    comparison = made(size) if design == "naive" else made(1)

    class Reference(App[None]):
        BINDINGS = [Binding("T", "turn", priority=True), Binding("space", "page", priority=True)]  # noqa: RUF012

        def compose(self) -> ComposeResult:
            with Horizontal():
                for side in (comparison.left, comparison.right):
                    with VerticalScroll():
                        yield from (Static(side.words_of(k)) for k in side.body())

        def action_turn(self) -> None:
            self.theme = "textual-light" if self.theme == "textual-dark" else "textual-dark"

        def action_page(self) -> None:
            for each in self.query(VerticalScroll):
                each.scroll_page_down(animate=False)

    tell()
    Reference().run()


class Run:
    """A design on a terminal of its own."""

    def __init__(self, design: str, size: int) -> None:
        with NamedTemporaryFile(delete=False) as file:
            self.told = Path(file.name)
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.environ.pop("NO_COLOR", None)
            os.execv(sys.executable, [sys.executable, "-m", "bench.screen", "child", design, str(size), str(self.told)])
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))

    def until(self, done: Callable[[bytes], bool], longest: float = LONGEST) -> bytes:
        """Everything written until this is so, or nothing comes any more."""
        seen, end = b"", time.monotonic() + longest
        while not done(seen) and time.monotonic() < end:
            if select.select([self.master], [], [], 0.02)[0]:
                seen += os.read(self.master, 1 << 20)
        return seen

    def settle(self, first: float = 2.0, quiet: float = QUIET) -> tuple[int, float]:
        """Wait `first` seconds at most for something, then for silence; how many bytes came, and when the last did."""
        count, begun = 0, time.monotonic()
        last = begun
        while time.monotonic() - last < (quiet if count else first):
            if select.select([self.master], [], [], 0.01)[0]:
                count += len(os.read(self.master, 1 << 20))
                last = time.monotonic()
        return count, last

    def steps(self, key: bytes, times: int = STEPS, first: float = 2.0) -> tuple[float, float, float]:
        """Milliseconds of CPU, of wall time and bytes of one step, on average."""
        start, written, wall = cpu(self.pid), 0, 0.0
        for _ in range(times):
            pressed = time.monotonic()
            os.write(self.master, key)
            count, last = self.settle(first)
            written += count
            wall += last - pressed
        return (cpu(self.pid) - start) / times * 1000, wall / times * 1000, written / times

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)
        self.told.unlink()


def cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * TICK


def rss(pid: int) -> float:
    """Megabytes."""
    return int(Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[1]) * resource.getpagesize() / 1e6


def measured(design: str, size: int) -> None:
    run = Run(design, size)
    try:
        run.until(lambda seen: SIGN in seen)
        now, used = time.monotonic(), cpu(run.pid)
        since, before, spent = map(float, run.told.read_text(encoding="utf-8").split())
        run.settle(quiet=1.0)
        ours, first = design == "newsdiff", 0.1 if design == "empty" else 2.0
        page = run.steps(b" ", first=first)
        line = run.steps(b"j" if ours else b"\x1b[B", first=first)
        if ours:
            os.write(run.master, b"T")
            run.settle()
        theme = run.steps(b"j" if ours else b"T", 4, first=20.0 if design == "naive" else 2.0)
        figures = (now - since, used - spent, page[0], page[2] / 1000, line[0], line[2] / 1000, theme[1], theme[0])
        name = design if design == "empty" else f"{design}, 2 × {size:,}"
        print(f"  {name:22}", "{:7.2f} {:6.2f} {:9.1f} {:6.1f} {:9.1f} {:6.1f} {:8.0f} {:5.0f}".format(*figures), end="")
        print(f" {rss(run.pid) - before:7.0f}", flush=True)
    finally:
        run.close()


def main() -> None:
    if sys.argv[1:2] == ["child"]:
        child(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
        return
    size = int(sys.argv[1]) if sys.argv[1:] else 5_000
    print("                             ready, s      page step       line step       theme, ms   memory")
    print("                           wall    CPU   CPU ms     kB   CPU ms     kB     wall   CPU     +MB")
    for design in DESIGNS:
        measured(design, size)


if __name__ == "__main__":
    main()
