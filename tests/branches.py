"""Which lines and branches of what keeps the promises no test takes; none is to be left.

python -m tests.branches       # runs the tests of these areas, and ends with 1 where some are left
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support import ROOT
from tests.tally import tallied

# The tests of what is measured, and of the commands that read, edit, hide and serve.
TESTS = (
    "readers", "editing", "sharing", "watch", "cli", "faults", "importers", "capture", "model",
    "checks", "site/test_shared.py", "properties",
)  # fmt: skip
_COVERAGE = (sys.executable, "-m", "coverage")
# Run in one process each: what a worker of xdist has counted is lost where it is stopped.
_PYTEST = ("-m", "pytest", "-q")


def main() -> int:
    """Run the tests under coverage and say what is left; 1 where a test fails or a branch is."""
    with (
        tempfile.TemporaryDirectory(prefix="headway-branches-") as folder,
        tallied(
            "branches", "P2, P6, P7, P8, preview", "branches of the code", Path(__file__)
        ) as tally,
    ):
        environment = {**os.environ, "COVERAGE_FILE": str(Path(folder) / "counted")}

        def coverage(*words: str) -> int:
            return subprocess.run(
                [*_COVERAGE, *words], cwd=ROOT, env=environment, check=False
            ).returncode

        failed = coverage("run", *_PYTEST, *(f"tests/{one}" for one in TESTS))
        coverage("combine", "--quiet")
        told = Path(folder) / "told.json"
        coverage("json", "--quiet", "--fail-under=0", "-o", str(told))
        totals = json.loads(told.read_bytes())["totals"]
        tally.tried = totals["num_branches"]
        tally.failures = totals["missing_branches"]
        left = coverage("report")
    return int(bool(failed or left))


if __name__ == "__main__":
    sys.exit(main())
