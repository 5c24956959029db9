"""A build in several processes: whichever dies or meets a full disk, the report is whole."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from ledger import processes
from ledger.build import build, writing
from ledger.site import Publication, siblings
from tests.site.test_publishing import held
from tests.support import AS_OF

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="work is spread on Linux alone")

PORTION = 3


@pytest.fixture
def ledger(make_ledger, monkeypatch):
    """A ledger whose report is made by two processes."""
    monkeypatch.setattr(processes, "workers", lambda: 2)
    monkeypatch.setattr(writing, "_WORTH_SHARING", 1)
    monkeypatch.setattr(writing, "_CHUNK", PORTION)
    return make_ledger({f"contacts/c{number}.md": "- 2026-11-20 call\n" for number in range(40)})


@pytest.fixture
def reports(ledger, tmp_path, monkeypatch):
    """The reports of the ledger before and after a change, and the folder that holds the first."""
    out = tmp_path / "out"
    build(ledger, out, AS_OF)
    before = held(out)
    for path in (ledger / "contacts").iterdir():
        path.write_text("- 2026-11-20 email\n")
    build(ledger, tmp_path / "other", AS_OF)
    return before, held(tmp_path / "other"), out


def at_the_third(monkeypatch, name, happens):
    """Let something happen in a process when it puts its third file; `name` is what puts it."""
    here = os.getpid()
    real = getattr(Publication, name)
    counts = [0]

    def step(self, *arguments):
        counts[0] += 1
        if counts[0] == 3:
            happens(os.getpid() != here)
        return real(self, *arguments)

    monkeypatch.setattr(Publication, name, step)


def is_alone(out: Path) -> bool:
    return not any(folder.exists() for folder in siblings(out))


def kill_child(is_child):
    if is_child:
        os.kill(os.getpid(), signal.SIGKILL)


def fill_disk_of_child(is_child):
    if is_child:
        raise OSError(28, "No space left on device", "x")


def fill_disk(is_child):
    raise OSError(28, "No space left on device", "x")


@pytest.mark.parametrize("happens", [kill_child, fill_disk_of_child])
@pytest.mark.parametrize("name", ["put", "_holds"])
def test_what_a_lost_process_left_undone_is_done_by_the_other(
    ledger, reports, monkeypatch, happens, name
):
    _, after, out = reports
    at_the_third(monkeypatch, name, happens)
    build(ledger, out, AS_OF)
    assert held(out) == after
    assert is_alone(out)


def test_a_full_disk_leaves_the_last_report(ledger, reports, monkeypatch):
    before, after, out = reports
    with monkeypatch.context() as patch:
        at_the_third(patch, "put", fill_disk)
        with pytest.raises(OSError, match="No space"):
            build(ledger, out, AS_OF)
    assert held(out) == before
    assert is_alone(out)
    build(ledger, out, AS_OF)
    assert held(out) == after


def test_what_outlives_a_killed_build_stops_soon_and_is_in_nobodys_way(
    ledger, reports, monkeypatch
):
    before, after, out = reports
    told, tell = os.pipe()
    builder = os.fork()
    if not builder:
        here = os.getpid()
        real = Publication.put

        def put(self, path, data):
            if os.getpid() == here:
                os.kill(here, signal.SIGKILL)
            while os.getppid() == here:  # not before its parent is dead
                pass
            os.write(tell, b".")
            return real(self, path, data)

        monkeypatch.setattr(Publication, "put", put)
        build(ledger, out, AS_OF)
        os._exit(0)
    os.close(tell)
    _, status = os.waitpid(builder, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert held(out) == before
    build(ledger, out, AS_OF)
    with os.fdopen(told, "rb") as pipe:
        assert len(pipe.read()) <= PORTION
    assert held(out) == after
    assert is_alone(out)
