"""HW210: a line under `stages` cannot be read."""

from __future__ import annotations

import re
from datetime import date

from ledger.checks._check import Finding
from ledger.checks._dates import iso_dates
from ledger.checks._faults import ledger_fault_check, record_at
from ledger.checks._fixes import swap, within
from ledger.checks._stage_words import as_word
from ledger.checks._text import same_words, shown
from ledger.diagnostic import Fix
from ledger.model.fault import Fault, FaultKind
from ledger.model.ledger import Ledger
from ledger.model.stage import pipeline_of
from ledger.value import Value

_DATE = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})\b[\s,:]*")
_DASH = re.compile(r"\S\s+- \d{4}-\d{2}-\d{2}\b")
_FORM = "a stage line is `- DATE STAGE`, or `- DATE STAGE, evidence`"


@ledger_fault_check(
    "HW210",
    FaultKind.BAD_STAGE_LINE,
    why="the line moves nothing, so it stands in every figure where it stood before",
)
def bad_stage_line(fault: Fault, ledger: Ledger, as_of: date) -> Finding:
    """The remedy is the line as it is meant, where that can be told."""
    record = record_at(ledger, fault.location.path)
    pipeline = pipeline_of(ledger, record) if record else None
    stages = tuple(pipeline.stages) if pipeline else ()
    message = f"{shown(fault.subject)} cannot be read as a stage line"
    read = _read(fault.subject, stages)
    fix = _fix(fault, read) if read.sure and not _DASH.search(fault.subject) else None
    remedy = as_word(ledger.config, fault.subject) or _remedy(fault.subject, read, stages)
    return Finding(fault.location, message, remedy, fault.length, fix=fix)


class _Read(Value, frozen=True):
    """What can be told of a line: its day, its stage and its evidence, each empty where it cannot.

    It is `sure` where the line can be meant in this way alone.
    """

    day: str
    stage: str
    evidence: str
    sure: bool

    def __str__(self) -> str:
        line = f"{self.day or 'DATE'} {self.stage}"
        return f"{line}, {self.evidence}" if self.evidence else line


def _read(typed: str, stages: tuple[str, ...]) -> _Read:
    day, rest, sure_of_day = _day(typed.strip(), stages)
    words = rest.split()
    for count in range(1, min(3, len(words)) + 1):
        found = same_words(" ".join(words[:count]).strip(",:"), stages)
        if found:
            evidence = "".join(rest.split(maxsplit=count)[count:]).strip(" ,:-–—")
            another = words[count:] and same_words(words[count].strip(",:"), stages)
            sure = sure_of_day and len(found) == 1 and not another
            return _Read(day, found[0], evidence, sure)
    return _Read(day, "", rest, False)


def _day(line: str, stages: tuple[str, ...]) -> tuple[str, str, bool]:
    """The day of a line, what is left of it, and whether it can be no other day."""
    if match := _DATE.search(line):
        before = line[: match.start()].strip(" ,:")
        rest = f"{before} {line[match.end() :]}".strip(" ,:")
        beside_stage = not before or bool(same_words(before, stages))
        return match["date"], rest, beside_stage and bool(iso_dates(match["date"]))
    first, _, after = line.partition(" ")
    spelled = iso_dates(first)
    return (spelled[0], after.strip(" ,:"), len(spelled) == 1) if spelled else ("", line, False)


def _fix(fault: Fault, read: _Read) -> Fix | None:
    """The line as it is meant, where it stands; the evidence stays as it is."""
    place = within(fault.location, fault.length, fault.subject)
    typed, line = fault.subject, str(read)
    if read.evidence and typed.endswith(read.evidence):
        typed, line = (text.removesuffix(read.evidence) for text in (typed, line))
    title = f"{shown(fault.subject)} to {shown(str(read))}"
    return swap(place, typed, line, title) if place else None


def _remedy(typed: str, read: _Read, stages: tuple[str, ...]) -> str:
    if _DASH.search(typed):
        return "put the same spaces before every `-` of the list"
    if read.stage:
        return f"`- {read}`"
    if not read.evidence:
        return f"say which stage: `- {read.day} {stages[0] if stages else 'STAGE'}`"
    return _FORM
