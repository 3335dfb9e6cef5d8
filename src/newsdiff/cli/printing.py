"""The commands that print: what differs, what a new version does, how much is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from newsdiff import console
from newsdiff.cli.articles import story_of, two_articles
from newsdiff.cli.options import takes_articles, takes_order, takes_versions
from newsdiff.cli.root import cli
from newsdiff.diagnostics import ExitCode, report

if TYPE_CHECKING:
    from newsdiff.reading.raw import Options
    from newsdiff.writing.typeset import Look

__all__: list[str] = []


@cli.command()
@takes_articles
@click.option("--width", type=click.IntRange(min=20), help="Cells in a line. Default: the terminal's; unlimited in a pipe.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Default: auto, on a terminal.")
@click.option("--ascii", "ascii_only", is_flag=True, help="Draw marks with ASCII characters only.")
@click.option("--linear", "read_aloud", is_flag=True, help="Every difference as a plain sentence, for screen readers.")
@click.option("--exit-code", is_flag=True, help="End with 1 if the articles differ.")
@takes_order
def diff(sources: tuple[str, ...], how: Options, *, exit_code: bool, order: str, read_aloud: bool, **look: Any) -> int:
    """Print what differs between two articles.

    \N{BACKSPACE}
      newsdiff diff wire.txt paper.txt
      newsdiff diff wire.txt paper.txt | less
      newsdiff diff --linear wire.txt paper.txt
      newsdiff diff --exit-code old.txt new.txt && echo unchanged

    Side by side from 100 columns on, one under the other below; in a pipe, plain lines without colours.
    """
    comparison = two_articles("diff", sources, how)

    from newsdiff.writing.files import to_stdout
    from newsdiff.writing.labels import differs
    from newsdiff.writing.linear import linear
    from newsdiff.writing.order import Order
    from newsdiff.writing.terminal import render

    text = linear(comparison, Order(order)) if read_aloud else render(comparison, _look(**look), Order(order))
    to_stdout(text, console.output_encoding())
    return ExitCode.DIFFERENT if exit_code and differs(comparison) else ExitCode.OK


@cli.command()
@takes_articles
@click.option("--length", type=click.IntRange(min=1), metavar="N", help="Characters at most. Default: 240.")
def advisory(sources: tuple[str, ...], how: Options, *, length: int | None) -> int:
    """Draft the advisory line of a new version, as wire services put it on top.

    \N{BACKSPACE}
      newsdiff advisory old.txt new.txt
      (Adds mayor's quote in paragraph 3, updates number of people injured in paragraph 2)

    The most telling changes come first, as many as fit. Paragraphs are those of the new version.
    """
    comparison = two_articles("advisory", sources, how)

    from newsdiff.writing.advisory import LENGTH, advisory
    from newsdiff.writing.files import to_stdout

    line = advisory(comparison, length or LENGTH)
    if line:
        to_stdout(f"{line}\n", console.output_encoding())
    else:
        report("nothing to advise of: the versions differ in house style at most")
    return ExitCode.OK


@cli.command()
@takes_articles
@takes_versions
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", help="Default: text.")
def stats(sources: tuple[str, ...], how: Options, *, versions: tuple[str, ...], form: str) -> int:
    """Count words, sentences and quotations, and how much of each article stands in the others.

    \N{BACKSPACE}
      newsdiff stats stories/*.txt
      newsdiff stats stories/*.txt --format csv > stats.csv

    Of each article's words: those of sentences that another has alike, edited, rewritten, and those it has alone.
    """
    story, _ = story_of("stats", sources, how, versions)

    from newsdiff.writing.files import to_stdout
    from newsdiff.writing.stats import STATS, statistics

    to_stdout(STATS[form](statistics(story)), console.output_encoding() if form == "text" else "utf-8")
    return ExitCode.OK


def _look(width: int | None, color: str, *, ascii_only: bool) -> Look:
    """How `diff` prints, by its options and by what standard output is."""
    from newsdiff.writing.typeset import Look

    ascii_only = ascii_only or not console.output_encoding().lower().startswith("utf")
    return Look(width or console.output_width(), console.wants_color(color), ascii_only)
