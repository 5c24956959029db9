"""HW508: a field of a dated line stands on a kind of entry that has no use for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ledger.checks._check import Finding, record_check
from ledger.checks._text import with_article
from ledger.config import EntryKind, Way
from ledger.diagnostic import Severity
from ledger.model.entry import IN_PERSON, Entry, EntryField
from ledger.model.ledger import Ledger
from ledger.model.record import Record

# The ways of an entry on which each field says something.
_WAYS: Mapping[str, tuple[Way, ...]] = {
    "depth": (Way.RESPONSE,),
    "segment": (Way.RESPONSE,),
    "reach": (Way.CONTENT,),
    "rated": (Way.GROUP,),
    "cause": (Way.SETBACK,),
    "mode": (Way.TWO,),
    "auto": (Way.IN, Way.OUT, Way.RESPONSE),
}

_REMEDIES: Mapping[str, str] = {
    "depth": "what somebody answers to a post is a `response`; what they write to you says so in "
    "its text",
    "segment": "somebody who answers a post is a `response`; whoever has a file has the key "
    "`segment` there, and whom a post is aimed at is the channel's `aimed-at`",
    "reach": "it goes on the `post` that so many saw",
    "rated": "people are rated on an `event`; somebody with a file has `intent` there",
    "cause": "type what went wrong as a line of its own: `- {date} setback [cause:: {value}]`",
    "mode": "a talk is a `meeting`, with its `mode` beside it, or a `call` or a `video`",
    "auto": "an answer that a machine sent is a `reply` or an `inbound`",
    "issue": "an open issue is raised at an `interview` or a `meeting`; a round by phone is "
    "`interview 1 [mode:: call]`",
    "addresses": "did you mean `follow-up`? What answers an open issue is one",
}


@record_check(
    "HW508",
    "misplaced-field",
    Severity.WARNING,
    why="a field on the wrong kind of line is shown and never counted, so a figure lacks it unseen",
)
def misplaced_field(ledger: Ledger, record: Record, as_of: date) -> Iterator[Finding]:
    """A note may hold any field: it counts for nothing either way."""
    for entry in record.entries:
        if entry.kind.way is Way.NOTE:
            continue
        for field in entry.fields:
            if field.key == "mode" and _said_already(entry, field):
                continue
            if not _belongs(field.key, entry.kind):
                yield _finding(entry, field)
            elif field.key == "mode" and _never_in_person(entry, field):
                yield Finding(
                    field.location,
                    f"{with_article(entry.word.lower())} is never in person, so this `mode` is "
                    "not counted",
                    f"did you mean `- {entry.date} meeting`? That is in person unless its "
                    "`mode` says otherwise",
                    field.length,
                )


def _belongs(key: str, kind: EntryKind) -> bool:
    """Whether a field says something on a kind; fields of one's own go anywhere."""
    if key == "issue":
        return kind.in_person
    if key == "addresses":
        return kind.closes
    return key not in _WAYS or kind.way in _WAYS[key]


def _said_already(entry: Entry, field: EntryField) -> bool:
    """Whether an event says of itself that it was in person, as every event is."""
    return entry.kind.way is Way.GROUP and field.value.strip().lower() == IN_PERSON


def _never_in_person(entry: Entry, field: EntryField) -> bool:
    return not entry.kind.in_person and field.value.strip().lower() == IN_PERSON


def _finding(entry: Entry, field: EntryField) -> Finding:
    kind = with_article(entry.word.lower() or entry.kind.name)
    return Finding(
        field.location,
        f"`{field.key}` says nothing on {kind}, so it is shown and not counted",
        _REMEDIES[field.key].format(date=entry.date, value=field.value.strip()),
        field.length,
    )
