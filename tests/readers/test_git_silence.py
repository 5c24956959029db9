"""A git that never answers is given up on: every command ends, and says what it lacks.

It may read a disk that does not answer, or ask a question that nobody sees. Here it sleeps.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from ledger.build import Builder
from ledger.commands._watching import Screen
from ledger.readers.git import GitError, _program, open_repository, silence
from ledger.readers.git._waiting import SilentError, answer
from ledger.watch import Standing
from tests.cli.transcript import headway
from tests.repositories import Repo, make_repo
from tests.support import AS_OF

FILES = {
    "headway.toml": "",
    "campaigns/north.md": "---\nname: North\nstages:\n  - 2026-11-02 researching\n---\n",
}
# It says which process sleeps; that one holds the outputs open when git itself is killed.
SLEEPING = 'sleep 600 &\necho $! >> "$SLEEPERS"\nwait\n'
SLOW = "for one in 1 2 3 4 5 6 7 8; do echo $one; sleep 0.2; done\n"
# So many seconds any command has, with all that it does besides.
SOON = 20


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = make_repo(tmp_path / "repo")
    made.commit(FILES)
    return made


class Sleepers:
    """The processes that a git which never answers has started."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __len__(self) -> int:
        return len(self._ids())

    def awake(self) -> list[int]:
        """Those that go on; what was killed takes a moment to be gone."""
        for _ in range(50):
            left = [one for one in self._ids() if self._is_there(one)]
            if not left:
                break
            time.sleep(0.1)
        return left

    def _ids(self) -> list[int]:
        return list(map(int, self.place.read_text().split())) if self.place.exists() else []

    @staticmethod
    def _is_there(process: int) -> bool:
        try:
            stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
        except OSError:
            return False
        return stat.rpartition(")")[2].split()[0] != "Z"


@pytest.fixture
def sleepers(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sleepers:
    """A git on the PATH that never answers, once the repository is made."""
    program(repo.top.parent / "bin" / "git", SLEEPING)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("SLEEPERS", str(tmp_path / "sleepers"))
    return Sleepers(tmp_path / "sleepers")


def program(place: Path, script: str) -> Path:
    place.parent.mkdir(exist_ok=True)
    place.write_text(f"#!/bin/sh\n{script}")
    place.chmod(0o755)
    return place


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("build", 0), ("build --rev HEAD", 3), ("build --shared", 0), ("check", 0),
        ("check --history", 3), ("check --staged", 3), ("check --since HEAD", 3),
        ("history", 0), ("hook install", 3), ("doctor", 1), ("next", 0),
    ],
)  # fmt: skip
def test_every_command_ends_and_says_why(repo, sleepers, impatient, typed, status):
    began = time.monotonic()
    ended = headway(repo.ledger, typed)
    assert time.monotonic() - began < SOON
    assert ended.exit_code == status, ended.output
    asks = typed not in ("check", "next", "build --shared")
    assert (impatient in ended.output) is asks
    # It is asked once, whatever a command would know of it.
    assert len(sleepers) == asks
    assert sleepers.awake() == []


def test_a_report_is_made_without_what_is_committed(repo, sleepers, impatient):
    ended = headway(repo.ledger, "build")
    lacking = f"note: {impatient}, so the report is without what is committed\n"
    assert lacking in ended.stderr
    page = (repo.ledger / "site/history.html").read_text(encoding="utf-8")
    assert f"No commits are shown: {impatient}." in page
    assert len(sleepers) == 1


@pytest.mark.usefixtures("sleepers")
def test_once_git_answers_the_report_has_what_is_committed(repo, impatient, tmp_path, monkeypatch):
    headway(repo.ledger, "build")
    (tmp_path / "bin" / "git").unlink()
    monkeypatch.setattr(_program, "_LEFT_ALONE", 0.0)
    monkeypatch.setattr(_program, "_silence", _program.Silence())
    assert "note: git" not in headway(repo.ledger, "build").stderr
    page = (repo.ledger / "site/history.html").read_text(encoding="utf-8")
    assert impatient not in page


