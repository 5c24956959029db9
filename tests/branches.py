"""Which lines and branches of what keeps the promises no test takes; none is to be left.

python -m tests.branches       # runs the tests of these areas, and ends with 1 where some are left
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from tests.assurance.tally import VARIABLE
from tests.support import ROOT
from tests.tally import tallied

# The tests of what is measured, and of the commands that read, edit, hide and serve; those that
# take longest first.
AREAS = (
    "faults", "cli", "properties", "checks", "watch", "readers", "editing", "sharing", "importers",
    "capture", "model", "dangers", "site/test_shared.py",
)  # fmt: skip
_COVERAGE = (sys.executable, "-m", "coverage")
# Each area in one process: what a worker of xdist has counted is lost where it is stopped.
_PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
_NOTHING_LEFT_OUT = ("--fail-under=0",)


def main() -> int:
    """Run the tests under coverage and say what is left; 1 where a test fails or a branch is."""
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="headway-branches-") as folder,
        tallied(
            "branches", "P2, P6, P7, P8, preview", "lines and branches", Path(__file__)
        ) as tally,
    ):
        environment = {**os.environ, "COVERAGE_FILE": str(Path(folder) / "counted")}
        # The long forms go the same ways as the short ones, for hours, and have tallies of theirs.
        environment.pop(VARIABLE, None)
        failed = list(_failing(environment))
        totals = _totals(Path(folder) / "told.json", environment)
        tally.tried = totals["num_statements"] + totals["num_branches"]
        left = totals["missing_lines"] + totals["missing_branches"]
        tally.failures = max(left, len(failed))
        _coverage(environment, "report", *_NOTHING_LEFT_OUT)
    minutes = (time.monotonic() - began) / 60
    print(f"{left:,} of {tally.tried:,} lines and branches are left, after {minutes:.0f} min")
    if failed:
        print(f"tests failed in {', '.join(failed)}")
    return int(bool(failed or left))


def _failing(environment: Mapping[str, str]) -> Iterator[str]:
    """Run the tests of each area, on as many cores as there are; gives those where one failed."""

    def run(area: str) -> tuple[str, subprocess.CompletedProcess[str]]:
        command = [*_COVERAGE, "run", *_PYTEST, f"tests/{area}"]
        return area, subprocess.run(
            command, cwd=ROOT, env=environment, check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    cores = ThreadPoolExecutor(os.cpu_count())
    try:
        for ended in as_completed([cores.submit(run, area) for area in AREAS]):
            area, done = ended.result()
            print(f"tests/{area}", done.stdout, sep="\n", flush=True)
            if done.returncode:
                yield area
    finally:
        cores.shutdown(cancel_futures=True)  # after Ctrl-C no other area is begun


def _totals(told: Path, environment: Mapping[str, str]) -> dict[str, int]:
    """What all of it comes to. Raises CalledProcessError where nothing was measured."""
    _coverage(environment, "combine", "--quiet")
    _coverage(environment, "json", "--quiet", *_NOTHING_LEFT_OUT, "-o", str(told))
    return json.loads(told.read_bytes())["totals"]


def _coverage(environment: Mapping[str, str], *words: str) -> None:
    subprocess.run([*_COVERAGE, *words], cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    sys.exit(main())
