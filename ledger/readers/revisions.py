"""A ledger as it was committed, or as it is staged."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher

from ledger import config as settings
from ledger.readers import LedgerReading, Sources
from ledger.readers.files import SourceFile, kind_of
from ledger.readers.git import Repository
from ledger.readers.text import Text, decode


def read_commit(repository: Repository, commit: str) -> LedgerReading:
    """The ledger as a commit has it. Raises GitError where git does not give it."""
    return _read(repository, repository.tree(commit))


def read_staged(repository: Repository) -> LedgerReading:
    """The ledger as the next commit will have it. Raises GitError while a merge is unsettled."""
    return _read(repository, repository.staged())


def _read(repository: Repository, tree: Mapping[str, str]) -> LedgerReading:
    own = tree.get(settings.FILE_NAME, "")
    data = repository.blobs([own]).get(own, b"") if own else b""
    folders = settings.parse(decode(settings.FILE_NAME, data)[0].text).folders
    kinds = {path: kind for path in tree if (kind := kind_of(path, folders))}
    blobs = repository.blobs(tree[path] for path in kinds)
    records = {
        path: SourceFile(path, kind, blobs[tree[path]])
        for path, kind in kinds.items()
        if tree[path] in blobs
    }
    return Sources(data, records).read()


def touched_lines(before: Text | None, after: Text) -> frozenset[int]:
    """The lines of a text that are not as they were, by their number; all where it is new."""
    lines = after.text.split("\n")
    if before is None:
        return frozenset(range(1, len(lines) + 1))
    matcher = SequenceMatcher(None, before.text.split("\n"), lines, autojunk=False)
    return frozenset(
        number + 1
        for tag, _, _, start, end in matcher.get_opcodes()
        if tag != "equal"
        for number in range(start, end)
    )
