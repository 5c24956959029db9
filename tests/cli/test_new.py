"""`headway new` makes a record's file from a short form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.transcript import contents, headway
from tests.support import write_ledger

DANA = "---\nname: Dana Kim\nemail: dana@x.example\naliases: [Dee]\nlinks: [https://in.example/dana]\n---\n"


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
    ("line", "why"),
    [
        ('new contact "dana  KIM"', "the same name"),
        ("new contact Dee", "the name Dee as another of its own"),
        ("new contact dana-kim", "the name dana-kim as another of its own"),
        (
            "new contact D. --set email=DANA@x.example",
            "the same e-mail address, dana@x.example",
        ),
        (
            "new contact D. --set links=http://www.in.example/dana/",
            "the same link, in.example/dana",
        ),
    ],
)
def test_a_twin_is_named_and_refused(root: Path, line: str, why: str) -> None:
    before = contents(root)
    result = headway(root, line)
    assert result.exit_code == 3
    assert result.output == (
        f"Error: contacts/dana-kim.md is Dana Kim already, with {why}: add to it, or give "
        "--force for another\n"
    )
    assert contents(root) == before


@pytest.mark.parametrize(
    ("name", "identity", "why"),
    [
        ("Kim, Dana", "kim-dana", "the same name but for how it is written"),
        ("Kim Dana", "kim-dana", "the same words in another order"),
        ("Dána Kim", "dana-kim-2", "the same name but for how it is written"),
        ("D. Kim", "d-kim", "the same family name and the same initial"),
        ("Dan Kim", "dan-kim", "the same family name and nearly the same first name"),
        ("Dana M. Kim", "dana-m-kim", "the same first and last name"),
        ("Dana", "dana", "the same first name, and no other beside it"),
    ],
)
def test_a_likely_twin_is_written_and_named(root: Path, name: str, identity: str, why: str) -> None:
    result = headway(root, f'new contact "{name}"')
    assert (result.exit_code, result.stdout) == (0, f"contacts/{identity}.md\n")
    assert result.stderr == (
        f"warning: contacts/dana-kim.md is Dana Kim, with {why}; if it is the same, type "
        f"`headway merge {identity} dana-kim`\n"
    )


def test_a_relative_at_the_same_organization_is_named(root: Path) -> None:
    headway(root, "new contact 'Lee Park' --set organization=northwind")
    result = headway(root, "new contact 'Ann Park' --set organization='northwind gas'")
    assert "Lee Park, with the same family name at the same organization" in result.stderr
    assert headway(root, "new contact 'Omar Park'").stderr == ""


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


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Müller", "muller"),
        ("Łukasz", "lukasz"),
        ("王小明", "wangxiaoming"),
        ("Дмитрий", "dmitriy"),
        ("O'Brien", "obrien"),
        ("عمر", "mr"),
        ("🎉", "tada"),
        ("…", "contact"),
        ("con", "con-2"),
        ("me", "me-2"),
        ("Northwind", "northwind-2"),
        ("Dee Dee", "dee-dee"),
    ],
)
def test_any_name_makes_an_id_that_is_free(root: Path, name: str, identity: str) -> None:
    result = headway(root, f'new contact "{name}"')
    assert (result.exit_code, result.stdout) == (0, f"contacts/{identity}.md\n")
    assert f"name: {name}\n" in (root / f"contacts/{identity}.md").read_text(encoding="utf-8")
    again = headway(root, f'new contact "{name}" --force')
    assert again.exit_code == 0
    assert again.stdout != result.stdout


def test_a_file_that_cannot_be_read_keeps_its_name(root: Path) -> None:
    (root / "contacts/lee.md").mkdir()
    assert headway(root, "new contact Lee").stdout == "contacts/lee-2.md\n"
    (root / "contacts/ann.md").write_bytes(b"\xff\xfe\x00")
    assert headway(root, "new contact Ann --force").stdout == "contacts/ann-2.md\n"


def test_a_dry_run_prints_the_file_and_writes_nothing(root: Path) -> None:
    before = contents(root)
    result = headway(root, "new contact 'D. Kim' --dry-run --edit")
    assert result.stdout.startswith("contacts/d-kim.md\n---\nname: D. Kim\n# organization:")
    assert "headway merge d-kim dana-kim" in result.stderr
    assert result.stderr.endswith("Nothing is written (--dry-run).\n")
    assert contents(root) == before


def write_template(root: Path, kind: str, text: str) -> None:
    folder = root / "templates/records"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{kind}.md").write_bytes(text.encode())


def test_a_template_of_the_ledger_takes_the_place_of_the_form(root: Path) -> None:
    template = (
        '---\r\n# mine\r\nname: "{{title}}"  # on a card\r\norganization: {{organization}}\r\n'
        "title:\r\nmet: {{date}}\r\ntags: [a,  b]\r\nvia: {{via}}\r\n---\r\n\r\n"
        "## {{name}} ({{id}}), {{date:dddd D MMMM YYYY}}\r\n\r\n{{other}}\r\n"
    )
    write_template(root, "contact", template)
    line = "new contact 'Lee: Park' --set organization=northwind --set title=CTO --set email=l@x.y"
    result = headway(root, line)
    assert (result.exit_code, result.output) == (0, "contacts/lee-park.md\n")
    assert (root / "contacts/lee-park.md").read_bytes().decode() == (
        '---\r\n# mine\r\nname: "Lee: Park"  # on a card\r\norganization: northwind\r\n'
        "title: CTO\r\nmet: 2026-11-22\r\ntags: [a,  b]\r\nvia:\r\nemail: l@x.y\r\n---\r\n\r\n"
        "## Lee: Park (lee-park), Sunday 22 November 2026\r\n\r\n{{other}}\r\n"
    )
    assert headway(root, "check").exit_code == 0


@pytest.mark.parametrize(
    ("template", "written"),
    [
        ("Notes\n", "---\nname: Lee\n---\n\nNotes\n"),
        ("# {{title}}\n", "# Lee\n"),
        ("# {{title}}", "# Lee"),
        ("", "---\nname: Lee\n---\n"),
        ("---\nname: Dr {{name}}\n---\n", "---\nname: Dr Lee\n---\n"),
        ("---\ntags: [x]\n---\n", "---\nname: Lee\ntags: [x]\n---\n"),
        ("\ufeff---\nname:\n---\n", "\ufeff---\nname: Lee\n---\n"),
    ],
)
def test_a_template_needs_no_more_than_it_says(root: Path, template: str, written: str) -> None:
    write_template(root, "contact", template)
    assert headway(root, "new contact Lee").exit_code == 0
    assert (root / "contacts/lee.md").read_bytes().decode() == written


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("---\nname: {{name}}\nmet: {{nothing}}\n---\n", "templates/records/contact.md:3: "),
        ("---\n# a\nname: {{name}}\n---\n\n- 2026-13-01 call\n",
         "templates/records/contact.md:6: `2026-13-01` is no day"),
        ("---\nname: {{name}}\n<<<<<<< a\n=======\n>>>>>>> b\n---\n", "the marks of a merge"),
    ],
)  # fmt: skip
def test_a_template_that_makes_an_error_is_refused(root: Path, template: str, said: str) -> None:
    write_template(root, "contact", template)
    before = contents(root)
    result = headway(root, "new contact Lee")
    assert result.exit_code == 3
    assert said in result.output
    assert contents(root) == before


def test_a_template_that_cannot_be_read_is_said(root: Path) -> None:
    write_template(root, "contact", "")
    template = root / "templates/records/contact.md"
    template.write_bytes(b"\xff")
    assert "is not UTF-8" in headway(root, "new contact Lee").output
    template.unlink()
    template.symlink_to(root / "nowhere.md")
    assert "cannot be read: a link to nothing" in headway(root, "new contact Lee").output


def test_templates_are_no_records(root: Path) -> None:
    write_template(root, "contact", "---\nname: {{name}}\n---\n")
    assert headway(root, "check").exit_code == 0
    assert "{{name}}" not in headway(root, "metrics works").output


def test_a_name_needs_no_quotation_marks(root: Path) -> None:
    result = headway(root, "new contact Jo van der Berg --set title=Counsel")
    assert (result.exit_code, result.output) == (0, "contacts/jo-van-der-berg.md\n")
    assert "name: Jo van der Berg\n" in (root / "contacts/jo-van-der-berg.md").read_text()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("new contact", "a record needs a name"),
        ('new contact " "', "a record needs a name"),
        ("new contact Jo title=Counsel", "a key goes behind --set: --set title=Counsel"),
    ],
)
def test_a_name_that_will_not_do(root: Path, typed: str, said: str) -> None:
    before = contents(root)
    result = headway(root, typed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert contents(root) == before


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Tom Müller", "People/Tom Müller.md"),
        ("Tom / Tim: twins", "People/tom-tim-twins.md"),
        ("anna weber", "People/anna-weber.md"),
    ],
)
def test_a_new_file_is_called_as_those_beside_it(tmp_path: Path, name: str, path: str) -> None:
    files = {f"People/{one}.md": "no front matter\n" for one in ("Anna Weber", "Ben", "Chloé")}
    settings = '[folders]\nPeople = "contact"\nCompanies = "organization"\n'
    root = write_ledger(tmp_path, {**files, "headway.toml": settings})
    result = headway(root, f'new contact "{name}" --force --set title=x')
    assert (result.exit_code, result.stdout) == (0, f"{path}\n")
    assert headway(root, 'new organization "Globex Corp"').stdout == "Companies/globex-corp.md\n"
    assert headway(root, "check").exit_code == 0
