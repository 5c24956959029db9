"""What is ahead and what is owed as a calendar, for any program that can subscribe to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from ledger.calendars.planned import PlannedEvent
from ledger.exporters._agenda import agenda
from ledger.exporters._exporter import ExportRequest, exporter
from ledger.exporters._identities import identity
from ledger.exporters._occasion import Occasion, Sort
from ledger.model.draft import one_line
from ledger.wording import fold

_BUSY = (Sort.MEETING, Sort.INTERVIEW, Sort.EVENT)


@exporter("icalendar", "What is ahead and owed as a calendar to subscribe to", ".ics")
def icalendar(request: ExportRequest) -> bytes:
    """An event for everything with a day; no alarms, for a calendar has the owner's own."""
    from ledger.calendars.writing import written  # noqa: PLC0415 - takes long, and few need it

    ledger = request.reading.ledger
    name = one_line(ledger.config.site.title) or "Headway"
    owner = one_line(ledger.profile.name)
    about = f"What is ahead and owed{f', of {owner}' if owner else ''}, as of {request.as_of}"
    events = tuple(_events(agenda(ledger, request.as_of), request.as_of))
    return written(name, about, events, request.as_of)


def _events(found: Iterable[Occasion], as_of: date) -> Iterator[PlannedEvent]:
    twins: Counter[tuple[str, ...]] = Counter()
    for one in found:
        key = tuple(map(fold, one.key))
        twins[key] += 1
        number = str(twins[key]) if twins[key] > 1 else ""
        yield _event(one, identity("calendar", *key, number), as_of)


def _event(one: Occasion, uid: str, as_of: date) -> PlannedEvent:
    """An occasion as an event. What is overdue stands on today, where somebody will see it."""
    overdue = one.owed and one.day < as_of
    lines = (f"Due {one.day}" if overdue else "", one.text, one.source)
    return PlannedEvent(
        uid=uid,
        title=f"Overdue: {one.title}" if overdue else one.title,
        text="\n".join(filter(None, lines)),
        category=one.sort.value,
        day=as_of if overdue else one.day,
        time=None if overdue else one.time,
        minutes=one.minutes,
        days=1 if overdue else one.days,
        busy=one.time is not None and one.sort in _BUSY,
    )
