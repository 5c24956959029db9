"""What `headway log` wrote last, kept in the user's own folder so that it can be taken back."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

from ledger.commands._user_folders import state_folder
from ledger.value import Value

# How many can be taken back, one after another.
MOST_KEPT = 20

_FORM = 2
_OWNER_ONLY = 0o600
_OWNER_ONLY_FOLDER = 0o700


class WrittenLine(Value, frozen=True):
    """A line that was added to a file, and the bytes that it came with."""

    path: str
    line: str
    put_in: bytes


class MadeFile(Value, frozen=True):
    """A file that was made, and the fingerprint of its bytes without the lines added to it."""

    path: str
    fingerprint: str


class Deed(Value, frozen=True):
    """What was written at once: lines in their order, files, and the folders made for those."""

    lines: tuple[WrittenLine, ...]
    made: tuple[MadeFile, ...]
    folders: tuple[str, ...]


def fingerprint(data: bytes) -> str:
    """What tells some bytes from all others."""
    return hashlib.sha256(data).hexdigest()


def missing_folders(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """The folders that have to be made for some files, those within others first."""
    above = {folder.as_posix() for path in paths for folder in PurePosixPath(path).parents}
    missing = [folder for folder in above if not (root / folder).exists()]
    return tuple(sorted(missing, key=len, reverse=True))


def remember(root: Path, deed: Deed) -> None:
    """Keep what was written in a ledger. Raises OSError where it cannot be kept.

    One at a time, as every writer of a ledger: `alone` holds it.
    """
    _save(root, [*_load(root), deed][-MOST_KEPT:])


def last_deed(root: Path) -> Deed | None:
    """What was written last and has not been taken back; None where nothing is kept."""
    kept = _load(root)
    return kept[-1] if kept else None


def forget_last(root: Path) -> None:
    """What was written last has been taken back. Raises OSError where that cannot be kept."""
    _save(root, _load(root)[:-1])


def _file(root: Path) -> Path:
    place = os.path.realpath(root).encode(errors="surrogateescape")
    return state_folder() / f"log-{fingerprint(place)[:24]}.json"


def _load(root: Path) -> list[Deed]:
    """All that is kept; nothing where it cannot be read, for it is only a convenience."""
    try:
        kept = json.loads(_file(root).read_text(encoding="utf-8"))
        return [_read(one) for one in kept["stack"]] if kept["form"] == _FORM else []
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []


def _read(kept: dict[str, Any]) -> Deed:
    lines = [
        WrittenLine(str(p), str(line), base64.b64decode(put)) for p, line, put in kept["lines"]
    ]
    made = [MadeFile(str(path), str(digest)) for path, digest in kept["made"]]
    return Deed(tuple(lines), tuple(made), tuple(map(str, kept["folders"])))


def _shown(deed: Deed) -> dict[str, Any]:
    return {
        "lines": [
            (one.path, one.line, base64.b64encode(one.put_in).decode()) for one in deed.lines
        ],
        "made": [(one.path, one.fingerprint) for one in deed.made],
        "folders": deed.folders,
    }


def _save(root: Path, deeds: Sequence[Deed]) -> None:
    target = _file(root)
    # One name for all: what a writer that was killed left there is written over.
    temporary = target.with_suffix(".tmp")
    shown = json.dumps({"form": _FORM, "stack": [_shown(one) for one in deeds]}).encode()
    target.parent.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
        try:
            left = memoryview(shown)
            while left:
                left = left[os.write(handle, left) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        temporary.replace(target)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror or str(error), os.fspath(target)) from None
