"""What was saved and not built yet, and when to begin.

An editor saves in one of several ways: it writes the file in place, writes another and moves it
over, or removes it and makes it anew. A file that was closed after writing or moved to its place
is whole, and so the first save begins a build at once. What is not known to be whole is given a
moment, and so are the saves that come close behind another, which are often many.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from ledger.watch.scope import Look, look_at

# Seconds. STEP: between the steps of one save. GAP: how long a file may be away or empty in the
# middle of a save. BURST: a save that soon after a build belongs to those before it. MOST: the
# longest that saves which go on and on keep a build waiting.
STEP = 0.015
GAP = 0.05
BURST = 0.05
MOST = 0.25
_LOOKED_AT = 16


class Saves:
    """The paths that were saved since the last build began. Heard of in watchdog's threads."""

    def __init__(self, noticed: Callable[[], None] = lambda: None) -> None:
        self._changed = threading.Condition()
        self._noticed = noticed
        self._pending: dict[str, bool] = {}
        self._folders = False
        self._last = self._built = float("-inf")

    def put(self, path: str, *, whole: bool, is_directory: bool = False) -> None:
        """Something was saved; `whole` says that its writer is done with it."""
        with self._changed:
            self._pending[path] = whole
            self._folders |= is_directory
            self._last = time.monotonic()
            self._changed.notify_all()
            self._noticed()

    def wait(self, seconds: float) -> bool:
        """Wait for a save, at most so long, and for its end. Whether there was one."""
        with self._changed:
            if not self._pending:
                self._changed.wait(seconds)
            if not self._pending:
                return False
            begun = time.monotonic()
            while (left := min(self._quiet_until(), begun + MOST) - time.monotonic()) > 0:
                self._changed.wait(left)
            return True

    def take(self) -> tuple[dict[str, Look | None], bool]:
        """What was saved and how it looks now, and whether folders are among it; forgets it."""
        with self._changed:
            pending, folders = self._pending, self._folders
            self._pending, self._folders = {}, False
        return {path: look_at(path) for path in pending}, folders

    def built(self) -> None:
        """A build is done."""
        with self._changed:
            self._built = time.monotonic()

    def rest(self, told: Callable[[], None]) -> None:
        """Call `told` if nothing waits for a build; no save comes in between."""
        with self._changed:
            if not self._pending:
                told()

    def _quiet_until(self) -> float:
        """The time at which nothing more is to be waited for."""
        follows = self._last - self._built < BURST
        if len(self._pending) > _LOOKED_AT:
            return self._last + STEP
        looks = {path: look_at(path) for path in self._pending}
        if any(look is None or look[1] == 0 for look in looks.values()):
            return self._last + GAP
        if follows or not all(self._pending.values()):
            return self._last + STEP
        return self._last
