"""How long ago something last happened with a record, as a dot with a word."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.model.contact import Contact
from ledger.model.record import Record
from ledger.pages._results import Results
from ledger.wording import days_ago

SILENT = "no entry yet"


@dataclass(frozen=True, slots=True)
class Freshness:
    """`fresh`, `cooling`, `cold` or `none`, when it last was, and the days since."""

    word: str
    said: str
    days: int | None


def freshness(results: Results, record: Record) -> Freshness:
    """Fresh within the record's rhythm, cooling within twice that, cold after.

    The rhythm is a contact's `cadence`; for the rest the days within which a campaign in
    the works has an entry (`works-entry`), a setting.
    """
    as_of = results.as_of
    done = [entry.date for entry in results.ledger.entries_with(record) if entry.done_by(as_of)]
    if not done:
        return Freshness("none", SILENT, None)
    days = (as_of - max(done)).days
    rhythm: float = results.ledger.config.rules.works_entry
    if isinstance(record, Contact) and record.cadence:
        rhythm = record.cadence
    word = "fresh" if days <= rhythm else "cooling" if days <= 2 * rhythm else "cold"
    return Freshness(word, days_ago(max(done), as_of), days)
