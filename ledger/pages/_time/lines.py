"""Single lines about time: those to finish, those that led to nothing, and the busy-work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ledger.actions.busy_over_cap import BusyItem
from ledger.markdown import Html
from ledger.metrics._timed import Timed
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.pages._links import Links, Place
from ledger.value import Value
from ledger.wording import hours

SHOWN = 8


class TimeLine(Value, frozen=True):
    """One entry that took time. `add` is what to add to it, empty where nothing is missing."""

    day: str
    hours: str
    kind: str
    text: Html
    add: str
    source: Place


class TimeLines(Value, frozen=True):
    """Some entries, the longest first: those shown, the rest, and what they come to."""

    hours: str
    shown: tuple[TimeLine, ...]
    more: tuple[TimeLine, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.shown) + len(self.more)


class BusyLine(Value, frozen=True):
    """One sort of busy-work with its lines."""

    name: str
    hours: str
    places: tuple[Place, ...]


def to_finish(links: Links, found: Iterable[Timed]) -> TimeLines:
    """The entries that name nothing, each with what would say what it was for."""
    return _lines(links, found, finish=True)


def led_nowhere(links: Links, found: Iterable[Timed]) -> TimeLines:
    """The entries from which nothing followed."""
    return _lines(links, found, finish=False)


def busy_lines(links: Links, items: Sequence[BusyItem]) -> tuple[BusyLine, ...]:
    """The busy-work by what it was, the largest first."""
    return tuple(
        BusyLine(
            one.name, hours(one.minutes), links.places(entry.evidence for entry in one.entries)
        )
        for one in items
    )


def what_to_add(ledger: Ledger, entry: Entry) -> str:
    """What makes a line say what it was for: the organization of who is in it, else a purpose."""
    for person in ledger.parties(entry, Contact):
        organization = ledger.organization_of(person)
        if organization:
            return f"[[{organization.id}]]"
    return "[for:: what it was for]"


def _lines(links: Links, found: Iterable[Timed], *, finish: bool) -> TimeLines:
    ordered = sorted(found, key=lambda one: (-one.minutes, one.entry.sort_key))
    made = tuple(_line(links, one, finish=finish) for one in ordered)
    total = hours(sum(one.minutes for one in ordered))
    return TimeLines(total, made[:SHOWN], made[SHOWN:])


def _line(links: Links, one: Timed, *, finish: bool) -> TimeLine:
    entry = one.entry
    return TimeLine(
        day=entry.date.isoformat(),
        hours=hours(one.minutes),
        kind=entry.word.lower() if entry.kind.name != "note" else "note",
        text=links.line(entry.text),
        add=what_to_add(links.results.ledger, entry) if finish else "",
        source=links.location(entry.location),
    )
