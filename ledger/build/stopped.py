"""Why no report can be made."""

from __future__ import annotations


class StoppedError(Exception):
    """Why no report can be made of a ledger, said in one line."""
