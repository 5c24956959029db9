"""Commands complete by what is described of them, which is kept while they are as they were."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys

import click
import pytest
from click.shell_completion import ShellComplete

from ledger.cli import main
from ledger.commands import _description_cache
from ledger.commands._described import DescribedCommands, command_said, describe
from tests.support import ROOT, write_ledger

COMMANDS = main.list_commands(click.Context(main))
# The one has commands of its own, the other says itself what it completes.
ASKED_THEMSELVES = ("explain", "hook")


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder for what is kept, and a ledger to stand in."""
    monkeypatch.setattr(_description_cache, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.chdir(write_ledger(tmp_path / "l", {"contacts/dana-kim.md": "# Dana Kim\n"}))
    return tmp_path / "cache"


def told(program: click.Command, words: list[str], begun: str) -> list[tuple[object, ...]]:
    found = ShellComplete(program, {}, "headway", "").get_completions(words, begun)
    return [(one.value, one.type, one.help) for one in found]


def ids_told() -> list[object]:
    return [one[0] for one in told(DescribedCommands(main), ["move"], "")]


def is_imported(monkeypatch) -> list[str]:
    """The commands that are asked themselves from now on."""
    asked: list[str] = []

    def get_command(ctx: click.Context, name: str) -> click.Command | None:
        asked.append(name)
        return type(main).get_command(main, ctx, name)

    monkeypatch.setattr(main, "get_command", get_command)
    return asked


@pytest.mark.parametrize("name", [one for one in COMMANDS if one not in ASKED_THEMSELVES])
def test_what_is_described_completes_as_the_command_does(name, home):
    command = main.get_command(click.Context(main), name)
    options = [one for one in command.params if isinstance(one, click.Option)]
    named = [opt for one in options if not one.is_flag for opt in one.opts]
    described = click.Group("headway", context_settings=main.context_settings)
    described.add_command(command_said(name, json.loads(json.dumps(describe(command)))))
    for words, begun in (
        ([name], ""), ([name], "d"), ([name], "--"), *(([name], f"{opt}=") for opt in named)
    ):  # fmt: skip
        assert told(described, words, begun) == told(main, words, begun), (words, begun)


@pytest.mark.parametrize("name", ASKED_THEMSELVES)
def test_what_cannot_be_described_is_asked_itself(name, home):
    assert describe(main.get_command(click.Context(main), name)) is None
    assert told(DescribedCommands(main), [name], "") == told(main, [name], "")
    assert not home.exists()


def test_a_command_is_asked_once(home, monkeypatch):
    asked = is_imported(monkeypatch)
    assert [ids_told(), ids_told()] == [["dana-kim"]] * 2
    assert asked == ["move"]
    (file,) = home.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    told(DescribedCommands(main), ["log"], "")
    assert set(json.loads(file.read_text())["commands"]) == {"log", "move"}


def test_of_another_version_nothing_is_taken(home, monkeypatch):
    ids_told()
    asked = is_imported(monkeypatch)
    _description_cache._fingerprint.cache_clear()
    monkeypatch.setattr(_description_cache, "__version__", "99")
    assert [ids_told(), ids_told()] == [["dana-kim"]] * 2
    assert asked == ["move"]
    _description_cache._fingerprint.cache_clear()


def test_a_program_that_has_changed_is_described_anew(home, tmp_path, monkeypatch):
    program = tmp_path / "program"
    (program / "commands").mkdir(parents=True)
    (program / "commands/move.py").write_text("one\n")
    monkeypatch.setattr(_description_cache, "_PROGRAM", program)
    fingerprints = []
    for text, time in [("one\n", 1), ("one\n", 1), ("two\n", 2), ("three\n", 2)]:
        (program / "commands/move.py").write_text(text)
        os.utime(program / "commands/move.py", (time, time))
        _description_cache._fingerprint.cache_clear()
        fingerprints.append(_description_cache._fingerprint())
    (program / "commands/new.py").touch()
    _description_cache._fingerprint.cache_clear()
    fingerprints.append(_description_cache._fingerprint())
    assert fingerprints[0] == fingerprints[1]
    assert len(set(fingerprints)) == 4
    (program / "gone.py").symlink_to("nowhere")
    _description_cache._fingerprint.cache_clear()
    assert ids_told() == ["dana-kim"]
    _description_cache._fingerprint.cache_clear()


@pytest.mark.parametrize(
    "broken",
    [
        b"", b"{", b"\xff\0", b"null", b"[]", b"[" * 100_000, b'{"program": "x"}',
        b'{"program": "PROGRAM", "commands": 3}', b'{"program": "PROGRAM", "commands": [1]}',
        b'{"program": "PROGRAM", "commands": {"move": 3}}',
        b'{"program": "PROGRAM", "commands": {"move": [{}]}}',
        b'{"program": "PROGRAM", "commands": {"move": [{"names": ["x"], "type": "text", '
        b'"nargs": 1, "completer": "quiet"}]}}',
        b'{"program": "PROGRAM", "commands": {"move": [{"names": [3], "type": 3, '
        b'"nargs": "x", "completer": null}]}}',
    ],
)  # fmt: skip
def test_what_is_broken_is_made_anew(home, broken, monkeypatch):
    ids_told()
    (file,) = home.iterdir()
    whole = file.read_bytes()
    program = json.loads(whole)["program"].encode()
    file.write_bytes(broken.replace(b"PROGRAM", program))
    assert ids_told() == ["dana-kim"]
    assert file.read_bytes() == whole
    asked = is_imported(monkeypatch)
    assert ids_told() == ["dana-kim"]
    assert asked == []


@pytest.mark.parametrize("state", ["a file", "closed", "a folder in its place", "no home"])
def test_what_cannot_be_kept_is_done_without(home, state, monkeypatch, tmp_path):
    if state == "a file":
        home.write_text("mine")
    elif state == "closed":
        home.mkdir()
        home.chmod(0o500)
    elif state == "no home":
        monkeypatch.setattr(_description_cache, "cache_folder", lambda: tmp_path.relative_to("/"))
    else:
        ids_told()
        (file,) = home.iterdir()
        file.unlink()
        file.mkdir()
    assert [ids_told(), ids_told()] == [["dana-kim"]] * 2
    if state == "a folder in its place":
        assert list(home.iterdir()) == [file]
    if state == "no home":
        assert sorted(one.name for one in (tmp_path / "l").iterdir()) == [
            "contacts", "headway.toml",
        ]  # fmt: skip


def completed(line: str, cache: object, folder: object, *more: str, **env: str) -> subprocess.Popen:
    script = "import sys; from ledger.cli import main; main(sys.argv[1:], standalone_mode=False)"
    script += "; print(sorted(name for name in sys.modules if name.startswith('ledger')))"
    own = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(cache), **env}
    asked = [sys.executable, "-P", "-c", script, "completion", "fish", f"--line=headway {line}"]
    return subprocess.Popen(
        [*asked, *more], cwd=folder, env=own, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@pytest.mark.parametrize(
    ("line", "spared"),
    [
        ("move te", ("readers.reading", "editing", "checks")),
        ("log x --in te", ("readers.reading", "editing", "capture")),
        ("move tessera ", ("editing", "metrics")),
        ("snooze ", ("editing",)),
    ],
)
def test_it_brings_in_no_more_than_it_takes(tmp_path, line, spared):
    folder = ROOT / "examples/job-search"
    first, again = (
        completed(line, tmp_path, folder, HEADWAY_TODAY="2026-11-22").communicate()
        for _ in range(2)
    )
    assert (first[1], again[1]) == (b"", b"")
    *words, modules = again[0].decode().splitlines()
    assert words == first[0].decode().splitlines()[:-1]
    assert len(words) > 1
    brought = [f"ledger.{name}" for name in spared if f"'ledger.{name}'" in modules]
    assert brought == []


def test_shells_that_complete_at_once(tmp_path):
    folder = ROOT / "examples/job-search"
    lines = ["move te", "rename te", "archive te"] * 2
    running = [completed(line, tmp_path, folder) for line in lines]
    for line, one in zip(lines, running, strict=True):
        said, wrong = one.communicate()
        assert (wrong, one.returncode) == (b"", 0), line
        assert b"teodor-iliev" in said
    (file,) = (tmp_path / "headway").iterdir()
    assert set(json.loads(file.read_text())["commands"]) <= {"move", "rename", "archive"}
