"""`headway history`: what the files tell, and who committed it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.readers.private_files import keep, kept
from tests.cli.envelopes import envelope
from tests.cli.transcript import headway
from tests.repositories import Repo, make_repo

ONE = "---\nname: Northwind counsel\nstages:\n  - 2026-08-03 researching\n"
TWO = f"{ONE}  - 2026-08-19 targeted, needs from the report\n"
PATH = "campaigns/northwind.md"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = make_repo(tmp_path / "repo", "search")
    made.commit({PATH: f"{ONE}---\n", "contacts/dana.md": "# Dana\n"}, day="2026-08-04")
    made.commit({PATH: f"{TWO}---\n"}, day="2026-08-20", author="Dana Kim", message="needs found")
    return made


def said(repo: Repo, line: str = "history") -> str:
    done = headway(repo.ledger, line)
    assert done.exit_code == 0, done.output
    return re.sub(r"\b[0-9a-f]{10}\b", "COMMIT", done.stdout)


def test_each_change_is_told_with_the_commit_that_brought_it(repo: Repo) -> None:
    assert said(repo).splitlines() == [
        "date        record     stage                   evidence               committed",
        "2026-08-03  northwind  researching                                    "
        "2026-08-04 Maya Lind COMMIT",
        "2026-08-19  northwind  researching → targeted  needs from the report  "
        "2026-08-20 Dana Kim COMMIT",
    ]


def test_one_record_is_told_with_its_other_commits_through_a_rename(repo: Repo) -> None:
    repo.move(PATH, "campaigns/northwind-counsel.md")
    repo.commit({}, day="2026-09-01", message="a better name")
    renamed = "campaigns/northwind-counsel.md"
    repo.commit({renamed: f"{TWO}---\n\n- 2026-09-02 research 1h\n"}, day="2026-09-03")
    told = said(repo, "history 'northwind counsel'").split("Commits\n")[1]
    assert told.splitlines() == [
        "  2026-08-04  COMMIT  Maya Lind  a week",
        "    begins; + 2026-08-03 researching; 5 lines more",
        "  2026-08-20  COMMIT  Dana Kim  needs found",
        "    + 2026-08-19 targeted; 1 line more",
        "  2026-09-01  COMMIT  Maya Lind  a better name",
        f"    renamed from {PATH}",
        "  2026-09-03  COMMIT  Maya Lind  a week",
        "    2 lines more",
    ]


def test_a_record_without_stages_has_commits(repo: Repo) -> None:
    assert said(repo, "history dana").splitlines() == [
        "Commits",
        "  2026-08-04  COMMIT  Maya Lind  a week",
        "    begins; 1 line more",
    ]


def test_what_is_not_committed_and_what_was_taken_out_is_told(repo: Repo) -> None:
    repo.write({PATH: f"{ONE}  - 2026-08-15 targeted\n---\n"})
    lines = said(repo).splitlines()
    assert lines[2].split() == ["2026-08-15", "northwind", "researching", "→", "targeted", "not",
                                "yet"]  # fmt: skip
    assert lines[3].split() == ["2026-08-19", "northwind", "targeted", "taken", "out:", "not",
                                "committed", "yet"]  # fmt: skip


@pytest.mark.parametrize(
    ("since", "told"), [("2026-08-05", 1), ("2026-08-04", 2), ("2026-08-21", 0)]
)
def test_since_a_day_what_happened_or_was_committed_then(repo: Repo, since: str, told: int) -> None:
    lines = said(repo, f"history --since {since}").splitlines()
    assert len(lines) == (told + 1 if told else 1)


def test_the_envelope_is_as_its_schema_says(repo: Repo) -> None:
    repo.write({PATH: f"{ONE}  - 2026-08-15 targeted\n---\n"})
    given = envelope(headway(repo.ledger, "history northwind --format json"), "history")
    assert [(one["from"], one["to"], one["lost"]) for one in given["changes"]] == [
        (None, "researching", False),
        ("researching", "targeted", False),
        (None, "targeted", True),
    ]
    assert given["changes"][0]["commit"]["author"] == "Maya Lind"
    assert given["changes"][1]["commit"] is None
    assert [one["changed"] for one in given["commits"]][1] == "+ 2026-08-19 targeted; 1 line more"


def test_without_git_the_files_tell_what_they_know(tmp_path: Path) -> None:
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "headway.toml").write_text("")
    (tmp_path / PATH).write_text(f"{TWO}---\n")
    done = headway(tmp_path, "history")
    assert done.exit_code == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        "date", "2026-08-03", "2026-08-19",
    ]  # fmt: skip
    assert done.stderr == "no commits are shown: it is in no git repository\n"


def test_before_the_first_commit_it_says_so(tmp_path: Path) -> None:
    repo = make_repo(tmp_path / "new")
    repo.write({PATH: f"{TWO}---\n"})
    done = headway(repo.ledger, "history")
    assert done.exit_code == 0
    assert done.stderr == "nothing is committed yet\n"


def test_an_author_cannot_move_the_cursor(repo: Repo) -> None:
    repo.commit({PATH: f"{TWO}  - 2026-09-01 stopped\n---\n"}, author="\x1b[31mRed\u202e")
    assert "\x1b" not in said(repo)
    assert "\u202e" not in said(repo)


def test_nothing_is_written_into_the_ledger_and_the_cache_is_private(
    repo: Repo, cache: Path
) -> None:
    before = {path: path.read_bytes() for path in repo.top.rglob("*") if path.is_file()}
    said(repo)
    assert {path: path.read_bytes() for path in repo.top.rglob("*") if path.is_file()} == before
    kept = [path for path in cache.rglob("*") if path.is_file()]
    assert [oct(path.stat().st_mode & 0o777) for path in kept] == ["0o600"] * len(kept)


@pytest.mark.parametrize("harm", [b"", b"{}", b"[1]", b"\xff", b'{"form": 1, "version": "x"}'])
@pytest.mark.parametrize("write", [Path.write_bytes, keep], ids=["torn", "whole"])
def test_a_harmed_cache_is_read_anew(
    repo: Repo, cache: Path, harm: bytes, write: Callable[[Path, bytes], object]
) -> None:
    expected = said(repo)
    for path in (path for path in cache.rglob("*") if path.is_file()):
        write(path, harm)
    assert said(repo) == expected


@pytest.mark.parametrize("part", ["form", "version", "key"])
def test_what_another_version_or_another_ledger_kept_is_read_anew(
    repo: Repo, cache: Path, part: str
) -> None:
    expected = said(repo)
    (path,) = cache.rglob("history-*")
    held = json.loads(kept(path) or b"")
    forged = {**held, "changes": [], "commits": []}
    keep(path, json.dumps(forged).encode())
    assert said(repo) != expected
    keep(path, json.dumps({**forged, part: {"form": 0}}).encode())
    assert said(repo) == expected


def test_a_cache_that_cannot_be_written_is_done_without(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/no-such-folder")
    assert len(said(repo).splitlines()) == 3
