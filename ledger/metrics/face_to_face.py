"""M4: meetings in person that count, because they serve a campaign for a position."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from ledger.config import Way
from ledger.metrics._clients import is_client
from ledger.metrics._measurement import Cell, Measurement, Row, metric, nothing_recorded, window_of
from ledger.model.campaign import Campaign, Scope
from ledger.model.entry import IN_PERSON, Entry
from ledger.model.ledger import Ledger
from ledger.model.timeline import between, done
from ledger.wording import plural


@dataclass
class _Meeting:
    """One meeting, however many lines tell of it."""

    date: date
    people: frozenset[str]
    entries: list[Entry] = field(default_factory=list)


@metric(4, "face-to-face", "Face to face that counts", about=())
def face_to_face(ledger: Ledger, as_of: date) -> Measurement:
    """Meetings in person linked to a campaign for a position, of those held in person.

    One for each date and set of people. For clients a campaign counts that names its
    organization. Video and calls stand apart.
    """
    days = ledger.config.rules.window
    rows = meetings_between(ledger, as_of - timedelta(days=days), as_of)
    counted = [row for row in rows if row.cells["counted"]]
    past = window_of(done(ledger), as_of, days)
    away = [entry for entry in past if entry.kind.way is Way.TWO and entry.mode != IN_PERSON]
    remote = len(_meetings(ledger, away))
    reading = f"{len(counted)} counted of {len(rows)} held in person"
    silent = nothing_recorded(ledger, as_of)
    return Measurement(
        value=None if silent else len(counted),
        unit="meetings",
        reading=f"nothing recorded in {days} days" if silent else reading,
        k=len(counted),
        n=len(rows),
        aside=(f"{plural(remote, 'conversation')} by video or phone, apart",),
        rows=rows,
        evidence=tuple(place for row in counted for place in row.evidence),
    )


def meetings_between(ledger: Ledger, since: date, until: date) -> tuple[Row, ...]:
    """The meetings in person after one day and not after another, each with why it counts not."""
    past = between(done(ledger), since, until)
    rows = []
    for meeting in _meetings(ledger, [entry for entry in past if entry.mode == IN_PERSON]):
        campaigns = [one for entry in meeting.entries for one in ledger.campaigns_of(entry)]
        reason = _reason(ledger, campaigns)
        cells: dict[str, Cell] = {
            "date": meeting.date.isoformat(),
            "people": ", ".join(sorted(meeting.people)),
            "campaign": ", ".join(dict.fromkeys(campaign.id for campaign in campaigns)),
            "counted": not reason,
            "reason": reason,
        }
        rows.append(Row(cells, tuple(entry.evidence for entry in meeting.entries)))
    return tuple(rows)


def _meetings(ledger: Ledger, entries: list[Entry]) -> list[_Meeting]:
    """Entries put together that tell of one meeting: the same day and the same people.

    A line that names nobody is told of by another one of its day and campaign, if there is
    one; several that name nobody are one for each campaign and round.
    """
    named: dict[date, dict[frozenset[str], _Meeting]] = defaultdict(dict)
    nameless: dict[tuple[object, ...], _Meeting] = {}
    for entry in entries:
        if people := frozenset(person.id for person in ledger.people_in(entry)):
            meeting = named[entry.date].setdefault(people, _Meeting(entry.date, people))
            meeting.entries.append(entry)
    for entry in entries:
        if ledger.people_in(entry):
            continue
        same = (one for one in named[entry.date].values() if _tells_of(ledger, entry, one))
        key = (entry.date, frozenset(one.path for one in ledger.campaigns_of(entry)), entry.round)
        meeting = next(same, None) or nameless.setdefault(key, _Meeting(entry.date, frozenset()))
        meeting.entries.append(entry)
    every = [*nameless.values(), *(one for day in named.values() for one in day.values())]
    return sorted(every, key=lambda meeting: meeting.entries[0].sort_key)


def _tells_of(ledger: Ledger, nameless: Entry, meeting: _Meeting) -> bool:
    """Whether a line that names nobody may tell of a meeting of its day: by campaign and round."""
    campaigns = {one.path for entry in meeting.entries for one in ledger.campaigns_of(entry)}
    rounds = {entry.round for entry in meeting.entries if entry.round}
    return any(one.path in campaigns for one in ledger.campaigns_of(nameless)) and (
        not nameless.round or not rounds or nameless.round in rounds
    )


def _reason(ledger: Ledger, campaigns: list[Campaign]) -> str:
    """Why a meeting does not count; empty where it does."""
    if not campaigns:
        return "no campaign linked"
    if any(_counts(ledger, campaign) for campaign in campaigns):
        return ""
    if is_client(ledger, campaigns[0]):
        return "the campaign names no organization"
    return f"the campaign is for an {campaigns[0].scope.value}, not a position"


def _counts(ledger: Ledger, campaign: Campaign) -> bool:
    if is_client(ledger, campaign):
        return ledger.organization_of(campaign) is not None
    return campaign.scope is Scope.POSITION
