"""`python -m newsdiff`, and the entry point of the `newsdiff` command."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run newsdiff with the arguments of this process and exit with its code."""
    try:
        from newsdiff.cli import run  # ctrl+c while the command line is being loaded ends quietly too
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(run())


if __name__ == "__main__":
    main()
