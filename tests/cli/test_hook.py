"""`headway hook`, with git itself committing."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ledger.commands import hook as hook_command
from ledger.commands._hook_script import is_ours, ledgers_of, line_by_hand, script
from tests.cli.envelopes import is_plain, run
from tests.repositories import Repo, make_repo
from tests.support import ROOT

WRONG = "---\nname: Dana\nname: Dora\n---\n"
RIGHT = "---\nname: Dana\n---\n"
FOREIGN = b"#!/bin/sh\nmake lint\n"

# A program that notes how it was called and ends as it is told to.
STUB = '#!/bin/sh\nprintf "%s\\n" "$@" >> "$STUB_LOG"\nexit "${STUB_STATUS:-0}"\n'


@pytest.fixture(params=["", "my search", "it's $HOME/2026"])
def repo(request, tmp_path) -> Repo:
    """A repository whose ledger is its top or lies in a folder of it."""
    made = make_repo(tmp_path / "repo", request.param)
    made.write({"contacts/dana.md": RIGHT})
    return made


@pytest.fixture
def plain(tmp_path) -> Repo:
    """A repository that is a ledger."""
    made = make_repo(tmp_path / "repo")
    made.write({"contacts/dana.md": RIGHT})
    return made


@pytest.fixture
def stub(tmp_path, monkeypatch) -> Path:
    """A stand-in for the Python that installs the hook; `calls` tells how it was called."""
    made = tmp_path / "python of mine" / "python"
    made.parent.mkdir()
    made.write_text(STUB)
    made.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(made))
    monkeypatch.setenv("STUB_LOG", str(tmp_path / "calls"))
    return made


def calls(tmp_path: Path) -> list[str]:
    log = tmp_path / "calls"
    return log.read_text().splitlines() if log.exists() else []


def hook_of(repo: Repo) -> Path:
    return repo.top / ".git" / "hooks" / "pre-commit"


def install(repo: Repo, what: str = "install"):
    return run("hook", what, "--ledger", repo.ledger)


def commit(repo: Repo, *words: str, path: str = "", **environment: str):
    """What git says and how it ends when everything is committed."""
    git = shutil.which("git")
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own |= {
        "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "Maya", "GIT_AUTHOR_EMAIL": "m@example.org",
        "GIT_COMMITTER_NAME": "Maya", "GIT_COMMITTER_EMAIL": "m@example.org",
        "PYTHONPATH": str(ROOT), **environment,
    }  # fmt: skip
    if path:
        own["PATH"] = path
    subprocess.run([git, "add", "--all"], cwd=repo.top, env=own, check=True)
    return subprocess.run(
        [git, "commit", "--quiet", "--message", "a week", *words],
        cwd=repo.top, env=own, capture_output=True, text=True, check=False,
    )  # fmt: skip


def commits(repo: Repo) -> int:
    return len(repo.git("rev-list", "--all").split())


def test_a_commit_is_checked_first(repo, stub, tmp_path):
    result = install(repo)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "git commit --no-verify" in result.stdout
    assert commit(repo).returncode == 0
    folder = repo.ledger.relative_to(repo.top).as_posix()
    assert calls(tmp_path) == ["-P", "-m", "ledger", "check", "--staged", "--ledger", folder]


@pytest.mark.parametrize("status", ["1", "3"])
def test_what_is_wrong_is_not_committed(repo, stub, status):
    install(repo)
    refused = commit(repo, STUB_STATUS=status)
    assert refused.returncode == 1
    assert "git commit --no-verify" in refused.stderr
    assert commits(repo) == 0
    assert commit(repo, "--no-verify", STUB_STATUS=status).returncode == 0
    assert commits(repo) == 1


def test_the_program_on_the_path_takes_over_where_that_python_is_gone(plain, stub, tmp_path):
    install(plain)
    path = tmp_path / "bin"
    path.mkdir()
    stub.rename(path / "headway")
    assert commit(plain, path=str(path)).returncode == 0
    assert calls(tmp_path) == ["check", "--staged", "--ledger", "."]


def test_where_the_program_is_gone_the_hook_says_what_to_do(plain, stub, tmp_path):
    install(plain)
    stub.chmod(0o644)
    (tmp_path / "bin").mkdir()
    refused = commit(plain, path=str(tmp_path / "bin"))
    assert (refused.returncode, commits(plain)) == (1, 0)
    assert "`headway hook install` again" in refused.stderr
    assert "`git commit --no-verify`" in refused.stderr


def test_a_branch_without_the_ledger_is_committed(tmp_path, stub):
    repo = make_repo(tmp_path / "repo", "search")
    repo.write({})
    install(repo)
    (repo.ledger / "headway.toml").unlink()
    (repo.top / "README.md").write_text("x\n")
    done = commit(repo, STUB_STATUS="1")
    assert done.returncode == 0
    assert "no ledger in search" in done.stderr
    assert calls(tmp_path) == []


def test_nothing_of_what_is_committed_is_run(plain):
    """A module of the repository with the name of one of Python's, or of this program."""
    for name in ("click.py", "ledger.py", "tomllib.py"):
        (plain.top / name).write_text("raise SystemExit('taken from the repository')\n")
    install(plain)
    done = commit(plain)
    assert "taken from the repository" not in done.stdout + done.stderr


