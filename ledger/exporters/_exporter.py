"""What an exporter is, what it is given and how it says that it cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from ledger.processes import Progress, unheard
from ledger.readers import LedgerReading
from ledger.value import Value


class NotExportedError(Exception):
    """Why nothing could be exported, in one line."""


class ExportRequest(Value, frozen=True, kw_only=True):
    """What an exporter is given: what was read of a ledger, and the day.

    `files` are the bytes of every file that was read, the settings' among them, by path.
    `since` and `until` are the first and the last day of what tells of a stretch of days,
    `table` is the only table wanted; None and empty are all. `progress` is told how far it is.
    """

    reading: LedgerReading
    as_of: date
    since: date | None = None
    until: date | None = None
    files: Mapping[str, bytes] = {}
    table: str = ""
    progress: Progress = unheard


class Exporter(Value, frozen=True):
    """One format: its name, its title, the end of its files' names, and how it is made.

    `make` raises NotExportedError where it cannot. `binary` is true of what no terminal shows.
    One that is `by_table` makes a file of each table: an archive of all of them, or one alone.
    `period` is true of what tells of a stretch of days: it takes `since` and `until`.
    """

    name: str
    title: str
    suffix: str
    make: Callable[[ExportRequest], bytes]
    binary: bool = False
    by_table: bool = False
    period: bool = False


def exporter(  # noqa: PLR0913 - each by its name
    name: str,
    title: str,
    suffix: str,
    *,
    binary: bool = False,
    by_table: bool = False,
    period: bool = False,
) -> Callable[[Callable[[ExportRequest], bytes]], Exporter]:
    """Make an exporter of a function from a request to the bytes of a file."""

    def decorate(make: Callable[[ExportRequest], bytes]) -> Exporter:
        return Exporter(name, title, suffix, make, binary, by_table, period)

    return decorate
