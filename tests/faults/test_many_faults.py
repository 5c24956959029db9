"""The same commands on thousands of made-up files, failed or killed at each call they make (P7).

The disk refuses one call of Python's, or all from it on; the process stays, so that a try takes
milliseconds. A kill takes a process of its own. The calls of libraries are for strace
(test_cut_short.py).
"""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

from ledger.cli import main
from tests.cli.transcript import contents
from tests.editing.wild import wild_file
from tests.faults.acts import FILES, Act, acts
from tests.faults.failing import DAY, failing_at, killed_at, ran, typed, watched
from tests.faults.failing import Act as Befalling
from tests.faults.soundness import is_sound, ledger_files
from tests.support import Files
from tests.tally import is_long, tallied

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")

FEW, FEW_KILLED, MANY, MANY_KILLED = 120, 12, 10_000, 2_000
WILD = ("contacts/lee-park.md", "contacts/dana-kim.md", "organizations/northwind.md")
ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT)
REFUSED = ("open", "write", "fsync", "exchange", "link", "mkdir", "replace", "rename")
# What a disk without room refuses from some moment on.
GROWING = ("write", "fsync")


@dataclass(slots=True)
class Edit:
    """One command on one made-up ledger, with what it makes of it when nothing befalls it."""

    act: Act
    place: Path
    files: Files
    old: dict[str, bytes] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)

    @property
    def root(self) -> Path:
        return self.place / "ledger"

    def fresh(self) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
        self.act.fresh(self.root, self.files)

    def run(self, befalling: Befalling = lambda *_: None) -> tuple[int, str]:
        """The exit status and what was said; the calls made go to `calls`."""
        with watched(befalling) as watch:
            result = CliRunner(env={"HEADWAY_TODAY": DAY}).invoke(
                main, typed(list(self.act.words), self.root), prog_name="headway"
            )
        self.calls = watch.calls
        broke = result.exception and not isinstance(result.exception, SystemExit)
        return result.exit_code, f"Traceback: {result.exception!r}" if broke else result.output

    def is_made(self) -> bool:
        """Whether it is done where nothing befalls it: not everything can be in odd files."""
        self.fresh()
        self.old = contents(self.root)
        status, said = self.run()
        self.new = contents(self.root)
        assert "Traceback" not in said, (self.act.name, said, self.files)
        # `check` ends with 1 where faults are left that it cannot mend.
        mended = self.act.name == "check" and status == 1
        assert status in (0, 3) or mended or self.new == self.old, (self.act.name, status, said)
        return status == 0 and self.new != self.old


def edits(place: Path, numbers: Iterator[int]) -> Iterator[Edit]:
    """Every command on one ledger of made-up files after another."""
    for number in numbers:
        files = dict(FILES)
        for turn, path in enumerate(WILD):
            files[path] = wild_file(len(WILD) * number + turn)
        for act in acts(place):
            edit = Edit(act, place / "edit", files)
            if edit.is_made():
                yield edit


def fault_of(edit: Edit, call: str, code: int, status: int, said: str) -> str:
    """What is wrong with a ledger, and with what was said, after a call was refused."""
    now = contents(edit.root)
    if "Traceback" in said or ".tmp" in said:
        return f"it says: {said[-300:]}"
    if status == 0:
        # A new file is renamed then, and a folder that is there already need not be made.
        told = edit.act.besides and edit.act.besides in said
        if call not in ("link", "mkdir") and not told:
            return "it ended with 0 and not a word"
        return "" if now == edit.new else "it ended with 0, and is not done"
    if status != 3 or os.strerror(code).lower() not in said:
        return f"it ended with {status}: {said[-300:]}"
    return "" if now == edit.old else "it ended with 3, and the ledger is another"


def refusals(made: Iterator[Edit]) -> Iterator[str]:
    """What is wrong after each call of each edit was refused in each way."""
    for edit in made:
        calls = [name for name in edit.calls if name in REFUSED]
        stale = True
        for (at, call), code in itertools.product(enumerate(calls), ERRORS):
            for lasting in (False, True) if call in GROWING else (False,):
                if stale:
                    edit.fresh()
                names = GROWING if lasting else (call,)
                nth = sum(name in names for name in calls[: at + 1])
                status, said = edit.run(failing_at(nth, code, names, ever_after=lasting))
                fault = fault_of(edit, call, code, status, said)
                # What was refused, and is found as it was, serves the next one too.
                stale = status == 0 or bool(fault)
                where = f"{edit.act.name}, {call} {nth}, {errno.errorcode[code]}, {lasting=}"
                yield f"{where}: {fault} ({edit.files[WILD[0]]!r})" if fault else ""


def kills(made: Iterator[Edit]) -> Iterator[str]:
    """What is wrong after each edit was killed at each call."""
    for edit in made:
        for nth in range(1, len(edit.calls) + 1):
            edit.fresh()
            words = list(edit.act.words)
            fault = ""
            if (ended := ran(edit.root, words, killed_at(nth))) != -signal.SIGKILL:
                fault = f"it ended with {ended}"
            elif not is_sound(edit.root, edit.old, edit.new):
                fault = "a file is neither old nor new"
            elif ledger_files(edit.root) != edit.new and ran(edit.root, words) != 0:
                fault = "it cannot be typed again"
            elif ledger_files(edit.root) != edit.new:
                fault = "typed again it makes another ledger"
            where = f"{edit.act.name}, call {nth}"
            yield f"{where}: {fault} ({edit.files[WILD[0]]!r})" if fault else ""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Edit]:
    # The cache is no part of a try; the state is the command's own, and goes with it.
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "edit" / "state"))
    return edits(tmp_path, itertools.count())


def test_an_edit_that_is_refused_a_call_leaves_every_file_as_it_was(made: Iterator[Edit]) -> None:
    how = (
        "ENOSPC, EIO and EDQUOT at each open, write, fsync, exchange, link, mkdir and rename of "
        "every command that edits, on made-up files, once and from then on: the ledger is the old "
        "one to the byte and the exit status 3"
    )
    with tallied("refused-calls", "P7", "faults injected into made-up edits", how) as count:
        for fault in itertools.islice(refusals(made), MANY if is_long() else FEW):
            count.add(fault)
        count.verdict()


def test_a_line_is_written_after_whomever_it_begins_a_file_for(tmp_path: Path) -> None:
    files = {path: text for path, text in FILES.items() if path != WILD[0]}
    act = next(one for one in acts(tmp_path) if one.name == "log --create")
    edit = Edit(act, tmp_path / "edit", {**files, WILD[0]: "---\nname: Nobody\n---\n"})
    assert edit.is_made()
    assert len(edit.new) == len(edit.old) + 2
    assert list(filter(None, kills(iter([edit])))) == []


def test_an_edit_that_is_killed_leaves_every_file_old_or_new(made: Iterator[Edit]) -> None:
    how = (
        "SIGKILL at each call of every command that edits, on made-up files: every file is whole, "
        "old or new, and the same command again finishes it"
    )
    with tallied("killed-calls", "P2, P7", "made-up edits killed", how) as count:
        for fault in itertools.islice(kills(made), MANY_KILLED if is_long() else FEW_KILLED):
            count.add(fault)
        count.verdict()
