"""The whole archive that LinkedIn sends, packed or unpacked: four of its files in one go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from ledger.importers import linkedin_connections as connections
from ledger.importers import linkedin_invitations as invitations
from ledger.importers import linkedin_jobs as jobs
from ledger.importers import linkedin_messages as messages
from ledger.importers._archive import ARCHIVE, MOST_BYTES_OF_A_FILE, Members, members
from ledger.importers._columns import lay_out
from ledger.importers._contact_fields import CONTACT_FIELDS
from ledger.importers._contact_names import full_name
from ledger.importers._importer import ImportPlan, Note, Request, importer
from ledger.importers._linkedin import Part
from ledger.importers._member import Member
from ledger.importers._people import People
from ledger.importers._table import ForeignFile
from ledger.value import changed
from ledger.wording import fold, listing

NAME = "linkedin-archive"
TITLE = "a LinkedIn archive"

FILES = ("Connections.csv", "messages.csv", "Invitations.csv", "Job Applications.csv")
_PROFILE = "profile.csv"
_NAMES = ("first name", "last name")
# What else lies in the archive and might be taken for a list of people or of applications.
_OTHERS = re.compile(
    r"(?:importedcontacts|positions|education|email addresses|phonenumbers|organizations"
    r"|volunteering|company follows|member_follows|saved jobs|recommendations_\w+"
    r"|endorsement_\w+|job (?:seeker|applicant) .+)\.csv"
)
_WANTED = frozenset((*map(fold, FILES), _PROFILE))


def _members(request: Request) -> Members:
    """The files of the archive that are read, by path."""
    (first, *more) = request.members
    if first.head.startswith(ARCHIVE) and not more:
        return members(first.open, lambda name: fold(name) in _WANTED)
    if request.file.data:
        return Members()
    wanted = [one for one in request.members if _name(one.name) in _WANTED]
    return Members({one.name: one.read(MOST_BYTES_OF_A_FILE) for one in wanted})


def _name(path: str) -> str:
    return fold(PurePosixPath(path).name)


def recognises(request: Request) -> float:
    """A folder or an archive with at least one of the four files."""
    found = _members(request)
    here = {_name(path) for path in found.files} - {_PROFILE}
    # Of one that does not open, in whose bytes a name of ours still stands, it is said why.
    ours = found.trouble and any(name.encode() in request.file.data for name in FILES)
    return 1.0 if here or ours else 0.0


def _is_of_archive(member: Member) -> bool:
    """Whether a file is called as one of the archive is, be it read or not."""
    name = _name(member.name)
    return name in _WANTED or _OTHERS.fullmatch(name) is not None


@importer(NAME, TITLE, (), recognises, tabular=False, gathers=_is_of_archive)
def linkedin_archive(request: Request) -> ImportPlan:
    """The contacts, dated lines and campaigns of all four, each person once."""
    found = _members(request)
    if found.trouble or not found.files:
        none = f"holds none of {listing(FILES)}"
        refusal = f"{request.file.name} {found.trouble or none}"
        return ImportPlan(format=NAME, title=TITLE, refusal=refusal)
    people = People()
    rows, notes = 0, []
    for path, part in _parts(request, found, people):
        rows += part.rows
        name = PurePosixPath(path).name
        notes += [Note(one.line, f"{name}: {one.message}") for one in part.notes]
        if part.refusal:
            notes.append(Note(0, f"{name} is left out: {part.refusal}"))
    return ImportPlan(
        format=NAME,
        title=TITLE,
        rows=rows,
        drafts=people.drafts.finished(),
        notes=tuple(notes),
    )


def _parts(request: Request, found: Members, people: People) -> Iterator[tuple[str, Part]]:
    """What each file comes to; connections first, for they say most of a person."""
    owner = next(
        (_owner(request, data) for path, data in found.files.items() if _name(path) == _PROFILE), ""
    )
    readers: tuple[Callable[[Request], Part], ...] = (
        lambda one: connections.take_connections(one, people),
        lambda one: messages.take_messages(one, people, owner),
        lambda one: invitations.take_invitations(one, people),
        lambda one: jobs.take_jobs(one, people),
    )
    for name, read in zip(FILES, readers, strict=True):
        for path, data in sorted(found.files.items()):
            if _name(path) == fold(name):
                yield path, read(changed(request, file=ForeignFile(path, data)))


def _owner(request: Request, data: bytes) -> str:
    """The name in the owner's own profile."""
    table = ForeignFile(_PROFILE, data).table(
        lambda heading: heading in ("first name", "last name")
    )
    layout = lay_out(table, CONTACT_FIELDS, request.mapping)
    if not table.rows:
        return ""
    row = table.rows[0]
    return full_name(lambda name: row[layout.column(name)] if layout.column(name) else "")
