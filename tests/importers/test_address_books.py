"""Address books of known programs are recognised whatever language they speak."""

from __future__ import annotations

import pytest

from ledger.model.record import RecordKind
from tests.importers.planning import imported, of_kind, planned

ROW = "Zoé,Lefèvre,Énergie,Friends ::: * myContacts,Work,z@x.example,Home,+33 6 12 34 56 78"


@pytest.mark.parametrize(
    "header",
    [
        "First Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value,"
        "Phone 1 - Label,Phone 1 - Value",
        "Given Name,Family Name,Organization 1 - Name,Group Membership,E-mail 1 - Type,"
        "E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value",
        "Vorname,Nachname,Name der Organisation,Labels,E-Mail 1 – Label,E-Mail 1 – Wert,"
        "Telefon 1 – Label,Telefon 1 – Wert",
        "Prénom,Nom de famille,Nom de l'organisation,Libellés,Adresse e-mail 1 – Libellé,"
        "Adresse e-mail 1 – Valeur,Téléphone 1 – Libellé,Téléphone 1 – Valeur",
        "Nombre,Apellidos,Nombre de la organización,Etiquetas,Correo electrónico 1 - Etiqueta,"
        "Correo electrónico 1 - Valor,Teléfono 1 - Etiqueta,Teléfono 1 - Valor",
        "Nome,Sobrenome,Nome da organização,Marcadores,E-mail 1 - Marcador,E-mail 1 - Valor,"
        "Telefone 1 - Marcador,Telefone 1 - Valor",
        "Nome,Cognome,Nome organizzazione,Etichette,E-mail 1 - Etichetta,E-mail 1 - Valore,"
        "Telefono 1 - Etichetta,Telefono 1 - Valore",
        "Voornaam,Achternaam,Naam van organisatie,Labels,E-mail 1 - Label,E-mail 1 - Waarde,"
        "Telefoon 1 - Label,Telefoon 1 - Waarde",
    ],
    ids=["en", "en before 2024", "de", "fr", "es", "pt", "it", "nl"],
)
def test_google_contacts(header: str) -> None:
    made = planned(f"{header}\n{ROW}\n")
    assert made.format == "google-contacts"
    (one,) = of_kind(made.drafts, RecordKind.CONTACT)
    assert one.name == "Zoé Lefèvre"
    assert dict(one.fields) == {
        "organization": "energie", "email": "z@x.example", "phone": "+33 6 12 34 56 78",
        "tags": ("Friends",),
    }  # fmt: skip


