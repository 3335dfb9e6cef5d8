"""The command line: what each command takes, and which wing does the work.

Thin by intent: nothing is read, compared, written or drawn in here. The wings are imported by the command that needs
them, and the screens only by those that open them, so that `--help` answers at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsdiff import __version__, console
from newsdiff.diagnostics import ExitCode, report, watched
from newsdiff.errors import SeveralUnreadable, UnreadableSource, UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from newsdiff.correcting.records import Correction
    from newsdiff.model import Article, Comparison
    from newsdiff.reading.raw import Options, Reading
    from newsdiff.stories.opening import Opened
    from newsdiff.writing import Format
    from newsdiff.writing.typeset import Look

__all__ = ["cli", "run"]

# In the help texts below, a backspace on a line of its own tells click to leave the paragraph as it is.

_STDIN = _STDOUT = "-"
_VIEWS = ("story", "quotes", "numbers", "names", "pairs", "all")


def run(arguments: Sequence[str] | None = None) -> int:
    """Run newsdiff with these arguments, or those of the process, and give its exit code. Errors are told on stderr."""
    return watched(lambda: cli.main(arguments, prog_name="newsdiff", standalone_mode=False))


class _ReaderFirst(click.Group):
    """A group in which articles without a command open the reader: `newsdiff a.txt b.txt`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {name for param in self.get_params(ctx) for name in param.opts}
        if not (args and args[0] in own | set(self.commands)) and not (ctx.resilient_parsing and not args):
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]


_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}


def _size(value: str) -> int:
    """A number of bytes: 500000, 500k, 20MB."""
    match = re.fullmatch(r"(\d+)\s*([kmg]?)b?", value.strip(), re.IGNORECASE)
    if not match or not int(match[1]):
        raise click.BadParameter(f"{value!r} is no size such as 500k or 20MB")
    return int(match[1]) * _UNITS[match[2].lower()]


def _format(name: str) -> Format:
    from newsdiff.writing import FORMATS

    if name not in FORMATS:
        raise click.BadParameter(f"{name!r} is none of {', '.join(FORMATS)}")
    return FORMATS[name]


_Command = Callable[..., Any]


def _takes_look(command: _Command) -> _Command:
    """Give a command the options on how the reader looks."""
    for decorate in (
        click.option("--theme", default="", metavar="NAME", help="dark, light, contrast, red-green, mono or terminal."),
        click.option("--ascii", "ascii_only", is_flag=True, help="Draw marks with ASCII characters only."),
    ):
        command = decorate(command)
    return command


def _takes_articles(command: _Command) -> _Command:
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


def _takes_order(command: _Command) -> _Command:
    """Give a command the choice of the order in which changes are told."""
    choice = click.Choice(["reading", "telling"])
    return click.option(
        "--order", type=choice, default="reading", help="telling: most telling change first. Default: reading."
    )(command)


@click.group(
    cls=_ReaderFirst,
    options_metavar="",
    subcommand_metavar="[ARTICLE...] | COMMAND ...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 fine; 1 the articles differ (diff --exit-code); 2 usage; 3 unreadable; 4 network; 130 interrupted.",
)
@click.version_option(__version__, message="newsdiff %(version)s")
def cli() -> None:
    """Show how different outlets tell the same story, sentence by sentence and quote by quote.

    \N{BACKSPACE}
      newsdiff wire.txt paper.txt             read two articles side by side
      newsdiff stories/*.txt                  read several, pair by pair
      newsdiff sample                         try it on a story that ships with newsdiff
      newsdiff diff wire.txt paper.txt        print what differs
      newsdiff export *.txt -o report.md      save all pairs as Markdown
      newsdiff story.newsdiff                 read on in a story, with what was corrected by hand
      newsdiff https://… saved-page.html      read a page, or a saved one
      newsdiff --entry 3 feed.xml paper.pdf   read one entry of a collection
    """


@cli.command("open")
@_takes_articles
@_takes_look
@click.option("--story", default="", metavar="FILE", help="Keep corrections by hand in this file, called NAME.newsdiff.")
def open_(sources: tuple[str, ...], how: Options, *, story: str, **look: Any) -> int:
    """Open articles, or a story file, in the reader; the same as naming no command.

    Without an article the start screen opens. A file that has the name of a command is opened with ./NAME.
    """
    console.require_terminal(stdin_is_data=_STDIN in sources)
    if _STDIN not in sources:
        return _open_reader(lambda stopped: _opened(sources, replace(how, stopped=stopped), story), **look)
    opened = _opened(sources, how, story)
    console.keyboard_from_terminal()
    return _open_reader(lambda _stopped: opened, **look)


