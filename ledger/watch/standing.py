"""How the last build stands: written by the thread that builds, read by those that serve."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
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
        # How many saves were heard of: in all, when the build began, and by the pages ahead of it.
        self._saves = self._begun = self._seen = 0

    def due(self) -> None:
        """Something was saved: what is served now may be out of date."""
        with self._changed:
            self._busy = True
            self._saves += 1

    def begin(self) -> None:
        """A build begins; it has all that was saved until here."""
        with self._changed:
            self._begun = self._saves

    def ahead(self) -> None:
        """The first pages of the build that is being made can be seen; the others follow.

        What was wrong or new at the build before is told no more; what is, when it is done.
        """
        with self._changed:
            self._seen = self._begun
            self._now = Now(self._now.number + 1)
            self._changed.notify_all()

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

    def settled(self, seconds: float, is_ahead: Callable[[], bool] = lambda: False) -> bool:
        """Wait at most so long until nothing is to be built; whether that is so.

        Who asks for a page that is ahead of the build waits for no other, unless something was
        saved since that build began.
        """
        with self._changed:
            return self._changed.wait_for(
                lambda: not self._busy or (self._seen == self._saves and is_ahead()), seconds
            )

    def after(self, number: int, seconds: float) -> Now:
        """Wait at most so long for a later moment than the one of a number."""
        with self._changed:
            self._changed.wait_for(lambda: self._now.number != number, seconds)
            return self._now
