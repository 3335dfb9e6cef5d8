"""The commands that open the reader, and those about its keys and the shell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from newsdiff import console
from newsdiff.cli.articles import chains_told, opened
from newsdiff.cli.options import STDIN, takes_articles, takes_look, takes_versions
from newsdiff.cli.root import cli

if TYPE_CHECKING:
    from newsdiff.reading.raw import Options
    from newsdiff.stories.opening import Opened

__all__: list[str] = []


@cli.command("open")
@takes_articles
@takes_look
@takes_versions
@click.option("--story", default="", metavar="FILE", help="Keep corrections by hand in this file, called NAME.newsdiff.")
def open_(sources: tuple[str, ...], how: Options, *, story: str, versions: tuple[str, ...], **look: Any) -> int:
    """Open articles, or a story file, in the reader; the same as naming no command.

    Without an article the start screen opens. A file that has the name of a command is opened with ./NAME.
    """
    console.require_terminal(stdin_is_data=STDIN in sources)

    def load(stopped: Callable[[], bool]) -> Opened:
        found = opened(sources, replace(how, stopped=stopped), story)
        return replace(found, versions=chains_told(versions, len(found.articles)))

    if STDIN not in sources:
        return _open_reader(load, **look)
    found = load(how.stopped)
    console.keyboard_from_terminal()
    return _open_reader(lambda _stopped: found, **look)


@cli.command()
@takes_look
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


def _open_reader(load: Callable[[Callable[[], bool]], Opened], theme: str, *, ascii_only: bool) -> int:
    from newsdiff.config import read_config
    from newsdiff.tui.look import look_of

    look = look_of(theme, ascii_only=ascii_only, config=read_config())
    from newsdiff.tui.app import open_reader

    return open_reader(load, look)
