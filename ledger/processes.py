"""Spreads work over the processor's cores, where that pays; the only owner of fork.

A forked process has all that was read and worked out before it, for nothing: only what it made
has to come back, as bytes. Where the system cannot fork, or has one core, or other threads run
(a thread that holds a lock at that moment would hold it forever in the child), the same work is
done here, in turn.
"""

from __future__ import annotations

import contextlib
import os
import signal
import struct
import sys
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import BinaryIO

_NUMBER = struct.Struct("<I")
_HEAD = struct.Struct("<IQ")

# Told what is being done, how much of it is, and of how much; 0 of 0 where that is not known.
Progress = Callable[[str, int, int], None]


def unheard(what: str, done: int, total: int) -> None:
    """Where nobody watches how far some work is."""


# As many numbers as a pipe holds before whoever writes them has to wait.
MOST_TASKS = 8_000


def workers() -> int:
    """How many processes can work at once; 1 where there is no other than this one."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def spread(
    work: Callable[[int], bytes],
    tasks: int,
    most: int | None = None,
    done: Callable[[int], None] = lambda _: None,
    ours: int = 0,
) -> list[bytes]:
    """What `work` makes of each number below `tasks`, in their order; see `spread_out`."""
    made = dict(spread_out(work, tasks, most, done, ours))
    return [made[number] for number in range(tasks)]


def spread_out(
    work: Callable[[int], bytes],
    tasks: int,
    most: int | None = None,
    done: Callable[[int], None] = lambda _: None,
    ours: int = 0,
) -> Iterator[tuple[int, bytes]]:
    """Each number below `tasks` with what `work` makes of it, as they come, from some process each.

    Whoever is free takes the next number, so that tasks of unlike size even out. A task whose
    process ended without an answer is done here: its exception is raised as if it had been
    done here all along. With `most`, in no more processes than that. `done` is told now and
    then how many are. An answer is let go of once it is handed out, so that the answers to
    all of it need never be in memory at once.

    This process begins with the first `ours` of the tasks, the others begin with the rest: a
    process has to itself whatever it looks at, so what looks at everything is best done in one.
    """
    count = min(most or tasks, workers(), tasks)
    queues = _queues(ours, tasks) if count > 1 and tasks <= MOST_TASKS else ()
    if not queues:
        for alone in range(tasks):
            yield alone, work(alone)
            done(alone + 1)
        return
    came: dict[int, bytes] = {}
    missing = set(range(tasks))
    children: list[tuple[int, BinaryIO]] = []
    drains: list[threading.Thread] = []
    try:
        _start_all(children, work, queues[::-1], count - 1)
        for _, pipe in children:
            drains.append(threading.Thread(target=_drain, args=(pipe, came)))
            drains[-1].start()
        while (number := _next(queues)) is not None:
            missing.discard(number)
            yield number, work(number)
            for other in tuple(came):
                missing.discard(other)
                yield other, came.pop(other)
            done(tasks - len(missing))
    finally:
        # Whatever went wrong here, the others begin nothing more.
        while _next(queues) is not None:
            pass
        for queue in queues:
            os.close(queue)
        for drain in drains:
            if drain.ident is not None:
                drain.join()
        for child, _ in children:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child, 0)
    for late in sorted(missing):
        yield late, came.pop(late) if late in came else work(late)


def _queues(ours: int, tasks: int) -> tuple[int, ...]:
    """Pipes that hold every number, ours and the rest; none where the system has none for them."""
    made: list[int] = []
    for numbers in (range(ours), range(ours, tasks)):
        queue = _queue(numbers)
        if queue is None:
            for one in made:
                os.close(one)
            return ()
        made.append(queue)
    return tuple(made)


def _queue(tasks: range) -> int | None:
    """A pipe that holds some numbers; None where the system has no pipe that takes them all."""
    try:
        queue, feed = os.pipe()
    except OSError:
        return None
    numbers = b"".join(map(_NUMBER.pack, tasks))
    try:
        os.set_blocking(feed, False)
        if not numbers or os.write(feed, numbers) == len(numbers):
            return queue
    finally:
        os.close(feed)
    os.close(queue)
    return None


def _start_all(
    children: list[tuple[int, BinaryIO]],
    work: Callable[[int], bytes],
    queues: Sequence[int],
    count: int,
) -> None:
    """Add as many processes as the system has left, up to a count."""
    # Ctrl-C waits meanwhile: it would find a child that is not known yet, or not a child yet.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with contextlib.suppress(OSError):
            for _ in range(count):
                children.append(_start(work, queues, before))
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(
    work: Callable[[int], bytes],
    queues: Sequence[int],
    signals: Collection[signal.Signals | int],
) -> tuple[int, BinaryIO]:
    """A process that takes numbers until there are none left, and where its answers come out."""
    out, into = os.pipe()
    parent = os.getpid()
    try:
        child = os.fork()
    except OSError:
        os.close(out)
        os.close(into)
        raise
    if child:
        os.close(into)
        return child, os.fdopen(out, "rb")
    status = 1
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, signals)
        os.close(out)
        with os.fdopen(into, "wb") as answers:
            # Who has lost its parent works for nobody: another run may have begun meanwhile.
            while os.getppid() == parent and (number := _next(queues)) is not None:
                answer = work(number)
                answers.write(_HEAD.pack(number, len(answer)) + answer)
        status = 0
    finally:
        # Nothing that this process has by inheritance is tidied up twice, and what went
        # wrong here is met again where it can be told.
        os._exit(status)


def _next(queues: Iterable[int]) -> int | None:
    """The next number that nobody has taken; None where all are."""
    for queue in queues:
        if number := os.read(queue, _NUMBER.size):
            return int(_NUMBER.unpack(number)[0])
    return None


def _drain(pipe: BinaryIO, made: dict[int, bytes]) -> None:
    """Gather the answers of a process as they come; one that breaks off is none."""
    with pipe:
        while len(head := pipe.read(_HEAD.size)) == _HEAD.size:
            number, length = _HEAD.unpack(head)
            answer = pipe.read(length)
            if len(answer) == length:
                made[number] = answer
