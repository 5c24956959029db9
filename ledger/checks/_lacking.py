"""What a figure still lacks is told where all else that it needs is there, and only then."""

from __future__ import annotations

from datetime import date

from ledger.checks._faults import keys_lost
from ledger.model.ledger import Ledger
from ledger.model.profile import Profile
from ledger.model.stage import open_campaigns


def profile_without(ledger: Ledger, key: str, as_of: date) -> Profile | None:
    """The owner's profile, if a key is missing from it and something is still being pursued.

    A key that was typed and could not be read has a finding of its own.
    """
    profile = ledger.by_path.get(ledger.profile.path)
    if not isinstance(profile, Profile) or profile.fields.get(key):
        return None
    if profile.path in keys_lost(ledger):
        return None
    return profile if open_campaigns(ledger, as_of) else None
