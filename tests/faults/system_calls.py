"""Commands that the system kills, or refuses a call, at a chosen system call: strace does it.

What Python's own functions show of a command (failing.py) is not all of it: the files that are
read, and what libraries written in C do, are seen at the system's door alone. A child is made of
this process, where every module is at hand, and strace is attached to it: so a try takes a tenth
of a second and not one. No privilege is needed, only that the system lets a process be traced by
its sibling, which the child allows.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.faults.failing import bring_in_everything, run_as_typed

# What changes the disk, on whichever processor; `?` is for those that it has no such call.
CHANGES = (
    "openat", "write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2",
    "link", "linkat", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "chmod", "fchmod",
    "fchmodat", "utimensat", "ftruncate", "symlink", "symlinkat", "copy_file_range", "sendfile",
)  # fmt: skip
# Which of them the system is made to refuse, by what a person calls it.
REFUSED = {
    "open": ("openat",),
    "read": ("read", "getdents64"),
    "write": ("write", "pwrite64"),
    "fsync": ("fsync", "fdatasync"),
    "rename": ("rename", "renameat", "renameat2"),
    "link": ("link", "linkat"),
    "mkdir": ("mkdir", "mkdirat"),
    "remove": ("unlink", "unlinkat", "rmdir"),
    "look": ("newfstatat", "stat", "lstat", "access"),
    "lock": ("flock",),
}
_PR_SET_PTRACER = 0x59616D61
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its status (below 0: the signal it died of) and what it said.

    `refused` are the calls that strace had the system refuse.
    """

    status: int
    said: str
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """A system call of a command: its name, which one of that name, and what it was given."""

    name: str
    number: int
    given: str

    def is_about(self, folder: Path) -> bool:
        """Whether it reads or changes what is below a folder."""
        return str(folder) in self.given

    @property
    def changes(self) -> bool:
        """Whether it changes the disk: one that opens a file to read it does not."""
        return self.name != "openat" or "O_CREAT" in self.given


def run_at(place: Path, words: list[str], inject: str = "", group: tuple[str, ...] = ()) -> Ended:
    """Run a command whose own files are below `place`, with what strace is to do to it."""
    ended, _ = _traced(place, words, group or CHANGES, inject)
    return ended


def calls_of(place: Path, words: list[str], group: tuple[str, ...]) -> tuple[Ended, list[Call]]:
    """The system calls of a group that a command makes when nothing befalls it."""
    ended, trace = _traced(place, words, group, "")
    calls: list[Call] = []
    counts: Counter[str] = Counter()
    for line in trace.splitlines():
        if found := _CALL.match(line):
            # strace counts the calls of each name for themselves.
            counts[found[1]] += 1
            calls.append(Call(found[1], counts[found[1]], found[2]))
    return ended, calls


def kill_at(call: Call) -> str:
    """To be killed when a call is about to be made."""
    return f"{call.name}:signal=KILL:when={call.number}"


def refuse_at(call: Call, error: str, *, ever_after: bool = False) -> str:
    """A call, or all of its name from it on, that the system refuses."""
    return f"{call.name}:error={error}:when={call.number}{'+' if ever_after else ''}"


@cache
def why_not() -> str:
    """Why system calls cannot be watched here; empty where they can."""
    if shutil.which("strace") is None:
        return "no strace is installed: only the calls that Python makes are tried"
    with tempfile.TemporaryDirectory() as folder:
        try:
            ended, calls = calls_of(Path(folder), ["--version"], ("write",))
        except OSError as error:
            return (
                f"strace may not attach here ({error}): only the calls that Python makes are tried"
            )
    return "" if ended.status == 0 and calls else "strace sees no calls here"


def _names(group: tuple[str, ...]) -> str:
    return ",".join(f"?{name}" for name in group)


def _traced(
    place: Path, words: list[str], group: tuple[str, ...], inject: str
) -> tuple[Ended, str]:
    bring_in_everything()
    trace, said = place / "trace.txt", place / "said.txt"
    ready, go = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if not child:
        os.close(go)
        _be_told(ready, place, words)
    os.close(ready)
    asked = ["-e", f"inject={inject}"] if inject else []
    tracer = subprocess.Popen(
        ["strace", "-y", "-s", "0", "-e", f"trace={_names(group)}", *asked,
         "-o", trace, "-p", str(child)],
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert tracer.stderr is not None
    said_first = tracer.stderr.readline()
    if b"attached" not in said_first:
        os.kill(child, signal.SIGKILL)
    os.close(go)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    tracer.communicate()
    if b"attached" not in said_first:
        raise OSError(said_first.decode().strip())
    seen = trace.read_text(errors="replace")
    refused = tuple(line for line in seen.splitlines() if "(INJECTED)" in line)
    return Ended(status, said.read_text(errors="replace"), refused), seen


def _be_told(ready: int, place: Path, words: list[str]) -> None:
    """In the child: wait until strace is there, and run the command; does not return."""
    status = 70
    try:
        said = os.open(place / "said.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(said, 1)
        os.dup2(said, 2)
        os.close(said)
        for name in ("STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(place / name.lower())
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PR_SET_PTRACER, ctypes.c_ulong(2**64 - 1), 0, 0, 0)
        os.read(ready, 1)
        status = run_as_typed(words)
    finally:
        os._exit(status)
