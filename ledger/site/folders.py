"""The folders that a build puts beside its output, and what a killed one leaves."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from ledger.site.listing import listing
from ledger.site.manifest import MANIFEST, PART, RefusedError, is_marked, read_manifest


def siblings(out: Path) -> tuple[Path, Path]:
    """The folders that a build may put beside its output: new and old."""
    real = Path(os.path.realpath(out))
    return real.parent / f".{real.name}.headway-new", real.parent / f".{real.name}.headway-old"


@contextlib.contextmanager
def alone(parent: Path) -> Iterator[None]:
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


def recover(out: Path, *, shared: bool) -> None:
    """Put right what a killed build left: the old site back in its place, the rest away.

    A whole site of the same sort stays where the new one is to be made, to be made new.
    """
    new, old = siblings(out)
    if not os.path.lexists(out) and is_marked(old):
        old.rename(out)
    for folder in (new, old):
        if os.path.lexists(folder):
            begun = folder.is_dir() and {one.name for one in folder.iterdir()} <= {PART}
            if folder.is_symlink() or not (begun or is_marked(folder)):
                raise RefusedError(f"{folder} is in the way, and headway did not make it")
            if folder == old or not is_whole(folder) or read_manifest(folder).shared is not shared:
                clear(folder, out)


def is_whole(folder: Path) -> bool:
    """Whether a folder beside the output holds a whole site of ours."""
    return not folder.is_symlink() and is_marked(folder) and read_manifest(folder).complete


def clear(folder: Path, out: Path) -> None:
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


def carry_foreign(folder: Path, out: Path, files: frozenset[str]) -> None:
    """Move what is not ours, but in a folder beside the output, to its place there.

    `files` are ours. Raises RefusedError where something else has that place.
    """
    for path in listing(folder, files).foreign:
        _move(folder / path, out / path)


def _remove_listed(folder: Path, files: tuple[str, ...]) -> None:
    top = str(folder)
    there = listing(folder, frozenset(files))
    for path in there.files:
        os.unlink(f"{top}/{path}")  # noqa: PTH108 - once for every page
    prune(folder, there.folders)


def prune(folder: Path, below: set[str]) -> None:
    """Remove those folders below a folder that are empty."""
    for path in sorted(below, reverse=True):
        with contextlib.suppress(OSError):  # something is left in it
            (folder / path).rmdir()


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
        _move(source, out / source.name)


def _move(source: Path, target: Path) -> None:
    if not os.path.lexists(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)
    elif source.is_dir() and not source.is_symlink() and target.is_dir():
        for one in sorted(source.iterdir()):
            _move(one, target / one.name)
        source.rmdir()
    else:
        raise RefusedError(f"{source} is in the way; move it out of {source.parent}")
