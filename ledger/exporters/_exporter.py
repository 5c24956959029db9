"""What an exporter is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ledger.readers import LedgerReading
from ledger.value import Value


class ExportRequest(Value, frozen=True, kw_only=True):
    """What an exporter is given: what was read of a ledger, and the day.

    `since` and `until` are the first and the last day of the activity statement.
    """

    reading: LedgerReading
    as_of: date
    since: date | None = None
    until: date | None = None


class Exporter(Value, frozen=True):
    """One format: its name, its title, how its files' names end, and how it is made."""

    name: str
    title: str
    suffix: str
    make: Callable[[ExportRequest], bytes]


def exporter(
    name: str, title: str, suffix: str
) -> Callable[[Callable[[ExportRequest], bytes]], Exporter]:
    """Make an exporter of a function from a request to the bytes of a file."""

    def decorate(make: Callable[[ExportRequest], bytes]) -> Exporter:
        return Exporter(name, title, suffix, make)

    return decorate
