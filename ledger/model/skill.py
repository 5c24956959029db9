"""A skill being built."""

from __future__ import annotations

from typing import ClassVar

from ledger.model.link import Link
from ledger.model.parts import StageLine
from ledger.model.record import Record, RecordKind


class Skill(Record, frozen=True, kw_only=True, tag="skill"):
    """A skill that targets need and that I work on."""

    kind: ClassVar[RecordKind] = RecordKind.SKILL

    needed_by: tuple[Link, ...] = ()
    plan: str = ""
    proof: str = ""
    stage_lines: tuple[StageLine, ...] = ()

    @property
    def stages(self) -> tuple[StageLine, ...]:
        """The stage lines as typed."""
        return self.stage_lines

    def pipeline_name(self, default: str) -> str | None:
        """Skills have a pipeline of their own."""
        return "skill" if self.stage_lines else None
