"""A ledger as it stood on a day: its texts without what came later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.config import Way
from ledger.metrics._between import is_known
from ledger.metrics._offers import spoken
from ledger.model.campaign import Campaign
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.model.stage import lines_by
from tests.support import Files, ledger_of

_PROVEN = ("demonstrated", "recognised")


def cut(files: Files, day: date, *, plans: bool) -> dict[str, str]:
    """The files without the dated lines and the stage lines that were typed after a day.

    With `plans` what may well have stood there beforehand stays: what has a box, conversations
    and events, time off. A campaign that nobody had begun had no file, and what a skill was
    proven for later was not yet among the offers. Other fields have no day and stay.
    """
    ledger = ledger_of(files)
    kept = {}
    for path, content in files.items():
        text = content.decode() if isinstance(content, bytes) else content
        record = next((one for one in ledger.records if one.path == path), None)
        if isinstance(record, Campaign) and not is_known(ledger, record, day):
            continue
        gone = set(_gone(ledger, record, day, plans=plans)) if record else set()
        lines = text.split("\n")
        kept[path] = "\n".join(line for at, line in enumerate(lines, start=1) if at not in gone)
    return kept


def _gone(ledger: Ledger, record: Record, day: date, *, plans: bool) -> Iterator[int]:
    """The lines of a file that came after a day."""
    for entry in record.entries:
        if entry.date > day and not (plans and _is_plan(entry)):
            yield from range(entry.location.line, entry.end_line + 1)
    for line in record.stages[len(lines_by(record, day)) :]:
        yield line.location.line
    if record is ledger.profile:
        later = {
            spoken(name)
            for skill in ledger.skills
            for name in (skill.id, skill.name)
            if any(line.stage in _PROVEN for line in skill.stages)
            and not any(line.stage in _PROVEN for line in lines_by(skill, day))
        }
        for offer in ledger.profile.offers:
            if spoken(offer.name) in later:
                yield offer.location.line


def _is_plan(entry: Entry) -> bool:
    return entry.todo or entry.ticked or entry.kind.way in (Way.TWO, Way.GROUP, Way.OFF)
