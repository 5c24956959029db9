"""Whom one is really talking with, and who gave something: what M2 and M3 share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ledger.metrics._measurement import in_window, window_of
from ledger.metrics.works import agreements
from ledger.model.contact import Contact
from ledger.model.derived import per_day, per_record
from ledger.model.entry import Entry
from ledger.model.exchange import exchanges
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.timeline import between, done, done_with, up_to

_EMPTY = ("", "yes", "no", "something", "-")


@per_day
def in_touch(ledger: Ledger, as_of: date) -> tuple[Contact, ...]:
    """The contacts with any entry in the window: nobody else is in a dialog or gave something."""
    recent = window_of(done(ledger), as_of, ledger.config.rules.window)
    named = {one.path for entry in recent for one in ledger.people_in(entry)}
    return tuple(contact for contact in ledger.contacts if contact.path in named)


def active_dialog(ledger: Ledger, contact: Contact, as_of: date) -> tuple[Entry, ...]:
    """The entries that make a contact an active dialog on a day; none where it is not one.

    An exchange in the window, and either exchanges on two days within `dialog-span` days or
    an agreed next date that is still to come, which no automatic answer can agree.
    """
    rules = ledger.config.rules
    held = window_of(exchanges(ledger, contact, as_of), as_of, rules.dialog_span)
    if not held or not in_window(held[-1].date, as_of, rules.window):
        return ()
    agreed = [
        one.entry
        for one in up_to(agreements(ledger, contact), as_of)
        if one.last >= as_of and not one.entry.automatic
    ]
    # Two lines of one day may well tell of one meeting: they are no second exchange.
    if len({one.date for one in held}) < 2 and not agreed:
        return ()
    told = {entry.location: entry for one in held for entry in one.entries}
    told.update({entry.location: entry for entry in agreed})
    return tuple(sorted(told.values(), key=lambda entry: entry.sort_key))


def dialogs_between(
    ledger: Ledger, since: date, until: date
) -> tuple[tuple[Contact, tuple[Entry, ...]], ...]:
    """The active dialogs of a day in which there was an exchange after an earlier one.

    Each with the entries of those exchanges; in a window's length they are those of M2.
    """
    found = []
    for contact in in_touch(ledger, until):
        held = between(exchanges(ledger, contact, until), since, until)
        if held and active_dialog(ledger, contact, until):
            told = {entry.location: entry for one in held for entry in one.entries}
            found.append((contact, tuple(sorted(told.values(), key=lambda one: one.sort_key))))
    return tuple(found)


def value_from(ledger: Ledger, contact: Contact, as_of: date) -> Sequence[Entry]:
    """The entries of the window in which a contact gave something that serves a purpose.

    A `got` that says what it was, in an entry that links a campaign or says `for` or `step`.
    """
    return window_of(_received(ledger, contact), as_of, ledger.config.rules.window)


def given_to(ledger: Ledger, contact: Contact, as_of: date) -> Sequence[Entry]:
    """The entries of the window in which something was given to a contact."""
    return window_of(_given(ledger, contact), as_of, ledger.config.rules.window)


@lasting
@per_record
def _received(ledger: Ledger, contact: Contact) -> tuple[Entry, ...]:
    return tuple(
        entry
        for entry in done_with(ledger, contact)
        if any(says_what(value) for value in entry.all_fields("got"))
        and (ledger.campaigns_of(entry) or entry.field("for") or entry.field("step"))
    )


@lasting
@per_record
def _given(ledger: Ledger, contact: Contact) -> tuple[Entry, ...]:
    return tuple(
        entry
        for entry in done_with(ledger, contact)
        if any(says_what(value) for value in entry.all_fields("gave"))
    )


def says_what(value: str) -> bool:
    """Whether a `got` or `gave` says what it was."""
    return value.strip().lower() not in _EMPTY
