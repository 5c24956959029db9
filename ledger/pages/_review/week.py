"""Seven days in counts, beside the seven before, each count with its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from ledger.config import Way
from ledger.metrics._dialogs import dialogs_between, says_what
from ledger.metrics._timed import BUSY, GOAL, UNATTRIBUTED
from ledger.metrics.face_to_face import meetings_between
from ledger.metrics.time_use import classified, count_off
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.timeline import between, done
from ledger.pages._links import Links, Place
from ledger.pages._results import Results
from ledger.pages._since_review import Change, introductions, promises_kept, stage_changes
from ledger.value import Value
from ledger.wording import number

DAYS = 7


class Count(Value, frozen=True):
    """So many of something in seven days, and the lines that say so."""

    value: float
    evidence: tuple[str, ...] = ()


class WeekRow(Value, frozen=True):
    """One count of the week and of the week before; `anchor` is its row's."""

    anchor: str
    label: str
    now: str
    before: str
    value: float
    was: float
    places: tuple[Place, ...]
    earlier: tuple[Place, ...]


# What counts something between two days: after the first, up to the second.
Counting = Callable[[Links, date, date], Count]


def week_rows(links: Links) -> tuple[WeekRow, ...]:
    """The counts of the week; what is nothing in both weeks and wants no attention is left out."""
    until = links.results.as_of
    since, first = until - timedelta(days=DAYS), until - timedelta(days=2 * DAYS)
    rows = []
    for anchor, label, count, always in _COUNTED:
        now, before = count(links, since, until), count(links, first, since)
        if always or now.value or before.value:
            rows.append(_row(links, anchor, label, now, before))
    works = _works(links)
    return tuple(rows[:3]) + works + tuple(rows[3:]) if works else tuple(rows)


def broken(results: Results, since: date, until: date) -> tuple[Entry, ...]:
    """The boxes whose day lay between two days and has passed, and which are still open."""
    return tuple(
        entry
        for entry in between(results.ledger.entries, since, until)
        if entry.todo and entry.date < results.as_of and entry.kind.way is not Way.OFF
    )


def setbacks_between(ledger: Ledger, since: date, until: date) -> tuple[Entry, ...]:
    """The lines that tell of what went wrong after one day and not after another."""
    return tuple(one for one in between(done(ledger), since, until) if one.kind.way is Way.SETBACK)


def valued(ledger: Ledger, field: str, since: date, until: date) -> Iterator[tuple[Entry, str]]:
    """Every point of value `got` or `gave` between two days that says what it was."""
    for entry in between(done(ledger), since, until):
        for value in entry.all_fields(field):
            if says_what(value):
                yield entry, value


def _row(links: Links, anchor: str, label: str, now: Count, before: Count) -> WeekRow:
    return WeekRow(
        anchor=f"week-{anchor}",
        label=label,
        now=number(now.value),
        before=number(before.value),
        value=now.value,
        was=before.value,
        places=links.places(now.evidence),
        earlier=links.places(before.evidence),
    )


def _works(links: Links) -> tuple[WeekRow, ...]:
    """Campaigns in the works on the last day of either week, as M1 counts them."""
    weeks = links.results.weeks.get("works", ())
    if len(weeks) < 2:
        return ()
    now, before = (Count(week.value or 0, week.evidence) for week in (weeks[-1], weeks[-2]))
    return (_row(links, "works", "campaigns in the works", now, before),)


def _hours(name: str) -> Counting:
    def count(links: Links, since: date, until: date) -> Count:
        spent = classified(links.results.ledger, until, (until - since).days).get(name, ())
        hours = sum(one.minutes for one in spent) / 60
        return Count(hours, tuple(one.entry.evidence for one in spent))

    return count


def _days_off(links: Links, since: date, until: date) -> Count:
    ledger = links.results.ledger
    said = (one for one in between(done(ledger), since, until) if one.kind.name == "off")
    return Count(count_off(ledger, since, until), _places(one for one in said if not one.minutes))


def _dialogs(links: Links, since: date, until: date) -> Count:
    found = dialogs_between(links.results.ledger, since, until)
    return Count(len(found), _places(entry for _, entries in found for entry in entries))


def _meetings(links: Links, since: date, until: date) -> Count:
    rows = [
        row for row in meetings_between(links.results.ledger, since, until) if row.cells["counted"]
    ]
    return Count(len(rows), tuple(place for row in rows for place in row.evidence))


def _introductions(links: Links, since: date, until: date) -> Count:
    return _of(introductions(links, since, until))


def _stages(links: Links, since: date, until: date) -> Count:
    return _of(stage_changes(links, since, until))


def _kept(links: Links, since: date, until: date) -> Count:
    return _of(promises_kept(links, since, until))


def _broken(links: Links, since: date, until: date) -> Count:
    found = broken(links.results, since, until)
    return Count(len(found), _places(found))


def _setbacks(links: Links, since: date, until: date) -> Count:
    found = setbacks_between(links.results.ledger, since, until)
    return Count(len(found), _places(found))


def _value(field: str) -> Counting:
    def count(links: Links, since: date, until: date) -> Count:
        found = list(valued(links.results.ledger, field, since, until))
        return Count(len(found), _places(entry for entry, _ in found))

    return count


def _of(changes: Iterable[Change]) -> Count:
    places = tuple(one.source.text for one in changes)
    return Count(len(places), places)


def _places(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.evidence for entry in entries)


# Anchor, label, what counts it, and whether none of it is worth saying.
_COUNTED: tuple[tuple[str, str, Counting, bool], ...] = (
    ("goal", "hours for a goal", _hours(GOAL), True),
    ("busy", "hours of busy-work", _hours(BUSY), True),
    ("nothing", "hours that name nothing", _hours(UNATTRIBUTED), True),
    ("dialogs", "people in a real dialog", _dialogs, True),
    ("meetings", "meetings tied to a campaign", _meetings, True),
    ("introductions", "introductions received", _introductions, True),
    ("stages", "stages reached", _stages, True),
    ("kept", "promises kept", _kept, True),
    ("broken", "promises past their day", _broken, True),
    ("got", "points of value received", _value("got"), True),
    ("gave", "points of value given", _value("gave"), True),
    ("setbacks", "setbacks", _setbacks, False),
    ("off", "days off", _days_off, False),
)
