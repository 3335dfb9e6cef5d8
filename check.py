"""Everything that must hold before a change lands: lint, format, types, import rules, tests.

python check.py
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent

WORKERS = min(2 * (os.cpu_count() or 1), 8)
"""Processes the tests are run in: the tests of screens wait half of their time."""

CHECKS = (
    (BIN / "ruff", "check", "."),
    (BIN / "ruff", "format", "--check", "."),
    (BIN / "mypy",),
    (BIN / "lint-imports", "--no-cache"),
    (sys.executable, "-m", "pytest", "-n", str(WORKERS), "--dist", "loadfile"),
)


def main() -> int:
    """Run every check, say which failed, and return 1 if one did."""
    failed = []
    for command in CHECKS:
        name = " ".join(Path(part).name for part in map(str, command))
        print(f"── {name}", flush=True)
        if subprocess.run(command, cwd=HERE, check=False).returncode:
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