@cli.command()
@_takes_look
def sample(**look: Any) -> int:
    """Open the sample story: one event in four invented papers."""
    console.require_terminal(stdin_is_data=False)

    def load(_stopped: Callable[[], bool]) -> Opened:
        from newsdiff.reading.raw import Reading
        from newsdiff.reading.sample import read_sample
        from newsdiff.stories.opening import story_of

        return story_of(Reading(read_sample()))

    return _open_reader(load, **look)


@cli.command()
@_takes_articles
@click.option("--width", type=click.IntRange(min=20), help="Cells in a line. Default: the terminal's; unlimited in a pipe.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Default: auto, on a terminal.")
@click.option("--ascii", "ascii_only", is_flag=True, help="Draw marks with ASCII characters only.")
@click.option("--linear", "read_aloud", is_flag=True, help="Every difference as a plain sentence, for screen readers.")
@click.option("--exit-code", is_flag=True, help="End with 1 if the articles differ.")
@_takes_order
def diff(sources: tuple[str, ...], how: Options, *, exit_code: bool, order: str, read_aloud: bool, **look: Any) -> int:
    """Print what differs between two articles.

    \N{BACKSPACE}
      newsdiff diff wire.txt paper.txt
      newsdiff diff wire.txt paper.txt | less
      newsdiff diff --linear wire.txt paper.txt
      newsdiff diff --exit-code old.txt new.txt && echo unchanged

    Side by side from 100 columns on, one under the other below; in a pipe, plain lines without colours.
    """
    if not sources:
        raise UsageError("diff compares two articles, not 0", mend="see 'newsdiff diff --help'")
    articles, by_hand = _articles(sources, how)
    if len(articles) != 2:
        mend = "choose with --entry, or see 'newsdiff diff --help'"
        raise UsageError(f"diff compares two articles, not {len(articles)}", mend=mend)
    left, right = articles

    from newsdiff.writing.files import to_stdout
    from newsdiff.writing.labels import differs
    from newsdiff.writing.linear import linear
    from newsdiff.writing.order import Order
    from newsdiff.writing.terminal import render

    comparison = _compared(left, right, by_hand)
    text = linear(comparison, Order(order)) if read_aloud else render(comparison, _look(**look), Order(order))
    to_stdout(text, console.output_encoding())
    return ExitCode.DIFFERENT if exit_code and differs(comparison) else ExitCode.OK


@cli.command()
@_takes_articles
@click.option("--format", "chosen", type=_format, metavar="NAME", help="Such as markdown or json. Default: by the file's name.")
@click.option("--view", "shown", type=click.Choice(_VIEWS), help="Which part. Default: all that the format can hold.")
@click.option("-o", "--output", default=_STDOUT, type=click.Path(allow_dash=True), help="Where to: a file, or - (default).")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@_takes_order
def export(
    sources: tuple[str, ...], how: Options, chosen: Format | None, shown: str, output: str, *, force: bool, order: str
) -> int:
    """Save the comparison of all pairs of articles.

    \N{BACKSPACE}
      newsdiff export wire.txt paper.txt -o report.md
      newsdiff export stories/*.txt --format json > story.json
    """
    articles, by_hand = _articles(sources, how) if sources else ([], [])
    if len(articles) < 2:
        raise UsageError(f"export compares two articles or more, not {len(articles)}", mend="see 'newsdiff export --help'")

    from newsdiff.gathering.story import Story
    from newsdiff.writing import Material, Order, View, format_for
    from newsdiff.writing.files import to_stdout, write_text

    form = chosen or format_for(output)
    view = View(shown) if shown else form.default
    if refused := form.refusal(view, Order(order)):
        raise UsageError(refused[0], mend=refused[1])
    compared = cache(lambda left, right: _compared(articles[left], articles[right], by_hand))
    text = form.write(Material(Story(articles), view, Order(order), compared))
    if output == _STDOUT:
        to_stdout(text)
    else:
        write_text(Path(output), text, force=force)
    return ExitCode.OK


