"""Commands that are killed at, or fail at, the nth call that changes the disk."""

from __future__ import annotations

import importlib
import io
import os
import pkgutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

import ledger
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
    real_open: Callable[..., object] = io.open

    def opened(path: object, mode: str = "r", *arguments: object, **named: object) -> object:
        if not isinstance(path, int) and set(mode) & set("wxa+") and not _is_kept((path,)):
            watch.before("open")
        return real_open(path, mode, *arguments, **named)

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
        # A file that pathlib opens; what is then written to it is for strace to see.
        patch.setattr(io, "open", opened)
        patch.setattr(_replacing, "exchange", wrapped("exchange", _replacing.exchange))
        yield watch


def ran(
    root: Path,
    command: list[str],
    act: Act = lambda *_: None,
    beside: Path | None = None,
    begin: Callable[[], None] = lambda: None,
) -> int:
    """The exit status of a command in a process of its own, or the signal (below 0) it died of.

    What it says goes to `said.txt` beside the ledger (or `beside` another folder's files), the
    calls it made to `calls.txt`. What it keeps of its own goes to `state` beside the ledger.
    `begin` is done first, in the process.
    """
    place = beside or root.parent
    bring_in_everything()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if not child:
        status = 70
        try:
            said = os.open(place / "said.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(said, 1)
            os.dup2(said, 2)
            os.environ["XDG_STATE_HOME"] = str(root.parent / "state")
            begin()
            with watched(act) as watch:
                status = run_as_typed(typed(command, root))
            (place / "calls.txt").write_text("\n".join(watch.calls))
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@cache
def bring_in_everything() -> None:
    """So that no child opens a module: it is done sooner, and what fails is the ledger's file."""
    for module in pkgutil.walk_packages(ledger.__path__, "ledger."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def typed(command: list[str], root: Path) -> list[str]:
    """A command for one ledger; `DIR` is what stands for it where a command is given a folder."""
    if "DIR" in command:
        return [str(root) if word == "DIR" else word for word in command]
    return [*command, "--ledger", str(root)]


def run_as_typed(words: list[str]) -> int:
    """The exit status of a command, run in this process as Python runs a program of its own."""
    sys.stdout, sys.stderr = open(1, "w"), open(2, "w")  # noqa: SIM115
    os.environ["HEADWAY_TODAY"] = DAY
    status = 0
    try:
        main(words, prog_name="headway")
    except SystemExit as end:
        status = int(end.code or 0)
    except BaseException:
        traceback.print_exc()
        status = 1
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    return status


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
