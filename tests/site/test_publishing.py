"""The report's folder holds the last site or the new one, whatever happens in between."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

import pytest

from ledger.site import MANIFEST, RefusedError, publish, publishing, siblings

OLD = {"index.html": b"old", "a/one.html": b"same", "a/two.html": b"old", "gone/x.html": b"old"}
NEW = {"index.html": b"new", "a/one.html": b"same", "a/two.html": b"new", "b/three.html": b"new"}
FOREIGN = {"CNAME": b"example.org", ".git/HEAD": b"ref", "a/note.txt": b"mine"}


class KilledError(BaseException):
    """What a signal does to a program: nothing after it runs."""


def put(folder: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but the marker."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def site_in(folder: Path) -> dict[str, bytes]:
    """The files of ours in a folder."""
    return {path: data for path, data in held(folder).items() if path not in FOREIGN}


def test_a_first_build_makes_the_folder_and_marks_it(tmp_path):
    out = tmp_path / "deep" / "site"
    done = publish(out, OLD)
    assert (done.written, done.unchanged, done.removed) == (4, 0, 0)
    assert held(out) == OLD
    manifest = json.loads((out / MANIFEST).read_text())
    assert manifest == {"schema": 1, "complete": True, "files": sorted(OLD)}
    assert [path.name for path in out.parent.iterdir()] == ["site"]


def test_an_empty_folder_will_do(tmp_path):
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site", NEW)
    assert held(tmp_path / "site") == NEW


def test_a_build_that_changes_nothing_touches_nothing(tmp_path):
    out = tmp_path / "site"
    publish(out, OLD)
    before = {path: path.stat() for path in (out, *out.rglob("*"))}
    done = publish(out, OLD)
    assert (done.written, done.unchanged, done.removed) == (0, 4, 0)
    for path, status in before.items():
        now = path.stat()
        assert (now.st_mtime_ns, now.st_ino) == (status.st_mtime_ns, status.st_ino), path


def test_only_changed_files_are_written(tmp_path):
    out = tmp_path / "site"
    publish(out, OLD)
    kept = (out / "a/one.html").stat()
    done = publish(out, NEW)
    assert (done.written, done.unchanged, done.removed) == (3, 1, 1)
    assert held(out) == NEW
    assert not (out / "gone").exists()
    assert (out / "a/one.html").stat().st_ino == kept.st_ino


def test_a_page_that_somebody_changed_is_put_right(tmp_path):
    out = tmp_path / "site"
    publish(out, OLD)
    (out / "index.html").write_bytes(b"tampered")
    publish(out, OLD)
    assert held(out) == OLD


def test_what_is_not_ours_stays(tmp_path):
    out = tmp_path / "site"
    publish(out, OLD)
    put(out, FOREIGN)
    publish(out, NEW)
    assert held(out) == {**NEW, **FOREIGN}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_of_somebody_else_is_refused(tmp_path):
    put(tmp_path / "photos", {"cat.jpg": b"cat"})
    with pytest.raises(RefusedError, match="did not write"):
        publish(tmp_path / "photos", NEW)
    assert held(tmp_path / "photos") == {"cat.jpg": b"cat"}


@pytest.mark.parametrize("path", ["b/three.html", "b"])
def test_a_page_takes_no_foreign_files_place(tmp_path, path):
    out = tmp_path / "site"
    publish(out, OLD)
    put(out, {path: b"mine"})
    with pytest.raises(RefusedError, match="in the way"):
        publish(out, NEW)
    assert held(out) == {**OLD, path: b"mine"}


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "site").write_text("a file")
    with pytest.raises(RefusedError, match="is a file"):
        publish(tmp_path / "site", NEW)


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"files": 3, "complete": true}', '{"files": [{}], "complete": true}']
)
def test_a_manifest_that_is_not_ours_is_refused(tmp_path, text):
    put(tmp_path / "site", {MANIFEST: text.encode(), "x": b""})
    with pytest.raises(RefusedError, match="cannot be understood"):
        publish(tmp_path / "site", NEW)


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/hostname", "a/../../outside.txt"])
def test_a_manifest_names_nothing_outside_its_folder(tmp_path, name):
    (tmp_path / "outside.txt").write_text("keep me")
    manifest = {"schema": 1, "complete": True, "files": [name]}
    put(tmp_path / "site", {MANIFEST: json.dumps(manifest).encode()})
    with pytest.raises(RefusedError, match="outside its folder"):
        publish(tmp_path / "site", NEW)
    assert (tmp_path / "outside.txt").read_text() == "keep me"


def test_nothing_is_removed_through_a_link(tmp_path):
    put(tmp_path / "elsewhere", {"x.html": b"keep me"})
    out = tmp_path / "site"
    publish(out, OLD)
    (out / "gone/x.html").unlink()
    (out / "gone").rmdir()
    (out / "gone").symlink_to(tmp_path / "elsewhere")
    publish(out, NEW)
    assert (tmp_path / "elsewhere/x.html").read_bytes() == b"keep me"


def test_an_output_folder_that_is_a_link_stays_one(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    publish(tmp_path / "site", OLD)
    publish(tmp_path / "site", NEW)
    assert (tmp_path / "site").is_symlink()
    assert held(tmp_path / "real") == NEW


@pytest.mark.parametrize("number", [0, 1])
def test_a_neighbour_with_the_name_we_need_is_not_touched(tmp_path, number):
    out = tmp_path / "site"
    put(siblings(out)[number], {"mine.txt": b"mine"})
    with pytest.raises(RefusedError, match="in the way"):
        publish(out, NEW)
    assert held(siblings(out)[number]) == {"mine.txt": b"mine"}


def test_a_disk_that_fails_leaves_the_site_as_it_was(tmp_path, monkeypatch):
    out = tmp_path / "site"
    publish(out, OLD)
    real = Path.write_bytes

    def full(self, data):
        if self.name == "three.html":
            raise OSError(28, "No space left on device", str(self))
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        publish(out, NEW)
    assert held(out) == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_system_exchanges_folders_here(tmp_path):
    """On Linux and macOS there is no instant without a site."""
    put(tmp_path / "one", {"x": b"1"})
    put(tmp_path / "two", {"x": b"2"})
    if not publishing.exchange(tmp_path / "one", tmp_path / "two"):
        pytest.skip("this system cannot exchange two folders")
    assert held(tmp_path / "one") == {"x": b"2"}
    assert held(tmp_path / "two") == {"x": b"1"}


OPERATIONS = ("rename", "replace", "link", "unlink", "mkdir", "rmdir")


class Executioner:
    """Kills the program just before or just after its nth step on the disk."""

    def __init__(self, monkeypatch, at: int, *, after: bool) -> None:
        self.steps = 0
        self.at = at
        self.after = after
        for name in OPERATIONS:
            monkeypatch.setattr(os, name, self.watch(getattr(os, name)))
        monkeypatch.setattr(publishing, "exchange", self.watch(publishing.exchange))
        monkeypatch.setattr(Path, "write_bytes", self.watch(self.half_written(Path.write_bytes)))

    def watch(self, real):
        def step(*args, **kwargs):
            self.steps += 1
            if self.steps == self.at and not self.after:
                raise KilledError
            mine = self.steps
            try:
                return real(*args, **kwargs)
            finally:
                if mine == self.at:
                    raise KilledError

        return step

    def half_written(self, real):
        def write(path, data):
            if self.steps == self.at:
                data = data[: len(data) // 2]
            return real(path, data)

        return write


def steps_of(tmp_path: Path, monkeypatch, swap) -> int:
    out = tmp_path / "count" / "site"
    publish(out, OLD)
    put(out, FOREIGN)
    with monkeypatch.context() as patch:
        if swap is not None:
            patch.setattr(publishing, "exchange", swap)
        counting = Executioner(patch, 0, after=False)
        publish(out, NEW)
    return counting.steps


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_kill_at_any_step_leaves_the_old_site_or_the_new_one(tmp_path, monkeypatch, after):
    if os.name != "posix":
        pytest.skip("this system cannot exchange two folders")
    steps = steps_of(tmp_path, monkeypatch, None)
    assert steps > 20
    seen = set()
    for at in range(1, steps + 1):
        out = tmp_path / f"{at}" / "site"
        publish(out, OLD)
        put(out, FOREIGN)
        with monkeypatch.context() as patch:
            Executioner(patch, at, after=after)
            with pytest.raises(KilledError):
                publish(out, NEW)
        left = site_in(out)
        assert left in (OLD, NEW), f"step {at}"
        seen.add(left == NEW)
        publish(out, NEW)
        assert held(out) == {**NEW, **FOREIGN}, f"step {at}"
        assert [path.name for path in out.parent.iterdir()] == ["site"], f"step {at}"
    assert seen == {False, True}


def test_without_an_exchange_the_next_build_puts_it_right(tmp_path, monkeypatch):
    def cannot(one, other):
        return False

    steps = steps_of(tmp_path, monkeypatch, cannot)
    for at in range(1, steps + 1):
        out = tmp_path / f"{at}" / "site"
        publish(out, OLD)
        put(out, FOREIGN)
        with monkeypatch.context() as patch:
            patch.setattr(publishing, "exchange", cannot)
            Executioner(patch, at, after=False)
            with pytest.raises(KilledError):
                publish(out, NEW)
        if out.exists():
            assert site_in(out) in (OLD, NEW), f"step {at}"
        else:
            assert site_in(siblings(out)[1]) == OLD, f"step {at}"
        publish(out, NEW)
        assert held(out) == {**NEW, **FOREIGN}, f"step {at}"
        assert [path.name for path in out.parent.iterdir()] == ["site"], f"step {at}"


def test_a_kill_while_a_killed_build_is_put_right(tmp_path, monkeypatch):
    """Clearing up after a kill can be killed too."""
    for first in range(2, 26, 3):
        for second in range(1, 10):
            out = tmp_path / f"{first}-{second}" / "site"
            publish(out, OLD)
            for at in (first, second):
                with monkeypatch.context() as patch, contextlib.suppress(KilledError):
                    Executioner(patch, at, after=False)
                    publish(out, NEW)
                assert site_in(out) in (OLD, NEW)
            publish(out, NEW)
            assert held(out) == NEW
            assert [path.name for path in out.parent.iterdir()] == ["site"]
