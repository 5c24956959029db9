"""What git refuses or says otherwise than expected is told in a line, and ends nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from ledger.readers import read_ledger
from ledger.readers.git import GitError, open_repository
from ledger.readers.git._program import Git
from ledger.readers.git._trust import own_settings, trusted_folders
from ledger.readers.git._waiting import Ended
from ledger.readers.history import history_for_report
from tests.repositories import Repo, make_repo

FILES = {"campaigns/a.md": "---\nname: Counsel\n---\n"}


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = make_repo(tmp_path / "repo")
    made.commit(FILES)
    return made


def answering(monkeypatch, status: int, stderr: bytes = b"", stdout: bytes = b"") -> None:
    """Whatever git is asked, it ends so."""

    monkeypatch.setattr(
        "ledger.readers.git._program.answer", lambda *_: Ended(status, stdout, stderr)
    )


@pytest.mark.parametrize(
    ("stderr", "said"),
    [
        (b"error: unknown option `literal-pathspecs'\n", "git is too old; 2.30 or later is wanted"),
        (b"fatal: bad revision '--end-of-options'\n", "git is too old; 2.30 or later is wanted"),
        (b"fatal: the disk\n is gone\n", "the disk is gone"),
        (b"", "git refused without a reason"),
        (b"fatal: detected dubious ownership in repository at '/x'\n",
         "another user owns the repository, and git does not trust it"),
    ],
)  # fmt: skip
def test_a_refusal_is_told_in_a_line(tmp_path, monkeypatch, stderr, said):
    answering(monkeypatch, 128, stderr)
    with pytest.raises(GitError) as refusal:
        Git(tmp_path).ask("rev-parse")
    assert str(refusal.value) == said


def test_a_git_that_cannot_be_started_is_told(tmp_path):
    with pytest.raises(GitError, match="git cannot be run: no such file or directory"):
        Git(tmp_path / "gone").ask("version")


def test_an_answer_that_cannot_be_understood_leaves_a_report_without_commits(repo, monkeypatch):
    answering(monkeypatch, 0, stdout=b"nonsense")
    history = history_for_report(repo.top, read_ledger(repo.top), None)
    assert history.lives == ()
    assert history.limit == "no commits are shown: what git says of them cannot be understood"


def test_lines_of_work_that_have_nothing_in_common_are_told(repo):
    repo.git("checkout", "--quiet", "--orphan", "other")
    repo.commit({"campaigns/b.md": "---\nname: Other\n---\n"})
    with pytest.raises(GitError, match=r"main and what is checked out have no commit in common$"):
        open_repository(repo.top).fork_point("main")


def test_a_commit_that_is_not_there_is_built_on_by_none(repo):
    repository = open_repository(repo.top)
    tip = repository.head()
    assert repository.is_ancestor(tip, tip)
    assert not repository.is_ancestor("0" * 40, tip)


def test_branches_and_tags_are_named(repo):
    repo.git("tag", "sent")
    assert set(open_repository(repo.top).names()) == {"main", "sent"}


def test_blobs_are_read_in_several_goes_as_in_one(repo, monkeypatch):
    repo.commit({f"contacts/{n}.md": f"---\nname: Person {n}\n---\n" for n in range(9)})
    repository = open_repository(repo.top)
    wanted = list(repository.tree(repository.head()).values())
    whole = repository.blobs(wanted)
    assert set(whole) == set(wanted)
    monkeypatch.setattr("ledger.readers.git._BATCH", 60)
    assert repository.blobs(wanted) == whole
    monkeypatch.setattr("ledger.readers.git.LONGEST_BLOB", 10)
    assert set(repository.blobs(wanted).values()) == {b""}


def test_a_path_that_is_no_text_is_no_file_of_the_ledger(repo):
    blob = repo.git("rev-parse", "HEAD:campaigns/a.md").strip()
    line = f"100644 {blob}\t".encode() + b"campaigns/caf\xe9.md\n"
    subprocess.run(["git", "update-index", "--index-info"], cwd=repo.top, input=line, check=True)
    staged = open_repository(repo.top).staged()
    assert [path for path in staged if "caf" in path] == []
    repo.git("commit", "--quiet", "-m", "no text")
    repository = open_repository(repo.top)
    assert "campaigns/a.md" in repository.tree(repository.head())
    changed = [change.path for _, change in repository.changes([repository.head()])]
    assert changed == []


@pytest.mark.parametrize("named", ["variable", "home", "config"])
def test_the_folders_that_a_user_trusts_are_those_of_their_own_settings(
    repo, tmp_path, monkeypatch, named
):
    home, base = tmp_path / "home", tmp_path / "base"
    places = {
        "variable": tmp_path / "own",
        "home": home / ".gitconfig",
        "config": base / "git/config",
    }
    place = places[named]
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("[safe]\n\tdirectory = /some/where\n\tdirectory = /else/where\n")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(base))
    monkeypatch.delenv("GIT_CONFIG_GLOBAL", raising=False)
    if named == "variable":
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(place))
    assert own_settings() == str(place)
    assert trusted_folders(repo.top) == ("/some/where", "/else/where")


def test_settings_of_a_user_that_are_no_settings_trust_nobody(repo, tmp_path, monkeypatch):
    broken = tmp_path / "broken"
    broken.write_text("[safe\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(broken))
    assert trusted_folders(repo.top) == ()


def test_a_repository_of_another_user_is_asked_as_its_reader_trusts_it(repo, monkeypatch):
    """Git itself is asked, told to take everybody for another user."""
    asked = Git._environment
    monkeypatch.setattr(
        Git, "_environment", lambda git: {**asked(git), "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    )
    monkeypatch.setattr("ledger.readers.git.trusted_folders", lambda _: ())
    with pytest.raises(GitError, match="another user owns the repository"):
        open_repository(repo.top)
    monkeypatch.setattr("ledger.readers.git.trusted_folders", lambda root: (str(root),))
    assert open_repository(repo.top).head() == repo.git("rev-parse", "HEAD").strip()
