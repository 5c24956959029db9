"""What the disk refuses becomes a finding with its place, and the rest is read."""

from __future__ import annotations

import errno
import os

import pytest

from ledger import config
from ledger.model.fault import FaultKind
from ledger.readers import read_ledger
from ledger.readers.files import read_notes
from ledger.readers.logo import read_logo
from tests.support import write_ledger

PERSON = "---\nname: A\n---\n"


@pytest.fixture
def root(tmp_path):
    return write_ledger(tmp_path, {"contacts/a.md": PERSON, "contacts/below/b.md": PERSON})


def faults(root):
    return [(one.location.path, one.detail) for one in read_ledger(root).ledger.faults]


def test_a_folder_that_cannot_be_listed_is_told_of(root, monkeypatch):
    scan = os.scandir

    def refused(folder):
        if str(folder).endswith("below"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return scan(folder)

    monkeypatch.setattr("ledger.readers.files.os.scandir", refused)
    assert faults(root) == [("contacts/below", "permission denied")]
    assert [one.path for one in read_ledger(root).ledger.records] == ["contacts/a.md"]


def test_a_file_that_cannot_be_read_is_told_of(root, monkeypatch):
    def refused(*_):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("ledger.readers.files.walked_bytes", refused)
    assert faults(root) == [
        ("contacts/a.md", "permission denied"), ("contacts/below/b.md", "permission denied"),
    ]  # fmt: skip


def test_a_file_that_grows_while_it_is_read_is_read_whole(root, monkeypatch):
    read = os.read
    monkeypatch.setattr("ledger.readers.file_bytes.os.read", lambda handle, _: read(handle, 5))
    assert [one.name for one in read_ledger(root).ledger.records] == ["A", "A"]


def test_a_note_that_cannot_be_taken_over_is_told_of(tmp_path):
    (tmp_path / "a.md").write_text("plain\n")
    (tmp_path / "b.md").mkdir()
    files, told = read_notes(tmp_path)
    assert [one.path for one in files] == ["a.md"]
    assert [(one.kind, one.location.path) for one in told] == [(FaultKind.UNREADABLE_FILE, "b.md")]


def test_a_logo_that_cannot_be_read_is_told_of(tmp_path, monkeypatch):
    root = write_ledger(
        tmp_path, {"headway.toml": '[site]\nlogo = "logo.png"\n', "logo.png": b"\x89PNG\r\n\x1a\n"}
    )

    def refused(*_):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("ledger.readers.logo.Path.stat", refused)
    data, told = read_logo(root, config.parse('[site]\nlogo = "logo.png"\n'))
    assert data is None
    assert [(one.kind, one.detail) for one in told] == [
        (FaultKind.UNUSABLE_LOGO, "permission denied")
    ]
