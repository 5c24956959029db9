"""Writing one change that a command worked out, with its failures said in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ledger.commands._options import CouldNotError
from ledger.editing import (
    ChangedMeanwhileError,
    FileChange,
    HeldByAnotherError,
    NotWrittenError,
    commit,
    exclusively,
)
from ledger.terminal import visible

MOST_ATTEMPTS = 3


@contextmanager
def alone(root: Path, *, dry_run: bool = False) -> Iterator[None]:
    """The ledger for this command alone, from reading it to writing it; not on a dry run.

    Raises CouldNotError where another writer keeps it. What the owner is to be asked is asked
    before.
    """
    if dry_run:
        yield
        return
    try:
        with exclusively(root):
            yield
    except HeldByAnotherError as error:
        raise CouldNotError(visible(str(error))) from None


def is_written(root: Path, change: FileChange, *, last: bool) -> bool:
    """Whether a change was written; not where the file changed since, unless it is the last try.

    Raises CouldNotError where it cannot be.
    """
    return are_written(root, [change], last=last)


def are_written(root: Path, changes: Sequence[FileChange], *, last: bool) -> bool:
    """The same for several changes: all of them, or none."""
    try:
        commit(root, changes)
    except ChangedMeanwhileError as error:
        if last:
            raise CouldNotError(visible(str(error))) from None
        return False
    except NotWrittenError as error:
        raise CouldNotError(visible(str(error))) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{visible(str(error.filename or root))}: {reason}") from None
    return True
