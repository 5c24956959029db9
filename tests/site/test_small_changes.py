"""A small change to the ledger is a small change to the report, for git and for what syncs it."""

from __future__ import annotations

import shutil

import pytest

from ledger.build import build
from tests.support import AS_OF


@pytest.fixture
def ledger(job_search, tmp_path):
    root = tmp_path / "ledger"
    shutil.copytree(job_search, root)
    build(root, root / "site", AS_OF)
    return root


def changed_by(root, path, line):
    """The pages of records that another build writes after one more line in a file."""
    file = root / path
    file.write_bytes(file.read_bytes() + line.encode())
    site = root / "site"
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*.html")}
    build(root, site, AS_OF)
    after = {path for path in site.rglob("*.html") if before.get(path) != path.stat().st_mtime_ns}
    written = {path.relative_to(site).as_posix() for path in after}
    return {path for path in written if "/" in path and not path.startswith("metrics/")}


def test_a_line_writes_the_pages_of_those_who_take_part_alone(ledger):
    written = changed_by(ledger, "contacts/graciela-pont.md", "- 2026-11-21 call told her all\n")
    assert written == {"contacts/graciela-pont.html"}


def test_a_line_that_names_another_writes_theirs_too(ledger):
    line = "- 2026-11-21 call [[joel-tamm]] was with her\n"
    written = changed_by(ledger, "contacts/graciela-pont.md", line)
    assert written == {"contacts/graciela-pont.html", "contacts/joel-tamm.html"}


def test_nothing_changed_writes_nothing(ledger):
    before = {path: path.stat().st_mtime_ns for path in (ledger / "site").rglob("*")}
    summary = build(ledger, ledger / "site", AS_OF)
    assert summary.written == 0
    assert {path: path.stat().st_mtime_ns for path in (ledger / "site").rglob("*")} == before
