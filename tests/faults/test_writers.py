"""Many writers at once, and an editor among them, lose no line and do not turn each other away."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.commands._log_memory import MOST_KEPT
from ledger.config import defaults
from ledger.editing import (
    Additions,
    FileChange,
    HeldByAnotherError,
    commit,
    exclusively,
    splice,
)
from ledger.model.record import RecordKind
from tests.cli.transcript import contents, headway
from tests.faults.acts import acts, fresh
from tests.faults.failing import ran
from tests.support import write_ledger
from tests.tally import is_long

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")

MANY, FEWER = 100, 8
JOURNAL = "journal/2026-11.md"


def at_once(work: Callable[[int], int], count: int = MANY) -> list[int]:
    """What each of some processes, started together, ends with."""
    children = []
    for number in range(count):
        child = os.fork()
        if not child:
            status = 70
            try:
                status = work(number)
            finally:
                os._exit(status)
        children.append(child)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def add_line(root: Path, path: str, number: int) -> int:
    with exclusively(root):
        before = (root / path).read_bytes()
        line = f"- 2026-11-{1 + number % 22:02} email number {number}."
        after = splice(path, before, RecordKind.JOURNAL, defaults(), Additions(lines=(line,)))
        commit(root, [FileChange(path, before, after)])
    return 0


def test_a_hundred_writers_of_one_file(tmp_path: Path) -> None:
    root = fresh(tmp_path)
    assert at_once(lambda number: add_line(root, JOURNAL, number)) == [0] * MANY
    written = (root / JOURNAL).read_text()
    assert all(f"number {number}." in written for number in range(MANY))
    assert set(contents(root)) == set(contents(fresh(tmp_path / "other")))


def test_a_hundred_writers_of_files_of_their_own(tmp_path: Path) -> None:
    paths = [f"journal/day-{number}.md" for number in range(MANY)]
    root = write_ledger(tmp_path, dict.fromkeys(paths, "# Day\n"))
    assert at_once(lambda number: add_line(root, paths[number], number)) == [0] * MANY
    assert all(f"number {n}." in (root / paths[n]).read_text() for n in range(MANY))


def count_now() -> int:
    """How many commands at once: each has all of the program to itself."""
    return MANY if is_long() else FEWER


def test_many_commands_of_one_ledger(tmp_path: Path) -> None:
    count = count_now()
    campaign = (
        "---\norganization: northwind\ntitle: Counsel {}\n"
        "stages:\n  - 2026-10-19 researching\n---\n"
    )
    paths = {f"campaigns/c{n:02}.md": campaign.format(n) for n in range(count)}
    root = write_ledger(tmp_path / "ledger", {"organizations/northwind.md": "# N\n", **paths})

    def move(number: int) -> int:
        words = ["move", f"c{number:02}", "rejected", "--evidence", "because so"]
        return ran(root, words, beside=tmp_path)

    assert at_once(move, count) == [0] * count, (tmp_path / "said.txt").read_text()
    assert all(b"rejected" in data for path, data in contents(root).items() if path in paths)


def test_many_snoozes_into_one_journal(tmp_path: Path) -> None:
    count = count_now()
    root = fresh(tmp_path / "ledger")
    action = next(act.words[1] for act in acts(tmp_path) if act.name == "snooze")

    def snooze(number: int) -> int:
        words = ["snooze", action, "--until", "2026-12-01", "--why", f"reason {number}."]
        return ran(root, words, beside=tmp_path)

    assert at_once(snooze, count) == [0] * count, (tmp_path / "said.txt").read_text()
    written = (root / JOURNAL).read_text()
    assert all(f"reason {number}." in written for number in range(count))


def test_many_new_records_of_one_name(tmp_path: Path) -> None:
    count = count_now()
    root = fresh(tmp_path / "ledger")
    before = contents(root)

    def new(number: int) -> int:
        return ran(root, ["new", "contact", "Ines Marlow", "--force"], beside=tmp_path)

    assert at_once(new, count) == [0] * count, (tmp_path / "said.txt").read_text()
    numbers = ["", *(f"-{number}" for number in range(2, count + 1))]
    made = {f"contacts/ines-marlow{number}.md" for number in numbers}
    assert set(contents(root)) == made | set(before)


def test_many_renames_of_what_one_file_links_to(tmp_path: Path) -> None:
    count = count_now()
    paths = {f"contacts/c{n:02}.md": "# C\n" for n in range(count)}
    links = "".join(f"[[c{n:02}]]\n" for n in range(count))
    root = write_ledger(tmp_path / "ledger", {**paths, JOURNAL: links})

    def rename(number: int) -> int:
        return ran(root, ["rename", f"c{number:02}", f"d{number:02}"], beside=tmp_path)

    assert at_once(rename, count) == [0] * count, (tmp_path / "said.txt").read_text()
    assert (root / JOURNAL).read_text() == links.replace("[[c", "[[d")


def test_many_logs_into_one_file_and_each_can_be_taken_back(tmp_path: Path) -> None:
    root = fresh(tmp_path / "ledger")
    before = contents(root)

    def log(number: int) -> int:
        place = tmp_path / str(number)
        place.mkdir()
        return ran(root, ["log", f"2026-11-21 email [[lee-park]] number {number}."], beside=place)

    def undo() -> int:
        return ran(root, ["log", "--undo"], beside=tmp_path)

    count = MANY if is_long() else MOST_KEPT + 2
    assert at_once(log, count) == [0] * count
    written = (root / "contacts/lee-park.md").read_text()
    assert all(f" number {number}." in written for number in range(count))
    assert headway(root, "check").exit_code == headway(fresh(tmp_path / "o"), "check").exit_code
    for left in reversed(range(count - MOST_KEPT, count)):
        assert undo() == 0, (tmp_path / "said.txt").read_text()
        text = (root / "contacts/lee-park.md").read_text()
        assert sum(f" number {number}." in text for number in range(count)) == left
    assert undo() == 3
    others = {path: data for path, data in before.items() if path != "contacts/lee-park.md"}
    assert others.items() <= contents(root).items()


def renaming(path: Path, data: bytes) -> None:
    other = path.with_name(".editor")
    with other.open("wb") as file:
        file.write(data)
    other.rename(path)


def in_place(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)


@pytest.mark.parametrize("save", [renaming, in_place])
def test_an_editor_that_saves_at_any_call_loses_no_line(
    save: Callable[[Path, bytes], None], tmp_path: Path
) -> None:
    words = list(next(act.words for act in acts(tmp_path) if act.name == "snooze"))
    ran(fresh(tmp_path / "whole" / "ledger"), words)
    calls = len((tmp_path / "whole" / "calls.txt").read_text().split())
    assert calls > 4
    for nth in range(1, calls + 1):
        path = fresh(tmp_path / str(nth) / "ledger") / JOURNAL

        def act(number: int, name: str, nth: int = nth, path: Path = path) -> None:
            if number == nth:
                save(path, path.read_bytes() + b"- 2026-11-21 note typed in an editor\n")

        status = ran(tmp_path / str(nth) / "ledger", words, act)
        assert status == 0, (tmp_path / str(nth) / "said.txt").read_text()
        written = path.read_text()
        assert "typed in an editor" in written, nth
        assert "they are away" in written, nth


def test_who_waits_too_long_is_told_what_holds_the_ledger(tmp_path: Path) -> None:
    ready, done = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        with exclusively(tmp_path):
            os.write(ready[1], b"x")
            os.read(done[0], 1)
            os._exit(0)
    os.read(ready[0], 1)
    try:
        with pytest.raises(HeldByAnotherError) as refusal, exclusively(tmp_path, longest=0.05):
            pass
    finally:
        os.write(done[1], b"x")
        os.waitpid(child, 0)
    said = str(refusal.value)
    assert said.startswith("the ledger is being written by ")
    assert said.endswith("; nothing is written, run it again")
    with exclusively(tmp_path), exclusively(tmp_path, longest=0):
        commit(tmp_path, [FileChange("a.md", None, b"new")])


def test_a_writer_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    root = fresh(tmp_path / "ledger")
    ready = os.pipe()
    child = os.fork()
    if not child:
        with exclusively(root):
            (root / "contacts/.headway-0123456789abcdef.tmp").write_bytes(b"half a no")
            os.write(ready[1], b"x")
            signal.pause()
    os.read(ready[0], 1)
    assert ran(root, ["new", "contact", "Ines Marlow", "--dry-run"], beside=tmp_path) == 0
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with exclusively(root, longest=0):
        pass
    assert ran(root, ["new", "contact", "Ines Marlow"], beside=tmp_path) == 0
    assert "contacts/ines-marlow.md" in contents(root)
    assert not [path for path in contents(root) if path.endswith(".tmp")]
