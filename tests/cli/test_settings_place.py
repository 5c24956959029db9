"""What stands in the place of `headway.toml` and is no file is told, by every command alike."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.cli import main
from ledger.commands._settings_place import find_root
from tests.cli.transcript import headway
from tests.repositories import make_repo

NAME = "headway.toml"


def _socket(place: Path) -> None:
    before = Path.cwd()
    os.chdir(place.parent)  # a socket's path may not be long
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    finally:
        os.chdir(before)


STANDING: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a socket": _socket,
    "a device": lambda place: place.symlink_to("/dev/zero"),
    "a link that leads nowhere": lambda place: place.symlink_to("/nowhere/headway.toml"),
    "a link that leads back to itself": lambda place: place.symlink_to(NAME),
}
EVERY = (
    "archive dana", "build", "build --shared", "check", "check --staged", "doctor",
    "editor vscode", "export json", "history", "hook install", "import table.csv", "init",
    "init --adopt", "init --example starter", "log coffee", "merge dana lee", "metrics",
    "move north targeted", "new contact Dana", "next", "query contacts", "rename dana lee",
    "schema contact", "snooze x --until 2026-12-01 --why away", "watch --port 0",
)  # fmt: skip
# Those that need no ledger.
NEED_NONE = {"completion", "explain"}


@pytest.fixture(params=STANDING)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with something that is no file where the settings would be."""
    made = tmp_path / request.param.replace(" ", "-")
    made.mkdir()
    (made / "table.csv").write_text("Company,Position\nNorthwind,Counsel\n")
    STANDING[request.param](made / NAME)
    return made


def test_every_command_is_tried() -> None:
    assert {one.split()[0] for one in EVERY} | NEED_NONE == set(main.list_commands(None))


def test_every_command_says_the_same(folder: Path) -> None:
    kind = folder.name.replace("-", " ")
    before = sorted(folder.iterdir())
    told = {}
    for typed in EVERY:
        ended = headway(folder, typed)
        assert ended.exit_code == 3, (typed, ended.output)
        told[typed] = ended.output
    assert set(told.values()) == {told["check"]}
    assert told["check"].startswith(
        f"Error: {NAME} is {kind}, and the settings of a ledger are a file: "
    )
    assert "`headway init .` makes them anew\n" in told["check"]
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("typed", ["check", "init"])
def test_a_folder_that_is_named_is_told_of_too(folder: Path, typed: str) -> None:
    named = f"{typed} --ledger" if typed == "check" else typed
    ended = headway(folder.parent, f"{named} {folder.name}")
    assert ended.exit_code == 3
    assert f"Error: {folder.name}/{NAME} is {folder.name.replace('-', ' ')}, " in ended.output


def test_what_is_said_to_do_helps(folder: Path) -> None:
    (folder / NAME).rename(folder / "moved")
    assert headway(folder, "init .").exit_code == 0
    assert headway(folder, "check").exit_code == 0


def test_no_ledger_further_up_is_taken_in_its_place(folder: Path) -> None:
    (folder.parent / NAME).write_text("")
    assert headway(folder, "new contact Dana").exit_code == 3
    assert not (folder.parent / "contacts").exists()


def test_a_commit_is_not_let_through_unchecked(folder: Path) -> None:
    repo = make_repo(folder)
    (folder / NAME).rename(folder / "aside")
    (folder / NAME).write_text("")
    assert headway(folder, "hook install").exit_code == 0
    (folder / NAME).unlink()
    (folder / "aside").rename(folder / NAME)
    with pytest.raises(AssertionError, match="Nothing is committed"):
        repo.git("commit", "--allow-empty", "-m", "a week")


def test_a_link_to_settings_elsewhere_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "kept.toml").write_text("")
    ledger = tmp_path / "ledger"
    ledger.mkdir()
    (ledger / NAME).symlink_to("../kept.toml")
    assert headway(ledger, "check").exit_code == 0
    assert "is a ledger already" in headway(ledger, "init").output


@pytest.mark.parametrize("typed", ["check", "doctor", "init .", "check --ledger ."])
def test_a_disk_that_does_not_tell_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    (tmp_path / NAME).write_text("")
    real = os.stat

    def refused(path: object, *given: object, **named: object) -> os.stat_result:
        if str(path).endswith(NAME):
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return real(path, *given, **named)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(os, "stat", refused)
    monkeypatch.setattr(os, "lstat", lambda path: refused(path, follow_symlinks=False))
    ended = headway(tmp_path, typed)
    assert ended.exit_code == 3
    assert ended.output == f"Error: {NAME} cannot be looked at: input/output error\n"


def test_above_a_folder_that_may_not_be_entered_nothing_is_said_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: object) -> os.stat_result:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "lstat", refused)
    ended = headway(tmp_path, "check")
    assert ended.exit_code == 3
    assert "no ledger here or in any folder above" in ended.output


def test_the_root_is_found_from_below(make_ledger: Callable[..., Path]) -> None:
    root = make_ledger({"contacts/dana.md": "# Dana\n"})
    assert find_root(root / "contacts") == root
    assert find_root(root) == root
    assert find_root(root.parent) is None
