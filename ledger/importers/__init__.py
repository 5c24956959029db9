"""From other tools' files to drafts of records: one format a file, found by looking here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import ledger.importers as folder
from ledger.catalogue import scan
from ledger.importers._columns import KEEP
from ledger.importers._dates import Order
from ledger.importers._importer import (
    SURE,
    ColumnUse,
    Importer,
    ImportPlan,
    Note,
    Request,
    Told,
    Wishes,
    importer,
)
from ledger.importers._member import Member
from ledger.importers._table import (
    MOST_BYTES,
    MOST_BYTES_OF_A_LARGE_ONE,
    ForeignFile,
    Table,
    plain,
)
from ledger.model.draft import one_line
from ledger.model.ledger import Ledger
from ledger.value import changed
from ledger.wording import listing, near_miss, plural, shorten

__all__ = [
    "MOST_BYTES",
    "NO_WISHES",
    "ColumnUse",
    "ImportPlan",
    "Importer",
    "Member",
    "Note",
    "Order",
    "Told",
    "Wishes",
    "all_importers",
    "gathered",
    "importer",
    "plan",
]

NO_WISHES = Wishes()

# Of the columns of a file so many are named, so much of each.
_MOST_SEEN, _WIDEST = 20, 40


@cache
def all_importers() -> tuple[Importer, ...]:
    """Every importer, by name."""
    return tuple(sorted(scan(folder, Importer), key=lambda one: one.name))


def plan(  # noqa: PLR0913 - what is read, for whom, on which day, as they wish
    data: bytes,
    filename: str,
    ledger: Ledger,
    as_of: date,
    wishes: Wishes = NO_WISHES,
    *,
    members: Sequence[Member] = (),
) -> ImportPlan:
    """What the bytes of a file hold, as drafts of records. Never raises.

    The format is recognised from the content unless the owner's `wishes` say it. `members`
    stand for more than the bytes hold: a file that is too large for them, whose first ones
    they are, or the files of a folder, whose name `filename` is.
    """
    pairs = wishes.mapping
    request = Request(
        file=ForeignFile(filename, data),
        ledger=ledger,
        as_of=as_of,
        mapping={plain(column): name.strip().lower() for column, name in pairs},
        order=wishes.order,
        members=tuple(members) or (Member.of(filename, data),),
        me=wishes.me,
        told=wishes.told,
        private=wishes.private,
    )
    chosen = _chosen(request, wishes.format_name)
    request = _whole(request, chosen)
    if chosen is None or chosen.tabular:
        made = _from_table(request, chosen, pairs)
    elif pairs and not chosen.fields:
        wrong = f"{filename} has no columns to map: it is {chosen.title}"
        made = ImportPlan(format=chosen.name, title=chosen.title, refusal=wrong, misused=True)
    elif pairs and (wrong := _unknown_field(pairs, chosen)):
        made = ImportPlan(format=chosen.name, title=chosen.title, refusal=wrong, misused=True)
    elif request.file.trouble and not _reads_it_all_the_same(request, chosen):
        made = ImportPlan(refusal=f"{filename} {request.file.trouble}")
    else:
        made = chosen.read(request)
    made = changed(made, notes=tuple(map(_in_a_line, made.notes)), refusal=one_line(made.refusal))
    if made.drafts or made.files or made.refusal:
        return made
    return changed(made, refusal=_nothing_taken(filename, made))


def _in_a_line(note: Note) -> Note:
    """A note as one line: the cell that it shows may be of several."""
    return note if note.message.isprintable() else changed(note, message=one_line(note.message))


def gathered(
    filename: str, members: Sequence[Member], ledger: Ledger, as_of: date
) -> tuple[tuple[Member, ...], ...]:
    """The files that some importer reads as one thing, for each that finds any its own.

    A file in none of these groups is a thing of its own.
    """
    groups = []
    left = list(members)
    for one in all_importers():
        if one.gathers is None or not left:
            continue
        taken = tuple(filter(one.gathers, left))
        request = Request(
            file=ForeignFile(filename, b""), ledger=ledger, as_of=as_of, members=taken
        )
        if taken and one.recognises(request) >= SURE:
            groups.append(taken)
            left = [member for member in left if not one.gathers(member)]
    return tuple(groups)


def _from_table(
    request: Request, chosen: Importer | None, pairs: tuple[tuple[str, str], ...]
) -> ImportPlan:
    """What a table holds, read by the importer that was chosen, if one was."""
    filename = request.file.name
    table = request.file.table(lambda heading: heading in request.mapping)
    if table.trouble:
        return ImportPlan(refusal=f"{filename} {table.trouble}")
    if not table.rows and len(table.columns) > 1:
        return ImportPlan(refusal=f"{filename} has a header and no rows below it")
    if chosen is None:
        seen = tuple(ColumnUse(column, KEEP) for column in table.columns)
        made = ImportPlan(columns=seen, refusal=_unrecognised(filename, table))
    elif wrong := _unknown_field(pairs, chosen):
        return ImportPlan(format=chosen.name, title=chosen.title, refusal=wrong, misused=True)
    else:
        made = chosen.read(request)
    if wrong := _unknown_column(pairs, made):
        return changed(made, drafts=(), refusal=wrong, misused=True)
    return made


def _chosen(request: Request, name: str) -> Importer | None:
    """The importer that is named, else the one that is surest of the file."""
    if name:
        return next((one for one in all_importers() if one.name == name), None)
    # What says that it is our own is not cut into rows to see whether it is anything else; and
    # those that read as much as they want of a file answer sooner than those that take it whole.
    best, surest = None, 0.0
    for one in sorted(all_importers(), key=lambda one: (not one.own, one.gathers is None)):
        if surest < 1 and (sure := one.recognises(request)) > surest:
            best, surest = one, sure
    return best if surest >= SURE else None


def _reads_it_all_the_same(request: Request, chosen: Importer) -> bool:
    """Whether an importer reads what is too large, or is no text, for all the others."""
    if chosen.own or chosen.gathers is not None:
        return True
    return not request.file.is_too_large and chosen.recognises(request) >= SURE


def _whole(request: Request, chosen: Importer | None) -> Request:
    """The request with more of its file, where the importer is one for large files."""
    if chosen is None or not chosen.large or not request.file.is_too_large:
        return request
    most = MOST_BYTES_OF_A_LARGE_ONE
    data = request.members[0].read(most + 1)
    return changed(request, file=ForeignFile(request.file.name, data, most))


def _unknown_field(pairs: tuple[tuple[str, str], ...], chosen: Importer) -> str:
    """What is wrong with a field that the owner maps a column to; empty where nothing is."""
    for _, name in pairs:
        field = name.strip().lower()
        if field not in chosen.fields:
            near = near_miss(field, chosen.fields)
            remedy = (
                f"did you mean `{near}`?" if near else f"it may be {listing(chosen.fields, 'or')}"
            )
            return f"`{name}` is no field of {chosen.title}: {remedy}"
    return ""


def _unknown_column(pairs: tuple[tuple[str, str], ...], made: ImportPlan) -> str:
    """What is wrong with a column that the owner maps; empty where nothing is."""
    known = {plain(use.column) for use in made.columns}
    for column, _ in pairs:
        if plain(column) not in known:
            return f"there is no column `{column}`: the file has {_seen(made.columns)}"
    return ""


def _unrecognised(filename: str, table: Table) -> str:
    columns = tuple(ColumnUse(column, KEEP) for column in table.columns)
    return (
        f"{filename} is none of the formats known: its columns are {_seen(columns)}; "
        "say what they hold with --map COLUMN=FIELD (headway explain contact-list has the FIELDs "
        "of people, headway explain job-tracker those of applications, headway explain the formats)"
    )


def _nothing_taken(filename: str, made: ImportPlan) -> str:
    reasons = dict.fromkeys(note.message for note in made.notes if note.line)
    first = next(iter(reasons), "they hold nothing that the format takes")
    return f"none of the {plural(made.rows, made.unit)} of {filename} could be taken ({first})"


def _seen(columns: tuple[ColumnUse, ...]) -> str:
    names = [f"`{shorten(use.column, _WIDEST)}`" for use in columns[:_MOST_SEEN]]
    more = [f"{len(columns) - _MOST_SEEN} more"] if len(columns) > _MOST_SEEN else []
    return listing([*names, *more]) or "none"
