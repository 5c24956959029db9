"""What an importer is, what it is asked and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from ledger.importers._dates import Order
from ledger.importers._table import ForeignFile
from ledger.model.draft import RecordDraft
from ledger.model.ledger import Ledger
from ledger.value import Value


class Note(Value, frozen=True):
    """Something to know about a row: that it was not taken, or what was doubtful in it.

    `line` is the line of the file that it begins on; 0 is the file as a whole.
    """

    line: int
    message: str


class ColumnUse(Value, frozen=True):
    """What becomes of a column: the field it fills, and up to three of its values."""

    column: str
    field: str
    samples: tuple[str, ...] = ()


class ImportPlan(Value, frozen=True, kw_only=True):
    """What a file holds, as drafts of records; nothing is written yet.

    `format` and `title` name the importer, `columns` say how each column was understood and
    `rows` counts the rows below the header. `notes` are about rows not taken or doubtful.
    Where nothing could be taken `refusal` says why in one line; `misused` is true where the
    wish was wrong (a column or a field that is not there) and not the file.
    """

    format: str = ""
    title: str = ""
    columns: tuple[ColumnUse, ...] = ()
    rows: int = 0
    drafts: tuple[RecordDraft, ...] = ()
    notes: tuple[Note, ...] = ()
    refusal: str = ""
    misused: bool = False


class Wishes(Value, frozen=True, kw_only=True):
    """What the owner says of a file that it may not say itself.

    `format_name` is an importer's name, `mapping` pairs columns with the fields they fill,
    `order` is that of day and month.
    """

    format_name: str = ""
    mapping: tuple[tuple[str, str], ...] = ()
    order: Order | None = None


class Request(Value, frozen=True, kw_only=True):
    """What an importer is given: the file, the ledger it is for, the day, the owner's wishes.

    `mapping` names the field of a column, by the column's plain heading; `order` is the
    order of day and month where the owner says it.
    """

    file: ForeignFile
    ledger: Ledger
    as_of: date
    mapping: Mapping[str, str] = {}
    order: Order | None = None


class Importer(Value, frozen=True):
    """One format: its name, its title, the fields that its columns may fill, and how it reads.

    `recognises` says how sure it is that a file is its own, from 0 to 1; from `SURE` on it
    is taken for one. `tabular` is false where its files are no tables: no column of theirs can
    be mapped.
    """

    name: str
    title: str
    fields: tuple[str, ...]
    recognises: Callable[[Request], float]
    read: Callable[[Request], ImportPlan]
    tabular: bool = True


SURE = 0.5


def importer(
    name: str,
    title: str,
    fields: tuple[str, ...],
    recognises: Callable[[Request], float],
    *,
    tabular: bool = True,
) -> Callable[[Callable[[Request], ImportPlan]], Importer]:
    """Make an importer of a function from a request to a plan."""

    def decorate(read: Callable[[Request], ImportPlan]) -> Importer:
        return Importer(name, title, fields, recognises, read, tabular)

    return decorate
