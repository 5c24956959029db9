"""Builds, waits for a save, builds again, and ends where the ledger does."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ledger import config
from ledger.watch.saves import Saves
from ledger.watch.scope import Look, Scope
from ledger.watch.standing import Standing
from ledger.watch.watcher import Watcher

# Seconds. TICK: how often the day and the folders are looked at. SWEEP: how long after the last
# save every file is looked at once more, as the system drops events when there are too many.
# SELDOM: the same where nothing happens, for disks that tell of nothing.
TICK = 0.5
SWEEP = 1.0
SELDOM = 30.0
_MOMENT = 0.05


class LostError(Exception):
    """The ledger is not where it was, said in one line."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A ledger, the folder of its report, and who is called when.

    `rebuild` makes the report as of `day()`, the day that it is; it is told the paths of the files
    that were saved since, or None where any file may be another. `begin` is called after the
    first build, `say` with what is to be known of the watching, `lost` once when the ledger is
    gone. `standing` is told when a build is due and when none is.
    """

    root: Path
    out: Path
    rebuild: Callable[[Collection[str] | None], None]
    day: Callable[[], date]
    begin: Callable[[], None] = lambda: None
    say: Callable[[str], None] = lambda _: None
    lost: Callable[[LostError], None] = lambda _: None
    standing: Standing = field(default_factory=Standing)


def watch(watched: Watched, stop: threading.Event) -> None:
    """Build once, and again after each save and each midnight, until `stop` is set.

    It is always done in this thread, the first time before any other is started. A ledger that
    is gone is not built. Raises OSError where the system cannot watch the folders.
    """
    one = _Watch(watched)
    one.first()
    watched.begin()
    watcher = Watcher(one.scope, one.saves, watched.say)
    try:
        watcher.refresh()
        # What was saved while the first build ran was told to nobody.
        one.sweep(watcher)
        one.rest()
        while not stop.is_set():
            one.turn(watcher)
    finally:
        watcher.stop()


class _Watch:
    """One ledger being watched."""

    def __init__(self, watched: Watched) -> None:
        self.scope = Scope(watched.root, watched.out)
        self.saves = Saves(watched.standing.due)
        self._watched = watched
        self._root = watched.root
        self._of = watched.day()
        self._gone = False
        self._known: dict[str, Look | None] = {}
        self._sweep_at = 0.0

    def first(self) -> None:
        """The first build, and how the ledger looked before it."""
        self.scope.read()
        self._known = {**self.scope.look()}
        self._build()

    def rest(self) -> None:
        """Say that nothing is to be built, unless something was saved meanwhile."""
        self.saves.rest(self._watched.standing.rest)

    def turn(self, watcher: Watcher) -> None:
        """Wait a little; build where there is a reason to."""
        if self.saves.wait(TICK):
            self._watched.standing.begin()
            looks, folders = self.saves.take()
            settings = str(self._root / config.FILE_NAME)
            self._known.update(looks)
            if self._there() and (folders or settings in looks):
                watcher.refresh()
            # Should the system have dropped an event, the look at everything a moment later tells.
            self._build(None if folders or settings in looks else self._within(looks))
            self.rest()
            self._sweep_at = time.monotonic() + SWEEP
        elif self._gone or not self._root.is_dir() or not watcher.same_folders():
            self._return(watcher)
        elif self._watched.day() != self._of:
            self._build()
        elif time.monotonic() >= self._sweep_at:
            self.sweep(watcher)

    def sweep(self, watcher: Watcher) -> None:
        """Look at every file; build where one is not as the last build had it."""
        self._sweep_at = time.monotonic() + SELDOM
        if not self._there():
            self._build()  # which tells of it
            return
        watched = self.scope.folders
        self.scope.read()
        if self.scope.folders != watched:
            watcher.refresh()
        looks = self.scope.look()
        if looks != {path: look for path, look in self._known.items() if look}:
            self._known = {**looks}
            self._build()

    def _return(self, watcher: Watcher) -> None:
        """A folder went, or came back as another."""
        if not self._there():
            self._build()
            return
        watcher.refresh()
        self._known = {**self.scope.look()}
        self._build()

    def _there(self) -> bool:
        return (self._root / config.FILE_NAME).is_file()

    def _within(self, paths: Iterable[str]) -> list[str] | None:
        """Some paths as seen from the ledger; None where one lies elsewhere."""
        top, *found = [
            path.replace(os.sep, "/") for path in (f"{os.path.realpath(self._root)}/", *paths)
        ]
        inside = [path.removeprefix(top) for path in found if path.startswith(top)]
        return inside if len(inside) == len(found) else None

    def _build(self, saved: Collection[str] | None = None) -> None:
        """One build; of a ledger that is not there none, or the report would turn out empty."""
        if not self._there():
            time.sleep(_MOMENT)  # its settings may be between two steps of a save
        if self._there():
            day = self._watched.day()
            saved, self._of = saved if day == self._of and not self._gone else None, day
            self._gone = False
            self._watched.rebuild(saved)
        elif not self._gone:
            self._gone = True
            what = f"no {config.FILE_NAME} any more" if self._root.is_dir() else "gone"
            has = "holds " if self._root.is_dir() else "is "
            self._watched.lost(LostError(f"{self._root} {has}{what}; going on when it is back"))
        self.saves.built()
