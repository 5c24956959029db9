"""The repository of a ledger for a command, and where its history is kept between runs."""

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


def cache_folder() -> Path:
    """The user's own folder for what can be worked out again."""
    import platformdirs  # noqa: PLC0415 - a check without a history does without it

    return platformdirs.user_cache_path("headway", appauthor=False)


def state_folder() -> Path:
    """The user's own folder for what was done last."""
    import platformdirs  # noqa: PLC0415 - only what can be undone needs it

    return platformdirs.user_state_path("headway", appauthor=False)
