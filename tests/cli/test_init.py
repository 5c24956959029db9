"""`headway init` makes a ledger, asks nothing and overwrites nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ledger import config
from ledger.checks import run
from ledger.commands._starter import FOLDERS, example_names, starter_files
from ledger.diagnostic import Severity
from ledger.readers import read_ledger
from tests.cli.transcript import contents, headway
from tests.support import AS_OF, ROOT


def test_a_new_ledger(tmp_path: Path) -> None:
    result = headway(tmp_path, "init my-search")
    assert result.exit_code == 0
    assert result.output == (
        'Made a ledger in my-search.\n\nNext:\n  cd my-search\n  headway new contact "Their Name"\n'
        "  headway log coffee 1h with Their Name yesterday\n"
    )
    root = tmp_path / "my-search"
    assert sorted(contents(root)) == [".gitignore", "headway.toml", "me.md"]
    assert {path.name for path in root.iterdir() if path.is_dir()} == set(FOLDERS)
    assert (root / ".gitignore").read_text() == "site/\nshared/\n.headway-*.tmp\n"
    assert headway(root, "check --strict").exit_code == 0


def test_the_folder_one_is_in(tmp_path: Path) -> None:
    result = headway(tmp_path, "init")
    assert result.output == (
        "Made a ledger in this folder.\n"
        "\n"
        "Next:\n"
        '  headway new contact "Their Name"\n'
        "  headway log coffee 1h with Their Name yesterday\n"
    )


def test_the_settings_are_comments_that_hold_once_uncommented() -> None:
    text = starter_files()["headway.toml"].decode()
    assert config.parse(text) == config.defaults()
    own = "\n".join(line.removeprefix("# ") for line in text.splitlines()[1:])
    parsed = config.parse(own)
    assert parsed.problems == ()
    assert parsed != config.defaults()


def test_a_ledger_is_left_alone(tmp_path: Path) -> None:
    headway(tmp_path, "init")
    before = contents(tmp_path)
    for line in ("init", "init --example starter"):
        result = headway(tmp_path, line)
        assert result.exit_code == 3
        assert result.output == "Error: this folder is a ledger already: it holds a headway.toml\n"
    assert contents(tmp_path) == before


def test_what_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "me.md").write_text("mine")
    result = headway(tmp_path, "init")
    assert result.exit_code == 0
    assert "me.md was there and is as it was.\n" in result.output
    assert (tmp_path / "me.md").read_text() == "mine"


def test_an_example_is_copied(tmp_path: Path) -> None:
    result = headway(tmp_path, "init try --example starter")
    assert result.exit_code == 0
    assert result.output.startswith("Copied the example starter to try: 7 files.\n")
    assert contents(tmp_path / "try") == contents(ROOT / "examples" / "starter")


def test_an_example_overwrites_nothing_and_then_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "me.md").write_text("mine")
    result = headway(tmp_path, "init --example starter")
    assert (result.exit_code, result.output) == (
        3, "Error: me.md exists already; nothing is written\n",
    )  # fmt: skip
    assert contents(tmp_path) == {"me.md": b"mine"}


def test_an_unknown_example_names_those_there_are(tmp_path: Path) -> None:
    result = headway(tmp_path, "init --example stater")
    assert result.exit_code == 2
    assert "stater is no example: " in result.output
    assert all(name in result.output for name in example_names())


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("x")
    result = headway(tmp_path, "init notes")
    assert (result.exit_code, result.output) == (3, "Error: notes is a file\n")


def test_the_starter_is_what_init_makes_and_a_little_more() -> None:
    starter = contents(ROOT / "examples" / "starter")
    made = starter_files()
    assert set(made) <= set(starter)
    assert starter["headway.toml"] == made["headway.toml"]
    assert starter[".gitignore"] == made[".gitignore"]


@pytest.mark.parametrize("day", [AS_OF, date(2027, 3, 1)])
def test_the_starter_has_nothing_to_mend(day: date) -> None:
    ledger = read_ledger(ROOT / "examples" / "starter").ledger
    found = run(ledger, day)
    assert [one for one in found if one.severity is not Severity.INFO] == []
    assert len(ledger.contacts) == len(ledger.campaigns) == len(ledger.organizations) == 1
