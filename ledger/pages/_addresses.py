"""Where each record's page is, and which of its lines can be linked to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy

from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.organization import Organization
from ledger.model.profile import Profile
from ledger.model.record import Record, RecordKind
from ledger.naming import slug

FOLDERS: Mapping[RecordKind, str] = {
    RecordKind.CONTACT: "contacts",
    RecordKind.ORGANIZATION: "organizations",
    RecordKind.CAMPAIGN: "campaigns",
    RecordKind.CHANNEL: "channels",
    RecordKind.SKILL: "skills",
    RecordKind.PROFILE: "profile",
    RecordKind.JOURNAL: "journal",
}

# Names that Windows keeps for devices, whatever follows the point.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)$")


class Addresses:
    """The page of each record by the path of its file, and the lines placed on it.

    `mark` is what the anchor of a line begins with, its number after it.
    """

    def __init__(self, ledger: Ledger, mark: str = "l") -> None:
        self.mark = mark
        self._pages: dict[str, str] = {}
        self._records = {record.path: record for record in ledger.records}
        self._lines: dict[str, Sequence[int]] = {}
        taken: set[str] = set()
        for record in ledger.records:
            page = _free(f"{FOLDERS[record.kind]}/{file_name(record)}", taken)
            taken.add(page)
            self._pages[record.path] = page + ".html"

    def having(self, records: Iterable[Record]) -> Addresses:
        """The same, some records saying something else and being called what they were."""
        made = copy(self)
        others = {record.path: record for record in records}
        made._records = {**self._records, **others}
        made._lines = dict(self._lines)
        for path in others:
            made._lines.pop(path, None)
        return made

    def page(self, path: str) -> str | None:
        """The page of a file's record, relative to the site; None where the file has none."""
        return self._pages.get(path)

    def anchor(self, path: str, line: int) -> str:
        """The anchor of a line, or of the nearest placed line above it; empty for the top."""
        lines = self.lines(path)
        at = bisect_right(lines, line)
        return f"{self.mark}{lines[at - 1]}" if at else ""

    def lines(self, path: str) -> Sequence[int]:
        """The lines of a file that its page gives an anchor, in order."""
        known = self._lines.get(path)
        if known is None:
            record = self._records.get(path)
            known = self._lines[path] = sorted(set(_lines(record))) if record else ()
        return known


def file_name(record: Record) -> str:
    """An id as a file name that every system, host and address takes: `dana-kim`.

    A name that no letter of ours can spell is called by its kind.
    """
    name = slug(record.id) or record.kind.value
    return f"{name}-" if _RESERVED.match(name) else name


def _free(wanted: str, taken: set[str]) -> str:
    """The name wanted, or the first of `name-2`, `name-3` that no record before it has."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def _lines(record: Record) -> Iterator[int]:
    """Every line of a file that something on its page comes from."""
    yield from [spot.line for spot in record.spots.values()]
    yield from [line.location.line for line in record.stages]
    if isinstance(record, (Campaign, Organization)):
        yield from [need.location.line for need in record.needs]
    if isinstance(record, Profile):
        yield from [offer.location.line for offer in record.offers]
    yield from [entry.location.line for entry in record.entries]
