"""The notes of a vault: what they hold besides front matter, and which folder is what."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from ledger.adopting import Proposal, propose
from ledger.config import parse, same_key
from ledger.importers._columns import IGNORE
from ledger.importers._importer import Request
from ledger.importers._member import Member
from ledger.importers._table import plain
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.readers import Sources
from ledger.readers.file_bytes import MOST_BYTES
from ledger.readers.files import PROFILE, SourceFile, kind_of
from ledger.readers.text import decode
from ledger.value import Value

KINDS = tuple(kind.value for kind in RecordKind if kind is not RecordKind.PROFILE)
FIELD_NAMES = (*KINDS, IGNORE)

# `key:: value` on a line of its own, as Dataview has it, and a line of nothing but tags.
_INLINE = re.compile(
    r"^(?:[-*+] +)?(?P<open>[(\[])?(?P<key>[^\W\d_][\w -]{0,40}?):: *(?P<value>\S.*?)\s*$"
)
_TAGS = re.compile(r"^(?:#[^\W\d][\w/-]*\s*)+$")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_FRONT = re.compile(r"\A---[ \t]*\n(?P<keys>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^([^\s:#-][^:]*):(?:\s|$)", re.MULTILINE)


class Vault(Value, frozen=True):
    """A vault as a ledger: the notes read with the settings that were worked out for them.

    `texts` are the notes as they were, by their paths in the ledger.
    """

    ledger: Ledger
    proposal: Proposal
    texts: Mapping[str, str]
    unread: tuple[str, ...]


def is_note(member: Member) -> bool:
    """Whether a file of a folder is a note."""
    return member.name.casefold().endswith(".md")


def folder_of(name: str) -> str:
    """The folder that a note is in; empty at the top."""
    return name.rpartition("/")[0]


def read_vault(request: Request) -> Vault:
    """The notes of a folder, read as what they look like, or as the owner says."""
    texts: dict[str, str] = {}
    unread = []
    notes = [one for one in request.members if is_note(one)]
    # Notes that lie in no folder are in the one that was named.
    flat = not any(folder_of(one.name) for one in notes)
    for member in notes:
        data = member.read(MOST_BYTES + 1)
        path = f"{request.file.name}/{member.name}" if flat else member.name
        if len(data) > MOST_BYTES or not data:
            unread.append(path)
        elif path != PROFILE:
            texts[path] = decode(path, data)[0].text
    files = [
        SourceFile(path, RecordKind.JOURNAL, with_inline(text).encode())
        for path, text in texts.items()
    ]
    said = _said(request, {folder_of(path) for path in texts})
    proposal = propose(files, said)
    folders = parse(proposal.settings).folders
    named = {one.theirs for one in proposal.folders}
    records = {
        file.path: SourceFile(file.path, kind, file.data)
        for file in files
        if (kind := kind_of(file.path, {one: folders[one] for one in named if one in folders}))
    }
    ledger = Sources(proposal.settings.encode(), records).read().ledger
    return Vault(ledger, proposal, texts, tuple(unread))


def _said(request: Request, folders: Iterable[str]) -> dict[str, str]:
    """The kind of each folder that the owner names, and of those below it; `ignore` for none."""
    said = {}
    for folder in folders:
        parts = folder.split("/")
        for depth in range(len(parts), 0, -1):
            kind = request.mapping.get(plain("/".join(parts[:depth])))
            if kind:
                said[folder] = "" if kind == IGNORE else kind
                break
    return said


def with_inline(text: str) -> str:
    """A note whose `key:: value` lines and tags stand in its front matter as well."""
    front = _FRONT.match(text)
    keys = front["keys"] if front else ""
    body = text[front.end() :] if front else text
    known = {same_key(key) for key in _KEY.findall(keys)}
    more = [
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in _inline(body).items()
        if key not in known
    ]
    tags = _tags(body)
    if tags and "tags" not in known:
        more.append(f"tags: {json.dumps(tags, ensure_ascii=False)}")
    if not more:
        return text
    block = "\n".join(more)
    return f"---\n{keys}{block}\n---\n{body}"


def _lines(body: str) -> Iterable[str]:
    """The lines of a text that are no code."""
    fenced = False
    for line in body.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield line


def _inline(body: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _lines(body):
        if match := _INLINE.match(line):
            value = match["value"]
            if match["open"]:
                value = value.removesuffix(")" if match["open"] == "(" else "]")
            found.setdefault(same_key(match["key"]), value)
    return found


def _tags(body: str) -> list[str]:
    return [tag[1:] for line in _lines(body) if _TAGS.match(line) for tag in line.split()]
