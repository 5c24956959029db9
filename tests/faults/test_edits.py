"""An edit that is killed, or that the disk refuses, leaves every file old or new, and whole."""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledger.editing import FileChange, _replacing, commit
from tests.cli.transcript import contents
from tests.faults.acts import NAMES, Act, acts
from tests.faults.failing import failing_at, killed_at, ran, watched
from tests.faults.soundness import is_sound, ledger_files
from tests.support import write_ledger
from tests.tally import is_long

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")

# How many of the calls are tried; where the long forms are asked for, each of them.
FEW = 2
ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT)
REFUSED = ("open", "write", "fsync", "exchange", "link", "mkdir")


@pytest.fixture(params=NAMES)
def act(request: pytest.FixtureRequest, tmp_path: Path) -> Act:
    return next(one for one in acts(tmp_path) if one.name == request.param)


@dataclass(frozen=True, slots=True)
class Whole:
    """The files before and after a command that nothing befell, and the calls that it made."""

    old: dict[str, bytes]
    new: dict[str, bytes]
    calls: list[str]

    def some(self, *names: str) -> list[int]:
        """The numbers of some calls among those of their names (all, where none is given)."""
        count = sum(name in names for name in self.calls) if names else len(self.calls)
        step = 1 if is_long() else max(1, count // FEW)
        return [*range(1, count, step), *([count] if count else [])]


@pytest.fixture
def whole(act: Act, tmp_path: Path) -> Whole:
    root = act.fresh(tmp_path / "whole" / "ledger")
    old = contents(root)
    assert ran(root, list(act.words)) == 0, (tmp_path / "whole" / "said.txt").read_text()
    new = contents(root)
    assert new != old
    return Whole(old, new, (tmp_path / "whole" / "calls.txt").read_text().split())


def test_an_edit_killed_at_any_call_loses_nothing_and_can_be_made_again(
    act: Act, whole: Whole, tmp_path: Path
) -> None:
    for nth in whole.some():
        root = act.fresh(tmp_path / str(nth) / "ledger")
        assert ran(root, list(act.words), killed_at(nth)) == -signal.SIGKILL
        assert is_sound(root, whole.old, whole.new), nth
        done = ledger_files(root) == whole.new
        if not done or act.again:
            again = ran(root, list(act.words))
            assert again == 0, (nth, (root.parent / "said.txt").read_text())
        finished = ledger_files(root)
        assert finished == whole.new, nth
        assert done or contents(root) == finished, nth


def test_a_disk_that_refuses_leaves_everything_as_it_was(
    act: Act, whole: Whole, tmp_path: Path
) -> None:
    errors = itertools.cycle(ERRORS)
    for call in REFUSED:
        places = whole.some(call)
        for nth in places if is_long() else sorted({*places[:1], *places[-1:]}):
            for code in ERRORS if is_long() else (next(errors),):
                refused(act, whole, tmp_path / f"{call}{nth}-{code}", call, nth, code)


def refused(act: Act, whole: Whole, place: Path, call: str, nth: int, code: int) -> None:
    """Try it where one call is refused; fails where that is not said, or a file is another."""
    root = act.fresh(place / "ledger")
    folders = {path for path in root.rglob("*") if path.is_dir()}
    status = ran(root, list(act.words), failing_at(nth, code, (call,)))
    said = (root.parent / "said.txt").read_text()
    if status == 0:
        # A new file is renamed then, and a folder that is there already need not be made;
        # what is kept elsewhere is not the ledger.
        assert call in ("link", "mkdir") or (act.besides and act.besides in said), said
        assert contents(root) == whole.new
        return
    assert status == 3, said
    assert os.strerror(code).lower() in said.strip().splitlines()[-1]
    assert "Traceback" not in said
    assert ".tmp" not in said
    assert contents(root) == whole.old, said
    assert {path for path in root.rglob("*") if path.is_dir()} == folders


def test_a_disk_that_is_full_from_some_moment_on(act: Act, whole: Whole, tmp_path: Path) -> None:
    calls = ("write", "fsync")
    for nth in whole.some(*calls):
        root = act.fresh(tmp_path / f"{nth}" / "ledger")
        full = failing_at(nth, errno.ENOSPC, calls, ever_after=True)
        status = ran(root, list(act.words), full)
        said = (root.parent / "said.txt").read_text()
        is_written = status == 0 and act.besides and act.besides in said
        assert status == 3 or is_written, said
        assert contents(root) == (whole.new if is_written else whole.old), nth


def test_bytes_are_on_the_disk_before_they_get_their_name(whole: Whole) -> None:
    """A machine that loses its power has the old file, or all of the new one."""
    first = min(at for at, name in enumerate(whole.calls) if name in ("exchange", "link", "rename"))
    before, later = whole.calls[:first], whole.calls[first:]
    assert before.count("fsync") == before.count("open")
    # The names too, of the folder.
    assert "fsync" in later


@pytest.mark.parametrize("act", ["log --create"], indirect=True)
def test_what_is_linked_to_is_there_before_the_link(act: Act, whole: Whole, tmp_path: Path) -> None:
    """Cut short between its two files it makes neither a dead link nor, again, a second line."""
    placing = [at for at, name in enumerate(whole.calls, 1) if name in ("link", "exchange")]
    assert len(placing) == 2
    for nth in (placing[-1], placing[-1] + 1):
        root = act.fresh(tmp_path / str(nth) / "ledger")
        assert ran(root, list(act.words), killed_at(nth)) == -signal.SIGKILL
        if ledger_files(root) != whole.new:
            assert set(ledger_files(root)) == set(whole.new)
            assert ran(root, list(act.words)) == 0
        assert ledger_files(root) == whole.new


@pytest.mark.parametrize("act", ["check", "import"], indirect=True)
def test_where_files_cannot_change_places_they_are_renamed(
    act: Act, whole: Whole, tmp_path: Path
) -> None:
    for nth in whole.some("fsync")[-2:]:
        root = act.fresh(tmp_path / f"{nth}" / "ledger")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_replacing, "exchange", lambda one, other: False)
            failing = failing_at(nth, errno.EIO, ("fsync",))
            assert ran(root, list(act.words), failing) == 3
            assert contents(root) == whole.old
            assert ran(root, list(act.words), beside=tmp_path) == 0
        assert contents(root) == whole.new


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few kilobytes."""
    mount = shutil.which("mount")
    place = tmp_path / "disk"
    place.mkdir()
    options = ["-t", "tmpfs", "-o", "size=128k", "tmpfs"]
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root may mount a disk")
    done = subprocess.run([mount, *options, place], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"no disk may be mounted here: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_disk_that_is_really_full(act: Act, small_disk: Path, tmp_path: Path) -> None:
    root = act.fresh(small_disk / "ledger")
    old = contents(root)
    with (small_disk / "ballast").open("wb", buffering=0) as ballast, suppress(OSError):
        while True:
            ballast.write(b"x" * 4096)
    assert ran(root, list(act.words), beside=tmp_path) == 3
    assert "no space left on device" in (tmp_path / "said.txt").read_text()
    assert contents(root) == old
    (small_disk / "ballast").unlink()
    assert ran(root, list(act.words), beside=tmp_path) == 0


CHANGES = [
    FileChange("c.md", b"c", None),
    FileChange("a.md", b"a", b"1", to="d/e.md"),
    FileChange("b.md", b"b", b"2"),
    FileChange("new.md", None, b"3"),
]


@pytest.mark.parametrize("swaps", [True, False])
def test_files_that_move_and_go_come_back_where_a_call_fails(tmp_path: Path, swaps: bool) -> None:
    for nth in range(1, 100):
        root = write_ledger(tmp_path / str(nth), {"a.md": "a", "b.md": "b", "c.md": "c"})
        before = contents(root)
        told: list[str] = []

        def act(number: int, name: str, nth: int = nth, told: list[str] = told) -> None:
            if number == nth:
                told.append(name)
                raise OSError(errno.EIO, os.strerror(errno.EIO))

        with pytest.MonkeyPatch.context() as patch:
            if not swaps:
                patch.setattr(_replacing, "exchange", lambda one, other: False)
            failed = False
            with watched(act):
                try:
                    commit(root, CHANGES)
                except OSError:
                    failed = True
        now = {path: data for path, data in contents(root).items() if ".headway" not in path}
        if failed:
            assert now == before, told
        else:
            assert now == {"headway.toml": b"", "b.md": b"2", "d/e.md": b"1", "new.md": b"3"}
        if not told:
            return
    pytest.fail("it never came to an end")
