"""Which folders of a ledger are watched, and which names in them the report is made of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ledger import config, site
from ledger.build import TEMPLATES
from ledger.readers.files import PROFILE, read_settings

# What a file looked like: time in nanoseconds, size, number; nothing where there is none.
Look = tuple[int, int, int]

_HIDDEN = (".", "#")


@dataclass(slots=True)
class _Interest:
    """What matters in one folder: some names, every record, or everything."""

    names: set[str] = field(default_factory=set)
    records: bool = False
    everything: bool = False

    def has(self, name: str, *, is_directory: bool) -> bool:
        """Whether the report may be made of something of this name in the folder."""
        if name in self.names:
            return True
        if name.startswith(_HIDDEN) or name.endswith("~"):
            return False  # an editor's own
        if self.everything:
            return True
        return self.records and (is_directory or name.lower().endswith(".md"))


class Scope:
    """The folders of one ledger that matter, as its settings name them when it is read."""

    def __init__(self, root: Path, out: Path) -> None:
        self._root = os.path.realpath(root)
        self._ignored = [os.path.realpath(out), *(str(one) for one in site.siblings(out))]
        self._folders: dict[str, _Interest] = {}

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders, as they were when last read."""
        return tuple(self._folders)

    def read(self) -> None:
        """Look again which folders there are."""
        try:
            data = read_settings(Path(self._root))
        except OSError:
            # The build tells of it. What is watched stays so; the settings are among it.
            if self._folders:
                return
            data = b""
        settings = config.parse(data.decode("utf-8", "replace"))
        found: dict[str, _Interest] = {}
        own = found.setdefault(self._root, _Interest())
        own.names.update((config.FILE_NAME, PROFILE))
        if settings.site.logo:
            self._name(found, settings.site.logo)
        for folder in settings.folders:
            self._name(found, folder)
            for below in self._below(folder):
                found.setdefault(below, _Interest()).records = True
        if settings.site.templates:
            own.names.add(TEMPLATES)
            for below in self._below(TEMPLATES):
                found.setdefault(below, _Interest()).everything = True
        self._folders = found

    def matters(self, path: str, *, is_directory: bool) -> bool:
        """Whether what happened at a path may change the report."""
        folder, name = os.path.split(path)
        interest = self._folders.get(folder)
        return interest is not None and interest.has(name, is_directory=is_directory)

    def look(self) -> dict[str, Look]:
        """Every file that matters, and what it looks like now."""
        seen: dict[str, Look] = {}
        for folder, interest in self._folders.items():
            try:
                with os.scandir(folder) as scan:
                    for item in scan:
                        if interest.has(item.name, is_directory=False):
                            status = item.stat()
                            seen[item.path] = _look_of(status)
            except OSError:
                continue  # gone meanwhile: so are its files
        return seen

    def _name(self, found: dict[str, _Interest], path: str) -> None:
        """Wait for a path to be made, and for each folder on the way to it."""
        folder = self._root
        for name in path.split("/"):
            found.setdefault(folder, _Interest()).names.add(name)
            folder = os.path.join(folder, name)  # noqa: PTH118 - texts, as watchdog gives them

    def _below(self, name: str) -> Iterator[str]:
        """A folder of the ledger and all below it, but for the report."""
        top = os.path.join(self._root, *name.split("/"))  # noqa: PTH118
        for folder, names, _ in os.walk(top):
            if folder not in self._ignored:
                yield folder
            names[:] = [] if folder in self._ignored else [n for n in names if n[:1] not in _HIDDEN]


def look_at(path: str) -> Look | None:
    """What a file looks like now; None where there is none."""
    try:
        return _look_of(os.stat(path))  # noqa: PTH116
    except OSError:
        return None


def _look_of(status: os.stat_result) -> Look:
    return status.st_mtime_ns, status.st_size, status.st_ino
