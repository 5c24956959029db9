"""The history: what the files tell, the commits behind it, and what is missing of them."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from ledger.build import build, read_commits, render, work_out
from ledger.readers import read_ledger
from tests.pages.laying_out import results_of, view_of
from tests.repositories import Repo, make_repo
from tests.site.reading import ReadPage
from tests.support import AS_OF, write_ledger

PATH = "campaigns/northwind.md"
ONE = "---\nname: Northwind counsel\nstages:\n  - 2026-08-03 researching\n"
TWO = f"{ONE}  - 2026-08-19 targeted, needs from the report\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = make_repo(tmp_path / "repo", "a/deep/search")
    made.commit({PATH: f"{ONE}---\n", "contacts/dana.md": "# Dana\n"}, day="2026-08-04")
    made.commit({PATH: f"{TWO}---\n"}, day="2026-08-22", author="Dana Kim", message="needs found")
    return made


def results_at(root: Path, as_of: date = AS_OF, cache: Path | None = None):
    reading = read_ledger(root)
    return work_out(reading, root, as_of, read_commits(root, reading, cache))


def history_of(root: Path, as_of: date = AS_OF):
    return view_of(results_at(root, as_of), "history.html")


def changes(view):
    return [one for month in view.months for one in month.changes]


def test_each_change_stands_with_the_commit_that_brought_it_newest_first(repo: Repo) -> None:
    view = history_of(repo.ledger)
    assert view.told
    assert [
        (one.day, one.before, one.stage, one.written.said, one.written.days,
         one.written.commit.author, one.written.commit.subject)
        for one in changes(view)
    ] == [
        ("2026-08-19", "researching", "targeted", "3 days later", 3, "Dana Kim", "needs found"),
        ("2026-08-03", "", "researching", "1 day later", 1, "Maya Lind", "a week"),
    ]  # fmt: skip
    assert changes(view)[0].written.commit.short == repo.git("rev-parse", "HEAD")[:10]
    assert changes(view)[0].source.text == f"{PATH}:5"
    assert view.standing == (
        '2 changes of stage since 2026-08-03; the last is <a href="campaigns/northwind.html">'
        "Northwind counsel</a>, targeted 95 days ago. Half were written down within 2 days; "
        "the longest took 3 days."
    )


def test_the_record_says_when_its_stages_were_written_down(repo: Repo) -> None:
    repo.write({PATH: f"{TWO}  - 2026-09-01 applied\n---\n"})
    stages = view_of(results_at(repo.ledger), "campaigns/northwind.html").stages
    assert [one.written.said for one in stages] == [
        "1 day later", "3 days later", "not committed yet",
    ]  # fmt: skip


def test_renames_deletions_and_what_the_audit_finds(repo: Repo) -> None:
    repo.move("contacts/dana.md", "contacts/dana-kim.md")
    repo.commit({}, day="2026-09-01", message="her whole name")
    repo.commit({"campaigns/tessera.md": f"{ONE.replace('Northwind', 'Tessera')}---\n"},
                day="2026-09-02")  # fmt: skip
    repo.delete("campaigns/tessera.md")
    repo.commit({PATH: f"{ONE}---\n"}, day="2026-09-03", message="tidy")
    repo.move("contacts/dana-kim.md", "contacts/kim.md")
    view = history_of(repo.ledger)
    assert [(one.day, one.path, one.what, one.name) for one in view.files] == [
        ("", "contacts/dana-kim.md", "renamed to contacts/kim.md, not committed yet", "Dana"),
        ("2026-09-03", "campaigns/tessera.md", "deleted", ""),
        ("2026-09-01", "contacts/dana.md", "renamed to contacts/dana-kim.md", "Dana"),
    ]
    assert sorted(one.code for one in view.findings) == ["HW701", "HW705"]
    lost = changes(view)[0]
    assert (lost.day, lost.stage) == ("2026-08-19", "targeted")
    assert lost.gone.startswith("taken out on 2026-09-03 (")


def test_what_the_audit_finds_stays_out_of_the_problems_and_of_strict(repo: Repo) -> None:
    repo.commit({PATH: f"{ONE}---\n"}, day="2026-09-03")
    results = results_at(repo.ledger)
    assert [one.code for one in results.audit] == ["HW701"]
    assert not [one for one in results.findings if one.code.startswith("HW7")]


def test_switched_off_nothing_is_asked_and_nothing_said_of_commits(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write({"headway.toml": "[site]\ncommits = false\n"})
    monkeypatch.setattr(
        "ledger.build.working_out.history_for_report", lambda *_: pytest.fail("asked")
    )
    results = results_at(repo.ledger)
    view = view_of(results, "history.html")
    assert (results.history, view.told, view.missing) == (None, False, "")
    assert [one.written.said for one in changes(view)] == ["", ""]
    assert "commit" not in ReadPage(page_of(results, repo.ledger)).text.lower()


def page_of(results, root: Path, path: str = "history.html") -> str:
    return render(results, root)[path].decode()


def test_without_git_the_stage_lines_stand_alone(tmp_path: Path) -> None:
    root = write_ledger(tmp_path / "ledger", {PATH: f"{TWO}---\n"})
    view = history_of(root)
    assert view.missing == "no commits are shown: it is in no git repository"
    assert [one.stage for one in changes(view)] == ["targeted", "researching"]
    text = ReadPage(page_of(results_at(root), root)).text
    assert "No commits are shown: it is in no git repository." in text
    assert "written down" not in text


def test_git_that_is_not_installed_is_said(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert history_of(repo.ledger).missing == "no commits are shown: git is not installed"


def test_before_the_first_commit_it_says_so(tmp_path: Path) -> None:
    made = make_repo(tmp_path / "new")
    made.write({PATH: f"{TWO}---\n"})
    view = history_of(made.ledger)
    assert (view.missing, view.told) == ("nothing is committed yet", False)
    assert [one.written.said for one in changes(view)] == ["", ""]


def test_a_shallow_clone_says_what_is_missing(repo: Repo, tmp_path: Path) -> None:
    repo.git("clone", "--quiet", "--depth", "1", repo.top.as_uri(), str(tmp_path / "clone"))
    view = history_of(tmp_path / "clone" / "a/deep/search")
    assert "shallow" in view.missing
    assert [one.stage for one in changes(view)] == ["targeted", "researching"]


def hurt_head(repo: Repo) -> None:
    (repo.top / ".git/HEAD").write_bytes(b"\xff\x00nonsense")


def hurt_objects(repo: Repo) -> None:
    for path in (repo.top / ".git/objects").rglob("*"):
        if path.is_file():
            path.chmod(0o644)
            path.write_bytes(b"x")


def hurt_settings(repo: Repo) -> None:
    (repo.top / ".git/config").write_text("[core\n\tnot = a config")


def hurt_commit(repo: Repo) -> None:
    """A commit whose author, time and message are nothing of the kind."""
    tree = repo.git("rev-parse", "HEAD^{tree}")
    raw = (
        f"tree {tree}\nauthor \x1b[31m<x> <a@b> 99999999999999 +9999\n"
        "committer nobody\n\ncommit x\ncommit y\n\n\x00z"
    ).encode()
    import subprocess  # noqa: PLC0415

    done = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"], cwd=repo.top,
        input=raw, capture_output=True, check=True,
    )  # fmt: skip
    (repo.top / ".git/refs/heads/main").write_bytes(done.stdout)


@pytest.mark.parametrize("hurt", [hurt_head, hurt_objects, hurt_settings, hurt_commit])
def test_a_repository_that_is_hurt_stops_no_report(repo: Repo, hurt) -> None:
    hurt(repo)
    root = repo.ledger
    summary = build(root, root / "site", AS_OF)
    assert summary.pages > 10
    text = ReadPage((root / "site/history.html").read_text()).text
    assert "Northwind counsel" in text
    assert "\x1b" not in text


def test_settings_that_name_programs_start_none(repo: Repo, tmp_path: Path) -> None:
    repo.git("config", "core.fsmonitor", f"touch {tmp_path}/started")
    repo.git("config", "diff.external", f"touch {tmp_path}/started")
    assert history_of(repo.ledger).told
    assert not (tmp_path / "started").exists()


def test_what_a_commit_says_is_text(repo: Repo) -> None:
    repo.commit({PATH: f"{TWO}  - 2026-09-01 applied\n---\n"}, author="<script>x</script>",
                message='"><img src=x onerror=alert(1)> \u202e')  # fmt: skip
    page = page_of(results_at(repo.ledger), repo.ledger)
    assert "<script>x" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert "&gt;&lt;img src=x onerror=alert(1)&gt;" in page


def test_the_same_commit_gives_the_same_bytes(repo: Repo, tmp_path: Path) -> None:
    repo.git("clone", "--quiet", str(repo.top), str(tmp_path / "clone"))
    other = tmp_path / "clone" / "a/deep/search"
    cache = tmp_path / "cache"
    one = render(results_at(repo.ledger, cache=cache), repo.ledger)
    again = render(results_at(repo.ledger, cache=cache), repo.ledger)
    elsewhere = render(results_at(other), other)
    assert one == again == elsewhere
    assert list(cache.glob("history-*"))


def test_what_comes_after_the_day_is_not_told(repo: Repo) -> None:
    view = history_of(repo.ledger, date(2026, 8, 10))
    assert [one.stage for one in changes(view)] == ["researching"]


def many(count: int) -> dict[str, str]:
    """Campaigns with so many changes of stage in all, over some years."""
    files = {}
    for number in range(count // 5):
        day = date(2019, 1, 1) + timedelta(days=number * 2800 // (count // 5))
        lines = "".join(
            f"  - {day + timedelta(days=at)} {stage}\n"
            for at, stage in enumerate(
                ["researching", "targeted", "networking-in", "applied", "stopped"]
            )
        )
        files[f"campaigns/c{number:04}.md"] = f"---\nname: C {number}\nstages:\n{lines}---\n"
    return files


def test_few_changes_stand_on_one_page_with_the_newest_month_open():
    view = view_of(results_of(many(100)), "history.html")
    assert view.years == ()
    assert len(changes(view)) == 100
    assert view.months[0].open
    assert not view.months[-1].open


def test_five_thousand_changes_are_split_by_year_and_folded_by_month():
    results = results_of(many(5000))
    start = time.perf_counter()
    view = view_of(results, "history.html")
    took = time.perf_counter() - start
    assert [(year.label, bool(year.href)) for year in view.years][:2] == [
        ("2026", False), ("2025", True),
    ]  # fmt: skip
    assert sum(year.count for year in view.years) == 5000
    every = list(changes(view))
    for year in view.years[1:]:
        older = view_of(results, f"history/{year.label}.html")
        assert older.years[0].href == "../history.html"
        every += changes(older)
    assert len(every) == 5000
    days = [one.day for one in every]
    assert days == sorted(days, reverse=True)
    assert max(len(month.changes) for month in view.months) < 300
    assert took < 5, "seconds for five thousand changes, on a machine that others use too"


def test_an_empty_history_says_what_begins_it():
    view = view_of(results_of({}), "history.html")
    assert view.standing == "No stage has changed yet."
    assert view.months == ()


def test_a_stage_without_a_date_is_told_last():
    view = view_of(results_of({"campaigns/a.md": "---\nstage: applied\n---\n", **many(10)}),
                   "history.html")  # fmt: skip
    assert view.months[-1].label == "No date"
