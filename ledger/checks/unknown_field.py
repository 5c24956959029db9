"""HW505: a field of a dated line is nearly one of the format's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ledger.checks._check import Finding, record_check
from ledger.checks._fixes import in_entry, shifted, sure, swap
from ledger.checks._text import same_word, shown, swapped
from ledger.diagnostic import Fix, Severity
from ledger.model.entry import FIELDS, Entry, EntryField
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.source import Location
from ledger.wording import near_miss

# A key of the format's with one colon, which makes running text of it.
_ONE_COLON = re.compile(
    rf"\[[ \t]*(?P<key>{'|'.join(sorted(FIELDS))})[ \t]*(?P<colon>:)(?!:)", re.IGNORECASE
)
_KEY = re.compile(r"\[[ \t]*(?P<key>[^:\n]*?)[ \t]*::")


@record_check(
    "HW505",
    "unknown-field",
    Severity.WARNING,
    why="the field is shown and not counted, so what you got, gave or agreed on goes missing",
)
def unknown_field(ledger: Ledger, record: Record, as_of: date) -> Iterator[Finding]:
    """Fields of one's own are kept and shown; one that misses the format's is a slip."""
    for entry in record.entries:
        yield from _with_one_colon(entry)
        for field in entry.fields:
            if field.key not in FIELDS and (near := _near(field.key)):
                yield Finding(
                    field.location,
                    f"{shown(field.key)} is no field; it is shown and not counted",
                    f"did you mean `[{near}:: {field.value}]`?",
                    field.length,
                    fix=_fix(entry, field),
                )


def _with_one_colon(entry: Entry) -> Iterator[Finding]:
    """`[got: a name]`, as people type it who write `key: value` elsewhere."""
    if "[" not in entry.text or not _ONE_COLON.search(entry.text):
        return
    for number, line in enumerate(entry.raw.split("\n")):
        for match in _ONE_COLON.finditer(line):
            line_number = entry.location.line + number
            place = Location(entry.location.path, line_number, match.start() + 1)
            typed = match[0]
            yield Finding(
                place,
                f"{shown(typed)} has one colon, so it is running text",
                f"type `{typed}:`",
                len(typed),
                fix=swap(place, typed, f"{typed}:"),
            )


def _fix(entry: Entry, field: EntryField) -> Fix | None:
    near = sure(field.key, FIELDS)
    typed = _KEY.match(in_entry(entry, field.location))
    if near is None or near != _near(field.key) or typed is None:
        return None
    return swap(shifted(field.location, typed.start("key")), typed["key"], near)


@lru_cache(maxsize=1024)
def _near(key: str) -> str | None:
    """The field meant; four letters have too many neighbours for more than a swapped pair."""
    near = near_miss(key, FIELDS)
    if near and len(key) < 5 and not swapped(key, near):
        near = None
    return same_word(key, FIELDS) or near
