"""Writes the report into its folder so that whoever looks sees the last one or the new one.

How. Replacing the files one by one would leave pages of two builds side by side whenever a
build is killed, so the whole new site is made in a folder beside the output folder and the
two change places in one step (exchange.py). A file that did not change is not written: it
is the same file under a second name (a hard link), so it keeps its time, and a build that
changes nothing touches nothing. Where the system cannot exchange folders there are two
renames, and the instant between them is put right by the next build.

A process that builds again and again keeps the site before, as a whole, where the new one is
made (spare.py). It is the same files but for the few that changed last, and so the next build
links and writes only those. It goes when the process ends, or is used up by the next build.

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
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from ledger.exchange import exchange
from ledger.site.as_written import word_of
from ledger.site.folders import alone, carry_foreign, clear, recover, siblings
from ledger.site.listing import folders_of
from ledger.site.manifest import RefusedError, is_marked, read_manifest
from ledger.site.spare import Spare
from ledger.value import Value


class Published(Value, frozen=True):
    """How many files a build wrote, left alone and removed."""

    written: int
    unchanged: int
    removed: int


def publish(
    out: Path, files: Mapping[str, bytes], *, shared: bool = False, keeps: bool = False
) -> Published:
    """Make a folder hold exactly these files of ours, by path; raises what `publication` does."""
    with publication(out, files, shared=shared, keeps=keeps) as made:
        written = [path for path, data in files.items() if made.put(path, data)]
        return made.finish(written)


@contextlib.contextmanager
def publication(
    out: Path, files: Collection[str], *, shared: bool = False, keeps: bool = False
) -> Iterator[Publication]:
    """Make a folder hold exactly the files of ours at these paths, put one by one and finished.

    The folder must be missing, empty or ours, and hold no report of the other sort: one that
    is `shared` and the owner's own never take each other's place. Who `keeps` the site before
    beside it builds again soon, and has to call `tidy` at the end. Raises RefusedError where the
    folder is not as it must be, and OSError where the disk fails; either way, and where it is not
    finished, the folder holds what it held before.
    """
    out = Path(os.path.realpath(out))
    if out.exists() and not out.is_dir():
        raise RefusedError(f"{out} is a file; name a folder")
    out.parent.mkdir(parents=True, exist_ok=True)
    with alone(out.parent):
        recover(out, shared=shared)
        _refuse_other(out, shared)
        made = Publication(out, files, _ours(out), shared=shared, keeps=keeps)
        try:
            made.begin()
            yield made
        except (Exception, KeyboardInterrupt):
            made.give_up()
            raise


class Publication:
    """A report being made: what differs from the last one lies beside it until all is there."""

    def __init__(
        self, out: Path, files: Collection[str], before: set[str], *, shared: bool, keeps: bool
    ) -> None:
        self.out = out
        self._files = frozenset(files)
        self._before = before
        self._keeps = keeps
        self._spare = Spare(out, self._files, shared=shared)
        self._real: dict[str, bool] = {}

    def begin(self) -> None:
        """Make room for it, marked as unfinished; refuse what stands in the way and is not ours."""
        self._refuse_foreign()
        self._spare.begin(frozenset(self._before))

    def put(self, path: str, data: bytes) -> bool:
        """Take the bytes of a file; whether they had to be written. Any process may do this."""
        if self._holds(path, data):
            return False
        if self._status(path) is not None and not self._is_ours(path):
            raise _in_the_way(self.out / path)
        self._spare.write(path, data)
        return True

    def seen(self, path: str) -> str:
        """The disk's word of a file as it is in the output folder; empty where it is not ours.

        It is another text whenever the file was written anew or another took its place.
        """
        status = self._status(path)
        if status is None or not stat.S_ISREG(status.st_mode) or not self._is_ours(path):
            return ""
        return word_of(status)

    def words(self, known: Mapping[str, str]) -> dict[str, str]:
        """The disk's word of every file, as `is_as_written` wants it; asked for after the end.

        `known` are words that `seen` gave before the end.
        """
        # To link or unlink a file changes the disk's word of it.
        stayed = self._spare.stayed if self._keeps else frozenset[str]()
        found = {path: known[path] for path in stayed & known.keys()}
        for path in self._files - found.keys():
            if status := self._status(path):
                found[path] = word_of(status)
        return found

    def finish(self, written: Iterable[str]) -> Published:
        """Put the new report in the place of the old one; `written` are the files that differ."""
        changed = frozenset(written)
        removed = self._before - self._files
        differs = bool(changed) or self._before != self._files
        if differs or self._keeps:
            self._spare.complete(changed)
        if differs:
            _swap(self.out)
        new, old = siblings(self.out)
        if not self._keeps:
            clear(new, self.out)
        elif differs and os.path.lexists(new):
            carry_foreign(new, self.out, frozenset(self._before))
        clear(old, self.out)
        return Published(len(changed), len(self._files) - len(changed), len(removed))

    def give_up(self) -> None:
        """Leave the output folder as it was."""
        with contextlib.suppress(OSError, RefusedError):
            clear(siblings(self.out)[0], self.out)

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
        for folder in sorted(folders_of(self._files)):
            there = self.out / folder
            if os.path.lexists(there) and (there.is_symlink() or not there.is_dir()):
                raise _in_the_way(there)


def _in_the_way(path: Path) -> RefusedError:
    return RefusedError(f"{path} is in the way, and headway did not write it")


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


def _swap(out: Path) -> None:
    """Put the new site in the place of the old one."""
    new, old = siblings(out)
    if not os.path.lexists(out):
        new.rename(out)
    elif not exchange(new, out):
        out.rename(old)
        new.rename(out)
