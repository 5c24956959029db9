"""A person."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from ledger.model.link import Link
from ledger.model.parts import StageLine
from ledger.model.record import Record, RecordKind


class Contact(Record, frozen=True, kw_only=True, tag="contact"):
    """A person; with `advocate` lines, one who may come to speak for me.

    `cadence` is the rhythm in days in which I mean to be in touch. `reaches` lists the
    buyers this person knows, `credible` what they can vouch for.
    """

    kind: ClassVar[RecordKind] = RecordKind.CONTACT

    organization: Link | None = None
    title: str = ""
    email: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    segment: str = ""
    met: date | None = None
    via: Link | None = None
    cadence: int | None = None
    reaches: tuple[str, ...] = ()
    credible: str = ""
    intent: str = ""
    advocate: tuple[StageLine, ...] = ()
    connector: str = ""
    approach: str = ""

    @property
    def stages(self) -> tuple[StageLine, ...]:
        """The stages of this person as an advocate."""
        return self.advocate

    def pipeline_name(self, default: str) -> str | None:
        """Advocates have a pipeline of their own."""
        return "advocate" if self.advocate else None
