"""What was committed is not to be changed: what the audit says, and what it never says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ledger import checks
from ledger.diagnostic import Diagnostic
from ledger.readers import read_ledger
from ledger.readers.git import open_repository
from ledger.readers.history import read_history
from tests.repositories import Repo, make_repo
from tests.support import AS_OF

PATH = "campaigns/northwind.md"
ORG = {"organizations/northwind.md": "---\nneeds: privacy, must, from annual report\n---\n"}


def campaign(*stages: str, name: str = "Northwind counsel", origin: str = "") -> str:
    keys = ["organization: northwind", f"name: {name}", "title: Counsel"]
    keys += [f"origin: {origin}"] if origin else []
    listed = ["stages:", *(f"  - {stage}" for stage in stages)] if stages else []
    return "\n".join(["---", *keys, *listed, "---", "", f"Notes on {name}.", ""])


ONE, TWO = "2026-08-03 researching", "2026-08-19 targeted, needs from the report"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = make_repo(tmp_path / "repo")
    made.commit({**ORG, PATH: campaign(ONE)}, day="2026-08-04")
    made.commit({PATH: campaign(ONE, TWO)}, day="2026-08-20")
    return made


def audit(repo: Repo, cache: Path | None = None) -> list[Diagnostic]:
    """What the history checks find in a ledger as it is."""
    reading = read_ledger(repo.ledger)
    history = read_history(open_repository(repo.ledger), reading, cache)
    found = checks.run(replace(reading.ledger, history=history), AS_OF)
    return [one for one in found if one.code.startswith("HW7")]


def codes(repo: Repo) -> list[tuple[str, str, int]]:
    """The findings by code and place; the same whether the history was kept or read anew."""
    cache = repo.top.parent / "cache"
    found = audit(repo)
    assert audit(repo, cache) == found
    assert audit(repo, cache) == found
    return [(one.code, one.location.path, one.location.line) for one in found]


def test_a_ledger_that_only_grew_has_nothing_to_explain(repo: Repo) -> None:
    repo.commit({PATH: campaign(ONE, TWO, "2026-09-02 networking-in")})
    assert codes(repo) == []


def test_a_line_that_was_taken_out_is_found_before_and_after_the_commit(repo: Repo) -> None:
    repo.write({PATH: campaign(ONE)})
    assert codes(repo) == [("HW701", PATH, 5)]
    assert "changed and not committed yet" in audit(repo)[0].message
    repo.commit({}, day="2026-09-09", author="Somebody Else")
    found = audit(repo)
    assert [one.code for one in found] == ["HW701"]
    assert "`2026-08-19 targeted` stands here no more" in found[0].message
    assert "it did, committed on 2026-08-20 by Maya Lind" in found[0].message
    assert "changed on 2026-09-09 by Somebody Else" in found[0].message
    assert "`- 2026-08-19 targeted`" in found[0].help


def test_the_whole_list_taken_out_is_told_at_the_top(repo: Repo) -> None:
    repo.commit({PATH: campaign()})
    assert codes(repo) == [("HW701", PATH, 1), ("HW701", PATH, 1)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("2026-08-12 targeted", "HW703"),
        ("2026-08-22 targeted", "HW702"),
        ("2026-08-19 networking-in", "HW702"),
        ("2026-09-01 networking-in", "HW702"),
    ],
)
def test_a_line_that_says_something_else_is_told_where_it_stands(
    repo: Repo, line: str, code: str
) -> None:
    repo.commit({PATH: campaign(ONE, line)})
    assert codes(repo) == [(code, PATH, 7)]


def test_a_line_rewritten_twice_is_told_once_as_it_was_at_first(repo: Repo) -> None:
    repo.commit({PATH: campaign(ONE, "2026-08-15 targeted")})
    repo.commit({PATH: campaign(ONE, "2026-08-11 targeted")})
    assert codes(repo) == [("HW703", PATH, 7)]
    assert "was dated 2026-08-19" in audit(repo)[0].message


@pytest.mark.parametrize(
    "stages",
    [
        (ONE, "2026-08-19 targeted, and what the report says besides"),
        (ONE, "2026-08-19 targeted"),
        (ONE, "2026-08-10 identified", TWO),
        ("2026-07-01 researching", ONE, TWO),
    ],
)
def test_other_evidence_and_lines_put_in_between_rewrite_nothing(
    repo: Repo, stages: tuple[str, ...]
) -> None:
    repo.commit({PATH: campaign(*stages)})
    assert codes(repo) == []


def test_what_came_back_is_not_lost(repo: Repo) -> None:
    repo.commit({PATH: campaign(ONE)})
    repo.commit({PATH: campaign(ONE, TWO)})
    assert codes(repo) == []


def test_a_stage_without_a_date_may_be_given_one(repo: Repo) -> None:
    other = "campaigns/other.md"
    repo.commit({other: "---\nname: Other\nstage: applied\n---\n"})
    repo.commit({other: "---\nname: Other\nstages:\n  - 2026-09-01 applied\n---\n"})
    assert codes(repo) == []


def test_a_comment_says_that_it_was_a_slip(repo: Repo) -> None:
    repo.commit({PATH: campaign(ONE, "2026-08-12 targeted # headway: ignore HW703")})
    assert codes(repo) == []


# Origins


def test_the_origin_is_the_first_that_was_committed(repo: Repo) -> None:
    repo.commit({PATH: campaign(ONE, TWO, origin="given")}, day="2026-08-21")
    assert codes(repo) == []
    repo.commit({PATH: campaign(ONE, TWO, origin="self")})
    assert codes(repo) == [("HW704", PATH, 5)]
    assert "was `given`, committed on 2026-08-21" in audit(repo)[0].message
    repo.commit({PATH: campaign(ONE, TWO, origin="given")})
    assert codes(repo) == []
    repo.commit({PATH: campaign(ONE, TWO)})
    assert codes(repo) == [("HW704", PATH, 1)]


# Deletions and renames


def test_a_record_deleted_while_open_is_told_with_the_way_back(repo: Repo) -> None:
    last = repo.git("rev-parse", "HEAD")
    repo.delete(PATH)
    assert codes(repo) == [("HW705", PATH, 1)]
    assert "not committed yet" in audit(repo)[0].message
    commit = repo.commit({}, day="2026-10-01")
    found = audit(repo)[0]
    assert "deleted on 2026-10-01 by Maya Lind" in found.message
    assert f"`git checkout {commit[:10]}~1 -- {PATH}`" in found.help
    repo.git("checkout", f"{commit[:10]}~1", "--", PATH)
    assert codes(repo) == []
    assert last


@pytest.mark.parametrize("end", ["rejected", "stopped", "accepted"])
def test_a_record_deleted_after_its_end_is_forgotten(repo: Repo, end: str) -> None:
    repo.commit({PATH: campaign(ONE, TWO, f"2026-09-01 {end}")})
    repo.delete(PATH)
    repo.commit({})
    assert codes(repo) == []


def test_an_advocate_deleted_while_open_is_told_and_another_contact_is_not(repo: Repo) -> None:
    stages = "advocate:\n  - 2026-08-03 candidate\n"
    repo.commit({"contacts/a.md": f"---\nname: A\n{stages}---\n", "contacts/b.md": "# B\n"})
    repo.delete("contacts/a.md")
    repo.delete("contacts/b.md")
    repo.commit({})
    assert codes(repo) == [("HW705", "contacts/a.md", 1)]


NEW = "campaigns/2026/northwind-counsel.md"


def rename_in_one_commit(repo: Repo) -> None:
    repo.move(PATH, NEW)
    repo.commit({})


def rename_uncommitted(repo: Repo) -> None:
    repo.move(PATH, NEW)


def rename_and_go_on(repo: Repo) -> None:
    repo.move(PATH, NEW)
    repo.commit({NEW: campaign(ONE, TWO, "2026-09-02 networking-in")})


def copy_first_and_delete_later(repo: Repo) -> None:
    repo.commit({NEW: campaign(ONE, TWO)})
    repo.delete(PATH)
    repo.commit({})


def delete_first_and_add_later(repo: Repo) -> None:
    repo.delete(PATH)
    repo.commit({})
    repo.commit({NEW: campaign(ONE, TWO, "2026-09-02 networking-in")})


def rename_twice(repo: Repo) -> None:
    repo.move(PATH, "campaigns/between.md")
    repo.commit({})
    repo.move("campaigns/between.md", NEW)
    repo.commit({})


def rename_and_squash(repo: Repo) -> None:
    start = repo.git("rev-parse", "HEAD~1")
    rename_and_go_on(repo)
    repo.git("reset", "--quiet", "--soft", start)
    repo.git("commit", "--quiet", "--message", "all in one")


def rename_on_a_branch_and_change_on_main(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "other")
    repo.move(PATH, NEW)
    repo.commit({})
    repo.git("checkout", "--quiet", "main")
    repo.commit({PATH: campaign(ONE, TWO, "2026-09-02 networking-in")})
    repo.git("merge", "--quiet", "--no-edit", "other")


def say_it_by_an_alias(repo: Repo) -> None:
    repo.delete(PATH)
    repo.commit({"campaigns/b.md": "---\nname: Wholly new\naliases: [northwind]\n---\n"})


RENAMES: list[Callable[[Repo], None]] = [
    rename_in_one_commit, rename_uncommitted, rename_and_go_on, copy_first_and_delete_later,
    delete_first_and_add_later, rename_twice, rename_and_squash,
    rename_on_a_branch_and_change_on_main, say_it_by_an_alias,
]  # fmt: skip


@pytest.mark.parametrize("rename", RENAMES, ids=lambda rename: rename.__name__)
def test_a_renamed_record_is_not_accused(repo: Repo, rename: Callable[[Repo], None]) -> None:
    rename(repo)
    assert codes(repo) == []


@pytest.mark.parametrize(
    "rename",
    [rename_in_one_commit, rename_uncommitted, copy_first_and_delete_later],
    ids=lambda rename: rename.__name__,
)
def test_a_line_lost_after_a_rename_is_found_in_the_new_file(
    repo: Repo, rename: Callable[[Repo], None]
) -> None:
    rename(repo)
    repo.commit({NEW: campaign(ONE)})
    assert codes(repo) == [("HW701", NEW, 5)]


def test_another_campaign_of_the_same_day_is_no_heir(repo: Repo) -> None:
    repo.delete(PATH)
    repo.commit({"campaigns/tern.md": campaign(ONE, name="Tern, a different pursuit of mine")
                 .replace("northwind", "tern").replace("Counsel", "Head of legal")})  # fmt: skip
    assert codes(repo) == [("HW705", PATH, 1)]


def test_many_files_moved_at_once_keep_their_lives(repo: Repo) -> None:
    many = {f"campaigns/c{n}.md": campaign(ONE, TWO, name=f"No {n}") for n in range(60)}
    repo.commit(many)
    for path in many:
        repo.move(path, path.replace("campaigns/", "campaigns/2026/"))
    repo.commit({})
    assert codes(repo) == []


def test_many_files_moved_and_gone_on_with_at_once_keep_their_lives(repo: Repo) -> None:
    """What they all say tells none of them from another; the lines of its own do."""
    names = [f"No {n}" for n in range(60)]
    repo.commit({f"campaigns/{name}.md": campaign(ONE, TWO, name=name) for name in names})
    for name in names:
        repo.delete(f"campaigns/{name}.md")
    going = (ONE, TWO, "2026-09-02 networking-in")
    repo.commit({f"campaigns/2026/{name}.md": campaign(*going, name=name) for name in names})
    assert codes(repo) == []
    repo.commit({"campaigns/2026/No 7.md": campaign(ONE, name="No 7")})
    assert codes(repo) == [("HW701", "campaigns/2026/No 7.md", 5)] * 2


def test_a_copy_that_is_deleted_did_not_become_what_it_was_copied_from(repo: Repo) -> None:
    repo.commit({NEW: campaign(ONE, TWO)})
    repo.delete(NEW)
    repo.commit({})
    assert codes(repo) == [("HW705", NEW, 1)]


# Histories that were made anew


def test_a_rebased_history_is_told_as_it_is_now(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "mine", "HEAD~1")
    repo.commit({"campaigns/b.md": campaign(ONE, name="B")})
    cache = repo.top.parent / "cache"
    assert audit(repo, cache) == []
    repo.git("rebase", "--quiet", "main")
    repo.commit({"campaigns/b.md": campaign(ONE, TWO, name="B")})
    assert audit(repo, cache) == []
    assert codes(repo) == []


def test_a_line_that_was_amended_away_never_was(repo: Repo) -> None:
    cache = repo.top.parent / "cache"
    repo.commit({PATH: campaign(ONE, TWO, "2026-09-02 applied")})
    assert audit(repo, cache) == []
    repo.write({PATH: campaign(ONE, TWO, "2026-09-02 networking-in")})
    repo.git("commit", "--quiet", "--all", "--amend", "--no-edit")
    assert audit(repo, cache) == []
    assert codes(repo) == []


def test_one_side_of_a_merge_is_chosen_without_blame(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "other")
    repo.commit({PATH: campaign(ONE, TWO, "2026-09-02 networking-in")})
    repo.git("checkout", "--quiet", "main")
    repo.commit({PATH: campaign(ONE, TWO, "2026-09-03 applied")})
    repo.git("merge", "--quiet", "--no-edit", "-X", "ours", "other")
    assert codes(repo) == []


def test_two_branches_that_both_add_are_joined_without_blame(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "other")
    repo.commit({"campaigns/b.md": campaign(ONE, name="B")})
    repo.git("checkout", "--quiet", "main")
    repo.commit({PATH: campaign(ONE, TWO, "2026-09-02 networking-in")})
    repo.git("merge", "--quiet", "--no-edit", "other")
    assert codes(repo) == []


def test_a_file_that_only_a_merge_dropped_was_deleted_by_nobody(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "other")
    repo.commit({"campaigns/b.md": campaign(ONE, name="B")})
    repo.git("checkout", "--quiet", "main")
    repo.commit({PATH: campaign(ONE, TWO, "2026-09-02 networking-in")})
    repo.git("merge", "--quiet", "--no-commit", "other")
    repo.delete("campaigns/b.md")
    repo.commit({})
    assert codes(repo) == []


def test_a_file_deleted_and_begun_anew_has_two_lives(repo: Repo) -> None:
    repo.commit({PATH: campaign(ONE, TWO, "2026-09-01 rejected")})
    repo.delete(PATH)
    repo.commit({})
    fresh = (
        "---\nname: A second try\norganization: tern\nstages:\n  - 2026-11-01 researching\n---\n"
    )
    repo.commit({PATH: fresh})
    assert codes(repo) == []
