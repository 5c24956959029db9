"""`me.md`: what I offer, my number, my capacity, my audience; and the journal's files."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from ledger.model.parts import Capacity, Money, Offer, Target
from ledger.model.record import Record, RecordKind


class Profile(Record, frozen=True, kw_only=True, tag="profile"):
    """The ledger's owner. `hours` are those planned a week."""

    kind: ClassVar[RecordKind] = RecordKind.PROFILE

    pipeline: str = ""
    offers: tuple[Offer, ...] = ()
    goal: str = ""
    audience: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    number: Target | None = None
    capacity: tuple[Capacity, ...] = ()
    hours: float | None = None
    significant: Money | None = None

    def capacity_on(self, day: date) -> float | None:
        """The capacity that holds on a day: the last one stated by then."""
        stated = [line for line in self.capacity if line.since is None or line.since <= day]
        return stated[-1].count if stated else None


class Journal(Record, frozen=True, kw_only=True, tag="journal"):
    """A file of dated lines that belong to no one record."""

    kind: ClassVar[RecordKind] = RecordKind.JOURNAL
