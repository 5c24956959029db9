"""Runs a command as it is typed, in a folder of its own."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from click.testing import CliRunner, Result

from ledger.cli import main


def headway(folder: Path, line: str, day: str = "2026-11-22") -> Result:
    """What `headway LINE` gives in a folder on a day; `< FILE` at its end is piped in."""
    before = Path.cwd()
    os.chdir(folder)
    typed, _, piped = line.partition(" < ")
    try:
        return CliRunner(env={"HEADWAY_TODAY": day}).invoke(
            main,
            shlex.split(typed),
            input=Path(piped).read_bytes() if piped else None,
            prog_name="headway",
        )
    finally:
        os.chdir(before)


def contents(root: Path) -> dict[str, bytes]:
    """Every file below a folder, by path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
