"""Where the system takes no more bytes, each command that writes says so and leaves all as it was.

Promise P7, for every command and by whichever call it writes: the system itself refuses a file
that grows beyond a size, as it does for a person whose disk or quota is used up.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.assurance.tally import Tally, folder, keep
from tests.faults.home import LEDGER, Seen, make_home, seen, touched
from tests.faults.test_what_is_written import NOTHING, WRITING, Row
from tests.support import ROOT, uncounted

resource = pytest.importorskip("resource", reason="the system sets no such limits")

# Bytes that a file may have; with the first none can be written at all.
SIZES = (0, 40, 1_000, 20_000) if folder() else (0,)
_RUN = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
from ledger.cli import main
main(prog_name="headway")
"""


@pytest.fixture(scope="module", autouse=True)
def _tally():
    """What was tried goes down once all of it was."""
    begun = time.monotonic()
    TRIED.clear()
    yield
    keep(
        Tally(
            name="no-room",
            promise="P7",
            tried=len(TRIED),
            unit="commands that were refused room for what they write",
            failures=TRIED.count(False),
            seconds=round(time.monotonic() - begun, 1),
            how="every command that writes, with the system refusing files beyond four sizes",
        )
    )


TRIED: list[bool] = []


def limited(home: Path, row: Row, size: int) -> tuple[int, str]:
    """The status of a command that may write files of a size at most, and what it said."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(size), *shlex.split(row.typed)],
        cwd=home / LEDGER, capture_output=True, text=True, check=False,
        env={**uncounted(), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1",
             "HEADWAY_TODAY": "2026-11-22"},
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def wrong(row: Row, before: dict[str, Seen], after: dict[str, Seen], status: int, said: str) -> str:
    """What is wrong with how a command took it; empty where nothing is."""
    if "Traceback" in said:
        return "a traceback"
    changed = touched(before, after, NOTHING)
    if status == 0:
        return "" if changed and not touched(before, after, row.may) else f"0, and {changed}"
    if status != 3:
        return f"exit status {status}"
    return f"it left {changed}" if changed else ""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("row", WRITING, ids=lambda row: row.typed[:40])
def test_where_there_is_no_room_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: Row, size: int
) -> None:
    home = make_home(tmp_path, monkeypatch)
    before = seen(home)
    status, said = limited(home, row, size)
    why = wrong(row, before, seen(home), status, said)
    if size == 0 and status != 3:
        why = why or "it claims to have written"
    TRIED.append(not why)
    assert not why, said
    if status:
        assert "file too large" in said.lower(), said


def test_a_report_that_finds_no_room_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = make_home(tmp_path, monkeypatch)
    build = Row("build")
    assert limited(home, build, 10**8)[0] == 0
    (home / LEDGER / "contacts/lee-park.md").write_text("# Lee Park the Younger\n")
    before = seen(home)
    status, said = limited(home, build, 2_000)
    assert wrong(build, before, seen(home), status, said) == ""
    assert status == 3