def test_a_mistake_is_found_and_mended(repo):
    install(repo)
    repo.write({"contacts/dana.md": WRONG})
    refused = commit(repo)
    assert (refused.returncode, commits(repo)) == (1, 0)
    assert "HW105" in refused.stdout + refused.stderr
    repo.write({"contacts/dana.md": RIGHT})
    done = commit(repo)
    assert (done.returncode, commits(repo)) == (0, 1), done.stderr


def test_the_hook_is_a_program_that_any_shell_reads(repo):
    install(repo)
    assert stat.S_IMODE(hook_of(repo).stat().st_mode) == 0o755
    read = subprocess.run(["sh", "-n", hook_of(repo)], capture_output=True, check=False)
    assert (read.returncode, read.stderr) == (0, b"")
    assert [one.name for one in hook_of(repo).parent.glob(".*.tmp")] == []


def test_a_second_install_renews_it(repo, tmp_path, monkeypatch):
    install(repo)
    first = hook_of(repo).read_bytes()
    assert install(repo).exit_code == 0
    assert hook_of(repo).read_bytes() == first
    monkeypatch.setattr(sys, "executable", str(tmp_path / "another"))
    hook_of(repo).chmod(0o600)
    install(repo)
    assert str(tmp_path / "another").encode() in hook_of(repo).read_bytes()
    assert stat.S_IMODE(hook_of(repo).stat().st_mode) == 0o755


def test_uninstall_removes_it(repo):
    install(repo)
    result = install(repo, "uninstall")
    assert (result.exit_code, hook_of(repo).exists()) == (0, False)
    again = install(repo, "uninstall")
    assert (again.exit_code, again.stdout) == (0, "There is no pre-commit hook here.\n")


def test_two_ledgers_of_one_repository_are_both_checked(tmp_path, stub):
    first, second = (make_repo(tmp_path / "repo", name) for name in ("a b", "c"))
    for one in (first, second):
        one.write({})
        install(one)
    assert commit(first).returncode == 0
    assert [one for one in calls(tmp_path) if one in ("a b", "c")] == ["a b", "c"]
    assert "stays for the others" in install(first, "uninstall").stdout
    assert ledgers_of(hook_of(first).read_bytes()) == ("c",)
    assert install(second, "uninstall").exit_code == 0
    assert not hook_of(first).exists()


@pytest.mark.parametrize("there", [FOREIGN, b"", b"\xff\x00", b"#!/bin/sh\n" * 9])
def test_a_hook_of_somebody_else_stays(repo, there):
    hook_of(repo).parent.mkdir(exist_ok=True)
    hook_of(repo).write_bytes(there)
    refused = install(repo)
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert len(refused.stderr.splitlines()) == 1
    folder = repo.ledger.relative_to(repo.top).as_posix()
    assert line_by_hand(folder) in refused.stderr
    refused = install(repo, "uninstall")
    assert (refused.exit_code, len(refused.stderr.splitlines())) == (3, 1)
    assert hook_of(repo).read_bytes() == there


def test_the_line_to_add_by_hand_does_the_same(repo, tmp_path, monkeypatch, stub):
    (tmp_path / "bin").mkdir()
    stub.rename(tmp_path / "bin" / "headway")
    folder = repo.ledger.relative_to(repo.top).as_posix()
    hook_of(repo).parent.mkdir(exist_ok=True)
    hook_of(repo).write_text(f"#!/bin/sh\n{line_by_hand(folder)}\n")
    hook_of(repo).chmod(0o755)
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    assert commit(repo, path=path, STUB_STATUS="1").returncode == 1
    assert commit(repo, path=path).returncode == 0
    assert calls(tmp_path)[:4] == ["check", "--staged", "--ledger", folder]


