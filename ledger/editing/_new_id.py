"""Whether a text may be the id of a record: a file's name on any disk, and nobody else's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from pathlib import PurePosixPath

from ledger.editing._splice import EditRefusedError
from ledger.model.fault import FaultKind
from ledger.model.ledger import Ledger
from ledger.model.record import Record, RecordKind
from ledger.naming import is_reserved, slug
from ledger.wording import fold

# What a link or a list gives a meaning to, and what some system refuses in a file's name.
_REFUSED = re.compile(r"""[\[\]|#^,/\\:*?"<>\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]""")
_MOST_BYTES = 250


def refuse_id(new: str, record: Record, ledger: Ledger) -> None:
    """Raise EditRefusedError, in words that follow the id, where a record cannot have it."""
    refuse_spelling(new)
    wanted = fold(new)
    others = [one for one in ledger.records if one is not record]
    for other in others:
        if fold(other.id) == wanted:
            raise EditRefusedError(f"is taken: it is the id of {other.path} ({other.name})")
    for other in others:
        if wanted in map(fold, other.aliases):
            raise EditRefusedError(f"is taken: it is an alias of {other.path} ({other.name})")
    for fault in ledger.faults:
        path = fault.location.path
        if fault.kind is FaultKind.UNREADABLE_FILE and fold(PurePosixPath(path).stem) == wanted:
            raise EditRefusedError(f"is taken: it is the id of {path}, which cannot be read")


def refuse_spelling(new: str) -> None:
    """Raise EditRefusedError, in words that follow the id, where it can be no file's name."""
    if refused := _REFUSED.search(new):
        raise EditRefusedError(f"cannot be an id: it holds `{refused[0]}`")
    if not new or new[0] in ".~ " or new[-1] in ". ":
        raise EditRefusedError("cannot be an id: a file's name begins and ends with a letter")
    if is_reserved(new):
        raise EditRefusedError("cannot be an id: some systems keep that name for themselves")
    if len(f"{new}.md".encode()) > _MOST_BYTES:
        raise EditRefusedError("is too long for the name of a file")


def named_files(ledger: Ledger, kind: RecordKind) -> bool:
    """Whether most records of a kind have a name as their id, as in `People/Tom Müller.md`."""
    records = [one for one in ledger.records if one.kind is kind]
    names = [one for one in records if one.id != slug(one.id) and fold(one.id) == fold(one.name)]
    return 2 * len(names) > len(records)


def id_of_name(name: str, taken: Container[str]) -> str:
    """A name as an id, where it can be a file's and none of `taken` (folded); else empty."""
    id_ = unicodedata.normalize("NFC", name)
    try:
        refuse_spelling(id_)
    except EditRefusedError:
        return ""
    return "" if fold(id_) in taken else id_


def as_id(typed: str, record: Record) -> str:
    """What was typed, if it is an id as it stands; empty where it is a name.

    A name has a blank in it; where the record's own id has one, so may the new one.
    """
    bare = unicodedata.normalize("NFC", typed.strip()).removesuffix(".md")
    folder = PurePosixPath(record.path).parent.as_posix()
    bare = bare.removeprefix(f"{folder}/")
    return "" if " " in bare and " " not in record.id else bare
