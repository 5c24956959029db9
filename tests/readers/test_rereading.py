"""Reading again gives what reading anew gives, whatever became of the files and of the cache."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ledger.readers import LedgerReader, read_ledger, rereading, yaml_reader
from ledger.readers.disk_state import state_of_ledger
from ledger.readers.store import Row, Store
from tests.benchmarks.made_ledger import files
from tests.support import write_ledger

DANA = "contacts/dana.md"
KIM = "---\nname: Dana Kim\n---\n\n- 2026-11-02 call 20m [[a]]\n"
LEE = "---\nname: Dana Lee\n---\n\n- 2026-11-02 call 30m [[b]]\n"
FILES = {
    DANA: KIM,
    "contacts/broken.md": "---\nname: [\n---\n- 2026-02-30 call\n\x07 <!-- headway: ignore -->\n",
    "campaigns/a.md": "---\nstages: [2026-11-01 targeted]\nneeds: [privacy, must]\n---\n[[dana]]\n",
    "organizations/a.md": "---\nname: Ä\nwebsite: https://a.example\n---\nnotes\n",
    "journal/2026.md": "- 2026-11-05 10:30 coffee 1h with [[dana]] [got:: a list]\n  and on\n",
    "me.md": "---\nnumber: 120k by 2026-12-31\noffers: [privacy, technical, level 3]\n---\n",
}  # fmt: skip
TICK = 0.02
CLOCK = Store.clock


@pytest.fixture(autouse=True)
def _trusted_at_once(monkeypatch):
    """The disk's word is trusted without waiting until two seconds are over."""
    monkeypatch.setattr(Store, "clock", lambda self: CLOCK(self) and CLOCK(self) + 10**10)


@pytest.fixture
def root(tmp_path):
    return write_ledger(tmp_path / "ledger", FILES)


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "kept" / "cache"


@pytest.fixture
def opened(monkeypatch):
    """The paths of the files that were opened."""
    paths = []
    read = rereading.read_record_file

    def told(root, file):
        paths.append(file.path)
        return read(root, file)

    monkeypatch.setattr(rereading, "read_record_file", told)
    return paths


def held(root, cache):
    """What a process that begins now gives, with what the one before it kept."""
    return LedgerReader(root, cache).read()


def database_of(cache):
    (found,) = cache.glob("*.sqlite")
    return found


def test_what_did_not_change_is_not_opened_again(root, cache, opened):
    reader = LedgerReader(root, cache)
    first = reader.read()
    assert sorted(opened) == sorted(FILES)
    opened.clear()
    assert reader.read() == held(root, cache) == first
    assert opened == []
    assert read_ledger(root) == first


def test_of_what_is_known_to_be_saved_no_other_file_is_looked_at(root, cache, opened, monkeypatch):
    reader = LedgerReader(root, cache)
    reader.read()
    opened.clear()
    path = sorted(FILES)[0]
    (root / path).write_text("---\nname: Saved\n---\n")
    with monkeypatch.context() as patch:
        patch.setattr(rereading, "record_files", None)  # which fails where it is called
        reading = reader.read(saved=[path])
    assert opened == [path]
    assert reading == read_ledger(root)


@pytest.mark.parametrize("becomes", ["gone", "new", "a link", "settings"])
def test_where_files_came_or_went_all_are_looked_for(root, cache, becomes):
    reader = LedgerReader(root, cache)
    reader.read()
    path, other = sorted(FILES)[:2]
    if becomes in ("gone", "a link"):
        (root / path).unlink()
    if becomes == "a link":
        (root / path).symlink_to(root / other)
    if becomes == "new":
        path = "contacts/somebody-new.md"
        (root / path).write_text("x")
    if becomes == "settings":
        path = "headway.toml"
        (root / path).write_text("[rules]\nworks-entry = 3\n")
    assert reader.read(saved=[path]) == read_ledger(root)


