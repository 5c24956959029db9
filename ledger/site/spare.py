"""The folder that the new site is made in: an empty one, or the site before, brought up to date.

Most files of the site before are those of the site in the output folder: one file under two
names, which the disk tells by its number. Whatever is not so is made so, and so it does not
matter how the folder came to be as it is.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from ledger.site.folders import clear, is_whole, prune, siblings
from ledger.site.listing import Listing, folders_of, listing
from ledger.site.manifest import mark, read_manifest


class Spare:
    """The folder beside the output folder while it becomes the site of these files."""

    def __init__(self, out: Path, files: frozenset[str], *, shared: bool) -> None:
        self._out = out
        self._new, _ = siblings(out)
        self._files = files
        self._shared = shared
        self._same: frozenset[str] = frozenset()
        self._changed: frozenset[str] = frozenset()

    @property
    def stayed(self) -> frozenset[str]:
        """The files that were here and in the output folder before, and are as they were."""
        return self._same - self._changed

    def begin(self, before: frozenset[str]) -> None:
        """Mark the folder as unfinished, with no file but those of `before` in the output folder.

        What somebody laid into it is carried over to the output folder first.
        """
        here = self._at_hand()
        if here is None:
            clear(self._new, self._out)
            self._new.mkdir()
        mark(self._new, (), complete=False, shared=self._shared)
        if here is not None:
            there = listing(self._out, before).files if self._out.exists() else {}
            wanted = there.keys() & self._files
            self._same = frozenset(
                path for path, number in here.files.items()
                if path in wanted and there[path] == number
            )  # fmt: skip
            for path in here.files.keys() - self._same:
                os.unlink(f"{self._new}/{path}")  # noqa: PTH108 - as cheap as it gets
            prune(self._new, here.folders - folders_of(self._files))
        for folder in sorted(folders_of(self._files)):
            (self._new / folder).mkdir(exist_ok=True)

    def write(self, path: str, data: bytes) -> None:
        """Put a file that differs. Any process may do this, and do it again after one that died."""
        place = self._new / path
        if path in self._same:
            # Never into the file itself: it is the one in the output folder too.
            place.unlink(missing_ok=True)
        place.write_bytes(data)

    def complete(self, changed: frozenset[str]) -> None:
        """Mark the site as whole, after linking what is neither `changed` nor here already."""
        self._changed = changed
        for path in sorted(self._files - changed - self._same):
            _same_file(f"{self._out}/{path}", f"{self._new}/{path}")
        mark(self._new, self._files, complete=True, shared=self._shared)

    def _at_hand(self) -> Listing | None:
        """What the folder holds; None where it is of no use, or holds what is not ours."""
        if not os.path.lexists(self._new) or not is_whole(self._new):
            return None
        here = listing(self._new, frozenset(read_manifest(self._new).files))
        return None if here.foreign else here


def _same_file(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        with contextlib.suppress(FileNotFoundError):
            os.unlink(target)  # noqa: PTH108 - as above
        shutil.copyfile(source, target)
