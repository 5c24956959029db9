"""What a program and everything that it started take of the machine, as Linux tells it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.measuring import VoidError

_PROC = Path("/proc")
_EVERY = 0.05
_KIBIBYTE = 1024


@dataclass(frozen=True, slots=True)
class Peak:
    """The most memory of a run, in bytes.

    `together` is the sum of what all its processes take, each page that several share counted
    once (PSS), at the worst of the moments looked at; `largest` is the most that any of them
    ever held by itself (maximum resident set). The truth is the larger of the two, or above.
    """

    together: int
    largest: int


def peak(command: Sequence[str], folder: Path, variables: dict[str, str]) -> Peak:
    """Run a program, looking at its memory twenty times a second; raises VoidError if it fails."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=folder, env=variables, stdin=quiet, stdout=quiet, stderr=quiet
    ) as process:
        most = 0
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            most = max(most, sum(_shared_fairly(one) for one in tree(process.pid)))
            time.sleep(_EVERY)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise VoidError(f"{command[0]} ended with {process.returncode}")
    return Peak(most, usage.ru_maxrss * _KIBIBYTE)


def busy(process: int) -> int:
    """The processor's ticks that a process and those below it have taken so far."""
    return sum(sum(int(tick) for tick in _stat(one)[11:13]) for one in tree(process))


def tree(process: int) -> Iterator[int]:
    """A process and all those below it that live."""
    parents = {}
    for path in _PROC.iterdir():
        if path.name.isdigit() and (stat := _stat(int(path.name))):
            parents[int(path.name)] = int(stat[1])
    waiting = [process]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(child for child, parent in parents.items() if parent == one)


def _stat(process: int) -> list[str]:
    """The fields of a process from its state on; none where it has ended."""
    try:
        return (_PROC / str(process) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _shared_fairly(process: int) -> int:
    """The memory of a process in bytes, shared pages divided among those that share them."""
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * _KIBIBYTE for line in lines if line.startswith("Pss:"))
