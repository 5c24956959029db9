"""Leads and contacts that Salesforce exports, from a report or from its Data Loader."""

from __future__ import annotations

from ledger.importers._contact_fields import CONTACT_FIELDS, names_of
from ledger.importers._contact_rows import layout_of, read_contacts
from ledger.importers._importer import ImportPlan, Request, importer
from ledger.importers._table import plain

NAME = "salesforce-contacts"
TITLE = "Salesforce leads or contacts"

_OWN = frozenset(
    (
        "lead source", "lead status", "lead owner", "owner alias", "owner role", "contact owner",
        "account name", "account id", "account owner", "company account", "contact id",
        "lead id", "reports to", "mailing street", "mailing city", "rating", "converted",
        "leadsource", "ownerid", "accountid", "mailingstreet", "createddate",
        "systemmodstamp", "isconverted", "converteddate", "created date",
    )
)  # fmt: skip
_ENOUGH = 2


def recognises(request: Request) -> float:
    """A last name, which every lead and contact has there, beside two of its own fields."""
    table, layout = layout_of(request, CONTACT_FIELDS)
    headings = {plain(column) for column in table.columns}
    people = layout.fields & {"last-name", "name"}
    return 0.9 if people and len(headings & _OWN) >= _ENOUGH else 0.0


@importer(NAME, TITLE, names_of(CONTACT_FIELDS), recognises)
def salesforce_contacts(request: Request) -> ImportPlan:
    """A contact for each row; an account, or a lead's company, is an organization."""
    return read_contacts(request, NAME, TITLE, CONTACT_FIELDS)
