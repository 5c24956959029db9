"""Files move and go last, all or none; what is cut short is finished by doing it again."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledger.editing import ChangedMeanwhileError, FileChange, NotWrittenError, _replacing, commit
from tests.cli.transcript import contents, headway
from tests.support import write_ledger

KILLED = 9


def test_a_file_moves_with_its_new_bytes_and_its_mode(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "a.md").chmod(0o640)
    (tmp_path / "gone.md").write_bytes(b"x")
    changes = [
        FileChange("gone.md", b"x", None),
        FileChange("a.md", b"old", b"new", to="b/c.md"),
    ]
    commit(tmp_path, changes)
    assert contents(tmp_path) == {"b/c.md": b"new"}
    assert stat.S_IMODE((tmp_path / "b/c.md").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (FileChange("a.md", b"other", None), "a.md has changed since it was read"),
        (FileChange("a.md", b"a", b"a", to="b.md"), "b.md exists already"),
        (FileChange("a.md", b"a", b"a", to="../b.md"), "outside the ledger"),
        (FileChange("link.md", b"a", None), "link.md is a link to another file"),
        (FileChange("link.md", b"a", b"a", to="c.md"), "link.md is a link to another file"),
    ],
)
def test_what_may_not_move_or_go_stays(tmp_path: Path, change: FileChange, said: str) -> None:
    root = write_ledger(tmp_path / "l", {"a.md": "a", "b.md": "b"})
    (root / "link.md").symlink_to("a.md")
    before = contents(root)
    with pytest.raises(NotWrittenError, match=said):
        commit(root, [FileChange("b.md", b"b", b"new"), change])
    assert contents(root) == before


def test_a_name_in_other_capitals_is_the_files_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that takes the two for one: the name is there already, and is this file."""
    (tmp_path / "dana.md").write_bytes(b"a")
    (tmp_path / "Dana.md").hardlink_to(tmp_path / "dana.md")
    (tmp_path / "other.md").write_bytes(b"b")
    with pytest.raises(ChangedMeanwhileError):
        commit(tmp_path, [FileChange("other.md", b"b", b"b", to="Dana.md")])
    taken = Path.rename

    def rename(self: Path, target: Path) -> Path:
        (tmp_path / "Dana.md").unlink(missing_ok=True)
        return taken(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    commit(tmp_path, [FileChange("dana.md", b"a", b"new", to="Dana.md")])
    assert contents(tmp_path) == {"Dana.md": b"new", "other.md": b"b"}


def failing_at(nth: int, fail: Callable[[], None]) -> Callable[[], int]:
    """Patches what moves a file so that the nth time fails; how often it has been called."""
    calls = 0

    def around(made: Callable[[Path, Path], Any]) -> Callable[[Path, Path], Any]:
        def counted(self: Path, target: Path) -> Any:
            nonlocal calls
            calls += 1
            if calls == nth:
                fail()
            return made(self, target)

        return counted

    Path.replace = around(Path.replace)  # type: ignore[method-assign]
    Path.rename = around(Path.rename)  # type: ignore[method-assign]
    _replacing.exchange = around(_replacing.exchange)
    return lambda: calls


@pytest.mark.parametrize("nth", range(1, 5))
def test_a_step_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    root = write_ledger(tmp_path, {"a.md": "a", "b.md": "b", "c.md": "c"})
    before = contents(root)
    monkeypatch.setattr(Path, "replace", Path.replace)
    monkeypatch.setattr(Path, "rename", Path.rename)
    monkeypatch.setattr(_replacing, "exchange", _replacing.exchange)

    def fail() -> None:
        raise OSError(28, "No space left on device")

    failing_at(nth, fail)
    changes = [
        FileChange("c.md", b"c", None),
        FileChange("a.md", b"a", b"1", to="d/e.md"),
        FileChange("b.md", b"b", b"2"),
        FileChange("new.md", None, b"3"),
    ]
    with pytest.raises(OSError, match="No space"):
        commit(root, changes)
    assert contents(root) == before


FILES = {
    "contacts/dana-kim.md": "---\nname: Dana Kim\nemail: a@b.example\n---\n\nI am [[dana-kim]].\n\n"
    "- 2026-09-01 call 20m [[dana-k]]\n",
    "contacts/dana-k.md": "---\nname: Dana K\nemail: c@d.example\ntitle: Counsel\n---\n\nTea.\n\n"
    "- 2026-09-02 call 10m hm\n  [[dana-kim]] and more\n",
    "campaigns/a.md": "---\nname: A\nindustry: law\ninfluencers: [dana-k]\n---\n[[dana-kim]]\n",
    "journal/2026-11.md": "- 2026-09-03 call [[dana-k]] [[dana-kim|D]]\n",
}


@pytest.mark.parametrize(
    "line",
    ["rename dana-kim dana-lee", 'rename dana-kim "Dana Lee" --keep-alias', "merge dana-k dana-kim",
     "merge dana-kim dana-k", "archive dana-kim"],
)  # fmt: skip
def test_killed_anywhere_it_is_finished_by_running_it_again(tmp_path: Path, line: str) -> None:
    whole = write_ledger(tmp_path / "whole", FILES)
    assert headway(whole, line).exit_code == 0
    wanted, steps = contents(whole), 0
    while True:
        root = write_ledger(tmp_path / f"killed-{steps}", FILES)
        child = os.fork()
        if not child:
            failing_at(steps + 1, lambda: os._exit(KILLED))
            headway(root, line)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        left = {path: data for path, data in contents(root).items() if not path.endswith(".tmp")}
        if os.waitstatus_to_exitcode(status) == 0:
            assert left == wanted
            break
        steps += 1
        told = headway(root, "check").output
        assert left in (FILES_AS_BYTES, wanted) or "error" in told, told
        again = headway(root, line)
        if left == wanted:
            continue
        assert again.exit_code == 0, again.output
        now = {path: data for path, data in contents(root).items() if not path.endswith(".tmp")}
        assert now == wanted
    assert steps > 1


FILES_AS_BYTES = {"headway.toml": b"", **{path: text.encode() for path, text in FILES.items()}}
