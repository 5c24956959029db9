"""What a run tries of a promise, counted as it goes and kept however it ends.

`tests.assurance.tally` says what a tally holds and where it goes: to the folder that
`HEADWAY_ASSURANCE` names. Where it is not set, runs are short and keep nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.assurance.tally import Tally, folder, keep
from tests.support import ROOT

# So many faults are told where there are more.
_MOST_TOLD = 20
# Seconds.
_KEPT_EVERY = 10


def is_long() -> bool:
    """Whether the long forms are to be run."""
    return folder() is not None


@dataclass(slots=True)
class Count:
    """How many tries there were, and how many of them broke the promise.

    What is counted so far is kept every few seconds: a run of hours that is killed has tried
    what it has tried.
    """

    name: str
    promise: str
    unit: str
    how: str
    tried: int = 0
    failures: int = 0
    faults: list[str] = field(default_factory=list)
    _begun: float = field(default_factory=time.monotonic)
    _kept: float = field(default_factory=time.monotonic)

    def add(self, fault: str) -> None:
        """One try, and what was wrong with what it left; empty where nothing was."""
        self.tried += 1
        if fault:
            self.failures += 1
            self.faults.append(fault)
        if time.monotonic() - self._kept > _KEPT_EVERY:
            self.keep()

    def keep(self) -> None:
        """Write down what is counted so far, where somebody asks for it."""
        self._kept = time.monotonic()
        seconds = round(self._kept - self._begun, 1)
        keep(
            Tally(self.name, self.promise, self.tried, self.unit, self.failures, seconds, self.how)
        )

    def verdict(self) -> None:
        """Fails where nothing was tried, or where any try had a fault."""
        assert self.tried, "nothing was tried"
        told = "\n".join(self.faults[:_MOST_TOLD])
        assert not self.faults, f"{self.failures} of {self.tried}:\n{told}"


@contextmanager
def tallied(name: str, promise: str, unit: str, how: str | Path) -> Iterator[Count]:
    """Counts for a run; kept however it ends, with what was tried until then.

    `how` tells how it is tried, or is the test that says so. A run that ends in an error failed
    once; one that is interrupted or left out did not.
    """
    told = how.relative_to(ROOT).as_posix() if isinstance(how, Path) else how
    count = Count(name, promise, unit, told)
    try:
        yield count
    except (KeyboardInterrupt, pytest.skip.Exception):
        raise
    except BaseException:
        count.failures = max(1, count.failures)
        raise
    finally:
        if count.tried or count.failures:
            count.keep()