@pytest.mark.parametrize("make", ["folder", "link to nothing"])
def test_what_is_no_file_stays(plain, make):
    hook_of(plain).parent.mkdir(exist_ok=True)
    if make == "folder":
        hook_of(plain).mkdir()
    else:
        hook_of(plain).symlink_to("nowhere")
    for what in ("install", "uninstall"):
        refused = install(plain, what)
        assert (refused.exit_code, len(refused.stderr.splitlines())) == (3, 1)
    assert os.path.lexists(hook_of(plain))


def test_a_folder_of_hooks_that_the_repository_names(repo, stub, tmp_path):
    repo.git("config", "core.hooksPath", ".githooks")
    install(repo)
    assert is_ours((repo.top / ".githooks" / "pre-commit").read_bytes())
    assert not hook_of(repo).exists()
    assert commit(repo).returncode == 0
    assert calls(tmp_path)


def test_hooks_that_are_switched_off(plain):
    plain.git("config", "core.hooksPath", os.devnull)
    refused = install(plain)
    assert (refused.exit_code, len(refused.stderr.splitlines())) == (3, 1)
    assert "core.hooksPath" in refused.stderr


def test_a_second_working_tree_has_the_hooks_of_the_first(repo, stub, tmp_path):
    repo.commit({})
    repo.git("worktree", "add", "--quiet", str(tmp_path / "other"))
    folder = repo.ledger.relative_to(repo.top)
    other = Repo(tmp_path / "other", tmp_path / "other" / folder)
    other.write({"contacts/kim.md": "---\nname: Kim\n---\n"})
    assert install(other).exit_code == 0
    assert is_ours(hook_of(repo).read_bytes())
    assert commit(other, STUB_STATUS="1").returncode == 1
    assert calls(tmp_path)[-1] == folder.as_posix()


@pytest.mark.parametrize("what", ["install", "uninstall"])
def test_where_there_is_no_repository_it_is_said(make_ledger, what):
    result = run("hook", what, "--ledger", make_ledger({}))
    assert (result.exit_code, result.stdout) == (3, "")
    assert len(result.stderr.splitlines()) == 1
    assert "no hook can be written" in result.stderr


def test_a_bare_repository_is_said(tmp_path):
    make_repo(tmp_path / "repo").git("init", "--quiet", "--bare", str(tmp_path / "bare"))
    (tmp_path / "bare" / "headway.toml").write_text("")
    result = run("hook", "install", "--ledger", tmp_path / "bare")
    assert (result.exit_code, len(result.stderr.splitlines())) == (3, 1)
    assert "bare" in result.stderr
    assert not (tmp_path / "bare" / "hooks" / "pre-commit").exists()


def test_without_git_it_is_said(plain, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    result = install(plain)
    assert (result.exit_code, len(result.stderr.splitlines())) == (3, 1)


def test_no_ledger_is_said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("hook", "install").exit_code == 3


def test_a_write_that_fails_leaves_the_hook_as_it_was(plain, monkeypatch):
    install(plain)
    before = hook_of(plain).read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(hook_command.os, "fsync", fail)
    monkeypatch.setattr(sys, "executable", "/another/python")
    result = install(plain)
    assert result.exit_code == 3
    assert result.stderr.splitlines()[0].endswith("no space left on device")
    assert hook_of(plain).read_bytes() == before
    assert list(hook_of(plain).parent.glob(".*.tmp")) == []


def test_a_hook_that_is_written_meanwhile_stays(plain, monkeypatch):
    install(plain)
    sync = os.fsync

    def write_first(handle: int) -> None:
        sync(handle)
        hook_of(plain).write_bytes(FOREIGN)

    monkeypatch.setattr(hook_command.os, "fsync", write_first)
    assert install(plain).exit_code == 3
    assert hook_of(plain).read_bytes() == FOREIGN


def test_a_folder_that_may_not_be_written_to(plain):
    folder = hook_of(plain).parent
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("a file where the folder belongs")
    result = install(plain)
    assert (result.exit_code, len(result.stderr.splitlines())) == (3, 1)


def test_what_the_hook_checks_is_read_back_from_it():
    folders = (".", "a b", "it's", "-x", "$HOME", "\udcff")
    made = script("/a b/python", folders)
    assert is_ours(made)
    assert ledgers_of(made) == folders
    assert ledgers_of(b"check 'a\ncheck b\n") == ("b",)
    assert ledgers_of(FOREIGN) == ()


def test_names_are_shown_and_not_sent(tmp_path):
    repo = make_repo(tmp_path / "re\x1b[2Jpo", "a\u202eb")
    repo.write({})
    shown = install(repo).output
    hook_of(repo).write_bytes(FOREIGN)
    assert is_plain(shown + install(repo).output)