@pytest.mark.parametrize(
    "header",
    [
        "First Name,Last Name,Company,Job Title,E-mail Address,Business Phone,Categories",
        "Vorname,Nachname,Firma,Position,E-Mail-Adresse,Telefon geschäftlich,Kategorien",
        "Prénom,Nom,Société,Fonction,Adresse de messagerie,Téléphone (bureau),Catégories",
        "Nombre,Apellidos,Organización,Puesto,Dirección de correo electrónico,"
        "Teléfono del trabajo,Categorías",
        "Nome,Sobrenome,Empresa,Cargo,Endereço de Email,Telefone Comercial,Categorias",
        "Nome,Cognome,Società,Posizione,Indirizzo posta elettronica,Telefono (uff.),Categorie",
        "Voornaam,Achternaam,Bedrijf,Functie,E-mailadres,Telefoon op werk,Categorieën",
    ],
    ids=["en", "de", "fr", "es", "pt", "it", "nl"],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_outlook_contacts(header: str, encoding: str) -> None:
    row = "Zoé,Lefèvre,Énergie,Juriste,z@x.example,+33 1 23 45 67 89,Friends;Law"
    text = f"{header}\r\n{row}\r\n"
    made = planned(text.encode(encoding))
    assert made.format == "outlook-contacts"
    (one,) = of_kind(made.drafts, RecordKind.CONTACT)
    assert one.name == "Zoé Lefèvre"
    assert dict(one.fields) == {
        "organization": "energie", "title": "Juriste", "email": "z@x.example",
        "phone": "+33 1 23 45 67 89", "tags": ("Friends", "Law"),
    }  # fmt: skip


def test_outlooks_day_that_is_not_known_is_none() -> None:
    text = (
        "First Name,Last Name,E-mail Address,Business Phone,Birthday,Anniversary\n"
        "Ada,Whitlock,a@x.example,,0/0/00,0/0/00\nBo,Lund,b@x.example,,4/25/1980,0/0/00\n"
    )
    ada, bo = planned(text).drafts
    assert dict(ada.fields) == {"email": "a@x.example"}
    assert dict(bo.fields) == {"email": "b@x.example", "birthday": "1980-04-25"}


def test_a_birthday_without_a_year_stands_as_the_vcard_has_it() -> None:
    text = (
        "First Name,Last Name,Birthday,E-mail 1 - Value\n"
        "Ada,Whitlock, --04-12,a@x.example\nBo,Lund,1980-04-25,b@x.example\n"
    )
    ada, bo = planned(text).drafts
    assert dict(ada.fields)["birthday"] == "04-12"
    assert dict(bo.fields)["birthday"] == "1980-04-25"


def test_who_somebody_reports_to_is_no_name_of_theirs() -> None:
    text = (
        "First Name,Last Name,Title,Account Name,Email,Reports To: Full Name,Assistant Phone,"
        "Mailing City\nUma,Ray,VP,Initech,uma@x.example,Bill Lumbergh,555 0100 200,Austin\n"
    )
    (_, uma) = planned(text).drafts
    fields = dict(uma.fields)
    assert uma.name == "Uma Ray"
    assert fields["reports-to-full-name"] == "Bill Lumbergh"
    assert fields["assistant-phone"] == "555 0100 200"
    assert not {"phone", "other-name"} & set(fields)


def test_a_day_of_zeros_with_dots_is_none_either() -> None:
    text = (
        "Vorname;Nachname;E-Mail-Adresse;Geburtstag\n"
        "Jo;Li;j@w.example;0.0.00\nMo;Ek;m@s.example;0.0.00\nUte;Au;u@s.example;1.2.1980\n"
    )
    jo, _, ute = planned(text).drafts
    assert dict(jo.fields) == {"email": "j@w.example"}
    assert dict(ute.fields)["birthday"] == "1980-02-01"


def test_nobody_is_born_ahead() -> None:
    text = "Name,Email,Birthday\nAl Bo,al@bo.example,12/31/65\nCy Do,cy@do.example,5/6/08\n"
    al, cy = planned(text).drafts
    assert dict(al.fields)["birthday"] == "1965-12-31"
    assert dict(cy.fields)["birthday"] == "2008-05-06"


def test_outlooks_title_is_no_job() -> None:
    text = (
        "Title,First Name,Last Name,Suffix,Job Title,E-mail Address,Business Phone\n"
        "Dr,Ada,Whitlock,MBA,Counsel,a@x.example,\n"
    )
    (one,) = planned(text).drafts
    assert dict(one.fields) == {
        "title": "Counsel", "email": "a@x.example", "name-prefix": "Dr", "name-suffix": "MBA",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Record ID,First Name,Last Name,Email,Lifecycle Stage", "hubspot-contacts"),
        ("Record ID - Contact,First Name,Last Name,Email,Contact owner", "hubspot-contacts"),
        ("Id,FirstName,LastName,Email,OwnerId,LeadSource", "salesforce-contacts"),
        ("Account Name,First Name,Last Name,Email,Contact Owner", "salesforce-contacts"),
        ("Number,First Name,Last Name,Email,Town", "contact-list"),
    ],
)
def test_exports_of_sales_programs(header: str, name: str) -> None:
    cells = ["17", "Ada", "Whitlock", "a@x.example", "Acme", "Acme"]
    made = planned(f"{header}\n{','.join(cells[: header.count(',') + 1])}\n")
    assert made.format == name
    (one,) = of_kind(made.drafts, RecordKind.CONTACT)
    assert one.name == "Ada Whitlock"
    held = str(made.drafts)
    assert all(cell in held for cell in ("Acme", "a@x.example"))
    assert "17" in held


def test_whom_the_book_marks_as_private_is_private() -> None:
    text = (
        "First Name,Last Name,E-mail Address,Private,Sensitivity,E-mail Display Name\n"
        "Jane,Doe,jane@doe.example,True,Private,Jane\n"
        "Bo,Roe,bo@roe.example,False,Normal,Bo\n"
    )
    ledger = imported(text)
    assert {one.id: one.private for one in ledger.contacts} == {"jane-doe": True, "bo-roe": False}


def test_the_label_of_a_relation_an_event_and_a_field_of_ones_own_is_kept() -> None:
    text = (
        "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Relation 1 - Label,"
        "Relation 1 - Value,Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,"
        "Custom Field 1 - Value\n"
        "Ada,Whitlock,,* Work,a@x.example,Spouse,Bo Lund,* Anniversary,2010-05-01,Shirt,L\n"
        "Cy,Roe,,,c@x.example,,Dee,,,,\n"
    )
    ada, cy = planned(text).drafts
    assert dict(ada.fields) == {
        "email": "a@x.example", "relation-1": "Spouse: Bo Lund",
        "event-1": "Anniversary: 2010-05-01", "custom-field-1": "Shirt: L",
    }  # fmt: skip
    assert dict(cy.fields) == {"email": "c@x.example", "relation-1": "Dee"}


def test_hubspots_second_company_is_another_one() -> None:
    text = (
        "Record ID,First Name,Last Name,Email,Lifecycle Stage,Associated Company\n"
        "1,Dana,Kim,dana@n.example,lead,Northwind;Acme\n2,Bo,Li,bo@n.example,lead,\n"
    )
    made = planned(text)
    dana = next(one for one in made.drafts if one.name == "Dana Kim")
    assert (dana.field("organization"), dana.field("also-at")) == ("northwind", ("Acme",))
