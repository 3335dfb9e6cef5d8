"""The group of all commands, and how it is run. Articles without a command open the reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from newsdiff import __version__
from newsdiff.diagnostics import watched

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["cli", "run"]

# In the help texts of commands, a backspace on a line of its own tells click to leave the paragraph as it is.


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
      newsdiff export *.txt -o story.html     save the whole story, here as one page
      newsdiff advisory old.txt new.txt       draft the advisory line of a new version
      newsdiff story.newsdiff                 read on in a story, with what was corrected by hand
      newsdiff https://… saved-page.html      read a page, or a saved one
      newsdiff --entry 3 feed.xml paper.pdf   read one entry of a collection
    """
