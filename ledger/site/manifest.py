"""The marker that a folder of ours carries: the list of the files in it that we wrote."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Iterable
from json.encoder import encode_basestring_ascii
from pathlib import Path, PurePosixPath

from ledger.value import Value

MANIFEST = ".headway-manifest.json"
PART = f"{MANIFEST}.part"
SCHEMA = 1
# What of some paths, one a line, may have another form or lead elsewhere: soon looked for in all.
_UNUSUAL = re.compile(r"^$|^/|//|(?:^|/)\.{1,2}(?:/|$)|/$", re.MULTILINE)


class RefusedError(Exception):
    """The report cannot go where it was meant to, said in one line."""


class Manifest(Value, frozen=True):
    """The files of a folder that we wrote; `complete` is false while it is still being made.

    `shared` says that they are a report for somebody else.
    """

    files: tuple[str, ...]
    complete: bool
    shared: bool = False


def is_marked(folder: Path) -> bool:
    """Whether a folder carries our marker."""
    return (folder / MANIFEST).is_file()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder. Raises RefusedError where it is not as we write it."""
    place = folder / MANIFEST
    try:
        said = json.loads(place.read_bytes())
        paths: tuple[str | None, ...] = tuple(said["files"])
        if _UNUSUAL.search("\n".join(said["files"])):
            paths = tuple(_normal(path) for path in said["files"])
        complete, shared = bool(said["complete"]), bool(said.get("shared", False))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise RefusedError(f"{place} cannot be understood; remove it by hand") from None
    if None in paths:
        raise RefusedError(f"{place} names files outside its folder; remove it by hand")
    return Manifest(tuple(path for path in paths if path), complete, shared)


def _normal(said: str) -> str | None:
    """A path in its plain form; None for one that leads out of the folder or is the folder."""
    path = PurePosixPath(said)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        return None
    return path.as_posix()


def mark(folder: Path, files: Iterable[str], *, complete: bool, shared: bool = False) -> None:
    """Write the manifest of a folder, whole or not at all."""
    listed = ",\n".join([f"  {encode_basestring_ascii(path)}" for path in sorted(files)])
    parts = [f'"schema": {SCHEMA}', f'"complete": {json.dumps(complete)}']
    parts.append(f'"files": [\n{listed}\n ]' if listed else '"files": []')
    if shared:
        parts.append('"shared": true')
    said = "{\n " + ",\n ".join(parts) + "\n}\n"
    part = folder / PART
    part.write_bytes(said.encode())
    part.replace(folder / MANIFEST)


def is_own_file(folder: Path, path: str) -> bool:
    """Whether a path of a folder is a regular file that is reached through no link."""
    here = folder
    for part in PurePosixPath(path).parts[:-1]:
        here = here / part
        if here.is_symlink():
            return False
    try:
        return stat.S_ISREG((folder / path).lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
