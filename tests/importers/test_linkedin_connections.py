"""LinkedIn's connections: whatever its export looks like this year."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.model.record import RecordKind
from tests.importers.planning import imported, of_kind, planned
from tests.support import AS_OF

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ADA = "Ada,Whitlock,https://www.linkedin.com/in/ada,ada@x.example,Acme,Counsel,08 Feb 2026\n"


def test_a_connection_is_a_contact_with_its_organization() -> None:
    ledger = imported(HEADER + ADA)
    (contact,) = ledger.contacts
    assert contact.name == "Ada Whitlock"
    assert ledger.organization_of(contact) is ledger.organizations[0]
    assert (contact.title, contact.email) == ("Counsel", ("ada@x.example",))
    assert contact.urls == ("https://www.linkedin.com/in/ada",)
    assert str(contact.met) == "2026-02-08"
    assert contact.tags == ("linkedin",)
    assert ledger.faults == ()


def test_one_organization_for_a_company_however_it_is_typed() -> None:
    rows = "A,B,,,Acme  Inc,,\nC,D,,,acme inc,,\n"
    ledger = imported(HEADER + rows)
    assert [one.name for one in ledger.organizations] == ["Acme Inc"]
    assert {one.organization.target for one in ledger.contacts if one.organization} == {"acme-inc"}


def test_those_who_work_for_themselves_are_no_colleagues() -> None:
    rows = "A,B,,,Self-employed,,\nC,D,,,SELBSTÄNDIG,,\nE,F,,,n/a,,\nG,H,,,-,,\n"
    ledger = imported(HEADER + rows)
    assert ledger.organizations == ()
    said = [one.fields.get("employment") for one in ledger.contacts]
    assert said == ["Self-employed", "SELBSTÄNDIG", "n/a", None]


def test_a_row_without_a_name_is_not_taken_and_said_with_its_line() -> None:
    made = planned("Notes:\n\n" + HEADER + ADA + ",,,,,,03 Jan 2026\n")
    assert [(note.line, note.message) for note in made.notes] == [(5, "no name: not taken")]
    assert len(of_kind(made.drafts, RecordKind.CONTACT)) == 1


def test_a_file_in_which_nobody_has_a_name_is_no_success() -> None:
    made = planned(HEADER + ",,,,,,03 Jan 2026\n")
    assert made.refusal == "none of the 1 row of file.csv could be taken (no name: not taken)"
    assert planned(HEADER).refusal == "file.csv has a header and no rows below it"


def test_a_row_that_repeats_another_is_taken_once() -> None:
    made = planned(HEADER + ADA + ADA)
    assert len(of_kind(made.drafts, RecordKind.CONTACT)) == 1
    assert [note.message for note in made.notes] == ["the same as line 2: not taken"]


def test_namesakes_are_two_people() -> None:
    other = ADA.replace("in/ada", "in/ada-2").replace("ada@", "a@")
    people = {one.id: one.email for one in imported(HEADER + ADA + other).contacts}
    assert people == {"ada-whitlock": ("ada@x.example",), "ada-whitlock-2": ("a@x.example",)}


def test_a_date_that_is_none_is_kept_as_text() -> None:
    rows = "".join(f"P{n},Q,,,,,0{n} Feb 2026\n" for n in range(1, 4)) + "A,B,,,,,last spring\n"
    made = planned(HEADER + rows)
    assert made.notes[0].message == "`last spring` is no date"
    assert (
        dict(of_kind(made.drafts, RecordKind.CONTACT)[-1].fields)["connected-on"] == "last spring"
    )


def test_columns_that_are_not_linkedins_are_kept() -> None:
    made = planned("First Name,Last Name,Connected On,Needs,Où\nA,B,08 Feb 2026,x,y\n")
    assert dict(made.drafts[0].fields) == {
        "met": "2026-02-08", "needs": "x", "ou": "y", "tags": ("linkedin",),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "people", "organizations"),
    [("kawsay-connections.csv", 2, 2), ("network-intelligence-connections.csv", 10, 10)],
)
def test_real_exports(shared_data: Path, name: str, people: int, organizations: int) -> None:
    data = (shared_data / "contacts" / "linkedin" / name).read_bytes()
    ledger = imported(data)
    assert (len(ledger.contacts), len(ledger.organizations)) == (people, organizations)
    assert all(one.met and one.met <= AS_OF and one.urls for one in ledger.contacts)
    assert ledger.faults == ()


def test_a_company_in_other_spellings_is_one_organization() -> None:
    rows = 'A,B,,,"Acme, Inc.",,\nC,D,,,ACME Incorporated,,\nE,F,,,acme,,\nG,H,,,Acme GmbH,,\n'
    ledger = imported(HEADER + rows)
    assert sorted(one.name for one in ledger.organizations) == ["Acme GmbH", "Acme, Inc."]
