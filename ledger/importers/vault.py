"""A folder of Markdown notes about people, organizations and applications, such as a vault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ledger.importers._columns import IGNORE
from ledger.importers._friends_file import sections_of
from ledger.importers._importer import ColumnUse, ImportPlan, Note, Request, importer
from ledger.importers._table import plain
from ledger.importers._vault_notes import FIELD_NAMES, KINDS, Vault, folder_of, is_note, read_vault
from ledger.importers._vault_records import VaultDrafts
from ledger.wording import listing, plural

NAME = "vault"
TITLE = "a folder of notes"

_SAMPLES = 3
_MOST_NAMED = 8


def recognises(request: Request) -> float:
    """Several files, notes among them, of which none is somebody else's."""
    notes = [one for one in request.members if is_note(one)]
    alone = [one.name for one in request.members] == [request.file.name]
    if alone or not notes:
        return 0.0
    own = any(len(sections_of(one.head.decode("utf-8", errors="replace"))) > 1 for one in notes)
    return 0.0 if own else 0.9


@importer(NAME, TITLE, FIELD_NAMES, recognises, tabular=False, gathers=is_note)
def vault(request: Request) -> ImportPlan:
    """A record for each note of the folders that hold people, organizations or applications."""
    read = read_vault(request)
    folders = {folder_of(path) for path in read.texts}
    known = {plain("/".join(one.split("/")[:depth])) for one in folders
             for depth in range(1, len(one.split("/")) + 1)}  # fmt: skip
    if wrong := next((one for one in request.mapping if one not in known), ""):
        seen = listing(f"`{one}`" for one in sorted(folders) if one) or "none"
        return ImportPlan(
            format=NAME, title=TITLE, misused=True,
            refusal=f"there is no folder `{wrong}` in {request.file.name}: it has {seen}",
        )  # fmt: skip
    if not read.ledger.records:
        return ImportPlan(format=NAME, title=TITLE, refusal=_nothing(request, read))
    drafts = VaultDrafts(read, request.ledger)
    made = drafts.made()
    doubts = [*_loose_links(drafts.loose), *drafts.doubts]
    doubts += [f"`{path}` is empty, too large or cannot be read: not taken" for path in read.unread]
    return ImportPlan(
        format=NAME,
        title=TITLE,
        columns=tuple(_uses(read)),
        rows=len(read.texts) + len(read.unread),
        unit="note",
        drafts=made,
        notes=tuple(Note(0, doubt) for doubt in doubts),
        left_out=tuple((f"in {_shown(one.folder)}: {one.why}", one.count)
                       for one in read.proposal.left),
    )  # fmt: skip


def _uses(read: Vault) -> Iterator[ColumnUse]:
    """Each folder and what its notes become, with the first of them."""
    for folder in read.proposal.folders:
        names = [
            path.rpartition("/")[2].removesuffix(".md")
            for path in read.texts
            if path.startswith(f"{folder.theirs}/")
        ]
        yield ColumnUse(folder.theirs, folder.ours, tuple(names[:_SAMPLES]))
    for left in read.proposal.left:
        yield ColumnUse(_shown(left.folder), IGNORE, (left.why,))


def _shown(folder: str) -> str:
    return folder or "the top"


def _loose_links(loose: Counter[str]) -> Iterator[str]:
    if loose:
        names = listing(f"`{name}`" for name, _ in loose.most_common(_MOST_NAMED))
        more = len(loose) - _MOST_NAMED
        others = f" and {more} more" if more > 0 else ""
        yield (
            f"{plural(loose.total(), 'link')} to notes that are not taken stay as they are: "
            f'{names}{others}; `[links] unknown = "text"` in headway.toml makes them plain names'
        )


def _nothing(request: Request, read: Vault) -> str:
    """What was seen, where no folder looks like anything, and how to say which is what."""
    seen = "; ".join(
        f"`{_shown(one.folder)}`: {plural(one.count, 'note')}, {one.why}"
        for one in read.proposal.left[:_MOST_NAMED]
    )
    folder = next((one.folder for one in read.proposal.left if one.folder), "FOLDER")
    return (
        f"no folder of {request.file.name} looks like people, organizations or applications "
        f"({seen or 'its notes are empty or too large'}); say which is what with "
        f'--map "{folder}=contact", the kind being {listing((*KINDS, IGNORE), "or")}'
    )
