"""A campaign: one job, client or leadership role pursued."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from ledger.model.link import Link
from ledger.model.parts import Money, Need, StageLine
from ledger.model.record import Record, RecordKind


class Scope(StrEnum):
    """How much of the world a campaign is aimed at."""

    POSITION = "position"
    ORGANIZATION = "organization"
    INDUSTRY = "industry"


class Campaign(Record, frozen=True, kw_only=True, tag="campaign"):
    """One pursuit, with its stages. `pipeline` is empty where the ledger's own applies."""

    kind: ClassVar[RecordKind] = RecordKind.CAMPAIGN

    pipeline: str = ""
    stated_scope: Scope | None = None
    organization: Link | None = None
    industry: str = ""
    title: str = ""
    stage_lines: tuple[StageLine, ...] = ()
    decision_maker: Link | None = None
    influencers: tuple[Link, ...] = ()
    gatekeepers: tuple[Link, ...] = ()
    recruiter: Link | None = None
    advocates: tuple[Link, ...] = ()
    incumbent: str = ""
    difference: str = ""
    origin: str = ""
    via: Link | None = None
    value: Money | None = None
    closes: date | None = None
    needs: tuple[Need, ...] = ()
    watch: date | None = None

    @property
    def scope(self) -> Scope:
        """As stated; else a position where there is a title, an industry where no organization."""
        if self.stated_scope:
            return self.stated_scope
        if self.title:
            return Scope.POSITION
        return Scope.INDUSTRY if self.industry and not self.organization else Scope.ORGANIZATION

    @property
    def stages(self) -> tuple[StageLine, ...]:
        """The stage lines as typed."""
        return self.stage_lines

    def pipeline_name(self, default: str) -> str | None:
        """The pipeline named in the file, or the ledger's own."""
        return self.pipeline or default

    def people(self) -> tuple[Link, ...]:
        """Everybody whom the front matter names by role on their side."""
        single = tuple(link for link in (self.decision_maker, self.recruiter) if link)
        return single + self.influencers + self.gatekeepers
