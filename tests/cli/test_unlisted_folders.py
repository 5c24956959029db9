"""Where a folder of the ledger cannot be looked into, no command that follows links goes on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.transcript import headway
from tests.support import write_ledger

FILES = {
    "contacts/dana-kim.md": "---\nname: Dana Kim\n---\n",
    "contacts/lee-park.md": "---\nname: Lee Park\n---\n",
    "campaigns/northwind.md": "---\nname: Northwind\ndecision-maker: '[[dana-kim]]'\n---\n",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = write_ledger(tmp_path, FILES)
    real = os.scandir

    def refusing(path: str | Path = "."):
        if Path(path).name == "campaigns":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    return made


@pytest.mark.parametrize(
    "line",
    ["rename dana-kim zoe", "merge lee-park dana-kim", "archive dana-kim"],
)
def test_it_is_refused_and_nothing_is_written(root: Path, line: str) -> None:
    before = {path.relative_to(root): path.read_bytes() for path in files(root)}
    result = headway(root, line)
    assert (result.exit_code, result.stdout) == (3, ""), result.output
    assert "campaigns cannot be looked into (permission denied)" in result.stderr
    assert {path.relative_to(root): path.read_bytes() for path in files(root)} == before


def test_a_link_to_a_folder_elsewhere_keeps_nobody_from_working(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    root = write_ledger(tmp_path / "ledger", FILES)
    (root / "contacts" / "old").symlink_to(elsewhere)
    assert headway(root, "rename dana-kim zoe").exit_code == 0
    assert b"[[zoe]]" in (root / "campaigns/northwind.md").read_bytes()


def files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*.md") if path.is_file()]
