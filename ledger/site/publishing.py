"""Writes the report into its folder so that whoever looks sees the last one or the new one.

How. Replacing the files one by one would leave pages of two builds side by side whenever a
build is killed, so the whole new site is made in a folder beside the output folder and the
two change places in one step (exchange.py). A file that did not change is not written: it
is the same file under a second name (a hard link), so it keeps its time, and a build that
changes nothing touches nothing. Where the system cannot exchange folders there are two
renames, and the instant between them is put right by the next build.

What lies in the output folder and is not ours (a CNAME, a `.git`) is carried over after
the exchange. Nothing is removed but what a manifest of ours lists, and the unfinished
folder of a build that was killed.

Nothing is forced to the disk with fsync: a report that a power failure spoils is made
again from the ledger, which is where the promises about single bytes are kept.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ledger.exchange import exchange
from ledger.site.manifest import (
    MANIFEST,
    PART,
    RefusedError,
    is_marked,
    is_own_file,
    mark,
    read_manifest,
)


@dataclass(frozen=True, slots=True)
class Published:
    """How many files a build wrote, left alone and removed."""

    written: int
    unchanged: int
    removed: int


def publish(out: Path, files: Mapping[str, bytes], *, shared: bool = False) -> Published:
    """Make a folder hold exactly these files of ours, by path.

    The folder must be missing, empty or ours, and hold no report of the other sort: one that
    is `shared` and the owner's own never take each other's place. Raises RefusedError where
    it is not, and OSError where the disk fails; either way the folder holds what it held before.
    """
    out = Path(os.path.realpath(out))
    if out.exists() and not out.is_dir():
        raise RefusedError(f"{out} is a file; name a folder")
    out.parent.mkdir(parents=True, exist_ok=True)
    with _alone(out.parent):
        _recover(out)
        _refuse_other(out, shared)
        before = _ours(out)
        changed = {path: data for path, data in files.items() if not _holds(out, path, data)}
        _refuse_foreign(out, changed, before)
        removed = before - set(files)
        if changed or before != set(files):
            _stage(out, files, changed, shared)
            _swap(out)
            for folder in siblings(out):
                _clear(folder, out)
    return Published(len(changed), len(files) - len(changed), len(removed))


def siblings(out: Path) -> tuple[Path, Path]:
    """The folders that a build may put beside its output for a moment: new and old."""
    real = Path(os.path.realpath(out))
    return real.parent / f".{real.name}.headway-new", real.parent / f".{real.name}.headway-old"


@contextlib.contextmanager
def _alone(parent: Path) -> Iterator[None]:
    """Hold off another build that writes beside this one; the lock ends with the process."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows, where two builds at once are not held off
    except ImportError:
        yield
        return
    handle = os.open(parent, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # a network disk without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _recover(out: Path) -> None:
    """Put right what a killed build left: the old site back in its place, the rest away."""
    new, old = siblings(out)
    if not os.path.lexists(out) and is_marked(old):
        old.rename(out)
    for folder in (new, old):
        if os.path.lexists(folder):
            begun = folder.is_dir() and {one.name for one in folder.iterdir()} <= {PART}
            if folder.is_symlink() or not (begun or is_marked(folder)):
                raise RefusedError(f"{folder} is in the way, and headway did not make it")
            _clear(folder, out)


def _refuse_other(out: Path, shared: bool) -> None:
    """What is handed to somebody else and what is the owner's stay in folders apart."""
    if is_marked(out) and read_manifest(out).shared is not shared:
        held, made = ("your own", "shared") if shared else ("a shared", "your own")
        raise RefusedError(f"{out} holds {held} report; name another folder for {made} one with -o")
    for folder in out.parents if shared else ():
        if is_marked(folder):
            raise RefusedError(f"{out} lies in the report in {folder}; name another folder with -o")


def _ours(out: Path) -> set[str]:
    """The files in the output folder that an earlier build wrote."""
    if not out.exists() or not any(out.iterdir()):
        return set()
    if not is_marked(out):
        raise RefusedError(
            f"{out} holds files that headway did not write; choose an empty folder with -o"
        )
    return set(read_manifest(out).files)


def _holds(out: Path, path: str, data: bytes) -> bool:
    return is_own_file(out, path) and (out / path).read_bytes() == data


def _refuse_foreign(out: Path, changed: Mapping[str, bytes], ours: set[str]) -> None:
    """A page never takes the place of something that is not ours."""
    for path in sorted(changed):
        if os.path.lexists(out / path) and not (path in ours and is_own_file(out, path)):
            raise RefusedError(f"{out / path} is in the way, and headway did not write it")
        for parent in PurePosixPath(path).parents:
            folder = out / parent
            if os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir()):
                raise RefusedError(f"{folder} is in the way, and headway did not write it")


def _stage(
    out: Path, files: Mapping[str, bytes], changed: Mapping[str, bytes], shared: bool
) -> None:
    """The whole new site in a folder of its own, marked as unfinished until it is whole."""
    new, _ = siblings(out)
    try:
        new.mkdir()
        mark(new, (), complete=False, shared=shared)
        for folder in sorted({(new / path).parent for path in files}):
            folder.mkdir(parents=True, exist_ok=True)
        for path in sorted(files):
            if path in changed:
                (new / path).write_bytes(changed[path])
            else:
                _same_file(out / path, new / path)
        mark(new, files, complete=True, shared=shared)
    except OSError:
        with contextlib.suppress(OSError, RefusedError):
            _clear(new, out)
        raise


def _same_file(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:  # a file system without hard links
        shutil.copyfile(source, target)


def _swap(out: Path) -> None:
    """Put the new site in the place of the old one."""
    new, old = siblings(out)
    if not os.path.lexists(out):
        new.rename(out)
    elif not exchange(new, out):
        out.rename(old)
        new.rename(out)


def _clear(folder: Path, out: Path) -> None:
    """Remove a folder of ours, after carrying over to `out` what in it is not ours.

    The marker goes last: a folder that is left half cleared is still known as ours.
    """
    if not os.path.lexists(folder):
        return
    (folder / PART).unlink(missing_ok=True)
    if is_marked(folder):
        manifest = read_manifest(folder)
        if manifest.complete:
            _remove_listed(folder, manifest.files)
        else:
            _remove_all(folder)
    _carry(folder, out, folder / MANIFEST)
    (folder / MANIFEST).unlink(missing_ok=True)
    folder.rmdir()


def _remove_listed(folder: Path, files: tuple[str, ...]) -> None:
    for path in files:
        if is_own_file(folder, path):
            (folder / path).unlink()
    for parent in sorted({(folder / path).parent for path in files}, reverse=True):
        here = parent
        with contextlib.suppress(OSError):  # something that is not ours is left in it
            while here != folder:
                here.rmdir()
                here = here.parent


def _remove_all(folder: Path) -> None:
    """Empty the unfinished folder of a killed build, which nobody else has written to."""
    for item in folder.iterdir():
        if item.name == MANIFEST:
            continue
        if item.is_dir() and not item.is_symlink():
            shutil.rmtree(item)
        else:
            item.unlink()


def _carry(folder: Path, out: Path, marker: Path) -> None:
    """Move what is left in a folder, but for its marker, to the same place in the output folder."""
    for source in sorted(set(folder.iterdir()) - {marker}):
        target = out / source.name
        if not os.path.lexists(target):
            out.mkdir(exist_ok=True)
            source.rename(target)
        elif source.is_dir() and not source.is_symlink() and target.is_dir():
            _carry(source, target, marker)
            source.rmdir()
        else:
            raise RefusedError(f"{source} is in the way; move it out of {folder}")
