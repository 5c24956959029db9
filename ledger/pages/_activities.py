"""What was done, in the words that an agency, a coach or a partner may read.

A line becomes a day, a kind in plain words, an organization or a campaign, a channel and a
duration. What was written, received or given, and who it was with, stays in the ledger.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ledger.config import Way
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.derived import per_record
from ledger.model.entry import IN_PERSON, Entry
from ledger.model.ledger import Ledger
from ledger.model.organization import Organization
from ledger.model.record import Record
from ledger.model.timeline import done, up_to
from ledger.wording import fold, plural

# Nothing that one did for the search: time off and the rest of life, busy-work, setbacks,
# what others did, and notes.
_NO_ACTIVITY = (Way.OFF, Way.BUSY, Way.SETBACK, Way.IN, Way.RESPONSE)

WITHHELD = "not named"
SOMEBODY = "a contact"

# A kind in plain words, one of it and several; a kind that is not here is called as it is.
_SAID: dict[str, tuple[str, str]] = {
    "email": ("email", "emails"),
    "message": ("message", "messages"),
    "letter": ("letter", "letters"),
    "voicemail": ("voicemail", "voicemails"),
    "invite": ("invitation", "invitations"),
    "cold-call": ("cold call", "cold calls"),
    "application": ("application", "applications"),
    "proposal": ("proposal", "proposals"),
    "call": ("telephone call", "telephone calls"),
    "video": ("video call", "video calls"),
    "meeting": ("meeting", "meetings"),
    "interview": ("interview", "interviews"),
    "event": ("event", "events"),
    "follow-up": ("follow-up", "follow-ups"),
    "thanks": ("note of thanks", "notes of thanks"),
    "post": ("publication", "publications"),
    "assess": ("self-assessment", "self-assessments"),
    "research": ("research", "pieces of research"),
    "target": ("choice of targets", "choices of targets"),
    "prepare": ("preparation", "preparations"),
    "negotiate": ("negotiation", "negotiations"),
    "learn": ("training", "training sessions"),
    "review": ("weekly review", "weekly reviews"),
    "task": ("task done", "tasks done"),
}
_TASK = "task"


class Activity(NamedTuple):
    """One line as others may read it; `times` is the N of `×N`, `minutes` None where none stand."""

    date: date
    entry: Entry
    kind: str
    what: str
    whom: str
    channel: str
    times: int
    minutes: int | None


def lines_of_activity(ledger: Ledger, as_of: date) -> list[Entry]:
    """The lines of everything done for the search by a day, oldest first."""
    return [entry for entry in up_to(done(ledger), as_of) if _is_activity(entry)]


def activities(ledger: Ledger, lines: Iterable[Entry]) -> list[Activity]:
    """What each of such lines tells, as others may read it."""
    return [_activity(ledger, entry) for entry in lines]


def kind_of(entry: Entry) -> str:
    """The kind of activity that a line tells of: its own, or a task that is ticked."""
    return _TASK if entry.kind.way is Way.NOTE else entry.kind.name


def several(kind: str, count: int) -> str:
    """`12 applications`, `1 interview`."""
    one, many = _SAID.get(kind, (kind.replace("-", " "), f"{kind.replace('-', ' ')}s"))
    return plural(count, one, many)


def _is_activity(entry: Entry) -> bool:
    """Whether a line tells of something done; of notes only those whose box is ticked."""
    if entry.kind.way is Way.NOTE:
        return entry.ticked
    return entry.kind.way not in _NO_ACTIVITY


def _activity(ledger: Ledger, entry: Entry) -> Activity:
    kind = kind_of(entry)
    return Activity(
        entry.date,
        entry,
        kind,
        _what(kind, entry.count, entry.mode if kind == "meeting" else None, entry.round),
        _whom(ledger, entry),
        _channel(ledger, entry),
        entry.count,
        entry.minutes,
    )


@lru_cache(maxsize=4096)
def _what(kind: str, count: int, mode: str | None, held: str | None) -> str:
    """`interview, round 2a`, `meeting in person`, `12 applications`."""
    said = several(kind, count) if count > 1 else several(kind, 1).removeprefix("1 ")
    if kind == "meeting":
        how = {IN_PERSON: "in person", "video": "by video", "call": "by telephone"}
        said += f" {how[mode or IN_PERSON]}"
    return f"{said}, round {held}" if held else said


def _whom(ledger: Ledger, entry: Entry) -> str:
    """The organizations and campaigns that a line is about; never the name of a person.

    Those named in the line and those of its campaigns, else those that its people belong to.
    """
    involved = ledger.involved(entry)
    found = [name_for_others(ledger, one) for one in involved if isinstance(one, Organization)]
    found += [_campaign_name(ledger, one) for one in ledger.campaigns_of(entry)]
    if found:
        return ", ".join(dict.fromkeys(found))
    people = [one for one in involved if isinstance(one, Contact)]
    homes = dict.fromkeys([_home_name(ledger, one) for one in people if not one.private])
    return ", ".join(filter(None, homes)) or (SOMEBODY if people else "")


@per_record
def _campaign_name(ledger: Ledger, campaign: Campaign) -> str:
    """What others may know a campaign by: its organization, else itself."""
    return name_for_others(ledger, ledger.organization_of(campaign) or campaign)


@per_record
def _home_name(ledger: Ledger, person: Contact) -> str:
    """What others may know a person's organization by; nothing where there is none."""
    home = ledger.organization_of(person)
    return name_for_others(ledger, home) if home else ""


def _channel(ledger: Ledger, entry: Entry) -> str:
    names = [name_for_others(ledger, one) for one in ledger.channels_of(entry)]
    return ", ".join(dict.fromkeys(names))


@per_record
def name_for_others(ledger: Ledger, record: Record) -> str:
    """What others may know a record by: its name, unless it is private or names a person."""
    if record.private:
        return WITHHELD
    if isinstance(record, Campaign) and _names_somebody(record.name, ledger.people_of(record)):
        return record.title or WITHHELD
    return record.name


def _names_somebody(name: str, people: Collection[Contact]) -> bool:
    words = set(fold(name).replace(",", " ").replace("'", " ").replace("’", " ").split())
    theirs = {word for one in people for word in fold(one.name).split() if len(word) > 2}
    return bool(words & theirs)
