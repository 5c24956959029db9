"""`build --rev`: the report of the ledger as a commit has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.transcript import headway
from tests.repositories import Repo, make_repo

PATH = "campaigns/northwind.md"
ONE = "---\nname: Northwind counsel\nstages:\n  - 2026-08-03 researching\n"
TWO = f"{ONE}  - 2026-08-19 targeted\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = make_repo(tmp_path / "repo", "my search")
    made.commit({PATH: f"{ONE}---\n", "contacts/dana.md": "# Dana\n"}, day="2026-08-04",
                message="first week")  # fmt: skip
    made.git("tag", "first")
    made.commit({PATH: f"{TWO}---\n"}, day="2026-08-22")
    made.write({PATH: f"{TWO}  - 2026-09-01 applied\n---\n", "contacts/lee.md": "# Lee\n"})
    return made


def built(repo: Repo, options: str) -> tuple[Path, str]:
    done = headway(repo.ledger, f"build {options}")
    assert done.exit_code == 0, done.output
    return repo.ledger / "site", done.stderr


def text(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def test_the_report_is_of_the_commit_and_of_its_day(repo: Repo) -> None:
    site, said = built(repo, "--rev first")
    assert "targeted" not in text(site, "campaigns/northwind.html").split("<footer")[0]
    assert '<time datetime="2026-08-04">' in text(site, "index.html")
    assert not (site / "contacts/lee.html").exists()
    short = repo.git("rev-parse", "first")[:10]
    assert said.startswith(f"as {short} of 2026-08-04 (first week) has it, as of 2026-08-04\n")


def test_a_day_that_is_given_counts(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADWAY_TODAY", "2026-12-24")
    assert '<time datetime="2026-08-22">' in text(built(repo, "--rev HEAD")[0], "index.html")
    site, _ = built(repo, "--rev HEAD --as-of 2026-09-01")
    assert '<time datetime="2026-09-01">' in text(site, "index.html")


def test_the_history_ends_with_the_commit(repo: Repo) -> None:
    site, _ = built(repo, "--rev first")
    page = text(site, "history.html")
    assert repo.git("rev-parse", "first")[:10] in page
    assert repo.git("rev-parse", "HEAD")[:10] not in page


def test_nothing_of_the_work_tree_is_in_it(repo: Repo) -> None:
    (repo.ledger / "templates/pages").mkdir(parents=True)
    (repo.ledger / "templates/pages/index.html").write_text("MINE")
    repo.commit({"headway.toml": '[site]\ntitle = "Then"\ntemplates = true\neditor = "vscode"\n'})
    before, _ = built(repo, "--rev HEAD --as-of 2026-11-22")
    pages = {path: path.read_bytes() for path in before.rglob("*.html")}
    assert b"MINE" not in pages[before / "index.html"]
    assert b"vscode:" not in pages[before / "campaigns/northwind.html"]
    repo.write({"headway.toml": '[site]\ntitle = "Now"\n', PATH: "---\nname: Other\n---\n"})
    repo.delete("contacts/dana.md")
    after, _ = built(repo, "--rev HEAD --as-of 2026-11-22")
    assert {path: path.read_bytes() for path in after.rglob("*.html")} == pages


@pytest.mark.parametrize(
    ("revision", "why"),
    [("nowhere", "nowhere names no commit here"), ("--all", "--all names no commit here")],
)
def test_what_names_no_commit_is_said_in_one_line(repo: Repo, revision: str, why: str) -> None:
    done = headway(repo.ledger, f"build --rev={revision}")
    assert (done.exit_code, done.stderr) == (3, f"Error: {why}\n")
    assert not (repo.ledger / "site").exists()


def test_a_commit_without_the_ledger_is_said(tmp_path: Path) -> None:
    made = make_repo(tmp_path / "repo", "search")
    (made.top / "note").write_text("x")
    made.git("add", "--all")
    made.git("commit", "--quiet", "-m", "before the search")
    made.commit({PATH: f"{ONE}---\n"})
    done = headway(made.ledger, "build --rev HEAD~1")
    assert done.exit_code == 3
    assert "has no ledger here: it holds no headway.toml" in done.stderr
    assert done.stderr.count("\n") == 1


def test_outside_a_repository_it_is_said(make_ledger) -> None:
    done = headway(make_ledger({}), "build --rev HEAD")
    assert (done.exit_code, done.stderr) == (3, "Error: it is in no git repository\n")