def test_what_was_saved_is_not_forgotten_where_reading_fails(root, cache, monkeypatch):
    reader = LedgerReader(root, cache)
    reader.read()
    one, other = sorted(FILES)[:2]
    (root / one).write_text("---\nname: Saved\n---\n")
    with monkeypatch.context() as patch:
        patch.setattr(rereading, "looked_at", None)
        with pytest.raises(TypeError):
            reader.read(saved=[one])
    assert reader.read(saved=[other]) == read_ledger(root)


def test_what_was_written_a_moment_ago_is_opened_again(root, cache, opened, monkeypatch):
    monkeypatch.setattr(Store, "clock", CLOCK)
    reader = LedgerReader(root, cache)
    for _ in range(3):
        opened.clear()
        reader.read()
        assert sorted(opened) == sorted(FILES)
    assert state_of_ledger(root, cache) == ""


def test_what_was_written_three_seconds_ago_is_not_opened_again(root, cache, opened, monkeypatch):
    reader = LedgerReader(root, cache)
    monkeypatch.setattr(Store, "clock", lambda self: CLOCK(self) + 1_900_000_000)
    reader.read()
    opened.clear()
    reader.read()
    assert sorted(opened) == sorted(FILES)
    monkeypatch.setattr(Store, "clock", lambda self: CLOCK(self) + 3_000_000_000)
    reader.read()
    opened.clear()
    reader.read()
    assert opened == []


def _same_size_and_time(file):
    status = file.stat()
    file.write_text(LEE)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def _renamed_over(file):
    status = file.stat()
    other = file.with_suffix(".new")
    other.write_text(LEE)
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(file)


def _written(file):
    file.write_text(LEE)


def _deleted(file):
    file.unlink()


def _a_folder(file):
    file.unlink()
    file.mkdir()


def _a_pipe(file):
    file.unlink()
    os.mkfifo(file)


def _a_link_inside(file):
    file.rename(file.parents[1] / "elsewhere.md")
    file.symlink_to("../elsewhere.md")


def _a_link_outside(file):
    file.rename(file.parents[2] / "outside.md")
    file.symlink_to("../../outside.md")


def _a_link_to_nothing(file):
    file.unlink()
    file.symlink_to("nothing.md")


def _touched(file):
    os.utime(file)


def _moved(file):
    file.rename(file.parents[1] / "organizations" / "dana.md")


def _too_large(file):
    file.write_bytes(b"a" * 5_000_001)


EDITS = (
    _same_size_and_time, _renamed_over, _written, _deleted, _a_folder, _a_pipe, _a_link_inside,
    _a_link_outside, _a_link_to_nothing, _touched, _moved, _too_large,
)  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda one: one.__name__.strip("_"))
def test_every_change_of_a_file_is_seen(root, cache, edit):
    reader = LedgerReader(root, cache)
    before = reader.read()
    time.sleep(TICK)
    edit(root / DANA)
    anew = read_ledger(root)
    assert reader.read() == held(root, cache) == anew
    assert held(root, cache) == anew
    assert (anew != before) == (edit not in (_touched, _a_link_inside))


def test_what_a_link_leads_to_is_seen(root, cache):
    file = root / DANA
    _a_link_inside(file)
    held(root, cache)
    time.sleep(TICK)
    _same_size_and_time(root / "elsewhere.md")
    assert held(root, cache) == read_ledger(root)


def test_a_link_that_leads_out_by_way_of_a_folder_is_seen(root, cache):
    (root / "notes").mkdir()
    (root / DANA).rename(root / "notes" / "dana.md")
    (root / DANA).symlink_to("../notes/dana.md")
    first = held(root, cache)
    (root / "notes").rename(root.parent / "notes")
    (root / "notes").symlink_to("../notes")
    anew = read_ledger(root)
    assert held(root, cache) == anew != first


def test_a_file_that_nobody_may_read_is_seen(root, cache):
    held(root, cache)
    (root / DANA).chmod(0)
    assert held(root, cache) == read_ledger(root)


