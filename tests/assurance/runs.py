"""The long runs: everything that tries a promise thousands of times and counts."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.assurance.tally import VARIABLE
from tests.corpora.places import VARIABLE as CORPORA
from tests.fuzz.targets import all_targets
from tests.support import ROOT

_PYTEST = (sys.executable, "-m", "pytest", "-q", "--numprocesses", "auto", "--dist", "loadfile")
_LONG = "--hypothesis-profile=long"
# How many inputs the reader and the importers are given.
INPUTS = 1_000_000


@dataclass(frozen=True, slots=True)
class Run:
    """A program that is run, and the tallies that it leaves.

    It needs a module or folder of tests, and where it reads what never comes along, a variable
    of the environment that names the folder of it.
    """

    name: str
    words: tuple[str, ...]
    needs: str
    tallies: tuple[str, ...]
    variable: str = ""

    @property
    def lacks(self) -> str:
        """What is not there, and without which there is nothing to run; else empty."""
        if not (ROOT / self.needs).exists():
            return self.needs
        if self.variable and not Path(os.environ.get(self.variable) or "\0").is_dir():
            return f"folder that {self.variable} names"
        return ""


RUNS = (
    Run(
        "faults",
        (*_PYTEST, _LONG, "tests/faults", "tests/editing"),
        "tests/faults",
        (
            "killed-builds", "killed-builds-python", "killed-calls", "killed-edits", "no-room",
            "refused-builds", "refused-builds-python", "refused-calls", "refused-changes",
            "refused-changes-renamed", "refused-edits", "what-is-written",
        ),
    ),
    Run(
        "attack",
        (sys.executable, "-m", "pytest", "-q", "tests/watch/test_attack.py"),
        "tests/watch/test_attack.py",
        ("server",),
    ),
    Run(
        "properties",
        (*_PYTEST, _LONG, "tests/properties", "tests/sharing"),
        "tests/properties",
        ("check-everywhere", "same-bytes", "shared-canaries"),
    ),
    Run(
        "corpora",
        (*_PYTEST, "tests/corpora"),
        "tests/corpora",
        (
            "commonmark", "foreign-files", "naughty-exports", "naughty-report",
            "naughty-settings", "naughty-terminal", "yaml-test-suite",
        ),
        variable=CORPORA,
    ),
    Run(
        "fuzz",
        (sys.executable, "-m", "tests.fuzz", "--inputs", str(INPUTS)),
        "tests/fuzz",
        tuple(f"fuzz-{name}" for name in all_targets()),
    ),
    Run("branches", (sys.executable, "-m", "tests.branches"), "tests/branches.py", ("branches",)),
)  # fmt: skip
TALLIES = {name: run for run in RUNS for name in run.tallies}


def made(run: Run, tallies: Path) -> bool:
    """Whether a run ended well; what it counts goes to a folder."""
    words = run.words
    if importlib.util.find_spec("xdist") is None and words[: len(_PYTEST)] == _PYTEST:
        words = (*_PYTEST[:4], *words[len(_PYTEST) :])
    environment = {**os.environ, VARIABLE: str(tallies.resolve())}
    return subprocess.run(words, cwd=ROOT, env=environment, check=False).returncode == 0
