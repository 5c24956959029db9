"""Finds the files of a ledger and reads their bytes; touches the disk so that nothing else need."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from ledger.config import FILE_NAME, Config
from ledger.model.fault import Fault, FaultKind
from ledger.model.record import RecordKind
from ledger.readers.file_bytes import UnreadableError, is_inside, regular_bytes, walked_bytes
from ledger.source import Location
from ledger.value import Value, changed

PROFILE = "me.md"

# What editors leave beside a file while it is open, or after a crash.
_LEFTOVERS = (".swp", ".swo", ".tmp", ".bak", "~")


class SourceFile(Value, frozen=True):
    """One file of the ledger: its path from the root, the kind its folder gives it, its bytes."""

    path: str
    kind: RecordKind
    data: bytes


def read_settings(root: Path) -> bytes:
    """The bytes of the ledger's `headway.toml`; none where there is no such file.

    Raises OSError where it cannot be read, or should not be: a pipe, or more than 5 MB.
    """
    try:
        return regular_bytes(root / FILE_NAME)
    except FileNotFoundError:
        return b""


def kind_of(path: str, folders: Mapping[str, str]) -> RecordKind | None:
    """The kind that a file's folder gives it; None for what is no file of the ledger."""
    if path == PROFILE:
        return RecordKind.PROFILE
    *above, name = path.split("/")
    hidden = any(part.startswith((".", "#")) for part in above)
    if hidden or not _is_record(name):
        return None
    holding = [folder for folder in folders if path.startswith(f"{folder}/")]
    return RecordKind(folders[max(holding, key=len)]) if holding else None


def _is_record(name: str) -> bool:
    return name.lower().endswith(".md") and not name.startswith((".", "#"))


def read_files(root: Path, config: Config) -> tuple[list[SourceFile], list[Fault]]:
    """Every record file below the ledger's folders, in the order of their paths.

    A file that cannot be read, or should not be (a link out of the ledger, a pipe, more
    than 5 MB), becomes a fault. Folders are visited once, whatever links lead to them.
    """
    faults: list[Fault] = []
    paths = sorted(_candidates(root, config.folders, faults))
    read = [_read(root, path, kind) for path, kind in paths]
    files = [one for one in read if isinstance(one, SourceFile)]
    return files, [*faults, *(one for one in read if isinstance(one, Fault))]


class RecordFile(Value, frozen=True):
    """A record file that is there, not read: its path and kind, and the disk's word of it.

    `seen` is another text whenever the file was written, replaced or moved since, unless that
    was within a tick of the disk's clock after `changed`, its last change in nanoseconds. It is
    empty where the disk has no word of it.
    """

    path: str
    kind: RecordKind
    seen: str
    changed: int


def record_files(root: Path, config: Config) -> tuple[list[RecordFile], list[Fault]]:
    """Every record file below the ledger's folders, in the order of paths; reads none of them."""
    faults: list[Fault] = []
    files = []
    for path, kind in sorted(_candidates(root, config.folders, faults)):
        try:
            seen, changed = _word_of(f"{root}/{path}")
        except OSError:
            seen, changed = "", 0
        files.append(RecordFile(path, kind, seen, changed))
    return files, faults


def looked_at(
    root: Path, files: Sequence[RecordFile], again: Collection[str]
) -> list[RecordFile] | None:
    """The same files, some looked at again; None where one of those came, went or is a link.

    All have to be looked for then, to know which there are.
    """
    found = {}
    for path in again:
        try:
            regular = stat.S_ISREG(os.lstat(f"{root}/{path}").st_mode)
            found[path] = _word_of(f"{root}/{path}")
        except OSError:
            return None
        if not regular:
            return None
    known = {one.path for one in files}
    if not known.issuperset(found):
        return None
    return [
        changed(one, seen=found[one.path][0], changed=found[one.path][1])
        if one.path in found
        else one
        for one in files
    ]


def _word_of(full: str) -> tuple[str, int]:
    """What the disk says of a file, and when that changed last; of a link, where it leads too."""
    status = os.lstat(full)
    led = ""
    if stat.S_ISLNK(status.st_mode):
        led, status = f" {os.path.realpath(full)}", os.stat(full)  # noqa: PTH116 - as cheap as it gets
    changed = max(status.st_mtime_ns, status.st_ctime_ns)
    told = f"{status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}{led}"
    return told, changed


