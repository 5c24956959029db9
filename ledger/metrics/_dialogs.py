"""Whom one is really talking with, and who gave something: what M2 and M3 share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.metrics._measurement import in_window, window_of
from ledger.metrics.works import agreed_days
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.exchange import exchanges
from ledger.model.ledger import Ledger
from ledger.model.timeline import up_to

_EMPTY = ("", "yes", "no", "something", "-")


def active_dialog(ledger: Ledger, contact: Contact, as_of: date) -> tuple[Entry, ...]:
    """The entries that make a contact an active dialog on a day; none where it is not one.

    An exchange in the window, and either exchanges on two days within `dialog-span` days or
    an agreed next date that is still to come, which no automatic answer can agree.
    """
    rules = ledger.config.rules
    since = as_of - timedelta(days=rules.dialog_span)
    held = [one for one in exchanges(ledger, contact, as_of) if one.date > since]
    if not any(in_window(one.date, as_of, rules.window) for one in held):
        return ()
    agreed = [
        entry
        for entry in up_to(ledger.entries_with(contact), as_of)
        if entry.done_by(as_of)
        and not entry.automatic
        and any(day >= as_of for day in agreed_days(entry))
    ]
    # Two lines of one day may well tell of one meeting: they are no second exchange.
    if len({one.date for one in held}) < 2 and not agreed:
        return ()
    every = {entry.location: entry for one in held for entry in one.entries}
    every.update({entry.location: entry for entry in agreed})
    return tuple(sorted(every.values(), key=lambda entry: entry.sort_key))


def value_from(ledger: Ledger, contact: Contact, as_of: date) -> tuple[Entry, ...]:
    """The entries of the window in which a contact gave something that serves a purpose.

    A `got` that says what it was, in an entry that links a campaign or says `for` or `step`.
    """
    return tuple(
        entry
        for entry in _recent(ledger, contact, as_of)
        if any(says_what(value) for value in entry.all_fields("got"))
        and (ledger.campaigns_of(entry) or entry.field("for") or entry.field("step"))
    )


def given_to(ledger: Ledger, contact: Contact, as_of: date) -> tuple[Entry, ...]:
    """The entries of the window in which something was given to a contact."""
    return tuple(
        entry
        for entry in _recent(ledger, contact, as_of)
        if any(says_what(value) for value in entry.all_fields("gave"))
    )


def _recent(ledger: Ledger, contact: Contact, as_of: date) -> Iterator[Entry]:
    days = ledger.config.rules.window
    recent = window_of(ledger.entries_with(contact), as_of, days)
    return (entry for entry in recent if entry.done_by(as_of))


def says_what(value: str) -> bool:
    """Whether a `got` or `gave` says what it was."""
    return value.strip().lower() not in _EMPTY
