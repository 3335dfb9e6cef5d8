"""The command that saves what was found, in any of the formats of the writing wing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsdiff.cli.articles import comparison_of, story_of
from newsdiff.cli.options import STDOUT, takes_articles, takes_order, takes_versions
from newsdiff.cli.root import cli
from newsdiff.diagnostics import ExitCode
from newsdiff.errors import UsageError

if TYPE_CHECKING:
    from newsdiff.model import Comparison
    from newsdiff.reading.raw import Options
    from newsdiff.writing import Format

__all__: list[str] = []

_VIEWS = ("story", "quotes", "numbers", "names", "pairs", "all")


def _format(name: str) -> Format:
    from newsdiff.writing import FORMATS

    if name not in FORMATS:
        raise click.BadParameter(f"{name!r} is none of {', '.join(FORMATS)}")
    return FORMATS[name]


@cli.command()
@takes_articles
@click.option("--format", "chosen", type=_format, metavar="NAME", help="Such as markdown or json. Default: by the file's name.")
@click.option("--view", "shown", type=click.Choice(_VIEWS), help="Which part. Default: all; in csv, story.")
@click.option("-o", "--output", default=STDOUT, type=click.Path(allow_dash=True), help="Where to: a file, or - (default).")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@click.option("--reviewed", is_flag=True, help="Of the pairs only what was marked as reviewed in the reader.")
@click.option("--only", "names", multiple=True, metavar="NAME", help="Only this class, kind or relation; may be repeated.")
@takes_versions
@takes_order
def export(
    sources: tuple[str, ...],
    how: Options,
    *,
    chosen: Format | None,
    shown: str | None,
    versions: tuple[str, ...],
    order: str,
    **where: Any,
) -> int:
    """Save what was found in several articles: the whole story, or a part of it.

    \N{BACKSPACE}
      newsdiff export wire.txt paper.txt -o report.md
      newsdiff export stories/*.txt --view story --format csv > statements.csv
      newsdiff export stories/*.txt --format json > story.json
      newsdiff export quay.newsdiff --reviewed --only attribution -o checked.md
    """
    from newsdiff.writing import Material, Order, View, format_for
    from newsdiff.writing.files import to_stdout, write_text

    form = chosen or format_for(where["output"])
    partly = where["reviewed"] or where["names"]
    view = View(shown) if shown else View.PAIRS if partly else form.default
    if refused := form.refusal(view, Order(order)):
        raise UsageError(refused[0], mend=refused[1])
    if partly and view is not View.PAIRS:
        raise UsageError("--reviewed and --only choose from pairs", mend="say --view pairs, or leave --view out")
    story, by_hand = story_of("export", sources, how, versions)

    @cache
    def compared(left: int, right: int) -> Comparison:
        whole = comparison_of(story.articles[left], story.articles[right], by_hand)
        return _part(whole, reviewed=where["reviewed"], names=where["names"])

    text = form.write(Material(story, view, Order(order), compared if by_hand or partly else None))
    if where["output"] == STDOUT:
        to_stdout(text)
    else:
        write_text(Path(where["output"]), text, force=where["force"])
    return ExitCode.OK


def _part(comparison: Comparison, *, reviewed: bool, names: Sequence[str]) -> Comparison:
    """What of a comparison is asked for."""
    from newsdiff.writing import choosing

    comparison = choosing.reviewed(comparison) if reviewed else comparison
    return choosing.only(comparison, names) if names else comparison
