"""The address book of Outlook, as a CSV of any of its languages."""

from __future__ import annotations

from ledger.importers._columns import Field, field
from ledger.importers._contact_fields import CONTACT_FIELDS, PRIVATE, names_of
from ledger.importers._contact_rows import layout_of, read_contacts
from ledger.importers._importer import ImportPlan, Request, importer
from ledger.importers._table import plain

NAME = "outlook-contacts"
TITLE = "Outlook contacts"

# Outlook's `Title` is `Dr` or `Ms`; what somebody does there is the `Job Title`.
_PREFIX = Field("name-prefix", frozenset(("title", "anrede", "titre", "título", "titolo", "titel")))
_SUFFIX = field("name-suffix", "suffix, suffixe, sufijo, sufixo, suffisso, achtervoegsel")
_PRIVATE = field(
    PRIVATE, "private, sensitivity, privat, vertraulichkeit, privé, privado, privato", many=True
)
FIELDS = (_PREFIX, _SUFFIX, _PRIVATE, *CONTACT_FIELDS)

# Headings that no other address book has, in each of its languages.
_OWN = frozenset(
    plain(heading)
    for heading in (
        "E-mail Address", "E-mail 2 Address", "Business Phone", "Business Street", "Web Page",
        "E-mail Display Name", "Home Street", "Business Fax", "Primary Phone",
        "E-Mail-Adresse", "Telefon geschäftlich", "Straße geschäftlich", "Ort geschäftlich",
        "E-Mail: Angezeigter Name", "Weitere Vornamen", "Fax geschäftlich", "Webseite",
        "Adresse de messagerie", "Téléphone (bureau)", "Tél. mobile", "Rue (bureau)",
        "Tél. (bureau)", "Deuxième prénom", "Page Web",
        "Dirección de correo electrónico", "Teléfono del trabajo", "Calle del trabajo",
        "Teléfono (trabajo)", "Segundo nombre", "Página Web",
        "Endereço de Email", "Endereço de Correio Electrónico", "Telefone Comercial",
        "Rua (comercial)", "Telefone (emprego)", "Segundo nome", "Página da Web",
        "Indirizzo posta elettronica", "Indirizzo di posta elettronica", "Telefono (uff.)",
        "Via (uff.)", "Secondo nome", "Pagina Web", "Ufficio",
        "E-mailadres", "Telefoon op werk", "Werkadres, straat", "Middelste naam", "Webpagina",
    )
)  # fmt: skip
_ENOUGH = 2


def recognises(request: Request) -> float:
    """At least two headings that are Outlook's own, beside somebody's name."""
    table, layout = layout_of(request, FIELDS)
    headings = {plain(column) for column in table.columns}
    named = layout.fields & {"first-name", "last-name", "name"}
    return 0.85 if named and len(headings & _OWN) >= _ENOUGH else 0.0


@importer(NAME, TITLE, names_of(FIELDS), recognises)
def outlook_contacts(request: Request) -> ImportPlan:
    """A contact for each person, their categories as tags; a company alone is an organization."""
    return read_contacts(request, NAME, TITLE, FIELDS)
