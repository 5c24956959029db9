"""Writing one change that a command worked out, with its failures said in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
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

    Raises CouldNotError where another writer keeps it, or it cannot be opened. What the owner
    is to be asked is asked before.
    """
    with ExitStack() as stack:
        try:
            if not dry_run:
                stack.enter_context(exclusively(root))
        except HeldByAnotherError as error:
            raise CouldNotError(visible(str(error))) from None
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise CouldNotError(f"{visible(str(root))} cannot be opened: {reason}") from None
        yield


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
