"""Options that several commands take, and what their values mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from newsdiff.reading.raw import Options

__all__ = ["STDIN", "STDOUT", "takes_articles", "takes_look", "takes_order", "takes_versions"]

STDIN = STDOUT = "-"

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}


def _size(value: str) -> int:
    """A number of bytes: 500000, 500k, 20MB."""
    match = re.fullmatch(r"(\d+)\s*([kmg]?)b?", value.strip(), re.IGNORECASE)
    if not match or not int(match[1]):
        raise click.BadParameter(f"{value!r} is no size such as 500k or 20MB")
    return int(match[1]) * _UNITS[match[2].lower()]


_Command = Callable[..., Any]


def takes_look(command: _Command) -> _Command:
    """Give a command the options on how the reader looks."""
    for decorate in (
        click.option("--theme", default="", metavar="NAME", help="dark, light, contrast, red-green, mono or terminal."),
        click.option("--ascii", "ascii_only", is_flag=True, help="Draw marks with ASCII characters only."),
    ):
        command = decorate(command)
    return command


def takes_articles(command: _Command) -> _Command:
    """Give a command the articles and the options all such commands share; it is called with `sources` and `how` to read."""

    @wraps(command)
    def with_options(sources: tuple[str, ...], **given: Any) -> Any:
        return command(sources, how=_reading_options(given), **given)

    decorated: _Command = with_options
    for decorate in (
        click.argument("sources", nargs=-1, type=click.Path(allow_dash=True), metavar="ARTICLE..."),
        click.option("--allow-private", "private", is_flag=True, help="Fetch from this machine and its network, too."),
        click.option("--refresh", is_flag=True, help="Fetch addresses anew."),
        click.option("--offline", is_flag=True, help="Read addresses only from the cache."),
        click.option("--linked", is_flag=True, help="Read the pages a feed links to, or a table without texts."),
        click.option(
            "--column", "columns", multiple=True, metavar="FIELD=NAME", help="Column of a table with a field: text=story."
        ),
        click.option(
            "--entry", "entries", multiple=True, metavar="ENTRY", help="Of a collection: id, number, or words of a title."
        ),
        click.option(
            "--type", "media_type", default="", metavar="TYPE", help="Read every source as this, such as html or csv."
        ),
        click.option("--max-size", type=_size, metavar="SIZE", help="Largest article to read, such as 20MB. Default: 5MB."),
    ):
        decorated = decorate(decorated)
    return decorated


def _reading_options(given: dict[str, Any]) -> Options:
    """How to read, taken out of what the command line gave."""
    from newsdiff.reading.raw import DEFAULT_LIMIT, Options

    names = ("media_type", "entries", "linked", "offline", "refresh", "private")
    limit, columns = given.pop("max_size") or DEFAULT_LIMIT, _columns(given.pop("columns"))
    return Options(limit=limit, columns=columns, **{name: given.pop(name) for name in names})


def _columns(pairs: Sequence[str]) -> dict[str, str]:
    """Which column holds which field, from `FIELD=NAME`."""
    from newsdiff.reading.records import field_named

    if wrong := next((pair for pair in pairs if "=" not in pair), None):
        raise click.BadParameter(f"{wrong!r} is not FIELD=NAME, such as text=story")
    return {field_named(name): column for name, _, column in (pair.partition("=") for pair in pairs)}


def takes_order(command: _Command) -> _Command:
    """Give a command the choice of the order in which changes are told."""
    choice = click.Choice(["reading", "telling"])
    return click.option(
        "--order", type=choice, default="reading", help="telling: most telling change first. Default: reading."
    )(command)


def takes_versions(command: _Command) -> _Command:
    """Give a command the option that says which articles are versions of one."""
    return click.option(
        "--versions", multiple=True, metavar="LIST", help="Versions of one article, oldest first: a,c,d. May be repeated."
    )(command)
