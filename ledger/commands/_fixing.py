"""What `check --fix` and `check --diff` do: the mechanical fixes, written or only shown."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import click

from ledger.commands._options import CouldNotError
from ledger.commands._progress import progress_shown
from ledger.commands._writing import alone
from ledger.diagnostic import Diagnostic
from ledger.editing import (
    ChangedMeanwhileError,
    FileChange,
    Fixing,
    NotWrittenError,
    commit,
    work_out_fixes,
)
from ledger.readers import gather
from ledger.readers.text import BOM
from ledger.terminal import visible
from ledger.wording import plural

MOST_TRIES = 3

_END = re.compile(r"\r\n|\r|\n")
_COLOURS = {"@": "36", "+": "32", "-": "31"}

Wanted = Callable[[Diagnostic], bool]


def fix(root: Path, as_of: date, wanted: Wanted) -> None:
    """Write the fixes of the wanted findings, and say on standard error what was done.

    Raises CouldNotError where the disk refuses, or a file changes faster than it is fixed.
    """
    with alone(root):
        for left in reversed(range(MOST_TRIES)):
            fixing = _work_out(root, as_of, wanted)
            try:
                if fixing.changes:
                    with progress_shown() as progress:
                        commit(root, fixing.changes, progress)
            except ChangedMeanwhileError as error:
                if not left:
                    raise CouldNotError(str(error)) from None
            except NotWrittenError as error:
                raise CouldNotError(str(error)) from None
            except OSError as error:
                raise CouldNotError(f"{_reason(error, root)}; nothing is written") from None
            else:
                break
    click.echo("\n".join(_told(fixing, "fixed")), err=True)


def show(root: Path, as_of: date, wanted: Wanted) -> None:
    """Print what `fix` would change, as a unified diff to read; nothing is written."""
    fixing = _work_out(root, as_of, wanted)
    for change in fixing.changes:
        click.echo("\n".join(difference(change)))
    click.echo("\n".join(_told(fixing, "would fix")), err=True)


def _work_out(root: Path, as_of: date, wanted: Wanted) -> Fixing:
    try:
        files = gather(root)
    except OSError as error:
        raise CouldNotError(f"{_reason(error, root)}") from None
    with progress_shown() as progress:
        # What is read here is kept with the files, and not read again by what follows.
        files.read(progress)
        return work_out_fixes(files, as_of, wanted, progress)


def _told(fixing: Fixing, done: str) -> Iterator[str]:
    """Each fix with its place, each one left alone with the reason, and the sum."""
    for one in fixing.fixed:
        yield f"{visible(_named(one))}"
    for other in fixing.left:
        yield f"{visible(_named(other.finding))} left as it is: {visible(other.reason)}"
    if fixing.changes:
        findings, files = len(fixing.fixed), len(fixing.changes)
        yield f"{done} {plural(findings, 'finding')} in {plural(files, 'file')}"
    else:
        yield f"{done} nothing"


def _named(finding: Diagnostic) -> str:
    return f"{finding.location}: {finding.fix.title if finding.fix else ''}"


def difference(change: FileChange) -> Iterator[str]:
    """The lines of a unified diff, coloured as git does; line ends, which stay, are left out."""
    path = visible(change.path)
    lines = difflib.unified_diff(
        _lines(change.before or b""),
        _lines(change.after or b""),
        f"a/{path}",
        f"b/{visible(change.to) or path}" if change.after is not None else "/dev/null",
        lineterm="",
    )
    for number, line in enumerate(lines):
        shown = visible(line.replace("\t", "    "))
        colour = "1" if number < 2 else _COLOURS.get(line[:1], "")
        yield f"\x1b[{colour}m{shown}\x1b[0m" if colour else shown


def _lines(data: bytes) -> list[str]:
    lines = _END.split(data.decode().removeprefix(BOM))
    return lines if lines[-1] else lines[:-1]


def _reason(error: OSError, root: Path) -> str:
    return f"{error.filename or root}: {(error.strerror or str(error)).lower()}"
