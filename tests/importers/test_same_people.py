"""The same people from one program after another are one file each; nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.editing import render, work_out
from ledger.importers import plan
from tests.editing.drafting import after
from tests.importers.planning import EMPTY, files_of, planned
from tests.support import AS_OF, Files, ledger_of

LINKEDIN = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    'Ada,Whitlock,https://www.linkedin.com/in/ada,ada@x.example,"Acme, Inc.",Counsel,08 Feb 2026\n'
    "Bo,Lund,https://www.linkedin.com/in/bo,,Acme,CTO,09 Feb 2026\n"
)
GOOGLE = (
    "First Name,Last Name,Organization Name,Labels,E-mail 1 - Value,Phone 1 - Value,"
    "Website 1 - Value\n"
    "Ada,Whitlock,ACME,Law ::: * myContacts,ADA@x.example ::: ada@home.example,+44 20 7946 0958,\n"
    "Bo,Lund,,,bo@x.example,,http://de.linkedin.com/in/bo/\n"
)
VCARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Whitlock;Ada;;Dr.;\r\nFN:Dr. Ada Whitlock\r\n"
    "ORG:Acme, Inc.\r\nEMAIL;TYPE=HOME:ada@home.example\r\nTEL:+44 20 7946 0958\r\n"
    "BDAY:1980-02-29\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lund;Bo;;;\r\nFN:Bo Lund\r\n"
    "URL:https://www.linkedin.com/in/bo\r\nEND:VCARD\r\n"
)
OUTLOOK = (
    "First Name,Last Name,Company,E-mail Address,Business Phone,Web Page\n"
    "Ada M.,Whitlock,Acme Incorporated,,020 7946 0958,\n"
    "Bo,Lund,,bo@x.example,,\n"
)


def added(files: Files, text: str) -> Files:
    made = planned(text, ledger=ledger_of(files))
    raw = {path: data if isinstance(data, bytes) else data.encode() for path, data in files.items()}
    return after(raw, work_out(made.drafts, ledger_of(raw), raw))


def test_the_same_people_from_four_programs_are_one_file_each() -> None:
    files: Files = files_of(planned(LINKEDIN))
    for text in (GOOGLE, OUTLOOK, VCARD, LINKEDIN, GOOGLE):
        files = added(files, text)
    assert sorted(files) == [
        "contacts/ada-whitlock.md", "contacts/bo-lund.md", "organizations/acme-inc.md",
    ]  # fmt: skip
    ada = ledger_of(files).contacts[0]
    assert ada.email == ("ada@x.example", "ada@home.example")
    assert ada.phone == ("+44 20 7946 0958",)
    assert ada.fields["birthday"] == "1980-02-29"
    assert ada.tags == ("linkedin", "Law")
    assert ledger_of(files).faults == ()


def test_the_order_of_the_programs_makes_no_difference_to_who_is_who() -> None:
    for first, *rest in (
        (VCARD, GOOGLE, LINKEDIN, OUTLOOK),
        (OUTLOOK, VCARD, GOOGLE, LINKEDIN),
        (VCARD, OUTLOOK, GOOGLE, LINKEDIN),
    ):
        files: Files = files_of(planned(first))
        for text in rest:
            files = added(files, text)
        people = sorted(path for path in files if path.startswith("contacts/"))
        assert len(people) == 2, (first, people)


def test_a_title_makes_nobody_else_of_a_person_and_a_generation_does() -> None:
    mine: Files = {"contacts/ada.md": "---\nname: Ada Whitlock\n---\n"}
    assert sorted(added(mine, "Name,Email\nDr. Ada Whitlock,ada@x.example\n")) == [
        "contacts/ada.md"
    ]
    assert len(added(mine, "Name,Email\nAda Whitlock Jr.,ada@x.example\n")) == 2


@pytest.mark.parametrize("text", [LINKEDIN, GOOGLE, OUTLOOK], ids=["linkedin", "google", "outlook"])
def test_a_file_that_has_grown_adds_only_what_is_new(text: str) -> None:
    header, first, *rest = text.splitlines(keepends=True)
    before = files_of(planned(header + first))
    ledger = ledger_of(before)
    raw = {path: data.encode() for path, data in before.items()}  # type: ignore[union-attr]
    grown = work_out(planned(text, ledger=ledger).drafts, ledger, raw)
    assert rest
    assert [change.path for change in grown.changes] == ["contacts/bo-lund.md"]
    assert all(change.before is None for change in grown.changes)


def test_what_the_owner_has_otherwise_stays_and_lists_grow() -> None:
    mine = {
        "contacts/ada.md": "---\nname: Ada Whitlock # hers\nemail: ada@x.example\n"
        "title: General Counsel\ntags: [friend]\n---\nMet in Lisbon.\n"
    }
    text = "Name,Email,Title,Tags\nAda Whitlock,ada@x.example;ada@home.example,Counsel,law\n"
    made = added(mine, text)
    assert made["contacts/ada.md"] == (
        b"---\nname: Ada Whitlock # hers\nemail: [ada@x.example, ada@home.example]\n"
        b"title: General Counsel\ntags: [friend, law]\n---\nMet in Lisbon.\n"
    )


def test_a_real_list_a_second_time_is_nothing_to_do(shared_data: Path) -> None:
    paths = sorted((shared_data / "contacts").glob("*/*.csv"))
    assert len(paths) == 15
    for path in paths:
        data = path.read_bytes()
        files = render(plan(data, path.name, EMPTY, AS_OF).drafts)
        ledger = ledger_of(files)
        edition = work_out(plan(data, path.name, ledger, AS_OF).drafts, ledger, files)
        assert edition.changes == (), path.name
        assert [one.path for one in edition.outcomes if one.kept or one.refusal] == [], path.name


@pytest.mark.parametrize("other", ["Jonas Weber", "Dr. Jonas Weber"])
def test_a_couple_with_one_address_are_two(other: str) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{}\nEMAIL:weber@family.example\n{}END:VCARD\n"
    maria = card.format("Maria Weber", "")
    jonas = card.format(other, "TITLE:Head of Legal\n")
    for text in (maria, jonas, maria + jonas, jonas + maria):
        files = added(files_of(planned(maria)), text)
        assert "Head of Legal" not in str(files["contacts/maria-weber.md"])
        assert added(files, text) == files
    made = planned(jonas, ledger=ledger_of(files_of(planned(maria))))
    raw = {path: str(text).encode() for path, text in files_of(planned(maria)).items()}
    (told,) = [
        one.doubt for one in work_out(made.drafts, ledger_of(raw), raw).outcomes if one.doubt
    ]
    assert told.startswith("`contacts/maria-weber.md` has the same e-mail address: taken for some")


def test_a_couple_with_one_address_in_a_table_are_two() -> None:
    rows = (
        "First Name,Last Name,Email,Title\nMaria,Weber,w@x.example,\nJonas,Weber,w@x.example,CTO\n"
    )
    assert sorted(files_of(planned(rows))) == ["contacts/jonas-weber.md", "contacts/maria-weber.md"]
    short = rows.replace("Jonas,Weber", "Mary,Weber").replace("Maria,Weber", "M.,Weber")
    assert len(files_of(planned(short))) == 1


@pytest.mark.parametrize("other", ["Bob Weber", "R. Weber", "Robert Smith", "Robert J. Weber"])
def test_another_name_at_ones_own_address_is_the_same_person(other: str) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{}\nEMAIL:r@family.example\nEND:VCARD\n"
    files = added(files_of(planned(card.format("Robert Weber"))), card.format(other))
    assert sorted(files) == ["contacts/robert-weber.md"]
