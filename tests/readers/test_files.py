"""The file system: what is found, what is refused, and that nothing leads out of the ledger."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ledger.model.fault import FaultKind
from ledger.model.record import RecordKind
from ledger.readers import file_bytes, read_ledger, read_sources
from ledger.readers.file_bytes import MOST_BYTES, regular_bytes
from ledger.readers.files import SourceFile, record_files
from tests.support import kinds_of

PERSON = "---\nname: A\n---\n"


def paths(root: Path) -> list[str]:
    return [record.path for record in read_ledger(root).ledger.records]


def faults(root: Path) -> list[tuple[str, str]]:
    found = read_ledger(root).ledger.faults
    assert set(kinds_of(found)) <= {FaultKind.UNREADABLE_FILE}
    return [(fault.location.path, fault.detail) for fault in found]


@pytest.fixture
def root(make_ledger):
    return make_ledger({"contacts/a.md": PERSON})


@pytest.fixture
def outside(tmp_path):
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.md").write_text(PERSON)
    return folder


def test_the_folders_of_a_ledger_at_any_depth_and_no_others(make_ledger):
    root = make_ledger(
        {
            "me.md": PERSON,
            "contacts/work/law/b.md": PERSON,
            "journal/2026-11.md": PERSON,
            "skills/C.MD": PERSON,
            "contacts/a.txt": PERSON,
            "notes/x.md": PERSON,
            "x.md": PERSON,
            "site/y.md": PERSON,
            "work/me.md": PERSON,
        }
    )
    assert paths(root) == ["contacts/work/law/b.md", "journal/2026-11.md", "me.md", "skills/C.MD"]
    assert faults(root) == []


def test_an_empty_ledger_is_a_ledger(make_ledger):
    assert paths(make_ledger({})) == []


def test_the_settings_may_be_missing(root):
    (root / "headway.toml").unlink()
    assert paths(root) == ["contacts/a.md"]


def test_texts_are_kept_by_path_for_findings_to_show(root):
    reading = read_ledger(root)
    assert reading.texts["contacts/a.md"].line(2) == "name: A"
    assert set(reading.texts) == {"contacts/a.md", "headway.toml"}


@pytest.mark.parametrize(
    "name",
    [
        ".a.md.swp", ".hidden.md", "a.md~", "#a.md#", ".#a.md", "a.md.swp", "a.md.swo", "a.md.tmp",
        "a.md.bak", "4913", ".obsidian/x.md",
    ],
)  # fmt: skip
def test_what_editors_leave_behind_is_passed_over(root, name):
    place = root / "contacts" / name
    place.parent.mkdir(exist_ok=True)
    place.write_text("---\nname: [\n")
    assert paths(root) == ["contacts/a.md"]
    assert faults(root) == []


def test_a_link_to_a_file_outside_is_refused(root, outside):
    (root / "contacts/b.md").symlink_to(outside / "secret.md")
    assert faults(root) == [("contacts/b.md", "a link to a file outside the ledger")]
    assert paths(root) == ["contacts/a.md"]


@pytest.mark.parametrize("place", ["contacts/sub", "skills"])
def test_a_link_to_a_folder_outside_is_refused(root, outside, place):
    (root / place).symlink_to(outside)
    assert faults(root) == [(place, "a link to a folder outside the ledger")]
    assert paths(root) == ["contacts/a.md"]


def test_my_own_file_may_not_lead_outside(root, outside):
    (root / "me.md").symlink_to(outside / "secret.md")
    assert faults(root) == [("me.md", "a link to a file outside the ledger")]


def test_a_link_within_the_ledger_is_followed(root):
    (root / "skills").mkdir()
    (root / "skills/b.md").symlink_to(root / "contacts/a.md")
    assert paths(root) == ["contacts/a.md", "skills/b.md"]


@pytest.mark.parametrize("target", [".", "..", "../contacts", "../organizations", "../.."])
def test_a_loop_is_visited_once_and_changes_no_kind(make_ledger, target):
    root = make_ledger({"contacts/a.md": PERSON, "organizations/b.md": PERSON}) / ""
    (root / "contacts" / "loop").symlink_to(target)
    read = read_ledger(root).ledger
    assert {record.path: record.kind for record in read.records} == {
        "contacts/a.md": RecordKind.CONTACT,
        "organizations/b.md": RecordKind.ORGANIZATION,
    }


def test_a_link_to_itself_and_a_link_to_nothing(root):
    (root / "contacts/b.md").symlink_to("b.md")
    (root / "contacts/c.md").symlink_to("nowhere.md")
    assert faults(root) == [
        ("contacts/b.md", "a link to nothing"),
        ("contacts/c.md", "a link to nothing"),
    ]


def test_a_pipe_is_not_waited_for(root):
    os.mkfifo(root / "contacts/b.md")
    assert faults(root) == [("contacts/b.md", "not a regular file")]


def test_a_folder_with_the_name_of_a_file(root):
    (root / "contacts/b.md").mkdir()
    assert faults(root) == [("contacts/b.md", "a folder with the name of a file")]


def test_a_file_that_is_too_large(root):
    (root / "contacts/b.md").write_bytes(b"x" * (MOST_BYTES + 1))
    (root / "contacts/c.md").write_bytes(b"x" * 1000)
    assert faults(root) == [("contacts/b.md", "larger than 5 MB")]
    assert paths(root) == ["contacts/a.md", "contacts/c.md"]


@pytest.mark.parametrize("flag", [0, file_bytes._NO_LINK])
def test_links_are_told_from_files_by_any_system(root, outside, monkeypatch, flag):
    # Windows cannot refuse to open a link.
    monkeypatch.setattr(file_bytes, "_NO_LINK", flag)
    (root / "contacts/b.md").symlink_to(outside / "secret.md")
    assert faults(root) == [("contacts/b.md", "a link to a file outside the ledger")]
    assert paths(root) == ["contacts/a.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("place", ["contacts/a.md", "contacts"])
def test_what_may_not_be_read_is_told_of(root, place):
    (root / place).chmod(0)
    try:
        assert faults(root) == [(place, "permission denied")]
    finally:
        (root / place).chmod(0o755)


def test_a_name_that_is_no_text_is_told_of(root):
    try:
        (root / os.fsdecode(b"contacts/caf\xe9.md")).write_text(PERSON)
    except OSError:
        pytest.skip("this file system takes no such names")
    assert faults(root) == [("contacts/caf\ufffd.md", "its name is no text in UTF-8")]


def test_folders_deeper_than_any_person_makes_them(root):
    depth = 1_200
    folders = [root / "contacts" / "/".join(["d"] * level) for level in range(1, depth)]
    for folder in folders:
        folder.mkdir()
    try:
        assert paths(root) == ["contacts/a.md"]
    finally:
        for folder in reversed(folders):
            folder.rmdir()


def test_a_folder_in_a_folder_has_its_own_kind(make_ledger):
    root = make_ledger(
        {
            "headway.toml": '[folders]\n"People" = "contact"\n"People/Clients" = "campaign"\n',
            "People/a.md": PERSON,
            "People/Clients/deep/b.md": PERSON,
            "contacts/c.md": PERSON,
        }
    )
    assert [(one.path, one.kind) for one in read_ledger(root).ledger.records] == [
        ("People/Clients/deep/b.md", RecordKind.CAMPAIGN),
        ("People/a.md", RecordKind.CONTACT),
    ]


def test_files_come_in_the_order_of_their_paths(make_ledger):
    root = make_ledger({"contacts/b.md": PERSON, "contacts/a/c.md": PERSON, "channels/d.md": "x"})
    found = [one.path for one in record_files(root, read_ledger(root).ledger.config)[0]]
    assert found == ["channels/d.md", "contacts/a/c.md", "contacts/b.md"]


def test_a_folder_that_is_none_raises(tmp_path):
    (tmp_path / "headway.toml").mkdir()
    with pytest.raises(OSError, match=r"headway\.toml"):
        read_ledger(tmp_path)


def test_the_order_of_files_changes_nothing(example_sources):
    config, sources = example_sources
    assert read_sources(reversed(sources), config) == read_sources(sources, config)


@pytest.fixture
def example_sources(job_search):
    reading = read_ledger(job_search).ledger
    sources = [
        SourceFile(record.path, record.kind, (job_search / record.path).read_bytes())
        for record in reading.records
    ]
    return reading.config, sources


def test_a_pipe_in_the_place_of_the_settings_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "headway.toml")
    with pytest.raises(OSError, match="not a regular file"):
        regular_bytes(tmp_path / "headway.toml")
