"""What an importer is, what it is asked and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from ledger.importers._dates import Order
from ledger.importers._member import Member
from ledger.importers._table import ForeignFile
from ledger.model.draft import RecordDraft, WholeFile
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
    `rows` counts the rows below the header, or what `unit` names in their place. `notes` are
    about rows not taken or doubtful; `left_out` are kinds of row that are passed over on
    purpose, each with how many there were.
    Where nothing could be taken `refusal` says why in one line; `misused` is true where the
    wish was wrong (a column or a field that is not there) and not the file. `files` are to be
    taken as they stand.
    """

    format: str = ""
    title: str = ""
    columns: tuple[ColumnUse, ...] = ()
    rows: int = 0
    unit: str = "row"
    drafts: tuple[RecordDraft, ...] = ()
    notes: tuple[Note, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    refusal: str = ""
    misused: bool = False
    files: tuple[WholeFile, ...] = ()


class Told(StrEnum):
    """How much of a message is taken besides who wrote to whom, and when."""

    NOTHING = "nothing"
    SUBJECT = "subject"
    TEXT = "text"


class Wishes(Value, frozen=True, kw_only=True):
    """What the owner says of a file that it may not say itself.

    `format_name` is an importer's name, `mapping` pairs columns with the fields they fill,
    `order` is that of day and month. `me` are the owner's own e-mail addresses, and `told` is
    how much of each message is taken; `private` takes what the file marks as private too.
    """

    format_name: str = ""
    mapping: tuple[tuple[str, str], ...] = ()
    order: Order | None = None
    me: tuple[str, ...] = ()
    told: Told = Told.NOTHING
    private: bool = False


class Request(Value, frozen=True, kw_only=True):
    """What an importer is given: the file, the ledger it is for, the day, the owner's wishes.

    `mapping` names the field of a column, by the column's plain heading; `order` is the
    order of day and month where the owner says it. `members` are the files of a folder, and
    where there is one file alone that one. `me`, `told` and `private` are as in `Wishes`.
    """

    file: ForeignFile
    ledger: Ledger
    as_of: date
    mapping: Mapping[str, str] = {}
    order: Order | None = None
    members: tuple[Member, ...] = ()
    me: tuple[str, ...] = ()
    told: Told = Told.NOTHING
    private: bool = False

    @property
    def wants_text(self) -> bool:
        """Whether what messages say is to be taken too."""
        return self.told is Told.TEXT


class Importer(Value, frozen=True):
    """One format: its name, its title, the fields that its columns may fill, and how it reads.

    `recognises` says how sure it is that a file is its own, from 0 to 1; from `SURE` on it
    is taken for one. `tabular` is false where its files are no tables: what can be mapped then
    is what `fields` are for, if any. One that `gathers` reads the files of a folder that it says
    are its own as one thing, and files of any size. What is our `own` may be as large as a
    ledger: its reader judges it. The files of one that is for `large` ones hold pictures, or
    many years.
    """

    name: str
    title: str
    fields: tuple[str, ...]
    recognises: Callable[[Request], float]
    read: Callable[[Request], ImportPlan]
    tabular: bool = True
    gathers: Callable[[Member], bool] | None = None
    own: bool = False
    large: bool = False


SURE = 0.5


def importer(  # noqa: PLR0913 - one for each thing that an importer is
    name: str,
    title: str,
    fields: tuple[str, ...],
    recognises: Callable[[Request], float],
    *,
    tabular: bool = True,
    gathers: Callable[[Member], bool] | None = None,
    own: bool = False,
    large: bool = False,
) -> Callable[[Callable[[Request], ImportPlan]], Importer]:
    """Make an importer of a function from a request to a plan."""

    def decorate(read: Callable[[Request], ImportPlan]) -> Importer:
        return Importer(name, title, fields, recognises, read, tabular, gathers, own, large)

    return decorate
