"""What git has of a ledger, asked of real repositories."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.readers.git import GitError
from ledger.readers.surroundings import Remote, _held
from ledger.readers.surroundings._held import read_held
from ledger.readers.surroundings._walk import entries_below
from tests.repositories import make_repo

ANNA = "---\nname: Anna Berg\n---\n"
FILES = {"headway.toml": "", "contacts/anna.md": ANNA, "contacts/bo.md": ANNA}


@pytest.fixture(params=["", "notes/search"], ids=["at the top", "below"])
def repo(request, tmp_path):
    made = make_repo(tmp_path / "repo", request.param)
    made.commit(FILES, day="2026-11-01")
    return made


def read(repo):
    settings = (repo.ledger / "headway.toml").read_bytes()
    return read_held(repo.ledger, list(entries_below(os.path.realpath(repo.ledger))), settings)


def test_a_ledger_that_is_committed(repo):
    found = read(repo)
    assert found.tracked == frozenset(FILES)
    assert (found.waiting, found.ignored, found.unsettled) == ((), (), ())
    assert (found.remotes, found.shallow, found.adrift) == ((), False, False)
    assert found.committed == datetime(2026, 11, 1, 17, tzinfo=UTC).timestamp()


def test_before_the_first_commit_everything_waits(tmp_path):
    repo = make_repo(tmp_path / "repo")
    repo.write(FILES)
    found = read(repo)
    assert (found.waiting, found.committed, found.adrift) == (tuple(sorted(FILES)), None, False)


def test_what_was_changed_staged_or_added_waits(repo):
    repo.write({"contacts/anna.md": ANNA.replace("Berg", "Bern"), "contacts/cy.md": ANNA,
                "contacts/bo.md": ANNA + "new\n", "contacts/dee.md": ANNA})  # fmt: skip
    repo.git("add", "--", f"{repo.ledger}/contacts/bo.md", f"{repo.ledger}/contacts/dee.md")
    assert read(repo).waiting == tuple(f"contacts/{one}.md" for one in ("anna", "bo", "cy", "dee"))


def test_a_file_that_went_while_it_was_looked_at_does_not_wait(repo):
    entries = list(entries_below(os.path.realpath(repo.ledger)))
    (repo.ledger / "contacts/anna.md").unlink()
    assert read_held(repo.ledger, entries, b"").waiting == ()


def test_a_commit_that_says_no_time_is_from_the_beginning_of_time(repo, tmp_path):
    raw = tmp_path / "raw"
    tree = repo.git("rev-parse", "HEAD^{tree}")
    raw.write_text(f"tree {tree}\nauthor a <a@x> 1 +0000\ncommitter nobody\n\nno time\n")
    made = repo.git("hash-object", "-t", "commit", "-w", "--literally", str(raw))
    repo.git("update-ref", "HEAD", made)
    assert read(repo).committed == 0.0


def test_a_file_that_was_only_touched_does_not_wait(repo):
    os.utime(repo.ledger / "contacts/anna.md", (1, 1))
    assert read(repo).waiting == ()


def test_ends_of_lines_that_git_writes_otherwise_are_no_change(repo):
    (repo.ledger / "contacts/anna.md").write_bytes(ANNA.replace("\n", "\r\n").encode())
    assert read(repo).waiting == ()


def test_what_a_filter_changes_cannot_be_judged_and_no_filter_is_run(repo):
    ran = repo.top / "ran"
    repo.git("config", "filter.secret.clean", f"touch {ran}; cat")
    repo.git("config", "core.fsmonitor", f"touch {ran}")
    (repo.ledger / ".gitattributes").write_text("anna.md filter=secret\n")
    repo.write({"contacts/anna.md": "other", "contacts/bo.md": "other"})
    assert read(repo).waiting == ("contacts/bo.md",)
    assert not ran.exists()


def test_a_commit_whose_bytes_are_lost_is_not_taken_for_none(repo):
    tip = repo.git("rev-parse", "HEAD")
    (repo.top / ".git/objects" / tip[:2] / tip[2:]).unlink()
    with pytest.raises(GitError, match="the commit that is checked out cannot be read"):
        read(repo)


def test_a_repository_of_longer_names(tmp_path):
    repo = make_repo(tmp_path / "repo")
    repo.git("init", "--quiet", "--object-format=sha256", "other")
    repo = type(repo)(repo.top / "other", repo.top / "other")
    repo.commit(FILES)
    repo.write({"contacts/bo.md": "other"})
    assert read(repo).waiting == ("contacts/bo.md",)


def test_what_is_ignored_is_told_where_it_is_a_record(repo):
    (repo.ledger / ".gitignore").write_text("cy.md\n*.txt\nsite/\n")
    repo.write({"contacts/cy.md": ANNA, "contacts/a.txt": "", "site/index.html": "", "cy.md": ""})
    assert (read(repo).ignored, read(repo).waiting) == (("contacts/cy.md",), ())


def test_a_merge_that_is_not_settled(repo):
    anna = {"contacts/anna.md": ANNA.replace("Berg", "Bern")}
    repo.git("switch", "--quiet", "-c", "other")
    repo.commit(anna)
    repo.git("switch", "--quiet", "main")
    repo.commit({"contacts/anna.md": ANNA.replace("Berg", "Bell")})
    with pytest.raises(AssertionError):
        repo.git("merge", "other")
    found = read(repo)
    assert found.unsettled == ("contacts/anna.md",)
    assert found.tracked == frozenset(FILES)


def test_commits_on_no_branch(repo):
    repo.git("checkout", "--quiet", "--detach")
    assert not read(repo).adrift
    repo.commit({"contacts/cy.md": ANNA})
    assert read(repo).adrift
    repo.git("tag", "kept")
    assert not read(repo).adrift


def test_a_clone_without_its_past(repo, tmp_path):
    repo.commit({"contacts/cy.md": ANNA})
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.top}", str(tmp_path / "clone"))
    clone = type(repo)(
        tmp_path / "clone", tmp_path / "clone" / os.path.relpath(repo.ledger, repo.top)
    )
    assert read(clone).shallow


@pytest.mark.parametrize(
    ("address", "host", "path"),
    [
        ("git@github.com:maya/ledger.git", "github.com", "maya/ledger"),
        ("https://maya:secret@GitHub.com/maya/ledger", "github.com", "maya/ledger"),
        ("ssh://git@ssh.github.com:443/maya/ledger.git", "ssh.github.com", "maya/ledger"),
        ("github.com:/maya/ledger", "github.com", "maya/ledger"),
    ],
)
def test_a_remote_without_what_signs_in(repo, address, host, path):
    repo.git("remote", "add", "origin", address)
    repo.git("config", "remote.origin.pushurl", address)
    assert read(repo).remotes == (Remote("origin", host, path),)


@pytest.mark.parametrize("address", ["/srv/ledger.git", "../other", "C:\\ledger", "file:///srv/l",
                                     "https://[broken"])  # fmt: skip
def test_a_folder_of_this_machine_is_no_remote(repo, address):
    repo.git("remote", "add", "origin", address)
    assert read(repo).remotes == ()


@given(st.text() | st.from_regex(r"[a-z]*://[^\x00]*", fullmatch=True))
def test_any_address_leads_somewhere_or_nowhere(address):
    led = _held._host_and_path(address)
    assert led is None or (led[0] and "@" not in led[0])


def test_a_file_of_a_name_that_is_no_text(repo):
    name = os.fsencode(repo.ledger) + b"/contacts/\xff.md"
    try:
        os.close(os.open(name, os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this disk refuses such a name")
    assert read(repo).waiting == ("contacts/\udcff.md",)


def test_a_pipe_that_git_would_wait_for_holds_nobody_up(repo, impatient):
    os.mkfifo(repo.ledger / ".gitignore")
    with pytest.raises(GitError, match=re.escape(impatient)):
        read(repo)
