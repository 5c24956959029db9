"""What `headway log` wrote last, kept so that it can be taken back."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from ledger.commands._options import CouldNotError
from ledger.commands._repository import state_folder
from ledger.commands._trial import Held, brought, hold
from ledger.commands._writing import are_written
from ledger.diagnostic import Severity
from ledger.editing import FileChange
from ledger.readers.files import SourceFile
from ledger.terminal import visible

# How many can be taken back, one after another.
MOST_KEPT = 20

_FORM = 1
_OWNER_ONLY = 0o600
_OWNER_ONLY_FOLDER = 0o700


@dataclass(frozen=True, slots=True)
class _File:
    """What was done to a file: `put` in at `at`, in base64; `new` where it was made for it.

    `before` and `after` tell its bytes by their hash.
    """

    path: str
    new: bool
    folder_new: bool
    at: int
    put: str
    before: str
    after: str


def remember(root: Path, changes: Sequence[FileChange], lines: Sequence[tuple[str, str]]) -> None:
    """Keep what was written, and the lines by their files; where that fails nothing is lost."""
    files = [asdict(_done(root, change)) for change in changes]
    stack = _load(root)
    stack.append({"files": files, "lines": [list(one) for one in lines]})
    _save(root, stack[-MOST_KEPT:])


def take_back(root: Path, as_of: date, *, dry_run: bool) -> None:
    """Take the last lines out again, as long as they are as they were written."""
    stack = _load(root)
    if not stack:
        raise CouldNotError("nothing is left that `headway log` wrote here and could take back")
    last = stack[-1]
    held = hold(root)
    try:
        files = [_File(**file) for file in last["files"]]
        lines = [(str(path), str(line)) for path, line in last["lines"]]
    except (KeyError, TypeError, ValueError):
        raise CouldNotError("what was kept of the last line cannot be read") from None
    changes, gone, told = _undone(root, held, files, lines, as_of)
    if not dry_run:
        are_written(root, changes, last=True)
        for path, data in gone:
            _remove(root, path, data, next(one for one in files if one.path == path))
        _save(root, stack[:-1])
    for path, line in lines:
        click.echo(visible(f"{root / path}: {line}"))
    for text in told:
        click.echo(visible(text), err=True)
    click.echo("Nothing is written (--dry-run)." if dry_run else "Taken out again.", err=True)


def _undone(
    root: Path,
    held: Held,
    files: Sequence[_File],
    lines: Sequence[tuple[str, str]],
    as_of: date,
) -> tuple[list[FileChange], list[tuple[str, bytes]], list[str]]:
    """The files to write, those to remove, and what stays. Raises where a line has changed."""
    changes: list[FileChange] = []
    gone: list[tuple[str, bytes]] = []
    told: list[str] = []
    for file in files:
        source = held.sources.records.get(file.path)
        own = [line for path, line in lines if path == file.path]
        if source is None:
            if own:
                raise CouldNotError(
                    f"{visible(file.path)} is not there any more: nothing is undone"
                )
            continue
        put = base64.b64decode(file.put)
        cut = source.data[: file.at] + source.data[file.at + len(put) :]
        as_left = _hash(source.data) == file.after
        if as_left and file.new:
            gone.append((file.path, source.data))
        elif as_left and _hash(cut) == file.before:
            changes.append(FileChange(file.path, source.data, cut))
        elif own:
            data = _without(held, source, own)
            changes.append(FileChange(file.path, source.data, data))
        else:
            told.append(f"{file.path} was changed since and stays")
    return changes, _unlinked(held, changes, gone, told, as_of), told


def _unlinked(
    held: Held,
    changes: Sequence[FileChange],
    gone: Sequence[tuple[str, bytes]],
    told: list[str],
    as_of: date,
) -> list[tuple[str, bytes]]:
    """The files that may go: those that nothing else in the ledger needs by now."""
    after = held
    for change in changes:
        kind = held.sources.records[change.path].kind
        after = after.with_file(SourceFile(change.path, kind, change.after or b""))
    kept: list[tuple[str, bytes]] = []
    for path, data in gone:
        rest = {name: one for name, one in after.sources.records.items() if name != path}
        sources = type(after.sources)(
            after.sources.settings, rest, after.sources.unreadable, after.sources.logo
        )
        without = Held(sources.read(), sources)
        found = brought(after.ledger, without.ledger, as_of)
        if any(one.severity is Severity.ERROR for one in found):
            told.append(f"{path} stays: something else links to it by now")
        else:
            kept.append((path, data))
            after = without
    return kept


def _without(held: Held, source: SourceFile, lines: Sequence[str]) -> bytes:
    """The bytes of a file without some lines, each as it was written."""
    record = next(one for one in held.ledger.records if one.path == source.path)
    text = source.data.decode("utf-8", errors="surrogateescape")
    kept = text.splitlines(keepends=True)
    for line in lines:
        places = [one for one in record.entries if one.raw.strip() == line]
        if not places:
            raise CouldNotError(
                f"{visible(source.path)} does not hold the line as it was written: nothing is "
                f"undone\n  {visible(line)}"
            )
        kept[places[-1].location.line - 1] = ""
    return "".join(kept).encode("utf-8", errors="surrogateescape")


def _remove(root: Path, path: str, data: bytes, file: _File) -> None:
    """Remove a file that was made, and its folder where that was made for it."""
    target = root / path
    try:
        if target.read_bytes() != data:
            raise CouldNotError(f"{visible(path)} has changed since it was read; it stays")
        target.unlink()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{visible(path)}: {reason}") from None
    if file.folder_new:
        with suppress(OSError):
            target.parent.rmdir()


def _done(root: Path, change: FileChange) -> _File:
    before, after = change.before or b"", change.after or b""
    same = (at for at, (was, now) in enumerate(zip(before, after, strict=False)) if was != now)
    at = next(same, len(before))
    put = after[at : at + len(after) - len(before)]
    new = change.before is None
    alone = new and not any(
        one.name != Path(change.path).name for one in (root / change.path).parent.iterdir()
    )
    return _File(
        change.path, new, alone, at, base64.b64encode(put).decode(), _hash(before),
        _hash(after),
    )  # fmt: skip


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _file(root: Path) -> Path:
    name = hashlib.sha256(os.path.realpath(root).encode(errors="surrogateescape")).hexdigest()
    return state_folder() / f"log-{name[:24]}.json"


def _load(root: Path) -> list[dict[str, Any]]:
    try:
        kept = json.loads(_file(root).read_text(encoding="utf-8"))
        return list(kept["stack"]) if kept["form"] == _FORM else []
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _save(root: Path, stack: Sequence[dict[str, Any]]) -> None:
    target = _file(root)
    temporary = target.with_suffix(f".{secrets.token_hex(8)}")
    with suppress(OSError):
        target.parent.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
        try:
            with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123
                json.dump({"form": _FORM, "stack": list(stack)}, file)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
