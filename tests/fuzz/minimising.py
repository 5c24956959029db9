"""The smallest input that fails as a found one does."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator

from tests.fuzz.case import Case
from tests.fuzz.worker import SECONDS, Failure, first_failure

MOST_TRIES = 250
MOST_SECONDS = 15


def minimised(
    failure: Failure, judge: Callable[[Case], Hashable], seconds: int = SECONDS
) -> Failure:
    """A failure of the same kind with as little left of its files as a few hundred tries find."""
    until = time.monotonic() + MOST_SECONDS
    best, tries, found = failure, 0, True
    while found:
        found = False
        for smaller in _smaller(best.case):
            tries += 1
            if tries > MOST_TRIES or time.monotonic() > until:
                return best
            again = first_failure(smaller, judge, seconds)
            if again and again.kind == failure.kind:
                best, found = again, True
                break
    return best


def _smaller(case: Case) -> Iterator[Case]:
    """The case without a file, without stretches of lines, without stretches of bytes."""
    if len(case) > 1:
        for at in range(len(case)):
            yield (*case[:at], *case[at + 1 :])
    for at, (path, data) in enumerate(case):
        lines = data.splitlines(keepends=True)
        for less in (
            *_without_stretches(lines),
            *map(list, _without_stretches(list(_bytes(data)))),
        ):
            yield (*case[:at], (path, b"".join(less)), *case[at + 1 :])


def _bytes(data: bytes) -> Iterator[bytes]:
    return (data[at : at + 1] for at in range(len(data)))


def _without_stretches(parts: list[bytes]) -> Iterator[list[bytes]]:
    """The parts without halves of them, then quarters, and so on to one of 64."""
    size = len(parts) // 2
    while size and size * 64 >= len(parts):
        for start in range(0, len(parts), size):
            yield parts[:start] + parts[start + size :]
        size //= 2