@pytest.mark.parametrize(
    "text",
    [
        '[folders]\ncontacts = "organization"\n', '[entries]\ndates = "loose"\n', "[broken\n",
        '[kinds]\nhuddle = "with"\n', "# headway: ignore HW101\n", '[folders]\nnotes = "contact"\n',
    ],
)  # fmt: skip
def test_other_settings_read_everything_anew(root, cache, text):
    reader = LedgerReader(root, cache)
    first = reader.read()
    for said in (text, ""):
        (root / "headway.toml").write_text(said)
        assert reader.read() == held(root, cache) == read_ledger(root)
    assert held(root, cache) == first


def test_two_ledgers_share_a_folder(root, cache, tmp_path):
    other = write_ledger(tmp_path / "other", {DANA: LEE})
    assert held(root, cache) == read_ledger(root)
    assert held(other, cache) == read_ledger(other)
    assert held(root, cache) == read_ledger(root)
    assert len(list(cache.iterdir())) == 2


def _emptied(file):
    file.write_bytes(b"")


def _garbage(file):
    file.write_bytes(b"\x93no database at all" * 400)


def _half_garbage(file):
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2] + b"\xa5" * (len(data) // 2))


def _another_layout(file):
    file.unlink()
    with sqlite3.connect(file) as database:
        database.execute("create table files (name text)")
    database.close()


def _without_a_reading(file):
    """Rows that are whole, and hold what no file says."""
    database = sqlite3.connect(file)
    with database:
        for path, seen, digest in list(database.execute("select path, seen, digest from files")):
            row = Row(path, seen, digest, b"\x93")
            parts = (row.packed, row.sum, path)
            database.execute("update files set packed = ?, sum = ? where path = ?", parts)
    database.close()


def _changed(statement, *parts):
    def change(file):
        database = sqlite3.connect(file)
        with database:
            database.execute(statement, parts)
        database.close()

    return change


SPOILT = {
    "deleted": Path.unlink,
    "emptied": _emptied,
    "garbage": _garbage,
    "half garbage": _half_garbage,
    "another layout": _another_layout,
    "another version": _changed("update meaning set key = 'another'"),
    "no version": _changed("delete from meaning"),
    "changed bytes": _changed("update files set packed = replace(packed, 'Dana', 'Nora')"),
    "another sum": _changed("update files set sum = sum + 1"),
    "no reading": _without_a_reading,
    "another file's": _changed("update files set path = ? where path = ?", "contacts/x.md", DANA),
    "another's words": _changed("update files set seen = (select min(seen) from files)"),
    "text for bytes": _changed("update files set packed = 'text'"),
    "a number for bytes": _changed("update files set digest = 7"),
    "bytes for text": _changed("update files set seen = x'ff'"),
    "no table": _changed("drop table files"),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_cache_that_is_spoilt_is_made_anew(root, cache, spoil, opened):
    held(root, cache)
    (root / "contacts" / "x.md").write_text(KIM)
    spoil(database_of(cache))
    anew = read_ledger(root)
    assert held(root, cache) == anew
    assert held(root, cache) == anew
    assert held(root, cache) == anew
    opened.clear()
    held(root, cache)
    assert opened == []


def test_a_cache_that_is_cut_off_anywhere_is_made_anew(root, cache):
    held(root, cache)
    whole = database_of(cache).read_bytes()
    anew = read_ledger(root)
    for length in (*range(0, 120, 7), *range(120, len(whole), 997), len(whole) - 1):
        database_of(cache).write_bytes(whole[:length])
        assert held(root, cache) == anew


def test_a_cache_with_any_byte_changed_gives_nothing_wrong(root, cache):
    held(root, cache)
    whole = database_of(cache).read_bytes()
    anew = read_ledger(root)
    for at in (*range(0, 100, 9), *range(100, len(whole), 331)):
        database_of(cache).write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        assert held(root, cache) == anew


def test_a_folder_that_cannot_be_made_is_gone_without(root, tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert held(root, tmp_path / "file" / "cache") == read_ledger(root)


def test_a_folder_in_the_place_of_the_cache_is_gone_without(root, cache):
    held(root, cache)
    file = database_of(cache)
    file.unlink()
    file.mkdir()
    assert held(root, cache) == read_ledger(root)


@pytest.mark.parametrize("state", ["exclusive", "immediate"])
def test_a_cache_that_another_holds_is_gone_without(root, cache, state, monkeypatch):
    monkeypatch.setattr("ledger.readers.store._WAIT", 0.05)
    held(root, cache)
    kept = database_of(cache).read_bytes()
    (root / DANA).write_text(LEE)
    other = sqlite3.connect(database_of(cache), isolation_level=None)
    other.execute(f"begin {state}")
    assert held(root, cache) == read_ledger(root)
    other.execute("rollback")
    other.close()
    assert database_of(cache).read_bytes() == kept
    assert held(root, cache) == read_ledger(root)


@pytest.mark.parametrize("name", ["SQLITE_FULL", "SQLITE_READONLY_DIRECTORY", "SQLITE_IOERR_WRITE"])
def test_a_disk_that_takes_no_more_is_gone_without(root, cache, monkeypatch, name):
    held(root, cache)
    (root / DANA).write_text(LEE)

    class Full(sqlite3.Connection):
        def executemany(self, *_):
            error = sqlite3.OperationalError("no more")
            error.sqlite_errorname = name
            raise error

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **b: connect(*a, **b, factory=Full))
    assert held(root, cache) == read_ledger(root)
    monkeypatch.undo()
    assert database_of(cache).stat().st_size > 0
    assert held(root, cache) == read_ledger(root)


def test_a_python_without_sqlite_goes_without(root, cache, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "sqlite3", None)
    assert held(root, cache) == read_ledger(root)
    assert held(root, cache) == read_ledger(root)


@pytest.mark.parametrize("umask", [0, 0o022, 0o077])
def test_it_is_the_owners_alone(root, cache, umask):
    before = os.umask(umask)
    try:
        held(root, cache)
    finally:
        os.umask(before)
    assert cache.stat().st_mode & 0o777 == 0o700
    assert {one.stat().st_mode & 0o777 for one in cache.iterdir()} == {0o600}


def test_it_holds_nothing_that_runs_when_it_is_read(root, cache):
    held(root, cache)
    database = sqlite3.connect(database_of(cache))
    for (packed,) in database.execute("select packed from files"):
        assert packed[:1] != b"\x80"
        assert b"ledger.model" not in packed
    database.close()


def test_rows_of_other_settings_never_mix(root, cache):
    """Two processes at once, the settings changed between them."""
    slow, quick = Store(cache, root, b"one"), Store(cache, root, b"two")
    slow.clock()
    row = Row(DANA, "seen", b"digest", b"packed")
    slow.keep([row], ())
    quick.keep([Row("contacts/b.md", "seen", b"digest", b"packed")], ())
    assert slow.rows() == []
    assert [one.path for one in quick.rows()] == ["contacts/b.md"]


def test_two_processes_at_once_are_both_right(tmp_path, cache):
    root = write_ledger(tmp_path / "many", dict(files(40)))
    anew = read_ledger(root)
    children = []
    for _ in range(3):
        child = os.fork()
        if not child:
            right = all(held(root, cache) == anew for _ in range(3))
            os._exit(0 if right else 1)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert held(root, cache) == anew


def test_many_files_are_read_in_two_processes_as_in_one(tmp_path, cache, monkeypatch):
    root = write_ledger(tmp_path / "many", {**dict(files(60)), **FILES})
    (root / "contacts" / "bad\udcff.md").write_text(KIM)
    (root / "contacts" / "away.md").symlink_to("nothing")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    monkeypatch.setattr(rereading, "_WORTH_SHARING", 1)
    monkeypatch.setattr(rereading, "_CHUNK", 5)
    anew = read_ledger(root)
    assert held(root, cache) == held(root, cache) == anew


def test_what_another_process_cannot_hand_over_is_read_here(tmp_path, cache, monkeypatch):
    """Half a character has no form in bytes; PyYAML's parser in Python lets one in."""
    monkeypatch.setattr(yaml_reader, "_Parser", yaml.Loader)
    half = '---\nname: "Dana \\ud83d"\n---\n'
    root = write_ledger(tmp_path / "many", {f"contacts/a{at:02}.md": half for at in range(20)})
    taken, here, read = tmp_path / "taken", os.getpid(), rereading.read_record_file

    def told(root, file):
        if os.getpid() != here:
            taken.touch()
        for _ in range(1000):  # until another process has some of the files
            if taken.exists():
                break
            time.sleep(0.01)
        return read(root, file)

    anew = read_ledger(root)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    monkeypatch.setattr(rereading, "_WORTH_SHARING", 1)
    monkeypatch.setattr(rereading, "_CHUNK", 5)
    monkeypatch.setattr(rereading, "read_record_file", told)
    assert held(root, cache) == held(root, cache) == anew
    assert taken.exists()
    assert {one.name for one in anew.ledger.records} == {"Dana \ud83d"}


def test_what_is_kept_a_part_at_a_time_is_kept_whole(root, cache, opened, monkeypatch):
    monkeypatch.setattr(rereading, "_ROWS", 2)
    anew = read_ledger(root)
    assert held(root, cache) == anew
    opened.clear()
    assert held(root, cache) == anew
    assert opened == []


class Edited(RuleBasedStateMachine):
    """A ledger whose files are edited at random, read by one process that goes on and by others."""

    paths = st.sampled_from([*FILES, "contacts/new.md", "organizations/sub/new.md"])

    @initialize()
    def begin(self) -> None:
        self.top = Path(tempfile.mkdtemp())
        self.root = write_ledger(self.top / "ledger", FILES)
        self.reader = LedgerReader(self.root, self.top / "one")
        # Edits follow each other faster than the disk's clock ticks.
        Store.clock = CLOCK

    def teardown(self) -> None:
        shutil.rmtree(self.top)

    @rule(path=paths, text=st.sampled_from([*FILES.values(), LEE, "", "\ud800".join("ab")]))
    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_bytes(text.encode("utf-8", "surrogatepass"))

    @rule(path=paths, other=paths)
    def move(self, path: str, other: str) -> None:
        if (self.root / path).exists():
            (self.root / other).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).replace(self.root / other)

    @rule(path=paths, other=paths)
    def link(self, path: str, other: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).unlink(missing_ok=True)
        (self.root / path).symlink_to(self.root / other)

    @rule(path=paths)
    def delete(self, path: str) -> None:
        (self.root / path).unlink(missing_ok=True)

    @rule(text=st.sampled_from(["", '[entries]\ndates = "loose"\n', '[folders]\nx = "contact"\n']))
    def settle(self, text: str) -> None:
        (self.root / "headway.toml").write_text(text)

    @rule(name=st.sampled_from(["deleted", "garbage", "another version", "another sum"]))
    def spoil(self, name: str) -> None:
        for file in (self.top / "two").glob("*.sqlite"):
            SPOILT[name](file)

    @invariant()
    def is_as_read_anew(self) -> None:
        anew = read_ledger(self.root)
        assert self.reader.read() == anew
        assert held(self.root, self.top / "two") == anew


TestAfterAnyEditsItIsAsReadAnew = Edited.TestCase
Edited.TestCase.settings = settings(max_examples=15, stateful_step_count=8, deadline=None)


def test_a_python_without_sqlite_reads_everything_anew(root, cache, monkeypatch):
    kept = LedgerReader(root, cache).read()
    [file] = cache.glob("*.sqlite")
    before = file.read_bytes()
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    assert LedgerReader(root, cache).read() == kept
    assert file.read_bytes() == before
    assert not Store(cache, root, b"of another").is_of_another(0)


def test_a_cache_folder_that_cannot_be_looked_into_is_done_without(root, cache, monkeypatch):
    kept = LedgerReader(root, cache).read()
    store = Store(cache, root, b"")

    def denied(*_: object) -> bool:
        raise PermissionError

    monkeypatch.setattr(type(cache), "exists", denied)
    assert store.rows() == []
    monkeypatch.undo()
    assert LedgerReader(root, cache).read() == kept
