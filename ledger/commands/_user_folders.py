"""The user's own folders, for what is kept between runs and is no part of a ledger."""

from __future__ import annotations

from pathlib import Path


def cache_folder() -> Path:
    """The user's own folder for what can be worked out again."""
    import platformdirs  # noqa: PLC0415 - most commands keep nothing

    return platformdirs.user_cache_path("headway", appauthor=False)


def state_folder() -> Path:
    """The user's own folder for what was done last."""
    import platformdirs  # noqa: PLC0415 - only what can be undone needs it

    return platformdirs.user_state_path("headway", appauthor=False)
