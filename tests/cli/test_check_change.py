"""`check --since`, `--staged` and `--history`: what a change does, and nothing that was there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.transcript import headway
from tests.repositories import Repo, make_repo

PATH = "campaigns/northwind.md"
ORG = "---\nneeds: privacy, must, from annual report\n---\n"
ONE = "---\norganization: northwind-gc\ntitle: Counsel\nstages:\n  - 2026-08-03 researching\n"
TWO = f"{ONE}  - 2026-08-19 targeted\n"
OLD = "- 2026-09-01 emial [[northwind-gc]] an old slip\n"


@pytest.fixture(params=["", "my search"])
def repo(tmp_path: Path, request: pytest.FixtureRequest) -> Repo:
    made = make_repo(tmp_path / "repo", request.param)
    files = {"organizations/northwind-gc.md": ORG, PATH: f"{TWO}---\n", "journal/a.md": OLD}
    made.commit(files, day="2026-08-20")
    return made


def found(repo: Repo, options: str) -> list[str]:
    """The findings as `path:line: CODE`."""
    done = headway(repo.ledger, f"check --format concise {options}")
    assert done.exit_code in (0, 1), done.output
    return [
        f"{place.rsplit(':', 1)[0]}: {rest.split(' ')[0]}"
        for place, rest in (line.split(": ", 1) for line in done.stdout.splitlines())
    ]


def test_what_was_there_before_is_not_told(repo: Repo) -> None:
    assert found(repo, "") == ["journal/a.md:1: HW502"]
    assert found(repo, "--since HEAD") == []
    assert found(repo, "--staged") == []
    assert found(repo, "--history") == ["journal/a.md:1: HW502"]


def test_what_a_change_brings_is_told_where_it_is(repo: Repo) -> None:
    repo.write({"journal/a.md": f"# September\n\n{OLD}- 2026-09-02 cofee [[nobody]]\n"})
    expected = ["journal/a.md:4: HW502", "journal/a.md:4: HW301"]
    assert found(repo, "--since HEAD") == expected
    assert found(repo, "--staged") == []
    repo.git("add", "--all")
    assert found(repo, "--staged") == expected


def test_an_old_finding_on_a_line_that_is_touched_is_told(repo: Repo) -> None:
    repo.write({"journal/a.md": OLD.replace("an old slip", "an old slip, and more")})
    assert found(repo, "--since HEAD") == ["journal/a.md:1: HW502"]


def test_a_finding_that_the_change_brings_elsewhere_is_told(repo: Repo) -> None:
    repo.delete("organizations/northwind-gc.md")
    assert f"{PATH}:2: HW301" in found(repo, "--since HEAD")


def test_a_staged_file_is_judged_as_it_is_staged(repo: Repo) -> None:
    repo.write({PATH: f"{TWO}  - 2026-09-02 accepted\n---\n"})
    repo.git("add", "--all")
    repo.write({PATH: f"{TWO}---\n"})
    assert found(repo, "") == ["journal/a.md:1: HW502"]
    assert found(repo, "--staged") == [f"{PATH}:7: HW202"]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (f"{ONE}---\n", f"{PATH}:4: HW701"),
        (f"{ONE}  - 2026-08-25 targeted\n---\n", f"{PATH}:6: HW702"),
        (f"{ONE}  - 2026-08-12 targeted\n---\n", f"{PATH}:6: HW703"),
    ],
)
def test_a_change_may_add_and_not_rewrite(repo: Repo, now: str, expected: str) -> None:
    repo.write({PATH: now})
    assert found(repo, "--since HEAD") == [expected]
    repo.git("add", "--all")
    assert found(repo, "--staged") == [expected]
    repo.commit({})
    assert found(repo, "--staged") == []
    assert found(repo, "--since HEAD") == []
    assert found(repo, "--since HEAD~1") == [expected]
    assert expected in found(repo, "--history")


def test_a_move_from_where_it_stood_is_judged(repo: Repo) -> None:
    repo.write({PATH: f"{TWO}  - 2026-09-02 negotiating\n---\n"})
    assert found(repo, "--since HEAD") == [f"{PATH}:7: HW202"]


def test_what_others_did_meanwhile_is_not_mine(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "mine")
    repo.commit({"campaigns/b.md": f"{ONE}---\n"})
    repo.git("checkout", "--quiet", "main")
    repo.commit({PATH: f"{TWO}  - 2026-09-02 stopped\n---\n"})
    repo.git("checkout", "--quiet", "mine")
    assert found(repo, "--since main") == []


def test_a_renamed_file_brings_nothing_old(repo: Repo) -> None:
    repo.write({"journal/b.md": f"{OLD}{OLD}text enough to be known again\nand more of it\n"})
    repo.commit({})
    repo.move("journal/b.md", "journal/2026/b.md")
    repo.move(PATH, "campaigns/2026/counsel.md")
    assert found(repo, "--since HEAD") == []


def test_the_first_commit_is_judged_whole(tmp_path: Path) -> None:
    repo = make_repo(tmp_path / "new")
    repo.write({"journal/a.md": OLD})
    repo.git("add", "--all")
    assert found(repo, "--staged") == ["journal/a.md:1: HW502", "journal/a.md:1: HW301"]


@pytest.mark.parametrize("options", ["--staged", "--since HEAD", "--history"])
def test_without_git_it_says_so(tmp_path: Path, options: str) -> None:
    (tmp_path / "headway.toml").write_text("")
    done = headway(tmp_path, f"check {options}")
    assert done.exit_code == 3
    assert done.stderr == "Error: there is no history to look at: it is in no git repository\n"


def test_a_revision_that_is_none_is_told(repo: Repo) -> None:
    done = headway(repo.ledger, "check --since nope")
    assert (done.exit_code, done.stderr) == (3, "Error: nope names no commit here\n")


def test_one_question_at_a_time(repo: Repo) -> None:
    assert headway(repo.ledger, "check --since HEAD --staged").exit_code == 2


def test_a_shallow_clone_says_what_it_lacks(repo: Repo, tmp_path: Path) -> None:
    repo.commit({PATH: f"{TWO}  - 2026-09-02 stopped\n---\n"})
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.top}", str(tmp_path / "clone"))
    ledger = tmp_path / "clone" / repo.ledger.relative_to(repo.top)
    done = headway(ledger, "check --history")
    assert done.exit_code == 0
    assert "the clone is shallow" in done.stderr
    done = headway(ledger, "check --since HEAD~1")
    assert (done.exit_code, done.stderr) == (3, "Error: HEAD~1 names no commit here\n")
