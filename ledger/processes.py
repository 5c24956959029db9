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
from collections.abc import Callable, Collection, Iterator
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
) -> list[bytes]:
    """What `work` makes of each number below `tasks`, in their order, in some process each.

    Whoever is free takes the next number, so that tasks of unlike size even out. A task whose
    process ended without an answer is done here: its exception is raised as if it had been
    done here all along. With `most`, in no more processes than that. `done` is told now and
    then how many are.
    """
    count = min(most or tasks, workers(), tasks)
    if count <= 1 or tasks > MOST_TASKS:
        return list(_in_turn(work, tasks, done))
    queue = _queue(tasks)
    if queue is None:
        return list(_in_turn(work, tasks, done))
    made: dict[int, bytes] = {}
    children: list[tuple[int, BinaryIO]] = []
    drains: list[threading.Thread] = []
    try:
        _start_all(children, work, queue, count - 1)
        for _, pipe in children:
            drains.append(threading.Thread(target=_drain, args=(pipe, made)))
            drains[-1].start()
        while (number := _next(queue)) is not None:
            made[number] = work(number)
            done(len(made))
    finally:
        # Whatever went wrong here, the others begin nothing more.
        while _next(queue) is not None:
            pass
        os.close(queue)
        for drain in drains:
            if drain.ident is not None:
                drain.join()
        for child, _ in children:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child, 0)
    return [made[number] if number in made else work(number) for number in range(tasks)]


def _in_turn(
    work: Callable[[int], bytes], tasks: int, done: Callable[[int], None]
) -> Iterator[bytes]:
    for number in range(tasks):
        yield work(number)
        done(number + 1)


def _queue(tasks: int) -> int | None:
    """A pipe that holds every number; None where the system has no pipe that takes them all."""
    try:
        queue, feed = os.pipe()
    except OSError:
        return None
    numbers = b"".join(_NUMBER.pack(number) for number in range(tasks))
    try:
        os.set_blocking(feed, False)
        if os.write(feed, numbers) == len(numbers):
            return queue
    finally:
        os.close(feed)
    os.close(queue)
    return None


def _start_all(
    children: list[tuple[int, BinaryIO]], work: Callable[[int], bytes], queue: int, count: int
) -> None:
    """Add as many processes as the system has left, up to a count."""
    # Ctrl-C waits meanwhile: it would find a child that is not known yet, or not a child yet.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with contextlib.suppress(OSError):
            for _ in range(count):
                children.append(_start(work, queue, before))
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(
    work: Callable[[int], bytes], queue: int, signals: Collection[signal.Signals | int]
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
            while os.getppid() == parent and (number := _next(queue)) is not None:
                answer = work(number)
                answers.write(_HEAD.pack(number, len(answer)) + answer)
        status = 0
    finally:
        # Nothing that this process has by inheritance is tidied up twice, and what went
        # wrong here is met again where it can be told.
        os._exit(status)


def _next(queue: int) -> int | None:
    """The next number that nobody has taken; None where all are."""
    number = os.read(queue, _NUMBER.size)
    return _NUMBER.unpack(number)[0] if number else None


def _drain(pipe: BinaryIO, made: dict[int, bytes]) -> None:
    """Gather the answers of a process as they come; one that breaks off is none."""
    with pipe:
        while len(head := pipe.read(_HEAD.size)) == _HEAD.size:
            number, length = _HEAD.unpack(head)
            answer = pipe.read(length)
            if len(answer) == length:
                made[number] = answer
