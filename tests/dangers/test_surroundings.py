"""The folder and the machine around a ledger, as they are read."""

from __future__ import annotations

import os
import shutil
import stat

import pytest

from ledger.readers.files import record_files
from ledger.readers.store import Row, Store
from ledger.readers.surroundings import Report, published_by, read_surroundings
from ledger.readers.surroundings._disk import is_open_to_others, type_of_disk
from ledger.readers.surroundings._walk import entries_below
from tests.cli.transcript import headway
from tests.support import AS_OF, settings_of, write_ledger

NOW = 1_795_000_000.0
FILES = {"headway.toml": "", "contacts/anna.md": "---\nname: Anna\n---\n"}


@pytest.fixture
def root(tmp_path):
    return write_ledger(tmp_path / "ledger", FILES)


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def paths(root, cache):
    return [one.path for one in read_surroundings(root, NOW, AS_OF, cache).entries]


def test_everything_is_seen_but_what_lies_in_hidden_folders(root, cache):
    write_ledger(root, {".obsidian/app.json": "", "node_modules/a/b.js": "", "notes/x.txt": "",
                        "contacts/.anna.md.swp": ""})  # fmt: skip
    assert paths(root, cache) == [
        ".obsidian", "contacts", "contacts/.anna.md.swp", "contacts/anna.md", "headway.toml",
        "node_modules", "notes", "notes/x.txt",
    ]  # fmt: skip


def test_links_are_told_apart_by_where_they_lead(root, cache, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (root / "contacts/out").symlink_to(tmp_path / "elsewhere")
    (root / "contacts/in.md").symlink_to("anna.md")
    (root / "contacts/round").symlink_to("..")
    (root / "contacts/nowhere.md").symlink_to("/nowhere")
    found = read_surroundings(root, NOW, AS_OF, cache).entries
    assert [one.path for one in found if one.leads_out] == ["contacts/nowhere.md", "contacts/out"]
    assert "contacts/round/headway.toml" not in {one.path for one in found}


def test_pipes_sockets_and_locked_folders_hold_nobody_up(root, cache):
    os.mkfifo(root / "contacts/pipe.md")
    (root / "locked").mkdir(0o000)
    found = {one.path: one for one in read_surroundings(root, NOW, AS_OF, cache).entries}
    assert stat.S_ISFIFO(found["contacts/pipe.md"].mode)
    assert not found["contacts/pipe.md"].is_file
    assert "locked" in found


def test_of_a_report_only_the_marker_is_seen(root, cache):
    assert headway(root, "build -o docs").exit_code == 0
    assert headway(root, "build --shared -o given").exit_code == 0
    found = read_surroundings(root, NOW, AS_OF, cache)
    assert found.reports == (
        Report("docs", shared=False, published="a folder named docs"),
        Report("given", shared=True, published=""),
    )
    assert not any(one.path.startswith("docs/") and one.name != ".headway-manifest.json"
                   for one in found.entries)  # fmt: skip


@pytest.mark.parametrize("text", [b"", b"[]", b"\xff", b"[" * 100_000])
def test_a_marker_that_cannot_be_understood_shares_nothing(root, cache, text):
    (root / "site").mkdir()
    (root / "site/.headway-manifest.json").write_bytes(text)
    assert read_surroundings(root, NOW, AS_OF, cache).reports == (Report("site", False, ""),)


def test_a_folder_with_a_domain_is_published(tmp_path):
    assert published_by(tmp_path / "out") == ""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "CNAME").write_text("example.org")
    assert published_by(tmp_path / "out") == "a folder with a CNAME file"


def test_a_marker_of_a_folder_above_is_seen(root, cache):
    (root.parent / ".stfolder").mkdir()
    assert ".stfolder" in read_surroundings(root, NOW, AS_OF, cache).markers


def test_without_a_repository_git_is_not_asked(root, cache, monkeypatch):
    monkeypatch.setenv("PATH", "")
    found = read_surroundings(root, NOW, AS_OF, cache)
    assert (found.in_repository, found.held, found.refusal) == (False, None, "")