def read_record_file(root: Path, file: RecordFile) -> SourceFile | Fault:
    """The bytes of a record file, or what is wrong with it."""
    return _read(root, file.path, file.kind)


def _read(root: Path, path: str, kind: RecordKind) -> SourceFile | Fault:
    try:
        path.encode()
        return SourceFile(path, kind, walked_bytes(root, path))
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode("utf-8", errors="replace")
        detail = "its name is no text in UTF-8"
        return Fault(FaultKind.UNREADABLE_FILE, Location(shown), detail=detail)
    except UnreadableError as refusal:
        return Fault(FaultKind.UNREADABLE_FILE, Location(path), detail=str(refusal))
    except OSError as error:
        return Fault(FaultKind.UNREADABLE_FILE, Location(path), detail=_words(error))


def record_paths(root: Path, config: Config) -> list[tuple[str, RecordKind]]:
    """The path of every record file and the kind that its folder gives it; reads none of them."""
    return sorted(_candidates(root, config.folders, []))


def read_notes(root: Path) -> tuple[list[SourceFile], list[Fault]]:
    """Every note below a folder that is no ledger yet, in the order of their paths.

    What is hidden is passed over. Each is given the kind that asks least of it.
    """
    faults: list[Fault] = []
    paths = sorted(_walk(root, root, {os.path.realpath(root)}, faults))
    files = []
    for path in paths:
        try:
            path.encode()
            files.append(SourceFile(path, RecordKind.JOURNAL, walked_bytes(root, path)))
        except (UnicodeEncodeError, UnreadableError, OSError):
            shown = os.fsencode(path).decode("utf-8", errors="replace")
            faults.append(Fault(FaultKind.UNREADABLE_FILE, Location(shown)))
    return files, faults


def _candidates(
    root: Path, folders: Mapping[str, str], faults: list[Fault]
) -> Iterator[tuple[str, RecordKind]]:
    if os.path.lexists(root / PROFILE):
        yield PROFILE, RecordKind.PROFILE
    starts = {root / folder: RecordKind(kind) for folder, kind in sorted(folders.items())}
    # A folder that the settings name is not read as a part of another, nor by way of a link.
    seen = {os.path.realpath(root), *(os.path.realpath(start) for start in starts)}
    read: set[str] = set()
    for start, kind in starts.items():
        real = os.path.realpath(start)
        if not start.is_dir() or real in read:
            continue
        read.add(real)
        if is_inside(root, start):
            for path in _walk(root, start, seen, faults):
                yield path, kind
        else:
            faults.append(_outside(root, start))


def _walk(root: Path, start: Path, seen: set[str], faults: list[Fault]) -> Iterator[str]:
    """The paths of every `*.md` below a folder, each real folder once."""
    waiting = [(start, os.path.realpath(start))]
    while waiting:
        folder, real_folder = waiting.pop()
        within = folder.relative_to(root).as_posix()
        before = "" if within == "." else f"{within}/"
        try:
            with os.scandir(folder) as scan:
                items = sorted(scan, key=lambda item: item.name)
        except OSError as error:
            faults.append(Fault(FaultKind.UNREADABLE_FILE, Location(within), detail=_words(error)))
            continue
        for item in items:
            if item.name.startswith((".", "#")) or item.name.endswith(_LEFTOVERS):
                continue
            if _is_record(item.name):
                yield before + item.name
            elif item.is_dir():
                path = folder / item.name
                real = f"{real_folder}{os.sep}{item.name}"
                if item.is_symlink():
                    real = os.path.realpath(path)
                    if not is_inside(root, path):
                        faults.append(_outside(root, path))
                        continue
                if real not in seen:
                    seen.add(real)
                    waiting.append((path, real))


def _words(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _outside(root: Path, folder: Path) -> Fault:
    where = Location(folder.relative_to(root).as_posix())
    detail = "a link to a folder outside the ledger"
    return Fault(FaultKind.UNREADABLE_FILE, where, detail=detail)
