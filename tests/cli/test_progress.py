"""The bar of work that takes over a second, as somebody at a terminal sees it."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from ledger.commands import _progress
from tests.support import ROOT, write_ledger

LEDGER = {"headway.toml": "", "contacts/dana.md": "- 2026-11-02 coffee 1h\n"}

# The command with a clock of its own: each time that it is asked, two seconds are over.
RUN = """
import sys
from itertools import count
from ledger.commands import _progress
ticks = count()
_progress.time = type("Clock", (), {"monotonic": staticmethod(lambda: next(ticks) * 2)})
from ledger.cli import main
main(prog_name="headway")
"""


class Screen(io.StringIO):
    """A terminal that keeps what is written to it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    made = Screen()
    monkeypatch.setattr(_progress, "sys", SimpleNamespace(stderr=made))
    monkeypatch.setenv("TERM", "xterm")
    return made


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that is put on by hand."""
    now = [0.0]
    monkeypatch.setattr(_progress.time, "monotonic", lambda: now[0])
    return now


def seen(screen: Screen) -> str:
    """What stands on the line at the end."""
    return screen.getvalue().rpartition("\x1b[K")[2]


def test_nothing_is_shown_in_the_first_second(screen: Screen, clock: list[float]) -> None:
    with _progress.progress_shown() as progress:
        clock[0] = 0.99
        progress("reading files", 50, 100)
    assert screen.getvalue() == ""


def test_what_is_done_stands_beside_a_bar_and_is_gone_in_the_end(
    screen: Screen, clock: list[float]
) -> None:
    with _progress.progress_shown() as progress:
        clock[0] = 1.5
        progress("reading files", 3_200, 10_000)
        assert seen(screen) == "█" * 9 + "·" * 21 + " reading files: 3,200 of 10,000"
        clock[0] = 2
        progress("checking", 0, 0)
        assert seen(screen) == "checking"
    assert seen(screen) == ""
    assert "\n" not in screen.getvalue()


def test_it_is_not_drawn_more_often_than_eyes_follow(screen: Screen, clock: list[float]) -> None:
    with _progress.progress_shown() as progress:
        clock[0] = 1.5
        for done in range(1_000):
            clock[0] += 0.001
            progress("making pages", done, 1_000)
    assert 9 <= screen.getvalue().count("making pages") <= 11


def test_it_is_gone_before_what_went_wrong_is_said(screen: Screen, clock: list[float]) -> None:
    def stopped() -> None:
        with _progress.progress_shown() as progress:
            clock[0] = 1.5
            progress("making pages", 1, 2)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert seen(screen) == ""


def test_a_dumb_terminal_gets_a_line_for_each_kind_of_work(
    screen: Screen, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    with _progress.progress_shown() as progress:
        for second, (what, done) in enumerate(
            [("reading files", 1), ("reading files", 50), ("reading files", 99), ("checking", 0)]
        ):
            clock[0] = second
            progress(what, done, 100 if done else 0)
    assert screen.getvalue() == "reading files: 50 of 100\nchecking\n"


def test_a_narrow_terminal_gets_the_words_alone(
    screen: Screen, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Screen, "fileno", lambda _: 2)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((20, 5)))
    with _progress.progress_shown() as progress:
        clock[0] = 1.5
        progress("reading files", 50, 100)
        assert seen(screen) == "reading files: 50 o"


def test_a_terminal_without_blocks_gets_signs_that_it_has(
    screen: Screen, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Screen, "encoding", "ascii")
    with _progress.progress_shown() as progress:
        clock[0] = 1.5
        progress("reading files", 50, 100)
        assert seen(screen).startswith("###############...............")


def test_where_nobody_watches_nothing_is_shown(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    with _progress.progress_shown() as progress:
        clock[0] = 5
        progress("reading files", 50, 100)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "typed",
    [("check",), ("next",), ("metrics",), ("build",), ("log", "--dry-run", "coffee with Dana")],
)
def test_a_command_at_a_terminal_shows_it_and_leaves_no_trace(
    tmp_path: Path, typed: tuple[str, ...]
) -> None:
    root = write_ledger(tmp_path, LEDGER)
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-c", RUN, *typed],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HEADWAY_TODAY": "2026-11-22", "TERM": "xterm"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    out, _ = run.communicate(timeout=60)
    said = b""
    try:
        while part := os.read(ours, 4_096):
            said += part
    except OSError:  # the other end is closed, and all is read
        pass
    os.close(ours)
    shown, _, after = said.decode().rpartition("\r\x1b[K")
    assert "reading files: " in shown
    assert "reading files" not in after
    assert b"\x1b[K" not in out
