"""Private files: the owner's alone, whole or not at all, and never in the way."""

from __future__ import annotations

import os

import pytest

from ledger.readers import private_files
from ledger.readers.private_files import keep, kept

DATA = b"what somebody said" * 100


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kept" / "below" / "one.bin"


@pytest.mark.parametrize("data", [b"", b"\0", DATA])
def test_what_is_kept_comes_back(path, data):
    keep(path, b"before")
    keep(path, data)
    assert kept(path) == data
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("umask", [0, 0o022, 0o077])
def test_it_is_the_owners_alone(path, umask):
    before = os.umask(umask)
    try:
        keep(path, DATA)
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_what_the_disk_lost_is_not_given(path):
    keep(path, DATA)
    whole = path.read_bytes()
    for length in range(0, len(whole), 97):
        path.write_bytes(whole[:length])
        assert kept(path) is None
    for at in range(0, len(whole), 97):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert kept(path) is None


def test_where_there_is_nothing_nothing_is_given(path, tmp_path):
    assert kept(path) is None
    assert kept(tmp_path) is None


def test_a_folder_that_cannot_be_made_is_gone_without(tmp_path):
    (tmp_path / "file").write_text("in the way")
    keep(tmp_path / "file" / "one.bin", DATA)
    assert kept(tmp_path / "file" / "one.bin") is None


def test_a_disk_that_is_full_leaves_what_was_there(path, monkeypatch):
    keep(path, b"before")

    class Full:
        def __init__(self, handle, _):
            self.handle = handle

        def __enter__(self):
            return self

        def __exit__(self, *_):
            os.close(self.handle)

        def write(self, _):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(private_files, "open", Full, raising=False)
    keep(path, DATA)
    assert kept(path) == b"before"
    assert list(path.parent.iterdir()) == [path]