def test_while_a_ledger_is_watched_no_save_waits_for_it_again(
    repo, sleepers, impatient, tmp_path, capsys
):
    builder = Builder(repo.ledger, tmp_path / "out", tmp_path / "cache", again=True)
    screen = Screen(Standing())
    for _ in range(3):
        screen.built(builder.build(AS_OF), AS_OF, 0.1)
    builder.end()
    assert capsys.readouterr().err.count(f"note: {impatient}, so the report is without") == 3
    assert len(sleepers) == 1


def test_git_is_asked_again_after_a_while(repo, sleepers, impatient, monkeypatch):
    assert silence() == ""
    monkeypatch.setattr(_program, "_LEFT_ALONE", 0.5)
    for _ in range(3):
        with pytest.raises(GitError, match="no answer"):
            open_repository(repo.ledger)
    assert len(sleepers) == 1
    assert silence() == impatient
    time.sleep(0.6)
    assert silence() == ""
    with pytest.raises(GitError, match="no answer"):
        open_repository(repo.ledger)
    assert len(sleepers) == 2


def test_who_pressed_tab_waits_a_moment(repo, sleepers, monkeypatch):
    monkeypatch.setattr(_program, "_silence", _program.Silence())
    monkeypatch.setenv("_HEADWAY_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"headway build --ledger {repo.ledger} --rev ")
    monkeypatch.setenv("COMP_CWORD", "5")
    began = time.monotonic()
    headway(repo.ledger, "")
    assert time.monotonic() - began < _program.PATIENCE / 3
    assert len(sleepers) == 1
    assert sleepers.awake() == []


def test_an_answer_that_comes_little_by_little_is_waited_for(tmp_path):
    slow = program(tmp_path / "bin" / "slow", SLOW)
    ended = answer([str(slow)], tmp_path, dict(os.environ), b"", 0.7)
    assert (ended.status, ended.said.split()) == (0, [b"%d" % one for one in range(1, 9)])


def test_what_stops_in_the_middle_is_given_up_on(tmp_path):
    stopping = program(tmp_path / "bin" / "stopping", "echo one\nexec sleep 600\n")
    with pytest.raises(SilentError):
        answer([str(stopping)], tmp_path, dict(os.environ), b"", 0.5)


def test_more_than_a_pipe_holds_is_read_and_given(tmp_path):
    """What is given is taken while what is said is heard, however much of both there is."""
    copying = program(tmp_path / "bin" / "copying", "echo said >&2\nexec cat\n")
    given = b"0123456789abcdef" * 100_000
    ended = answer([str(copying)], tmp_path, dict(os.environ), given, 10)
    assert (ended.status, ended.said == given, ended.complained) == (0, True, b"said\n")


def test_ctrl_c_leaves_nothing_behind(tmp_path, sleepers, monkeypatch):
    def interrupted(*_, **__):
        while not len(sleepers):
            time.sleep(0.05)
        raise KeyboardInterrupt

    monkeypatch.setattr("subprocess.Popen.communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        answer([str(tmp_path / "bin" / "git")], tmp_path, dict(os.environ), b"", 10)
    assert sleepers.awake() == []


def test_where_a_system_has_no_groups_the_program_itself_is_killed(tmp_path, monkeypatch):
    monkeypatch.delattr(os, "killpg")
    begun = time.monotonic()
    with pytest.raises(SilentError):
        answer(["sleep", "600"], tmp_path, dict(os.environ), b"", 0.2)
    assert time.monotonic() - begun < SOON


def test_it_has_no_terminal_to_ask_at(tmp_path):
    asking = program(tmp_path / "bin" / "asking", "cat > /dev/tty 2>&1 < /dev/null && echo yes\n")
    assert answer([str(asking)], tmp_path, dict(os.environ), b"", 10).said == b""
