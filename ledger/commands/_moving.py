"""A step from one stage to the next: what is asked for, and where a record may go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ledger.commands._options import CouldNotError
from ledger.config import Pipeline
from ledger.model.ledger import Ledger
from ledger.model.record import Record, RecordKind
from ledger.model.stage import current_line, transitions
from ledger.terminal import visible
from ledger.value import Value
from ledger.wording import listing, near_miss

# The kinds of record that have stages, and the key that each keeps them under.
KEYS: Mapping[RecordKind, str] = {
    RecordKind.CAMPAIGN: "stages",
    RecordKind.CONTACT: "advocate",
    RecordKind.SKILL: "stages",
}
# The pipeline of those that have not begun.
_FIRST_PIPELINES = {RecordKind.CONTACT: "advocate", RecordKind.SKILL: "skill"}


class Move(Value, frozen=True):
    """A step that is asked for: the record, the stage it has come to, since when and why."""

    record: Record
    pipeline: Pipeline
    stage: str
    day: date
    evidence: str = ""

    @property
    def key(self) -> str:
        """The key of the list that the line goes to."""
        return KEYS[self.record.kind]

    @property
    def line(self) -> str:
        """The stage line, without the dash before it."""
        return f"{self.day} {self.stage}" + (f", {self.evidence}" if self.evidence else "")


def movable(ledger: Ledger) -> list[Record]:
    """The records that have stages, or may have."""
    return [record for record in ledger.records if record.kind in KEYS]


def pipeline_name(ledger: Ledger, record: Record) -> str:
    """The pipeline that a record moves in, or would begin in."""
    return record.pipeline_name(ledger.pipeline) or _FIRST_PIPELINES.get(record.kind, "")


def pipeline_for(ledger: Ledger, record: Record) -> Pipeline:
    """The pipeline that a record moves in. Raises CouldNotError where it names none there is."""
    name, known = pipeline_name(ledger, record), ledger.config.pipelines
    if name in known:
        return known[name]
    near = near_miss(name, known)
    meant = f"did you mean `{near}`?" if near else f"there is {names(known)}"
    place = visible(str(record.place("pipeline")))
    raise CouldNotError(f"{place}: `{visible(name)}` is no pipeline, so nothing moves; {meant}")


def legal_next(ledger: Ledger, move: Move, as_of: date) -> tuple[str, ...]:
    """The stages that may follow the one a record is at."""
    current = current_line(ledger, move.record, as_of)
    steps = list(transitions(ledger, move.record, as_of))
    if current is None:
        return ()
    return move.pipeline.legal_next(current.stage, steps[-1].left_from)


def names(some: Iterable[str]) -> str:
    """Some names in backticks, as a choice."""
    return listing([f"`{name}`" for name in some], "or")
