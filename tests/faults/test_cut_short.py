"""An edit that dies, or is refused, at any system call: no byte is lost, and it says so (P7).

test_edits.py tries the calls that Python makes; here strace tries those of the whole process,
the reading of the ledger and the cache's database among them.
"""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.transcript import contents
from tests.faults.acts import NAMES, Act, acts
from tests.faults.failing import ran, typed
from tests.faults.soundness import LEFT_BEHIND, is_sound, ledger_files
from tests.faults.system_calls import (
    CHANGES,
    REFUSED,
    Call,
    Ended,
    calls_of,
    kill_at,
    refuse_at,
    run_at,
    why_not,
)
from tests.tally import is_long, tallied

# So many commands and groups of calls are left out in the short form between two.
STEP, MANY = 7, 10_000

# What a disk answers to each sort of call; a lock of a network disk and a damaged inode too.
ERRORS = {
    "open": ("ENOSPC", "EIO", "EDQUOT", "EACCES", "EROFS", "EMFILE", "EINTR"),
    "read": ("EIO", "EINTR"),
    "write": ("ENOSPC", "EIO", "EDQUOT", "EINTR"),
    "fsync": ("ENOSPC", "EIO", "EDQUOT", "EINTR"),
    "rename": ("ENOSPC", "EIO", "EDQUOT", "EACCES", "EROFS"),
    "link": ("ENOSPC", "EIO", "EDQUOT", "EMLINK", "EPERM"),
    "mkdir": ("ENOSPC", "EIO", "EDQUOT", "EACCES", "EROFS"),
    "remove": ("EIO", "EACCES", "EROFS"),
    "look": ("EIO", "EACCES"),
    "lock": ("EIO", "ENOLCK", "EINTR"),
}
# What a disk that is full, or was made read-only, refuses from then on. To open, read and look
# is what Python itself needs to go on.
# Where a folder cannot be read for once, `check --fix` mends the rest, and tells of it.
_READING = ("open", "read", "look")
_LASTING = ("write", "fsync", "rename", "link", "mkdir")


@dataclass(frozen=True, slots=True)
class Tried:
    """A command with what the ledger is before and after it, in a folder of its own."""

    act: Act
    place: Path
    old: dict[str, bytes]
    new: dict[str, bytes]
    status: int

    @property
    def root(self) -> Path:
        return self.place / "ledger"

    @property
    def words(self) -> list[str]:
        return typed(list(self.act.words), self.root)

    def fresh(self) -> None:
        for name in ("ledger", "state", "cache"):
            shutil.rmtree(self.place / name, ignore_errors=True)
        self.act.fresh(self.root)

    @property
    def said(self) -> str:
        """Where what it says goes, as strace names it."""
        return f"<{self.place / 'said.txt'}>"

    def has_told(self, ended: Ended) -> bool:
        """Whether it said that the ledger is written, before it failed at something else."""
        return bool(self.act.done) and self.act.done in ended.said

    def could_not_tell(self, ended: Ended) -> bool:
        """Whether the system refused what it had to say: that is a failure of its own."""
        return any(self.said in line for line in ended.refused)

    def calls(self, group: tuple[str, ...]) -> list[Call]:
        """The calls of a group about the ledger and what is kept of it; not what is said."""
        self.fresh()
        ended, found = calls_of(self.place, self.words, group)
        assert ended.status == self.status, ended.said
        return [one for one in found if one.is_about(self.place) and self.said not in one.given]


def tried(act: Act, place: Path) -> Tried:
    place.mkdir()
    root = act.fresh(place / "ledger")
    old = contents(root)
    ended = run_at(place, typed(list(act.words), root))
    assert ended.status == 0, ended.said
    return Tried(act, place, old, contents(root), ended.status)


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> list[Tried]:
    """Every command that edits, as it ends when nothing befalls it."""
    if why_not():
        pytest.skip(why_not())
    folder = tmp_path_factory.mktemp("acts")
    made = {one.name: one for one in acts(folder)}
    return [tried(made[name], folder / name.replace(" ", "")) for name in NAMES]


