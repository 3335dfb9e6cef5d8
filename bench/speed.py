"""How long things take, each beside a reference measured in the same run.

    python -m bench.speed [ARTICLE ARTICLE]

Whole processes are timed from their start to the first frame or to their end, in CPU and wall time; stages of one pair inside
this process, after imports. Times in ms, medians; the machine is shared, so compare ratios, not figures of two runs.
"""

from __future__ import annotations

import os
import pty
import resource
import select
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib.resources import files
from pathlib import Path

import newsdiff
from bench.crowds import retold
from newsdiff.comparing.attribution import attribution
from newsdiff.language.lexicon import lexicon
from newsdiff.model import Group
from newsdiff.reading.quotations import quotations
from newsdiff.writing.json import dumps
from newsdiff.writing.markdown import markdown
from newsdiff.writing.material import Material

RUNS = 7
MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("FIRSTFRAME")
Minimal().run()
"""


def median(runs: Sequence[float]) -> str:
    return f"{statistics.median(runs) * 1000:8.1f} ({min(runs) * 1000:.1f}–{max(runs) * 1000:.1f})"


def whole_process(command: Sequence[str]) -> tuple[float, float]:
    """Wall and CPU seconds of a process that ends by itself."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def until_shown(command: Sequence[str], sign: bytes) -> float:
    """Seconds from the start of a process on a terminal of 120 × 36 to the moment it has drawn `sign`."""
    start = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="120", LINES="36")
        os.execvp(command[0], list(command))
    seen = b""
    try:
        while sign not in seen and time.perf_counter() - start < 20:
            if select.select([terminal], [], [], 0.5)[0]:
                try:
                    seen += os.read(terminal, 65536)
                except OSError:
                    break
        return time.perf_counter() - start
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def repeated(measure: Callable[[], object], runs: int = RUNS) -> list[float]:
    measure()
    times = []
    for _ in range(runs):
        start = time.process_time()
        measure()
        times.append(time.process_time() - start)
    return times


def starts(paths: Sequence[Path]) -> None:
    print("Whole processes: wall ms, median (min–max)")
    python, program = sys.executable, [sys.executable, "-m", "newsdiff"]
    for name, command in (
        ("python -c pass", [python, "-c", "pass"]),
        ("newsdiff --help", [*program, "--help"]),
        ("newsdiff diff A B", [*program, "diff", *map(str, paths)]),
        ("newsdiff export A B", [*program, "export", *map(str, paths)]),
    ):
        runs = [whole_process(command) for _ in range(RUNS)]
        print(f"  {name:32} {median([wall for wall, _ in runs])}   CPU {median([cpu for _, cpu in runs])}")
    print("To the first frame: wall ms")
    for name, command, sign in (
        ("a minimal Textual app", [python, "-c", MINIMAL], b"FIRSTFRAME"),
        ("newsdiff A B, frame", [*program, "open", *map(str, paths)], b"newsdiff"),
        ("newsdiff A B, compared", [*program, "open", *map(str, paths)], "¶".encode()),
    ):
        print(f"  {name:32} {median([until_shown(command, sign) for _ in range(RUNS)])}")


def stages(paths: Sequence[Path]) -> None:
    left, right = (newsdiff.read(path) for path in paths)
    comparison = newsdiff.compare(left, right)
    words = lexicon(left.language)
    bodies = [[article.words_of(k) for k in article.body()] for article in (left, right)]
    body_groups: Sequence[Group] = comparison.groups
    print(f"Stages of a pair of {len(bodies[0])} and {len(bodies[1])} sentences, CPU ms")
    for name, measure in (
        ("read one article", lambda: newsdiff.read(paths[0])),
        ("of that: quotations", lambda: quotations(left.text)),
        ("align", lambda: newsdiff.align(bodies[0], bodies[1])),
        ("attribution", lambda: attribution(left, right, body_groups, words)),
        ("compare, all of it", lambda: newsdiff.compare(left, right)),
        ("write Markdown", lambda: markdown(Material.of([comparison], [left, right]))),
        ("write JSON", lambda: dumps(Material.of([comparison], [left, right]))),
    ):
        print(f"  {name:32} {median(repeated(measure))}")


def growth(paths: Sequence[Path]) -> None:
    """Longer articles: the words of the pair, dealt anew so that no sentence repeats."""
    print("Growth: sentences a side, CPU ms of align, peak MB so far")
    left = newsdiff.read(paths[0])
    vocabulary = sorted({word for k in left.body() for word in left.words_of(k).split()})
    for size in (30, 300, 2000):
        sentences = [
            " ".join(vocabulary[(k * k * 7 + step * (k + 3)) % len(vocabulary)] for step in range(18)) for k in range(size)
        ]
        edited = [" ".join(words.split()[: 15 + k % 4]) for k, words in enumerate(sentences)]
        runs = repeated(partial(newsdiff.align, sentences, edited), 3)
        print(f"  {size:32} {median(runs)}   {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


def crowds() -> None:
    """Stories of very many articles, each a process of its own, so that the peak is its own."""
    print("Stories of so many made-up articles of 40 sentences: CPU s of the statements, how many there are, peak MB")
    for name in ("retold", "events"):
        for size in (10, 30, 100, 300, 1000):
            told = subprocess.run(
                [sys.executable, "-m", "bench.crowds", name, str(size)], check=True, capture_output=True, text=True
            )
            print(f"  {name:8} {size:6}   {told.stdout.strip()}")
    story = newsdiff.Story(retold(30))
    rows = story.states(0)
    for name, measure in (
        ("statements of 30 articles", lambda: newsdiff.Story(story.articles).statements),
        ("the states of its first 40 rows", lambda: [dict(row) for row in newsdiff.Story(story.articles).states(0)[:40]]),
        ("the same, seen before", lambda: [dict(row) for row in rows[:40]]),
        ("all it shares with one other", lambda: story.shared(0, 1)),
        ("all it shares with all others", lambda: story.shared(0, None)),
    ):
        print(f"  {name:32} {median(repeated(measure, 3))} ms")


def main() -> None:
    harbour = Path(str(files("newsdiff") / "samples" / "harbour"))
    paths = [Path(argument) for argument in sys.argv[1:3]] or [harbour / "wire.txt", harbour / "courier.txt"]
    starts(paths)
    stages(paths)
    growth(paths)
    crowds()


if __name__ == "__main__":
    main()
