"""Runs programs to be timed: what they say goes nowhere, what they leave is looked at after."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.measuring import VoidError
from tests.support import ROOT

# What would make a run unlike that of somebody who just typed the command.
_UNSET = ("PYTHONDONTWRITEBYTECODE", "PYTHONOPTIMIZE", "PYTHONPROFILEIMPORTTIME", "HEADWAY_TODAY")
_LONGEST = 3_600


def environment(own: Path) -> dict[str, str]:
    """The variables of a program that keeps what it caches below a folder, and nowhere else."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
    return kept | {
        "PYTHONPATH": str(ROOT),
        "XDG_CACHE_HOME": str(own / "cache"),
        "XDG_STATE_HOME": str(own / "state"),
        "HUGO_CACHEDIR": str(own / "hugo-cache"),
        "BEANCOUNT_DISABLE_LOAD_CACHE": "1",
    }


def seconds(
    command: Sequence[str],
    folder: Path,
    variables: Mapping[str, str],
    allowed: Collection[int] = (0,),
) -> float:
    """How long a program takes from its start to its end.

    Raises VoidError where it cannot be started, ends with another status than those allowed, or
    is killed after an hour.
    """
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(
                command, cwd=folder, env=variables, stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=said,
            )  # fmt: skip
        except OSError as error:
            raise VoidError(str(error)) from None
        # A wait with a time limit looks every 50 ms only; this one ends with the program.
        limit = threading.Timer(_LONGEST, process.kill)
        limit.daemon = True
        limit.start()
        status = process.wait()
        took = time.perf_counter() - start
        limit.cancel()
        if status not in allowed:
            said.seek(0)
            raise VoidError(failure(command, status, said.read()))
    return took


def output(command: Sequence[str], folder: Path, variables: Mapping[str, str]) -> str:
    """What a program prints; raises VoidError where it fails."""
    try:
        done = subprocess.run(
            command, cwd=folder, env=variables, stdin=subprocess.DEVNULL, capture_output=True,
            timeout=_LONGEST, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise VoidError(str(error)) from None
    if done.returncode:
        raise VoidError(failure(command, done.returncode, done.stderr))
    return done.stdout.decode(errors="replace")


def failure(command: Sequence[str], status: int, said: bytes) -> str:
    """A program's end in a line: its name, its status and the last thing that it said."""
    lines = said.decode(errors="replace").strip().splitlines()
    return f"{Path(command[0]).name} ended with {status}: {lines[-1] if lines else 'said nothing'}"
