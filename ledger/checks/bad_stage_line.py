"""HW210: a line under `stages` cannot be read."""

from __future__ import annotations

import re
from datetime import date

from ledger.checks._check import Finding
from ledger.checks._dates import iso_dates
from ledger.checks._faults import ledger_fault_check, record_at
from ledger.checks._text import same_word, shown
from ledger.model.fault import Fault, FaultKind
from ledger.model.ledger import Ledger
from ledger.model.stage import pipeline_of

_DATE = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})\b[\s,:]*")
_DASH = re.compile(r"\S\s+- \d{4}-\d{2}-\d{2}\b")
_FORM = "a stage line is `- DATE STAGE`, or `- DATE STAGE, evidence`"


@ledger_fault_check("HW210", FaultKind.BAD_STAGE_LINE)
def bad_stage_line(fault: Fault, ledger: Ledger, as_of: date) -> Finding:
    """A line that cannot be read moves nothing."""
    record = record_at(ledger, fault.location.path)
    pipeline = pipeline_of(ledger, record) if record else None
    stages = tuple(pipeline.stages) if pipeline else ()
    message = f"{shown(fault.subject)} cannot be read as a stage line"
    return Finding(fault.location, message, _remedy(fault.subject, stages), fault.length)


def _remedy(typed: str, stages: tuple[str, ...]) -> str:
    if _DASH.search(typed):
        return "put the same spaces before every `-` of the list"
    day = ""
    rest = typed.strip()
    if match := _DATE.search(rest):
        day = match["date"]
        rest = (rest[: match.start()] + rest[match.end() :]).strip(" ,:")
    else:
        first, _, after = rest.partition(" ")
        if spelled := iso_dates(first):
            day, rest = spelled[0], after.strip(" ,:")
    if not rest:
        return f"say which stage: `- {day} {stages[0] if stages else 'STAGE'}`"
    words = rest.split()
    for count in (1, 2, 3):
        stage = same_word(" ".join(words[:count]).strip(",:"), stages)
        if stage and len(words) >= count:
            evidence = " ".join(words[count:]).strip(" ,:")
            line = f"{day or 'DATE'} {stage}" + (f", {evidence}" if evidence else "")
            return f"`- {line}`"
    return _FORM
