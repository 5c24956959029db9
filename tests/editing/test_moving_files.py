"""Files move and go last, all or none; what is cut short is finished by doing it again."""

from __future__ import annotations

import errno
import os
import shlex
import signal
import stat
from pathlib import Path

import pytest

from ledger.editing import ChangedMeanwhileError, FileChange, NotWrittenError, commit
from tests.cli.transcript import contents, headway
from tests.faults.failing import failing_at, killed_at, ran, watched
from tests.support import write_ledger

# The calls by which a file comes to where it is to be, or goes.
STEPS = ("exchange", "link", "replace", "rename")


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


@pytest.mark.parametrize("nth", range(1, 5))
def test_a_step_that_fails_leaves_everything_as_it_was(tmp_path: Path, nth: int) -> None:
    root = write_ledger(tmp_path, {"a.md": "a", "b.md": "b", "c.md": "c"})
    before = contents(root)
    changes = [
        FileChange("c.md", b"c", None),
        FileChange("a.md", b"a", b"1", to="d/e.md"),
        FileChange("b.md", b"b", b"2"),
        FileChange("new.md", None, b"3"),
    ]
    # A new file that gets no second name is renamed.
    steps = [name for name in STEPS if name != "link"]
    with (
        watched(failing_at(nth, errno.ENOSPC, tuple(steps))),
        pytest.raises(OSError, match="No space"),
    ):
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
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
def test_killed_anywhere_it_is_finished_by_running_it_again(tmp_path: Path, line: str) -> None:
    words = shlex.split(line)
    whole = write_ledger(tmp_path / "whole" / "ledger", FILES)
    assert ran(whole, words) == 0
    wanted = contents(whole)
    calls = (tmp_path / "whole" / "calls.txt").read_text().split()
    steps = [nth for nth, name in enumerate(calls, start=1) if name in STEPS]
    assert len(steps) > 1
    for nth in steps:
        root = write_ledger(tmp_path / f"killed-{nth}" / "ledger", FILES)
        assert ran(root, words, killed_at(nth)) == -signal.SIGKILL
        left = files(root)
        told = headway(root, "check").output
        assert left in (FILES_AS_BYTES, wanted) or "error" in told, told
        if left == wanted:
            continue
        assert ran(root, words) == 0, (root.parent / "said.txt").read_text()
        assert files(root) == wanted


def files(root: Path) -> dict[str, bytes]:
    """The files of a ledger but for what a writer that was killed left."""
    return {path: data for path, data in contents(root).items() if not path.endswith(".tmp")}


FILES_AS_BYTES = {"headway.toml": b"", **{path: text.encode() for path, text in FILES.items()}}
