"""The contacts that HubSpot exports: a row a contact, with the names of its properties."""

from __future__ import annotations

from ledger.importers._contact_fields import CONTACT_FIELDS, names_of
from ledger.importers._contact_rows import layout_of, read_contacts
from ledger.importers._importer import ImportPlan, Request, importer
from ledger.importers._table import plain

NAME = "hubspot-contacts"
TITLE = "HubSpot contacts"

_NUMBER = frozenset(("record id", "contact id", "record id contact", "vid", "hs object id"))
_OWN = frozenset(
    (
        "lifecycle stage", "lead status", "original source", "contact owner", "create date",
        "last activity date", "associated company", "associated company ids", "hubspot team",
        "marketing contact status", "original traffic source", "latest traffic source",
        "lifecyclestage", "hs lead status", "hubspot owner id", "createdate",
    )
)  # fmt: skip


def recognises(request: Request) -> float:
    """Its own number of a contact beside at least one of its own properties."""
    table, layout = layout_of(request, CONTACT_FIELDS)
    headings = {plain(column) for column in table.columns}
    people = layout.fields & {"email", "first-name", "last-name"}
    return 0.95 if headings & _NUMBER and headings & _OWN and people else 0.0


@importer(NAME, TITLE, names_of(CONTACT_FIELDS), recognises)
def hubspot_contacts(request: Request) -> ImportPlan:
    """A contact for each row; its properties are kept under their names."""
    return read_contacts(request, NAME, TITLE, CONTACT_FIELDS)
