"""An introduction that was received and not yet thanked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._phrases import names, plain
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.entry_index import every_introduction
from ledger.model.evidence import givers
from ledger.model.evidence.introduction import INTRODUCTION
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.wording import days_ago


@rule("introduction-thanks", 1, about=(RecordKind.CONTACT,))
def introduction_thanks(
    ledger: Ledger, measurements: Measurements, as_of: date
) -> Iterator[Advice]:
    """Whoever hears what became of an introduction makes another one."""
    rules = ledger.config.rules
    for entry in every_introduction(ledger):
        age = (as_of - entry.date).days
        if not (0 <= age <= rules.window and entry.done_by(as_of)):
            continue
        introduced = ledger.linked_in(entry, "got", Contact)
        whom = names(introduced) or _named(ledger, entry)
        for giver in givers(ledger, entry):
            if not _thanked(ledger, giver, entry, as_of):
                yield Advice(
                    subject=giver.id,
                    event=f"{entry.date} {' '.join(person.id for person in introduced)}",
                    message=(
                        f"{giver.name} introduced you to {whom} {days_ago(entry.date, as_of)}: "
                        "thank them, and tell what became of it"
                    ),
                    line=(
                        f"- {as_of} thanks [[{giver.id}]] what became of the introduction to {whom}"
                    ),
                    resolved_by="`thanks`, or something `gave`",
                    evidence=(entry.evidence,),
                    due=entry.date.fromordinal(entry.date.toordinal() + rules.thanks_within),
                )


def _named(ledger: Ledger, entry: Entry) -> str:
    """Who was introduced, in the words of the line, where nobody of them has a file."""
    said = plain(ledger, entry.field("got") or "").removeprefix(INTRODUCTION)
    return said.strip().removeprefix("to ") or "somebody"


def _thanked(ledger: Ledger, giver: Contact, introduction: Entry, as_of: date) -> bool:
    return any(
        entry.done_by(as_of)
        and entry.date >= introduction.date
        and entry is not introduction
        and (entry.kind.name == "thanks" or entry.field("gave"))
        for entry in ledger.entries_with(giver)
    )
