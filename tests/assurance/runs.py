"""The long runs: everything that tries a promise thousands of times and counts."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.assurance.tally import VARIABLE
from tests.support import ROOT

_PYTEST = (sys.executable, "-m", "pytest", "-q", "--numprocesses", "auto", "--dist", "loadfile")
_LONG = "--hypothesis-profile=long"
# How many inputs the reader and the importers are given.
INPUTS = 1_000_000


@dataclass(frozen=True, slots=True)
class Run:
    """A program that is run, and the module or folder without which there is nothing to run."""

    name: str
    words: tuple[str, ...]
    needs: str

    @property
    def is_there(self) -> bool:
        """Whether what it runs came along."""
        return (ROOT / self.needs).exists()


RUNS = (
    Run("faults", (*_PYTEST, _LONG, "tests/faults", "tests/editing"), "tests/faults"),
    Run("attack", (sys.executable, "-m", "pytest", "-q", "tests/watch/test_attack.py"),
        "tests/watch/test_attack.py"),
    Run("properties", (*_PYTEST, _LONG, "tests/properties", "tests/sharing"), "tests/properties"),
    Run("fuzz", (sys.executable, "-m", "tests.fuzz", "--inputs", str(INPUTS)), "tests/fuzz"),
    Run("branches", (sys.executable, "-m", "tests.branches"), "tests/branches.py"),
)  # fmt: skip


def made(run: Run, tallies: Path) -> bool:
    """Whether a run ended well; what it counts goes to a folder."""
    words = run.words
    if importlib.util.find_spec("xdist") is None and words[: len(_PYTEST)] == _PYTEST:
        words = (*_PYTEST[:4], *words[len(_PYTEST) :])
    environment = {**os.environ, VARIABLE: str(tallies.resolve())}
    return subprocess.run(words, cwd=ROOT, env=environment, check=False).returncode == 0
