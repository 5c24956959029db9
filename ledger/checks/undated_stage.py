"""HW207: a stage line has no date."""

from __future__ import annotations

from datetime import date

from ledger.checks._check import Finding
from ledger.checks._faults import ledger_fault_check, record_at
from ledger.config.keys import STAGE_KEYS
from ledger.diagnostic import Severity
from ledger.model.fault import Fault, FaultKind
from ledger.model.ledger import Ledger
from ledger.model.stage import pipeline_of


@ledger_fault_check(
    "HW207",
    FaultKind.UNDATED_STAGE,
    Severity.INFO,
    why="without its day the stage counts in no pace and in no rate over time",
)
def undated_stage(fault: Fault, ledger: Ledger, as_of: date) -> Finding | None:
    """Accepted as it comes from another tool; a stage that is none has a finding already."""
    record = record_at(ledger, fault.location.path)
    pipeline = pipeline_of(ledger, record) if record else None
    stage = fault.subject.lower()
    if record is None or pipeline is None or stage not in pipeline.stages:
        return None
    line = f"`- {as_of} {stage}`"
    key = STAGE_KEYS[record.kind]
    single = key not in record.fields and "stage" in record.fields
    if single or isinstance(record.fields.get(key), str):
        line = f"`{record.typed.get(key, key)}:` and below it {line}"
    return Finding(
        fault.location,
        f"`{stage}` has no date; what needs its day reads “not recorded”",
        f"type {line}, with the day it came to that",
        fault.length,
    )
