"""A report about people is told of where others may come to see it."""

from __future__ import annotations

import pytest

from tests.cli.transcript import headway
from tests.repositories import make_repo

FILES = {"contacts/dana.md": "# Dana\n"}


@pytest.fixture
def repo(tmp_path):
    made = make_repo(tmp_path / "repo", "search")
    made.commit(FILES)
    return made


def test_a_report_beside_the_ledger_is_nobodys_business(repo):
    assert "note:" not in headway(repo.ledger, "build").stderr


def test_a_report_that_is_tracked_is_told_of(repo):
    headway(repo.ledger, "build")
    repo.git("add", "--all")
    told = headway(repo.ledger, "build").stderr
    assert "note: " in told
    assert "site is tracked by git: whoever has the repository has the report" in told
    assert "git rm -r --cached site" in told


@pytest.mark.parametrize("folder", ["public", "docs", "public_html/search"])
def test_a_folder_that_hosts_publish_is_told_of(make_ledger, folder):
    told = headway(make_ledger(FILES), f"build -o {folder}").stderr
    assert "looks public: a folder named" in told


def test_a_folder_with_a_domain_is_told_of(make_ledger):
    root = make_ledger(FILES)
    headway(root, "build")
    (root / "site/CNAME").write_text("maya.example\n")
    assert "looks public: a folder with a CNAME file" in headway(root, "build").stderr
