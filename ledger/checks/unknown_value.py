"""HW407: a value that is none of those that a key or field takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, record_check
from ledger.checks._dates import iso_dates
from ledger.checks._fixes import in_entry, shifted, sure, swap, swap_key_value
from ledger.checks._text import choices, meant, shown
from ledger.diagnostic import Fix, Severity
from ledger.model.campaign import Campaign
from ledger.model.channel import TYPES, Channel
from ledger.model.entry import Entry, EntryField
from ledger.model.ledger import Ledger
from ledger.model.record import Record

ORIGINS = ("self", "given")

# The fields of a dated line whose values the format lists.
FIELD_VALUES = {
    "cause": (
        "budget", "frozen", "rejected", "incumbent", "decision-maker-left", "acquired", "silence",
    ),
    "depth": ("like", "comment", "question", "shared", "recommended", "gets-it"),
    "mode": ("in-person", "video", "call"),
    "step": tuple("12345678"),
    "values-us": ("yes", "no"),
}  # fmt: skip
_JUDGED = frozenset((*FIELD_VALUES, "next", "rated", "reach"))

RATINGS = ("selling", "social", "building", "overlap", "credible", "all")
_RATING = re.compile(rf"\d+ (?:{'|'.join(RATINGS)})", re.IGNORECASE)
_BEFORE_VALUE = re.compile(r"\[[^:\n]*::[ \t]*")
_NUMBER = re.compile(r"\d[\d,]*")


@record_check(
    "HW407",
    "unknown-value",
    Severity.WARNING,
    why="a value that is none of the known ones falls out of the tables that count by them",
)
def unknown_value(ledger: Ledger, record: Record, as_of: date) -> Iterator[Finding]:
    """The keys and fields whose values the format lists."""
    if isinstance(record, (Channel, Campaign)):
        yield from _key(record)
    for entry in record.entries:
        for field in entry.fields:
            if field.key in _JUDGED:
                yield from _field(entry, field)


def _key(record: Channel | Campaign) -> Iterator[Finding]:
    known: tuple[str, ...]
    if isinstance(record, Channel):
        key, typed, known = "type", record.type, TYPES
    else:
        key, typed, known = "origin", record.origin, ORIGINS
    if typed and typed.strip().lower() not in known:
        message = f"{shown(typed)} is no `{key}` of a {record.kind.value}"
        clear = sure(typed, known)
        fix = swap_key_value(record, key, clear) if clear else None
        yield Finding(record.place(key), message, _remedy(typed, known), len(typed), fix=fix)


def _field(entry: Entry, field: EntryField) -> Iterator[Finding]:
    known = FIELD_VALUES.get(field.key)
    typed = field.value.strip()
    clear: str | None = None
    if known and typed.lower() not in known:
        message, remedy = f"{shown(typed)} is no `{field.key}`", _remedy(typed, known)
        clear = sure(typed, known)
    elif field.key == "next" and not _is_day(typed):
        days = iso_dates(typed)
        message = f"{shown(typed)} is no date, so nothing is known to come"
        remedy = "write the day that was agreed as year, month and day: `[next:: 2026-09-28]`"
        remedy = f"did you mean {choices(days)}?" if days else remedy
        clear = days[0] if len(days) == 1 else None
    elif field.key == "rated" and (wrong := _unrated(typed)):
        message = f"{shown(wrong)} is no count of people rated"
        remedy = f"count those who are {choices(RATINGS)}, as in `[rated:: 9 selling, 2 credible]`"
    elif field.key == "reach" and not _NUMBER.fullmatch(typed):
        message = f"{shown(typed)} is no number of people reached"
        remedy = "write digits alone: `[reach:: 610]`"
    else:
        return
    fix = _fix(entry, field, clear) if clear else None
    yield Finding(field.location, message, remedy, field.length, fix=fix)


def _fix(entry: Entry, field: EntryField, text: str) -> Fix | None:
    """The right value in place of the field's, where it stands on the line of its key."""
    begun = _BEFORE_VALUE.match(in_entry(entry, field.location))
    if begun is None:
        return None
    place = shifted(field.location, begun.end())
    same = in_entry(entry, place).startswith(field.value)
    return swap(place, field.value, text) if same else None


def _unrated(typed: str) -> str | None:
    """The first part of a `rated` that is no count of people of one sort."""
    parts = [part.strip() for part in typed.split(",")]
    return next((part for part in parts if not _RATING.fullmatch(part)), None)


def _remedy(typed: str, known: tuple[str, ...]) -> str:
    near = meant(typed, known)
    return f"did you mean `{near}`?" if near else f"it is one of {choices(known)}"


def _is_day(typed: str) -> bool:
    try:
        date.fromisoformat(typed.split(" ", 1)[0])
    except ValueError:
        return False
    return True
