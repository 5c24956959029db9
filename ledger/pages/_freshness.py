"""How long ago something last happened with a record, as a dot with a word."""

from __future__ import annotations

from datetime import date

from ledger.model.contact import Contact
from ledger.model.record import Record
from ledger.model.timeline import done_with, last_by
from ledger.pages._results import Results
from ledger.value import Value
from ledger.wording import days_ago

SILENT = "no entry yet"


class Freshness(Value, frozen=True):
    """`fresh`, `cooling`, `cold` or `none`, when it last was, and the days since."""

    word: str
    said: str
    days: int | None


def freshness(results: Results, record: Record) -> Freshness:
    """Fresh within the record's rhythm, cooling within twice that, cold after.

    The rhythm is a contact's `cadence`; for the rest the days within which a campaign in
    the works has an entry (`works-entry`), a setting.
    """
    last = last_done(results, record)
    if last is None:
        return Freshness("none", SILENT, None)
    days = (results.as_of - last).days
    rhythm: float = results.ledger.config.rules.works_entry
    if isinstance(record, Contact) and record.cadence:
        rhythm = record.cadence
    word = "fresh" if days <= rhythm else "cooling" if days <= 2 * rhythm else "cold"
    return Freshness(word, days_ago(last, results.as_of), days)


def last_done(results: Results, record: Record) -> date | None:
    """The day of the last entry with a record that is not still to do; None without one."""
    entry = last_by(done_with(results.ledger, record), results.as_of)
    return entry.date if entry else None