@cli.command()
def keys() -> None:
    """Print every action of the reader with its id and keys, for the settings file."""
    from newsdiff.config import read_config
    from newsdiff.tui.keymap import remapped

    config = read_config()
    for key in remapped(config.keys, config.where):
        click.echo(f"{key.id:21} {key.shown:10} {key.help}")


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell.

    \N{BACKSPACE}
      newsdiff completion fish > ~/.config/fish/completions/newsdiff.fish
      eval "$(newsdiff completion bash)"
    """
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    click.echo(script(cli, {}, "newsdiff", "_NEWSDIFF_COMPLETE").source() if script else "")


def _look(width: int | None, color: str, *, ascii_only: bool) -> Look:
    """How `diff` prints, by its options and by what standard output is."""
    from newsdiff.writing.typeset import Look

    ascii_only = ascii_only or not console.output_encoding().lower().startswith("utf")
    return Look(width or console.output_width(), console.wants_color(color), ascii_only)


def _articles(sources: Sequence[str], how: Options) -> tuple[Sequence[Article], Sequence[Correction]]:
    """Every article of these sources, and what was corrected by hand if they are a story; what was left out is reported."""
    from newsdiff.stories.names import is_story

    if not any(map(is_story, sources)):
        reading = _read(sources, how)
        for problem in reading.problems:
            for line in problem.lines:
                report(f"left out: {line}")
        return reading.articles, ()
    from newsdiff.correcting.applying import refolded

    opened = _opened(sources, how)
    for line in (*(f"left out: {line}" for line in opened.problems), *opened.told):
        report(line)
    by_hand = tuple(opened.file.story.corrections.values())
    return [refolded(article, by_hand) for article in opened.articles], by_hand


def _compared(left: Article, right: Article, by_hand: Sequence[Correction]) -> Comparison:
    """The comparison of two articles as corrected; a correction of what is not there any more is named on standard error."""
    from newsdiff.comparing.compare import compare

    if not by_hand:
        return compare(left, right)
    from newsdiff.correcting.applying import corrected, given, unmet
    from newsdiff.correcting.fitting import described

    comparison = compare(left, right, given(left, right, by_hand))
    for one in unmet(comparison, by_hand):
        report(f"no longer fits, {described(one)}")
    return corrected(comparison, by_hand)


def _opened(sources: Sequence[str], how: Options, story: str = "") -> Opened:
    """Articles with what was corrected in them: those of a story file, or those named, with the file that is theirs."""
    from newsdiff.stories.names import is_story
    from newsdiff.stories.opening import kept_in, open_story, story_of

    sources, story = (sources, story) if sources else ([story] if story else [], "")
    if not any(map(is_story, sources)):
        reading = _read(sources, how)
        if story and len(reading.articles) < 2:
            raise UsageError("a story has two articles or more", mend="name another")
        return kept_in(Path(story), reading, sources, how) if story else story_of(reading, sources, how)
    if len(sources) > 1 or story:
        raise UsageError("a story file is opened by itself: it names its articles")
    return open_story(Path(sources[0]), how)


def _read(sources: Sequence[str], how: Options) -> Reading:
    """Every article, and what in collections could not be read. Raises UnreadableSource that names each bad source."""
    if sources.count(_STDIN) > 1:
        raise UsageError("standard input (-) can be read only once")
    from newsdiff.reading.contents import named
    from newsdiff.reading.raw import Reading
    from newsdiff.reading.sources import read_all

    readings: list[Reading] = []
    errors: list[UnreadableSource] = []
    for source in sources:
        try:
            readings.append(read_all(source if source == _STDIN else named(source), how))
        except UnreadableSource as error:
            errors.append(error)
    if errors:
        raise SeveralUnreadable(errors)
    return Reading([one for each in readings for one in each.articles], [one for each in readings for one in each.problems])


def _open_reader(load: Callable[[Callable[[], bool]], Opened], theme: str, *, ascii_only: bool) -> int:
    from newsdiff.config import read_config
    from newsdiff.tui.look import look_of

    look = look_of(theme, ascii_only=ascii_only, config=read_config())
    from newsdiff.tui.app import open_reader

    return open_reader(load, look)
