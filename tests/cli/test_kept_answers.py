"""What `next` and `check` answered is said again while all is as it was, and only then."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ledger.commands import _kept_answers, _user_folders
from ledger.commands._kept_answers import Answer, answered
from ledger.readers import disk_state
from tests.cli.envelopes import run
from tests.support import write_ledger

LEDGER = {
    "headway.toml": "",
    "contacts/dana.md": "---\nname: Dana\n---\n\n- 2026-11-02 coffee 1h\n",
}
LONG_AGO = 1_600_000_000


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger whose files were written long enough ago that the disk's word is trusted."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(disk_state, "FRESH", 0)
    made = write_ledger(tmp_path / "ledger", LEDGER)
    time.sleep(0.02)
    return made


@pytest.fixture
def ask(root: Path) -> Callable[..., int]:
    """Asks, and gives how often it was worked out until then."""
    times = []

    def asked(*question: object, command: str = "next") -> int:
        def work() -> Answer:
            times.append(1)
            return Answer("out", "err", 1)

        assert answered(root, command, question, work) == Answer("out", "err", 1)
        return len(times)

    return asked


def kept_in(root: Path) -> Path:
    (found,) = (root.parent / "cache" / "headway").glob("next-*")
    return found


def test_what_was_answered_is_answered_again(ask: Callable[..., int]) -> None:
    assert [ask("full", 1), ask("full", 1), ask("full", 1)] == [1, 1, 1]


def test_another_question_is_another_answer(ask: Callable[..., int]) -> None:
    assert [ask("full"), ask("json"), ask("full", command="check")] == [1, 2, 3]


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "contacts/dana.md").write_text("x"),
        lambda root: (root / "headway.toml").write_text("[rules]\nshown-actions = 1\n"),
        lambda root: (root / "contacts/dana.md").unlink(),
        lambda root: (root / "contacts/dana.md").rename(root / "contacts/dan.md"),
        lambda root: (root / "contacts/new.md").write_text("x"),
        lambda root: (root / "contacts/dana.md").write_text(LEDGER["contacts/dana.md"]),
    ],
    ids=["file", "settings", "gone", "renamed", "new", "written-again"],
)
def test_what_changes_in_the_ledger_is_seen(
    root: Path, ask: Callable[..., int], change: Callable[[Path], object]
) -> None:
    ask()
    change(root)
    time.sleep(0.02)
    assert [ask(), ask()] == [2, 2]


def test_a_file_with_an_old_time_is_seen_to_be_another(root: Path, ask: Callable[..., int]) -> None:
    path = root / "contacts/dana.md"
    os.utime(path, (LONG_AGO, LONG_AGO))
    time.sleep(0.02)
    ask()
    path.write_bytes(path.read_bytes().swapcase())
    os.utime(path, (LONG_AGO, LONG_AGO))
    time.sleep(0.02)
    assert ask() == 2


def test_a_file_written_just_now_is_trusted_in_nothing(
    ask: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_state, "FRESH", 2_000_000_000)
    assert [ask(), ask()] == [1, 2]


def test_another_state_of_the_program_answers_for_itself(
    ask: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    ask()
    monkeypatch.setattr(_kept_answers, "state_of_program", lambda: "another")
    assert ask() == 2


@pytest.mark.parametrize("spoilt", [b"", b"\0", b"\0" * 4, b"nonsense"])
def test_spoilt_bytes_are_no_answer(root: Path, ask: Callable[..., int], spoilt: bytes) -> None:
    ask()
    kept_in(root).write_bytes(spoilt)
    assert [ask(), ask()] == [2, 2]


def test_what_is_kept_is_the_owners_alone(root: Path, ask: Callable[..., int]) -> None:
    ask()
    assert kept_in(root).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "command", [("next",), ("next", "--all"), ("check",), ("check", "--strict")]
)
def test_a_command_says_the_same_again(root: Path, command: tuple[str, ...]) -> None:
    typed = (*command, "--ledger", str(root), "--as-of", str(date(2026, 11, 22)))
    first, second = run(*typed), run(*typed)
    assert (first.stdout, first.stderr, first.exit_code) == (
        second.stdout,
        second.stderr,
        second.exit_code,
    )


@pytest.mark.parametrize(
    ("variable", "inside"), [("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state")]
)
@pytest.mark.parametrize("value", ["/elsewhere", "", "relative/folder", None])
def test_the_folders_are_those_that_others_use(
    monkeypatch: pytest.MonkeyPatch, variable: str, inside: str, value: str | None
) -> None:
    import platformdirs  # noqa: PLC0415

    monkeypatch.delenv(variable, raising=False)
    if value is not None:
        monkeypatch.setenv(variable, value)
    theirs = getattr(platformdirs, f"user_{inside}_path")("headway", appauthor=False)
    assert getattr(_user_folders, f"{inside}_folder")() == theirs
