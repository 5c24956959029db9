"""Writing down what `headway log` worked out, and keeping how it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from ledger.commands._capturing import Capture, changes_between, findings_of
from ledger.commands._log_memory import (
    Deed,
    MadeFile,
    WrittenLine,
    fingerprint,
    missing_folders,
    remember,
)
from ledger.commands._trial import Held, hold
from ledger.commands._writing import MOST_ATTEMPTS, alone, are_written
from ledger.diagnostic import Diagnostic
from ledger.editing import FileChange
from ledger.value import Value


class Written(Value, frozen=True):
    """What was written, what is found in it, and why it cannot be taken back if it cannot."""

    captures: tuple[Capture, ...]
    findings: tuple[Diagnostic, ...]
    forgotten: str


def write(
    root: Path, work_out: Callable[[Held], list[Capture]], as_of: date, *, dry_run: bool
) -> Written:
    """Work some lines out and write them, once more where a file changed meanwhile.

    Raises CouldNotError where they would bring an error, or the disk refuses.
    """
    with alone(root, dry_run=dry_run):
        for attempt in range(1, MOST_ATTEMPTS + 1):
            before = hold(root)
            captures = work_out(before)
            after = captures[-1].held
            findings = findings_of(before, after, as_of)
            # The line comes last: what was cut short before it can be typed again.
            holders = {one.logged.path for one in captures}
            differing = changes_between(before, after)
            changes = sorted(differing, key=lambda change: change.path in holders)
            deed = _deed(root, changes, captures)
            if dry_run or are_written(root, changes, last=attempt == MOST_ATTEMPTS):
                break
        forgotten = "" if dry_run else _remembered(root, deed)
    return Written(tuple(captures), tuple(findings), forgotten)


def _deed(root: Path, changes: Sequence[FileChange], captures: Sequence[Capture]) -> Deed:
    """What has to be known for taking it back."""
    logged = [one.logged for one in captures]
    lines = [WrittenLine(one.path, one.line, one.put_in) for one in logged]
    begun = {file.path: file.data for one in logged for file in one.created}
    new = [change.path for change in changes if change.before is None]
    made = [MadeFile(path, fingerprint(begun.get(path, b""))) for path in new]
    return Deed(tuple(lines), tuple(made), missing_folders(root, new))


def _remembered(root: Path, deed: Deed) -> str:
    """Keep what was written. It is, whatever comes of that: why it cannot be taken back."""
    try:
        remember(root, deed)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return f"written, but --undo cannot take it back: {error.filename}: {reason}"
    return ""
