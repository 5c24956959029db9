"""The dated lines of a shared record, written anew from what each says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ledger.checks.unknown_value import FIELD_VALUES, RATINGS
from ledger.config import NOTE, Way, defaults
from ledger.metrics._dialogs import says_what
from ledger.metrics.works import agreed_days
from ledger.model.entry import Entry, EntryField
from ledger.model.evidence.introduction import INTRODUCTION
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.model.rounds import same_issue
from ledger.model.snooze import KIND as SNOOZE
from ledger.readers.links import LINK, target_of
from ledger.sharing._identities import Leads
from ledger.sharing._words import MASK, Words
from ledger.value import changed
from ledger.wording import fold

ENTRIES = "entries"

_FREE = ("got", "gave")
_POINTS = ("issue", "addresses")
_RATED = re.compile(rf"(\d{{1,5}}) +({'|'.join(RATINGS)})", re.IGNORECASE)
_REACH = re.compile(r"\d[\d, ]*")


class DatedLines:
    """Writes the entries of the records that are shown."""

    def __init__(self, ledger: Ledger, words: Words) -> None:
        self._ledger = ledger
        self._words = words
        self._kinds = defaults().kinds
        self._shows_words = ENTRIES in words.share.words
        self._kept = {one.path: tuple(self._entries(one)) for one in words.identities.records}
        self._points = self._numbered()

    def of(self, record: Record) -> Iterator[str]:
        """The dated lines of a record, in their order."""
        for entry in self._kept[record.path]:
            parts = (*self._head(entry), self._text(entry), *self._fields(entry))
            yield " ".join(part for part in parts if part)

    def _entries(self, record: Record) -> Iterator[Entry]:
        """Those that name nobody who is not there: what links to nobody goes with them."""
        for entry in record.entries:
            if entry.kind.name == SNOOZE:
                continue  # it puts off an action of the owner's, whose id is not the share's
            leads = {self._words.identities.leads(link.target) for link in entry.links}
            if Leads.NOBODY in leads:
                self._words.left_out["entry"] += 1
            else:
                yield entry

    def _head(self, entry: Entry) -> Iterator[str]:
        yield "-"
        if entry.todo or entry.ticked:
            yield "[x]" if entry.ticked else "[ ]"
        yield entry.date.isoformat()
        if entry.kind is NOTE or entry.kind.name not in self._kinds:
            return
        yield entry.kind.name
        yield f"{entry.minutes}m" if entry.minutes else ""
        yield f"{entry.days}d" if entry.days and entry.kind.way is Way.OFF else ""
        yield entry.round or ""
        yield f"×{entry.count}" if entry.count > 1 else ""

    def _text(self, entry: Entry) -> str:
        """The words where they are shown; else the links among them, which say who took part."""
        if self._shows_words and (shown := self._words.in_line(entry.text)):
            first = shown.split(" ", 1)[0]
            return f'"{first}"{shown[len(first) :]}' if self._says_a_kind(entry, first) else shown
        if LINK.sub("", entry.text).strip():
            self._words.left_out["words"] += 1
        return _joined(self._words.link(link) for link in entry.links_in())

    def _says_a_kind(self, entry: Entry, first: str) -> bool:
        """Whether the first word of a note would be read as a kind, or as the hour before one."""
        word = first.rstrip(":,").lower()
        return entry.kind is NOTE and (word in self._kinds or bool(re.match(r"\d", first)))

    def _fields(self, entry: Entry) -> Iterator[str]:
        for field in entry.fields:
            values: tuple[str, ...] = ()
            if field.key in self._words.share.entry_fields:
                values = tuple(self._values(entry, field))
            if not values:
                self._words.left_out["entry field"] += 1
            yield from (f"[{field.key}:: {value}]" for value in values)

    def _values(self, entry: Entry, field: EntryField) -> Iterator[str]:
        """What may be shown of a field: its value in the form that the format gives it."""
        key, said = field.key, field.value.strip()
        if known := FIELD_VALUES.get(key):
            yield from [said.lower()] if said.lower() in known else []
        elif key == "auto":
            yield "no" if said.lower() == "no" else "yes"
        elif key == "next":
            yield from (day.isoformat() for day in agreed_days(changed(entry, fields=(field,))))
        elif key == "reach":
            yield from [said.replace(" ", "")] if _REACH.fullmatch(said) else []
        elif key == "rated":
            parts = [_RATED.fullmatch(part.strip()) for part in said.split(",")]
            counts = [f"{int(one[1])} {one[2].lower()}" for one in parts if one]
            yield from [", ".join(counts)] if counts else []
        elif key == "segment":
            yield from [shown] if (shown := self._words.in_field(said)) else []
        elif key in _POINTS:
            yield from self._point(entry, field)
        else:
            yield from self._spoken(field)

    def _spoken(self, field: EntryField) -> Iterator[str]:
        """`got`, `gave`, `for` and `via`: the words, or else whom they name and that there were."""
        if not says_what(field.value):
            return
        if self._shows_words and (shown := self._words.in_field(field.value)):
            yield shown
            return
        names = [target_of(match[1]) for match in LINK.finditer(field.value)]
        linked = _joined(self._words.identities.link(name) for name in names or [field.value])
        introduced = field.value.lower().startswith(INTRODUCTION)
        if introduced and linked and field.key in _FREE:
            yield f"{INTRODUCTION} to {linked}"
        elif field.key != "via" or linked:
            yield linked or MASK

    def _point(self, entry: Entry, field: EntryField) -> Iterator[str]:
        """An issue by its words or its number, and by the same what addresses it."""
        if self._shows_words and (shown := self._words.in_field(field.value)):
            yield shown
            return
        if not field.value.strip():
            return
        said = fold(field.value)
        if field.key == "issue":
            yield f"point {self._points[self._whole(entry)][said]}."
            return
        known = self._points[self._whole(entry)].items()
        met = [number for issue, number in known if issue == said]
        met = met or [number for issue, number in known if same_issue(issue, said)]
        yield from (f"point {number}." for number in met) if met else [MASK]

    def _numbered(self) -> dict[str, dict[str, int]]:
        """The issues that are shown, numbered from 1 within each campaign."""
        points: dict[str, dict[str, int]] = defaultdict(dict)
        for entries in self._kept.values():
            for entry in entries:
                known = points[self._whole(entry)]
                for issue in entry.all_fields("issue"):
                    known.setdefault(fold(issue), len(known) + 1)
        return points

    def _whole(self, entry: Entry) -> str:
        """What an issue is one of: the first campaign that its entry serves, or its own file."""
        served = self._ledger.campaigns_of(entry)
        shown = (one.path for one in served if self._words.identities.of(one))
        return next(shown, entry.location.path)


def _joined(links: Iterable[str]) -> str:
    return " ".join(one for one in dict.fromkeys(links) if one)
