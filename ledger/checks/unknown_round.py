"""HW506: a line names a round that no interview has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._text import choices
from ledger.diagnostic import Severity
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.entry_index import with_round
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.model.rounds import INTERVIEW
from ledger.wording import listing


@check(
    "HW506",
    "unknown-round",
    Severity.WARNING,
    why="it closes no round, so the one it was meant for still counts as left open",
)
def unknown_round(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A follow-up closes a round that was held."""
    for entry in with_round(ledger):
        if entry.kind.name == INTERVIEW:
            continue
        parties: tuple[Record, ...] = ledger.campaigns_of(entry)
        parties = parties or ledger.parties(entry, Contact)
        held = [one for party in parties for one in _interviews(ledger, party)]
        if parties and all(one.round != entry.round for one in held):
            yield _finding(entry, parties, held)


def _interviews(ledger: Ledger, record: Record) -> list[Entry]:
    return [entry for entry in ledger.entries_with(record) if entry.kind.name == INTERVIEW]


def _finding(entry: Entry, parties: tuple[Record, ...], held: list[Entry]) -> Finding:
    labels = list(dict.fromkeys(one.round for one in held if one.round))
    owner = listing((f"`{party.id}`" for party in parties), "or")
    campaign = next((party.id for party in parties if isinstance(party, Campaign)), "")
    link = f" [[{campaign}]]" if campaign and campaign != entry.holder else ""
    line = f"`- {entry.date} {INTERVIEW} {entry.round}{link}`"
    remedy = f"type the round's own line too, on its day: {line}"
    if labels:
        remedy = f"did you mean {choices(labels)}? If not, {remedy}"
    message = f"no interview with {owner} has the round `{entry.round}`"
    return Finding(entry.location, message, remedy)
