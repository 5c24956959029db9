"""Writing one change that a command worked out, with its failures said in one line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ledger.commands._options import CouldNotError
from ledger.editing import ChangedMeanwhileError, FileChange, NotWrittenError, commit
from ledger.terminal import visible

MOST_ATTEMPTS = 3


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
        where = visible(str(error.filename or changes[0].path))
        raise CouldNotError(f"{where}: {reason}") from None
    return True
