"""Something that has a day: what the calendar is made of."""

from __future__ import annotations

import datetime
from datetime import date
from enum import StrEnum

from ledger.actions._phrases import plain
from ledger.config import Way
from ledger.exporters._names import is_hidden, names_of
from ledger.model.draft import one_line
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.record import Record, RecordKind
from ledger.model.rounds import INTERVIEW
from ledger.value import Value
from ledger.wording import listing, shorten

_NAMELESS = (RecordKind.JOURNAL, RecordKind.PROFILE)


class Sort(StrEnum):
    """What sort of thing has a day, as a calendar calls it."""

    ACTION = "Next action"
    INTERVIEW = "Interview"
    MEETING = "Meeting"
    EVENT = "Event"
    AGREED = "Agreed day"
    OWED = "Follow-up due"
    DECISION = "Decision awaited"
    CLOSES = "Closing day"
    WATCH = "Look again"


class Occasion(Value, frozen=True, kw_only=True):
    """Something that has a day.

    `key` tells it apart from every other one, and is the same as long as it is the same thing.
    `about` are the paths of those who take part, `text` what is written of it, `source` where:
    both are empty for what is private. `owed` says that it is still to be done once its day
    has passed.
    """

    key: tuple[str, ...]
    sort: Sort
    day: date
    title: str
    source: str
    about: tuple[str, ...] = ()
    text: str = ""
    time: datetime.time | None = None
    minutes: int | None = None
    days: int = 1
    owed: bool = False

    @property
    def order(self) -> tuple[date, datetime.time, str, tuple[str, ...]]:
        """Day, time (none first), title, key."""
        return (self.day, self.time or datetime.time.min, self.title, self.key)


def of_entry(ledger: Ledger, entry: Entry) -> Occasion:
    """A dated line as it stands: a box is a next action, whatever its kind."""
    sort = Sort.ACTION if entry.todo else _sort(entry)
    return Occasion(
        key=(entry.holder, str(entry.date), entry.kind.name, entry.round or "", entry.text),
        sort=sort,
        day=entry.date,
        title=_title(ledger, entry, sort),
        source=place_of(ledger, entry),
        about=tuple(one.path for one in ledger.involved(entry)),
        text=text_of(ledger, entry),
        time=entry.time,
        minutes=entry.minutes,
        days=entry.days or 1,
        owed=entry.todo,
    )


def text_of(ledger: Ledger, entry: Entry) -> str:
    """The words of a dated line; none where it tells of something private."""
    return "" if _is_withheld(ledger, entry) else one_line(plain(ledger, entry.text))


def place_of(ledger: Ledger, entry: Entry) -> str:
    """Where a dated line stands; nothing where it tells of something private."""
    return "" if _is_withheld(ledger, entry) else entry.evidence


def whom(ledger: Ledger, entry: Entry, besides: str = "") -> str:
    """Who and what takes part in a dated line, campaigns first: `Northwind and Dana Kim`.

    Names that stand in `besides` are left out.
    """
    records = sorted(ledger.involved(entry), key=_campaigns_first)
    names = names_of(ledger, (one for one in records if one.kind not in _NAMELESS))
    return listing(name for name in names if name not in besides)


def _campaigns_first(record: Record) -> bool:
    return record.kind is not RecordKind.CAMPAIGN


def _sort(entry: Entry) -> Sort:
    if entry.kind.name == INTERVIEW:
        return Sort.INTERVIEW
    if entry.kind.way is Way.GROUP:
        return Sort.EVENT
    return Sort.MEETING if entry.kind.way is Way.TWO else Sort.ACTION


def _title(ledger: Ledger, entry: Entry, sort: Sort) -> str:
    """`Interview 2a: Northwind and Dana Kim`; of a next action its words, which say what to do."""
    kind = entry.word.capitalize() if entry.kind.way is not Way.NOTE else ""
    head = " ".join(filter(None, (kind, entry.round)))
    if _is_withheld(ledger, entry):
        return f"{head or sort.value} (private)"
    words = shorten(text_of(ledger, entry))
    if sort is Sort.ACTION:
        said = " ".join(filter(None, (head, words))) or sort.value
        names = whom(ledger, entry, besides=said)
        return f"{said} ({names})" if names else said
    return ": ".join(filter(None, (head, whom(ledger, entry) or words)))


def _is_withheld(ledger: Ledger, entry: Entry) -> bool:
    """Whether a line names anything private, by a link or in words."""
    linked = (ledger.resolve(link) for link in entry.links)
    records = (*ledger.involved(entry), *linked)
    return any(one.private for one in records if one) or is_hidden(ledger, entry.raw)
