"""Writes the report into its folder so that whoever looks sees the last one or the new one.

How. Replacing the files one by one would leave pages of two builds side by side whenever a
build is killed, so the whole new site is made in a folder beside the output folder and the
two change places in one step (exchange.py). A file that did not change is not written: it
is the same file under a second name (a hard link), so it keeps its time, and a build that
changes nothing touches nothing. Where the system cannot exchange folders there are two
renames, and the instant between them is put right by the next build.

The files are handed over one by one, by whichever process made them, so that a report of any
size is never in memory as a whole.

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
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from ledger.exchange import exchange
from ledger.site.folders import alone, clear, recover, siblings
from ledger.site.manifest import RefusedError, is_marked, mark, read_manifest
from ledger.value import Value


class Published(Value, frozen=True):
    """How many files a build wrote, left alone and removed."""

    written: int
    unchanged: int
    removed: int


def publish(out: Path, files: Mapping[str, bytes], *, shared: bool = False) -> Published:
    """Make a folder hold exactly these files of ours, by path; raises what `publication` does."""
    with publication(out, files, shared=shared) as made:
        written = [path for path, data in files.items() if made.put(path, data)]
        return made.finish(written)


@contextlib.contextmanager
def publication(
    out: Path, files: Collection[str], *, shared: bool = False
) -> Iterator[Publication]:
    """Make a folder hold exactly the files of ours at these paths, put one by one and finished.

    The folder must be missing, empty or ours, and hold no report of the other sort: one that
    is `shared` and the owner's own never take each other's place. Raises RefusedError where
    it is not, and OSError where the disk fails; either way, and where it is not finished, the
    folder holds what it held before.
    """
    out = Path(os.path.realpath(out))
    if out.exists() and not out.is_dir():
        raise RefusedError(f"{out} is a file; name a folder")
    out.parent.mkdir(parents=True, exist_ok=True)
    with alone(out.parent):
        recover(out)
        _refuse_other(out, shared)
        made = Publication(out, files, _ours(out), shared=shared)
        try:
            made.begin()
            yield made
        except (Exception, KeyboardInterrupt):
            made.give_up()
            raise


class Publication:
    """A report being made: what differs from the last one lies beside it until all is there."""

    def __init__(
        self, out: Path, files: Collection[str], before: set[str], *, shared: bool
    ) -> None:
        self.out = out
        self._new, _ = siblings(out)
        self._files = frozenset(files)
        self._before = before
        self._shared = shared
        self._real: dict[str, bool] = {}

    def begin(self) -> None:
        """Make room for it, marked as unfinished; refuse what stands in the way and is not ours."""
        self._refuse_foreign()
        self._new.mkdir()
        mark(self._new, (), complete=False, shared=self._shared)
        for folder in sorted({self._new / path.rpartition("/")[0] for path in self._files}):
            folder.mkdir(parents=True, exist_ok=True)

    def put(self, path: str, data: bytes) -> bool:
        """Take the bytes of a file; whether they had to be written. Any process may do this."""
        if self._holds(path, data):
            return False
        if self._status(path) is not None and not self._is_ours(path):
            raise _in_the_way(self.out / path)
        (self._new / path).write_bytes(data)
        return True

    def seen(self, path: str) -> str:
        """The disk's word of a file as it is in the output folder; empty where it is not ours.

        It is another text whenever the file was written anew or another took its place.
        """
        status = self._status(path)
        if status is None or not stat.S_ISREG(status.st_mode) or not self._is_ours(path):
            return ""
        return _word(status)

    def words(self) -> dict[str, str]:
        """The disk's word of every file, as `is_as_written` wants it; asked for after the end."""
        found = ((path, self._status(path)) for path in self._files)
        return {path: _word(status) for path, status in found if status}

    def finish(self, written: Iterable[str]) -> Published:
        """Put the new report in the place of the old one; `written` are the files that differ."""
        changed = frozenset(written)
        removed = self._before - self._files
        if changed or self._before != self._files:
            for path in sorted(self._files - changed):
                _same_file(f"{self.out}/{path}", f"{self._new}/{path}")
            mark(self._new, self._files, complete=True, shared=self._shared)
            _swap(self.out)
        for folder in siblings(self.out):
            clear(folder, self.out)
        return Published(len(changed), len(self._files) - len(changed), len(removed))

    def give_up(self) -> None:
        """Leave the output folder as it was."""
        with contextlib.suppress(OSError, RefusedError):
            clear(self._new, self.out)

    def _holds(self, path: str, data: bytes) -> bool:
        status = self._status(path)
        if status is None or status.st_size != len(data) or not stat.S_ISREG(status.st_mode):
            return False
        with open(f"{self.out}/{path}", "rb") as file:  # noqa: PTH123 - once for every page
            return self._is_real(path) and file.read() == data

    def _status(self, path: str) -> os.stat_result | None:
        try:
            return os.lstat(f"{self.out}/{path}")
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _is_ours(self, path: str) -> bool:
        return path in self._before and self._is_real(path)

    def _is_real(self, path: str) -> bool:
        """Whether a path of the output folder leads through no link."""
        folder, _, _ = path.rpartition("/")
        if not folder:
            return True
        if folder not in self._real:
            there = not (self.out / folder).is_symlink()
            self._real[folder] = there and self._is_real(folder)
        return self._real[folder]

    def _refuse_foreign(self) -> None:
        """A page never takes the place of something that is not ours."""
        if not self.out.exists():
            return
        for path in sorted(self._files - self._before):
            if self._status(path) is not None:
                raise _in_the_way(self.out / path)
        for folder in {PurePosixPath(path).parent for path in self._files}:
            for parent in (folder, *folder.parents):
                there = self.out / parent
                if os.path.lexists(there) and (there.is_symlink() or not there.is_dir()):
                    raise _in_the_way(there)


def is_as_written(out: Path, words: Mapping[str, str]) -> bool:
    """Whether a folder holds the owner's report, its files as `Publication.words` told of each."""
    try:
        manifest = read_manifest(out)
        folders = {path.rpartition("/")[0] for path in words}
        return (
            manifest.complete
            and not manifest.shared
            and words.keys() == set(manifest.files)
            and all(os.path.realpath(out / one) == f"{out / one}" for one in folders)
            and all(_word(os.lstat(f"{out}/{path}")) == word for path, word in words.items())
        )
    except (OSError, RefusedError):
        return False


def _in_the_way(path: Path) -> RefusedError:
    return RefusedError(f"{path} is in the way, and headway did not write it")


def _word(status: os.stat_result) -> str:
    """Another text whenever a file was written, though its time was set back, or replaced."""
    return f"{status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


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


def _same_file(source: str, target: str) -> None:
    try:
        os.link(source, target)
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
