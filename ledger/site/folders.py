"""The folders that a build puts beside its output for a moment, and what a killed one leaves."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from ledger.site.manifest import (
    MANIFEST,
    PART,
    RefusedError,
    is_marked,
    is_own_file,
    read_manifest,
)


def siblings(out: Path) -> tuple[Path, Path]:
    """The folders that a build may put beside its output for a moment: new and old."""
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


def recover(out: Path) -> None:
    """Put right what a killed build left: the old site back in its place, the rest away."""
    new, old = siblings(out)
    if not os.path.lexists(out) and is_marked(old):
        old.rename(out)
    for folder in (new, old):
        if os.path.lexists(folder):
            begun = folder.is_dir() and {one.name for one in folder.iterdir()} <= {PART}
            if folder.is_symlink() or not (begun or is_marked(folder)):
                raise RefusedError(f"{folder} is in the way, and headway did not make it")
            clear(folder, out)


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
