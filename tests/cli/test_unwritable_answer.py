"""An answer that cannot be written is told in a line, and ends with 3: no traceback, no lie."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support import ROOT, write_ledger

FULL = Path("/dev/full")
FILES = {"contacts/dana-kim.md": "---\nname: Dana Kim\n---\n\n- 2026-11-02 cofee 1h\n"}

pytestmark = pytest.mark.skipif(not FULL.exists(), reason="no device here is always full")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_ledger(tmp_path / "ledger", FILES)


def typed(root: Path, *words: str, out: Path | None = None, err: Path | None = None):
    """A command in a process of its own, its outputs kept or put into a file."""
    with ExitStack() as stack:
        said, complained = (
            stack.enter_context(one.open("wb")) if one else subprocess.PIPE for one in (out, err)
        )
        return subprocess.run(
            [sys.executable, "-m", "ledger", *words],
            cwd=root, stdout=said, stderr=complained, text=True, check=False,
        )  # fmt: skip


@pytest.fixture(autouse=True)
def _this_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("HEADWAY_TODAY", "2026-11-22")


@pytest.mark.parametrize(
    "words", [("check",), ("next",), ("metrics",), ("explain",), ("--help",), ("schema", "contact")]
)
def test_on_a_disk_that_is_full_it_is_told(root, words):
    ended = typed(root, *words, out=FULL)
    assert ended.returncode == 3
    assert ended.stderr == (
        "Error: what was asked for may be done, but the answer cannot be written: "
        "no space left on device\n"
    )


def test_what_is_written_stays_written_and_is_not_called_done(root):
    ended = typed(root, "new", "contact", "Lee Park", out=FULL)
    assert ended.returncode == 3
    assert "may be done" in ended.stderr
    assert (root / "contacts/lee-park.md").is_file()


@pytest.mark.parametrize("words", [("check",), ("move", "nobody", "targeted"), ("nonsense",)])
def test_where_nothing_can_be_told_at_all_the_status_says_so(root, words):
    assert typed(root, *words, out=FULL, err=FULL).returncode == 3


def test_who_reads_no_further_is_no_fault(root):
    """`headway check | head -1`: the pipe is closed, as it should be."""
    reading = subprocess.Popen(
        [sys.executable, "-m", "ledger", "check"],
        cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert reading.stdout is not None
    reading.stdout.close()
    assert reading.stderr is not None
    said = reading.stderr.read()
    assert reading.wait() in (0, 1)
    assert "Error" not in said
    assert "Traceback" not in said


def test_a_file_that_is_refused_where_nobody_expects_it_is_named(root):
    """Any system call may be refused; the one who met it need not have thought of it."""
    script = (
        "import os, ledger.commands._options as o; from ledger.cli import main\n"
        "def no(*_): raise PermissionError(13, 'Permission denied', '/some/where')\n"
        "o.root_of = no\nmain(['check'], prog_name='headway')\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 3
    assert ended.stderr == "Error: /some/where: permission denied\n"
