"""Builds the report again whenever a file of the ledger is saved; the only owner of watchdog.

Watchdog tells of reads too, and of what the build itself writes: neither starts a build.
Saves that come close together make one build, and a save that comes during a build makes
another one after it, so that the report ends where the ledger does.

Each folder is watched for itself and the list is looked over before every build: a watch
on everything below the root would include the report, whose folders change places under
it, and would lose folders that are renamed.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from ledger import config, site
from ledger.build import TEMPLATES
from ledger.readers.files import PROFILE, read_settings

QUIET = 0.1
_WRITES = ("created", "modified", "moved", "deleted", "closed")


def watch(
    root: Path, out: Path, rebuild: Callable[[], None], stop: threading.Event, quiet: float = QUIET
) -> None:
    """Call `rebuild` once, and again after each save, until `stop` is set.

    `quiet` is how long, in seconds, nothing may happen before a build starts. Raises
    OSError where the system cannot watch the ledger's folders.
    """
    saved: queue.Queue[None] = queue.Queue()
    observer = Observer()
    watches = _Watches(observer, root, out, saved)
    observer.start()
    try:
        watches.refresh()
        rebuild()
        while not stop.is_set():
            if _saved(saved, stop, quiet):
                watches.refresh()
                rebuild()
    finally:
        observer.stop()
        observer.join()


def _saved(saved: queue.Queue[None], stop: threading.Event, quiet: float) -> bool:
    """Wait for a save and for the quiet after it; false after a while without one."""
    try:
        saved.get(timeout=quiet)
    except queue.Empty:
        return False
    while not stop.is_set():
        try:
            saved.get(timeout=quiet)
        except queue.Empty:
            break
    return True


class _Watches(FileSystemEventHandler):
    """The watched folders, and which of their events matter to the report."""

    def __init__(
        self, observer: BaseObserver, root: Path, out: Path, saved: queue.Queue[None]
    ) -> None:
        super().__init__()
        self._observer = observer
        self._root = Path(os.path.realpath(root))
        self._ignored = (Path(os.path.realpath(out)), *site.siblings(out))
        self._saved = saved
        self._watched: dict[Path, tuple[tuple[int, int], ObservedWatch]] = {}
        self._settings = config.defaults()

    def refresh(self) -> None:
        """Watch the folders that are there now; one that was made anew is another folder."""
        text = read_settings(self._root).decode("utf-8", "replace")
        self._settings = config.parse(text)
        there = {folder: _identity(folder) for folder in self._folders()}
        for folder, (known, watched) in list(self._watched.items()):
            if there.get(folder) != known:
                del self._watched[folder]
                self._observer.unschedule(watched)
        for folder, identity in there.items():
            if folder not in self._watched and identity:
                anew = self._observer.schedule(self, str(folder), recursive=False)
                self._watched[folder] = (identity, anew)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called in watchdog's own threads for each event."""
        if event.event_type not in _WRITES:
            return
        if event.is_directory and event.event_type == "modified":
            return  # something in it changed, which has an event of its own
        paths = [event.src_path, event.dest_path] if event.dest_path else [event.src_path]
        if any(self._matters(Path(os.fsdecode(path)), event.is_directory) for path in paths):
            self._saved.put(None)

    def _folders(self) -> Iterator[Path]:
        """The root, the records' folders with all below, the owner's templates and logo."""
        yield self._root
        yield (self._root / self._settings.site.logo).parent
        names = [*self._settings.folders, *([TEMPLATES] if self._settings.site.templates else [])]
        for name in names:
            top = self._root / name
            if top.parent != self._root:
                # The folder of a folder tells when it is made.
                yield from (up for up in top.parents if up.is_relative_to(self._root))
            for folder, _, _ in os.walk(top):
                yield Path(folder)

    def _matters(self, path: Path, is_directory: bool) -> bool:
        """Whether the report is made of a path: settings, me.md, logo, template or record."""
        if any(path.is_relative_to(folder) for folder in self._ignored):
            return False
        inside = path.relative_to(self._root)
        if inside.as_posix() in (config.FILE_NAME, PROFILE, self._settings.site.logo):
            return True
        if self._settings.site.templates and inside.parts[:1] == (TEMPLATES,):
            return True
        held = any(
            inside.is_relative_to(folder) or Path(folder).is_relative_to(inside)
            for folder in self._settings.folders
        )
        return held and (is_directory or inside.name.lower().endswith(".md"))


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
