"""Which names of a ledger's folders a build is made for, and when a save is over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ledger.watch.saves import Saves
from ledger.watch.scope import Scope
from tests.support import write_ledger


def scope_of(root: Path, out: str = "site") -> Scope:
    scope = Scope(root, root / out)
    scope.read()
    return scope


@pytest.mark.parametrize(
    ("name", "matters"),
    [("page.html", True), ("record.html.j2", True), (".page.html.swp", False), ("#page", False),
     ("page.html~", False)],
)  # fmt: skip
def test_own_templates_matter_whatever_they_are_called(tmp_path, name, matters):
    root = write_ledger(tmp_path, {"headway.toml": "[site]\ntemplates = true\n"})
    below = root / "templates" / "parts"
    below.mkdir(parents=True)
    scope = scope_of(root)
    for folder in (root / "templates", below):
        assert scope.matters(str(folder / name), is_directory=False) is matters
    plain = write_ledger(tmp_path / "plain", {"contacts/dana.md": "---\nname: Dana\n---\n"})
    (plain / "templates").mkdir()
    assert not scope_of(plain).matters(str(plain / "templates" / name), is_directory=False)


def test_settings_that_cannot_be_read_leave_what_was_watched(tmp_path):
    settings, logo = tmp_path / "headway.toml", tmp_path / "pictures" / "logo.png"
    write_ledger(tmp_path, {"headway.toml": '[site]\nlogo = "pictures/logo.png"\n'})
    scope = scope_of(tmp_path)
    settings.unlink()
    settings.mkdir()
    scope.read()
    assert scope.matters(str(logo), is_directory=False)
    anew = scope_of(tmp_path)
    assert not anew.matters(str(logo), is_directory=False)
    assert anew.matters(str(settings), is_directory=False)
    assert anew.matters(str(tmp_path / "contacts"), is_directory=True)


def test_a_report_below_a_folder_of_records_is_none_of_them(tmp_path):
    root = write_ledger(tmp_path, {"contacts/dana.md": "---\nname: Dana\n---\n"})
    (root / "contacts/site/deep").mkdir(parents=True)
    (root / "contacts/work").mkdir()
    scope = scope_of(root, "contacts/site")
    assert scope.matters(str(root / "contacts/work/lee.md"), is_directory=False)
    for folder in ("contacts/site", "contacts/site/deep"):
        assert not scope.matters(str(root / folder / "lee.md"), is_directory=False)


def test_the_files_of_a_folder_that_went_are_gone(tmp_path):
    root = write_ledger(tmp_path, {"contacts/dana.md": "---\nname: Dana\n---\n"})
    scope = scope_of(root)
    assert str(root / "contacts/dana.md") in scope.look()
    shutil.rmtree(root / "contacts")
    assert set(scope.look()) == {str(root / "headway.toml")}


def test_of_many_saves_no_file_is_looked_at_before_the_build(monkeypatch, tmp_path):
    """A repository that is checked out anew saves thousands, each while the next one waits."""
    looked = []
    monkeypatch.setattr("ledger.watch.saves.look_at", looked.append)
    saves = Saves()
    for number in range(100):
        saves.put(str(tmp_path / f"{number}.md"), whole=True)
    assert saves.wait(0)
    assert looked == []
    few = Saves()
    few.put(str(tmp_path / "one.md"), whole=True)
    assert few.wait(0)
    assert looked
