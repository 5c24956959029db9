"""Hears of saves; the only owner of watchdog.

Watchdog can tell of reads too, and of what the build itself writes: the first is not asked for,
the second lies in no folder that matters. Each folder is watched for itself: a watch on
everything below the root would include the report, whose folders change places under it, and
would lose folders that are renamed.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from ledger.watch.saves import Saves
from ledger.watch.scope import Scope

# Seconds between two looks at a folder where the system does not tell of changes.
POLL = 0.5
# What the system is asked for. Not for reads: a build opens every file of the ledger.
_HEARD: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
_WHOLE = ("moved", "closed")
_LIMITS = (errno.ENOSPC, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOSYS)


class Watcher(FileSystemEventHandler):
    """The watched folders of a scope, and which of their events are saves."""

    def __init__(self, scope: Scope, saves: Saves, say: Callable[[str], None]) -> None:
        super().__init__()
        self._scope = scope
        self._saves = saves
        self._say = say
        self._observer: BaseObserver = Observer()
        self._polls = False
        self._watched: dict[str, tuple[tuple[int, int], ObservedWatch]] = {}
        self._observer.start()

    def refresh(self) -> None:
        """Watch the folders that are there now; one that was made anew is another folder.

        Raises OSError where the system can watch none of them in any way.
        """
        self._scope.read()
        try:
            self._follow()
        except OSError as error:
            if self._polls or error.errno not in _LIMITS:
                raise
            reason = (error.strerror or str(error)).lower()
            self._say(
                f"the system tells of no more changes ({reason}); "
                f"looking at the folders every {POLL} s instead"
            )
            self.stop()
            self._observer, self._polls, self._watched = PollingObserver(timeout=POLL), True, {}
            self._observer.start()
            self._follow()

    def same_folders(self) -> bool:
        """Whether every watched folder is still the one that is watched."""
        return all(_identity(path) == known for path, (known, _) in self._watched.items())

    def stop(self) -> None:
        """Hear of nothing any more."""
        self._observer.stop()
        self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called in watchdog's own threads for each event."""
        for path in (event.src_path, event.dest_path):
            text = os.fsdecode(path)
            if text and self._scope.matters(text, is_directory=event.is_directory):
                whole = event.event_type in _WHOLE and not event.is_directory
                self._saves.put(text, whole=whole, is_directory=event.is_directory)

    def _follow(self) -> None:
        there = {folder: _identity(folder) for folder in self._scope.folders}
        for folder, (known, watched) in list(self._watched.items()):
            if there.get(folder) != known:
                del self._watched[folder]
                self._observer.unschedule(watched)
        for folder, identity in there.items():
            if folder in self._watched or identity is None:
                continue
            try:
                anew = self._observer.schedule(self, folder, recursive=False, event_filter=_HEARD)
            except (FileNotFoundError, NotADirectoryError):
                continue  # gone again: its own folder tells when it comes back
            self._watched[folder] = (identity, anew)


def _identity(folder: str) -> tuple[int, int] | None:
    try:
        status = os.stat(folder)  # noqa: PTH116
    except OSError:
        return None
    return status.st_dev, status.st_ino
