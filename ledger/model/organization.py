"""An organization."""

from __future__ import annotations

from typing import ClassVar

from ledger.model.link import Link
from ledger.model.parts import Need
from ledger.model.record import Record, RecordKind


class Organization(Record, frozen=True, kw_only=True, tag="organization"):
    """A company, an authority, an association. What a campaign does not say it has from here."""

    kind: ClassVar[RecordKind] = RecordKind.ORGANIZATION

    industry: str = ""
    size: str = ""
    website: str = ""
    dream: bool = False
    decision_maker: Link | None = None
    incumbent: str = ""
    difference: str = ""
    needs: tuple[Need, ...] = ()
    segment: str = ""
