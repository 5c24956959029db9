"""The repository of a ledger for a command."""

from __future__ import annotations

from pathlib import Path

from ledger.commands._options import CouldNotError
from ledger.readers.git import GitError, Repository, open_repository


def repository_of(root: Path) -> Repository:
    """The repository that a ledger lies in. Raises CouldNotError where git has none to give."""
    try:
        return open_repository(root)
    except GitError as refusal:
        raise CouldNotError(f"there is no history to look at: {refusal}") from None
