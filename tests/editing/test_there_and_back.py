"""What is done and taken back as it is typed leaves every file as it was, to the byte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.cli.transcript import contents, headway
from tests.editing.wild import wild_file
from tests.support import Files, write_ledger

SHORT, LONG = 24, 600

THERE_AND_BACK = {
    "log": ("log --in {id} 2026-11-03 email asked", "log --undo"),
    "log --create": ("log --create --in {id} had coffee with Tamsin Grey", "log --undo"),
    "rename": ("rename {id} zz-other", "rename zz-other {id}"),
    "archive": ("archive {id}", "archive {id} --undo"),
}


def contacts(files: Iterable[bytes]) -> Files:
    """A ledger that has each file as that of a contact, and a note that links to all."""
    made = {f"contacts/c{number:03}.md": data for number, data in enumerate(files)}
    links = "".join(f"Of [[{Path(path).stem}]] and [x](../{path}).\n" for path in made)
    return {**made, "journal/2026-11.md": links}


def tried(root: Path, name: str) -> Counter[str]:
    """How often something was done and taken back, and refused; fails where a byte differs."""
    there, back = THERE_AND_BACK[name]
    before = contents(root)
    tally: Counter[str] = Counter()
    for path in sorted(before):
        if not path.startswith("contacts/"):
            continue
        words = {"id": Path(path).stem}
        result = headway(root, there.format_map(words))
        if result.exit_code:
            assert (result.exit_code, contents(root)) == (3, before), (path, result.output)
            tally["refused"] += 1
            continue
        assert contents(root) != before, path
        result = headway(root, back.format_map(words))
        assert result.exit_code == 0, (path, result.output)
        assert contents(root) == before, path
        tally["made"] += 1
    return tally


@pytest.mark.parametrize("name", THERE_AND_BACK)
def test_with_generated_files(name: str, tmp_path: Path) -> None:
    count = LONG if settings.default and settings.default.max_examples > 1_000 else SHORT
    for start in range(0, count, SHORT):
        files = contacts(wild_file(number) for number in range(start, start + SHORT))
        tally = tried(write_ledger(tmp_path / str(start), files), name)
        assert tally["made"] > SHORT / 4, tally


@pytest.mark.parametrize("name", THERE_AND_BACK)
def test_with_real_files(name: str, tmp_path: Path, shared_data: Path) -> None:
    files = contacts(path.read_bytes() for path in sorted(shared_data.rglob("*.md")))
    root = write_ledger(tmp_path, files)
    assert set(tried(root, name)) == {"made"}
