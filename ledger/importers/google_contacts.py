"""What Google Contacts exports as "Google CSV", as it does now and as it did until 2024."""

from __future__ import annotations

import re

from ledger.importers._columns import IGNORE, field, numbered
from ledger.importers._contact_fields import CONTACT_FIELDS, EMAIL_NOUN, VALUE, names_of
from ledger.importers._contact_rows import layout_of, read_contacts
from ledger.importers._importer import ImportPlan, Request, importer
from ledger.importers._table import plain

NAME = "google-contacts"
TITLE = "Google Contacts"

# The parts of an address stand in its formatted text as well, and a name as it sounds in it.
_PARTS = numbered(
    field(
        IGNORE,
        "phonetic first name, phonetic middle name, phonetic last name, given name yomi, "
        "additional name yomi, family name yomi, yomi name, organization 1 yomi name",
        many=True,
    ),
    r"address \d (?:street|city|po box|region|postal code|country|extended address)",
)
_FILE_AS = field(IGNORE, "file as, speichern unter, initials, short name")
FIELDS = (_PARTS, _FILE_AS, *CONTACT_FIELDS)

# What each of its languages has for the first e-mail address.
_FIRST_EMAIL = re.compile(rf"{EMAIL_NOUN} 1 {VALUE}")
_OWN = frozenset(("labels", "group membership", "file as", "phonetic first name", "yomi name"))


def recognises(request: Request) -> float:
    """Addresses that are numbered and have a value, or groups and names as Google has them."""
    table, _ = layout_of(request, FIELDS)
    headings = {plain(column) for column in table.columns}
    first = any(map(_FIRST_EMAIL.fullmatch, headings))
    return 0.95 if first or len(headings & _OWN) > 1 else 0.0


@importer(NAME, TITLE, names_of(FIELDS), recognises)
def google_contacts(request: Request) -> ImportPlan:
    """A contact for each person, their labels as tags; a row of a company is an organization."""
    return read_contacts(request, NAME, TITLE, FIELDS)
