"""How the last build stands: written by the thread that builds, read by those that serve."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """One thing to tell on a page: what is wrong, where (`path:line`), and what to do."""

    message: str
    place: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Now:
    """One moment of it. `faults` keep the last good page in its place; `news` do not."""

    number: int = 0
    faults: tuple[Said, ...] = ()
    news: tuple[Said, ...] = ()
    more: int = 0
    ended: bool = False

    @property
    def told(self) -> dict[str, object]:
        """What a page is told of it."""
        return {
            "number": self.number,
            "faults": [asdict(one) for one in self.faults],
            "news": [asdict(one) for one in self.news],
            "more": self.more,
        }


class Standing:
    """What the last build left, and whether another is due."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._now = Now()
        self._busy = True

    def due(self) -> None:
        """Something was saved: what is served now may be out of date."""
        with self._changed:
            self._busy = True

    def rest(self) -> None:
        """Nothing is to be built."""
        with self._changed:
            self._busy = False
            self._changed.notify_all()

    def told(self, faults: Sequence[Said], news: Sequence[Said] = (), more: int = 0) -> None:
        """A build was made, or could not be."""
        with self._changed:
            self._now = Now(self._now.number + 1, tuple(faults), tuple(news), more)
            self._changed.notify_all()

    def end(self) -> None:
        """Let go of all who wait."""
        with self._changed:
            self._busy = False
            self._now = Now(self._now.number + 1, ended=True)
            self._changed.notify_all()

    def settled(self, seconds: float) -> bool:
        """Wait at most so long until nothing is to be built; whether that is so."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._busy, seconds)

    def after(self, number: int, seconds: float) -> Now:
        """Wait at most so long for a later moment than the one of a number."""
        with self._changed:
            self._changed.wait_for(lambda: self._now.number != number, seconds)
            return self._now
