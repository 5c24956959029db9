"""What git is asked, what it answers where there is little to answer, and what it never starts."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from ledger import config
from ledger.readers import read_ledger
from ledger.readers.git import GitError, Repository, open_repository
from ledger.readers.history import between, read_history
from ledger.readers.revisions import read_commit, read_staged
from tests.repositories import Repo, make_repo

CAMPAIGN = "---\nname: Counsel\nstages:\n  - 2026-08-03 researching\n---\n"
FILES = {"campaigns/a.md": CAMPAIGN, "contacts/zoë.md": "# Zoë\n", "notes.md": "# no record\n"}


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return make_repo(tmp_path / "repo")


def reason(root: Path) -> str:
    with pytest.raises(GitError) as refusal:
        open_repository(root)
    return str(refusal.value)


def test_a_folder_outside_any_repository_is_told(tmp_path: Path) -> None:
    assert reason(tmp_path) == "it is in no git repository"


def test_a_machine_without_git_is_told(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo.top))
    assert reason(repo.top) == "git is not installed"


def test_a_bare_repository_is_told(repo: Repo, tmp_path: Path) -> None:
    repo.commit(FILES)
    repo.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    assert reason(tmp_path / "bare").startswith("the repository is bare")


def test_a_repository_without_commits_has_no_history(repo: Repo) -> None:
    repo.write(FILES)
    repository = open_repository(repo.top)
    history = read_history(repository, read_ledger(repo.top), None)
    assert (history.lives, history.limit) == ((), "nothing is committed yet")
    assert repository.head() is None


def test_a_shallow_clone_says_so(repo: Repo, tmp_path: Path) -> None:
    repo.commit(FILES)
    repo.commit({"campaigns/a.md": CAMPAIGN + "text\n"})
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.top}", str(tmp_path / "clone"))
    clone = tmp_path / "clone"
    history = read_history(open_repository(clone), read_ledger(clone), None)
    assert history.limit.startswith("the clone is shallow")
    assert [life.path for life in history.lives] == ["campaigns/a.md", "contacts/zoë.md"]


def test_a_working_tree_beside_and_a_detached_head_are_read(repo: Repo, tmp_path: Path) -> None:
    first = repo.commit(FILES)
    repo.commit({"campaigns/b.md": CAMPAIGN})
    beside = tmp_path / "beside"
    repo.git("worktree", "add", "--quiet", "--detach", str(beside), first)
    repository = open_repository(beside)
    assert repository.head() == first
    assert sorted(repository.tree(first)) == sorted([*FILES, "headway.toml"])
    history = read_history(repository, read_ledger(beside), None)
    assert [life.path for life in history.lives] == ["campaigns/a.md", "contacts/zoë.md"]


@pytest.mark.parametrize("folder", ["", "my search", "a/b"])
def test_a_ledger_below_the_top_sees_its_own_files_alone(tmp_path: Path, folder: str) -> None:
    repo = make_repo(tmp_path, folder)
    commit = repo.commit(FILES)
    (repo.top / "campaigns").mkdir(exist_ok=True)
    (repo.top / "campaigns" / "outside.md").write_text(CAMPAIGN)
    if folder:
        repo.git("add", "--all")
    repository = open_repository(repo.ledger)
    assert repository.tree(commit).keys() == {*FILES, "headway.toml"}
    assert repository.staged().keys() == {*FILES, "headway.toml"}
    changed = {change.path for _, change in repository.changes([commit])}
    assert changed == {*FILES, "headway.toml"}


def test_what_is_staged_is_read_and_not_what_is_there(repo: Repo) -> None:
    repo.commit(FILES)
    repo.write({"campaigns/a.md": CAMPAIGN.replace("Counsel", "Staged")})
    repo.git("add", "--all")
    repo.write({"campaigns/a.md": CAMPAIGN.replace("Counsel", "Later")})
    staged = read_staged(open_repository(repo.top)).ledger
    assert [one.name for one in staged.campaigns] == ["Staged"]


def test_the_index_of_a_running_commit_is_the_one_that_is_read(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit(FILES)
    index = repo.top / ".git" / "next-index"
    index.write_bytes((repo.top / ".git" / "index").read_bytes())
    repo.write({"campaigns/b.md": CAMPAIGN})
    repo.git("add", "--all")
    monkeypatch.setenv("GIT_INDEX_FILE", str(index))
    assert "campaigns/b.md" not in open_repository(repo.top).staged()
    monkeypatch.setenv("GIT_INDEX_FILE", str(repo.top.parent / "somebody-else"))
    assert "campaigns/b.md" in open_repository(repo.top).staged()


def test_an_unsettled_merge_is_told(repo: Repo) -> None:
    repo.commit({"campaigns/a.md": CAMPAIGN})
    repo.git("checkout", "--quiet", "-b", "other")
    repo.commit({"campaigns/a.md": CAMPAIGN.replace("Counsel", "One")})
    repo.git("checkout", "--quiet", "main")
    repo.commit({"campaigns/a.md": CAMPAIGN.replace("Counsel", "Two")})
    with pytest.raises(AssertionError):
        repo.git("merge", "other")
    with pytest.raises(GitError, match=r"campaigns/a\.md is not merged yet"):
        open_repository(repo.top).staged()


def test_a_link_and_a_submodule_are_no_files_of_the_ledger(repo: Repo) -> None:
    repo.commit(FILES)
    (repo.top / "campaigns" / "link.md").symlink_to("/etc/passwd")
    commit = repo.commit({})
    assert "campaigns/link.md" not in open_repository(repo.top).tree(commit)


@pytest.mark.parametrize("revision", ["nope", "--all", "-x", "", "HEAD~99", "a b", "$(id)"])
def test_a_revision_that_is_none_is_told(repo: Repo, revision: str) -> None:
    repo.commit(FILES)
    with pytest.raises(GitError, match="names no commit here"):
        open_repository(repo.top).resolve(revision)


def test_the_fork_point_is_where_the_work_parted(repo: Repo) -> None:
    start = repo.commit(FILES)
    repo.git("checkout", "--quiet", "-b", "mine")
    repo.commit({"campaigns/b.md": CAMPAIGN})
    repo.git("checkout", "--quiet", "main")
    repo.commit({"campaigns/c.md": CAMPAIGN})
    repo.git("checkout", "--quiet", "mine")
    assert open_repository(repo.top).fork_point("main") == start


def test_a_commit_with_nonsense_for_its_date_and_name_is_read(repo: Repo) -> None:
    tree = repo.commit(FILES) and repo.git("rev-parse", "HEAD^{tree}")
    raw = f"tree {tree}\nauthor  <> 99999999999999 +9999\ncommitter x <> 0 +0000\n\n\x1b[31mred\n"
    path = repo.top / ".git" / "raw"
    path.write_text(raw)
    commit = repo.git("hash-object", "-t", "commit", "-w", "--literally", str(path))
    found = open_repository(repo.top).commits(commit)[commit]
    assert found.day.year >= 1970


TRAPS: dict[str, Callable[[str], list[tuple[str, str]]]] = {
    "file monitor": lambda trap: [("core.fsmonitor", trap), ("core.untrackedCache", "true")],
    "hooks": lambda trap: [("core.hooksPath", str(Path(trap).parent))],
    "text conversion": lambda trap: [("diff.evil.textconv", trap), ("diff.evil.command", trap)],
    "external diff": lambda trap: [("diff.external", trap), ("diff.trustExitCode", "true")],
    "filter": lambda trap: [
        ("filter.evil.clean", trap), ("filter.evil.smudge", trap), ("filter.evil.process", trap),
        ("filter.evil.required", "true"),
    ],
    "signature": lambda trap: [
        ("gpg.program", trap), ("gpg.ssh.program", trap), ("log.showSignature", "true"),
        ("gpg.format", "ssh"),
    ],
    "pager and editor": lambda trap: [
        ("core.pager", trap), ("pager.rev-list", trap), ("core.editor", trap),
        ("sequence.editor", trap), ("core.askPass", trap),
    ],
    "alias": lambda trap: [("alias.rev-list", f"!{trap}"), ("alias.cat-file", f"!{trap}")],
    "credential": lambda trap: [("credential.helper", f"!{trap}")],
    "lazy fetch": lambda trap: [
        ("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "evil"),
        ("remote.evil.promisor", "true"), ("remote.evil.url", f"ext::{trap}"),
        ("protocol.ext.allow", "always"), ("protocol.allow", "always"),
        ("core.sshCommand", trap), ("remote.evil.uploadpack", trap),
    ],
    "lazy fetch by ssh": lambda trap: [
        ("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "evil"),
        ("remote.evil.promisor", "true"), ("remote.evil.url", "ssh://nobody@localhost/x"),
        ("protocol.allow", "always"), ("core.sshCommand", trap),
    ],
    "lazy fetch by a helper": lambda trap: [
        ("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "evil"),
        ("remote.evil.promisor", "true"), ("remote.evil.vcs", "evil"),
        ("remote.evil.url", "x"), ("protocol.allow", "always"),
    ],
    "trace": lambda trap: [("trace2.normalTarget", trap), ("trace2.eventTarget", trap)],
}  # fmt: skip

HOOKS = ("fsmonitor-watchman", "post-index-change", "reference-transaction", "pre-auto-gc",
         "post-checkout", "pre-commit")  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS)
def test_a_hostile_configuration_starts_nothing(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trap: str
) -> None:
    base = repo.commit({**FILES, ".gitattributes": "*.md diff=evil filter=evil\n"})
    repo.commit({"campaigns/a.md": CAMPAIGN + "more\n"})
    repo.write({"campaigns/b.md": CAMPAIGN})
    repo.git("add", "--all")
    sprung, script = set_trap(repo, tmp_path, trap)
    monkeypatch.setenv("PATH", f"{os.environ['PATH']}{os.pathsep}{script.parent}")

    ask_everything(open_repository(repo.top), base, repo.top)

    assert not sprung.exists(), sprung.read_text()


CARELESS = {
    "file monitor": ("status",),
    "hooks": ("commit", "--allow-empty", "-m", "x"),
    "text conversion": ("log", "-p"),
    "external diff": ("diff", "HEAD~1"),
    "filter": ("add", "--renormalize", "."),
    "alias": ("rev-list-all",),
    "lazy fetch": ("cat-file", "-e", "HEAD:contacts/zoë.md"),
}


@pytest.mark.parametrize("trap", CARELESS)
def test_the_traps_do_spring_where_git_is_asked_carelessly(
    repo: Repo, tmp_path: Path, trap: str
) -> None:
    repo.commit({**FILES, ".gitattributes": "*.md diff=evil filter=evil\n"})
    repo.commit({"campaigns/a.md": CAMPAIGN + "more\n"})
    sprung, script = set_trap(repo, tmp_path, trap)
    repo.git("config", "alias.rev-list-all", f"!{script}")
    with suppress(AssertionError):
        repo.git(*CARELESS[trap])
    assert sprung.exists()


def set_trap(repo: Repo, folder: Path, trap: str) -> tuple[Path, Path]:
    """A configuration that starts a program; the file that it leaves, and the program."""
    sprung, traps = folder / "sprung", folder / "traps"
    traps.mkdir()
    for name in ("trap", "git-remote-evil", *HOOKS):
        script = traps / name
        script.write_text(f"#!/bin/sh\necho {name} >> '{sprung}'\ncat </dev/null\n")
        script.chmod(0o755)
    for name in HOOKS:
        (repo.top / ".git" / "hooks").mkdir(exist_ok=True)
        (repo.top / ".git" / "hooks" / name).write_bytes((traps / name).read_bytes())
        (repo.top / ".git" / "hooks" / name).chmod(0o755)
    blob = repo.git("rev-parse", "HEAD:contacts/zoë.md")
    for key, value in TRAPS[trap](str(traps / "trap")):
        repo.git("config", key, value)
    if trap.startswith("lazy"):
        # A promised object that is not here: the only way to it would be the remote's program.
        (repo.top / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    sprung.unlink(missing_ok=True)
    return sprung, traps / "trap"


def ask_everything(repository: Repository, base: str, root: Path) -> None:
    """Whatever Headway asks git, once."""
    reading = read_ledger(root)
    read_history(repository, reading, None)
    before = read_commit(repository, base)
    between(repository.commit(base), before, read_staged(repository))
    repository.fork_point(base)
    repository.is_ancestor(base, repository.resolve("HEAD"))
    repository.hooks_folder()
    assert config.FILE_NAME in before.texts


def test_the_hooks_of_a_user_who_keeps_them_elsewhere_are_found(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_repository(repo.top).hooks_folder() == repo.top / ".git" / "hooks"
    own = tmp_path / "own-settings"
    own.write_text(f"[core]\nhooksPath = {tmp_path / 'my hooks'}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(own))
    assert open_repository(repo.top).hooks_folder() == tmp_path / "my hooks"
    repo.git("config", "core.hooksPath", "here")
    assert open_repository(repo.top).hooks_folder() == repo.top / "here"
