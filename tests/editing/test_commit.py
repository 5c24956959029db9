"""All of it is written, or nothing is, and nothing that changed meanwhile is replaced."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from ledger.config import defaults
from ledger.editing import (
    Additions,
    ChangedMeanwhileError,
    FileChange,
    NotWrittenError,
    _writing,
    commit,
    splice,
)
from ledger.editing._replacing import TakenMeanwhileError
from ledger.model.record import RecordKind


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_new_files_and_new_bytes_are_written(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_bytes(b"old")
    commit(tmp_path, [FileChange("a/b/c.md", None, b"new"), FileChange("b.md", b"old", b"newer")])
    assert contents(tmp_path) == {"a/b/c.md": b"new", "b.md": b"newer"}


def test_the_mode_of_a_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    commit(tmp_path, [FileChange("a.md", b"old", b"new")])
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_within_the_ledger_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to("real.md")
    commit(tmp_path, [FileChange("link.md", b"old", b"new")])
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (FileChange("a.md", b"as it was", b"new"),
         "a.md has changed since it was read; nothing is written, run it again"),
        (FileChange("a.md", None, b"new"), "a.md exists already; nothing is written"),
        (FileChange("gone.md", b"old", b"new"),
         "gone.md has changed since it was read; nothing is written, run it again"),
    ],
)  # fmt: skip
def test_what_changed_meanwhile_is_not_replaced(
    tmp_path: Path, change: FileChange, said: str
) -> None:
    (tmp_path / "a.md").write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhileError) as refusal:
        commit(tmp_path, [FileChange("new.md", None, b"x"), change])
    assert str(refusal.value) == said
    assert contents(tmp_path) == {"a.md": b"theirs"}


def test_a_link_out_of_the_ledger_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_bytes(b"old")
    root = tmp_path / "ledger"
    root.mkdir()
    (root / "a.md").symlink_to(outside)
    with pytest.raises(NotWrittenError, match="outside the ledger"):
        commit(root, [FileChange("a.md", b"old", b"new")])
    assert outside.read_bytes() == b"old"


def test_a_write_protected_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(NotWrittenError, match="write-protected"):
        commit(tmp_path, [FileChange("a.md", b"old", b"new")])


@pytest.mark.parametrize(
    ("failing", "nth"), [*(("fsync", nth) for nth in (1, 2, 3, 4)), ("rename", 1), ("rename", 3)]
)
def test_a_write_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, nth: int
) -> None:
    (tmp_path / "b.md").write_bytes(b"old")
    before = contents(tmp_path)
    calls = 0
    fsync, take_place = os.fsync, _writing.take_place

    def count() -> None:
        nonlocal calls
        calls += 1
        if calls == nth:
            raise OSError(28, "No space left on device")

    def failing_fsync(handle: int) -> None:
        count()
        fsync(handle)

    def failing_rename(new: Path, target: Path, old: bytes | None) -> None:
        count()
        take_place(new, target, old)

    if failing == "fsync":
        monkeypatch.setattr(os, "fsync", failing_fsync)
    else:
        monkeypatch.setattr(_writing, "take_place", failing_rename)
    changes = [
        FileChange("a.md", None, b"1"),
        FileChange("b.md", b"old", b"2"),
        FileChange("c.md", None, b"3"),
    ]
    with pytest.raises(OSError, match="No space"):
        commit(tmp_path, changes)
    assert contents(tmp_path) == before


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="the system has no extended attributes")
def test_extended_attributes_are_kept_and_the_time_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    os.utime(path, (1, 1))
    try:
        os.setxattr(path, "user.headway", b"x")
    except OSError as error:
        pytest.skip(f"the file system keeps no extended attributes: {error.strerror}")
    commit(tmp_path, [FileChange("a.md", b"old", b"new")])
    assert os.getxattr(path, "user.headway") == b"x"
    assert path.stat().st_mtime > 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="wants root")
def test_root_leaves_a_file_to_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    os.chown(path, 65534, 65534)
    path.chmod(0o600)
    commit(tmp_path, [FileChange("a.md", b"old", b"new")])
    status = path.stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (65534, 65534, 0o600)


def test_nobody_not_even_root_writes_where_all_rights_to_write_are_gone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(NotWrittenError, match="write-protected"):
        commit(tmp_path, [FileChange("a.md", b"old", b"new")])


def test_a_second_name_of_a_file_keeps_what_it_had(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    os.link(tmp_path / "a.md", tmp_path / "b.md")
    commit(tmp_path, [FileChange("a.md", b"old", b"new")])
    assert contents(tmp_path) == {"a.md": b"new", "b.md": b"old"}


def test_folders_that_were_made_go_with_what_failed(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhileError):
        commit(tmp_path, [FileChange("x/y/a.md", None, b"new"), FileChange("b.md", b"old", b"x")])
    assert [path.name for path in tmp_path.iterdir()] == ["b.md"]


def test_what_a_killed_writer_left_is_swept_up(tmp_path: Path) -> None:
    left, others = tmp_path / f".headway-{'0' * 16}.tmp", tmp_path / ".mine.tmp"
    left.write_bytes(b"x")
    others.write_bytes(b"x")
    commit(tmp_path, [FileChange("a.md", None, b"new")])
    assert set(contents(tmp_path)) == {"a.md", ".mine.tmp"}


def test_many_writers_of_one_file_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"# A\n")

    def write(number: int) -> None:
        while True:
            before = path.read_bytes()
            line = f"- 2026-07-01 email number {number}"
            after = splice("a.md", before, RecordKind.CONTACT, defaults(), Additions(lines=(line,)))
            try:
                return commit(tmp_path, [FileChange("a.md", before, after)])
            except ChangedMeanwhileError:
                continue

    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    written = path.read_text().splitlines()
    assert {f"- 2026-07-01 email number {number}" for number in range(8)} <= set(written)
    assert list(contents(tmp_path)) == ["a.md"]


@pytest.mark.parametrize("step", ["write_new", "finish", "take_place", "take_away"])
def test_an_error_of_the_disk_names_the_file_that_was_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "something.tmp")

    (tmp_path / "a.md").write_bytes(b"old")
    monkeypatch.setattr(_writing, step, full)
    after = None if step == "take_away" else b"new"
    with pytest.raises(OSError, match="No space") as raised:
        commit(tmp_path, [FileChange("a.md", b"old", after)])
    assert raised.value.filename == "a.md"
    assert contents(tmp_path) == {"a.md": b"old"}


def test_a_file_that_was_away_for_a_moment_counts_as_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever took it meanwhile may have put back the same bytes."""
    (tmp_path / "a.md").write_bytes(b"old")

    def taken(*_: object) -> None:
        raise TakenMeanwhileError

    monkeypatch.setattr(_writing, "take_place", taken)
    with pytest.raises(ChangedMeanwhileError):
        commit(tmp_path, [FileChange("a.md", b"old", b"new")])
    assert contents(tmp_path) == {"a.md": b"old"}
