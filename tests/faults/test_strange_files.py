"""What stands in a ledger and is no note: each command ends soon, in words, and touches none (P6).

Links and loops, pipes, devices, sockets, files without end, folders with the names of files,
names that are no text, and folders deeper than any path.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.acts import NAMES, acts
from tests.faults.failing import ran
from tests.tally import is_long

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")

SECONDS = 20
GIGABYTE = 2**30
# The version of Linux's word for the rights of a process.
_CAPABILITIES = 0x20080522
READING = (["build"], ["check"], ["next"], ["metrics"], ["export", "json", "-o", "OUT"])
Strange = Callable[[Path], None]


def pipe(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(GIGABYTE)


def listening(path: Path) -> None:
    # The name of a socket is short: it is made where it is.
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def device(path: Path) -> None:
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root may make a device")


def link_to_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def link_to_nothing(path: Path) -> None:
    path.symlink_to("nothing-there")


def link_out(path: Path) -> None:
    outside = path.parents[2] / "outside.md"
    outside.write_text("a secret\n")
    path.symlink_to(outside)


def unreadable(path: Path) -> None:
    path.write_text("a note\n")
    path.chmod(0)


STRANGE: tuple[Strange, ...] = (
    pipe, folder, huge, listening, device, link_to_device, link_to_itself, link_to_nothing,
    link_out, unreadable,
)  # fmt: skip


@contextmanager
def deepest(start: Path, levels: int) -> Iterator[None]:
    """A folder in a folder, until no path names it; gone at the end."""
    here = os.open(start, os.O_RDONLY)
    handles = [here]
    for _ in range(levels):
        os.mkdir("deep-folder", dir_fd=here)
        here = os.open("deep-folder", os.O_RDONLY, dir_fd=here)
        handles.append(here)
    os.close(os.open("x.md", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    try:
        yield
    finally:
        os.unlink("x.md", dir_fd=handles.pop())
        os.close(here)
        for handle in reversed(handles):
            os.rmdir("deep-folder", dir_fd=handle)
            os.close(handle)


def looks(root: Path) -> dict[str, tuple[int, int, int]]:
    """Every name below a folder, with what it is, its size and its inode; reads none of them."""
    found = {}
    for above, folders, names in os.walk(os.fsencode(root)):
        folders[:] = [name for name in folders if name != b"deep-folder"]
        for name in (*folders, *names):
            status = os.lstat(os.path.join(above, name))  # noqa: PTH118 - bytes, of any name
            found[os.fsdecode(os.path.join(above, name))] = (  # noqa: PTH118
                status.st_mode, status.st_size, status.st_ino,
            )  # fmt: skip
    return found


def nothing() -> None:
    pass


def give_up_rights() -> None:
    """Be a user like any other: root may write whatever it likes."""
    if os.geteuid() == 0:
        header, none = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0), (ctypes.c_uint32 * 6)()
        if ctypes.CDLL(None).capset(header, none):
            raise OSError("root's rights cannot be given up")


def ends(root: Path, words: list[str], begin: Callable[[], None] = lambda: None) -> tuple[int, str]:
    """How a command ends, which it has to within some seconds."""
    words = [str(root.parent / "out.json") if word == "OUT" else word for word in words]
    begun = time.monotonic()
    status = ran(root, words, begin=begin)
    said = (root.parent / "said.txt").read_text(errors="replace")
    assert time.monotonic() - begun < SECONDS, (words, said)
    assert "Traceback" not in said, (words, said)
    assert status in (0, 1, 2, 3), (words, status, said)
    assert said.strip() or status == 0, words
    return status, said


@pytest.fixture(autouse=True)
def _never_hangs() -> Iterator[None]:
    """A command that waits for a pipe is no reason to wait for the test."""

    def stop(*_: object) -> None:
        raise AssertionError("it never ends")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(6 * SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def every(tmp_path: Path) -> list[list[str]]:
    """Every command that reads or edits a ledger."""
    editing = {one.name: list(one.words) for one in acts(tmp_path)}
    assert set(editing) == set(NAMES)
    return [*READING, *(editing[name] for name in NAMES if name != "init")]


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize(
    "path", ["contacts/x.md", "contacts/x", "headway.toml", "me.md", "journal/2026-11.md", "logo"]
)
def test_every_command_ends_in_words_and_leaves_it_as_it_is(
    strange: Strange, path: str, every: list[list[str]], tmp_path: Path
) -> None:
    act = next(one for one in acts(tmp_path) if one.name == "check")
    root = act.fresh(tmp_path / "ledger")
    if path == "logo":
        path = "logo.png"
        (root / "headway.toml").write_text('[site]\nlogo = "logo.png"\n')
    (root / path).unlink(missing_ok=True)
    strange(root / path)
    before = looks(root)[str(root / path)]
    some = every if is_long() else every[1:8:3]
    # Root may read it all the same.
    begin = give_up_rights if strange is unreadable and sys.platform == "linux" else nothing
    for words in some:
        ends(root, words, begin)
        assert looks(root)[str(root / path)] == before, words
    outside = tmp_path / "outside.md"
    assert not outside.exists() or outside.read_text() == "a secret\n"


def test_names_that_are_no_text_and_folders_without_end(
    every: list[list[str]], tmp_path: Path
) -> None:
    act = next(one for one in acts(tmp_path) if one.name == "check")
    root = act.fresh(tmp_path / "ledger")
    names = [b"\xff.md", b"caf\xe9.md", b"\xc0\xae.md", b"new\nline.md", b"\x1b[31m.md", b"\xff"]
    for name in names:
        (Path(os.fsdecode(os.fsencode(root / "contacts") + b"/" + name))).write_bytes(b"# A\n")
    for name in ("loop", "contacts/loop"):
        (root / name).symlink_to(root, target_is_directory=True)
    with deepest(root / "contacts", 600):
        before = looks(root / "contacts")
        for words in every[:10:3]:
            _, said = ends(root, words)
            assert "\x1b[31m" not in said
        assert before.keys() <= looks(root / "contacts").keys()


def test_a_ledger_that_may_only_be_read(tmp_path: Path) -> None:
    if os.geteuid() == 0 and sys.platform != "linux":
        pytest.skip("root may write anywhere; as somebody else it is tried")
    editing = {one.name: list(one.words) for one in acts(tmp_path)}
    root = next(one for one in acts(tmp_path) if one.name == "check").fresh(tmp_path / "ledger")
    everything = [root, *root.rglob("*")]
    for one in everything:
        one.chmod(one.stat().st_mode & ~0o222)
    before = looks(root)
    try:
        for name in NAMES:
            status, said = ends(root, editing[name], give_up_rights)
            # Where a ledger is already, none is made.
            assert status == 3, (name, said)
            assert looks(root) == before
        assert ends(root, ["build", "-o", str(tmp_path / "out")], give_up_rights)[0] == 0
        assert ends(root, ["check"], give_up_rights)[0] in (0, 1)
        assert looks(root) == before
    finally:
        for one in everything:
            one.chmod(one.stat().st_mode | 0o700)
