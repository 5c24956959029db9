"""The Markdown of the `friends` program: four headings, and a list item a line below each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from ledger.value import Value

_HEADING = re.compile(r"#{1,6} *(?P<name>Activities|Notes|Friends|Locations):?")
_ITEM = re.compile(r"^[-*] +")
_LINES = re.compile(r"\r\n|\r|\n")
_DAY = re.compile(r"(?P<day>[^:]{1,40}?):(?:\s+(?P<words>.*))?", re.DOTALL)
_TAG = r"(?<![^\W_])@[^\W_]+(?:[:-]?[^\W_])*"
_NAMES = r"(?:\s+\(a\.k\.a\. (?P<others>.+?)\))?"
_FRIEND = re.compile(
    rf"(?P<name>[^(\[@]*[^(\[@\s]){_NAMES}(?:\s+\[(?P<place>[^\]]+)\])?(?P<tags>(?:\s+{_TAG})*)"
)
_PLACE = re.compile(rf"(?P<name>[^(]*[^(\s]){_NAMES}")
_ALSO = " a.k.a. "

TAG = re.compile(_TAG)
NAMED = re.compile(r"\*\*(?P<name>\w[^*]*)\*\*")
PLACED = re.compile(r"(?<![\w_])_(?P<name>\w[^_]*)_(?![\w_])")


class Section(StrEnum):
    """What stands below a heading."""

    ACTIVITIES = "Activities"
    NOTES = "Notes"
    FRIENDS = "Friends"
    LOCATIONS = "Locations"


class Item(Value, frozen=True):
    """One list item: its section (None above the first heading), its line, its text."""

    section: Section | None
    line: int
    text: str


class Friend(Value, frozen=True):
    """A person: the other names, the place in brackets, the tags without their `@`."""

    name: str
    aliases: tuple[str, ...]
    place: str
    tags: tuple[str, ...]


class Event(Value, frozen=True):
    """An activity or a note: its day as typed, and what is told of it."""

    day: str
    words: str


def sections_of(text: str) -> frozenset[Section]:
    """The sections that a file has a heading for."""
    lines = (_HEADING.fullmatch(line.strip()) for line in _LINES.split(text))
    return frozenset(Section(match["name"]) for match in lines if match)


def items_of(text: str) -> Iterator[Item]:
    """Every line that is no heading and holds something, in order."""
    section: Section | None = None
    for number, line in enumerate(_LINES.split(text), start=1):
        typed = line.strip()
        if heading := _HEADING.fullmatch(typed):
            section = Section(heading["name"])
        elif typed:
            yield Item(section, number, _ITEM.sub("", typed, count=1))


def read_friend(text: str) -> Friend | None:
    """The person that an item spells; None where it has anything that has no place in one."""
    match = _FRIEND.fullmatch(text)
    if match is None:
        return None
    tags = tuple(dict.fromkeys(tag[1:] for tag in TAG.findall(match["tags"])))
    return Friend(match["name"], _others(match["others"]), match["place"] or "", tags)


def read_place(text: str) -> str | None:
    """The name of a place, if the item is one; its other names stay with it in the item."""
    match = _PLACE.fullmatch(text)
    return match["name"] if match else None


def read_event(text: str) -> Event:
    """What an item says before its first colon, and after it; no day where it has no colon."""
    match = _DAY.fullmatch(text)
    if match is None:
        return Event("", text)
    return Event(match["day"], match["words"] or "")


def _others(typed: str | None) -> tuple[str, ...]:
    names = (name.strip() for name in (typed or "").split(_ALSO))
    return tuple(dict.fromkeys(name for name in names if name))
