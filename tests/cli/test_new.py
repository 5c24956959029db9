"""`headway new` makes a record's file from a short form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.transcript import contents, headway
from tests.support import write_ledger

DANA = "---\nname: Dana Kim\nemail: dana@x.example\naliases: [Dee]\n---\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"contacts/dana-kim.md": DANA, "organizations/northwind.md": "# Northwind Gas\n"}
    return write_ledger(tmp_path, files)


def test_a_contact_holds_its_name_and_the_keys_that_matter_as_comments(root: Path) -> None:
    result = headway(root, 'new contact "Ünal Øst"')
    assert (result.exit_code, result.output) == (0, "contacts/unal-ost.md\n")
    assert (root / "contacts/unal-ost.md").read_text(encoding="utf-8") == (
        "---\n"
        "name: Ünal Øst\n"
        "# organization: the id of a file in organizations/\n"
        "# title: what they do there\n"
        "# email:\n"
        "# met: 2026-09-28\n"
        "# via: the person or channel you know them through\n"
        "---\n"
    )


@pytest.mark.parametrize("kind", ["contact", "organization", "campaign", "channel", "skill"])
def test_every_kind_is_made_without_an_error(root: Path, kind: str) -> None:
    result = headway(root, f"new {kind} Something")
    assert result.exit_code == 0
    assert headway(root, "check").exit_code == 0


def test_keys_are_set_names_and_days_forgiven(root: Path) -> None:
    line = (
        'new contact Lee --set organization="northwind gas" --set met=2026-11-21 '
        "--set tags=a --set tags=b --set via=dee --set note=x"
    )
    result = headway(root, line)
    assert result.exit_code == 0
    assert (root / "contacts/lee.md").read_text().splitlines()[1:10] == [
        "name: Lee", "organization: northwind", "met: 2026-11-21", "via: dana-kim", "tags:",
        "  - a", "  - b", "note: x", "# title: what they do there",
    ]  # fmt: skip


def test_a_day_that_is_to_come_is_looked_for_ahead(root: Path) -> None:
    headway(root, "new contact Lee --set met=friday")
    headway(root, "new campaign Lee --set closes=friday --set watch='next monday'")
    assert "met: 2026-11-20\n" in (root / "contacts/lee.md").read_text()
    written = (root / "campaigns/lee-2.md").read_text()
    assert "closes: 2026-11-27\n" in written
    assert "watch: 2026-11-23\n" in written


def test_a_campaign_begins_at_the_first_stage_of_its_pipeline(root: Path) -> None:
    headway(root, "new campaign Northwind --set organization=northwind")
    assert (
        "stages:\n  - 2026-11-22 researching\n" in (root / "campaigns/northwind-2.md").read_text()
    )
    headway(root, "new campaign Harbour --set pipeline=client --as-of 2026-11-01")
    assert "stages:\n  - 2026-11-01 identified\n" in (root / "campaigns/harbour.md").read_text()


@pytest.mark.parametrize(
    "line",
    ['new contact "dana  KIM"', "new contact Dee", "new contact D. --set email=DANA@x.example"],
)
def test_a_twin_is_named_and_refused(root: Path, line: str) -> None:
    before = contents(root)
    result = headway(root, line)
    assert result.exit_code == 3
    assert result.output == (
        "Error: contacts/dana-kim.md is Dana Kim already: add to it, or give --force for "
        "another of the same name\n"
    )
    assert contents(root) == before


def test_force_makes_a_namesake(root: Path) -> None:
    result = headway(root, 'new contact "Dana Kim" --force')
    assert (result.exit_code, result.output) == (0, "contacts/dana-kim-2.md\n")


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("new contact Lee --set titel=CTO", 2, "titel is no key of a contact: did you mean title?"),
        ("new contact Lee --set title", 2, "title is not KEY=VALUE"),
        ("new contact Lee --set met=soon", 2, "'soon' is no date; write it as 2026-11-22"),
        ("new contact ' '", 2, "a record needs a name"),
        ("new person Lee", 2, "'person' is not one of"),
        ("new contact Lee --set organization=nowhere", 3,
         "`organization` names `nowhere`, which is no record here"),
        ("new campaign X --set pipeline=jobb", 3, "nothing is written"),
    ],
)  # fmt: skip
def test_what_would_be_wrong_is_not_written(root: Path, line: str, code: int, said: str) -> None:
    before = contents(root)
    result = headway(root, line)
    assert result.exit_code == code
    assert said in result.output
    assert contents(root) == before


def test_what_is_only_doubtful_is_written_and_said(root: Path) -> None:
    result = headway(root, "new channel Chamber --set type=grup")
    assert result.exit_code == 0
    assert result.stdout == "channels/chamber.md\n"
    assert result.stderr.startswith("warning: `grup` is no `type` of a channel")


def test_the_editor_opens_the_new_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "rm")
    assert headway(root, "new contact Lee --edit").exit_code == 0
    assert not (root / "contacts/lee.md").exists()


def test_there_has_to_be_a_ledger(tmp_path: Path) -> None:
    result = headway(tmp_path, "new contact Lee")
    assert result.exit_code == 3
    assert "headway init" in result.output
