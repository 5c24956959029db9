"""A ledger as it was committed, or as it is staged."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from pathlib import Path

from ledger import config as settings
from ledger.model.history import Commit
from ledger.readers import LedgerReading, Sources
from ledger.readers.files import SourceFile, kind_of
from ledger.readers.git import GitError, Repository, open_repository
from ledger.readers.text import Text, decode
from ledger.value import Value


class Committed(Value, frozen=True):
    """A ledger as a commit has it."""

    commit: Commit
    reading: LedgerReading


def read_revision(root: Path, revision: str) -> Committed:
    """The ledger in a folder as the commit that a revision names has it.

    Raises GitError where git does not give it, or the commit has no ledger there.
    """
    repository = open_repository(root)
    commit = repository.commit(repository.resolve(revision))
    if settings.FILE_NAME not in repository.tree(commit.id):
        raise GitError(
            f"{revision} ({commit.short} of {commit.day}) has no ledger here: it holds no "
            f"{settings.FILE_NAME}"
        )
    return Committed(commit, read_commit(repository, commit.id))


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
