"""A build that finds nothing changed makes nothing, and never where a clean one would differ."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from ledger.build import Builder, build, earlier
from ledger.readers import disk_state, rereading
from tests.repositories import make_repo
from tests.support import AS_OF

PAGE = "contacts/dana.html"
FILES = {
    "headway.toml": '[site]\ntemplates = true\nlogo = "logo.svg"\n',
    "contacts/dana.md": "- 2026-11-20 call\n",
    "logo.svg": "<svg></svg>",
    "templates/pages/problems.html": "mine",
}


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    # Files just written are trusted here, so that no test has to wait until they are old.
    monkeypatch.setattr(rereading, "FRESH", -(10**12))
    monkeypatch.setattr(disk_state, "FRESH", -(10**12))
    repo = make_repo(tmp_path / "ledger")
    repo.commit(FILES)
    build(repo.top, tmp_path / "out", AS_OF, cache=tmp_path / "cache")
    return repo


def unchanged(tmp_path: Path, day=AS_OF, root: str = "ledger"):
    return Builder(tmp_path / root, tmp_path / "out", tmp_path / "cache").unchanged(day)


def rewritten(path: Path, data: bytes) -> None:
    """Other bytes in a file, its size and its times as they were, as far as that can be set."""
    before = path.stat()
    assert before.st_size == len(data)
    with path.open("r+b") as file:
        file.write(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_what_is_as_it_was_is_left(ledger, tmp_path):
    done = unchanged(tmp_path)
    assert (done.written, done.removed) == (0, 0)
    assert done.unchanged == sum(path.is_file() for path in (tmp_path / "out").rglob("*")) - 1


def test_a_folder_moved_away_and_back_is_as_it_was(ledger, tmp_path):
    (tmp_path / "out").rename(tmp_path / "away")
    assert unchanged(tmp_path) is None
    (tmp_path / "away").rename(tmp_path / "out")
    assert unchanged(tmp_path)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("ledger/contacts/dana.md", b"- 2026-11-20 post\n"),
        ("ledger/logo.svg", b"<svg> </sv>"),
        ("ledger/templates/pages/problems.html", b"thin"),
        ("ledger/headway.toml", FILES["headway.toml"].replace("true", "TRUE").encode()),
    ],
)
def test_other_bytes_are_seen_though_size_and_time_are_the_same(ledger, tmp_path, path, data):
    rewritten(tmp_path / path, data)
    assert unchanged(tmp_path) is None


def test_a_page_that_somebody_edited_is_put_right_though_its_time_is_set_back(ledger, tmp_path):
    page = tmp_path / "out" / PAGE
    before = page.read_bytes()
    rewritten(page, before.replace(b"call", b"fall"))
    assert unchanged(tmp_path) is None
    build(ledger.top, tmp_path / "out", AS_OF, cache=tmp_path / "cache")
    assert page.read_bytes() == before


def another_template(root: Path, out: Path) -> None:
    (root / "templates/pages/record.html").write_text("mine")


def a_link_for_a_folder(root: Path, out: Path) -> None:
    (out / "contacts").rename(out.parent / "contacts")
    (out / "contacts").symlink_to(out.parent / "contacts")


def a_page_less(root: Path, out: Path) -> None:
    (out / PAGE).unlink()


def no_manifest(root: Path, out: Path) -> None:
    (out / ".headway-manifest.json").unlink()


def what_a_kill_leaves(root: Path, out: Path) -> None:
    out.with_name(".out.headway-new").mkdir()


def a_touched_file(root: Path, out: Path) -> None:
    (root / "contacts/dana.md").touch()


@pytest.mark.parametrize(
    "change",
    [
        another_template,
        a_link_for_a_folder,
        a_page_less,
        no_manifest,
        what_a_kill_leaves,
        a_touched_file,
    ],
)
def test_what_may_differ_is_looked_at(ledger, tmp_path, change):
    change(ledger.top, tmp_path / "out")
    assert unchanged(tmp_path) is None


def test_another_commit_with_the_same_files_is_another_state(ledger, tmp_path):
    ledger.git("commit", "--allow-empty", "-m", "two")
    assert unchanged(tmp_path) is None


def test_another_day_or_ledger_or_program_is_another_state(ledger, tmp_path, monkeypatch):
    assert unchanged(tmp_path, AS_OF + timedelta(days=1)) is None
    shutil.copytree(ledger.top, tmp_path / "copy")
    assert unchanged(tmp_path, root="copy") is None
    monkeypatch.setattr(earlier, "state_of_program", lambda: "another")
    assert unchanged(tmp_path) is None


@pytest.mark.parametrize("spoilt", [b"", b"\0", b"spoilt bytes, more than a sum"])
def test_a_damaged_memory_is_none(ledger, tmp_path, spoilt):
    (kept,) = (tmp_path / "cache").glob("report-*")
    for data in (spoilt, kept.read_bytes()[:-1], kept.read_bytes()[:-1] + b"x"):
        kept.write_bytes(data)
        assert unchanged(tmp_path) is None
        build(ledger.top, tmp_path / "out", AS_OF, cache=tmp_path / "cache")
        assert unchanged(tmp_path)


def test_a_shallow_clone_that_is_deepened_is_another_state(tmp_path, monkeypatch):
    monkeypatch.setattr(rereading, "FRESH", -(10**12))
    monkeypatch.setattr(disk_state, "FRESH", -(10**12))
    repo = make_repo(tmp_path / "origin")
    for number in range(3):
        repo.commit({"contacts/dana.md": f"- 2026-11-20 call {number}\n"})
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.top}", str(tmp_path / "ledger"))
    build(tmp_path / "ledger", tmp_path / "out", AS_OF, cache=tmp_path / "cache")
    assert unchanged(tmp_path)
    repo.git("-C", str(tmp_path / "ledger"), "fetch", "--quiet", "--deepen=1")
    assert unchanged(tmp_path) is None


def test_a_template_that_goes_away_and_a_link_to_nowhere_stop_nothing(ledger, tmp_path):
    (ledger.top / "templates/gone.html").symlink_to("nowhere")
    build(ledger.top, tmp_path / "out", AS_OF, cache=tmp_path / "cache")
    shutil.rmtree(ledger.top / "templates")
    assert unchanged(tmp_path) is None
    build(ledger.top, tmp_path / "out", AS_OF, cache=tmp_path / "cache")
    assert (tmp_path / "out/problems.html").read_text() != "mine"
