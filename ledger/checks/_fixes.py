"""What can be put right in one way only, as edits of exactly the characters that are wrong."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.checks._text import same_words, shown
from ledger.diagnostic import Edit, Fix
from ledger.model.entry import Entry
from ledger.model.fault import Fault
from ledger.model.record import Record
from ledger.source import Location
from ledger.value import changed
from ledger.wording import near_miss


def sure(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was meant to be, where there is one candidate and no other."""
    names = tuple(dict.fromkeys(known))
    if same := same_words(word, names):
        return same[0] if len(same) == 1 else None
    near = near_miss(word, names)
    others = [name for name in names if name != near]
    return near if near and near_miss(word, others) is None else None


def swap(place: Location, typed: str, text: str, title: str = "") -> Fix | None:
    """The fix that types `text` in place of `typed`, which stands at a place as it is."""
    if typed == text:
        return None
    change = f"{shown(typed)} to {shown(text)}" if text else f"{shown(typed.strip())} taken out"
    return Fix(title or change, (Edit(place, len(typed), text),))


def within(place: Location, length: int, typed: str) -> Location | None:
    """Where a text stands that takes `length` characters with its quotes, if it has any.

    None where it was typed in another way: escaped, or over several lines.
    """
    for quote in (0, 1):
        if typed and length == len(typed) + 2 * quote:
            return shifted(place, quote)
    return None


def swap_value(place: Location, length: int, typed: str, text: str) -> Fix | None:
    """The fix that types `text` in place of a front-matter text, whose quotes stay."""
    start = within(place, length, typed)
    return swap(start, typed, text) if start else None


def swap_key_value(record: Record, key: str, text: str) -> Fix | None:
    """The fix that types `text` as the value of a key that holds one text."""
    typed = record.fields.get(key)
    if not isinstance(typed, str):
        return None
    spot = record.spot(key)
    length = spot.length if spot else 0
    return swap_value(record.place(key), length, typed, text)


def swap_end(fault: Fault, typed: str, text: str) -> Fix | None:
    """The fix that types `text` in place of the end of the line that is a fault's subject."""
    start = len(fault.subject) - len(typed) + 1
    return swap(changed(fault.location, column=start), typed, text)


def in_entry(entry: Entry, place: Location) -> str:
    """The text of an entry's line from a place on."""
    lines = entry.raw.split("\n")
    return lines[place.line - entry.location.line][place.column - 1 :]


def shifted(place: Location, columns: int) -> Location:
    """A place on the same line, so many characters further."""
    return changed(place, column=place.column + columns)
