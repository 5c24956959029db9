"""Any list of people: a CSV with a row a person, whoever made it."""

from __future__ import annotations

from ledger.importers._contact_fields import CONTACT_FIELDS, names_of
from ledger.importers._contact_rows import layout_of, read_contacts
from ledger.importers._importer import SURE, ImportPlan, Request, importer

NAME = "contact-list"
TITLE = "a list of contacts"

_WHO = frozenset(("name", "first-name", "last-name"))
_HOW = frozenset(("email", "phone", "links", "organization", "title"))


def recognises(request: Request) -> float:
    """A row names a person and says something of them; every program's own format goes first.

    Where the owner says which column has the names, that is enough.
    """
    _, layout = layout_of(request, CONTACT_FIELDS)
    fields = layout.fields
    more = fields & _HOW or {"first-name", "last-name"} <= fields
    named = bool(fields & _WHO) and bool(more or _WHO & {*request.mapping.values()})
    return SURE if named or "email" in fields else 0.0


@importer(NAME, TITLE, names_of(CONTACT_FIELDS), recognises)
def contact_list(request: Request) -> ImportPlan:
    """A contact for each person, and an organization for each that is named."""
    return read_contacts(request, NAME, TITLE, CONTACT_FIELDS)
