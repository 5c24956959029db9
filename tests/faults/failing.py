"""Commands that are killed at, or fail at, the nth call that changes the disk."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ledger.cli import main
from ledger.editing import _replacing

DAY = "2026-11-22"

# Every call with which an edit changes anything on the disk; `open` where it makes a file.
CALLS = (
    "open", "write", "fsync", "link", "replace", "rename", "unlink", "mkdir", "chmod", "utime",
    "rmdir",
)  # fmt: skip

# What is done before a call, which is told its number and its name.
Act = Callable[[int, str], None]


class Watched:
    """Counts the calls that change the disk; at each `act` is asked before it is made."""

    def __init__(self, act: Act) -> None:
        self.act = act
        self.calls: list[str] = []

    def before(self, name: str) -> None:
        self.calls.append(name)
        self.act(len(self.calls), name)


@contextmanager
def watched(act: Act) -> Iterator[Watched]:
    """Every call that changes the disk goes by `act`, which is told its number and its name."""
    watch = Watched(act)

    def wrapped(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            makes = name != "open" or (isinstance(arguments[1], int) and arguments[1] & os.O_CREAT)
            if makes and not _is_kept(arguments):
                watch.before(name)
            return real(*arguments, **named)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, wrapped(name, getattr(os, name)))
        patch.setattr(_replacing, "exchange", wrapped("exchange", _replacing.exchange))
        yield watch


def ran(
    root: Path, command: list[str], act: Act = lambda *_: None, beside: Path | None = None
) -> int:
    """The exit status of a command in a process of its own, or the signal (below 0) it died of.

    What it says goes to `said.txt` beside the ledger (or `beside` another folder's files), the
    calls it made to `calls.txt`. What it keeps of its own goes to `state` beside the ledger.
    """
    place = beside or root.parent
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if not child:
        status = 70
        try:
            said = os.open(place / "said.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(said, 1)
            os.dup2(said, 2)
            sys.stdout, sys.stderr = open(1, "w"), open(2, "w")  # noqa: SIM115
            os.environ["HEADWAY_TODAY"] = DAY
            os.environ["XDG_STATE_HOME"] = str(root.parent / "state")
            with watched(act) as watch:
                status = _status([*command, "--ledger", str(root)])
            (place / "calls.txt").write_text("\n".join(watch.calls))
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _status(arguments: list[str]) -> int:
    try:
        main(arguments, prog_name="headway")
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def killed_at(nth: int) -> Act:
    """Dies as by SIGKILL just before a call."""

    def act(number: int, name: str) -> None:
        if number == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    return act


def failing_at(nth: int, code: int, calls: tuple[str, ...], *, ever_after: bool = False) -> Act:
    """Fails with an errno at the nth of some calls, or from then on."""
    seen = 0

    def act(number: int, name: str) -> None:
        nonlocal seen
        if name not in calls:
            return
        seen += 1
        if seen == nth or (ever_after and seen > nth):
            raise OSError(code, os.strerror(code))

    return act


def _is_kept(arguments: tuple[object, ...]) -> bool:
    """Whether a call is about the user's cache, which every command can do without."""
    cache = os.environ.get("XDG_CACHE_HOME")
    return bool(cache) and any(
        isinstance(one, (str, os.PathLike)) and os.fspath(one).startswith(cache)
        for one in arguments
    )
