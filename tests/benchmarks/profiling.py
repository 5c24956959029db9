"""One of Headway's works under a profiler: what takes the time, most first."""

from __future__ import annotations

import os
import pstats
import subprocess
import sys

from tests.benchmarks.bench import Bench, headway
from tests.benchmarks.works import with_line

# What each is: the command, and what has to be done before it.
PROFILES = {
    "build": ("build", "nothing"),
    "unchanged": ("build", "the same"),
    "one-entry": ("build", "the same, then a line"),
    "check": ("check", "nothing"),
    "warm-check": ("check", "the same"),
    "next": ("next", "the same"),
}
_SHOWN = 45


def profile(bench: Bench, name: str) -> None:
    """Print the calls of one work on a ledger of the first size, by their own time and in all.

    The work has one processor to itself, so that none of it is left to processes that the
    profiler does not see.
    """
    command, before = PROFILES[name]
    ledger = bench.ledger(bench.records[0])
    words = headway(command, ledger, *_into(bench, command))
    bench.forget()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if before != "nothing":
        _run(bench, words)
    if before.endswith("a line"):
        with_line(ledger.one, "asked how the new system went")
    kept = str(bench.folder / "profile")
    python, *rest = words
    _run(bench, [python, "-m", "cProfile", "-o", kept, *rest])
    figures = pstats.Stats(kept, stream=sys.stdout)
    print(f"{name}, {ledger.records:,} records")
    figures.sort_stats("tottime").print_stats(_SHOWN)
    figures.sort_stats("cumulative").print_stats("ledger", _SHOWN)


def _into(bench: Bench, command: str) -> list[str]:
    return ["--output", str(bench.folder / "report")] if command == "build" else []


def _run(bench: Bench, words: list[str]) -> None:
    quiet = subprocess.DEVNULL
    subprocess.run(words, env=bench.variables(), stdin=quiet, stdout=quiet, check=False)
