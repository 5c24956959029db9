"""Lists of people, whatever made them: every person once, nothing lost without a word."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from ledger.importers import ImportPlan, Wishes
from ledger.importers._contact_cells import phone_numbers
from ledger.model.draft import RecordDraft
from ledger.model.record import RecordKind
from tests.importers.planning import complaints, imported, of_kind, planned


def people(made: ImportPlan) -> list[RecordDraft]:
    assert made.refusal == ""
    return of_kind(made.drafts, RecordKind.CONTACT)


def fields(text: str | bytes, at: int = 0) -> dict[str, object]:
    return dict(people(planned(text))[at].fields)


def notes(text: str) -> list[tuple[int, str]]:
    return [(note.line, note.message) for note in planned(text).notes]


# What tells the people of each file apart: the column of their e-mail addresses.
@pytest.mark.parametrize(
    ("name", "format_name", "column"),
    [
        ("05-excel-export.csv", "contact-list", 2),
        ("08-broken-headers-typos.csv", "contact-list", 1),
        ("09-duplicate-headers.csv", "contact-list", 1),
        ("10-mixed-date-formats.csv", "contact-list", 1),
        ("11-international-names.csv", "contact-list", 1),
        ("14-blank-rows.csv", "contact-list", 1),
        ("15-duplicate-rows.csv", "contact-list", 1),
        ("17-formula-injection.csv", "contact-list", 1),
        ("21-tab-separated.csv", "contact-list", 1),
        ("23-quoted-fields-multiline.csv", "contact-list", 1),
        ("24-salesforce-style.csv", "salesforce-contacts", 3),
        ("25-hubspot-export.csv", "hubspot-contacts", 3),
    ],
)
def test_real_lists(shared_data: Path, name: str, format_name: str, column: int) -> None:
    data = (shared_data / "contacts" / "csv" / name).read_bytes()
    delimiter = "\t" if name.startswith("21") else ","
    _, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=delimiter)
    addresses = {row[column] for row in rows if any(row)}
    made = planned(data, name)
    assert made.format == format_name
    assert len(people(made)) == len(addresses)
    ledger = imported(data)
    assert {address for one in ledger.contacts for address in one.email} >= addresses
    assert complaints(ledger) == []


def test_no_cell_of_a_real_list_is_lost(shared_data: Path) -> None:
    for path in sorted((shared_data / "contacts" / "csv").glob("*.csv")):
        made = planned(path.read_bytes(), path.name)
        shown = {use.column for use in made.columns if use.field == "ignore"}
        assert shown == set()
        held = str(made.drafts)
        for use in made.columns:
            if not any(character.isdigit() for value in use.samples for character in value):
                assert all(word in held for value in use.samples for word in value.split()[:1]), use


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_delimiter_in_any_encoding(delimiter: str, encoding: str) -> None:
    rows = ["Name,E-Mail,Firma", "Zoë Lefèvre,zoe@x.example,Énergie"]
    text = "\r\n".join(row.replace(",", delimiter) for row in rows)
    (one,) = people(planned(text.encode(encoding)))
    assert (one.name, one.field("email"), one.field("organization")) == (
        "Zoë Lefèvre", "zoe@x.example", "energie",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Vorname,Nachname,E-Mail,Telefon,Firma,Berufsbezeichnung", "Jörg,Müller"),
        ("Prénom,Nom,Adresse e-mail,Téléphone,Société,Fonction", "Zoé,Lefèvre"),
        ("Nombre,Apellidos,Correo electrónico,Teléfono,Empresa,Cargo", "Inés,García López"),
        ("Nome,Sobrenome,Email,Telefone,Empresa,Cargo", "João,Silva"),
        ("Nome,Cognome,Posta elettronica,Telefono,Azienda,Ruolo", "Giò,Rossi"),
        ("Voornaam,Achternaam,E-mailadres,Telefoon,Bedrijf,Functie", "Jan,de Vries"),
        ("First Name,Last Name,Email,Phone,Company,Job Title", "Ada,Whitlock"),
    ],
)
def test_headings_of_seven_languages(header: str, row: str) -> None:
    (one,) = people(planned(f"{header}\n{row},a@x.example,+49 221 123456,Acme,Counsel\n"))
    assert one.name == row.replace(",", " ")
    assert dict(one.fields) == {
        "organization": "acme",
        "title": "Counsel",
        "email": "a@x.example",
        "phone": "+49 221 123456",
    }


@pytest.mark.parametrize(
    ("header", "cells", "name"),
    [
        ("Name", '"Whitlock, Ada"', "Ada Whitlock"),
        ("Name", '"Ada Whitlock, PhD"', "Ada Whitlock, PhD"),
        ("Name,Vorname", "Whitlock,Ada", "Ada Whitlock"),
        ("Name,First Name,Last Name", "Ada Whitlock,Ada,Whitlock", "Ada Whitlock"),
        ("First,Middle Name,Last", "Ada,Mary,Whitlock", "Ada Mary Whitlock"),
        ("Nom", "Zoé Lefèvre", "Zoé Lefèvre"),
    ],
)
def test_a_name_in_one_column_or_in_several(header: str, cells: str, name: str) -> None:
    (one,) = people(planned(f"{header},Email\n{cells},a@x.example\n"))
    assert one.name == name
    assert one.field("other-name") is None


def test_a_name_that_is_called_otherwise_elsewhere_in_the_row_is_kept() -> None:
    text = "Display Name,First Name,Last Name,Email\nBobby,Robert,Williams,b@x.example\n"
    assert fields(text)["other-name"] == "Bobby"


def test_several_in_a_cell_and_in_several_columns() -> None:
    text = (
        "Name,Email,Email 2,Phone,Mobile,Tags,Website\n"
        "Ada,a@x.example; b@x.example,A@x.example,+44 20 1234 5678 / +44 20 1234 5679,"
        "+44 7700 900123,* Old friends ::: law,x.example https://y.example/a\n"
    )
    assert fields(text) == {
        "email": ("a@x.example", "b@x.example", "A@x.example"),
        "phone": ("+44 20 1234 5678", "+44 20 1234 5679", "+44 7700 900123"),
        "links": ("x.example", "https://y.example/a"),
        "tags": ("Old-friends", "law"),
    }


def test_what_no_field_takes_is_kept_under_a_key_of_its_own() -> None:
    text = "Name,Email,Emal note,City,Title,Title\nAda,a@x.example,x,Rome,z,y\n"
    assert fields(text) == {
        "title": "z", "email": "a@x.example", "emal-note": "x", "city": "Rome",
        "imported-title-2": "y",
    }  # fmt: skip


def test_a_cell_that_is_no_address_is_kept_as_text() -> None:
    text = "Name,Email\nAda,a@x.example\nBea,b@x.example\nCyd,ask her\n"
    assert fields(text, 2) == {"imported-email": "ask her"}


def test_days_are_read_in_whatever_form_and_those_in_doubt_are_told() -> None:
    text = (
        "Name,Email,Met,Signup\nA,a@x.example,15-Jan-2026,01/20/2026\n"
        "B,b@x.example,2026-02-01,20.03.2026\n"
    )
    assert (fields(text)["met"], fields(text)["signup"]) == ("2026-01-15", "2026-01-20")
    assert (fields(text, 1)["met"], fields(text, 1)["signup"]) == ("2026-02-01", "2026-03-20")
    assert notes(text) == []
    ((line, said),) = notes("Name,Email,Met\nA,a@x.example,3/4/2026\n")
    assert line == 0
    assert "read month-first, the other way with --dates day-first" in said


def test_a_row_that_repeats_another_and_one_person_in_two_rows() -> None:
    text = (
        "Name,Email,Phone,City\nAda,a@x.example,,Rome\nada,A@x.example,,rome\n"
        "Ada,a@x.example,+44 20 7946 0958,Oslo\nA. Whitlock,a@x.example,,\n"
    )
    (ada,) = people(planned(text))
    assert dict(ada.fields) == {
        "email": "a@x.example", "phone": "+44 20 7946 0958", "city": "Rome",
    }  # fmt: skip
    assert notes(text) == [
        (3, "the same as line 2: not taken"),
        (4, "the same person as on line 2 (the same e-mail address, a@x.example): taken together"),
        (4, "`city` is otherwise on line 2: `Oslo` left"),
        (5, "the same person as on line 2 (the same e-mail address, a@x.example): taken together"),
        (5, "called otherwise on line 2: `A. Whitlock` left"),
    ]


def test_who_is_called_by_an_address_gets_the_name_of_a_later_row() -> None:
    text = "Name,Email,Phone\n,a@x.example,\nAda Whitlock,a@x.example,\n,A@x.example,1234567\n"
    (ada,) = people(planned(text))
    assert (ada.name, dict(ada.fields)) == (
        "Ada Whitlock", {"email": "a@x.example", "phone": "1234567"},
    )  # fmt: skip
    assert not [said for _, said in notes(text) if "otherwise" in said]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("+49 (0)30 / 123 45 67", ["+49 (0)30 / 123 45 67"]),
        ("030 / 1234567 / 030 / 7654321", ["030 / 1234567", "030 / 7654321"]),
        ("0171 2345678 / 030 123", ["0171 2345678", "030 123"]),
        ("555 12 / +49 30 1234567", ["555 12", "+49 30 1234567"]),
    ],
)
def test_a_slash_behind_an_area_code_parts_no_two_numbers(typed: str, numbers: list[str]) -> None:
    assert list(phone_numbers(typed)) == numbers


def test_two_of_one_name_and_different_addresses_are_two_and_told() -> None:
    text = "Name,Email\nJohn Doe,a@x.example\nJohn Doe,b@x.example\n"
    assert [one.id for one in people(planned(text))] == ["john-doe", "john-doe-2"]
    assert notes(text) == [
        (3, "John Doe is on line 2 too, another e-mail address: taken for another")
    ]


def test_a_mailbox_and_a_switchboard_are_shared_by_people_of_different_names() -> None:
    text = (
        "Name,Email,Phone\nAda Moss,info@x.example,+44 20 7946 0958\n"
        "Bo Lund,info@x.example,020 7946 0958\n"
    )
    assert [one.name for one in people(planned(text))] == ["Ada Moss", "Bo Lund"]


def test_rows_without_a_name() -> None:
    text = "Name,Email,Phone,Company\n,a@x.example,,\n,,+44 20 7946 0958,Acme\n,,+44 20 1,\nA,,,\n"
    made = planned(text)
    assert [(one.kind.value, one.name) for one in made.drafts] == [
        ("contact", "a@x.example"), ("organization", "Acme"), ("contact", "A"),
    ]  # fmt: skip
    assert dict(made.drafts[1].fields) == {"phone": "+44 20 7946 0958"}
    assert notes(text) == [
        (2, "no name: called by the address `a@x.example`"),
        (3, "no name: taken for an organization"),
        (4, "no name and no e-mail address: not taken"),
    ]


def test_a_formula_is_a_text() -> None:
    text = 'Name,Email,Notes\n"=HYPERLINK(""http://x"")",a@x.example,=1+1\n'
    (one,) = imported(text).contacts
    assert (one.name, one.fields["notes"]) == ('=HYPERLINK("http://x")', "=1+1")


def test_an_unknown_column_of_names_can_be_mapped() -> None:
    text = "会社員,x\n山田,y\n"
    assert planned(text).refusal
    made = planned(text, wishes=Wishes(mapping=(("会社員", "name"),)))
    assert [one.name for one in people(made)] == ["山田"]


# The shapes of the public test suite csv-spectrum: each is read or refused in one line.
@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ('first,last,address,city,zip\nJohn,Doe,120 any st.,"Anytown, WW",08123\n', True),
        ('a,b,c\n1,"",""\n2,3,4\n', False),
        ('a,b,c\r\n1,"",""\r\n2,3,4\r\n', False),
        ('a,b\n1,"ha ""ha"" ha"\n3,4\n', False),
        ('key,val\n1,"{""type"": ""Point"", ""coordinates"": [102.0, 0.5]}"\n', False),
        ('a,b,c\n1,2,3\n"Once upon \na time",5,6\n7,8,9\n', False),
        ('a,b\n1,"ha \n""ha"" \nha"\n3,4\n', False),
        ('a,b,c\n1,2,3\n4,5,ʤ\n', False),
        ("lat,lng\n-12.3,4.5\n", False),
    ],
)  # fmt: skip
def test_the_shapes_of_csv_spectrum(text: str, taken: bool) -> None:
    made = planned(text)
    assert bool(made.drafts) is taken
    assert ("is none of the formats known" in made.refusal) is not taken
    assert "\n" not in made.refusal


@pytest.mark.parametrize("letter", ["0", "a", "a.", " ", "-", "("])
def test_a_cell_of_two_hundred_thousand_letters_is_read_in_one_go(letter: str) -> None:
    """What took minutes for such a cell would end in the time that every test is given."""
    cell = letter * (200_000 // len(letter))
    text = (
        f"First Name,Last Name,E-mail,Phone,Tags,Notes\nAda,Lovelace,{cell},{cell},{cell},{cell}\n"
    )
    (person,) = people(planned(text))
    assert person.name == "Ada Lovelace"
