"""`headway log --undo`: the lines that were written last taken out, and the files made for them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from ledger.commands._log_memory import Deed, WrittenLine, fingerprint, forget_last, last_deed
from ledger.commands._options import CouldNotError
from ledger.commands._trial import Held, brought, hold
from ledger.commands._writing import MOST_ATTEMPTS, alone, are_written
from ledger.diagnostic import Severity
from ledger.editing import EditRefusedError, FileChange, without_line
from ledger.readers.files import SourceFile
from ledger.terminal import visible
from ledger.value import Value, changed


class _Undoing(Value, frozen=True):
    """What is taken back: the lines with their files, the changes, what is to be told."""

    deed: Deed
    lines: tuple[str, ...]
    changes: tuple[FileChange, ...]
    told: tuple[str, ...]


def take_back(root: Path, as_of: date, *, dry_run: bool) -> None:
    """Take the last lines out again, as long as they are as they were written.

    Raises CouldNotError where they are not, where nothing is kept or the disk refuses.
    """
    with alone(root, dry_run=dry_run):
        for attempt in range(1, MOST_ATTEMPTS + 1):
            undoing = _work_out(root, as_of)
            if dry_run or are_written(root, undoing.changes, last=attempt == MOST_ATTEMPTS):
                break
        told = [*undoing.told, *([] if dry_run else _tidied(root, undoing.deed))]
    for line in undoing.lines:
        click.echo(visible(f"{root / line}"))
    for text in told:
        click.echo(visible(text), err=True)
    click.echo("Nothing is written (--dry-run)." if dry_run else "Taken out again.", err=True)


def _work_out(root: Path, as_of: date) -> _Undoing:
    deed = last_deed(root)
    if deed is None:
        raise CouldNotError("nothing is left that `headway log` wrote here and could take back")
    before = after = hold(root)
    lines: list[str] = []
    for one in reversed(deed.lines):
        after, path = _without_line(after, one)
        lines.insert(0, f"{path}: {one.line}")
    after, told = _without_files(after, deed, as_of)
    now = after.sources.records
    changes = [
        FileChange(path, file.data, now[path].data if path in now else None)
        for path, file in before.sources.records.items()
        if path not in now or now[path].data != file.data
    ]
    return _Undoing(deed, tuple(lines), tuple(changes), tuple(told))


def _without_line(held: Held, written: WrittenLine) -> tuple[Held, str]:
    """The ledger without a line, and the file that had it."""
    file = _file_of(held, written)
    if file is None:
        raise CouldNotError(f"{visible(written.path)} is not there any more: nothing is undone")
    path = visible(file.path)
    try:
        data = without_line(file, held.ledger.config, written.line, written.put_in)
    except EditRefusedError as refusal:
        said = f"{path} {visible(str(refusal))}: nothing is undone\n  {visible(written.line)}"
        raise CouldNotError(said) from None
    return held.with_file(changed(file, data=data)), file.path


def _file_of(held: Held, written: WrittenLine) -> SourceFile | None:
    """The file of a line; of a file that was renamed or archived since, the one that has it."""
    records = held.sources.records
    having = {
        entry.location.path
        for entry in held.ledger.entries
        if entry.raw.strip() == written.line.strip()
    }
    if written.path not in records and len(having) == 1:
        return records[having.pop()]
    return records.get(written.path)


def _without_files(held: Held, deed: Deed, as_of: date) -> tuple[Held, list[str]]:
    """The ledger without the files that were made and that nothing needs by now."""
    told: list[str] = []
    for made in deed.made:
        file = held.sources.records.get(made.path)
        if file is None:
            continue
        if fingerprint(file.data) != made.fingerprint:
            told.append(f"{made.path} was changed since and stays")
            continue
        rest = {path: one for path, one in held.sources.records.items() if path != made.path}
        sources = replace(held.sources, records=rest)
        without = Held(sources.read(), sources)
        found = brought(held.ledger, without.ledger, as_of)
        if any(one.severity is Severity.ERROR for one in found):
            told.append(f"{made.path} stays: something else links to it by now")
        else:
            held = without
    return held, told


def _tidied(root: Path, deed: Deed) -> Iterable[str]:
    """Remove the folders that were made and are empty again; what is to be told of that."""
    for folder in deed.folders:
        with suppress(OSError):
            (root / folder).rmdir()
    try:
        forget_last(root)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return [f"that it was taken out cannot be kept: {error.filename}: {reason}"]
    return []