def test_a_repository_that_git_cannot_tell_of(root, cache, monkeypatch):
    (root / ".git").mkdir()
    found = read_surroundings(root, NOW, AS_OF, cache)
    assert (found.in_repository, found.held) == (True, None)
    assert found.refusal == "it is in no git repository"
    monkeypatch.setenv("PATH", "")
    assert read_surroundings(root, NOW, AS_OF, cache).refusal == "git is not installed"


def test_who_can_come_in(tmp_path):
    folder = tmp_path / "a"
    folder.mkdir()
    above = all(one.stat().st_mode & 0o001 for one in folder.parents)
    folder.chmod(0o755)
    assert is_open_to_others(folder) is above
    folder.chmod(0o750)
    assert not is_open_to_others(folder)
    assert not is_open_to_others(folder / "missing")


def test_what_others_can_read_of_what_is_kept(root, cache, tmp_path, monkeypatch):
    other = tmp_path / "state"
    for folder in (cache, other):
        folder.mkdir()
        (folder / "open").touch(0o644)
        (folder / "own").touch(0o600)
        (folder / "open").chmod(0o644)
    monkeypatch.setattr(
        "ledger.readers.surroundings._disk.is_open_to_others", lambda folder: folder == other
    )
    assert read_surroundings(root, NOW, AS_OF, cache, (other,)).exposed == (f"{other}/open",)


MOUNTS = (
    "21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
    "22 21 0:5 / /home rw - xfs /dev/sdb rw\n"
    "23 22 0:6 / /home/maya/my\\040stick rw - vfat /dev/sdc1 rw\n"
    "24 22 0:7 / /home/maya/far rw - ext4 /dev/sdd rw\n"
    "25 22 0:8 / /home/maya/far rw - nfs4 nas:/far rw\n"
    "cut off\n"
)


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/srv/ledger", "ext4"),
        ("/home/maya/ledger", "xfs"),
        ("/home/maya/my stick/ledger", "vfat"),
        ("/home/maya/far", "nfs4"),
        ("/home/maya/farther", "xfs"),
    ],
)
def test_the_type_of_the_disk(tmp_path, place, kind):
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTS)
    assert type_of_disk(place, table) == kind


def test_the_type_of_the_disk_is_not_known_everywhere(tmp_path):
    assert type_of_disk("/srv", tmp_path / "missing") == ""
    (tmp_path / "empty").touch()
    assert type_of_disk("/srv", tmp_path / "empty") == ""


def test_a_cache_of_another_version(root, cache):
    os.utime(root / "headway.toml", (1, 1))
    file = record_files(root, settings_of(""))[0][0]
    row = Row(file.path, file.seen, b"digest", b"packed")

    def keep(settings):
        store = Store(cache, root, settings)
        store.clock()
        store.keep([row], [])

    assert not read_surroundings(root, NOW, AS_OF, cache).other_cache
    keep(b"")
    assert not read_surroundings(root, NOW, AS_OF, cache).other_cache
    keep(b"as if by another")
    before = {path: path.read_bytes() for path in cache.iterdir()}
    assert read_surroundings(root, NOW, AS_OF, cache).other_cache
    assert {path: path.read_bytes() for path in cache.iterdir()} == before
    os.utime(root / "headway.toml", (2**32, 2**32))  # the settings may be what is other
    assert not read_surroundings(root, NOW, AS_OF, cache).other_cache


def test_a_cache_that_is_spoilt_is_nobodys(root, cache):
    os.utime(root / "headway.toml", (1, 1))
    store = Store(cache, root, b"")
    store.clock()
    assert not read_surroundings(root, NOW, AS_OF, cache).other_cache  # empty
    next(cache.iterdir()).write_bytes(b"no database" * 100)
    assert not read_surroundings(root, NOW, AS_OF, cache).other_cache


def test_what_goes_while_it_is_looked_for_is_passed_over(tmp_path):
    for name in ("one", "two"):
        write_ledger(tmp_path / name, FILES)
    found = entries_below(str(tmp_path))
    assert next(found).path in ("one", "two")
    for name in ("one", "two"):
        shutil.rmtree(tmp_path / name)
    assert list(found) == []
