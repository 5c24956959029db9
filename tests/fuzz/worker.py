"""Judges inputs in a process of their own: a signal, a hang or a full memory is a result too."""

from __future__ import annotations

import gc
import mmap
import os
import pickle
import resource
import signal
import struct
import time
import traceback
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.case import Case

SECONDS = 5
MOST_MEMORY = 1 << 30
# A process that neither ends nor uses the processor is waiting for something: it is ended.
_WAITED = 300
_ROOM = 4 << 20
_HEAD = struct.Struct("<QQ")
# How a worker ends where it is itself at fault.
_OURS = 70


@dataclass(frozen=True)
class Failure:
    """An input that broke the promise: how, where in the code, and the words of it."""

    case: Case
    kind: str
    words: str


@dataclass
class Batch:
    """What came of some inputs: how many were judged, those that were new, those that failed."""

    judged: int = 0
    new: list[Case] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def judged(
    cases: Callable[[], Iterator[Case]],
    judge: Callable[[Case], Hashable],
    seen: set[Hashable],
    seconds: int = SECONDS,
) -> Batch:
    """Judge inputs, made in the worker, until they end or one of them ends the worker.

    `seen` is what earlier ones came to, and grows.
    """
    with mmap.mmap(-1, _ROOM) as shared:
        reading, writing = os.pipe()
        process = os.fork()
        if process == 0:
            os.close(reading)
            _work(cases, judge, seen, seconds, shared, writing)
        os.close(writing)
        try:
            with os.fdopen(reading, "rb") as stream:
                told = stream.read()
        except BaseException:
            # Whoever stops the run stops what it has begun.
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            raise
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        if status == 0:
            batch, came_to = pickle.loads(told)  # noqa: S301 - from our own process
            seen |= came_to
            return batch
        number, length = _HEAD.unpack_from(shared)
        if status == _OURS or not length:
            raise RuntimeError("the worker ended for a fault of its own")
        case: Case = pickle.loads(shared[_HEAD.size : _HEAD.size + length])  # noqa: S301
    kind, words = _ended(status, seconds)
    return Batch(number + 1, [], [Failure(case, kind, words)])


def _ended(status: int, seconds: int) -> tuple[str, str]:
    if -status == signal.SIGXCPU:
        return "hang", f"took more than {seconds} seconds of the processor"
    if -status == signal.SIGALRM:
        return "hang", f"waited for more than {_WAITED} seconds"
    if status < 0:
        return f"signal {signal.Signals(-status).name}", "the process was ended by a signal"
    return f"exit {status}", "the process ended by itself"


def _work(
    cases: Callable[[], Iterator[Case]],
    judge: Callable[[Case], Hashable],
    seen: set[Hashable],
    seconds: int,
    shared: mmap.mmap,
    writing: int,
) -> None:
    """The child's life; it never returns."""
    # What was made before is not gone through again and again for what could be thrown away.
    gc.freeze()
    try:
        _limit()
        made = _judge_each(cases, judge, seen, seconds, shared)
        with os.fdopen(writing, "wb") as stream:
            stream.write(pickle.dumps(made))
        os._exit(0)
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(_OURS)


def _judge_each(
    cases: Callable[[], Iterator[Case]],
    judge: Callable[[Case], Hashable],
    seen: set[Hashable],
    seconds: int,
    shared: mmap.mmap,
) -> tuple[Batch, set[Hashable]]:
    batch, came_to = Batch(), set()
    for case in cases():
        packed = pickle.dumps(case)
        _HEAD.pack_into(shared, 0, batch.judged, len(packed))
        shared[_HEAD.size : _HEAD.size + len(packed)] = packed
        _allow(seconds)
        try:
            result = judge(case)
            if result not in seen and result not in came_to:
                came_to.add(result)
                batch.new.append(case)
        except Exception as error:
            batch.failures.append(Failure(case, _kind(error), _words(error)))
        batch.judged += 1
    return batch, came_to


def _limit() -> None:
    """As much memory as the process has, and some more; no core file."""
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = used * resource.getpagesize() + MOST_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _allow(seconds: int) -> None:
    """The kernel ends the process where it takes longer from here on, whatever it is doing."""
    most = int(time.process_time()) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
    signal.alarm(_WAITED)


def _kind(error: BaseException) -> str:
    """The error and the innermost place of the program it comes from."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if f"{os.sep}ledger{os.sep}" in one.filename]
    judges = [one for one in frames if "judging" in one.filename]
    place = (judges if isinstance(error, AssertionError) else ours) or frames
    said = ""
    if isinstance(error, AssertionError):
        said = f": {str(error).split(':')[0][:60]}"
    return f"{type(error).__name__} in {Path(place[-1].filename).name}:{place[-1].lineno}{said}"


def _words(error: BaseException) -> str:
    try:
        return "".join(traceback.format_exception(error))[-3_000:]
    except Exception as other:
        return f"{type(error).__name__}, which {type(other).__name__} keeps from being shown"


def first_failure(
    case: Case, judge: Callable[[Case], Hashable], seconds: int = SECONDS
) -> Failure | None:
    """How one input breaks the promise, if it does."""
    failures: Sequence[Failure] = judged(lambda: iter([case]), judge, set(), seconds).failures
    return failures[0] if failures else None
