"""The files, folders and links of a ledger, as the disk has them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from ledger.readers.surroundings._reports import MANIFEST
from ledger.value import Value

_PASSED_OVER = ("node_modules", "__pycache__")


class Entry(Value, frozen=True):
    """A file, folder or link of a ledger: its path with `/`, and what the disk says of it.

    `written` is in seconds since 1970; `leads_out` says whether it is a link out of the ledger.
    """

    path: str
    mode: int
    written: float
    size: int
    leads_out: bool

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file."""
        return stat.S_ISREG(self.mode)


def entries_below(place: str) -> Iterator[Entry]:
    """Everything below a folder by its real path; of hidden folders and reports only the name.

    Links are not followed, and nothing is opened: a pipe or a device holds nobody up. A folder
    that cannot be listed is passed over; to say so is the business of `check`.
    """
    waiting = [("", place)]
    while waiting:
        before, folder = waiting.pop()
        try:
            with os.scandir(folder) as scan:
                items = list(scan)
        except OSError:
            continue
        is_report = before and any(item.name == MANIFEST for item in items)
        for item in items:
            if is_report and item.name != MANIFEST:
                continue
            try:
                status = item.stat(follow_symlinks=False)
            except OSError:  # it went while we looked
                continue
            path = before + item.name
            link = stat.S_ISLNK(status.st_mode) and _leads_out(item.path, place)
            yield Entry(path, status.st_mode, status.st_mtime, status.st_size, link)
            hidden = item.name.startswith(".") or item.name in _PASSED_OVER
            if stat.S_ISDIR(status.st_mode) and not hidden:
                waiting.append((f"{path}/", item.path))


def _leads_out(full: str, place: str) -> bool:
    return not Path(os.path.realpath(full)).is_relative_to(place)
