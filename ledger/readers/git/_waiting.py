"""Waits for a program's answer, and for no longer than it says something.

A program that reads a disk which does not answer, a pipe that nobody writes to, or a question
that nobody sees, never ends. How long an answer takes in all is its own affair: a long history
takes its time, and something of it comes every moment.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from ledger.value import Value

# Seconds that a program which was killed is given to go: one that waits for a disk may stay.
_TO_GO = 1.0


class SilentError(Exception):
    """A program has said nothing for as long as one waits."""


class Ended(Value, frozen=True):
    """How a program ended: its status, and what it said to its two outputs."""

    status: int
    said: bytes
    complained: bytes


def answer(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    given: bytes,
    patience: float,
) -> Ended:
    """Run a program in a folder, with what it is given to read.

    Raises SilentError where it, and all that it started, has said nothing for `patience`
    seconds, and OSError where it cannot be started. However this ends, nothing of it goes on.
    """
    process = subprocess.Popen(  # noqa: S603 - the caller answers for the words
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # It has no terminal to ask anything at, and what it starts can be killed with it.
        start_new_session=True,
    )
    try:
        said, complained = _heard(process, given, patience)
    except BaseException:
        _end(process)
        raise
    return Ended(process.returncode, said, complained)


def _heard(process: subprocess.Popen[bytes], given: bytes, patience: float) -> tuple[bytes, bytes]:
    heard = 0
    words: bytes | None = given
    while True:
        try:
            return process.communicate(words, timeout=patience)
        except subprocess.TimeoutExpired as late:
            so_far = len(late.output or b"") + len(late.stderr or b"")
            if so_far == heard:
                raise SilentError from None
            heard, words = so_far, None


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a program with all that it started, which may hold its outputs open after it."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_TO_GO)
    for pipe in filter(None, (process.stdin, process.stdout, process.stderr)):
        with contextlib.suppress(OSError):
            pipe.close()
