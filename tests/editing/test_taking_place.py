"""A new file takes the place of an old one, or all is as it was, whatever the system can do."""

from __future__ import annotations

import errno
import os

import pytest

from ledger.editing import ChangedMeanwhileError, FileChange, commit
from ledger.editing._exclusive import HeldByAnotherError, exclusively
from ledger.editing._new_id import id_of_name, refuse_spelling
from ledger.editing._replacing import (
    TakenMeanwhileError,
    flush_folder,
    give_back,
    take_away,
    take_place,
)
from ledger.editing._splice import EditRefusedError


@pytest.fixture
def new(tmp_path):
    path = tmp_path / ".new-a.tmp"
    path.write_bytes(b"new")
    return path


@pytest.fixture
def target(tmp_path):
    return tmp_path / "a.md"


@pytest.fixture
def no_exchange(monkeypatch):
    """A file system on which two files cannot change places."""
    monkeypatch.setattr("ledger.editing._replacing.exchange", lambda *_: False)


def refusing(monkeypatch, name: str, number: int) -> None:
    def refused(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(f"ledger.editing._replacing.os.{name}", refused)


def test_a_new_file_takes_no_place_that_is_taken(new, target):
    target.write_bytes(b"theirs")
    with pytest.raises(TakenMeanwhileError):
        take_place(new, target, None)
    assert target.read_bytes() == b"theirs"


def test_where_a_file_has_one_name_at_most_a_new_one_is_renamed(new, target, monkeypatch):
    refusing(monkeypatch, "link", errno.EPERM)
    take_place(new, target, None)
    assert target.read_bytes() == b"new"
    assert not new.exists()


def test_what_went_meanwhile_is_not_made_again(new, target):
    with pytest.raises(TakenMeanwhileError):
        take_place(new, target, b"old")
    assert not target.exists()


def test_what_was_saved_at_that_moment_comes_back(new, target):
    target.write_bytes(b"theirs")
    with pytest.raises(TakenMeanwhileError):
        take_place(new, target, b"old")
    assert target.read_bytes() == b"theirs"


@pytest.mark.usefixtures("no_exchange")
def test_without_an_exchange_what_was_saved_comes_back_too(new, target):
    target.write_bytes(b"theirs")
    with pytest.raises(TakenMeanwhileError):
        take_place(new, target, b"old")
    assert target.read_bytes() == b"theirs"


@pytest.mark.usefixtures("no_exchange")
def test_without_a_second_name_the_old_file_cannot_be_given_back(new, target, monkeypatch):
    target.write_bytes(b"old")
    refusing(monkeypatch, "link", errno.EPERM)
    take_place(new, target, b"old")
    assert target.read_bytes() == b"new"
    assert not give_back(new, target, b"old")


def test_what_is_given_back_is_the_old_file_or_none(new, target):
    target.write_bytes(b"old")
    take_place(new, target, b"old")
    assert give_back(new, target, b"old")
    assert target.read_bytes() == b"old"
    assert give_back(new, target, None)
    assert not target.exists()


def test_what_changed_places_comes_back_where_no_file_can_be_renamed(new, target, monkeypatch):
    """A disk may refuse a new name for a file, and still let two of them change places."""
    target.write_bytes(b"old")
    take_place(new, target, b"old")
    refusing(monkeypatch, "rename", errno.ENOSPC)
    refusing(monkeypatch, "replace", errno.ENOSPC)
    assert give_back(new, target, b"old")
    assert target.read_bytes() == b"old"


def test_what_can_no_longer_change_places_is_renamed(new, target, monkeypatch):
    target.write_bytes(b"old")
    take_place(new, target, b"old")

    def refused(*_):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("ledger.editing._replacing.exchange", refused)
    assert give_back(new, target, b"old")
    assert target.read_bytes() == b"old"


def test_what_is_to_go_and_was_saved_again_stays(target, tmp_path):
    target.write_bytes(b"theirs")
    with pytest.raises(TakenMeanwhileError):
        take_away(tmp_path / "aside", target, b"old")
    assert target.read_bytes() == b"theirs"


def test_what_cannot_flush_a_folder_is_no_failure_and_a_broken_disk_is(tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        refusing(patch, "fsync", errno.EINVAL)
        flush_folder(tmp_path)
    refusing(monkeypatch, "fsync", errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        flush_folder(tmp_path)


@pytest.mark.usefixtures("no_exchange")
def test_bytes_that_are_nowhere_else_are_written_again_where_a_later_step_fails(
    target, tmp_path, monkeypatch
):
    """No exchange, no second name: what was replaced is put back from memory."""
    target.write_bytes(b"old")
    with monkeypatch.context() as patch:
        refusing(patch, "link", errno.EPERM)

        def broken(_):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        patch.setattr("ledger.editing._writing.flush_folder", broken)
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            commit(tmp_path, [FileChange("a.md", b"old", b"new")])
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_what_is_saved_at_the_last_moment_is_told_of_and_stays(target, tmp_path, monkeypatch):
    target.write_bytes(b"old")
    place = take_place

    def saved_first(new, target, before):
        target.write_bytes(b"theirs")
        place(new, target, before)

    monkeypatch.setattr("ledger.editing._writing.take_place", saved_first)
    with pytest.raises(ChangedMeanwhileError, match=r"a\.md has changed since it was read"):
        commit(tmp_path, [FileChange("a.md", b"old", b"new")])
    assert target.read_bytes() == b"theirs"


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_where_a_file_system_has_no_locks_it_is_written_without(tmp_path, monkeypatch, number):
    def refused(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("fcntl.flock", refused)
    with exclusively(tmp_path) as alone:
        assert not alone
    commit(tmp_path, [FileChange("a.md", None, b"new")])
    assert (tmp_path / "a.md").read_bytes() == b"new"


def test_a_lock_that_fails_for_another_reason_writes_nothing(tmp_path, monkeypatch):
    def refused(*_):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("fcntl.flock", refused)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        commit(tmp_path, [FileChange("a.md", None, b"new")])
    assert not (tmp_path / "a.md").exists()


def test_who_holds_a_ledger_is_told_where_the_system_tells(tmp_path, monkeypatch):
    handle = os.open(tmp_path, os.O_RDONLY)
    try:
        fcntl = pytest.importorskip("fcntl")
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(HeldByAnotherError, match=f"by process {os.getpid()} "):
            exclusively(tmp_path, 0.0).__enter__()
        monkeypatch.setattr("ledger.editing._exclusive.Path.read_text", _not_told)
        with pytest.raises(HeldByAnotherError, match="by another program; nothing is written"):
            exclusively(tmp_path, 0.0).__enter__()
    finally:
        os.close(handle)


def _not_told(*_, **__):
    raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))


def test_a_name_that_is_no_files_name_is_no_id():
    assert id_of_name("Tom Müller", ()) == "Tom Müller"
    assert id_of_name("a/b", ()) == ""
    with pytest.raises(EditRefusedError, match="too long for the name of a file"):
        refuse_spelling("ü" * 130)