def some(found: list[Call], turn: int) -> list[Call]:
    """All calls in the long form, else one: an early one, a late one, as the turns go."""
    if is_long() or not found:
        return found
    at = turn * STEP % len(found)
    return found[at : at + 1]


def after_kill(one: Tried, call: Call) -> str:
    """What is wrong with a ledger after a kill, and after the same command again."""
    one.fresh()
    ended = run_at(one.place, one.words, kill_at(call))
    if ended.status != -9:
        return f"it was not killed: {ended}"
    if not is_sound(one.root, one.old, one.new):
        return "a file is neither old nor new"
    done = ledger_files(one.root) == one.new
    if (not done or one.act.again) and ran(one.root, list(one.act.words)) != 0:
        return "it cannot be typed again: " + (one.place / "said.txt").read_text()
    return "" if ledger_files(one.root) == one.new else "typed again it makes another ledger"


def test_an_edit_killed_at_any_system_call_loses_nothing(every: list[Tried]) -> None:
    how = (
        "SIGKILL by strace at each system call of 11 commands that changes the disk: every file "
        "of the ledger is whole, old or new, and the same command again finishes it"
    )
    with tallied("killed-edits", "P2", "edits killed", how) as count:
        for turn, one in enumerate(every):
            changing = [call for call in one.calls(CHANGES) if call.changes]
            for call in some(changing, turn):
                fault = after_kill(one, call)
                count.add(f"{one.act.name}: {fault} ({call})" if fault else "")
        count.verdict()


def wrong_after(one: Tried, ended: Ended, group: str) -> str:
    """What is wrong with a ledger, and with what was said, after the system refused a call."""
    now = contents(one.root)
    left = {path for path in now if LEFT_BEHIND.fullmatch(path)}
    ours = {path: data for path, data in now.items() if path not in left}
    if left and group not in ("remove", "look"):
        return f"it left {left}"
    if "Traceback" in ended.said or ".tmp" in ended.said:
        return f"it says: {ended.said[-300:]}"
    if group in _READING and ended.status in (0, 1):
        return "" if is_sound(one.root, one.old, one.new) else "a file is neither old nor new"
    if ended.status == 0:
        return "" if ours == one.new else "it ended with 0, and is not done"
    if ended.status == 3 and (one.has_told(ended) or one.could_not_tell(ended)):
        return "" if ours in (one.old, one.new) else "it ended with 3, and the ledger is neither"
    # A record that cannot be read is not found by its name.
    if ended.status != 3 and not (ended.status == 2 and group in _READING):
        return f"it ended with {ended.status}: {ended.said[-300:]}"
    return "" if ours == one.old else f"it ended with {ended.status}, and the ledger is another"


def refusals(every: list[Tried]) -> Iterator[str]:
    """What is wrong after each call of each command was refused in each way, once and for good."""
    pairs = enumerate(itertools.product(REFUSED.items(), every))
    for turn, ((group, names), one) in itertools.islice(pairs, 0, None, 1 if is_long() else STEP):
        errors = ERRORS[group] if is_long() else ERRORS[group][:1]
        lasts = (False, True) if is_long() and group in _LASTING else (False,)
        for call, error, ever_after in itertools.product(
            some(one.calls(names), turn), errors, lasts
        ):
            if ever_after and error == "EINTR":  # it would be tried again for ever
                continue
            one.fresh()
            refused = refuse_at(call, error, ever_after=ever_after)
            ended = run_at(one.place, one.words, refused, names)
            if not ended.refused or not all(str(one.place) in line for line in ended.refused):
                continue  # another call came first, of Python's own modules
            fault = wrong_after(one, ended, group)
            yield f"{one.act.name}, {refused}: {fault} ({call.given})" if fault else ""


def test_an_edit_that_is_refused_a_system_call_loses_nothing(every: list[Tried]) -> None:
    how = (
        "ENOSPC, EIO, EDQUOT, EACCES, EROFS, EINTR and others by strace at each system call of "
        "11 commands that touches the ledger, once and from then on: the ledger is the old one "
        "and the exit status 3, or it is the new one"
    )
    with tallied("refused-edits", "P7", "faults injected into edits", how) as count:
        for fault in itertools.islice(refusals(every), MANY):
            count.add(fault)
        count.verdict()
